use super::{BodyState, Footing, Vehicle, WheelState};
use accuscene_core::arith::Vec3;

/// Mechanical energy of a vehicle, J.
///
/// Contact patches are left out: what they store is part of the work `force . sliding` that they take.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Energy {
    /// Motion of the body and of what moves with it.
    pub motion: f64,
    /// Spin of the wheels.
    pub spin: f64,
    /// Height of all masses over the world's origin.
    pub height: f64,
    /// Springs, stops and anti-roll bars, from the static design position.
    pub springs: f64,
    /// Radial deflection of the tyres.
    pub tyres: f64,
}

impl Energy {
    /// Energy of a vehicle in this state; `gravity` is the acceleration of free fall in world axes, m/s²;
    /// `footing` has the ground under each wheel.
    ///
    /// The air takes `drag |v|^3` of it, a patch `-force . sliding`, a damper `c v^2`; brakes what the wheels lose.
    /// The kernel leaves the travel of the wheels out of the inertia, so the balance closes to about the wheels'
    /// travel over the body's radius of gyration, well below 1 %.
    #[must_use]
    pub fn of(
        vehicle: &Vehicle<f64>,
        body: &BodyState,
        wheels: &[WheelState],
        footing: &[Footing<f64>],
        gravity: Vec3,
    ) -> Self {
        let b = &vehicle.body;
        let turn = body.orientation.matrix();
        let (velocity, rate) = (turn.apply_transposed(body.velocity), body.rate);
        let centre = b.sprung_centre;
        let coupled = velocity.dot(rate.cross(centre)) * b.sprung_mass;
        let spinning = 0.5 * rate.dot(b.sprung_inertia.apply(rate));
        let mut energy = Self {
            motion: 0.5 * b.sprung_mass * velocity.dot(velocity) + coupled + spinning,
            height: -b.sprung_mass * gravity.dot(body.position + turn.apply(centre)),
            ..Self::default()
        };
        for (k, (p, w)) in vehicle.wheels.iter().zip(wheels).enumerate() {
            let hub = p.hub_of(w);
            let place = body.position + turn.apply(hub);
            let moves = velocity + rate.cross(hub) + p.path() * w.travel_rate;
            energy.motion += 0.5 * p.mass * moves.dot(moves);
            energy.spin += 0.5 * p.spin_inertia * w.spin * w.spin;
            energy.height -= p.mass * gravity.dot(place);

            let s = &p.suspension;
            let beyond = if w.travel.abs() > s.travel { w.travel.abs() - s.travel } else { 0.0 };
            let twist = w.travel - wheels[k ^ 1].travel;
            // Half of the anti-roll bar's energy for each of its wheels.
            energy.springs += s.preload * w.travel
                + 0.5 * s.stiffness * w.travel * w.travel
                + 0.5 * s.stop_stiffness * beyond * beyond
                + 0.25 * s.anti_roll * twist * twist;

            let g = &footing[k];
            let tilt = turn.apply_transposed(g.normal).y;
            let upright = (1.0 - tilt * tilt).sqrt();
            let press =
                p.radius - (place.dot(g.normal) - g.offset) / if upright > 0.01 { upright } else { 0.01 };
            if press > 0.0 {
                energy.tyres += 0.5 * p.vertical_stiffness * press * press;
            }
        }
        energy
    }

    /// All of it, J.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.motion + self.spin + self.height + self.springs + self.tyres
    }
}
