//! What the planar models share: relative velocity and inverse mass at the contact, and the outcome of an impulse.

use super::audit::Balance;
use super::{ContactFrame2, ImpactAudit, ImpactError, ImpactWarning, PlanarBody, check};
use accuscene_core::arith::Vec2;

/// Velocity of body 2 relative to body 1 at the point of impact, m/s.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ContactVelocity {
    /// Along the normal; below 0 the bodies approach.
    pub normal: f64,
    /// Along the tangent, the normal turned by +90°.
    pub tangential: f64,
}

/// Inverse mass at the point of impact, 1/kg: the change of the relative velocity per impulse, du = K p.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct InverseMass {
    /// Normal entry.
    pub knn: f64,
    /// Tangential entry.
    pub ktt: f64,
    /// Coupling of normal and tangent.
    pub knt: f64,
}

impl InverseMass {
    pub(crate) fn determinant(&self) -> f64 {
        self.knn * self.ktt - self.knt * self.knt
    }
}

/// What a planar impact does.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanarOutcome {
    /// Impulse on body 2, world axes, N s; body 1 takes the opposite.
    pub impulse: Vec2,
    /// Its component along the normal, N s.
    pub normal_impulse: f64,
    /// Its component along the tangent, N s.
    pub tangential_impulse: f64,
    /// Moment impulse on body 2, N m s; body 1 takes the opposite.
    pub moment_impulse: f64,
    /// Velocities of the centres of gravity afterwards, world axes, m/s.
    pub velocities: [Vec2; 2],
    /// Yaw rates afterwards, rad/s.
    pub yaw_rates: [f64; 2],
    /// Magnitudes of the changes of velocity, m/s.
    pub delta_v: [f64; 2],
    /// Relative velocity before.
    pub approach: ContactVelocity,
    /// Relative velocity afterwards.
    pub departure: ContactVelocity,
    /// Loss of kinetic energy, J.
    pub energy_loss: f64,
    /// Inverse mass at the point of impact.
    pub inverse_mass: InverseMass,
    /// True if the bodies stick at the contact, false if they slide to the end.
    pub full_impact: bool,
    /// Balance of momentum, angular momentum and energy.
    pub audit: ImpactAudit,
    /// What an expert should know.
    pub warnings: Vec<ImpactWarning>,
}

/// A pair of bodies about to exchange an impulse.
pub(crate) struct PlanarContact<'a> {
    bodies: &'a [PlanarBody; 2],
    point: Vec2,
    normal: Vec2,
    tangent: Vec2,
    /// Arms from the centres of gravity to the point: (along normal, along tangent).
    arms: [(f64, f64); 2],
    pub(crate) mass: InverseMass,
    pub(crate) approach: ContactVelocity,
    pub(crate) warnings: Vec<ImpactWarning>,
}

impl<'a> PlanarContact<'a> {
    pub(crate) fn new(bodies: &'a [PlanarBody; 2], frame: &ContactFrame2) -> Result<Self, ImpactError> {
        bodies[0].check(0)?;
        bodies[1].check(1)?;
        let normal = frame.checked_normal()?;
        let tangent = normal.perp();
        let arms = bodies.map(|b| {
            let r = frame.point - b.position;
            (normal.dot(r), tangent.dot(r))
        });
        let share = |k: usize| {
            let (im, ii, (rn, rt)) = (bodies[k].inverse_mass(), bodies[k].inverse_inertia(), arms[k]);
            (im + rt * rt * ii, im + rn * rn * ii, -(rn * rt * ii))
        };
        let (a, b) = (share(0), share(1));
        let mass = InverseMass { knn: a.0 + b.0, ktt: a.1 + b.1, knt: a.2 + b.2 };
        if mass.knn + mass.ktt <= 0.0 {
            return Err(ImpactError::Immovable { hint: "give one of the bodies a finite mass" });
        }
        let determinant = mass.determinant();
        if !determinant.is_finite() {
            return Err(ImpactError::overflow());
        }
        if determinant <= 0.0 {
            return Err(ImpactError::Singular {
                value: determinant,
                limit: "above 0",
                hint: "move the point of impact nearer to the bodies, or give both a mass",
            });
        }
        let mut contact = Self {
            bodies,
            point: frame.point,
            normal,
            tangent,
            arms,
            mass,
            approach: ContactVelocity::default(),
            warnings: Vec::new(),
        };
        contact.approach = contact.relative(bodies);
        let u = contact.approach;
        if !(u.normal.is_finite() && u.tangential.is_finite()) {
            return Err(ImpactError::overflow());
        }
        check::approaching(u.normal)?;
        let ratio = u.tangential.abs() / u.normal.abs();
        if ratio > ImpactWarning::GRAZING_RATIO {
            contact.warnings.push(ImpactWarning::GrazingContact { ratio });
        }
        Ok(contact)
    }

    /// The change of relative velocity per moment impulse, (normal, tangential): sum of (-r_t, r_n)/I.
    pub(crate) fn moment_arm(&self) -> (f64, f64) {
        let share = |k: usize| {
            let (ii, (rn, rt)) = (self.bodies[k].inverse_inertia(), self.arms[k]);
            (-(rt * ii), rn * ii)
        };
        let (a, b) = (share(0), share(1));
        (a.0 + b.0, a.1 + b.1)
    }

