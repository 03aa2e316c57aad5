//! The class table of CRASH3: generic vehicles of the 1970s and 1980s.
//!
//! As republished from the CRASH3 manual (NHTSA 1982); relative standard deviation 30 %. For vehicles since, take
//! `accuscene_core::estimate::StructureLaws`.

use super::{CrushError, CrushStiffness};

/// Relative standard deviation of the table's figures.
pub const SIGMA: f64 = 0.3;

/// A class of vehicles; stiffnesses as printed, A in lb/in and B in lb/in².
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crash3Class {
    /// Number.
    pub number: u8,
    /// Name.
    pub name: &'static str,
    /// Wheelbase, in; None where it does not matter.
    pub wheelbase: Option<[f64; 2]>,
    /// Front.
    pub front: [f64; 2],
    /// Rear.
    pub rear: [f64; 2],
    /// Side; not given for vans and pickups.
    pub side: Option<[f64; 2]>,
}

impl Crash3Class {
    /// Front, rear and side in SI.
    ///
    /// # Errors
    /// None for the classes of [`CLASSES`].
    pub fn stiffness(&self) -> Result<[Option<CrushStiffness>; 3], CrushError> {
        let si = |[a, b]: [f64; 2]| CrushStiffness::from_us(a, b);
        Ok([Some(si(self.front)?), Some(si(self.rear)?), self.side.map(si).transpose()?])
    }
}

const fn class(
    number: u8,
    name: &'static str,
    wheelbase: Option<[f64; 2]>,
    front: [f64; 2],
    rear: [f64; 2],
    side: Option<[f64; 2]>,
) -> Crash3Class {
    Crash3Class { number, name, wheelbase, front, rear, side }
}

/// The classes, in order.
pub const CLASSES: [Crash3Class; 8] = [
    class(1, "mini", Some([80.9, 94.8]), [302.0, 47.0], [366.0, 38.0], Some([77.0, 37.0])),
    class(2, "subcompact", Some([94.8, 101.6]), [259.0, 43.0], [391.0, 41.0], Some([140.0, 67.0])),
    class(3, "compact", Some([101.6, 110.4]), [317.0, 56.0], [410.0, 44.0], Some([173.0, 57.0])),
    class(4, "intermediate", Some([110.4, 117.5]), [356.0, 34.0], [357.0, 13.0], Some([143.0, 50.0])),
    class(5, "full", Some([117.5, 123.2]), [325.0, 37.0], [297.0, 70.0], Some([177.0, 47.0])),
    class(6, "large", Some([123.2, 150.0]), [325.0, 37.0], [297.0, 70.0], Some([177.0, 47.0])),
    class(7, "van", Some([109.0, 130.0]), [383.0, 126.0], [300.0, 55.0], None),
    class(8, "pickup", None, [480.0, 50.0], [300.0, 55.0], None),
];
