//! Numbers of several vehicles or wheels side by side, one a lane.

use super::{
    Body, BodyState, Footing, Mobility, Push, Suspension, Vehicle, Wheel, WheelControl, WheelForce,
    WheelState, Wrench,
};
use crate::tyre::Tyre;
use accuscene_core::arith::{Mat3, Quat, Real, Vec2, Vec3};

#[inline(always)]
fn vec2<R: Real>(of: impl Fn(usize) -> Vec2) -> Vec2<R> {
    Vec2::new(R::from_fn(|i| of(i).x), R::from_fn(|i| of(i).y))
}

#[inline(always)]
fn vec3<R: Real>(of: impl Fn(usize) -> Vec3) -> Vec3<R> {
    Vec3::new(R::from_fn(|i| of(i).x), R::from_fn(|i| of(i).y), R::from_fn(|i| of(i).z))
}

fn mat3<R: Real>(of: impl Fn(usize) -> Mat3) -> Mat3<R> {
    Mat3::from_rows(vec3(|i| of(i).rows[0]), vec3(|i| of(i).rows[1]), vec3(|i| of(i).rows[2]))
}

impl<R: Real> Vehicle<R> {
    /// Vehicles with as many wheels, as many as there are lanes; none if their tyres differ in kind.
    pub(crate) fn together(of: &[&Vehicle<f64>]) -> Option<Self> {
        let count = of.first()?.wheels.len();
        if of.iter().any(|v| v.wheels.len() != count) {
            return None;
        }
        let wheel = |k: usize| Wheel::together(&of.iter().map(|v| &v.wheels[k]).collect::<Vec<_>>());
        let each = |get: fn(&Body<f64>) -> f64| R::from_fn(|i| get(&of[i].body));
        let body = Body {
            mass: each(|b| b.mass),
            inertia: mat3(|i| of[i].body.inertia),
            sprung_mass: each(|b| b.sprung_mass),
            sprung_centre: vec3(|i| of[i].body.sprung_centre),
            sprung_inertia: mat3(|i| of[i].body.sprung_inertia),
            mobility: Mobility {
                linear: mat3(|i| of[i].body.mobility.linear),
                cross: mat3(|i| of[i].body.mobility.cross),
                angular: mat3(|i| of[i].body.mobility.angular),
            },
            drag: each(|b| b.drag),
            lift: each(|b| b.lift),
        };
        Some(Self { body, wheels: (0..count).map(wheel).collect::<Option<_>>()? })
    }
}

impl<R: Real> Wheel<R> {
    /// As many wheels as there are lanes; none if their tyres are of different models.
    pub(crate) fn together(w: &[&Wheel<f64>]) -> Option<Self> {
        let tyre = Tyre::together(&w.iter().map(|w| &w.tyre).collect::<Vec<_>>())?;
        let spring = |of: fn(&Suspension<f64>) -> f64| R::from_fn(|i| of(&w[i].suspension));
        let each = |of: fn(&Wheel<f64>) -> f64| R::from_fn(|i| of(w[i]));
        Some(Wheel {
            hub: vec3(|i| w[i].hub),
            mass: each(|w| w.mass),
            spin_inertia: each(|w| w.spin_inertia),
            radius: each(|w| w.radius),
            vertical_stiffness: each(|w| w.vertical_stiffness),
            vertical_damping: each(|w| w.vertical_damping),
            rolling_resistance: each(|w| w.rolling_resistance),
            steer_compliance: each(|w| w.steer_compliance),
            suspension: Suspension {
                preload: spring(|s| s.preload),
                stiffness: spring(|s| s.stiffness),
                bump_damping: spring(|s| s.bump_damping),
                rebound_damping: spring(|s| s.rebound_damping),
                travel: spring(|s| s.travel),
                stop_stiffness: spring(|s| s.stop_stiffness),
                anti_roll: spring(|s| s.anti_roll),
                lateral_path: spring(|s| s.lateral_path),
            },
            tyre,
        })
    }
}

