use crate::outcome::{Outcome, VehicleSummary};
use accuscene_core::arith::{DEG, PI, Real, TAU};
use accuscene_core::event::{CollisionEvent, CollisionSide};
use accuscene_physics::approach::Approach;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a figure over the draws is; SI and radians.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PosteriorFigureName {
    /// Speed at the start of the scene, m/s.
    StartSpeed,
    /// Speed at the first contact, m/s.
    ContactSpeed,
    /// Magnitude of delta-V of the first impact, m/s.
    DeltaV,
    /// Principal direction of force of the first impact, rad clockwise from the front.
    Pdof,
    /// EES of the first impact, m/s.
    Ees,
    /// Sum of the delta-V magnitudes of all its impacts, m/s.
    CumulativeDeltaV,
    /// Instant of rest, s.
    RestTime,
    /// Speed at the begin of the first phase before the start, m/s.
    ApproachSpeed,
    /// How long before the start that was, s.
    ApproachTime,
    /// Way from there to the start, m.
    ApproachDistance,
}

/// A figure of a vehicle over the draws of the posterior.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct PosteriorFigure {
    /// What it is.
    pub figure: PosteriorFigureName,
    /// Id of the vehicle.
    pub vehicle: String,
    /// Symbol of the unit.
    pub unit: String,
    /// In the most probable explanation.
    pub best: Option<f64>,
    /// Median of the draws that give it.
    pub median: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
    /// Draws that give it, each as often as it was drawn.
    pub draws: u32,
    /// Draws that do not.
    pub without: u32,
}

impl PosteriorFigureName {
    const ALL: [Self; 10] = [
        Self::StartSpeed,
        Self::ContactSpeed,
        Self::DeltaV,
        Self::Pdof,
        Self::Ees,
        Self::CumulativeDeltaV,
        Self::RestTime,
        Self::ApproachSpeed,
        Self::ApproachTime,
        Self::ApproachDistance,
    ];

    /// The name as the document writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::StartSpeed => "start_speed",
            Self::ContactSpeed => "contact_speed",
            Self::DeltaV => "delta_v",
            Self::Pdof => "pdof",
            Self::Ees => "ees",
            Self::CumulativeDeltaV => "cumulative_delta_v",
            Self::RestTime => "rest_time",
            Self::ApproachSpeed => "approach_speed",
            Self::ApproachTime => "approach_time",
            Self::ApproachDistance => "approach_distance",
        }
    }

    /// Symbol of its SI unit.
    #[must_use]
    pub fn unit(self) -> &'static str {
        match self {
            Self::StartSpeed
            | Self::ContactSpeed
            | Self::DeltaV
            | Self::Ees
            | Self::CumulativeDeltaV
            | Self::ApproachSpeed => "m/s",
            Self::Pdof => "rad",
            Self::RestTime | Self::ApproachTime => "s",
            Self::ApproachDistance => "m",
        }
    }

    fn read(self, vehicle: &VehicleSummary, collisions: &[CollisionEvent]) -> Option<f64> {
        let mut sides = collisions.iter().flat_map(|collision| &collision.bodies);
        let mut side = || -> Option<&CollisionSide> { sides.find(|side| side.body == vehicle.id) };
        let begin = || vehicle.approach.as_ref().and_then(Approach::begin);
        match self {
            Self::StartSpeed => Some(vehicle.start.speed),
            Self::ContactSpeed => vehicle.first_contact.map(|pose| pose.speed),
            Self::DeltaV => side().map(|side| side.delta_v_magnitude),
            Self::Pdof => side().map(|side| side.pdof_deg * DEG),
            Self::Ees => side().and_then(|side| side.ees),
            Self::CumulativeDeltaV => side().map(|_| vehicle.cumulative_delta_v),
            Self::RestTime => vehicle.rest_time,
            Self::ApproachSpeed => begin().map(|stage| stage.speed),
            Self::ApproachTime => begin().map(|stage| -stage.time),
            Self::ApproachDistance => begin().map(|stage| stage.distance),
        }
    }
}

/// What one run gives for every figure of every vehicle.
pub(super) fn readings(outcome: &Outcome) -> Vec<Option<f64>> {
    let each = |vehicle: &VehicleSummary| {
        PosteriorFigureName::ALL.map(|name| name.read(vehicle, &outcome.collisions))
    };
    outcome.vehicles.iter().flat_map(each).collect()
}

impl PosteriorFigure {
    /// The figures that any draw gives; `vehicles` are the ids in the order of the readings.
    pub(super) fn all(
        vehicles: &[String],
        best: &[Option<f64>],
        drawn: &[(u32, Vec<Option<f64>>)],
        level: f64,
    ) -> Vec<Self> {
        let names = PosteriorFigureName::ALL;
        let place = |at: usize| (vehicles.get(at / names.len()), names[at % names.len()]);
        let of = |at: usize| {
            let (vehicle, figure) = place(at);
            let reading = |values: &[Option<f64>]| values.get(at).copied().flatten();
            let given: Vec<(f64, u32)> =
                drawn.iter().filter_map(|(times, values)| Some((reading(values)?, *times))).collect();
            let all = drawn.iter().map(|(times, _)| times).sum::<u32>();
            Self::of(figure, vehicle?, reading(best), given, all, level)
        };
        (0..vehicles.len() * names.len()).filter_map(of).collect()
    }

    fn of(
        figure: PosteriorFigureName,
        vehicle: &str,
        best: Option<f64>,
        mut given: Vec<(f64, u32)>,
        all: u32,
        level: f64,
    ) -> Option<Self> {
        if figure == PosteriorFigureName::Pdof {
            unroll(&mut given, best);
        }
        given.sort_by(|a, b| a.0.total_cmp(&b.0));
        let draws = given.iter().map(|(_, times)| times).sum::<u32>();
        let at = |share: f64| {
            let aim = share * f64::from(draws);
            let mut sum = 0.0;
            let found = given.iter().find(|(_, times)| {
                sum += f64::from(*times);
                sum >= aim
            });
            found.or(given.last()).map(|(value, _)| *value)
        };
        let left = 0.5 * (1.0 - level);
        Some(Self {
            figure,
            vehicle: vehicle.to_owned(),
            unit: figure.unit().to_owned(),
            best,
            median: at(0.5)?,
            low: at(left)?,
            high: at(1.0 - left)?,
            draws,
            without: all - draws,
        })
    }
}

/// Turns directions so that all lie within half a turn of the best one, or of the first.
fn unroll(given: &mut [(f64, u32)], best: Option<f64>) {
    let Some(middle) = best.or(given.first().map(|(value, _)| *value)) else { return };
    for (value, _) in given {
        let turns = ((*value - middle + PI) / TAU).floor();
        *value = Real::clamp(*value - turns * TAU, middle - PI, middle + PI);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_around_the_front_are_neighbours() {
        let given = vec![(0.1, 1), (6.2, 2), (0.2, 1)];
        let name = PosteriorFigureName::Pdof;
        let figure = PosteriorFigure::of(name, "a", Some(0.05), given, 5, 0.9);
        assert!(figure.is_some_and(|figure| {
            let ends = (figure.low - (6.2 - TAU)).abs() < 1e-12 && figure.high == 0.2;
            ends && (figure.draws, figure.without) == (4, 1)
        }));
    }

    #[test]
    fn a_figure_that_no_draw_gives_is_left_out() {
        let found = PosteriorFigure::all(&["a".into()], &[None; 10], &[(1, vec![None; 10])], 0.9);
        assert!(found.is_empty());
    }
}
