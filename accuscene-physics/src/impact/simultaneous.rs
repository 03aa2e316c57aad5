//! Impulses at several contacts in one instant, on bodies that share them.
//!
//! The compression impulses are found together: each contact obeys the law of Kudlich and Slibar for the velocity that all
//! other impulses leave it with. Where several sets of impulses do, sweeps in which all contacts answer at once come near
//! the one that favours none of them, whatever their order; block Gauss-Seidel sweeps then run up and down the contacts until
//! no impulse changes any more.
//! Restitution then multiplies all of them (Poisson; Kudlich 1966; Slibar 1966). With one contact it is the law for two bodies.

use super::audit::Books;
use super::kudlich_slibar::{Compression, Restitution};
use super::spatial::mass_at;
use super::{ContactFrame3, ImpactAudit, ImpactError, SpatialBody, check};
use accuscene_core::arith::{Mat3, Real, Vec3};

/// Most sweeps in which all answer at once.
const AT_ONCE: usize = 200;
/// Most sweeps up and down.
const SWEEPS: usize = 500;
/// A change of an impulse below this share of the largest is none.
const SETTLED: f64 = 1e-14;

/// A place where two bodies meet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SharedContact {
    /// Indices of the bodies; the normal of the frame points from the first to the second.
    pub bodies: [usize; 2],
    /// Point and normal of the contact.
    pub frame: ContactFrame3,
    /// How much the bodies spring apart there.
    pub restitution: Restitution,
    /// Coefficient of friction, 0 or more.
    pub friction: f64,
}

/// What several impulses in one instant do.
#[derive(Clone, Debug, PartialEq)]
pub struct SimultaneousOutcome {
    /// The impulses in the order of the contacts.
    pub impulses: Vec<SharedImpulse>,
    /// Velocity and angular velocity of each body afterwards, world axes, m/s and rad/s.
    pub velocities: Vec<(Vec3, Vec3)>,
    /// Balance of momentum, angular momentum and energy of all bodies.
    pub audit: ImpactAudit,
}

/// What one of several impulses does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SharedImpulse {
    /// Impulse on the second body, world axes, N s; the first takes the opposite. Zero where the bodies part.
    pub impulse: Vec3,
    /// What it alone changes of the velocities of the two bodies, m/s.
    pub delta_v: [Vec3; 2],
    /// What it alone changes of their angular velocities, rad/s.
    pub delta_rate: [Vec3; 2],
    /// Velocity of the second body relative to the first at the point before, m/s.
    pub approach: Vec3,
    /// The same after all impulses.
    pub departure: Vec3,
    /// Restitution over compression impulse that was used; 0 where the bodies did not approach before.
    pub restitution: f64,
    /// Its share of the loss of kinetic energy, J, 0 or more: by the work that it does against the mean of the velocities
    /// before and after, where it takes energy out of the bodies. The shares add up to the loss of all bodies.
    pub energy_loss: f64,
    /// True if the bodies stick at the contact, false if they slide to the end.
    pub full_impact: bool,
}

/// A contact being solved.
struct Touching {
    arms: [Vec3; 2],
    inverse_inertia: [Mat3; 2],
    inverse_mass: [f64; 2],
    matrix: Mat3,
    inverse: Mat3,
    impulse: Vec3,
    full: bool,
}

