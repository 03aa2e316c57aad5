use super::difference::Difference;
use super::leg::Leg;
use super::listing::Listing;
use crate::error::TaskError;

/// What became of a leg.
#[derive(Debug)]
pub(super) struct Row<'a> {
    /// The leg.
    pub(super) leg: &'a Leg,
    /// Time that the build took, s.
    pub(super) built: f64,
    /// Time that the runs took, s.
    pub(super) ran: f64,
    /// What its program says of the processor.
    pub(super) note: String,
    /// What came out.
    pub(super) end: End,
}

/// How a leg ended.
#[derive(Debug)]
pub(super) enum End {
    /// One listing a run.
    Done(Vec<Listing>),
    /// It is optional and cannot run here.
    Skipped(String),
    /// It is required and did not run.
    Failed(TaskError),
}

/// What a comparison with the golden file says of a leg.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Every run has the bits of the golden file; so many cases.
    Agrees(usize),
    /// The bit that was flipped was found, and nothing else.
    Caught,
    /// The bit that was flipped was not found.
    Missed(&'static str),
    /// Other bits, missing and added cases.
    Differs(Vec<Difference>),
    /// It did not have to run, and why it did not.
    Skipped(String),
    /// It had to run and did not, and why.
    Failed(String),
}

impl<'a> Row<'a> {
    /// A leg that ran.
    #[cfg(test)]
    pub(super) fn done(leg: &'a Leg, listings: Vec<Listing>) -> Self {
        Self { leg, built: 0.0, ran: 0.0, note: String::new(), end: End::Done(listings) }
    }

    /// The listings of its runs.
    pub(super) fn listings(&self) -> impl Iterator<Item = &Listing> {
        match &self.end {
            End::Done(listings) => listings.as_slice(),
            End::Skipped(_) | End::Failed(_) => &[],
        }
        .iter()
    }

    /// Why it did not run though it had to.
    pub(super) fn error(&self) -> Option<&TaskError> {
        match &self.end {
            End::Failed(error) => Some(error),
            End::Done(_) | End::Skipped(_) => None,
        }
    }

    /// Compares it with the golden file.
    pub(super) fn judge(&self, golden: &Listing) -> Verdict {
        let listings = match &self.end {
            End::Skipped(why) => return Verdict::Skipped(why.clone()),
            End::Failed(error) => return Verdict::Failed(error.to_string()),
            End::Done(listings) => listings,
        };
        let wanted = golden.within(|case| self.leg.scope.has(case));
        let found: Vec<Difference> = listings.iter().flat_map(|l| wanted.differences(l)).collect();
        match (self.leg.flips, found.as_slice()) {
            (Some(flipped), [Difference::Changed { case, .. }]) if case == flipped => Verdict::Caught,
            (Some(flipped), _) => Verdict::Missed(flipped),
            (None, []) => Verdict::Agrees(listings.iter().map(|listing| listing.0.len()).sum()),
            (None, _) => Verdict::Differs(found),
        }
    }
}

impl Verdict {
    /// Whether nothing is wrong.
    pub(super) fn is_well(&self) -> bool {
        matches!(self, Self::Agrees(1..) | Self::Caught | Self::Skipped(_))
    }

    /// Where it differs.
    pub(super) fn differences(&self) -> &[Difference] {
        if let Self::Differs(all) = self { all } else { &[] }
    }

    /// The first case with other bits.
    pub(super) fn first_case(&self) -> Option<&str> {
        let changed = |d: &&Difference| matches!(d, Difference::Changed { .. });
        self.differences().iter().find(changed).map(Difference::case)
    }
}

#[cfg(test)]
mod tests {
    use super::{Row, Verdict};
    use crate::determinism::legs;
    use crate::determinism::listing::Listing;

    fn one(digit: &str) -> Listing {
        Listing::parse("test", &format!("scene/slope-hold {}", digit.repeat(64))).unwrap()
    }

    #[test]
    fn a_flipped_bit_must_be_found() {
        let legs = legs::all();
        let leg = |name: &str| legs.iter().find(|leg| leg.name == name).unwrap();
        let judge = |name, got| Row::done(leg(name), vec![one(got)]).judge(&one("1"));
        assert_eq!(judge("one-bit", "2"), Verdict::Caught);
        assert!(!judge("one-bit", "1").is_well());
        assert_eq!(judge("release", "1"), Verdict::Agrees(1));
        assert_eq!(judge("release", "2").first_case(), Some("scene/slope-hold"));
        assert!(!judge("release", "2").is_well());
    }

    #[test]
    fn no_case_at_all_is_not_well() {
        let legs = legs::all();
        let empty = Listing::default();
        assert!(!Row::done(&legs[0], vec![empty.clone()]).judge(&empty).is_well());
    }
}