    /// Yaw rate of body 2 less that of body 1, rad/s.
    pub(crate) fn relative_yaw_rate(&self) -> f64 {
        self.bodies[1].yaw_rate - self.bodies[0].yaw_rate
    }

    /// Sum of the inverse yaw inertias, 1/(kg m²).
    pub(crate) fn inverse_inertia(&self) -> f64 {
        self.bodies[0].inverse_inertia() + self.bodies[1].inverse_inertia()
    }

    /// Applies the impulse (along normal and tangent) and the moment impulse, and audits the outcome.
    pub(crate) fn strike(
        mut self,
        (pn, pt): (f64, f64),
        moment: f64,
        full_impact: bool,
    ) -> Result<PlanarOutcome, ImpactError> {
        let impulse = self.normal * pn + self.tangent * pt;
        let after = self.after(impulse, moment);
        let departure = self.relative(&after);
        let u = self.approach;
        let spin = (after[1].yaw_rate - after[0].yaw_rate) + self.relative_yaw_rate();
        let by_normal = pn * (u.normal + departure.normal);
        let by_tangent = pt * (u.tangential + departure.tangential);
        let energy_loss = -0.5 * (by_normal + by_tangent + moment * spin);
        let scale = by_normal.abs() + by_tangent.abs() + (pn * u.normal).abs();
        if !scale.is_finite() || !energy_loss.is_finite() {
            return Err(ImpactError::overflow());
        }
        if pn <= 0.0 {
            self.warnings.push(ImpactWarning::NormalImpulseNotCompressive { normal_impulse: pn });
        }
        // Rounding of an elastic impact is no energy.
        if energy_loss < -1e-12 * scale {
            self.warnings.push(ImpactWarning::NegativeEnergyLoss { energy_loss });
        }
        let audit = self.audit(&after, impulse, moment, energy_loss);
        if !audit.holds() {
            self.warnings.push(ImpactWarning::AuditFailed);
        }
        let delta = |k: usize| (after[k].velocity - self.bodies[k].velocity).norm();
        Ok(PlanarOutcome {
            impulse,
            normal_impulse: pn,
            tangential_impulse: pt,
            moment_impulse: moment,
            velocities: after.map(|b| b.velocity),
            yaw_rates: after.map(|b| b.yaw_rate),
            delta_v: [delta(0), delta(1)],
            approach: u,
            departure,
            energy_loss,
            inverse_mass: self.mass,
            full_impact,
            audit,
            warnings: self.warnings,
        })
    }

    fn relative(&self, bodies: &[PlanarBody; 2]) -> ContactVelocity {
        let u = bodies[1].velocity_at(self.point) - bodies[0].velocity_at(self.point);
        ContactVelocity { normal: self.normal.dot(u), tangential: self.tangent.dot(u) }
    }

    fn after(&self, impulse: Vec2, moment: f64) -> [PlanarBody; 2] {
        let push = |k: usize, p: Vec2, m: f64| {
            let mut b = self.bodies[k];
            let torque = (self.point - b.position).cross(p) + m;
            b.velocity += p * b.inverse_mass();
            b.yaw_rate += torque * b.inverse_inertia();
            b
        };
        [push(0, -impulse, -moment), push(1, impulse, moment)]
    }

    fn audit(&self, after: &[PlanarBody; 2], impulse: Vec2, moment: f64, energy_loss: f64) -> ImpactAudit {
        let mut drift = Vec2::zero();
        let (mut linear, mut angular, mut energy) =
            (0.0, Balance::default(), Balance { rest: -energy_loss, scale: energy_loss.abs() });
        for (k, sign) in [(0, -1.0), (1, 1.0)] {
            let (b, a) = (&self.bodies[k], &after[k]);
            let (p, m) = (impulse * sign, moment * sign);
            let r = b.position - self.point;
            let torque = p.cross(r) + m;
            if b.mass.is_finite() {
                let (before, now) = (b.velocity * b.mass, a.velocity * b.mass);
                drift += now - before;
                linear += before.norm() + now.norm();
                angular.rest += r.cross(now) - r.cross(before);
                angular.scale += r.norm() * (before.norm() + now.norm());
                let (kb, ka) = (0.5 * before.dot(b.velocity), 0.5 * now.dot(a.velocity));
                energy.rest += kb - ka;
                energy.scale += kb + ka;
            } else {
                drift += p;
                linear += p.norm();
                angular.rest += r.cross(p);
                angular.scale += r.norm() * p.norm();
                energy.rest -= p.dot(b.velocity);
                energy.scale += p.dot(b.velocity).abs();
            }
            if b.yaw_inertia.is_finite() {
                let (before, now) = (b.yaw_rate * b.yaw_inertia, a.yaw_rate * b.yaw_inertia);
                angular.rest += now - before;
                angular.scale += before.abs() + now.abs();
                let (kb, ka) = (0.5 * before * b.yaw_rate, 0.5 * now * a.yaw_rate);
                energy.rest += kb - ka;
                energy.scale += kb + ka;
            } else {
                angular.rest += torque;
                angular.scale += torque.abs();
                energy.rest -= torque * b.yaw_rate;
                energy.scale += (torque * b.yaw_rate).abs();
            }
        }
        ImpactAudit {
            momentum_residual: Balance { rest: drift.norm(), scale: linear }.residual(),
            angular_momentum_residual: angular.residual(),
            energy_residual: energy.residual(),
        }
    }
}
