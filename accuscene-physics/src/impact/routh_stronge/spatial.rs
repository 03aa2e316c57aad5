use super::SpatialRouthStrongeOutcome;
use crate::impact::spatial::SpatialContact;
use crate::impact::{ContactFrame3, ImpactError, SpatialBody, check};
use accuscene_core::arith::{Mat3, Real, Vec3};

/// The impact of two bodies in space by Routh and Stronge: the slip turns in the contact plane as friction and the
/// coupling of the bodies drive it, until it stops, and then sticks or sets off the one way that is left to it.
///
/// `energetic_restitution`, 0 to 1, is the root of the share of the work of compression that restitution returns;
/// `friction` is 0 or more and finite.
///
/// # Errors
/// [`ImpactError`] for input out of range and for bodies that do not approach at the contact.
pub fn spatial(
    bodies: &[SpatialBody; 2],
    frame: &ContactFrame3,
    energetic_restitution: f64,
    friction: f64,
) -> Result<SpatialRouthStrongeOutcome, ImpactError> {
    check::elastic(energetic_restitution)?;
    check::friction(friction)?;
    check::finite("friction", &[friction])?;
    let contact = SpatialContact::new(bodies, frame)?;
    let mut path = Path::new(&contact, friction);
    let mut budget = 0.0;
    // A slip that friction stops hard can press the bodies together again while they part.
    for _ in 0..COMPRESSIONS {
        path.follow(Until::Stopped);
        budget += path.work * (energetic_restitution * energetic_restitution);
        path.work = 0.0;
        path.follow(Until::Returned(budget));
        budget += path.work;
        path.work = 0.0;
        if !path.pressed_again {
            break;
        }
    }
    let (impulse, full, normal) = (path.impulse, path.sticks(), contact.normal);
    let outcome = contact.strike(impulse, full)?;
    let kinematic_restitution = -normal.dot(outcome.departure) / normal.dot(outcome.approach);
    Ok(SpatialRouthStrongeOutcome { outcome, kinematic_restitution })
}

/// Most times that compression starts in one impact.
const COMPRESSIONS: usize = 4;
/// Largest change of the slip in a step, in shares of the slip.
const STEP: f64 = 0.05;
/// Most steps of one half of an impact; slip falls by a factor of e in some 1/STEP of them.
const STEPS: usize = 4000;
/// Slip below this share of the speed of approach has stopped.
const STOPPED: f64 = 1e-9;
/// A slip that turns by less than this angle, rad, while it changes by itself is straight.
const STRAIGHT: f64 = 1e-11;
/// Steps of the search for the end of a half within one step of the slip.
const SEARCH: usize = 60;

#[derive(Clone, Copy)]
enum Until {
    /// The bodies stop approaching.
    Stopped,
    /// Restitution has returned this work, J.
    Returned(f64),
}

/// How the impulse grows once the slip has stopped for the first time: the rate never changes again.
#[derive(Clone, Copy)]
struct Settled {
    along: Vec3,
    sticks: bool,
}

struct Path {
    normal: Vec3,
    mass: Mat3,
    friction: f64,
    approach: Vec3,
    speed: f64,
    /// Step of the slip's own variable s, dp_n = |slip| ds, kg.
    step: f64,
    impulse: Vec3,
    /// Work against the normal velocity since it was last taken, J; restitution counts down.
    work: f64,
    settled: Option<Settled>,
    pressed_again: bool,
}

impl Path {
    fn new(contact: &SpatialContact<'_>, friction: f64) -> Self {
        let (normal, mass, approach) = (contact.normal, contact.mass, contact.approach);
        let column = mass.apply(normal);
        let coupling = (column - normal * normal.dot(column)).norm();
        let trace = mass.rows[0].x + mass.rows[1].y + mass.rows[2].z;
        Self {
            normal,
            mass,
            friction,
            approach,
            speed: approach.norm(),
            step: STEP / (coupling + friction * trace),
            impulse: Vec3::zero(),
            work: 0.0,
            settled: None,
            pressed_again: false,
        }
    }

    fn sticks(&self) -> bool {
        self.settled.is_some_and(|s| s.sticks)
    }

    fn velocity(&self, impulse: Vec3) -> Vec3 {
        self.approach + self.mass.apply(impulse)
    }

    fn slip(&self, velocity: Vec3) -> Vec3 {
        velocity - self.normal * self.normal.dot(velocity)
    }

    /// Follows the impact to the end of one half.
    fn follow(&mut self, until: Until) {
        self.pressed_again = false;
        if let Until::Returned(work) = until
            && work <= 0.0
        {
            return;
        }
        for taken in 0..STEPS + 3 {
            let velocity = self.velocity(self.impulse);
            let slip = self.slip(velocity);
            let size = slip.norm();
            if self.settled.is_none() && size <= STOPPED * self.speed {
                self.settled = Some(self.settle());
            }
            let along = match self.settled {
                Some(s) => s.along,
                None => self.normal - slip * (self.friction / size),
            };
            let change = self.slip(self.mass.apply(along));
            let straight = self.settled.is_some()
                || self.friction == 0.0
                || slip.cross(change).norm() <= STRAIGHT * (size * change.norm())
                || taken >= STEPS;
            let ended =
                if straight { self.run(along, velocity, slip, change, until) } else { self.turn(until) };
            if ended {
                return;
            }
        }
    }