impl<R: Real> BodyState<R> {
    pub(crate) fn together<'a>(of: impl Fn(usize) -> &'a BodyState) -> Self {
        Self {
            position: vec3(|i| of(i).position),
            orientation: Quat { w: R::from_fn(|i| of(i).orientation.w), v: vec3(|i| of(i).orientation.v) },
            velocity: vec3(|i| of(i).velocity),
            rate: vec3(|i| of(i).rate),
            acceleration: vec3(|i| of(i).acceleration),
        }
    }

    /// That of one lane.
    pub(crate) fn lane(&self, i: usize) -> BodyState {
        BodyState {
            position: self.position.lane(i),
            orientation: Quat { w: self.orientation.w.lane(i), v: self.orientation.v.lane(i) },
            velocity: self.velocity.lane(i),
            rate: self.rate.lane(i),
            acceleration: self.acceleration.lane(i),
        }
    }
}

impl<R: Real> WheelState<R> {
    #[inline(always)]
    pub(crate) fn together<'a>(of: impl Fn(usize) -> &'a WheelState) -> Self {
        Self {
            travel: R::from_fn(|i| of(i).travel),
            travel_rate: R::from_fn(|i| of(i).travel_rate),
            spin: R::from_fn(|i| of(i).spin),
            deflection: vec2(|i| of(i).deflection),
            yielding: R::from_fn(|i| of(i).yielding),
            bent: R::from_fn(|i| of(i).bent),
        }
    }

    /// That of one lane.
    pub(crate) fn lane(&self, i: usize) -> WheelState {
        WheelState {
            travel: self.travel.lane(i),
            travel_rate: self.travel_rate.lane(i),
            spin: self.spin.lane(i),
            deflection: self.deflection.lane(i),
            yielding: self.yielding.lane(i),
            bent: self.bent.lane(i),
        }
    }
}

impl<R: Real> WheelForce<R> {
    pub(crate) fn together<'a>(of: impl Fn(usize) -> &'a WheelForce) -> Self {
        Self {
            force: vec3(|i| of(i).force),
            world: vec3(|i| of(i).world),
            contact: vec3(|i| of(i).contact),
            ground_velocity: vec2(|i| of(i).ground_velocity),
            sliding: vec2(|i| of(i).sliding),
            utilisation: R::from_fn(|i| of(i).utilisation),
            limit: R::from_fn(|i| of(i).limit),
            loaded_radius: R::from_fn(|i| of(i).loaded_radius),
            travel_acceleration: R::from_fn(|i| of(i).travel_acceleration),
        }
    }

    /// That of one lane.
    pub(crate) fn lane(&self, i: usize) -> WheelForce {
        WheelForce {
            force: self.force.lane(i),
            world: self.world.lane(i),
            contact: self.contact.lane(i),
            ground_velocity: self.ground_velocity.lane(i),
            sliding: self.sliding.lane(i),
            utilisation: self.utilisation.lane(i),
            limit: self.limit.lane(i),
            loaded_radius: self.loaded_radius.lane(i),
            travel_acceleration: self.travel_acceleration.lane(i),
        }
    }
}

impl<R: Real> Footing<R> {
    #[inline(always)]
    pub(crate) fn together<'a>(of: impl Fn(usize) -> &'a Footing<f64>) -> Self {
        Self {
            normal: vec3(|i| of(i).normal),
            offset: R::from_fn(|i| of(i).offset),
            friction: R::from_fn(|i| of(i).friction),
            drag: R::from_fn(|i| of(i).drag),
            speed_loss: R::from_fn(|i| of(i).speed_loss),
            aquaplaning: R::from_fn(|i| of(i).aquaplaning),
            push: Push {
                force: vec3(|i| of(i).push.force),
                at: vec3(|i| of(i).push.at),
                torque: R::from_fn(|i| of(i).push.torque),
                bent: R::from_fn(|i| of(i).push.bent),
            },
        }
    }
}

impl<R: Real> WheelControl<R> {
    #[inline(always)]
    pub(crate) fn together<'a>(of: impl Fn(usize) -> &'a WheelControl) -> Self {
        Self {
            steer: R::from_fn(|i| of(i).steer),
            drive: R::from_fn(|i| of(i).drive),
            brake: R::from_fn(|i| of(i).brake),
            grip: R::from_fn(|i| of(i).grip),
            lock: R::from_fn(|i| of(i).lock),
        }
    }
}

impl<R: Real> Wrench<R> {
    pub(crate) fn together<'a>(of: impl Fn(usize) -> &'a Wrench) -> Self {
        Self { force: vec3(|i| of(i).force), moment: vec3(|i| of(i).moment) }
    }
}
