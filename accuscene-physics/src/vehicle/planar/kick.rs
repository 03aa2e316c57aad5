use super::super::rolling::{Contact, Rolled};
use super::super::{BodyState, Footing, Vehicle, WheelControl, WheelForce, WheelState, Wrench};
use super::Planar;
use super::axle::Pair;
use accuscene_core::arith::{Kernel, Mat3, Real, Vec2, Vec3, sin_cos};

/// What the wheels must carry: the force that presses them to the ground, N, and the moments about the centre of gravity, N m.
#[derive(Clone, Copy, Debug)]
pub(super) struct Burden<R> {
    pub(super) down: R,
    /// Moment that presses the right wheels.
    pub(super) right: R,
    /// Moment that presses the front wheels.
    pub(super) front: R,
}

impl<R: Real> Planar<R> {
    /// Computes all forces at the present pose and changes the velocities by them over `dt`, as [`kick`](super::super::kick)
    /// does for the sprung vehicle; steps are `drift(h/2)`, `kick(h)`, `drift(h/2)` here too.
    ///
    /// Sets the body on the ground under its wheels first, level with it, and takes away what of its motion is not along it.
    /// The travel of the wheels tells the load transfer as the springs would. `load` acts on the body besides wheels, air and
    /// weight; its vertical force and its moments are carried by the wheels. Allocates nothing; steps up to 5 ms.
    #[inline(always)]
    #[expect(clippy::too_many_arguments, reason = "those of the sprung vehicle and no others")]
    pub fn kick(
        &self,
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
        let zero = R::zero();
        let b = &vehicle.body;
        self.seat(vehicle, body, footing);
        let turn = body.orientation.matrix();
        let fall = turn.apply_transposed(gravity);
        let velocity = turn.apply_transposed(body.velocity).xy();
        let yaw_rate = body.rate.z;
        let speed = velocity.norm();
        self.share_loads(wheels, force);

        let (mut tyres, mut moment) = (Vec2::zero(), zero);
        for axle in 0..self.axles.len() {
            let (l, r) = (2 * axle, 2 * axle + 1);
            let side = force[l].force.y + force[r].force.y;
            let frame = Frame { turn: &turn, position: body.position, velocity, yaw_rate, dt };
            for (i, press) in [l, r].into_iter().zip(self.axles[axle].presses) {
                let p = &vehicle.wheels[i];
                p.bend(&mut wheels[i], side, dt);
                force[i].loaded_radius = p.radius - force[i].force.z * press;
            }
            let (p, h) = (&vehicle.wheels, self.cg_height);
            let (fl, ml) = frame.wheel(h, &p[l], &mut wheels[l], &footing[l], &control[l], &mut force[l]);
            let (fr, mr) = frame.wheel(h, &p[r], &mut wheels[r], &footing[r], &control[r], &mut force[r]);
            tyres += fl + fr;
            moment += ml + mr;
        }

        let burden = Burden {
            down: -(fall.z * b.mass) - load.force.z - b.lift * speed * speed,
            right: self.cg_height * tyres.y + load.moment.x,
            front: load.moment.y - self.cg_height * tyres.x,
        };
        let follow = dt / (dt + self.lag);
        for (pair, a) in wheels.chunks_exact_mut(2).zip(0..) {
            let travel = self.axles[a].travel(self.pair(a, &burden));
            for (w, target) in pair.iter_mut().zip(travel) {
                w.travel += (target - w.travel) * follow;
                w.travel_rate = zero;
            }
        }

        let force = tyres - velocity * (b.drag * speed) + load.force.xy();
        let linear = force * (R::one() / b.mass) + fall.xy();
        let next = velocity + linear * dt;
        body.acceleration = Vec3::new(linear.x, linear.y, zero);
        body.velocity = turn.apply(Vec3::new(next.x, next.y, zero));
        body.rate = Vec3::new(zero, zero, yaw_rate + (moment + load.moment.z) * (dt / b.inertia.rows[2].z));
    }

    /// Sets the body on the mean of the ground under its wheels, level with it.
    #[inline(always)]
    pub(super) fn seat(&self, vehicle: &Vehicle<R>, body: &mut BodyState<R>, footing: &[Footing<R>]) {
        let turn = body.orientation.matrix();
        let (mut normal, mut height) = (Vec3::zero(), R::zero());
        for (pair, ground) in vehicle.wheels.chunks_exact(2).zip(footing.chunks_exact(2)) {
            let over = |i: usize| {
                let foot = Vec3::new(pair[i].hub.x, pair[i].hub.y, -self.cg_height);
                (body.position + turn.apply(foot)).dot(ground[i].normal) - ground[i].offset
            };
            normal += ground[0].normal + ground[1].normal;
            height += over(0) + over(1);
        }
        let normal = normal.unit();
        let count = R::splat(vehicle.wheels.len() as f64);
        body.position += -(normal * (height / count));
        let own = turn.apply_transposed(normal);
        body.orientation = body.orientation.advance(Vec3::new(-own.y, own.x, R::zero()), R::one());
    }

