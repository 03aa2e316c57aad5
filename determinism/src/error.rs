use accuscene_core::error::CoreError;
use accuscene_physics::PhysicsError;

/// Why a case gave no hash.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DeterminismError {
    /// A scene has problems.
    #[error("{case}: {source}")]
    Scene {
        /// The case.
        case: String,
        /// The problems.
        source: CoreError,
    },
    /// A scene did not run.
    #[error("{case}: {source}")]
    Physics {
        /// The case.
        case: String,
        /// Why.
        source: PhysicsError,
    },
    /// A file of the validation does not have the form that is asked of it.
    #[error("{case}: {problem}")]
    Form {
        /// The case.
        case: String,
        /// What is wrong.
        problem: String,
    },
    /// Numbers side by side are not those of numbers one after the other.
    #[error("{case}: {width} gives {got:#018x} for number {number} of lane {lane}, scalar {wanted:#018x}")]
    Width {
        /// The case.
        case: String,
        /// What was computed with.
        width: String,
        /// The lane.
        lane: usize,
        /// Which of its numbers.
        number: usize,
        /// Bits of the scalar number.
        wanted: u64,
        /// Bits of the lane's.
        got: u64,
    },
    /// The number to flip is beyond the last one.
    #[error("{case} has {numbers} numbers, so number {wanted} cannot be flipped")]
    Flip {
        /// The case.
        case: String,
        /// How many it has.
        numbers: u64,
        /// Which was asked for.
        wanted: u64,
    },
    /// The numbers could not be written out.
    #[error("the numbers of {case} cannot be written: {source}")]
    Write {
        /// The case.
        case: String,
        /// What the system said.
        source: std::io::Error,
    },
}
