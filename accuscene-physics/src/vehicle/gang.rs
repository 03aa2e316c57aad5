use super::kernel::{Frame, Sum};
use super::{
    BodyState, Footing, Push, Suspension, Vehicle, Wheel, WheelControl, WheelForce, WheelState, Wrench,
};
use crate::tyre::Tyre;
use accuscene_core::arith::{Lane, Mat3, Real, Vec2, Vec3};
use core::array::from_fn;

/// Wheels that are computed at once.
const WIDTH: usize = 4;

/// Four numbers side by side.
type Four = Lane<WIDTH>;

/// The wheels of a vehicle side by side, four at a time: the bits of [`kick`](super::kick) in less time.
///
/// Made once for a vehicle. From the first four on whose tyres are of different models, wheels are computed alone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gang {
    fours: Vec<Wheel<Four>>,
}

impl Gang {
    /// The wheels of this vehicle.
    #[must_use]
    pub fn of(vehicle: &Vehicle<f64>) -> Self {
        let (fours, _) = vehicle.wheels.as_chunks::<WIDTH>();
        Self { fours: fours.iter().map_while(together).collect() }
    }

    /// [`kick`](super::kick) of the vehicle that it was made of, to the bit. Allocates nothing.
    #[expect(clippy::too_many_arguments, reason = "those of the kick and no others")]
    pub fn kick(
        &self,
        vehicle: &Vehicle<f64>,
        body: &mut BodyState,
        wheels: &mut [WheelState],
        footing: &[Footing<f64>],
        control: &[WheelControl],
        force: &mut [WheelForce],
        load: &Wrench,
        gravity: Vec3,
        dt: f64,
    ) {
        let mut sum = Sum::of_body(&vehicle.body, body, gravity);
        let (states, _) = wheels.as_chunks_mut::<WIDTH>();
        let (forces, _) = force.as_chunks_mut::<WIDTH>();
        let (footings, _) = footing.as_chunks::<WIDTH>();
        let (controls, _) = control.as_chunks::<WIDTH>();
        for (p, (((s, f), g), c)) in
            self.fours.iter().zip(states.iter_mut().zip(forces).zip(footings).zip(controls))
        {
            let twist: [f64; WIDTH / 2] = from_fn(|axle| s[2 * axle].travel - s[2 * axle + 1].travel);
            let side: [f64; WIDTH / 2] = from_fn(|axle| f[2 * axle].force.y + f[2 * axle + 1].force.y);
            let mut state = states_of(s);
            p.bend(&mut state, four(|i| side[i / 2]), Four::splat(dt));
            let twist = four(|i| if i % 2 == 0 { twist[i / 2] } else { -twist[i / 2] });
            let mut out = WheelForce::default();
            let (push, moment) = sum.wide(body, dt, |frame| {
                frame.wheel(p, &mut state, &footings_of(g), &controls_of(c), &mut out, twist)
            });
            scatter_states(&state, s);
            scatter_forces(&out, f);
            let one = |i: usize| (lane(&push, i), lane(&moment, i));
            for axle in 0..WIDTH / 2 {
                sum.add(one(2 * axle), one(2 * axle + 1));
            }
        }
        for axle in self.fours.len() * WIDTH / 2..vehicle.wheels.len() / 2 {
            sum.axle(axle, vehicle, body, wheels, footing, control, force, dt);
        }
        sum.change(vehicle, body, wheels, force, load, dt);
    }
}

