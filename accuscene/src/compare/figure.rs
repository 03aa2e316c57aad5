//! The figures that are compared.

use accuscene_core::event::{CollisionEvent, CollisionSide, ImpactShift};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::spread::{Scale, Spread};
use crate::outcome::VehicleSummary;

/// What a compared figure is; SI, angles in radians but the PDOF.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FigureName {
    /// Instant of the impulse, s.
    Time,
    /// Closing speed along the normal at the point of impact, m/s.
    ClosingSpeed,
    /// Kinetic energy lost, J.
    EnergyLoss,
    /// Duration of the contact, s, where the model knows one.
    ContactDuration,
    /// Magnitude of delta-V, m/s.
    DeltaV,
    /// Delta-V forward, body axes at first contact, m/s.
    DeltaVForward,
    /// Delta-V to the left, body axes at first contact, m/s.
    DeltaVLeft,
    /// Principal direction of force, degrees clockwise from the front; lowest and mean may be below 0, the highest above
    /// 360, where the directions lie around the front.
    PdofDeg,
    /// Change of yaw rate, rad/s, left positive.
    DeltaYawRate,
    /// Energy equivalent speed, m/s.
    Ees,
    /// x of the centre of gravity at the end of the run, m.
    EndX,
    /// y of the centre of gravity at the end of the run, m.
    EndY,
    /// Heading at the end of the run, rad, counted through full turns.
    EndHeading,
    /// Instant of rest, s; absent for a vehicle that does not come to rest.
    RestTime,
    /// Path of the centre of gravity from the first separation to the end of the run, m.
    DistanceAfterSeparation,
    /// Sum of the delta-V magnitudes of all its impacts, m/s.
    CumulativeDeltaV,
    /// Largest horizontal speed, m/s.
    PeakSpeed,
    /// Largest absolute yaw rate, rad/s.
    PeakYawRate,
}

impl FigureName {
    /// The name as the document writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::ClosingSpeed => "closing_speed",
            Self::EnergyLoss => "energy_loss",
            Self::ContactDuration => "contact_duration",
            Self::DeltaV => "delta_v",
            Self::DeltaVForward => "delta_v_forward",
            Self::DeltaVLeft => "delta_v_left",
            Self::PdofDeg => "pdof_deg",
            Self::DeltaYawRate => "delta_yaw_rate",
            Self::Ees => "ees",
            Self::EndX => "end_x",
            Self::EndY => "end_y",
            Self::EndHeading => "end_heading",
            Self::RestTime => "rest_time",
            Self::DistanceAfterSeparation => "distance_after_separation",
            Self::CumulativeDeltaV => "cumulative_delta_v",
            Self::PeakSpeed => "peak_speed",
            Self::PeakYawRate => "peak_yaw_rate",
        }
    }

    /// Symbol of its unit.
    #[must_use]
    pub fn unit(self) -> &'static str {
        match self {
            Self::Time | Self::ContactDuration | Self::RestTime => "s",
            Self::ClosingSpeed
            | Self::DeltaV
            | Self::DeltaVForward
            | Self::DeltaVLeft
            | Self::Ees
            | Self::CumulativeDeltaV
            | Self::PeakSpeed => "m/s",
            Self::EnergyLoss => "J",
            Self::PdofDeg => "deg",
            Self::DeltaYawRate | Self::PeakYawRate => "rad/s",
            Self::EndX | Self::EndY | Self::DistanceAfterSeparation => "m",
            Self::EndHeading => "rad",
        }
    }

    fn scale(self) -> Scale {
        match self {
            Self::PdofDeg => Scale::Direction,
            Self::Time | Self::RestTime | Self::EndX | Self::EndY | Self::EndHeading => Scale::Place,
            _ => Scale::Size,
        }
    }
}

