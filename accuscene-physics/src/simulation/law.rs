//! The impact laws as the simulation calls them: bodies in, one blow out.

use crate::impact::brach::{self, BrachContact, BrachOutcome};
use crate::impact::kudlich_slibar::{self, Restitution};
use crate::impact::restitution::{Found, Origin, Partners};
use crate::impact::routh_stronge;
use crate::impact::{
    ContactFrame2, ContactFrame3, ImpactAudit, ImpactError, ImpactWarning, PlanarBody, PlanarOutcome,
    SharedContact, SharedImpulse, SpatialBody, SpatialOutcome, simultaneous,
};
use crate::model::{ImpactLaw, ImpactRule, RestitutionSource};
use accuscene_core::arith::{Mat3, Real, Vec3};

/// What an impact does.
pub(super) struct Blow {
    /// Impulse on the second body, N s.
    pub(super) impulse: Vec3,
    /// Velocities afterwards, m/s.
    pub(super) velocities: [Vec3; 2],
    /// Angular velocities afterwards, world axes, rad/s.
    pub(super) rates: [Vec3; 2],
    /// Speeds at the point as the law sees them, m/s: closing, sliding before, parting.
    pub(super) speeds: [f64; 3],
    /// Restitution that was used, and where it comes from.
    pub(super) restitution: Found,
    pub(super) energy_loss: f64,
    pub(super) full: bool,
    pub(super) impulse_ratio: Option<f64>,
    pub(super) audit: ImpactAudit,
    pub(super) warnings: Vec<ImpactWarning>,
    /// What this impulse alone changes of the angular velocities, where others act in the same instant.
    pub(super) shared: Option<[Vec3; 2]>,
    /// How many impulses act in this instant.
    pub(super) simultaneous: usize,
}

/// Applies the rule's law at a point with a horizontal normal from the first body to the second.
///
/// # Errors
/// [`ImpactError`] if the bodies do not approach there, or a figure is out of range.
pub(super) fn solve(
    rule: &ImpactRule,
    partners: Partners,
    bodies: &[SpatialBody; 2],
    point: Vec3,
    normal: Vec3,
) -> Result<Blow, ImpactError> {
    let law = rule.law.impulse();
    let flat = ContactFrame2 { point: point.xy(), normal: normal.xy() };
    let [closing, sliding] = if law.is_flat() {
        speeds(&bodies.map(flattened), Vec3 { z: 0.0, ..point }, normal)
    } else {
        speeds(bodies, point, normal)
    };
    let found = found(rule, partners, closing, sliding);
    let e = found.restitution;
    match law {
        ImpactLaw::KudlichSlibar3d | ImpactLaw::CrushForce => {
            let frame = ContactFrame3 { point, normal };
            let out = kudlich_slibar::spatial(bodies, &frame, asked(rule, &found), rule.friction)?;
            Ok(spatial(out, normal, found))
        }
        ImpactLaw::KudlichSlibar2d => {
            let restitution = asked(rule, &found);
            let out = kudlich_slibar::planar(&bodies.map(planar), &flat, restitution, rule.friction)?;
            let ratio = out.tangential_impulse / out.normal_impulse;
            Ok(lift(bodies, out, ratio, found))
        }
        ImpactLaw::BrachPlanar => {
            let contact = BrachContact {
                restitution: e,
                impulse_ratio_percent: 100.0 * rule.impulse_ratio,
                friction_limit: rule.friction,
                moment_coefficient: rule.moment_coefficient,
            };
            let (out, used) = without_gain(&bodies.map(planar), &flat, contact)?;
            Ok(lift(bodies, out.outcome, out.impulse_ratio, Found { restitution: used, ..found }))
        }
        ImpactLaw::RouthStronge3d => {
            let frame = ContactFrame3 { point, normal };
            let out = routh_stronge::spatial(bodies, &frame, e, rule.friction)?;
            Ok(spatial(out.outcome, normal, found))
        }
        ImpactLaw::RouthStronge2d => {
            let out = routh_stronge::planar(&bodies.map(planar), &flat, e, rule.friction)?.outcome;
            let ratio = out.tangential_impulse / out.normal_impulse;
            Ok(lift(bodies, out, ratio, found))
        }
    }
}

