/// Declares the codes of problems with their meaning.
macro_rules! codes {
    ($($name:ident = $code:literal: $meaning:literal;)*) => {
        $(#[doc = $meaning] pub(crate) const $name: u32 = $code;)*

        /// Code, name and meaning of every problem that a well-formed scene document can have.
        pub const SCENE_PROBLEMS: &[(u32, &str, &str)] = &[$(($code, stringify!($name), $meaning)),*];
    };
}

codes! {
    DUPLICATE_ID = 1100: "two things of a scene have one id";
    MALFORMED_ID = 1101: "an id has characters that a path cannot hold";
    UNKNOWN_REFERENCE = 1102: "an id is referred to that the scene does not have";
    OVERLAPPING_START = 1103: "two bodies overlap at the start";
    IMPOSSIBLE_INERTIA = 1104: "no body has these moments of inertia";
    CG_OUTSIDE = 1105: "the centre of gravity lies where the wheels or the body cannot hold it";
    INCONSISTENT_SIZES = 1106: "sizes of a body contradict each other";
    TIMES_NOT_RISING = 1107: "times of a table do not rise";
    OUT_OF_RANGE = 1108: "a value lies outside what the scene allows at this place";
    CROSSING_EDGES = 1109: "edges of a polygon cross or it has no area";
    CLOCKWISE_OUTLINE = 1110: "an outline runs clockwise";
    INCONSISTENT_INTERVALS = 1111: "step, record interval and duration contradict each other";
    CONTRADICTORY_FIELDS = 1112: "two fields are given of which only one can hold";
    REPEATED_PAIR = 1113: "a pair of bodies is given twice or is one body";
    NO_SUCH_WHEEL = 1114: "a wheel is named that the vehicle does not have";
    BROKEN_SURFACE = 1115: "a height field or a mesh is no surface";
    UNKNOWN_PATH = 1116: "a path leads to no quantity of the scene";
    BAD_BOUNDS = 1117: "bounds of an unknown cannot hold";
    PHASE_ORDER = 1118: "phases of a driver are out of order";
    CIRCULAR_REFERENCE = 1119: "things follow each other in a circle";
    EMPTY_EVIDENCE = 1120: "a piece of evidence says nothing";
    IMPLAUSIBLE_MASS = 1121: "a mass is unusual for the size of the body";
    UNKNOWN_MODEL = 1122: "a vehicle asks for a model that the catalogue does not have";
    BROKEN_MODEL = 1123: "the vehicle file that a vehicle asks for has problems";
    UNDETERMINED_PHASE = 1124: "nothing says how long a phase before the start lasts";
    NO_APPROACH = 1125: "phases before the start belong to a vehicle that is towed or starts backwards";
    UNSUPPORTED = 1199: "this build cannot run what the scene asks for";
}

#[cfg(test)]
mod tests {
    use super::SCENE_PROBLEMS;

    #[test]
    fn codes_rise_within_the_range_of_scenes() {
        assert!(SCENE_PROBLEMS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(SCENE_PROBLEMS.iter().all(|(code, _, _)| (1100..1200).contains(code)));
    }
}
