use super::rolling::{Contact, Rolled};
use super::{Body, BodyState, Footing, Suspension, Wheel, WheelControl, WheelForce, WheelState, Wrench};
use accuscene_core::arith::{Kernel, Mask, Mat3, Real, Vec2, Vec3, atan, sin_cos};

/// A vehicle's constants: its body and its wheels, axle by axle from the front, left before right.
#[derive(Clone, Debug, PartialEq)]
pub struct Vehicle<R> {
    /// The body.
    pub body: Body<R>,
    /// The wheels; two an axle.
    pub wheels: Vec<Wheel<R>>,
}

/// Moves pose, travel and orientation on by `dt` at the present velocities.
///
/// A step of `h` is `drift(h/2)`, `kick(h)`, `drift(h/2)`: second order, symplectic for the springs
/// (Störmer-Verlet in its position form).
#[inline(always)]
pub fn drift<R: Real>(body: &mut BodyState<R>, wheels: &mut [WheelState<R>], dt: R) {
    body.position += body.velocity * dt;
    body.orientation = body.orientation.advance(body.rate, dt);
    for w in wheels {
        w.travel += w.travel_rate * dt;
    }
}

/// Computes all forces at the present pose and changes the velocities by them over `dt`.
///
/// `load` is what acts on the body besides wheels, air and weight; `gravity` is the acceleration of free fall in
/// world axes, m/s²; `footing`, `control` and `force` have one entry a wheel. Allocates nothing; finite for finite input.
#[inline(always)]
#[expect(
    clippy::too_many_arguments,
    reason = "state, surroundings and scratch are separate arrays on purpose"
)]
pub fn kick<R: Real>(
    vehicle: &Vehicle<R>,
    body: &mut BodyState<R>,
    wheels: &mut [WheelState<R>],
    footing: &[Footing<R>],
    control: &[WheelControl<R>],
    force: &mut [WheelForce<R>],
    load: &Wrench<R>,
    gravity: Vec3<R>,
    dt: R,
) {
    let mut sum = Sum::of_body(&vehicle.body, body, gravity);
    for axle in 0..vehicle.wheels.len() / 2 {
        sum.axle(axle, vehicle, body, wheels, footing, control, force, dt);
    }
    sum.change(vehicle, body, wheels, force, load, dt);
}

/// What acts on a body in a step, body axes.
pub(super) struct Sum<R: Real> {
    pub(super) turn: Mat3<R>,
    pub(super) fall: Vec3<R>,
    pub(super) velocity: Vec3<R>,
    force: Vec3<R>,
    moment: Vec3<R>,
}

impl<R: Real> Sum<R> {
    /// Air, weight and the turning of the sprung mass.
    #[inline(always)]
    pub(super) fn of_body(b: &Body<R>, body: &BodyState<R>, gravity: Vec3<R>) -> Self {
        let turn = body.orientation.matrix();
        let fall = turn.apply_transposed(gravity);
        let velocity = turn.apply_transposed(body.velocity);
        let speed = body.velocity.norm();
        let centrifugal = body.rate.cross(body.rate.cross(b.sprung_centre));
        let mut force =
            turn.apply_transposed(body.velocity * (-(b.drag * speed))) + (fall - centrifugal) * b.sprung_mass;
        force.z += b.lift * speed * speed;
        let moment =
            b.sprung_centre.cross(fall) * b.sprung_mass - body.rate.cross(b.sprung_inertia.apply(body.rate));
        Self { turn, fall, velocity, force, moment }
    }

    /// The step of an axle's wheels.
    #[inline(always)]
    #[expect(clippy::too_many_arguments, reason = "those of the kick and the axle")]
    pub(super) fn axle(
        &mut self,
        axle: usize,
        vehicle: &Vehicle<R>,
        body: &BodyState<R>,
        wheels: &mut [WheelState<R>],
        footing: &[Footing<R>],
        control: &[WheelControl<R>],
        force: &mut [WheelForce<R>],
        dt: R,
    ) {
        let (l, r) = (2 * axle, 2 * axle + 1);
        let twist = wheels[l].travel - wheels[r].travel;
        let side = force[l].force.y + force[r].force.y;
        for i in [l, r] {
            vehicle.wheels[i].bend(&mut wheels[i], side, dt);
        }
        let (turn, per_second) = (&self.turn, R::one() / dt);
        let frame = Frame { turn, fall: self.fall, velocity: self.velocity, body, dt, per_second };
        let p = &vehicle.wheels;
        let left = frame.wheel(&p[l], &mut wheels[l], &footing[l], &control[l], &mut force[l], twist);
        let right = frame.wheel(&p[r], &mut wheels[r], &footing[r], &control[r], &mut force[r], -twist);
        self.add(left, right);
    }

