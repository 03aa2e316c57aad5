use core::fmt;

/// What an expert should know about an impact that was computed all the same.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum ImpactWarning {
    /// Sliding would push the bodies into each other (n.K(n + mu t) is not positive); replaced by a full impact in
    /// the Kudlich-Slibar model and by a contact without friction in Brach's.
    Jamming {
        /// n.K(n + mu t), 1/kg.
        inverse_mass: f64,
    },
    /// The impact makes energy: restitution, friction, point and plane do not belong together.
    NegativeEnergyLoss {
        /// Energy loss, J; below 0.
        energy_loss: f64,
    },
    /// The normal impulse pulls: the contact plane does not belong to the approach.
    NormalImpulseNotCompressive {
        /// Normal impulse, N s; 0 or below.
        normal_impulse: f64,
    },
    /// The bodies mostly slide past each other: the normal impulse, and with it delta-V, has a large error.
    GrazingContact {
        /// Sliding speed over closing speed.
        ratio: f64,
    },
    /// Momentum, angular momentum or energy do not balance within the limits of the audit.
    AuditFailed,
    /// A kinematic restitution that would make energy was reduced to the largest that makes none.
    RestitutionReduced {
        /// What was asked for.
        asked: f64,
        /// What was used.
        used: f64,
    },
}

impl ImpactWarning {
    /// Sliding speed over closing speed above which a contact is grazing.
    pub const GRAZING_RATIO: f64 = 4.0;

    /// The stable number of this warning in the registry of codes.
    #[must_use]
    pub fn code(&self) -> u32 {
        match self {
            Self::Jamming { .. } => 2140,
            Self::NegativeEnergyLoss { .. } => 2141,
            Self::NormalImpulseNotCompressive { .. } => 2142,
            Self::GrazingContact { .. } => 2143,
            Self::AuditFailed => 2144,
            Self::RestitutionReduced { .. } => 2145,
        }
    }
}

impl fmt::Display for ImpactWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Jamming { inverse_mass } => {
                write!(
                    f,
                    "sliding would jam the bodies (n.K(n + mu t) = {inverse_mass:.3e} 1/kg); friction was replaced"
                )
            }
            Self::NegativeEnergyLoss { energy_loss } => {
                write!(
                    f,
                    "the impact makes {:.1} J of energy; reduce restitution or move point or plane",
                    -energy_loss
                )
            }
            Self::NormalImpulseNotCompressive { normal_impulse } => {
                write!(
                    f,
                    "the normal impulse of {normal_impulse:.1} N s pulls; the contact plane does not fit the approach"
                )
            }
            Self::GrazingContact { ratio } => {
                write!(
                    f,
                    "grazing contact: sliding speed is {ratio:.1} times the closing speed; delta-V is uncertain"
                )
            }
            Self::RestitutionReduced { asked, used } => {
                write!(f, "a restitution of {asked:.3} would make energy here; {used:.3} was used")
            }
            Self::AuditFailed => f.write_str("momentum, angular momentum or energy do not balance"),
        }
    }
}
