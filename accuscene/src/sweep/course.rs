use accuscene_core::quantity::DimensionEntry;
use accuscene_physics::uncertainty::Variable;

/// A checked parameter: what it changes, and how.
#[derive(Clone, Debug)]
pub(super) struct Varied {
    /// Its path, items of lists by their id.
    pub(super) path: String,
    /// What people call it.
    pub(super) name: Option<String>,
    /// What kind of value it is.
    pub(super) dimension: &'static DimensionEntry,
    /// The value that the resolved scene has there, SI.
    pub(super) written: Option<f64>,
    /// The values that it takes.
    pub(super) course: Course,
}

/// The values that a parameter takes, SI.
#[derive(Clone, Debug)]
pub(super) enum Course {
    /// One after the other.
    List(Vec<f64>),
    /// From the first to the last at equal distances; kept as three numbers, however many there are.
    Line { from: f64, to: f64, steps: u64 },
    /// As a distribution has them.
    Drawn(Box<Variable>),
}

impl Course {
    /// Number of values of a grid; 1 for a distribution.
    pub(super) fn count(&self) -> u64 {
        match self {
            Self::List(values) => values.len() as u64,
            Self::Line { steps, .. } => *steps,
            Self::Drawn(_) => 1,
        }
    }

    /// The value of a grid at a place below the count.
    pub(super) fn at(&self, place: u64) -> f64 {
        match self {
            Self::List(values) => values.get(place as usize).copied().unwrap_or(f64::NAN),
            // The ends are what was written, to the bit.
            Self::Line { to, steps, .. } if place + 1 == *steps => *to,
            Self::Line { from, to, steps } => from + (to - from) * (place as f64 / (steps - 1) as f64),
            Self::Drawn(variable) => variable.value(),
        }
    }
}
