/// Factors from the units of a property file to SI.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Units {
    length: f64,
    force: f64,
    time: f64,
    pressure: Option<f64>,
}

impl Default for Units {
    fn default() -> Self {
        Self { length: 1.0, force: 1.0, time: 1.0, pressure: None }
    }
}

impl Units {
    /// Takes one line of the units block; `None` if the unit is not known.
    pub(super) fn set(&mut self, quantity: &str, unit: &str) -> Option<()> {
        let unit = unit.to_ascii_lowercase();
        match quantity {
            "LENGTH" => self.length = length(&unit)?,
            "FORCE" => self.force = force(&unit)?,
            "TIME" => self.time = time(&unit)?,
            "PRESSURE" => self.pressure = Some(pressure(&unit)?),
            // Coefficients are in radians by definition, and none has the dimension of a mass.
            "ANGLE" => angle(&unit)?,
            "MASS" => mass(&unit)?,
            _ => return None,
        }
        Some(())
    }

    /// The factor that takes the parameter of this name to SI; 1 for what has no dimension.
    pub(super) fn factor(&self, name: &str) -> f64 {
        match name {
            "FNOMIN" | "FZMIN" | "FZMAX" => self.force,
            "UNLOADED_RADIUS" => self.length,
            "LONGVL" => self.length / self.time,
            "VERTICAL_STIFFNESS" | "LONGITUDINAL_STIFFNESS" | "LATERAL_STIFFNESS" => self.force / self.length,
            "NOMPRES" | "INFLPRES" => self.pressure.unwrap_or(self.force / (self.length * self.length)),
            _ => 1.0,
        }
    }
}

fn length(unit: &str) -> Option<f64> {
    Some(match unit {
        "m" | "meter" | "metre" | "meters" => 1.0,
        "mm" | "millimeter" | "millimetre" => 1e-3,
        "cm" | "centimeter" | "centimetre" => 1e-2,
        "km" | "kilometer" => 1e3,
        "in" | "inch" => 0.0254,
        "ft" | "foot" => 0.3048,
        _ => return None,
    })
}

fn force(unit: &str) -> Option<f64> {
    Some(match unit {
        "n" | "newton" | "newtons" => 1.0,
        "kn" | "kilonewton" | "knewton" => 1e3,
        "lbf" | "pound_force" => 4.448_221_615_260_5,
        "kgf" | "kg_force" | "kilogram_force" => 9.80665,
        _ => return None,
    })
}

fn time(unit: &str) -> Option<f64> {
    Some(match unit {
        "s" | "sec" | "second" | "seconds" => 1.0,
        "ms" | "millisecond" => 1e-3,
        "min" | "minute" => 60.0,
        "h" | "hour" => 3600.0,
        _ => return None,
    })
}

fn pressure(unit: &str) -> Option<f64> {
    Some(match unit {
        "pa" | "pascal" => 1.0,
        "kpa" | "kilopascal" => 1e3,
        "mpa" | "megapascal" => 1e6,
        "bar" => 1e5,
        "psi" => 6_894.757_293_168,
        _ => return None,
    })
}

fn angle(unit: &str) -> Option<()> {
    matches!(unit, "rad" | "radian" | "radians" | "deg" | "degree" | "degrees").then_some(())
}

fn mass(unit: &str) -> Option<()> {
    matches!(unit, "kg" | "kilogram" | "g" | "gram" | "lbm" | "pound_mass" | "slug" | "tonne").then_some(())
}
