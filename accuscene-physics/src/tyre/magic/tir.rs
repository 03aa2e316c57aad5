//! Reader of tyre property files (`.tir`): text to names and numbers.

use super::pairs::fit_type;
use super::units::Units;
use super::{Coefficients, Magic, Version};
use crate::error::PhysicsError;

/// Longest file, bytes.
pub const MOST_BYTES: usize = 1 << 20;
/// Most entries of a file.
pub const MOST_KEYS: usize = 2000;
/// Longest line, bytes.
pub const LONGEST_LINE: usize = 1000;

/// What a property file says.
#[derive(Clone, Debug, PartialEq)]
pub struct Tir {
    /// Which equations its coefficients belong to.
    pub version: Version,
    /// Side of the vehicle that it was fitted for: 1 left, -1 right.
    pub side: f64,
    /// Coefficients that the library uses, in SI units and in the order of the file.
    pub values: Vec<(String, f64)>,
    /// All other entries as they stand, without quotes.
    pub others: Vec<(String, String)>,
}

impl Tir {
    /// Reads the text of a property file.
    ///
    /// Versions: `FITTYP` 6 or 52 and `PROPERTY_FILE_FORMAT` `PAC2002` (5.2), `FITTYP` 61 and 62 (6.1). Comments
    /// begin with `$` or `!`, tables with `{`; tables are passed over. The units block holds wherever it stands.
    ///
    /// # Errors
    /// [`PhysicsError::Value`] with the line: text too long, a line that is no entry, an entry stated twice, a
    /// number that is none, a unit or version that is not known.
    pub fn parse(text: &str) -> Result<Self, PhysicsError> {
        if text.len() > MOST_BYTES {
            let limit = format!("{MOST_BYTES} bytes");
            return Err(refuse(0, "the file is too long", &limit, "give the property file alone"));
        }
        let entries = entries(text)?;
        let mut units = Units::default();
        for e in entries.iter().filter(|e| e.section == "UNITS") {
            units.set(&e.key, &e.value).ok_or_else(|| {
                let problem = format!("{} = {} is no unit that is known", e.key, e.value);
                refuse(e.line, &problem, "SI, mm, kN, degree and the like", "write the file in SI units")
            })?;
        }
        let mut tir = Self { version: Version::V52, side: 1.0, values: Vec::new(), others: Vec::new() };
        let mut version = None;
        let mut pacejka_2002 = false;
        let known = Coefficients::default();
        for e in entries.into_iter().filter(|e| e.section != "UNITS") {
            match e.key.as_str() {
                "FITTYP" => {
                    let value = e.number().ok().and_then(fit_type);
                    version = Some(value.ok_or_else(|| {
                        let problem = format!("FITTYP {} is no version that is known", e.value);
                        refuse(
                            e.line,
                            &problem,
                            "6 or 52 (PAC2002), 61, 62",
                            "refit the tyre to one of these",
                        )
                    })?);
                }
                "PROPERTY_FILE_FORMAT" => pacejka_2002 = e.value.eq_ignore_ascii_case("PAC2002"),
                "TYRESIDE" => tir.side = if e.value.eq_ignore_ascii_case("RIGHT") { -1.0 } else { 1.0 },
                key if known.get(key).is_some() => {
                    let value = e.number()? * units.factor(key);
                    if !value.is_finite() {
                        return Err(refuse(
                            e.line,
                            &format!("{key} is too large"),
                            "finite",
                            "mend the number",
                        ));
                    }
                    tir.values.push((e.key, value));
                    continue;
                }
                _ => {}
            }
            tir.others.push((e.key, e.value));
        }
        tir.version = version.or(pacejka_2002.then_some(Version::V52)).ok_or_else(|| {
            let hint = "add FITTYP to the [MODEL] section";
            refuse(0, "the file does not tell its version", "FITTYP or PROPERTY_FILE_FORMAT", hint)
        })?;
        Ok(tir)
    }

    /// The file as names and numbers, as a scene lists the coefficients of a tyre.
    #[must_use]
    pub fn pairs(&self) -> Vec<(String, f64)> {
        let version = match self.version {
            Version::V52 => 52.0,
            Version::V61 => 61.0,
        };
        let head = [("FITTYP".to_owned(), version), ("TYRESIDE".to_owned(), self.side)];
        head.into_iter().chain(self.values.iter().cloned()).collect()
    }

    /// The tyre of the file.
    ///
    /// # Errors
    /// As [`Magic::from_pairs`].
    pub fn magic(&self) -> Result<Magic, PhysicsError> {
        let pairs = self.pairs();
        Magic::from_pairs(pairs.iter().map(|(name, value)| (name.as_str(), *value)), "tir")
    }
}

/// A line `key = value`, and where it stands.
struct Entry {
    line: usize,
    section: String,
    key: String,
    value: String,
}

impl Entry {
    fn number(&self) -> Result<f64, PhysicsError> {
        self.value.parse::<f64>().ok().filter(|x| x.is_finite()).ok_or_else(|| {
            let problem = format!("{} = {} is not a number", self.key, self.value);
            refuse(self.line, &problem, "a finite number", "mend the number")
        })
    }
}

fn entries(text: &str) -> Result<Vec<Entry>, PhysicsError> {
    let mut found: Vec<Entry> = Vec::new();
    let mut keys = std::collections::BTreeSet::new();
    let mut section = String::new();
    let mut table = false;
    for (index, raw) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let line = index + 1;
        if raw.len() > LONGEST_LINE {
            let limit = format!("{LONGEST_LINE} bytes");
            return Err(refuse(line, "the line is too long", &limit, "break the comment"));
        }
        let content = without_comment(raw).trim();
        if content.is_empty() {
            continue;
        }
        if let Some(name) = content.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            section = name.trim().to_ascii_uppercase();
            table = false;
            continue;
        }
        table |= content.starts_with('{');
        if table {
            continue;
        }
        let Some((key, value)) = content.split_once('=') else {
            let hint = "start a comment with $ or !";
            return Err(refuse(line, "the line is no entry", "key = value, [section] or a comment", hint));
        };
        let key = key.trim().to_ascii_uppercase();
        let value = value.trim().trim_matches(['\'', '"']).trim().to_owned();
        if key.is_empty() || value.is_empty() {
            return Err(refuse(
                line,
                "the entry has no key or no value",
                "key = value",
                "complete the entry",
            ));
        }
        // Keys are unique over the sections that hold coefficients; units have words of their own.
        if !keys.insert((section == "UNITS", key.clone())) {
            return Err(refuse(line, &format!("{key} is stated twice"), "once", "leave one of them out"));
        }
        if found.len() == MOST_KEYS {
            let limit = format!("{MOST_KEYS} entries");
            return Err(refuse(
                line,
                "the file has too many entries",
                &limit,
                "give the property file alone",
            ));
        }
        found.push(Entry { line, section: section.clone(), key, value });
    }
    Ok(found)
}

/// The line up to its comment; quotes protect the signs.
fn without_comment(line: &str) -> &str {
    let mut quote = None;
    for (at, c) in line.char_indices() {
        match (quote, c) {
            (None, '$' | '!') => return &line[..at],
            (None, '\'' | '"') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
    }
    line
}

fn refuse(line: usize, problem: &str, limit: &str, hint: &str) -> PhysicsError {
    let path = if line == 0 { "tir".to_owned() } else { format!("tir:{line}") };
    PhysicsError::Value { path, problem: problem.to_owned(), limit: limit.to_owned(), hint: hint.to_owned() }
}
