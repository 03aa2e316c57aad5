/// A unit of measurement, tied to SI by an exact ratio.
///
/// The ratio is kept as two numbers, because `35 * 1397 / 3125` is rounded once and gives the double of `15.6464`,
/// where `35 * 0.44704` is rounded twice and does not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    /// How the unit is written, for example `ft/s2`.
    pub symbol: &'static str,
    /// Other accepted spellings.
    pub aliases: &'static [&'static str],
    numerator: f64,
    denominator: f64,
    offset: f64,
}

impl Unit {
    /// A unit of `numerator / denominator` SI units.
    #[must_use]
    pub const fn new(
        symbol: &'static str,
        aliases: &'static [&'static str],
        numerator: f64,
        denominator: f64,
    ) -> Self {
        Self { symbol, aliases, numerator, denominator, offset: 0.0 }
    }

    /// The same unit counted from another zero: `offset` units are added before the ratio applies (Celsius: 273.15).
    #[must_use]
    pub const fn with_offset(self, offset: f64) -> Self {
        Self { offset, ..self }
    }

    /// One unit in SI, as a single number.
    #[must_use]
    pub fn factor(&self) -> f64 {
        self.numerator / self.denominator
    }

    /// What is added to a number in this unit before the ratio applies; 0 but for temperatures.
    #[must_use]
    pub fn offset(&self) -> f64 {
        self.offset
    }

    /// A value in this unit, converted to SI; not finite if the result is too large for a double.
    #[must_use]
    pub fn to_si(&self, value: f64) -> f64 {
        self.difference_to_si(value + self.offset)
    }

    /// A difference (a standard deviation, a tolerance) in this unit, converted to SI.
    #[must_use]
    pub fn difference_to_si(&self, value: f64) -> f64 {
        value * self.numerator / self.denominator
    }

    /// A value in SI, converted to this unit.
    #[must_use]
    pub fn from_si(&self, value: f64) -> f64 {
        value * self.denominator / self.numerator - self.offset
    }

    /// True if `text` is a spelling of this unit; `^`, blanks, dots, stars and brackets carry no meaning, and
    /// `²` is `2`.
    #[must_use]
    pub fn is_written(&self, text: &str) -> bool {
        self.spellings().any(|s| plain(s).eq(plain(text)))
    }

    /// As [`is_written`](Self::is_written), capital or small letters alike.
    pub(crate) fn is_written_in_any_case(&self, text: &str) -> bool {
        let folded = |s| plain(s).map(|c: char| c.to_ascii_lowercase());
        self.spellings().any(|s| folded(s).eq(folded(text)))
    }

    fn spellings(&self) -> impl Iterator<Item = &'static str> {
        core::iter::once(self.symbol).chain(self.aliases.iter().copied())
    }
}

/// The characters of a unit that carry meaning.
fn plain(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '^' | '*' | '.' | '·' | '⋅' | '-' | '(' | ')')).map(
        |c| match c {
            '²' => '2',
            '³' => '3',
            'μ' => 'µ',
            c => c,
        },
    )
}

#[cfg(test)]
mod tests {
    use super::Unit;

    const INERTIA: Unit = Unit::new("slug ft2", &[], 2.0, 1.0);

    #[test]
    fn spellings_of_a_product_are_one() {
        for text in ["slug ft2", "slug*ft^2", "slug·ft²", "slug-ft2", "slug ft^2"] {
            assert!(INERTIA.is_written(text), "{text}");
        }
        for text in ["slug ft3", "slug/ft2", "slug", "ft2 slug", ""] {
            assert!(!INERTIA.is_written(text), "{text}");
        }
    }

    #[test]
    fn offset_applies_to_values_and_not_to_differences() {
        let fahrenheit = Unit::new("degF", &[], 5.0, 9.0).with_offset(459.67);
        assert_eq!(fahrenheit.to_si(32.0), 273.15);
        assert_eq!(fahrenheit.difference_to_si(9.0), 5.0);
        assert!((fahrenheit.from_si(273.15) - 32.0).abs() < 1e-9);
    }
}
