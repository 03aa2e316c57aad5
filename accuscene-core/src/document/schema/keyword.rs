use super::node::{Bound, Bounds, TextFormat};

/// Keywords that tell people something and checkers nothing.
pub(super) const ANNOTATIONS: &[&str] = &[
    "$schema",
    "$id",
    "$comment",
    "$defs",
    "$anchor",
    "title",
    "description",
    "default",
    "examples",
    "deprecated",
    "readOnly",
    "writeOnly",
    "pattern",
    "contentEncoding",
    "contentMediaType",
    // A set takes equal items once.
    "uniqueItems",
    "x-unit",
    "x-dimension",
];

/// Formats of texts that are checked; any other one is an annotation.
pub(super) fn text_format(format: &str) -> Option<TextFormat> {
    match format {
        "uuid" => Some(TextFormat::EntityId),
        "date-time" => Some(TextFormat::Timestamp),
        "accuscene-seed" => Some(TextFormat::Seed),
        "accuscene-sha256" => Some(TextFormat::ContentHash),
        _ => None,
    }
}

/// The range of an integer type that schemars names in `format`.
pub(super) fn integer_bounds(format: &str) -> Option<Bounds> {
    let between = |low: f64, high: f64| {
        let bound = |value| Some(Bound { value, included: true });
        Some(Bounds { low: bound(low), high: bound(high) })
    };
    // Beyond 2^53 a number of JSON is not a whole one any more.
    const MOST: f64 = 9_007_199_254_740_991.0;
    match format {
        "int8" => between(f64::from(i8::MIN), f64::from(i8::MAX)),
        "int16" => between(f64::from(i16::MIN), f64::from(i16::MAX)),
        "int32" => between(f64::from(i32::MIN), f64::from(i32::MAX)),
        "int64" | "int128" => between(-MOST, MOST),
        // usize and isize: what fits on every platform, WebAssembly included.
        "int" => between(f64::from(i32::MIN), f64::from(i32::MAX)),
        "uint8" => between(0.0, f64::from(u8::MAX)),
        "uint16" => between(0.0, f64::from(u16::MAX)),
        "uint32" | "uint" => between(0.0, f64::from(u32::MAX)),
        "uint64" | "uint128" => between(0.0, MOST),
        _ => None,
    }
}

impl Bounds {
    /// The narrower of two bounds on either side.
    pub(super) fn narrowed(self, other: Self) -> Self {
        let pick = |a: Option<Bound>, b: Option<Bound>, tighter: fn(f64, f64) -> bool| match (a, b) {
            (Some(a), Some(b)) if tighter(b.value, a.value) || (b.value == a.value && !b.included) => Some(b),
            (Some(a), _) => Some(a),
            (None, b) => b,
        };
        Self { low: pick(self.low, other.low, |b, a| b > a), high: pick(self.high, other.high, |b, a| b < a) }
    }
}
