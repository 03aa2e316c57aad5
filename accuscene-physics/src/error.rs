use crate::approach::ApproachError;
use accuscene_core::document::Problem;
use thiserror::Error;

/// What can go wrong between a scene and its motion.
#[derive(Clone, Debug, Error, PartialEq)]
#[non_exhaustive]
pub enum PhysicsError {
    /// The scene asks for things that this build cannot run; each with its path.
    #[error("{}", list(.problems))]
    Unsupported {
        /// One problem for each thing.
        problems: Vec<Problem>,
    },
    /// A vehicle's figures do not make a vehicle.
    #[error("vehicles.{vehicle}: {problem}; {hint}")]
    Vehicle {
        /// Id of the vehicle.
        vehicle: String,
        /// What is wrong.
        problem: String,
        /// How to mend it.
        hint: String,
    },
    /// A value of the scene is missing or out of range for the physics.
    #[error("{path}: {problem} (limit: {limit}); {hint}")]
    Value {
        /// Where in the scene.
        path: String,
        /// What is wrong.
        problem: String,
        /// What is allowed.
        limit: String,
        /// How to mend it.
        hint: String,
    },
    /// Phases before the start do not lead to it.
    #[error("{}: {error}; {}", before(.vehicle, .error), .error.hint())]
    Approach {
        /// Id of the vehicle.
        vehicle: String,
        /// Why.
        error: ApproachError,
    },
    /// The motion left the range of finite numbers.
    #[error("vehicles.{vehicle}: the motion diverged at {time} s; {hint}")]
    Diverged {
        /// Id of the vehicle.
        vehicle: String,
        /// Time, s.
        time: f64,
        /// What to try.
        hint: String,
    },
    /// The host asked to stop.
    #[error("cancelled at {time} s of the scene")]
    Cancelled {
        /// Time reached, s.
        time: f64,
    },
}

impl PhysicsError {
    /// The stable number of this error in the registry of codes.
    #[must_use]
    pub fn code(&self) -> u32 {
        match self {
            Self::Unsupported { .. } => 2000,
            Self::Vehicle { .. } => 2001,
            Self::Value { .. } => 2002,
            Self::Diverged { .. } => 2003,
            Self::Cancelled { .. } => 2004,
            Self::Approach { error, .. } => error.code(),
        }
    }

    /// True if another input, or another call, can succeed.
    #[must_use]
    pub fn is_recoverable(&self) -> bool {
        true
    }

    /// How to mend the input, where there is an obvious way.
    #[must_use]
    pub fn suggestion(&self) -> Option<&str> {
        match self {
            Self::Unsupported { problems } => problems.first().and_then(|p| p.hint.as_deref()),
            Self::Vehicle { hint, .. } | Self::Value { hint, .. } | Self::Diverged { hint, .. } => Some(hint),
            Self::Approach { error, .. } => Some(error.hint()),
            Self::Cancelled { .. } => None,
        }
    }

    /// The error as problems of the scene, each with its path; none for a run that was cancelled.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let one = |path: String, message: String| Problem::new(self.code(), path, message);
        match self {
            Self::Unsupported { problems } => problems.clone(),
            Self::Vehicle { vehicle, problem, hint } => {
                vec![one(format!("vehicles.{vehicle}"), problem.clone()).with_hint(hint.clone())]
            }
            Self::Value { path, problem, limit, hint } => {
                vec![one(path.clone(), problem.clone()).with_limit(limit.clone()).with_hint(hint.clone())]
            }
            Self::Diverged { vehicle, hint, .. } => {
                vec![one(format!("vehicles.{vehicle}"), self.to_string()).with_hint(hint.clone())]
            }
            Self::Approach { vehicle, error } => {
                let problem = one(before(vehicle, error), error.to_string()).with_value(error.value());
                vec![problem.with_limit(error.limit()).with_hint(error.hint())]
            }
            Self::Cancelled { .. } => Vec::new(),
        }
    }
}

fn list(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(|p| format!("{}: {}", p.path, p.message)).collect();
    lines.join("; ")
}

/// Where in the scene phases before the start do not lead to it.
fn before(vehicle: &str, error: &ApproachError) -> String {
    let phase = error.phase().map_or(String::new(), |phase| format!("[{phase}]"));
    format!("vehicles.{vehicle}.driver.before{phase}")
}
