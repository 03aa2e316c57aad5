//! Values of any dimension in SI and US units, with as many digits as their spread is worth.

use crate::report::escape::Markup;
use crate::report::units::{both, customary_unit, exact, number};

/// How a dimension is written.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::report) struct Measure {
    /// SI, or a unit accepted for use with it.
    pub(in crate::report) si: System,
    /// US customary, where it differs.
    pub(in crate::report) us: Option<System>,
}

/// One system of units: what an SI value is multiplied by, and the symbol.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::report) struct System {
    pub(in crate::report) factor: f64,
    pub(in crate::report) symbol: String,
}

/// Digits of a standard deviation.
const DIGITS_OF_SPREAD: i32 = 2;
/// Digits of a value of which no spread is known.
const DIGITS_OF_VALUE: i32 = 4;
const MOST_DECIMALS: usize = 8;
/// What is less of a quantity with a unit is nothing.
const NOTHING: f64 = 1e-9;

impl Measure {
    /// That of an SI symbol as outcomes have it.
    pub(in crate::report) fn of(symbol: &str) -> Self {
        let us = customary_unit(symbol).map(|(factor, symbol)| System { factor, symbol: symbol.to_owned() });
        let (factor, si) = match symbol {
            "rad" | "rad/s" => return Self { si: us.unwrap_or(System::si(1.0, symbol)), us: None },
            "1" => (1.0, ""),
            "deg" => (1.0, "°"),
            "J" => (1e-3, "kJ"),
            "N" => (1e-3, "kN"),
            "N/m" => (1e-3, "kN/m"),
            "N/m2" => (1e-3, "kN/m²"),
            "Pa" => (1e-3, "kPa"),
            other => (1.0, other),
        };
        Self { si: System::si(factor, si), us }
    }

    /// That of speeds as people say them.
    pub(in crate::report) fn spoken(symbol: &str) -> Self {
        match symbol {
            "m/s" => Self { si: System::si(3.6, "km/h"), ..Self::of(symbol) },
            other => Self::of(other),
        }
    }

    /// What is shown in the unit of a symbol, and behind it as people say it where that differs.
    pub(in crate::report) fn said(symbol: &str, show: impl Fn(&Self) -> Markup) -> String {
        let (measure, spoken) = (Self::of(symbol), Self::spoken(symbol));
        let plain = show(&measure).to_string();
        if measure == spoken {
            return plain;
        }
        let both = show(&spoken);
        let text = both.as_str().strip_prefix("<span class=\"si\">").unwrap_or(both.as_str());
        let si = text.split("</span>").next().unwrap_or_default();
        format!("{plain}<span class=\"si\"> ({si})</span>")
    }

    /// A value, to the digits that its grain, such as its standard deviation, is worth.
    pub(in crate::report) fn show(&self, value: f64, grain: Option<f64>) -> Markup {
        self.in_both(|system| system.joined(system.digits(value, grain)))
    }

    /// A value of which no more is known, to the digits that it was given with where these are few.
    pub(in crate::report) fn show_given(&self, value: f64) -> Markup {
        self.in_both(|system| system.joined(trimmed(system.factor * value)))
    }

    /// An optional value; what is not known is a dash.
    pub(in crate::report) fn show_some(&self, value: Option<f64>, grain: Option<f64>) -> Markup {
        value.map_or_else(|| Markup::text("–"), |value| self.show(value, grain))
    }

    /// Values joined by a word under one unit.
    pub(in crate::report) fn show_all(
        &self,
        values: &[Option<f64>],
        word: &str,
        grain: Option<f64>,
    ) -> Markup {
        self.in_both(|system| {
            let digits = values.iter().map(|value| value.map_or("–".into(), |v| system.digits(v, grain)));
            system.joined(digits.collect::<Vec<String>>().join(word))
        })
    }

    fn in_both(&self, write: impl Fn(&System) -> String) -> Markup {
        match &self.us {
            None => Markup::text(&write(&self.si)),
            Some(us) => both(&write(&self.si), &write(us)),
        }
    }
}

impl System {
    fn si(factor: f64, symbol: &str) -> Self {
        let raised = symbol.replace("m2", "m²").replace("m3", "m³").replace("s2", "s²");
        Self { factor, symbol: raised.replace("sqrt(N)", "√N") }
    }