/// The impulses at several contacts in one instant, in the order of the contacts.
///
/// World axes, m, m/s, kg. If the contacts spring back differently and their restitutions together would make energy, all take the least.
///
/// # Errors
/// [`ImpactError`] for input out of range.
///
/// ```
/// use accuscene_core::arith::{Mat3, Vec3};
/// use accuscene_physics::impact::kudlich_slibar::Restitution;
/// use accuscene_physics::impact::{ContactFrame3, SharedContact, SpatialBody, simultaneous};
///
/// let car = |x: f64, speed: f64| SpatialBody {
///     mass: 1400.0,
///     inertia: Mat3::identity().scaled(2400.0),
///     position: Vec3::new(x, 0.0, 0.5),
///     velocity: Vec3::new(speed, 0.0, 0.0),
///     angular_velocity: Vec3::zero(),
/// };
/// let contact = |k: usize| SharedContact {
///     bodies: [k, k + 1],
///     frame: ContactFrame3 { point: Vec3::new(4.0 * k as f64 + 2.0, 0.0, 0.5), normal: Vec3::new(1.0, 0.0, 0.0) },
///     restitution: Restitution::Coefficient(0.0),
///     friction: 0.5,
/// };
/// // Three in a row that touch, without restitution: all move on together.
/// let out = simultaneous(&[car(0.0, 12.0), car(4.0, 0.0), car(8.0, 0.0)], &[contact(0), contact(1)])?;
/// assert!((out.velocities[2].0.x - 4.0).abs() < 1e-9);
/// # Ok::<(), accuscene_physics::impact::ImpactError>(())
/// ```
pub fn simultaneous(
    bodies: &[SpatialBody],
    contacts: &[SharedContact],
) -> Result<SimultaneousOutcome, ImpactError> {
    for c in contacts {
        let [first, second] = c.bodies;
        let high = if second > first { second } else { first };
        if high >= bodies.len() || first == second {
            return Err(ImpactError::Value {
                path: "contact.bodies",
                value: high as f64,
                limit: "two indices of bodies",
                hint: "let each contact name two of the bodies",
            });
        }
    }
    let mut touching = Vec::with_capacity(contacts.len());
    for c in contacts {
        touching.push(prepare(bodies, c)?);
    }
    let mut after: Vec<(Vec3, Vec3)> = bodies.iter().map(|b| (b.velocity, b.angular_velocity)).collect();
    let approach: Vec<Vec3> = contacts.iter().zip(&touching).map(|(c, j)| relative(j, c, &after)).collect();
    if contacts.len() > 1 {
        at_once(bodies, contacts, &mut touching, &mut after);
    }
    for _ in 0..SWEEPS {
        let (mut change, mut most) = (0.0, 0.0);
        for k in (0..contacts.len()).chain((0..contacts.len()).rev()) {
            let (c, j) = (&contacts[k], &mut touching[k]);
            let (impulse, full) = answer(c, j, &after);
            let step = impulse - j.impulse;
            apply(j, c, step, &mut after);
            (j.impulse, j.full) = (impulse, full);
            change = Real::max(change, step.norm());
            most = Real::max(most, impulse.norm());
        }
        if change <= SETTLED * most {
            break;
        }
    }
    let mut coefficients = Vec::with_capacity(contacts.len());
    for ((c, j), u) in contacts.iter().zip(&touching).zip(&approach) {
        let normal_velocity = c.frame.normal.dot(*u);
        let none = j.impulse == Vec3::zero() || normal_velocity >= 0.0;
        coefficients.push(if none { 0.0 } else { c.restitution.coefficient(normal_velocity)? });
    }
    let compression: Vec<Vec3> = touching.iter().map(|j| j.impulse).collect();
    let mut out = outcome(bodies, contacts, &mut touching, &compression, &approach, &coefficients);
    let loss = |out: &SimultaneousOutcome| out.impulses.iter().map(|s| s.energy_loss).sum::<f64>();
    if loss(&out) < 0.0 {
        let least = coefficients.iter().copied().fold(1.0, Real::min);
        coefficients.fill(least);
        out = outcome(bodies, contacts, &mut touching, &compression, &approach, &coefficients);
    }
    out.audit = audit(bodies, contacts, &out);
    // Where others drive the bodies apart an impulse gives back what those have put in: it loses nothing itself.
    let whole = Real::max(loss(&out), 0.0);
    let taken: f64 = out.impulses.iter().map(|s| Real::max(s.energy_loss, 0.0)).sum();
    for s in &mut out.impulses {
        let own = Real::max(s.energy_loss, 0.0);
        s.energy_loss = if taken > 0.0 { own * (whole / taken) } else { 0.0 };
    }
    Ok(out)
}

fn prepare(bodies: &[SpatialBody], c: &SharedContact) -> Result<Touching, ImpactError> {
    check::friction(c.friction)?;
    c.frame.checked_normal()?;
    let pair = c.bodies.map(|i| &bodies[i]);
    let (inverse_inertia, matrix) = mass_at(pair, c.frame.point)?;
    let arms = pair.map(|b| if b.is_immovable() { Vec3::zero() } else { c.frame.point - b.position });
    let inverse_mass = pair.map(SpatialBody::inverse_mass);
    let inverse = matrix.inverse();
    Ok(Touching { arms, inverse_inertia, inverse_mass, matrix, inverse, impulse: Vec3::zero(), full: false })
}

/// Sweeps in which every contact answers the same velocities, each by its part of those that share a body with it.
fn at_once(
    bodies: &[SpatialBody],
    contacts: &[SharedContact],
    touching: &mut [Touching],
    now: &mut [(Vec3, Vec3)],
) {
    let mut met = vec![0_u32; bodies.len()];
    for i in contacts.iter().flat_map(|c| c.bodies).filter(|i| !bodies[*i].is_immovable()) {
        met[i] += 1;
    }
    let parts: Vec<f64> = contacts
        .iter()
        .map(|c| 1.0 / f64::from(Ord::max(met[c.bodies[0]], met[c.bodies[1]]).max(1)))
        .collect();
    let mut steps: Vec<Vec3> = Vec::with_capacity(contacts.len());
    for _ in 0..AT_ONCE {
        let (mut change, mut most) = (0.0, 0.0);
        steps.clear();
        let each = contacts.iter().zip(&*touching).zip(&parts);
        steps.extend(each.map(|((c, j), part)| (answer(c, j, now).0 - j.impulse) * *part));
        for ((c, j), step) in contacts.iter().zip(&mut *touching).zip(&steps) {
            apply(j, c, *step, now);
            j.impulse += *step;
            change = Real::max(change, step.norm());
            most = Real::max(most, j.impulse.norm());
        }
        if change <= SETTLED * most {
            break;
        }
    }
}