impl Sum<f64> {
    /// Computes with what the wheels share in every lane.
    #[inline(always)]
    fn wide<T>(&self, body: &BodyState, dt: f64, f: impl FnOnce(&Frame<'_, Four>) -> T) -> T {
        let body = BodyState {
            position: Vec3::splat(body.position),
            rate: Vec3::splat(body.rate),
            ..BodyState::<Four>::default()
        };
        f(&Frame {
            turn: &Mat3::splat(self.turn),
            fall: Vec3::splat(self.fall),
            velocity: Vec3::splat(self.velocity),
            body: &body,
            dt: Four::splat(dt),
        })
    }
}

#[inline(always)]
fn four(of: impl Fn(usize) -> f64) -> Four {
    Lane([of(0), of(1), of(2), of(3)])
}

#[inline(always)]
fn vec2(of: impl Fn(usize) -> Vec2) -> Vec2<Four> {
    Vec2::new(four(|i| of(i).x), four(|i| of(i).y))
}

#[inline(always)]
fn vec3(of: impl Fn(usize) -> Vec3) -> Vec3<Four> {
    Vec3::new(four(|i| of(i).x), four(|i| of(i).y), four(|i| of(i).z))
}

#[inline(always)]
fn lane(v: &Vec3<Four>, i: usize) -> Vec3 {
    Vec3::new(v.x.0[i], v.y.0[i], v.z.0[i])
}

/// Four wheels side by side; none if their tyres are of different models.
fn together(w: &[Wheel<f64>; WIDTH]) -> Option<Wheel<Four>> {
    let tyre = Tyre::together(from_fn(|i| &w[i].tyre))?;
    let spring = |of: fn(&Suspension<f64>) -> f64| four(|i| of(&w[i].suspension));
    let each = |of: fn(&Wheel<f64>) -> f64| four(|i| of(&w[i]));
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

#[inline(always)]
fn states_of(s: &[WheelState; WIDTH]) -> WheelState<Four> {
    WheelState {
        travel: four(|i| s[i].travel),
        travel_rate: four(|i| s[i].travel_rate),
        spin: four(|i| s[i].spin),
        deflection: vec2(|i| s[i].deflection),
        yielding: four(|i| s[i].yielding),
        bent: four(|i| s[i].bent),
    }
}

#[inline(always)]
fn footings_of(g: &[Footing<f64>; WIDTH]) -> Footing<Four> {
    Footing {
        normal: vec3(|i| g[i].normal),
        offset: four(|i| g[i].offset),
        friction: four(|i| g[i].friction),
        drag: four(|i| g[i].drag),
        speed_loss: four(|i| g[i].speed_loss),
        aquaplaning: four(|i| g[i].aquaplaning),
        push: Push {
            force: vec3(|i| g[i].push.force),
            at: vec3(|i| g[i].push.at),
            torque: four(|i| g[i].push.torque),
            bent: four(|i| g[i].push.bent),
        },
    }
}

#[inline(always)]
fn controls_of(c: &[WheelControl; WIDTH]) -> WheelControl<Four> {
    WheelControl {
        steer: four(|i| c[i].steer),
        drive: four(|i| c[i].drive),
        brake: four(|i| c[i].brake),
        grip: four(|i| c[i].grip),
        lock: four(|i| c[i].lock),
    }
}

/// What a wheel's step changes of it.
#[inline(always)]
fn scatter_states(state: &WheelState<Four>, s: &mut [WheelState; WIDTH]) {
    for (i, s) in s.iter_mut().enumerate() {
        s.spin = state.spin.0[i];
        s.deflection = Vec2::new(state.deflection.x.0[i], state.deflection.y.0[i]);
        s.yielding = state.yielding.0[i];
    }
}

#[inline(always)]
fn scatter_forces(out: &WheelForce<Four>, f: &mut [WheelForce; WIDTH]) {
    let pair = |v: &Vec2<Four>, i: usize| Vec2::new(v.x.0[i], v.y.0[i]);
    for (i, f) in f.iter_mut().enumerate() {
        *f = WheelForce {
            force: lane(&out.force, i),
            world: lane(&out.world, i),
            contact: lane(&out.contact, i),
            ground_velocity: pair(&out.ground_velocity, i),
            sliding: pair(&out.sliding, i),
            utilisation: out.utilisation.0[i],
            limit: out.limit.0[i],
            loaded_radius: out.loaded_radius.0[i],
            travel_acceleration: out.travel_acceleration.0[i],
        };
    }
}
