use super::super::equilibrium::{ACCEPTED, balance};
use super::super::{
    BodyState, Footing, Posture, Standing, Vehicle, WheelControl, WheelForce, WheelState, Wrench,
};
use super::Planar;
use super::kick::Burden;
use accuscene_core::arith::{Vec2, Vec3};

/// A pose within 20 degrees of the ground's slope lies on it after so many corrections.
const SEATINGS: usize = 6;
/// Step of the residual, s.
const DT: f64 = 1e-3;

impl Planar<f64> {
    /// How a planar vehicle stands at the start; the counterpart of [`settle`](super::super::settle).
    ///
    /// The body stands level on the ground under its wheels, these with their static loads on the slope. One that stands still
    /// and is held by its wheels gets its patches deflected so that it does not move.
    #[must_use]
    pub fn settle(
        &self,
        vehicle: &Vehicle<f64>,
        start: &BodyState,
        controls: &[WheelControl],
        load: Wrench,
        gravity: Vec3,
        ground: &dyn Fn(Vec3) -> Footing<f64>,
    ) -> Posture {
        let mut body = *start;
        let mut footing = self.footing(vehicle, &body, ground);
        for _ in 0..SEATINGS {
            self.seat(vehicle, &mut body, &footing);
            footing = self.footing(vehicle, &body, ground);
        }
        let still = start.velocity == Vec3::zero() && start.rate == Vec3::zero();
        let place = Place { planar: self, vehicle, body, controls, load, gravity, footing: &footing };
        if still {
            let standing = Standing { vehicle, start: &body, controls, load, gravity, ground };
            let fall = body.orientation.matrix().apply_transposed(gravity);
            let held_by = -(fall * vehicle.body.mass + load.force).xy();
            let posture = |shift: &[f64]| place.posture(held_by, |i| standing.deflection(i, shift));
            let mut posture = balance(3, &posture, &|p| place.residual(p));
            if posture.residual < ACCEPTED {
                posture.holds = true;
                return posture;
            }
        }
        // What is left along the ground is motion, not a posture out of balance.
        Posture { residual: 0.0, ..place.posture(Vec2::zero(), |_| Vec2::zero()) }
    }

    /// The ground under every wheel.
    fn footing(
        &self,
        vehicle: &Vehicle<f64>,
        body: &BodyState,
        ground: &dyn Fn(Vec3) -> Footing<f64>,
    ) -> Vec<Footing<f64>> {
        let turn = body.orientation.matrix();
        vehicle.wheels.iter().map(|w| ground(body.position + turn.apply(w.hub))).collect()
    }
}

/// A planar vehicle in its place, with all that acts on it.
struct Place<'a> {
    planar: &'a Planar<f64>,
    vehicle: &'a Vehicle<f64>,
    body: BodyState,
    controls: &'a [WheelControl],
    load: Wrench,
    gravity: Vec3,
    footing: &'a [Footing<f64>],
}

impl Place<'_> {
    /// The posture while the tyres push with `tyres` (N, body axes), patches deflected like this.
    fn posture(&self, tyres: Vec2, deflection: impl Fn(usize) -> Vec2) -> Posture {
        let fall = self.body.orientation.matrix().apply_transposed(self.gravity);
        let h = self.planar.cg_height;
        let burden = Burden {
            down: -(fall.z * self.vehicle.body.mass) - self.load.force.z,
            right: h * tyres.y + self.load.moment.x,
            front: self.load.moment.y - h * tyres.x,
        };
        let axles = self.planar.axles.iter().enumerate();
        let travels = axles.flat_map(|(k, axle)| axle.travel(self.planar.pair(k, &burden)));
        let wheel = |(i, travel)| WheelState { travel, deflection: deflection(i), ..WheelState::default() };
        let wheels = travels.enumerate().map(wheel).collect();
        Posture { body: self.body, wheels, residual: f64::INFINITY, holds: false }
    }

    /// Accelerations along the ground that a posture leaves.
    fn residual(&self, posture: &Posture) -> Vec<f64> {
        let (mut body, mut wheels) = (posture.body, posture.wheels.clone());
        let mut force = vec![WheelForce::default(); wheels.len()];
        self.planar.kick(
            self.vehicle,
            &mut body,
            &mut wheels,
            self.footing,
            self.controls,
            &mut force,
            &self.load,
            self.gravity,
            DT,
        );
        vec![body.acceleration.x, body.acceleration.y, body.rate.z / DT]
    }
}
