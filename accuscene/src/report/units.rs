//! Values with their unit, in SI and in US customary units.

use super::escape::Markup;

/// How a value in SI is written in one system of units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    /// What the SI value is multiplied by.
    pub(super) factor: f64,
    /// Symbol of the unit, empty for a pure number.
    pub(super) symbol: &'static str,
    /// Decimals shown.
    pub(super) digits: usize,
}

/// A quantity of the report in both systems.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Unit {
    /// SI or a unit accepted for use with it.
    pub(super) si: Scale,
    /// US customary.
    pub(super) us: Scale,
}

const fn unit(si: (f64, &'static str, usize), us: (f64, &'static str, usize)) -> Unit {
    Unit {
        si: Scale { factor: si.0, symbol: si.1, digits: si.2 },
        us: Scale { factor: us.0, symbol: us.1, digits: us.2 },
    }
}

const DEG: f64 = 180.0 / core::f64::consts::PI;
const FOOT: f64 = 1.0 / 0.3048;
const POUND: f64 = 1.0 / 0.453_592_37;
const POUND_FORCE: f64 = 1.0 / 4.448_221_615_260_5;
const FOOT_POUND: f64 = 1.0 / 1.355_817_948_331_400_4;

pub(super) const LENGTH: Unit = unit((1.0, "m", 2), (FOOT, "ft", 1));
pub(super) const SPEED: Unit = unit((1.0, "m/s", 2), (1.0 / 0.44704, "mph", 1));
pub(super) const SPEED_KMH: Unit = unit((3.6, "km/h", 1), (1.0 / 0.44704, "mph", 1));
pub(super) const ANGLE: Unit = unit((DEG, "°", 1), (DEG, "°", 1));
pub(super) const YAW_RATE: Unit = unit((DEG, "°/s", 1), (DEG, "°/s", 1));
pub(super) const ACCELERATION: Unit = unit((1.0, "m/s²", 2), (1.0 / 9.80665, "g", 2));
pub(super) const IMPULSE: Unit = unit((1.0, "N s", 0), (POUND_FORCE, "lbf s", 0));
pub(super) const ENERGY: Unit = unit((1e-3, "kJ", 1), (FOOT_POUND, "ft lbf", 0));
pub(super) const FORCE: Unit = unit((1e-3, "kN", 1), (POUND_FORCE, "lbf", 0));
pub(super) const AREA: Unit = unit((1.0, "m²", 3), (FOOT * FOOT, "ft²", 2));
pub(super) const INSTANT: Unit = unit((1.0, "s", 3), (1.0, "s", 3));
pub(super) const NUMBER: Unit = unit((1.0, "", 3), (1.0, "", 3));
pub(super) const DEGREES: Unit = unit((1.0, "°", 1), (1.0, "°", 1));

impl Scale {
    /// A value in SI, written in this scale without its symbol.
    pub(super) fn digits(&self, value: f64) -> String {
        number(value * self.factor, self.digits)
    }

    /// A value in SI, written in this scale.
    pub(super) fn write(&self, value: f64) -> String {
        if !value.is_finite() {
            return "–".into();
        }
        self.with_symbol(&self.digits(value))
    }

    fn with_symbol(&self, digits: &str) -> String {
        match self.symbol {
            "" => digits.to_owned(),
            angular if angular.starts_with('°') => format!("{digits}{angular}"),
            symbol => format!("{digits}\u{a0}{}", symbol.replace(' ', "\u{a0}")),
        }
    }

    /// A value with its standard uncertainty, in this scale.
    fn write_around(&self, value: f64, uncertainty: f64) -> String {
        let value = self.digits(value);
        self.with_symbol(&format!("{value}\u{a0}±\u{a0}{}", self.digits(uncertainty)))
    }

    /// A change, with its sign also where it is positive; nothing has no sign.
    fn write_change(&self, value: f64) -> String {
        let digits = self.digits(value);
        let signed = value > 0.0 && digits.bytes().any(|b| (b'1'..=b'9').contains(&b));
        if signed { format!("+{digits}") } else { digits }
    }
}

