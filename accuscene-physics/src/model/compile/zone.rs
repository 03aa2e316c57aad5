//! The layers of a vehicle that can strike other bodies.

use super::{hull, simple};
use crate::contact::Outline;
use crate::error::PhysicsError;
use crate::model::Zone;
use accuscene_core::arith::{Real, Vec2};
use accuscene_core::scene::{self, Position2, Si, VehicleClass};

/// Share of the height at which the stiff structure begins and ends: sill and bonnet of a car.
const STRUCTURE: [f64; 2] = [0.14, 0.55];

/// The layers of a resolved vehicle with this outline, and how far the farthest of their corners is.
pub(super) fn zones(v: &scene::Vehicle, outline: &Outline) -> Result<(Vec<Zone>, f64), PhysicsError> {
    let given = v.zones.iter().enumerate().map(|(k, z)| {
        let own = z.outline.as_ref().map(|points| {
            let points = points.iter().map(vec2).collect();
            simple(points, &format!("vehicles.{}.zones[{k}].outline", v.id))
        });
        let outline = own.unwrap_or_else(|| Ok(outline.clone()))?;
        Ok(Zone { outline, heights: [z.low.value, z.high.value] })
    });
    let mut zones = given.collect::<Result<Vec<_>, PhysicsError>>()?;
    if zones.is_empty() {
        let heights = STRUCTURE.map(|share| share * v.dimensions.height.si());
        zones.push(Zone { outline: outline.clone(), heights });
        zones.extend(upper(v, heights[1])?);
    }
    let reach = zones.iter().map(|z| z.outline.radius()).fold(outline.radius(), Real::max);
    Ok((zones, reach))
}

/// What stands on the main structure by class, from its upper edge up; a two-wheeler has nothing there, and of a
/// tractor the length of the cab is unknown.
fn upper(v: &scene::Vehicle, low: f64) -> Result<Option<Zone>, PhysicsError> {
    let profile = hull::profile(v);
    let layer = match v.class.unwrap_or_default() {
        VehicleClass::Car => profile.car_roof(),
        VehicleClass::Suv => profile.wagon_roof(),
        VehicleClass::Van | VehicleClass::Truck | VehicleClass::Bus | VehicleClass::Trailer => {
            profile.carrier_roof()
        }
        VehicleClass::Tractor | VehicleClass::Motorcycle => return Ok(None),
    };
    let [front, rear] = layer.length;
    let [left, right] = layer.width;
    let corners = [(front, left), (rear, left), (rear, right), (front, right)];
    let outline =
        simple(corners.map(|(x, y)| Vec2::new(x, y)).to_vec(), &format!("vehicles.{}.outline", v.id))?;
    let roof = layer.height[1] - profile.height[0];
    Ok(Some(Zone { outline, heights: [low, roof] }))
}

fn vec2(p: &Position2) -> Vec2 {
    let [x, y] = p.si();
    Vec2::new(x, y)
}
