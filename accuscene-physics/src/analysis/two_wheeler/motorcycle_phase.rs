use crate::analysis::formula::row;
use crate::analysis::given::Given;
use crate::analysis::inputs::choices;
use crate::analysis::{AnalysisError, AnalysisWarning};
use accuscene_core::quantity::{Dimension, Length, Quantity, Ratio, STANDARD_GRAVITY, Speed};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a motorcycle does in a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum MotorcyclePhaseKind {
    /// Upright, the rear brake alone: 0.3 to 0.45.
    RearBrake,
    /// Upright, the front brake alone; its friction hangs on the rider and must be given.
    FrontBrake,
    /// Upright, both brakes: 0.65 to 0.9.
    BothBrakes,
    /// The fall itself, which costs `speed_lost`.
    Drop,
    /// On the side: 0.45 to 0.75.
    OnSide,
    /// On crash bars: 0.35 to 0.5.
    OnCrashBars,
    /// On a fairing: 0.25 to 0.4.
    OnFairing,
}
choices!(MotorcyclePhaseKind);

row! {
    /// A phase of a motorcycle's way.
    MotorcyclePhase {
        required {
            /// What the motorcycle does.
            kind: MotorcyclePhaseKind,
        }
        optional {
            /// Length along the road; every phase but a fall needs it.
            length: Option<Quantity<Length>> [0.0, 1000.0],
            /// Friction; by default the range of the kind.
            friction: Option<Quantity<Ratio>> [0.0, 2.0],
            /// Rise over run, uphill positive; 0 by default.
            grade: Option<Quantity<Ratio>> [-1.0, 1.0],
            /// Speed lost in a fall.
            speed_lost: Option<Quantity<Speed>> [0.0, 30.0],
        }
    }
}

impl MotorcyclePhase {
    /// True for the fall itself.
    pub(super) fn is_drop(&self) -> bool {
        self.kind == MotorcyclePhaseKind::Drop
    }

    /// Low and high end of the friction; both as given where it is.
    pub(super) fn frictions(&self) -> Result<[f64; 2], AnalysisError> {
        if self.is_drop() != self.speed_lost.is_some() || self.is_drop() == self.length.is_some() {
            return Err(AnalysisError::Undetermined {
                figure: "speed",
                reason: "a fall has a speed lost and no length, every other phase a length and no speed lost",
                hint: "give `speed_lost` for the kind drop and `length` for the others",
            });
        }
        match (self.friction.si(), self.range()) {
            (_, None) if self.is_drop() => Ok([0.0, 0.0]),
            (Some(friction), _) => Ok([friction; 2]),
            (None, Some((range, _))) => Ok(range),
            (None, None) => Err(AnalysisError::Undetermined {
                figure: "speed",
                reason: "there is no published range for the front brake alone",
                hint: "give `friction` for the kind front-brake",
            }),
        }
    }

    /// What was assumed for it.
    pub(super) fn assumed(&self, value: f64) -> Option<AnalysisWarning> {
        let (_, source) = self.range().filter(|_| self.friction.is_none())?;
        Some(AnalysisWarning::Assumed {
            term: "friction of a phase",
            value,
            dimension: &Ratio::ENTRY,
            source,
        })
    }

    /// Deceleration along the road, m/s².
    pub(super) fn deceleration(&self, friction: f64) -> f64 {
        let grade = self.grade.si_or(0.0);
        STANDARD_GRAVITY * (friction + grade) / (1.0 + grade * grade).sqrt()
    }

    /// Speed at its start from that at its end.
    pub(super) fn speed_before(&self, after: f64, friction: f64) -> Result<f64, AnalysisError> {
        if self.is_drop() {
            return Ok(after + self.speed_lost.si_or(0.0));
        }
        let length = self.length.si_or(0.0);
        let square = after * after + 2.0 * self.deceleration(friction) * length;
        if square < 0.0 || (square == 0.0 && length > 0.0) {
            return Err(AnalysisError::Impossible {
                term: "square of the speed at the start of a phase",
                value: square,
                limit: "above 0",
                hint: "downhill the motorcycle would have started at rest or below: check grade and friction",
            });
        }
        Ok(square.sqrt())
    }

    /// The published range of its friction.
    fn range(&self) -> Option<([f64; 2], &'static str)> {
        match self.kind {
            MotorcyclePhaseKind::RearBrake => {
                Some(([0.3, 0.45], "rear brake alone on dry asphalt, 0.3 to 0.45"))
            }
            MotorcyclePhaseKind::BothBrakes => Some(([0.65, 0.9], "both brakes on dry asphalt, 0.65 to 0.9")),
            MotorcyclePhaseKind::OnSide => Some(([0.45, 0.75], "on the side on asphalt, 0.45 to 0.75")),
            MotorcyclePhaseKind::OnCrashBars => Some(([0.35, 0.5], "on crash bars on asphalt, 0.35 to 0.5")),
            MotorcyclePhaseKind::OnFairing => Some(([0.25, 0.4], "on a fairing on asphalt, 0.25 to 0.4")),
            MotorcyclePhaseKind::FrontBrake | MotorcyclePhaseKind::Drop => None,
        }
    }
}