    /// What an axle is to carry once the body has come to balance.
    #[inline(always)]
    pub(super) fn pair(&self, axle: usize, burden: &Burden<R>) -> Pair<R> {
        let a = &self.axles[axle];
        let [l, r] = a.loads;
        let [yl, yr] = a.places;
        Pair {
            sum: l + r + a.heave * (burden.down - self.weight) + a.pitch * burden.front,
            couple: a.roll * burden.right - (l * yl + r * yr),
        }
    }

    /// Writes the load of every wheel, N: the lagged one, without a negative one among them.
    ///
    /// What an axle cannot take because a wheel of its lifts goes to the others, as far as they can: with two axles the balance
    /// on three wheels.
    #[inline(always)]
    fn share_loads(&self, wheels: &[WheelState<R>], force: &mut [WheelForce<R>]) {
        let (zero, tiny) = (R::zero(), R::splat(1e-9));
        let (mut all, mut carried) = (zero, zero);
        for (k, axle) in self.axles.iter().enumerate() {
            let pair = axle.pair(&wheels[2 * k], &wheels[2 * k + 1]);
            all += pair.sum;
            carried += pair.sum.max(zero);
        }
        let share = (all / carried.max(tiny)).max(zero);
        let (mut excess, mut to_right, mut to_left) = (zero, zero, zero);
        for (k, axle) in self.axles.iter().enumerate() {
            let pair = axle.pair(&wheels[2 * k], &wheels[2 * k + 1]);
            let sum = pair.sum.max(zero) * share;
            let [low, high] = axle.limits(sum);
            let couple = pair.couple.clamp(low, high);
            excess += pair.couple - couple;
            to_right += high - couple;
            to_left += couple - low;
            // Kept where the loads will stand.
            force[2 * k].force.z = sum;
            force[2 * k + 1].force.z = couple;
        }
        let right = (excess.max(zero) / to_right.max(tiny)).min(R::one());
        let left = ((-excess).max(zero) / to_left.max(tiny)).min(R::one());
        for (k, axle) in self.axles.iter().enumerate() {
            let (sum, couple) = (force[2 * k].force.z, force[2 * k + 1].force.z);
            let [low, high] = axle.limits(sum);
            let couple = couple + (high - couple) * right - (couple - low) * left;
            let [l, r] = axle.wheel_loads(Pair { sum, couple });
            force[2 * k].force.z = l.max(zero);
            force[2 * k + 1].force.z = r.max(zero);
        }
    }
}

/// What all wheels of a vehicle share in a step.
struct Frame<'a, R: Real> {
    turn: &'a Mat3<R>,
    position: Vec3<R>,
    velocity: Vec2<R>,
    yaw_rate: R,
    dt: R,
}

impl<R: Real> Frame<'_, R> {
    /// Spin, patch and forces of one wheel under the load and on the loaded radius in `out`; its force on the body, body axes, and its yaw moment.
    #[inline(always)]
    fn wheel(
        &self,
        cg_height: R,
        p: &super::super::Wheel<R>,
        s: &mut WheelState<R>,
        g: &Footing<R>,
        c: &WheelControl<R>,
        out: &mut WheelForce<R>,
    ) -> (Vec2<R>, R) {
        R::within(WheelStep { frame: self, cg_height, p, s, g, c, out })
    }
}

/// A step of one wheel: a call, so that its code is there once for each kind of number.
struct WheelStep<'a, R: Real> {
    frame: &'a Frame<'a, R>,
    cg_height: R,
    p: &'a super::super::Wheel<R>,
    s: &'a mut WheelState<R>,
    g: &'a Footing<R>,
    c: &'a WheelControl<R>,
    out: &'a mut WheelForce<R>,
}

impl<R: Real> Kernel for WheelStep<'_, R> {
    type Output = (Vec2<R>, R);

    #[inline(always)]
    fn run(self) -> (Vec2<R>, R) {
        let Self { frame, cg_height, p, s, g, c, out } = self;
        let (x, y, load, loaded) = (p.hub.x, p.hub.y, out.force.z, out.loaded_radius);
        let (sin, cos) = sin_cos(c.steer + s.yielding);
        let at = Vec2::new(frame.velocity.x - frame.yaw_rate * y, frame.velocity.y + frame.yaw_rate * x);
        let ground = at.rotate(cos, -sin);
        // With long steps the damping of a free wheel is weak: a car on its brakes would rock for long.
        let hold = c.brake + (c.grip * out.limit + p.rolling_resistance * load) * loaded;
        let held = s.spin.abs().le(R::zero()) & hold.gt(loaded * out.force.x.abs());
        let on = Contact { ground, load, loaded, inclination: R::zero(), held };
        let Rolled { sliding, patch, .. } = p.roll(s, g, c, &on, frame.dt);
        let force = patch.force.rotate(cos, sin);
        *out = WheelForce {
            force: Vec3::new(patch.force.x, patch.force.y, load),
            world: frame.turn.apply(Vec3::new(force.x, force.y, load)),
            contact: frame.position + frame.turn.apply(Vec3::new(x, y, -cg_height)),
            ground_velocity: ground,
            sliding,
            utilisation: patch.utilisation,
            limit: patch.limit,
            loaded_radius: loaded,
            travel_acceleration: R::zero(),
        };
        (force, x * force.y - y * force.x + patch.aligning)
    }
}