    /// One straight stretch, exactly; true at the end of the half.
    fn run(&mut self, along: Vec3, velocity: Vec3, slip: Vec3, change: Vec3, until: Until) -> bool {
        let un = self.normal.dot(velocity);
        let rate = self.normal.dot(self.mass.apply(along));
        let closing = slip.dot(change);
        let to_stop = if self.settled.is_none() && self.friction > 0.0 && closing < 0.0 {
            -closing / change.dot(change)
        } else {
            f64::INFINITY
        };
        let to_end = match until {
            Until::Stopped if un >= 0.0 && rate >= 0.0 => 0.0,
            Until::Stopped if rate > 0.0 => -un / rate,
            Until::Stopped => f64::INFINITY,
            Until::Returned(budget) => {
                let left = budget + self.work;
                let square = un * un + 2.0 * rate * left;
                if left <= 0.0 {
                    0.0
                } else if square > 0.0 && un + square.sqrt() > 0.0 {
                    2.0 * left / (un + square.sqrt())
                } else if rate < 0.0 {
                    self.pressed_again = true;
                    Real::max(-un / rate, 0.0)
                } else {
                    f64::INFINITY
                }
            }
        };
        let ended = to_end <= to_stop;
        self.pressed_again &= ended;
        let length = if ended { to_end } else { to_stop };
        if !length.is_finite() {
            // Friction holds back the parting of bodies that no longer slide: nothing is left to follow.
            return true;
        }
        self.work -= length * (un + 0.5 * rate * length);
        self.impulse += along * length;
        if !ended {
            self.settled = Some(self.settle());
        }
        ended
    }

    /// One step of a slip that turns; true at the end of the half.
    fn turn(&mut self, until: Until) -> bool {
        // Above 0 past the end of the half.
        let over = |path: &Self, (impulse, work): (Vec3, f64)| match until {
            Until::Stopped => path.normal.dot(path.velocity(impulse)),
            Until::Returned(budget) => -(budget + work),
        };
        let whole = self.advanced(self.step);
        let mut end = whole;
        let mut high = over(self, whole);
        let ended = high >= 0.0;
        if ended {
            // False position, the stale end halved (Illinois).
            let (mut a, mut b) = (0.0, self.step);
            let mut low = over(self, (self.impulse, self.work));
            let tolerance = 1e-15 * low.abs();
            let mut last = 0;
            for _ in 0..SEARCH {
                if high - low <= 0.0 || high.abs() <= tolerance || low >= 0.0 {
                    break;
                }
                let at = a + (b - a) * (-low / (high - low));
                let here = self.advanced(at);
                let value = over(self, here);
                end = here;
                if value.abs() <= tolerance || at <= a || at >= b {
                    break;
                }
                if value > 0.0 {
                    (b, high) = (at, value);
                    if last == 1 {
                        low *= 0.5;
                    }
                    last = 1;
                } else {
                    (a, low) = (at, value);
                    if last == -1 {
                        high *= 0.5;
                    }
                    last = -1;
                }
            }
        } else if matches!(until, Until::Returned(_))
            && self.normal.dot(self.velocity(whole.0)) < 0.0
            && self.normal.dot(self.velocity(self.impulse)) > 0.0
        {
            self.pressed_again = true;
        }
        (self.impulse, self.work) = end;
        ended || self.pressed_again
    }

    /// Impulse and work after a step of s, by Runge and Kutta.
    fn advanced(&self, h: f64) -> (Vec3, f64) {
        let rates = |impulse: Vec3| {
            let velocity = self.velocity(impulse);
            let un = self.normal.dot(velocity);
            let slip = velocity - self.normal * un;
            let size = slip.norm();
            (self.normal * size - slip * self.friction, -(un * size))
        };
        let a = rates(self.impulse);
        let b = rates(self.impulse + a.0 * (0.5 * h));
        let c = rates(self.impulse + b.0 * (0.5 * h));
        let d = rates(self.impulse + c.0 * h);
        let sixth = h / 6.0;
        (
            self.impulse + (a.0 + (b.0 + c.0) * 2.0 + d.0) * sixth,
            self.work + (a.1 + 2.0 * (b.1 + c.1) + d.1) * sixth,
        )
    }

    /// What follows the stop of the slip: it sticks if friction holds, or sets off in the one direction d that keeps
    /// itself, k - mu K_tt d = lambda d with lambda > 0.
    fn settle(&self) -> Settled {
        let hold = self.mass.inverse().apply(self.normal);
        let hold = hold * (1.0 / self.normal.dot(hold));
        let tangential = (hold - self.normal * self.normal.dot(hold)).norm();
        if tangential <= self.friction {
            return Settled { along: hold, sticks: true };
        }
        let k = self.slip(self.mass.apply(self.normal));
        let direction = |lambda: f64| self.plane(lambda).inverse().apply(k);
        // The length of d falls with lambda, from above 1 at 0 to below 1 at |k|.
        let (mut low, mut high) = (0.0, k.norm());
        for _ in 0..SEARCH {
            let middle = 0.5 * (low + high);
            if direction(middle).norm() > 1.0 {
                low = middle;
            } else {
                high = middle;
            }
        }
        let d = self.slip(direction(high));
        let along = self.normal - d * (self.friction / Real::max(d.norm(), f64::MIN_POSITIVE));
        Settled { along, sticks: false }
    }

    /// lambda + mu K_tt in the contact plane, and the identity along the normal.
    fn plane(&self, lambda: f64) -> Mat3 {
        let n = self.normal;
        let outer = Mat3::from_rows(n * n.x, n * n.y, n * n.z);
        let across = Mat3::identity().sum(&outer.scaled(-1.0));
        let inner = across.product(&self.mass).product(&across);
        across.scaled(lambda).sum(&inner.scaled(self.friction)).sum(&outer)
    }
}
