//! Two rigid bodies in the plane under nothing but the forces of their crushing structures, for tests.

#![allow(dead_code, reason = "not every test asks for all")]

use accuscene_core::arith::{Real, Vec2};
use accuscene_physics::contact::Pose2;
use accuscene_physics::crush_force::{
    Border, Depths, Grip, LEAST_RETURN, PARTING, Party, Pressure, SLIDING, Surface, press,
};

/// A vehicle as the test moves it.
#[derive(Clone, Debug)]
pub(crate) struct Mover {
    pub(crate) mass: f64,
    pub(crate) inertia: f64,
    pub(crate) size: [f64; 2],
    pub(crate) border: Border,
    pub(crate) depths: Depths,
    pub(crate) pose: Pose2,
    pub(crate) velocity: Vec2,
    pub(crate) yaw_rate: f64,
    /// Share of the stiffness that acts.
    pub(crate) acting: f64,
}

/// What a contact did.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) peak: f64,
    /// First contact, common velocity along the normal, last contact, s.
    pub(crate) times: [f64; 3],
    pub(crate) loss: f64,
    pub(crate) overlap: f64,
    pub(crate) impulse: Vec2,
    pub(crate) finite: bool,
}

impl Mover {
    /// A rectangle about its centre of gravity with one law all round.
    pub(crate) fn new(mass: f64, size: [f64; 2], law: Pressure, pose: Pose2, velocity: Vec2) -> Self {
        let [l, w] = size;
        let outline =
            [(0.5, 0.5), (-0.5, 0.5), (-0.5, -0.5), (0.5, -0.5)].map(|(x, y)| Vec2::new(x * l, y * w));
        let border = Border::new(&outline, [law; 4]);
        let inertia = mass * (l * l + w * w) / 12.0;
        let depths = border.undamaged();
        Self { mass, inertia, size, border, depths, pose, velocity, yaw_rate: 0.0, acting: 1.0 }
    }

    pub(crate) fn energy(&self) -> f64 {
        0.5 * (self.mass * self.velocity.dot(self.velocity) + self.inertia * self.yaw_rate * self.yaw_rate)
    }

    pub(crate) fn momentum(&self) -> Vec2 {
        self.velocity * self.mass
    }

    /// About the world's origin.
    pub(crate) fn angular_momentum(&self) -> f64 {
        self.pose.position.cross(self.momentum()) + self.inertia * self.yaw_rate
    }

    pub(crate) fn party(&self) -> Party<'_> {
        Party {
            border: &self.border,
            depths: &self.depths,
            pose: self.pose,
            velocity: self.velocity,
            yaw_rate: self.yaw_rate,
            acting: [self.acting; 4],
        }
    }

    fn drift(&mut self, dt: f64) {
        self.pose.position += self.velocity * dt;
        self.pose.heading += self.yaw_rate * dt;
    }

    fn kick(&mut self, force: Vec2, moment: f64, dt: f64) {
        self.velocity += force * (dt / self.mass);
        self.yaw_rate += moment * (dt / self.inertia);
    }
}

/// Lets two movers run for `time` (s) in steps that resolve their contact.
pub(crate) fn collide(pair: &mut [Mover; 2], restitution: f64, friction: f64, time: f64) -> Outcome {
    let returned = Real::max(restitution * restitution, LEAST_RETURN);
    let mut dents = Vec::new();
    let mut out = Outcome { times: [f64::NAN; 3], finite: true, ..Outcome::default() };
    let (mut taken, mut given, mut t, mut dt) = (0.0, 0.0, 0.0, 1e-4);
    let before = pair[0].energy() + pair[1].energy();
    while t < time {
        pair.iter_mut().for_each(|m| m.drift(0.5 * dt));
        let release = match given < returned * taken {
            true => f64::INFINITY,
            false if taken > given => PARTING,
            false => 0.0,
        };
        let surface = Surface { returned, friction, release, step: dt };
        let [a, b] = &*pair;
        let grip: Grip = press([&a.party(), &b.party()], &surface, &mut dents);
        let mut next: f64 = 1e-4;
        if grip.holds() {
            pair[0].depths.dent(0, &dents);
            pair[1].depths.dent(1, &dents);
            taken += grip.power[0] * dt;
            given += grip.power[1] * dt;
            let apart = pair[1].pose.position - pair[0].pose.position;
            pair[0].kick(-grip.force, -grip.moment, dt);
            pair[1].kick(grip.force, grip.moment - apart.cross(grip.force), dt);
            out.impulse += grip.force * dt;
            out.peak = Real::max(out.peak, grip.squeeze);
            out.overlap = Real::max(out.overlap, grip.overlap);
            if out.times[0].is_nan() {
                out.times[0] = t;
            }
            if out.times[1].is_nan() && grip.power[1] > grip.power[0] {
                out.times[1] = t;
            }
            out.times[2] = t + dt;
            let light = |m: &Mover| {
                let [l, w] = m.size;
                1.0 / m.mass + (l * l + w * w) / (4.0 * m.inertia)
            };
            let inverse: f64 = pair.iter().map(light).sum();
            next = Real::min(next, 0.1 / (grip.stiffness * inverse).sqrt());
            let drag = friction / SLIDING + 1.0 / Real::max(release, PARTING);
            next = Real::min(next, 0.4 / Real::max(drag * grip.squeeze * inverse, 1e-9));
        }
        pair.iter_mut().for_each(|m| m.drift(0.5 * dt));
        out.finite &= pair.iter().all(|m| m.velocity.norm().is_finite() && m.yaw_rate.is_finite());
        t += dt;
        dt = Real::max(next, 1e-5);
    }
    out.loss = before - pair[0].energy() - pair[1].energy();
    out
}