/// Closing speed along the normal and sliding speed along the plane at a point, m/s.
fn speeds(bodies: &[SpatialBody; 2], point: Vec3, normal: Vec3) -> [f64; 2] {
    let at = |b: &SpatialBody| match b.is_immovable() {
        true => Vec3::zero(),
        false => b.velocity + b.angular_velocity.cross(point - b.position),
    };
    let relative = at(&bodies[1]) - at(&bodies[0]);
    let along = relative.dot(normal);
    [-along, (relative - normal * along).norm()]
}

/// The restitution that a rule gives at these speeds, m/s.
pub(super) fn found(rule: &ImpactRule, partners: Partners, closing: f64, sliding: f64) -> Found {
    match rule.restitution {
        RestitutionSource::Constant(restitution) => Found { restitution, origin: Origin::Constant },
        RestitutionSource::SeparationSpeed(speed) => {
            Found { restitution: speed / closing, origin: Origin::SeparationSpeed }
        }
        RestitutionSource::ClosingSpeed(figures) => {
            figures.restitution(partners, Real::max(closing, 0.0), sliding)
        }
    }
}

/// What the rule asks of Kudlich and Slibar's law, which takes a speed of separation as it is.
fn asked(rule: &ImpactRule, found: &Found) -> Restitution {
    match rule.restitution {
        RestitutionSource::SeparationSpeed(speed) => Restitution::SeparationSpeed(speed),
        _ => Restitution::Coefficient(found.restitution),
    }
}

fn spatial(out: SpatialOutcome, normal: Vec3, found: Found) -> Blow {
    let un = out.approach.dot(normal);
    Blow {
        impulse: out.impulse,
        velocities: out.velocities,
        rates: out.angular_velocities,
        speeds: [-un, (out.approach - normal * un).norm(), out.departure.dot(normal)],
        restitution: found,
        energy_loss: out.energy_loss,
        full: out.full_impact,
        impulse_ratio: Some(out.tangential_impulse / out.normal_impulse),
        audit: out.audit,
        warnings: out.warnings,
        shared: None,
        simultaneous: 1,
    }
}

/// A contact for [`solve_together`]: rule, who meets, places of the bodies among all, point and normal.
pub(super) type Place<'a> = (&'a ImpactRule, Partners, [usize; 2], Vec3, Vec3);

/// One blow for each contact, and velocity and angular velocity of each body afterwards.
pub(super) type Blows = (Vec<Blow>, Vec<(Vec3, Vec3)>);

