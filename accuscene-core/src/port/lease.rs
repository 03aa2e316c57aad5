use crate::identity::Timestamp;
use core::fmt;
use core::time::Duration;

/// A number that rises with every grant of a lease; a store that remembers the highest one it saw can refuse whoever
/// believes to hold a lease that has long gone to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FencingToken(pub u64);

impl fmt::Display for FencingToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The instant a while after another one; the end of the year 9999 if it were later.
#[must_use]
pub fn expiry(now: Timestamp, wait: Duration) -> Timestamp {
    const LAST: i128 = 253_402_300_799_999_999_999;
    let nanos = i128::try_from(wait.as_nanos()).unwrap_or(LAST);
    let end = now.unix_nanos().saturating_add(nanos);
    Timestamp::from_unix_nanos(if end > LAST { LAST } else { end }).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::expiry;
    use crate::identity::Timestamp;
    use core::time::Duration;

    #[test]
    fn expiry_adds_and_ends_with_the_calendar() {
        let now: Timestamp = "2026-11-21T14:05:00Z".parse().unwrap();
        assert_eq!(expiry(now, Duration::from_millis(1500)).to_string(), "2026-11-21T14:05:01.5Z");
        assert_eq!(expiry(now, Duration::MAX).to_string(), "9999-12-31T23:59:59.999999999Z");
    }
}
