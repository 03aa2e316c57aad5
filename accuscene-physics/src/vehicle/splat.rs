use super::{Body, Mobility, Suspension, Vehicle, Wheel};
use accuscene_core::arith::{Mat3, Real, Vec3};

impl Vehicle<f64> {
    /// The same vehicle in every lane.
    #[must_use]
    pub fn splat<R: Real>(&self) -> Vehicle<R> {
        let b = &self.body;
        let body = Body {
            mass: R::splat(b.mass),
            inertia: Mat3::splat(b.inertia),
            sprung_mass: R::splat(b.sprung_mass),
            sprung_centre: Vec3::splat(b.sprung_centre),
            sprung_inertia: Mat3::splat(b.sprung_inertia),
            mobility: Mobility::splat(&b.mobility),
            drag: R::splat(b.drag),
            lift: R::splat(b.lift),
        };
        Vehicle { body, wheels: self.wheels.iter().map(splat_wheel).collect() }
    }
}

fn splat_wheel<R: Real>(w: &Wheel<f64>) -> Wheel<R> {
    let s = &w.suspension;
    Wheel {
        hub: Vec3::splat(w.hub),
        mass: R::splat(w.mass),
        spin_inertia: R::splat(w.spin_inertia),
        radius: R::splat(w.radius),
        vertical_stiffness: R::splat(w.vertical_stiffness),
        vertical_damping: R::splat(w.vertical_damping),
        rolling_resistance: R::splat(w.rolling_resistance),
        steer_compliance: R::splat(w.steer_compliance),
        suspension: Suspension {
            preload: R::splat(s.preload),
            stiffness: R::splat(s.stiffness),
            bump_damping: R::splat(s.bump_damping),
            rebound_damping: R::splat(s.rebound_damping),
            travel: R::splat(s.travel),
            stop_stiffness: R::splat(s.stop_stiffness),
            anti_roll: R::splat(s.anti_roll),
            lateral_path: R::splat(s.lateral_path),
        },
        tyre: w.tyre.splat(),
    }
}