/// Applies the Kudlich-Slibar law that all rules ask for at several contacts at once.
///
/// # Errors
/// [`ImpactError`] if a figure is out of range.
pub(super) fn solve_together(bodies: &[SpatialBody], places: &[Place<'_>]) -> Result<Blows, ImpactError> {
    let flat = places.iter().all(|(rule, ..)| rule.law.impulse() == ImpactLaw::KudlichSlibar2d);
    let level = |v: Vec3| if flat { Vec3 { z: 0.0, ..v } } else { v };
    let parties: Vec<SpatialBody> = bodies.iter().map(|b| if flat { flattened(*b) } else { *b }).collect();
    let founds: Vec<Found> = places
        .iter()
        .map(|&(rule, partners, pair, point, normal)| {
            let [closing, sliding] = speeds(&pair.map(|k| parties[k]), level(point), normal);
            found(rule, partners, closing, sliding)
        })
        .collect();
    let contacts: Vec<SharedContact> = places
        .iter()
        .zip(&founds)
        .map(|(&(rule, _, bodies, point, normal), found)| SharedContact {
            bodies,
            frame: ContactFrame3 { point: level(point), normal },
            restitution: asked(rule, found),
            friction: rule.friction,
        })
        .collect();
    let out = simultaneous(&parties, &contacts)?;
    let blow = |((c, s), found): ((&SharedContact, &SharedImpulse), &Found)| {
        let n = c.frame.normal;
        let normal_impulse = s.impulse.dot(n);
        let ratio = (s.impulse - n * normal_impulse).norm() / normal_impulse;
        Blow {
            impulse: s.impulse,
            velocities: [0, 1].map(|k| bodies[c.bodies[k]].velocity + s.delta_v[k]),
            rates: [0, 1].map(|k| bodies[c.bodies[k]].angular_velocity + s.delta_rate[k]),
            speeds: [-s.approach.dot(n), (s.approach - n * s.approach.dot(n)).norm(), s.departure.dot(n)],
            restitution: Found { restitution: s.restitution, ..*found },
            energy_loss: s.energy_loss,
            full: s.full_impact,
            impulse_ratio: (normal_impulse > 0.0).then_some(ratio),
            audit: out.audit,
            warnings: Vec::new(),
            shared: Some(s.delta_rate),
            simultaneous: contacts.len(),
        }
    };
    let blows = contacts.iter().zip(&out.impulses).zip(&founds).map(blow).collect();
    let mut velocities = out.velocities.clone();
    if flat {
        // What is vertical, and roll and pitch rates, stay as they were.
        for ((velocity, rate), b) in velocities.iter_mut().zip(bodies) {
            velocity.z = b.velocity.z;
            *rate = Vec3 { z: rate.z, ..b.angular_velocity };
        }
    }
    Ok((blows, velocities))
}

/// A body that only moves in the plane and turns about the vertical.
fn flattened(b: SpatialBody) -> SpatialBody {
    if b.is_immovable() {
        return b;
    }
    SpatialBody {
        mass: b.mass,
        inertia: Mat3::identity().scaled(b.inertia.rows[2].z),
        position: Vec3 { z: 0.0, ..b.position },
        velocity: Vec3 { z: 0.0, ..b.velocity },
        angular_velocity: Vec3::new(0.0, 0.0, b.angular_velocity.z),
    }
}

/// Halvings of a restitution that would make energy.
const HALVINGS: u32 = 40;

/// Brach's impact with the restitution that is asked for, or the largest below it that makes no energy; and which it was.
fn without_gain(
    bodies: &[PlanarBody; 2],
    frame: &ContactFrame2,
    contact: BrachContact,
) -> Result<(BrachOutcome, f64), ImpactError> {
    let gains = |o: &BrachOutcome| {
        o.outcome.warnings.iter().any(|w| matches!(w, ImpactWarning::NegativeEnergyLoss { .. }))
    };
    let asked = contact.restitution;
    let out = brach::planar(bodies, frame, &contact)?;
    if !gains(&out) || asked <= 0.0 {
        return Ok((out, asked));
    }
    // A plastic impact makes none.
    let (mut low, mut high) = (0.0, asked);
    for _ in 0..HALVINGS {
        let middle = 0.5 * (low + high);
        let tried = brach::planar(bodies, frame, &BrachContact { restitution: middle, ..contact })?;
        if gains(&tried) { high = middle } else { low = middle }
    }
    let mut out = brach::planar(bodies, frame, &BrachContact { restitution: low, ..contact })?;
    out.outcome.warnings.push(ImpactWarning::RestitutionReduced { asked, used: low });
    Ok((out, low))
}

fn planar(b: SpatialBody) -> PlanarBody {
    if b.is_immovable() {
        return PlanarBody::immovable();
    }
    PlanarBody {
        mass: b.mass,
        yaw_inertia: b.inertia.rows[2].z,
        position: b.position.xy(),
        velocity: b.velocity.xy(),
        yaw_rate: b.angular_velocity.z,
    }
}

/// A planar outcome in space: what is vertical, and roll and pitch rates, stay as they were.
fn lift(bodies: &[SpatialBody; 2], out: PlanarOutcome, ratio: f64, found: Found) -> Blow {
    let velocity = |k: usize| {
        let v = out.velocities[k];
        Vec3::new(v.x, v.y, bodies[k].velocity.z)
    };
    let rate = |k: usize| Vec3 { z: out.yaw_rates[k], ..bodies[k].angular_velocity };
    Blow {
        impulse: Vec3::new(out.impulse.x, out.impulse.y, 0.0),
        velocities: [velocity(0), velocity(1)],
        rates: [rate(0), rate(1)],
        speeds: [-out.approach.normal, out.approach.tangential.abs(), out.departure.normal],
        restitution: found,
        energy_loss: out.energy_loss,
        full: out.full_impact,
        impulse_ratio: Some(ratio),
        audit: out.audit,
        warnings: out.warnings,
        shared: None,
        simultaneous: 1,
    }
}
