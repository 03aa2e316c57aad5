use super::encounter::{BodyRef, Glimpse};
use crate::crush_force::{Face, Grip, LEAST_RETURN, PARTING};
use crate::impact::restitution::Found;
use crate::impact::{Books, SpatialBody};
use crate::vehicle::BodyState;
use accuscene_core::arith::{Real, Vec2, Vec3};

/// Bodies that meet no faster than this lean on each other and do not spring apart, m/s.
const LEANING: f64 = 0.2;
/// Length of one entry of a pulse, s.
pub(super) const PULSE: f64 = 1e-3;
/// Most entries of a pulse: a contact that lasts longer is told to here.
const MOST_ENTRIES: usize = 500;

/// Two bodies that press on each other under the crush-force model, and what that has done so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Crush {
    /// The bodies; the lower one first.
    pub bodies: [BodyRef; 2],
    /// First contact, s.
    pub start: f64,
    /// What the vehicles among them were then.
    pub at_contact: [Option<Glimpse>; 2],
    /// The same with all rates.
    pub was: [Option<BodyState>; 2],
    /// The restitution, and where it comes from.
    pub restitution: Found,
    /// Friction between them.
    pub friction: f64,
    /// Energy that the columns of each body's faces had taken before, with what they give back and all of their
    /// stiffness, J.
    pub taken: [[f64; 4]; 2],
    /// Share of each face's stiffness that acts, times `squeeze`, N s.
    pub shares: [[f64; 4]; 2],
    /// Mean speed at which the surfaces close at first contact, m/s.
    pub closing: f64,
    /// Whether the pair had met before.
    pub again: bool,
    /// Last instant at which the force counted against its peak, s.
    pub lasting: f64,
    /// Peak force across the interface, N, and when.
    pub peak: (f64, f64),
    /// Impulse on the second body, world axes, N s.
    pub impulse: Vec3,
    /// Time integral of the force across the interface, N s.
    pub squeeze: f64,
    /// Time, point and normal, weighted with it.
    pub time: f64,
    /// Weighted point of contact, world axes.
    pub point: Vec3,
    /// Weighted normal, from the first body to the second, world axes.
    pub normal: Vec2,
    /// Kinetic energy that the contact took, J.
    pub loss: f64,
    /// What the last step gave back of it, J.
    pub giving: f64,
    /// What the surfaces took while they closed, and gave back while they parted, J.
    pub exchanged: [f64; 2],
    /// Residuals: momentum, angular momentum, energy; each with its scale.
    pub books: [(f64, f64); 3],
    /// Deepest overlap of the resting surfaces, m.
    pub overlap: f64,
    /// Change of each body's yaw rate by the contact, rad/s.
    pub spin: [f64; 2],
    /// What accelerometers at the sensors read of it, forward and left in turning axes, m/s.
    pub sensors: [Vec<Vec2>; 2],
    /// Change of velocity in each millisecond, forward and left in turning axes, m/s.
    pub pulses: [Vec<Vec2>; 2],
}

/// A force that acts for a moment on the second body, and its moment about the first body's centre of gravity.
#[derive(Clone, Copy, Debug)]
pub(super) struct Action {
    pub(super) grip: Grip,
    /// Share of the stiffness of each body's faces that acts.
    pub(super) shares: [[f64; 4]; 2],
    pub(super) force: Vec3,
    /// Moments on each body about its centre of gravity, on what stands fixed about `point`; world axes, N m.
    pub(super) moments: [Vec3; 2],
    /// Where the force acts in the mean, world axes, m.
    pub(super) point: Vec3,
}

impl Crush {
    /// Share of the stored energy that the structures give back.
    pub(super) fn returned(&self) -> f64 {
        share(self.restitution)
    }

    /// Speed at which surfaces that part no longer push, m/s: they spring apart until they have given back their share,
    /// but not where bodies that met slowly lean on each other.
    pub(super) fn release(&self) -> f64 {
        let [taken, given] = self.exchanged;
        // A step more gives back about what the last one did; none is to make energy.
        let left = self.loss > self.giving;
        if self.closing > LEANING && given < self.returned() * taken && left {
            f64::INFINITY
        } else if self.loss > 0.0 {
            PARTING
        } else {
            0.0
        }
    }

