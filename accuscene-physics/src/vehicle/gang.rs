use super::kernel::{Frame, Sum};
use super::{BodyState, Footing, Vehicle, Wheel, WheelControl, WheelForce, WheelState, Wrench};
use accuscene_core::arith::{AnyWidth, Kernel, Mat3, Real, Vec2, Vec3, in_fours};
use core::any::Any;
use core::array::from_fn;
use core::fmt::Debug;
use std::sync::Arc;

/// Wheels that are computed at once.
const WIDTH: usize = 4;

/// The wheels of a vehicle side by side, four at a time in the registers that the processor has for them: the bits of
/// [`kick`](super::kick) in less time.
///
/// Made once for a vehicle. From the first four on whose tyres are of different models, wheels are computed alone.
#[derive(Clone, Debug)]
pub struct Gang(Arc<dyn Fours>);

impl Gang {
    /// The wheels of this vehicle.
    #[must_use]
    pub fn of(vehicle: &Vehicle<f64>) -> Self {
        in_fours(Made(&vehicle.wheels))
    }

    /// [`kick`](super::kick) of the vehicle that it was made of, to the bit. Allocates nothing.
    #[expect(clippy::too_many_arguments, reason = "those of the kick and no others")]
    #[inline]
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
        self.0.kick(Kick { vehicle, body, wheels, footing, control, force, load, gravity, dt });
    }
}

impl PartialEq for Gang {
    fn eq(&self, other: &Self) -> bool {
        self.0.same(&*other.0)
    }
}

/// What a kick is given.
struct Kick<'a> {
    vehicle: &'a Vehicle<f64>,
    body: &'a mut BodyState,
    wheels: &'a mut [WheelState],
    footing: &'a [Footing<f64>],
    control: &'a [WheelControl],
    force: &'a mut [WheelForce],
    load: &'a Wrench,
    gravity: Vec3,
    dt: f64,
}

/// Fours of wheels in numbers of one kind.
trait Fours: Any + Debug + Send + Sync {
    fn kick(&self, kick: Kick<'_>);

    fn same(&self, other: &dyn Fours) -> bool;
}

#[derive(Debug, PartialEq)]
struct Wheels<R>(Vec<Wheel<R>>);

impl<R: Real> Fours for Wheels<R> {
    fn kick(&self, kick: Kick<'_>) {
        R::within(Kicked { fours: &self.0, kick });
    }

    fn same(&self, other: &dyn Fours) -> bool {
        (other as &dyn Any).downcast_ref::<Self>().is_some_and(|other| other == self)
    }
}

/// A gang of these wheels.
struct Made<'a>(&'a [Wheel<f64>]);

impl AnyWidth for Made<'_> {
    type Output = Gang;

    fn of<R: Real>(self) -> Gang {
        let (fours, _) = self.0.as_chunks::<WIDTH>();
        Gang(Arc::new(Wheels::<R>(
            fours.iter().map_while(|four| Wheel::together(&four.each_ref())).collect(),
        )))
    }
}

/// A kick of fours.
struct Kicked<'a, R> {
    fours: &'a [Wheel<R>],
    kick: Kick<'a>,
}

