use super::Harm;
use crate::model::VehicleModel;
use crate::vehicle::{Gang, Planar, Vehicle, Wheel};
use accuscene_core::arith::Vec3;

/// The wheels of a vehicle as they would be if they were damaged.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spoiled {
    /// Each wheel without air.
    pub deflated: Vec<Wheel<f64>>,
    /// What is left of each where it has been torn off.
    pub missing: Vec<Wheel<f64>>,
}

/// A vehicle as impacts have left it.
#[derive(Clone, Debug, PartialEq)]
pub struct Rebuilt {
    /// Body and wheels.
    pub vehicle: Vehicle<f64>,
    /// Its wheels side by side.
    pub gang: Gang,
    /// What the planar model needs, if the vehicle is simulated in the plane.
    pub planar: Option<Planar<f64>>,
}

impl Rebuilt {
    /// The vehicle with its wheels as they have been harmed, under this gravity (m/s²).
    #[must_use]
    pub fn new(model: &VehicleModel, harms: &[Harm], gravity: f64) -> Self {
        let mut vehicle = model.vehicle.clone();
        for (k, (wheel, harm)) in vehicle.wheels.iter_mut().zip(harms).enumerate() {
            let spoiled = match harm {
                Harm { missing: true, .. } => model.spoiled.missing.get(k),
                Harm { deflated: true, .. } => model.spoiled.deflated.get(k),
                _ => None,
            };
            if let Some(other) = spoiled {
                *wheel = Wheel { hub: wheel.hub, ..other.clone() };
            }
            let Vec3 { x, y, z } = wheel.hub;
            wheel.hub = Vec3::new(x + harm.displacement.x, y + harm.displacement.y, z);
        }
        // A planar vehicle stays level, whichever of its wheels has lost its air.
        let planar = model.planar.as_ref().map(|p| Planar::at_height(&vehicle, p.cg_height, gravity));
        Self { gang: Gang::of(&vehicle), vehicle, planar }
    }
}
