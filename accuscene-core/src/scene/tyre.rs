use super::record::record;
use crate::quantity::{CornerStiffness, Damping, Force, Inertia, Length, Quantity, Ratio, Stiffness};

record! {
    /// Tyres of a two-axle vehicle.
    #[derive(Default)]
    Tyres {
        optional {
            /// Front axle.
            front: Tyre,
            /// Rear axle.
            rear: Tyre,
        }
    }

    /// One tyre and its wheel; of a twin set each of the two.
    #[derive(Default)]
    Tyre {
        optional {
            /// How it makes its forces; the brush model by default.
            model: Option<TyreModel>,
            /// Free radius.
            radius: Option<Quantity<Length>> [0.05, 2.0],
            /// Radial stiffness.
            vertical_stiffness: Option<Quantity<Stiffness>> [1.0, 1000000000.0],
            /// Radial damping.
            vertical_damping: Option<Quantity<Damping>> [0.0, 1000000.0],
            /// Side force for a radian of slip angle, at the static load.
            cornering_stiffness: Option<Quantity<CornerStiffness>> [0.1, 100000000.0],
            /// Longitudinal force for a slip of one, at the static load.
            longitudinal_stiffness: Option<Quantity<Force>> [0.1, 100000000.0],
            /// Distance rolled until a side force has built up to 63 %.
            relaxation_length: Option<Quantity<Length>> [0.001, 5.0],
            /// Factor on the friction of the road; 1 by default.
            friction: Option<Quantity<Ratio>> [0.0, 3.0],
            /// Relative loss of friction when the load rises by one static load.
            load_sensitivity: Option<Quantity<Ratio>> [0.0, 1.0],
            /// Relative loss of friction for each 10 m/s of sliding speed.
            speed_sensitivity: Option<Quantity<Ratio>> [0.0, 1.0],
            /// Moment of inertia of tyre, wheel and what turns with them.
            spin_inertia: Option<Quantity<Inertia>> [0.000000001, 100000.0],
            /// Rolling resistance as a share of the load.
            rolling_resistance: Option<Quantity<Ratio>> [0.0, 1.0],
            /// Coefficients of a Magic Formula tyre by their name in a property file, in SI units and ISO-W axes, `FITTYP`
            /// (52 or 61) and `TYRESIDE` (1 left, -1 right) among them. Curves and load sensitivity are theirs then.
            #[schemars(length(max = 400))]
            coefficients: Vec<TyreCoefficient>,
        }
    }

    /// One coefficient of a tyre property file.
    TyreCoefficient {
        required {
            /// Its name there, for example `PCY1`.
            #[schemars(length(min = 1, max = 32))]
            name: String,
            /// Its number there.
            value: f64,
        }
    }
}

/// How a tyre makes its horizontal forces.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum TyreModel {
    /// Brush model (Pacejka 2012, chapter 3).
    #[default]
    Brush,
    /// Linear up to a friction circle (Steffan and Moser, SAE 960886).
    Linear,
    /// Fiala (1954).
    Fiala,
    /// TMeasy (Rill 2012).
    Tmeasy,
    /// Nicolas-Comstock-Brach (SAE 2009-01-0102).
    NicolasComstockBrach,
    /// Magic Formula (Pacejka 2012, chapter 4), with `coefficients`.
    MagicFormula,
}