impl Unit {
    /// A value in both systems; the page's switch decides which is seen.
    pub(super) fn show(&self, value: f64) -> Markup {
        if self.si.symbol == self.us.symbol || !value.is_finite() {
            return Markup::text(&self.si.write(value));
        }
        both(&self.si.write(value), &self.us.write(value))
    }

    /// A value with its standard uncertainty in both systems; without one the value alone.
    pub(super) fn show_around(&self, value: f64, uncertainty: Option<f64>) -> Markup {
        match uncertainty {
            Some(u) if value.is_finite() && u.is_finite() => {
                self.in_both(|scale| scale.write_around(value, u))
            }
            _ => self.show(value),
        }
    }

    /// Two changes of a value in both systems, a dash for what is not known.
    pub(super) fn show_changes(&self, changes: [Option<f64>; 2]) -> Markup {
        let known = |scale: &Scale| changes.map(|c| c.map_or("–".into(), |c| scale.write_change(c)));
        self.in_both(|scale| scale.with_symbol(&known(scale).join("\u{a0}/\u{a0}")))
    }

    fn in_both(&self, write: impl Fn(&Scale) -> String) -> Markup {
        if self.si.symbol == self.us.symbol {
            return Markup::text(&write(&self.si));
        }
        both(&write(&self.si), &write(&self.us))
    }

    /// An optional value; what is not known is a dash.
    pub(super) fn show_some(&self, value: Option<f64>) -> Markup {
        self.show(value.unwrap_or(f64::NAN))
    }
}

/// Two spellings of one value, of which the switch shows one or both.
pub(super) fn both(si: &str, us: &str) -> Markup {
    Markup::raw(format!(
        "<span class=\"si\">{}</span><span class=\"us\">{}</span>",
        Markup::text(si),
        Markup::text(us)
    ))
}

/// A share in per cent with so many decimals at the most, without zeros at the end.
pub(super) fn per_cent(share: f64, digits: usize) -> String {
    let text = number(100.0 * share, digits);
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    format!("{text}\u{a0}%")
}

/// A number with fixed decimals and a true minus sign; what rounds to zero has none.
pub(super) fn number(value: f64, digits: usize) -> String {
    if !value.is_finite() {
        return "–".into();
    }
    let text = format!("{:.digits$}", value.abs());
    let zero = text.bytes().all(|byte| byte == b'0' || byte == b'.');
    let text = grouped(&text);
    if value < 0.0 && !zero { format!("−{text}") } else { text }
}

/// Narrow blanks between thousands from five digits on (ISO 80000-1).
fn grouped(text: &str) -> String {
    let whole = text.split('.').next().map_or(0, str::len);
    if whole < 5 {
        return text.to_owned();
    }
    let mut spaced = String::with_capacity(text.len() + whole);
    for (index, digit) in text.char_indices() {
        if index > 0 && index < whole && (whole - index).is_multiple_of(3) {
            spaced.push('\u{202f}');
        }
        spaced.push(digit);
    }
    spaced
}

/// The shortest text that reads back to the same number, as the input echo needs it.
pub(super) fn exact(value: f64) -> String {
    let size = value.abs();
    if size != 0.0 && !(1e-4..1e7).contains(&size) { format!("{value:e}") } else { format!("{value}") }
        .replace('-', "−")
}

/// US spelling of a value of the input whose SI symbol the schema names; `None` where both agree.
pub(super) fn customary(value: f64, si: &str) -> Option<String> {
    let (factor, symbol) = customary_unit(si)?;
    let shown = value * factor;
    let size = shown.abs();
    // Just below a power of ten the rounded text already has the next length.
    let digits = if size >= 999.95 || size == 0.0 {
        0
    } else if size >= 9.995 {
        1
    } else if size >= 0.9995 {
        2
    } else {
        3
    };
    let blank = if symbol == "°" { "" } else { "\u{a0}" };
    Some(format!("{}{blank}{symbol}", number(shown, digits)))
}

