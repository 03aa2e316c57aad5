use super::{LBF, LBF_FT, LBF_IN, LBF_PER_FT, PSF, PSI, dimensions};

dimensions! {
    /// A mass, kg.
    Mass = "mass" in "kg" {
        "kg" [] 1.0, 1.0;
        "g" [] 1.0, 1000.0;
        "t" ["tonne" "tonnes"] 1000.0, 1.0;
        "lb" ["lbs" "lbm" "pound" "pounds"] 45_359_237.0, 100_000_000.0;
        "slug" ["slugs" "lb s2/ft" "lbf s2/ft"] LBF_PER_FT.0, LBF_PER_FT.1;
    }

    /// A density, kg/m³.
    Density = "density" in "kg/m3" {
        "kg/m3" [] 1.0, 1.0;
        "g/cm3" ["kg/L" "kg/dm3"] 1000.0, 1.0;
        "lb/ft3" ["pcf"] 28_349_523_125.0, 1_769_802_912.0;
    }

    /// A moment of inertia, kg m².
    Inertia = "moment of inertia" in "kg m2" {
        "kg m2" [] 1.0, 1.0;
        "lb ft2" [] 6_584_392_202_157.0, 156_250_000_000_000.0;
        "lb in2" [] 731_599_133_573.0, 2_500_000_000_000_000.0;
        "slug ft2" ["lb ft s2" "lbf ft s2" "ft lb s2"] LBF_FT.0, LBF_FT.1;
        "lbf in s2" ["lb in s2" "in lb s2" "lb s2 in"] LBF_IN.0, LBF_IN.1;
    }

    /// A force, N.
    Force = "force" in "N" {
        "N" [] 1.0, 1.0;
        "kN" [] 1000.0, 1.0;
        "MN" [] 1_000_000.0, 1.0;
        "lbf" ["lb" "lbs"] LBF.0, LBF.1;
        "kip" ["klbf"] LBF.0, 2_000_000_000.0;
        "kgf" ["kp"] 196_133.0, 20_000.0;
    }

    /// A torque or moment of force, N m.
    Torque = "torque" in "N m" {
        "N m" [] 1.0, 1.0;
        "kN m" [] 1000.0, 1.0;
        "lbf ft" ["ft lbf" "ft lb" "lb ft"] LBF_FT.0, LBF_FT.1;
        "lbf in" ["in lbf" "in lb" "lb in"] LBF_IN.0, LBF_IN.1;
    }

    /// An impulse of force, N s.
    Impulse = "impulse" in "N s" {
        "N s" ["kg m/s"] 1.0, 1.0;
        "kN s" [] 1000.0, 1.0;
        "lbf s" ["lb s"] LBF.0, LBF.1;
    }

    /// An energy or work, J.
    Energy = "energy" in "J" {
        "J" ["N m"] 1.0, 1.0;
        "kJ" ["kN m"] 1000.0, 1.0;
        "MJ" [] 1_000_000.0, 1.0;
        "ft lbf" ["ft lb" "lbf ft" "lb ft"] LBF_FT.0, LBF_FT.1;
        "in lbf" ["in lb" "lbf in" "lb in"] LBF_IN.0, LBF_IN.1;
        "kWh" [] 3_600_000.0, 1.0;
    }

    /// A power, W.
    Power = "power" in "W" {
        "W" [] 1.0, 1.0;
        "kW" [] 1000.0, 1.0;
        // 550 ft lbf/s = 745.69987158227022 W, more digits than a double holds.
        "hp" ["bhp"] 745.699_871_582_270_2, 1.0;
        "PS" [] 588_399.0, 800.0;
    }

    /// A pressure, Pa.
    Pressure = "pressure" in "Pa" {
        "Pa" ["N/m2"] 1.0, 1.0;
        "kPa" ["kN/m2"] 1000.0, 1.0;
        "MPa" ["N/mm2"] 1_000_000.0, 1.0;
        "bar" [] 100_000.0, 1.0;
        "psi" ["lbf/in2" "lb/in2"] PSI.0, PSI.1;
        "psf" ["lbf/ft2" "lb/ft2"] PSF.0, PSF.1;
    }

    /// A temperature, K.
    Temperature = "temperature" in "K" {
        "K" [] 1.0, 1.0;
        "degC" ["°C" "C"] 1.0, 1.0, offset 273.15;
        "degF" ["°F" "F"] 5.0, 9.0, offset 459.67;
    }

    /// A pure number: friction, restitution, grade, steering ratio.
    Ratio = "ratio" in "1" {
        "1" [] 1.0, 1.0;
        "%" ["percent"] 1.0, 100.0;
    }
}