    /// Share of the stiffness of a face that acted, in the mean by force.
    pub(super) fn share(&self, body: usize, face: Face) -> f64 {
        self.shares[body][face as usize] / self.squeeze
    }

    /// Adds what an action does in `dt` (s) from `t` (s) to rigid bodies that move like these.
    pub(super) fn add(&mut self, action: &Action, bodies: &[SpatialBody; 2], t: f64, dt: f64) {
        let (force, squeeze) = (action.force, action.grip.squeeze);
        if squeeze > self.peak.0 {
            self.peak = (squeeze, t);
        }
        if squeeze > QUIET * self.peak.0 {
            self.lasting = t + dt;
        }
        self.impulse += force * dt;
        self.squeeze += squeeze * dt;
        for (mean, share) in self.shares.iter_mut().flatten().zip(action.shares.iter().flatten()) {
            *mean += share * (squeeze * dt);
        }
        self.time += squeeze * dt * (t + 0.5 * dt);
        self.point += action.point * (squeeze * dt);
        self.normal += action.grip.normal * dt;
        self.overlap = Real::max(self.overlap, action.grip.overlap);
        self.exchanged[0] += action.grip.power[0] * dt;
        self.exchanged[1] += action.grip.power[1] * dt;
        self.audit(action, bodies, dt);
    }

    /// The books of the action alone, on rigid bodies.
    fn audit(&mut self, action: &Action, bodies: &[SpatialBody; 2], dt: f64) {
        let mut books = Books::default();
        let mut work = 0.0;
        for (k, sign) in [(0, -1.0), (1, 1.0)] {
            let b = &bodies[k];
            let (push, twist) = (action.force * (sign * dt), action.moments[k] * dt);
            if b.is_immovable() {
                // What stands fixed takes what acts on it.
                books.fixed(push, twist, twist.norm());
                continue;
            }
            let (dv, dw) = (push * b.inverse_mass(), b.inverse_inertia().apply(twist));
            books.body(b, b.velocity + dv, b.angular_velocity + dw, action.point);
            work += push.dot(b.velocity + dv * 0.5) + twist.dot(b.angular_velocity + dw * 0.5);
            self.spin[k] += dw.z;
        }
        books.energy.rest += work;
        self.loss -= work;
        self.giving = Real::max(work, 0.0);
        for (book, (rest, size)) in self.books.iter_mut().zip(books.balances()) {
            *book = (book.0 + rest, book.1 + size);
        }
    }

    /// What an accelerometer at each sensor, and at the centre of gravity, reads of the action.
    ///
    /// `axes` are cosine and sine of the heading, `rate` the yaw rate (rad/s), `places` the sensors' places.
    #[expect(clippy::too_many_arguments, reason = "a reading needs the body, its axes and the instant")]
    pub(super) fn read(
        &mut self,
        k: usize,
        dv: Vec2,
        spin: f64,
        axes: (f64, f64),
        rate: f64,
        places: impl Iterator<Item = Vec2>,
        t: f64,
        dt: f64,
    ) {
        let local = dv.rotate(axes.0, -axes.1);
        for (reading, place) in self.sensors[k].iter_mut().zip(places) {
            *reading += local + place.perp() * spin - place * (rate * rate * dt);
        }
        // Entries lie on the grid of time, so that each gets whole parts of steps.
        let number = |t: f64| t / PULSE + 1e-6;
        let entry = (number(t) - number(self.start).floor()) as usize;
        if entry < MOST_ENTRIES {
            let pulse = &mut self.pulses[k];
            if pulse.len() <= entry {
                pulse.resize(entry + 1, Vec2::zero());
            }
            pulse[entry] += local;
        }
    }
}

/// Share of the stored energy that structures with this restitution give back.
pub(super) fn share(found: Found) -> f64 {
    Real::max(found.restitution * found.restitution, LEAST_RETURN)
}

/// A force below this share of its peak no longer counts.
pub(super) const QUIET: f64 = 0.02;
