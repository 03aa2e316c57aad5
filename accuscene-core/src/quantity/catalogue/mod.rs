//! The dimensions of a scene with their units.
//!
//! Ratios are exact: inch 0.0254 m and pound 0.45359237 kg (international yard and pound agreement, 1959), standard
//! gravity 9.80665 m/s² (3rd CGPM, 1901); pound-force, slug and psi follow from these. `lb` is a pound-force where
//! a force is wanted, as in `lb/in` of the crush stiffness literature.

mod kinematics;
mod mechanics;
mod stiffness;

pub use kinematics::*;
pub use mechanics::*;
pub use stiffness::*;

use super::{Dimension, DimensionEntry};

/// Standard gravity, m/s² (3rd CGPM, 1901).
pub const STANDARD_GRAVITY: f64 = 9.80665;

/// Every dimension.
pub const CATALOGUE: &[DimensionEntry] = &[
    Length::ENTRY,
    Area::ENTRY,
    Curvature::ENTRY,
    Time::ENTRY,
    Speed::ENTRY,
    Acceleration::ENTRY,
    Angle::ENTRY,
    AngularRate::ENTRY,
    AngularAcceleration::ENTRY,
    Mass::ENTRY,
    Density::ENTRY,
    Inertia::ENTRY,
    Force::ENTRY,
    Torque::ENTRY,
    Impulse::ENTRY,
    Energy::ENTRY,
    Power::ENTRY,
    Pressure::ENTRY,
    Temperature::ENTRY,
    Ratio::ENTRY,
    Stiffness::ENTRY,
    AngularStiffness::ENTRY,
    Damping::ENTRY,
    AngularDamping::ENTRY,
    CornerStiffness::ENTRY,
    CorneringCoefficient::ENTRY,
    CrushStiffnessA::ENTRY,
    CrushStiffnessB::ENTRY,
    SpeedPerCrush::ENTRY,
    CrushCoefficient::ENTRY,
    CrushCoefficientRise::ENTRY,
    PressurePerCrush::ENTRY,
];

/// Declares dimensions; a unit is (symbol, other spellings, numerator, denominator of its ratio to SI, offset).
macro_rules! dimensions {
    ($($(#[$doc:meta])* $marker:ident = $name:literal in $si:literal {
        $($symbol:literal [$($alias:literal)*] $numerator:expr, $denominator:expr $(, offset $offset:expr)?;)*
    })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $marker {}

        impl crate::quantity::dimension::sealed::Sealed for $marker {}

        impl crate::quantity::Dimension for $marker {
            const NAME: &'static str = $name;
            const SI: &'static str = $si;
            const UNITS: &'static [crate::quantity::Unit] = &[
                $(crate::quantity::Unit::new($symbol, &[$($alias),*], $numerator, $denominator)
                    $(.with_offset($offset))?,)*
            ];
        }
    )*};
}
use dimensions;

/// One pound-force in newtons, as numerator and denominator.
const LBF: (f64, f64) = (8_896_443_230_521.0, 2_000_000_000_000.0);

/// One pound-force foot in newton metres (also slug ft² in kg m²), as numerator and denominator.
const LBF_FT: (f64, f64) = (3_389_544_870_828_501.0, 2_500_000_000_000_000.0);

/// One pound-force inch in newton metres, as numerator and denominator.
const LBF_IN: (f64, f64) = (1_129_848_290_276_167.0, 10_000_000_000_000_000.0);

/// One pound-force a foot in newtons a metre (also the slug in kg), as numerator and denominator.
const LBF_PER_FT: (f64, f64) = (8_896_443_230_521.0, 609_600_000_000.0);

/// One pound-force an inch in newtons a metre, as numerator and denominator.
const LBF_PER_IN: (f64, f64) = (8_896_443_230_521.0, 50_800_000_000.0);

/// One pound-force a square inch in pascals, as numerator and denominator.
const PSI: (f64, f64) = (8_896_443_230_521.0, 1_290_320_000.0);

/// One pound-force a square foot in pascals, as numerator and denominator.
const PSF: (f64, f64) = (8_896_443_230_521.0, 185_806_080_000.0);
