use super::{LBF, LBF_FT, LBF_IN, LBF_PER_FT, LBF_PER_IN, PSF, PSI, dimensions};
use crate::arith::PI;

dimensions! {
    /// A stiffness of a spring, N/m.
    Stiffness = "stiffness" in "N/m" {
        "N/m" [] 1.0, 1.0;
        "kN/m" ["N/mm"] 1000.0, 1.0;
        "N/cm" [] 100.0, 1.0;
        "lbf/in" ["lb/in"] LBF_PER_IN.0, LBF_PER_IN.1;
        "lbf/ft" ["lb/ft"] LBF_PER_FT.0, LBF_PER_FT.1;
    }

    /// A stiffness against rotation, N m/rad.
    AngularStiffness = "angular stiffness" in "N m/rad" {
        "N m/rad" [] 1.0, 1.0;
        "kN m/rad" [] 1000.0, 1.0;
        "N m/deg" ["N m/°"] 180.0, PI;
        "kN m/deg" ["kN m/°"] 180_000.0, PI;
        "lbf ft/rad" ["lb ft/rad" "ft lb/rad" "ft lbf/rad"] LBF_FT.0, LBF_FT.1;
        "lbf ft/deg" ["lb ft/deg" "ft lb/deg" "ft lbf/deg"] LBF_FT.0 / LBF_FT.1 * 180.0, PI;
        "lbf in/rad" ["lb in/rad" "in lb/rad"] LBF_IN.0, LBF_IN.1;
        "lbf in/deg" ["lb in/deg" "in lb/deg"] LBF_IN.0 / LBF_IN.1 * 180.0, PI;
    }

    /// A damping of linear motion, N s/m.
    Damping = "damping" in "N s/m" {
        "N s/m" ["N/m/s" "kg/s"] 1.0, 1.0;
        "kN s/m" ["N s/mm" "kN/m/s"] 1000.0, 1.0;
        "lbf s/in" ["lb s/in"] LBF_PER_IN.0, LBF_PER_IN.1;
        "lbf s/ft" ["lb s/ft"] LBF_PER_FT.0, LBF_PER_FT.1;
    }

    /// A damping of rotation, N m s/rad.
    AngularDamping = "angular damping" in "N m s/rad" {
        "N m s/rad" ["N m s"] 1.0, 1.0;
        "N m s/deg" ["N m s/°"] 180.0, PI;
        "lbf ft s/rad" ["lb ft s/rad" "ft lb s/rad"] LBF_FT.0, LBF_FT.1;
        "lbf ft s/deg" ["lb ft s/deg" "ft lb s/deg"] LBF_FT.0 / LBF_FT.1 * 180.0, PI;
    }

    /// A cornering stiffness of a tyre or axle: force against slip angle, N/rad.
    CornerStiffness = "cornering stiffness" in "N/rad" {
        "N/rad" [] 1.0, 1.0;
        "kN/rad" [] 1000.0, 1.0;
        "N/deg" ["N/°"] 180.0, PI;
        "kN/deg" ["kN/°"] 180_000.0, PI;
        "lbf/rad" ["lb/rad"] LBF.0, LBF.1;
        "lbf/deg" ["lb/deg" "lb/°"] LBF.0 / LBF.1 * 180.0, PI;
    }

    /// A cornering stiffness a unit of load, 1/rad.
    CorneringCoefficient = "cornering coefficient" in "1/rad" {
        "1/rad" ["/rad"] 1.0, 1.0;
        "1/deg" ["/deg" "1/°" "lb/lb/deg" "lb/deg/lb"] 180.0, PI;
    }

    /// The crush stiffness A of CRASH3: force a width at the onset of permanent crush, N/m.
    CrushStiffnessA = "crush stiffness A" in "N/m" {
        "N/m" [] 1.0, 1.0;
        "N/cm" [] 100.0, 1.0;
        "kN/m" ["N/mm"] 1000.0, 1.0;
        "lbf/in" ["lb/in"] LBF_PER_IN.0, LBF_PER_IN.1;
        "lbf/ft" ["lb/ft"] LBF_PER_FT.0, LBF_PER_FT.1;
    }

    /// The crush stiffness B of CRASH3: force a width and depth, N/m².
    CrushStiffnessB = "crush stiffness B" in "N/m2" {
        "N/m2" ["Pa"] 1.0, 1.0;
        "N/cm2" [] 10_000.0, 1.0;
        "kN/m2" ["kPa"] 1000.0, 1.0;
        "N/mm2" ["MPa"] 1_000_000.0, 1.0;
        "lbf/in2" ["lb/in2" "psi" "lb/in/in"] PSI.0, PSI.1;
        "lbf/ft2" ["lb/ft2" "psf"] PSF.0, PSF.1;
    }

    /// The slope b1 of impact speed over residual crush, 1/s.
    SpeedPerCrush = "speed a depth of crush" in "1/s" {
        "1/s" ["m/s/m"] 1.0, 1.0;
        "km/h/m" ["kph/m"] 5.0, 18.0;
        "km/h/cm" ["kph/cm"] 250.0, 9.0;
        "mph/in" [] 88.0, 5.0;
    }

    /// The crush coefficient d0 of Prasad: square root of twice the energy a width at the onset of crush, √N.
    CrushCoefficient = "crush coefficient d0" in "sqrt(N)" {
        "sqrt(N)" ["√N" "N^0.5" "N^(1/2)"] 1.0, 1.0;
        // The square root of 4.4482216152605 N.
        "sqrt(lbf)" ["√lbf" "√lb" "sqrt(lb)"] 2.109_080_751_242_232_5, 1.0;
    }

    /// The crush coefficient d1 of Prasad: rise of that root with depth, √N/m.
    CrushCoefficientRise = "crush coefficient d1" in "sqrt(N)/m" {
        "sqrt(N)/m" ["√N/m" "N^0.5/m" "N^(1/2)/m"] 1.0, 1.0;
        "sqrt(N)/cm" ["√N/cm"] 100.0, 1.0;
        "sqrt(lbf)/in" ["√lbf/in" "√lb/in" "sqrt(lb)/in"] 2.109_080_751_242_232_5 * 5000.0, 127.0;
    }

    /// The rise of contact pressure with depth of crush, N/m³.
    PressurePerCrush = "pressure a depth of crush" in "N/m3" {
        "N/m3" ["Pa/m"] 1.0, 1.0;
        "kN/m3" ["kPa/m"] 1000.0, 1.0;
        "MN/m3" ["MPa/m" "N/cm2/cm"] 1_000_000.0, 1.0;
        "lbf/in3" ["lb/in3" "psi/in"] 8_896_443_230_521.0, 32_774_128.0;
    }
}
