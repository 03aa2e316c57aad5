use super::difference::Difference;
use crate::error::TaskError;
use std::collections::BTreeMap;

/// Hashes of cases by their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Listing(pub(super) BTreeMap<String, String>);

impl Listing {
    /// Reads lines of `NAME SHA256`; empty ones and those that begin with `#` say nothing.
    pub(super) fn parse(source: &str, text: &str) -> Result<Self, TaskError> {
        let mut all = BTreeMap::new();
        for (k, line) in text.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let read = line.split_once(' ').filter(|(_, hash)| is_hash(hash));
            if read.is_none_or(|(name, hash)| all.insert(name.to_owned(), hash.to_owned()).is_some()) {
                let (source_name, text) = (source.to_owned(), line.to_owned());
                return Err(TaskError::Line { source_name, line: k + 1, text });
            }
        }
        Ok(Self(all))
    }

    /// The cases of which a scope speaks.
    pub(super) fn within(&self, scope: impl Fn(&str) -> bool) -> Self {
        Self(self.0.iter().filter(|(name, _)| scope(name)).map(|(n, h)| (n.clone(), h.clone())).collect())
    }

    /// Where `found` is not this listing, by the names of the cases.
    pub(super) fn differences(&self, found: &Self) -> Vec<Difference> {
        let mut all = Vec::new();
        for (case, wanted) in &self.0 {
            let case = case.clone();
            match found.0.get(&case) {
                None => all.push(Difference::Missing { case }),
                Some(got) if got != wanted => {
                    all.push(Difference::Changed { case, wanted: wanted.clone(), got: got.clone() });
                }
                Some(_) => {}
            }
        }
        let added = found.0.keys().filter(|case| !self.0.contains_key(*case));
        all.extend(added.map(|case| Difference::Added { case: case.clone() }));
        all.sort_by(|a, b| a.case().cmp(b.case()));
        all
    }
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::{Difference, Listing};
    use accuscene_determinism::{Trace, cases};

    fn listing(lines: &[(&str, char)]) -> Listing {
        let text: String =
            lines.iter().map(|(name, digit)| format!("{name} {}\n", digit.to_string().repeat(64))).collect();
        Listing::parse("test", &text).unwrap()
    }

    /// Two cases, as the program prints them; in one of them perhaps with one bit of one number changed.
    fn run(flipped: Option<&str>) -> Listing {
        let mut text = String::new();
        for case in cases().unwrap().iter().filter(|c| c.name().starts_with("scene/slope-")) {
            let trace = if flipped == Some(case.name()) { Trace::flipped(1000) } else { Trace::default() };
            text += &format!("{} {}\n", case.name(), case.hash(trace).unwrap());
        }
        Listing::parse("test", &text).unwrap()
    }

    #[test]
    fn a_deliberate_one_bit_change_is_caught_and_its_case_named() {
        let plain = run(None);
        assert_eq!(plain.0.len(), 2);
        assert_eq!(plain.differences(&run(None)), []);
        let found = plain.differences(&run(Some("scene/slope-hold")));
        let [Difference::Changed { case, wanted, got }] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((case.as_str(), wanted), ("scene/slope-hold", &plain.0["scene/slope-hold"]));
        assert_ne!(wanted, got);
        assert!(found[0].to_string().starts_with("scene/slope-hold "));
    }

    #[test]
    fn missing_and_added_cases_are_told() {
        let golden = listing(&[("a", '1'), ("b", '2'), ("d", '4')]);
        let found = golden.differences(&listing(&[("a", '1'), ("c", '3'), ("d", '5')]));
        let told: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(found.iter().map(Difference::case).collect::<Vec<_>>(), ["b", "c", "d"]);
        assert!(told[0].contains("missing") && told[1].contains("not in the golden file"), "{told:?}");
        assert!(matches!(&found[2], Difference::Changed { .. }));
    }

    #[test]
    fn what_is_no_listing_is_refused() {
        let hash = "0".repeat(64);
        for text in ["a", "a 12", &format!("a {hash}\na {hash}"), &format!("a {}", "G".repeat(64))] {
            assert!(Listing::parse("test", text).is_err(), "{text}");
        }
        assert_eq!(Listing::parse("test", &format!("# why\n\na {hash}\n")).unwrap().0.len(), 1);
    }
}
