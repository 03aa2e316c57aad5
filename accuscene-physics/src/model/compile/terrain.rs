//! The ground.

use crate::error::PhysicsError;
use crate::terrain::{Ground, HeightField, Kerb, Mesh, Plane, Road, Terrain, Water, Zone};
use accuscene_core::arith::Vec3;
use accuscene_core::quantity::{Dimension, Quantity};
use accuscene_core::scene::{self, Si, Surface};

/// Compiles the ground of a resolved scene.
pub(super) fn compile(t: &scene::Terrain) -> Result<Terrain, PhysicsError> {
    let road = road(t.friction.si(), 0.0, &t.speed_loss, &t.water_depth);
    let zone = |z: &scene::FrictionZone| {
        let corners = z.polygon.iter().map(Si::si).collect();
        let road = self::road(z.friction.value, or_zero(&z.drag), &z.speed_loss, &z.water_depth);
        Zone::new(z.id.clone(), corners, road)
    };
    let kerb = |k: &scene::Kerb| {
        let line: Vec<[f64; 2]> = k.line.iter().map(Si::si).collect();
        let friction = k.friction.as_ref().map_or(road.friction, |q| q.value);
        Kerb::new(k.id.clone(), &line, k.height.value, friction)
    };
    Ok(Terrain {
        ground: ground(t.surface.as_ref())?,
        road,
        zones: t.zones.iter().map(zone).collect(),
        kerbs: t.kerbs.iter().map(kerb).collect(),
    })
}

fn road<A: Dimension, B: Dimension>(
    friction: f64,
    drag: f64,
    speed_loss: &Option<Quantity<A>>,
    depth: &Option<Quantity<B>>,
) -> Road {
    // The scene states the loss per 10 m/s.
    let road = Road { drag, speed_loss: 0.1 * or_zero(speed_loss), ..Road::dry(friction) };
    road.under(&Water::of_depth(or_zero(depth)))
}

fn or_zero<D: Dimension>(q: &Option<Quantity<D>>) -> f64 {
    q.as_ref().map_or(0.0, |q| q.value)
}

fn ground(surface: Option<&Surface>) -> Result<Ground, PhysicsError> {
    let refused = |what: &str, limit: &str| PhysicsError::Value {
        path: "terrain.surface".to_owned(),
        problem: what.to_owned(),
        limit: limit.to_owned(),
        hint: "look for the first problem that the check of the scene tells".to_owned(),
    };
    match surface {
        None => Ok(Ground::Plane(Plane::new(0.0, 0.0))),
        Some(Surface::Plane(p)) => {
            Ok(Ground::Plane(Plane::new(or_zero(&p.grade), or_zero(&p.uphill_direction))))
        }
        Some(Surface::HeightField(f)) => {
            let rows: Vec<Vec<f64>> =
                f.heights.iter().map(|row| row.iter().map(|h| h.value).collect()).collect();
            HeightField::new(f.origin.si(), f.spacing.value, &rows)
                .map(Ground::HeightField)
                .ok_or_else(|| refused("the heights make no grid", "rows of one length, finite numbers"))
        }
        Some(Surface::Mesh(m)) => {
            let vertices = m.vertices.iter().map(|v| {
                let [x, y, z] = v.si();
                Vec3::new(x, y, z)
            });
            Mesh::new(vertices.collect(), m.triangles.clone())
                .map(Ground::Mesh)
                .ok_or_else(|| refused("the triangles make no ground", "face up, with area, finite numbers"))
        }
    }
}
