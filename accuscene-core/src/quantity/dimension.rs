use super::{CATALOGUE, Unit};

/// What kind of physical value a [`Quantity`](super::Quantity) is.
///
/// The set is closed: the dimensions are those of this module, so that a schema can name one and a checker that has
/// only the schema knows its units.
pub trait Dimension: sealed::Sealed + 'static {
    /// Name in words, for example `angular rate`.
    const NAME: &'static str;
    /// Symbol of the SI unit; `1` for a ratio.
    const SI: &'static str;
    /// The units a document may use, the SI unit first.
    const UNITS: &'static [Unit];
    /// The same as a value.
    const ENTRY: DimensionEntry = DimensionEntry { name: Self::NAME, si: Self::SI, units: Self::UNITS };
}

/// A [`Dimension`] as a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DimensionEntry {
    /// Name in words, for example `angular rate`.
    pub name: &'static str,
    /// Symbol of the SI unit; `1` for a ratio.
    pub si: &'static str,
    /// The units a document may use, the SI unit first.
    pub units: &'static [Unit],
}

impl DimensionEntry {
    /// The dimension of this name in the catalogue.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        CATALOGUE.iter().find(|d| d.name == name)
    }

    /// The unit that `text` names: as written, or else in other letter case if only one unit fits then (`mN` and `MN`
    /// differ, so `mn` is neither).
    #[must_use]
    pub fn unit(&self, text: &str) -> Option<&'static Unit> {
        let units = self.units;
        let plainly = units.iter().find(|u| u.symbol == text || u.aliases.contains(&text));
        plainly.or_else(|| units.iter().find(|u| u.is_written(text))).or_else(|| {
            let mut fits = units.iter().filter(|u| u.is_written_in_any_case(text));
            let first = fits.next()?;
            fits.next().is_none().then_some(first)
        })
    }

    /// The accepted unit symbols, separated by commas.
    #[must_use]
    pub fn accepted(&self) -> String {
        let symbols: Vec<_> = self.units.iter().map(|u| u.symbol).collect();
        symbols.join(", ")
    }

    /// The name with its article: `a length`, `an acceleration`.
    #[must_use]
    pub fn with_article(&self) -> String {
        let article = if self.name.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        format!("{article} {}", self.name)
    }
}

pub(super) mod sealed {
    /// Keeps the set of dimensions closed.
    pub trait Sealed {}
}