/// US unit of an SI symbol, with what an SI value is multiplied by; `None` where both agree.
pub(super) fn customary_unit(si: &str) -> Option<(f64, &'static str)> {
    Some(match si {
        "m" => (FOOT, "ft"),
        "m/s" => (1.0 / 0.44704, "mph"),
        "kg" => (POUND, "lb"),
        "m/s2" | "m/s^2" | "m/s²" => (FOOT, "ft/s²"),
        "kg m2" | "kg m^2" | "kg·m²" | "kg m²" => (FOOT_POUND, "slug ft²"),
        "N" => (POUND_FORCE, "lbf"),
        "N/m" => (POUND_FORCE * 0.3048 / 12.0, "lbf/in"),
        "N s/m" => (POUND_FORCE * 0.3048 / 12.0, "lbf s/in"),
        "N m/rad" => (FOOT_POUND / DEG, "ft lbf/°"),
        "N/rad" => (POUND_FORCE / DEG, "lbf/°"),
        "N m" | "J" => (FOOT_POUND, "ft lbf"),
        "m2" | "m^2" | "m²" => (FOOT * FOOT, "ft²"),
        "kg/m3" | "kg/m^3" | "kg/m³" => (POUND / (FOOT * FOOT * FOOT), "lb/ft³"),
        "Pa" => (1.0 / 6_894.757_293_168_361, "psi"),
        "N s" => (POUND_FORCE, "lbf s"),
        "N/m2" => (POUND_FORCE * 0.3048 * 0.3048 / 144.0, "lbf/in²"),
        "1/m" => (0.3048, "1/ft"),
        "W" => (1.0 / 745.699_871_582_270_2, "hp"),
        "rad" => (DEG, "°"),
        "rad/s" => (DEG, "°/s"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_carries_both_systems() {
        assert_eq!(
            SPEED.show(15.6464).as_str(),
            "<span class=\"si\">15.65\u{a0}m/s</span><span class=\"us\">35.0\u{a0}mph</span>"
        );
        assert_eq!(ANGLE.show(-core::f64::consts::FRAC_PI_2).as_str(), "−90.0°");
        assert_eq!(FORCE.show_some(None).as_str(), "–");
    }

    #[test]
    fn changes_and_uncertainties_carry_sign_and_unit() {
        assert_eq!(YAW_RATE.show_around(1.0, Some(0.1)).as_str(), "57.3\u{a0}±\u{a0}5.7°/s");
        assert_eq!(YAW_RATE.show_around(1.0, None).as_str(), "57.3°/s");
        let changes = DEGREES.show_changes([Some(1.24), Some(-0.04)]);
        assert_eq!(changes.as_str(), "+1.2\u{a0}/\u{a0}0.0°");
        assert_eq!(
            SPEED.show_changes([Some(-0.44704), None]).as_str(),
            "<span class=\"si\">−0.45\u{a0}/\u{a0}–\u{a0}m/s</span>\
             <span class=\"us\">−1.0\u{a0}/\u{a0}–\u{a0}mph</span>"
        );
    }

    #[test]
    fn zero_has_no_sign_and_the_echo_keeps_every_digit() {
        assert_eq!(number(-0.0004, 2), "0.00");
        assert_eq!(number(-71_250.04, 1), "−71\u{202f}250.0");
        assert_eq!(exact(0.1 + 0.2), "0.30000000000000004");
        assert_eq!(exact(-2.5e-9), "−2.5e−9");
    }

    #[test]
    fn customary_units_agree_with_their_definitions() {
        assert_eq!(customary(0.453_592_37, "kg").unwrap(), "1.00\u{a0}lb");
        assert_eq!(customary(1.355_817_948_331_400_4, "kg m2").unwrap(), "1.00\u{a0}slug ft²");
        assert_eq!(customary(175.126_835_246_476_3, "N/m").unwrap(), "1.00\u{a0}lbf/in");
        assert_eq!(customary(0.2, "rad").unwrap(), "11.5°");
        assert_eq!(customary(1.0, "1"), None);
    }
}