    fn digits(&self, value: f64, grain: Option<f64>) -> String {
        // Noise of numbers where a quantity of an accident is nought.
        let is_nothing = |x: f64| x.abs() < NOTHING && !self.symbol.is_empty();
        let value = value * self.factor;
        let value = if is_nothing(value) { 0.0 } else { value };
        let grain = grain.map(|grain| grain.abs() * self.factor).filter(|grain| !is_nothing(*grain));
        match grain.filter(|grain| *grain > 0.0 && grain.is_finite()) {
            // What is nothing beside its grain is shown as 0.
            Some(grain) if grain >= 1e-6 && value.abs() < grain => {
                number(value, decimals(grain, DIGITS_OF_SPREAD))
            }
            Some(grain) => fixed(value, decimals(grain, DIGITS_OF_SPREAD)),
            None => fixed(value, decimals(value.abs(), DIGITS_OF_VALUE)),
        }
    }

    fn joined(&self, digits: String) -> String {
        match self.symbol.as_str() {
            "" => digits,
            angular if angular.starts_with('°') => format!("{digits}{angular}"),
            symbol => format!("{digits}\u{a0}{}", symbol.replace(' ', "\u{a0}")),
        }
    }
}

/// Decimals that show so many digits of a size; none of them where there is nothing to show.
pub(in crate::report) fn decimals(size: f64, digits: i32) -> usize {
    let mut least = 0.5;
    (1..digits).for_each(|_| least *= 10.0);
    // The text is rounded: 0.0999 has its first digit where 0.1 has it.
    let least = 2.0 * least - 0.5;
    let (mut decimals, mut shown) = (0, size);
    while shown < least && decimals < MOST_DECIMALS && size > 0.0 {
        shown *= 10.0;
        decimals += 1;
    }
    decimals
}

/// Fixed decimals, or a power of ten where these would be zeros or a row of digits.
fn fixed(value: f64, decimals: usize) -> String {
    if value != 0.0 && !(1e-6..1e12).contains(&value.abs()) {
        return power(value);
    }
    number(value, decimals)
}

/// Five digits, without zeros at the end that nobody gave.
fn trimmed(value: f64) -> String {
    if value != 0.0 && !(1e-6..1e12).contains(&value.abs()) {
        return power(value);
    }
    let text = number(value, decimals(value.abs(), 5));
    if !text.contains('.') {
        return text;
    }
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn power(value: f64) -> String {
    exact(format!("{value:.3e}").parse().unwrap_or(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_follow_the_spread() {
        let speed = Measure::of("m/s");
        assert_eq!(
            speed.show(20.345_6, Some(0.74)).as_str(),
            "<span class=\"si\">20.35\u{a0}m/s</span><span class=\"us\">45.5\u{a0}mph</span>"
        );
        let ratio = Measure::of("1");
        assert_eq!(ratio.show(0.123_456, None).as_str(), "0.1235");
        assert_eq!(ratio.show(0.0, None).as_str(), "0");
        assert_eq!(ratio.show(1.0, Some(0.099_6)).as_str(), "1.00");
        assert_eq!(ratio.show(3e-9, None).as_str(), "3e−9");
        assert_eq!(ratio.show(3e-16, Some(0.5)).as_str(), "0.00");
        assert_eq!(ratio.show(3e-16, Some(5e-16)).as_str(), "3e−16");
        assert_eq!(Measure::of("s").show(9e-18, None).as_str(), "0\u{a0}s");
        assert_eq!(Measure::of("s").show(-9e-18, Some(8e-18)).as_str(), "0\u{a0}s");
        assert_eq!(ratio.show_some(None, None).as_str(), "–");
    }

    #[test]
    fn given_values_keep_their_digits_and_angles_are_degrees() {
        assert_eq!(Measure::of("1").show_given(0.7).as_str(), "0.7");
        assert_eq!(
            Measure::of("kg").show_given(1500.0).as_str().split('<').nth(1),
            Some("span class=\"si\">1500\u{a0}kg")
        );
        assert_eq!(Measure::of("rad").show_given(core::f64::consts::FRAC_PI_2).as_str(), "90°");
        assert!(Measure::spoken("m/s").show_given(10.0).as_str().contains("36\u{a0}km/h"));
        assert!(Measure::of("kg m2").show_given(2.5).as_str().contains("kg\u{a0}m²"));
    }
}
