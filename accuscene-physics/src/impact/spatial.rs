//! What the spatial models share: relative velocity and inverse mass at the contact, and the outcome of an impulse.

use super::audit::{Balance, Books};
use super::{ContactFrame3, ImpactAudit, ImpactError, ImpactWarning, SpatialBody, check};
use accuscene_core::arith::{Mat3, Vec3};

/// What a spatial impact does.
#[derive(Clone, Debug, PartialEq)]
pub struct SpatialOutcome {
    /// Impulse on body 2, world axes, N s; body 1 takes the opposite.
    pub impulse: Vec3,
    /// Its component along the normal, N s.
    pub normal_impulse: f64,
    /// Magnitude of its part in the contact plane, N s.
    pub tangential_impulse: f64,
    /// Velocities of the centres of gravity afterwards, world axes, m/s.
    pub velocities: [Vec3; 2],
    /// Angular velocities afterwards, world axes, rad/s.
    pub angular_velocities: [Vec3; 2],
    /// Magnitudes of the changes of velocity, m/s.
    pub delta_v: [f64; 2],
    /// Velocity of body 2 relative to body 1 at the point of impact before, world axes, m/s.
    pub approach: Vec3,
    /// The same afterwards.
    pub departure: Vec3,
    /// Loss of kinetic energy, J.
    pub energy_loss: f64,
    /// Inverse mass at the point of impact, world axes, 1/kg: the change of the relative velocity per impulse.
    pub inverse_mass: Mat3,
    /// True if the bodies stick at the contact, false if they slide to the end.
    pub full_impact: bool,
    /// Balance of momentum, angular momentum and energy.
    pub audit: ImpactAudit,
    /// What an expert should know.
    pub warnings: Vec<ImpactWarning>,
}

/// A pair of bodies about to exchange an impulse.
pub(crate) struct SpatialContact<'a> {
    bodies: &'a [SpatialBody; 2],
    point: Vec3,
    inverse_inertia: [Mat3; 2],
    pub(crate) normal: Vec3,
    pub(crate) mass: Mat3,
    pub(crate) approach: Vec3,
    pub(crate) warnings: Vec<ImpactWarning>,
}

impl<'a> SpatialContact<'a> {
    pub(crate) fn new(bodies: &'a [SpatialBody; 2], frame: &ContactFrame3) -> Result<Self, ImpactError> {
        let [first, second] = bodies;
        let (inverse_inertia, mass) = mass_at([first, second], frame.point)?;
        let normal = frame.checked_normal()?;
        let approach = bodies[1].velocity_at(frame.point) - bodies[0].velocity_at(frame.point);
        if !approach.is_finite() {
            return Err(ImpactError::overflow());
        }
        let un = normal.dot(approach);
        check::approaching(un)?;
        let mut warnings = Vec::new();
        let ratio = (approach - normal * un).norm() / un.abs();
        if ratio > ImpactWarning::GRAZING_RATIO {
            warnings.push(ImpactWarning::GrazingContact { ratio });
        }
        Ok(Self { bodies, point: frame.point, inverse_inertia, normal, mass, approach, warnings })
    }

    /// Applies the impulse and audits the outcome.
    pub(crate) fn strike(mut self, impulse: Vec3, full_impact: bool) -> Result<SpatialOutcome, ImpactError> {
        let after = [self.after(0, -impulse), self.after(1, impulse)];
        let departure = after[1].velocity_at(self.point) - after[0].velocity_at(self.point);
        let energy_loss = -0.5 * impulse.dot(self.approach + departure);
        let scale = impulse.norm() * (self.approach.norm() + departure.norm());
        if !scale.is_finite() || !impulse.is_finite() {
            return Err(ImpactError::overflow());
        }
        let normal_impulse = self.normal.dot(impulse);
        if normal_impulse <= 0.0 {
            self.warnings.push(ImpactWarning::NormalImpulseNotCompressive { normal_impulse });
        }
        // Rounding of an elastic impact is no energy.
        if energy_loss < -1e-12 * scale {
            self.warnings.push(ImpactWarning::NegativeEnergyLoss { energy_loss });
        }
        let audit = self.audit(&after, impulse, energy_loss);
        if !audit.holds() {
            self.warnings.push(ImpactWarning::AuditFailed);
        }
        let delta = |k: usize| (after[k].velocity - self.bodies[k].velocity).norm();
        Ok(SpatialOutcome {
            impulse,
            normal_impulse,
            tangential_impulse: (impulse - self.normal * normal_impulse).norm(),
            velocities: after.map(|b| b.velocity),
            angular_velocities: after.map(|b| b.angular_velocity),
            delta_v: [delta(0), delta(1)],
            approach: self.approach,
            departure,
            energy_loss,
            inverse_mass: self.mass,
            full_impact,
            audit,
            warnings: self.warnings,
        })
    }

    fn after(&self, k: usize, p: Vec3) -> SpatialBody {
        let mut b = self.bodies[k];
        let torque = (self.point - b.position).cross(p);
        b.velocity += p * b.inverse_mass();
        b.angular_velocity += self.inverse_inertia[k].apply(torque);
        b
    }

    fn audit(&self, after: &[SpatialBody; 2], impulse: Vec3, energy_loss: f64) -> ImpactAudit {
        let mut books = Books::default();
        books.energy = Balance { rest: -energy_loss, scale: energy_loss.abs() };
        for (k, sign) in [(0, -1.0), (1, 1.0)] {
            let (b, a) = (&self.bodies[k], &after[k]);
            if b.is_immovable() {
                // It takes the impulse at the contact: no moment about it, and the work at the contact's velocity.
                let p = impulse * sign;
                let work = p.dot(b.velocity_at(self.point));
                books.fixed(p, Vec3::zero(), 0.0);
                books.energy.rest -= work;
                books.energy.scale += work.abs();
                continue;
            }
            books.body(b, a.velocity, a.angular_velocity, self.point);
        }
        books.audit()
    }
}

/// Inverse inertia of two bodies, and their inverse mass at a point: the change of the relative velocity per impulse.
///
/// # Errors
/// [`ImpactError`] for bodies out of range, two immovable ones, or a point at which they have no inverse mass.
pub(crate) fn mass_at(pair: [&SpatialBody; 2], point: Vec3) -> Result<([Mat3; 2], Mat3), ImpactError> {
    for (k, b) in pair.iter().enumerate() {
        b.check(k)?;
    }
    if pair.iter().all(|b| b.is_immovable()) {
        return Err(ImpactError::Immovable { hint: "give one of the bodies a finite mass" });
    }
    let inverse_inertia = pair.map(SpatialBody::inverse_inertia);
    let share = |k: usize| {
        let arm = Mat3::cross_matrix(point - pair[k].position);
        let turning = arm.product(&inverse_inertia[k]).product(&arm);
        Mat3::identity().scaled(pair[k].inverse_mass()).sum(&turning.scaled(-1.0))
    };
    let mass = share(0).sum(&share(1));
    let determinant = mass.determinant();
    if !determinant.is_finite() {
        return Err(ImpactError::overflow());
    }
    if determinant <= 0.0 {
        return Err(ImpactError::Singular {
            value: determinant,
            limit: "above 0",
            hint: "move the point of impact nearer to the bodies",
        });
    }
    Ok((inverse_inertia, mass))
}