    /// Force and moment of each wheel of an axle.
    #[inline(always)]
    pub(super) fn add(&mut self, left: (Vec3<R>, Vec3<R>), right: (Vec3<R>, Vec3<R>)) {
        self.force += left.0 + right.0;
        self.moment += left.1 + right.1;
    }

    /// Changes the velocities by all of it.
    #[inline(always)]
    pub(super) fn change(
        self,
        vehicle: &Vehicle<R>,
        body: &mut BodyState<R>,
        wheels: &mut [WheelState<R>],
        force: &mut [WheelForce<R>],
        load: &Wrench<R>,
        dt: R,
    ) {
        let Self { turn, force: total, moment, .. } = self;
        let (linear, angular) = vehicle.body.mobility.apply(total + load.force, moment + load.moment);
        for (i, w) in wheels.iter_mut().enumerate() {
            let (hub, path) = (vehicle.wheels[i].hub_of(w), vehicle.wheels[i].path());
            // Every term of the hub's acceleration along its path but its own; the Coriolis term has no part along it.
            let carried = linear + angular.cross(hub) + body.rate.cross(body.rate.cross(hub));
            let own = force[i].travel_acceleration - carried.dot(path) / path.dot(path);
            force[i].travel_acceleration = own;
            w.travel_rate += own * dt;
        }
        body.acceleration = linear;
        body.velocity += turn.apply(linear) * dt;
        body.rate += angular * dt;
    }
}

/// What all wheels of a vehicle share in a step.
pub(super) struct Frame<'a, R: Real> {
    pub(super) turn: &'a Mat3<R>,
    pub(super) fall: Vec3<R>,
    /// Velocity of the centre of gravity, body axes.
    pub(super) velocity: Vec3<R>,
    pub(super) body: &'a BodyState<R>,
    pub(super) dt: R,
    /// One over it, 1/s.
    pub(super) per_second: R,
}

impl<R: Real> Frame<'_, R> {
    /// Spin, patch and forces of one wheel; returns its force and moment on the body, body axes.
    #[inline(always)]
    pub(super) fn wheel(
        &self,
        p: &Wheel<R>,
        s: &mut WheelState<R>,
        g: &Footing<R>,
        c: &WheelControl<R>,
        out: &mut WheelForce<R>,
        twist: R,
    ) -> (Vec3<R>, Vec3<R>) {
        R::within(WheelStep { frame: self, p, s, g, c, out, twist })
    }
}

/// A step of one wheel: a call, so that its code is there once for each kind of number.
struct WheelStep<'a, R: Real> {
    frame: &'a Frame<'a, R>,
    p: &'a Wheel<R>,
    s: &'a mut WheelState<R>,
    g: &'a Footing<R>,
    c: &'a WheelControl<R>,
    out: &'a mut WheelForce<R>,
    twist: R,
}