impl<R: Real> Kernel for Kicked<'_, R> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let Kick { vehicle, body, wheels, footing, control, force, load, gravity, dt } = self.kick;
        let mut sum = Sum::of_body(&vehicle.body, body, gravity);
        let (states, _) = wheels.as_chunks_mut::<WIDTH>();
        let (forces, _) = force.as_chunks_mut::<WIDTH>();
        let (footings, _) = footing.as_chunks::<WIDTH>();
        let (controls, _) = control.as_chunks::<WIDTH>();
        let shared = BodyState {
            position: Vec3::splat(body.position),
            rate: Vec3::splat(body.rate),
            ..BodyState::<R>::default()
        };
        let turn = Mat3::splat(sum.turn);
        let (fall, velocity) = (Vec3::splat(sum.fall), Vec3::splat(sum.velocity));
        let (per_second, body_of_all) = (R::splat(1.0 / dt), &shared);
        let frame = Frame { turn: &turn, fall, velocity, body: body_of_all, dt: R::splat(dt), per_second };
        for (p, (((s, f), g), c)) in
            self.fours.iter().zip(states.iter_mut().zip(forces).zip(footings).zip(controls))
        {
            let twist: [f64; WIDTH / 2] = from_fn(|axle| s[2 * axle].travel - s[2 * axle + 1].travel);
            let side: [f64; WIDTH / 2] = from_fn(|axle| f[2 * axle].force.y + f[2 * axle + 1].force.y);
            let mut state = WheelState::together(|i| &s[i]);
            p.bend(&mut state, R::from_fn(|i| side[i / 2]), frame.dt);
            let twist = R::from_fn(|i| if i % 2 == 0 { twist[i / 2] } else { -twist[i / 2] });
            let mut out = WheelForce::default();
            let (push, moment) = frame.wheel(
                p,
                &mut state,
                &Footing::together(|i| &g[i]),
                &WheelControl::together(|i| &c[i]),
                &mut out,
                twist,
            );
            scatter_states(&state, s);
            scatter_forces(&out, f);
            let (push, moment) = (each3(push), each3(moment));
            for axle in 0..WIDTH / 2 {
                let one = |i: usize| (push[i], moment[i]);
                sum.add(one(2 * axle), one(2 * axle + 1));
            }
        }
        for axle in self.fours.len() * WIDTH / 2..vehicle.wheels.len() / 2 {
            sum.axle(axle, vehicle, body, wheels, footing, control, force, dt);
        }
        sum.change(vehicle, body, wheels, force, load, dt);
    }
}

#[inline(always)]
fn each3<R: Real>(v: Vec3<R>) -> [Vec3; WIDTH] {
    let mut out = [Vec3::zero(); WIDTH];
    v.x.each(|i, x| out[i].x = x);
    v.y.each(|i, y| out[i].y = y);
    v.z.each(|i, z| out[i].z = z);
    out
}

/// What a wheel's step changes of it.
#[inline(always)]
fn scatter_states<R: Real>(state: &WheelState<R>, s: &mut [WheelState; WIDTH]) {
    state.spin.each(|i, v| s[i].spin = v);
    state.deflection.x.each(|i, v| s[i].deflection.x = v);
    state.deflection.y.each(|i, v| s[i].deflection.y = v);
    state.yielding.each(|i, v| s[i].yielding = v);
}

#[inline(always)]
fn scatter_forces<R: Real>(out: &WheelForce<R>, f: &mut [WheelForce; WIDTH]) {
    three(out.force, f, |f| &mut f.force);
    three(out.world, f, |f| &mut f.world);
    three(out.contact, f, |f| &mut f.contact);
    two(out.ground_velocity, f, |f| &mut f.ground_velocity);
    two(out.sliding, f, |f| &mut f.sliding);
    out.utilisation.each(|i, v| f[i].utilisation = v);
    out.limit.each(|i, v| f[i].limit = v);
    out.loaded_radius.each(|i, v| f[i].loaded_radius = v);
    out.travel_acceleration.each(|i, v| f[i].travel_acceleration = v);
}

#[inline(always)]
fn three<R: Real>(v: Vec3<R>, f: &mut [WheelForce; WIDTH], of: impl Fn(&mut WheelForce) -> &mut Vec3) {
    v.x.each(|i, v| of(&mut f[i]).x = v);
    v.y.each(|i, v| of(&mut f[i]).y = v);
    v.z.each(|i, v| of(&mut f[i]).z = v);
}

#[inline(always)]
fn two<R: Real>(v: Vec2<R>, f: &mut [WheelForce; WIDTH], of: impl Fn(&mut WheelForce) -> &mut Vec2) {
    v.x.each(|i, v| of(&mut f[i]).x = v);
    v.y.each(|i, v| of(&mut f[i]).y = v);
}
