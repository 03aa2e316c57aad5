use crate::analysis::AnalysisError;
use crate::analysis::given::Given;
use crate::crush::CrushParty;
use accuscene_core::quantity::{Inertia, Length, Quantity};

/// How a vehicle turns under the force.
pub(super) struct Turning<'a> {
    /// Distance of its centre of gravity from the line of the force.
    pub(super) arm: &'a Option<Quantity<Length>>,
    /// Radius of gyration about the vertical axis.
    pub(super) gyration_radius: &'a Option<Quantity<Length>>,
    /// Moment of inertia about that axis.
    pub(super) yaw_inertia: &'a Option<Quantity<Inertia>>,
}

/// A rigid barrier that stands fixed.
pub(super) const BARRIER: CrushParty = CrushParty { mass: f64::INFINITY, gyration_radius: 1.0, arm: 0.0 };

/// A vehicle of a mass, kg; without an arm it does not matter how it turns.
pub(super) fn vehicle(mass: f64, turning: &Turning<'_>) -> Result<CrushParty, AnalysisError> {
    let arm = turning.arm.si_or(0.0);
    let gyration_radius = match (turning.gyration_radius.si(), turning.yaw_inertia.si()) {
        (Some(radius), None) => radius,
        (None, Some(inertia)) => (inertia / mass).sqrt(),
        (None, None) if arm == 0.0 => 1.0,
        (radius, _) => {
            return Err(AnalysisError::Undetermined {
                figure: "yaw_rate_change",
                reason: if radius.is_some() {
                    "the inertia is given twice"
                } else {
                    "the force passes beside the centre of gravity of a vehicle without inertia"
                },
                hint: "give either `gyration_radius` or `yaw_inertia` of the vehicle",
            });
        }
    };
    Ok(CrushParty { mass, gyration_radius, arm })
}

/// The other vehicle, or none for a barrier; one of the two must have been said.
pub(super) fn partner<T>(vehicle: Option<&T>, barrier: bool) -> Result<Option<&T>, AnalysisError> {
    if vehicle.is_some() != barrier {
        return Ok(vehicle);
    }
    Err(AnalysisError::Undetermined {
        figure: "delta_v",
        reason: if barrier { "both a vehicle and a barrier are given" } else { "no partner is given" },
        hint: "give either `vehicle_2` or `barrier`: true",
    })
}

/// Mass of each that acts at the contact, kg; NaN of a barrier.
pub(super) fn effective_masses(parties: &[CrushParty; 2], shares: [f64; 2]) -> [f64; 2] {
    [0, 1].map(|k| match parties[k].mass * shares[k] {
        mass if mass.is_finite() => mass,
        _ => f64::NAN,
    })
}