impl<R: Real> Kernel for WheelStep<'_, R> {
    type Output = (Vec3<R>, Vec3<R>);

    #[inline(always)]
    fn run(self) -> (Vec3<R>, Vec3<R>) {
        let Self { frame, p, s, g, c, out, twist } = self;
        let (zero, one) = (R::zero(), R::one());
        let rate = frame.body.rate;
        let (hub, path) = (p.hub_of(s), p.path());
        let hub_velocity = rate.cross(hub) + path * s.travel_rate;

        // Geometry of a disc on a plane, in body axes.
        let (sin, cos) = sin_cos(c.steer + s.yielding);
        let axle = Vec3::new(-sin, cos, zero);
        let normal = frame.turn.apply_transposed(g.normal);
        let tilt = axle.dot(normal);
        let upright = (one - tilt * tilt).max(R::splat(1e-4)).sqrt();
        let height = frame.body.position.dot(g.normal) + hub.dot(normal) - g.offset;
        let plumb = one / upright;
        let press = p.radius - height * plumb;
        let touches = press.gt(zero);
        let loaded = p.radius - R::select(touches, press, zero);
        let down = -(normal - axle * tilt) * plumb;
        let arm = hub + down * loaded;
        let ahead = axle.cross(normal) * plumb;
        let aside = normal.cross(ahead);

        // Velocity of the contact point carried by the hub.
        let at = frame.velocity + hub_velocity + rate.cross(down * loaded);
        let press_rate = -(at.dot(normal) * plumb);
        let spring = p.vertical_stiffness * press;
        let damper = (p.vertical_damping * press_rate).clamp(-spring, spring);
        let load = R::select(touches, spring + damper, zero) * standing(tilt);
        let ground = Vec2::new(at.dot(ahead), at.dot(aside));
        let inclination = if p.tyre.feels_inclination() { atan(tilt * plumb) } else { zero };
        let on = Contact { ground, load, loaded, inclination, held: R::Mask::splat(false) };
        let Rolled { sliding, patch, spun } = p.roll(s, g, c, &on, frame.dt);

        let tyre = ahead * patch.force.x + aside * patch.force.y + normal * load;
        let push = frame.turn.apply_transposed(g.push.force);
        let push_arm = frame.turn.apply_transposed(g.push.at - frame.body.position);
        let strut = suspension(&p.suspension, s, twist);
        // Across its path the wheel is carried by the body; along it only the strut acts.
        let coriolis = rate.cross(path * s.travel_rate) * R::splat(2.0);
        let bias = rate.cross(rate.cross(hub)) + coriolis;
        let carried = (frame.fall - bias) * p.mass;
        let side = tyre + push + frame.fall * p.mass;
        let per_path = one / path.dot(path);
        let pull = ((tyre + push + carried).dot(path) - strut) * per_path;

        *out = WheelForce {
            force: Vec3::new(patch.force.x, patch.force.y, load),
            world: frame.turn.apply(tyre),
            contact: frame.body.position + frame.turn.apply(arm),
            ground_velocity: ground,
            sliding,
            utilisation: patch.utilisation,
            limit: patch.limit,
            loaded_radius: loaded,
            travel_acceleration: (side.dot(path) - strut) * per_path / p.mass,
        };

        let carried = carried - path * pull;
        let force = tyre + push + carried;
        let whirl = axle * (spun * frame.per_second) + rate.cross(axle * s.spin);
        let moment = arm.cross(tyre) + push_arm.cross(push) + hub.cross(carried) - whirl * p.spin_inertia;
        let moment = moment + normal * patch.aligning + ahead * patch.overturning;
        (force, moment)
    }
}

/// Sine squared of the inclinations between which a tyre on its shoulder stops carrying: 60 and 75 degrees.
const CARRIES: (f64, f64) = (0.75, 0.933);

/// Share of its load that a tread carries whose axle has this component along the ground's normal: 1 up to 60
/// degrees, nothing past 75, where the wheel lies on its flank.
#[inline(always)]
fn standing<R: Real>(tilt: R) -> R {
    let (zero, one) = (R::zero(), R::one());
    let w = ((tilt * tilt - CARRIES.0) * (1.0 / (CARRIES.1 - CARRIES.0))).clamp(zero, one);
    one - w * w * (R::splat(3.0) - w * 2.0)
}

/// Force of spring, damper, stops and anti-roll bar on the body, N, along z.
#[inline(always)]
fn suspension<R: Real>(p: &Suspension<R>, s: &WheelState<R>, twist: R) -> R {
    let zero = R::zero();
    let damping = R::select(s.travel_rate.gt(zero), p.bump_damping, p.rebound_damping);
    let above = (s.travel - p.travel).max(zero);
    let below = (-s.travel - p.travel).max(zero);
    p.preload
        + p.stiffness * s.travel
        + damping * s.travel_rate
        + p.stop_stiffness * (above - below)
        + p.anti_roll * twist
}