/// One figure under every model that ran, and its spread.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Figure {
    /// What it is.
    pub figure: FigureName,
    /// Id of the vehicle; absent for what belongs to the impact as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// Symbol of the unit.
    pub unit: String,
    /// Its value under each model that ran, in the order of `models`; null where the model does not give it.
    pub values: Vec<Option<f64>>,
    /// The standard uncertainty of each value by the point and the plane of the impact alone, to first order; null where the
    /// model does not give one. Left out where none does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub uncertainties: Vec<Option<f64>>,
    /// The spread of the values; absent where no model gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spread: Option<Spread>,
}

impl Figure {
    pub(super) fn new(figure: FigureName, body: Option<&str>, values: Vec<Option<f64>>) -> Self {
        let spread = Spread::of(&values, figure.scale());
        let (body, unit) = (body.map(str::to_owned), figure.unit().into());
        Self { figure, body, unit, values, uncertainties: Vec::new(), spread }
    }

    /// The same with the uncertainties of its values.
    pub(super) fn within(self, uncertainties: Vec<Option<f64>>) -> Self {
        let known = uncertainties.iter().any(Option::is_some);
        Self { uncertainties: if known { uncertainties } else { Vec::new() }, ..self }
    }

    /// The uncertainty of the value of the model at this place.
    #[must_use]
    pub fn uncertainty(&self, model: usize) -> Option<f64> {
        self.uncertainties.get(model).copied().flatten()
    }
}

/// A figure and how it is read off.
pub(crate) type Reading<T> = (FigureName, fn(&T) -> Option<f64>);

/// The figures of an impact as a whole.
pub(crate) const OF_IMPACT: [Reading<CollisionEvent>; 4] = [
    (FigureName::Time, |c| Some(c.time)),
    (FigureName::ClosingSpeed, |c| Some(c.closing_speed)),
    (FigureName::EnergyLoss, |c| Some(c.energy_loss)),
    (FigureName::ContactDuration, contact_duration),
];

/// The figures of an impact for one vehicle.
pub(crate) const OF_SIDE: [Reading<CollisionSide>; 6] = [
    (FigureName::DeltaV, |s| Some(s.delta_v_magnitude)),
    (FigureName::DeltaVForward, |s| Some(s.delta_v_body[0])),
    (FigureName::DeltaVLeft, |s| Some(s.delta_v_body[1])),
    (FigureName::PdofDeg, |s| Some(s.pdof_deg)),
    (FigureName::DeltaYawRate, |s| Some(s.delta_yaw_rate)),
    (FigureName::Ees, |s| s.ees),
];

/// What point and plane leave open of a figure of a vehicle.
pub(super) fn shift(name: FigureName, shift: &ImpactShift) -> Option<f64> {
    match name {
        FigureName::DeltaV => Some(shift.delta_v),
        FigureName::PdofDeg => Some(shift.pdof_deg),
        FigureName::DeltaYawRate => Some(shift.delta_yaw_rate),
        FigureName::Ees => Some(shift.ees),
        _ => None,
    }
}

/// The figures of a vehicle over the whole run.
pub(crate) const OF_VEHICLE: [Reading<VehicleSummary>; 8] = [
    (FigureName::EndX, |v| Some(v.last.position[0])),
    (FigureName::EndY, |v| Some(v.last.position[1])),
    (FigureName::EndHeading, |v| Some(v.last.heading)),
    (FigureName::RestTime, |v| v.rest_time),
    (FigureName::DistanceAfterSeparation, |v| v.distance_after_separation),
    (FigureName::CumulativeDeltaV, |v| Some(v.cumulative_delta_v)),
    (FigureName::PeakSpeed, |v| Some(v.peaks.speed)),
    (FigureName::PeakYawRate, |v| Some(v.peaks.yaw_rate)),
];

/// What the model says of the duration; a model without one ends the contact at the instant of the impulse.
fn contact_duration(collision: &CollisionEvent) -> Option<f64> {
    match &collision.impact_force {
        Some(force) => Some(force.contact_duration),
        None => {
            (collision.separation > collision.time).then_some(collision.separation - collision.first_contact)
        }
    }
}
