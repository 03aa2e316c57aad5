use crate::DeterminismError;
use core::fmt::Write as _;
use sha2::{Digest, Sha256};
use std::io::Write;

/// Everything that a case came to, number by number, on its way into a hash.
///
/// Texts and lists go in with their lengths first. Every NaN counts as the same one: its bits are the processor's choice.
#[derive(Default)]
pub struct Trace<'a> {
    hasher: Sha256,
    /// What the hasher has not had yet.
    bytes: Vec<u8>,
    numbers: u64,
    flip: Option<u64>,
    out: Option<&'a mut dyn Write>,
    failed: Option<std::io::Error>,
}

/// Bytes that are handed over at once.
const BLOCK: usize = 1 << 16;

/// One pattern for all NaN, as tables are hashed.
const NAN: u64 = 0x7ff8_0000_0000_0000;

impl<'a> Trace<'a> {
    /// A trace in which the lowest bit of this number is another one: what a comparison must find.
    #[must_use]
    pub fn flipped(number: u64) -> Self {
        Self { flip: Some(number), ..Self::default() }
    }

    /// A trace that also writes everything out, one a line: number, name, bits and value.
    #[must_use]
    pub fn written(out: &'a mut dyn Write) -> Self {
        Self { out: Some(out), ..Self::default() }
    }

    /// A number.
    pub(crate) fn number(&mut self, value: f64, name: impl FnOnce() -> String) {
        let mut bits = if value.is_nan() { NAN } else { value.to_bits() };
        if self.flip == Some(self.numbers) {
            bits ^= 1;
        }
        self.put(&bits.to_le_bytes());
        if self.out.is_some() {
            let line = format!("{} {} {bits:016x} {:?}", self.numbers, name(), f64::from_bits(bits));
            self.line(&line);
        }
        self.numbers += 1;
    }

    /// A text, such as a unit or an event.
    pub(crate) fn text(&mut self, name: &str, text: &str) {
        self.count(text.len());
        self.put(text.as_bytes());
        if self.out.is_some() {
            let line = format!("text {name} {text}");
            self.line(&line);
        }
    }

    /// The length of a list.
    pub(crate) fn count(&mut self, length: usize) {
        self.put(&(length as u64).to_le_bytes());
    }

    /// The hash of it all, hexadecimal.
    ///
    /// # Errors
    /// [`DeterminismError::Flip`] if there are fewer numbers than the one to flip, [`DeterminismError::Write`] if
    /// something could not be written out.
    pub fn finish(mut self, case: &str) -> Result<String, DeterminismError> {
        if let Some(source) = self.failed {
            return Err(DeterminismError::Write { case: case.to_owned(), source });
        }
        if let Some(wanted) = self.flip.filter(|number| *number >= self.numbers) {
            return Err(DeterminismError::Flip { case: case.to_owned(), numbers: self.numbers, wanted });
        }
        self.hasher.update(&self.bytes);
        let mut text = String::with_capacity(64);
        for byte in self.hasher.finalize() {
            // Writing into a text cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        Ok(text)
    }

    fn put(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
        if self.bytes.len() >= BLOCK {
            self.hasher.update(&self.bytes);
            self.bytes.clear();
        }
    }

    fn line(&mut self, line: &str) {
        if let (Some(out), None) = (&mut self.out, &self.failed) {
            self.failed = writeln!(out, "{line}").err();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Trace;

    fn hash(mut trace: Trace<'_>, values: &[f64]) -> String {
        trace.text("unit", "m");
        values.iter().for_each(|v| trace.number(*v, String::new));
        trace.finish("x").unwrap()
    }

    #[test]
    fn one_bit_of_one_number_changes_the_hash() {
        let plain = hash(Trace::default(), &[1.0, 2.0]);
        assert_ne!(hash(Trace::flipped(1), &[1.0, 2.0]), plain);
        assert_eq!(hash(Trace::flipped(1), &[1.0, 2.0]), hash(Trace::default(), &[1.0, 2.0_f64.next_up()]));
        assert_ne!(hash(Trace::default(), &[1.0, -0.0]), hash(Trace::default(), &[1.0, 0.0]));
        assert_eq!(hash(Trace::default(), &[f64::NAN]), hash(Trace::default(), &[-f64::NAN]));
        assert!(Trace::flipped(0).finish("x").is_err());
    }

    #[test]
    fn numbers_are_written_with_their_bits() {
        let mut out = Vec::new();
        let mut trace = Trace::written(&mut out);
        trace.number(1.5, || "a.x[0]".to_owned());
        trace.finish("x").unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "0 a.x[0] 3ff8000000000000 1.5\n");
    }
}