/// The compression impulse that a contact would have with all others as they are; true if it sticks.
fn answer(c: &SharedContact, j: &Touching, now: &[(Vec3, Vec3)]) -> (Vec3, bool) {
    compression(c, j, relative(j, c, now) - j.matrix.apply(j.impulse))
}

/// Velocity of the second body relative to the first at the contact.
fn relative(j: &Touching, c: &SharedContact, now: &[(Vec3, Vec3)]) -> Vec3 {
    let at = |k: usize| {
        let (velocity, rate) = now[c.bodies[k]];
        velocity + rate.cross(j.arms[k])
    };
    at(1) - at(0)
}

/// What an impulse on the second body changes of the velocities of both.
fn changes(j: &Touching, impulse: Vec3) -> [(Vec3, Vec3); 2] {
    [0, 1].map(|k| {
        let p = if k == 0 { -impulse } else { impulse };
        (p * j.inverse_mass[k], j.inverse_inertia[k].apply(j.arms[k].cross(p)))
    })
}

fn apply(j: &Touching, c: &SharedContact, impulse: Vec3, now: &mut [(Vec3, Vec3)]) {
    for (k, (dv, dw)) in changes(j, impulse).into_iter().enumerate() {
        let (velocity, rate) = &mut now[c.bodies[k]];
        *velocity += dv;
        *rate += dw;
    }
}

/// The compression impulse for the velocity that the contact would have without it; true if it sticks.
fn compression(c: &SharedContact, j: &Touching, free: Vec3) -> (Vec3, bool) {
    let n = c.frame.normal;
    if n.dot(free) >= 0.0 {
        return (Vec3::zero(), false);
    }
    let compressed = Compression::of(n, c.friction, &j.matrix, &j.inverse, free);
    (compressed.impulse, compressed.full)
}

/// The impulses with restitution, and what they do together; not audited yet.
fn outcome(
    bodies: &[SpatialBody],
    contacts: &[SharedContact],
    touching: &mut [Touching],
    compression: &[Vec3],
    approach: &[Vec3],
    coefficients: &[f64],
) -> SimultaneousOutcome {
    let mut velocities: Vec<(Vec3, Vec3)> = bodies.iter().map(|b| (b.velocity, b.angular_velocity)).collect();
    for (k, (c, j)) in contacts.iter().zip(&mut *touching).enumerate() {
        j.impulse = compression[k] * (1.0 + coefficients[k]);
        apply(j, c, j.impulse, &mut velocities);
    }
    let share = |(((c, j), approach), e): (((&SharedContact, &Touching), &Vec3), &f64)| {
        let departure = relative(j, c, &velocities);
        let done = changes(j, j.impulse);
        SharedImpulse {
            impulse: j.impulse,
            delta_v: done.map(|(dv, _)| dv),
            delta_rate: done.map(|(_, dw)| dw),
            approach: *approach,
            departure,
            restitution: *e,
            energy_loss: -0.5 * j.impulse.dot(*approach + departure),
            full_impact: j.full,
        }
    };
    let impulses = contacts.iter().zip(&*touching).zip(approach).zip(coefficients).map(share).collect();
    SimultaneousOutcome { impulses, velocities, audit: ImpactAudit::default() }
}

/// Balance over all bodies; angular momentum about the first contact.
fn audit(bodies: &[SpatialBody], contacts: &[SharedContact], out: &SimultaneousOutcome) -> ImpactAudit {
    let centre = contacts.first().map_or(Vec3::zero(), |c| c.frame.point);
    let mut books = Books::default();
    for (b, (velocity, rate)) in bodies.iter().zip(&out.velocities).filter(|(b, _)| !b.is_immovable()) {
        books.body(b, *velocity, *rate, centre);
    }
    for (c, s) in contacts.iter().zip(&out.impulses) {
        books.energy.rest -= s.energy_loss;
        books.energy.scale += s.energy_loss.abs();
        // What is immovable takes the impulse at the contact, and no work.
        for (k, sign) in [(0, -1.0), (1, 1.0)] {
            if bodies[c.bodies[k]].is_immovable() {
                let (arm, p) = (c.frame.point - centre, s.impulse * sign);
                books.fixed(p, arm.cross(p), arm.norm() * p.norm());
            }
        }
    }
    books.audit()
}
