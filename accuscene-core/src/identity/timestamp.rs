use super::{IdentityError, text_form};
use crate::document::shorten;
use core::fmt;
use core::str::FromStr;

const NANOS: i128 = 1_000_000_000;

/// An instant in UTC with nanoseconds, from the year 0 to 9999; there is no clock behind it.
///
/// Leap seconds (`:60`) are refused: POSIX time has no place for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    nanos: i128,
}

impl Timestamp {
    /// The instant this many nanoseconds after 1970-01-01T00:00:00Z; `None` outside the years 0 to 9999.
    #[must_use]
    pub fn from_unix_nanos(nanos: i128) -> Option<Self> {
        let day = nanos.div_euclid(86_400 * NANOS);
        let (first, last) = (i128::from(days_before(0, 1, 1)), i128::from(days_before(9999, 12, 31)));
        (first..=last).contains(&day).then_some(Self { nanos })
    }

    /// Nanoseconds since 1970-01-01T00:00:00Z, negative before it.
    #[must_use]
    pub fn unix_nanos(&self) -> i128 {
        self.nanos
    }
}

/// RFC 3339 in UTC, with as many digits of the second as it takes.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (second, fraction) = (self.nanos.div_euclid(NANOS), self.nanos.rem_euclid(NANOS));
        let (day, clock) = (second.div_euclid(86_400), second.rem_euclid(86_400));
        let (year, month, day) = date_of(day as i64);
        let (hour, minute, second) = (clock / 3600, clock / 60 % 60, clock % 60);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")?;
        if fraction != 0 {
            let digits = format!("{fraction:09}");
            write!(f, ".{}", digits.trim_end_matches('0'))?;
        }
        f.write_str("Z")
    }
}

/// RFC 3339: `2026-11-21T14:05:00.25+01:00`; any offset, up to nine digits of the second.
impl FromStr for Timestamp {
    type Err = IdentityError;

    fn from_str(text: &str) -> Result<Self, IdentityError> {
        read(text).map_err(|reason| IdentityError::Timestamp { text: shorten(text), reason })
    }
}

fn read(text: &str) -> Result<Timestamp, &'static str> {
    let b = text.as_bytes();
    let two = |at: usize| match b.get(at..at + 2) {
        Some(&[t, o]) if t.is_ascii_digit() && o.is_ascii_digit() => {
            Some(i64::from(t - b'0') * 10 + i64::from(o - b'0'))
        }
        _ => None,
    };
    let mark = |at: usize, marks: &[u8]| b.get(at).is_some_and(|c| marks.contains(c));
    let marks = mark(4, b"-") && mark(7, b"-") && mark(10, b"Tt ") && mark(13, b":") && mark(16, b":");
    let numbers = [0, 2, 5, 8, 11, 14, 17].map(two);
    let ([Some(c), Some(y), Some(month), Some(day), Some(hour), Some(minute), Some(second)], true) =
        (numbers, marks)
    else {
        return Err("date and time must be written as 2026-11-21T14:05:00");
    };
    let year = c * 100 + y;
    if !(1..=12).contains(&month) || day < 1 || day > days_in(year, month) {
        return Err("there is no such day");
    }
    if hour > 23 || minute > 59 || second > 59 {
        return Err("there is no such time of day");
    }
    let mut at = 19;
    let mut fraction: i128 = 0;
    if mark(at, b".") {
        let digits = b[at + 1..].iter().take_while(|d| d.is_ascii_digit()).count();
        if !(1..=9).contains(&digits) {
            return Err("a fraction has 1 to 9 digits");
        }
        for place in 0..9 {
            let digit = if place < digits { b[at + 1 + place] - b'0' } else { 0 };
            fraction = fraction * 10 + i128::from(digit);
        }
        at += 1 + digits;
    }
    let offset = match &b[at..] {
        b"Z" | b"z" => 0,
        [sign @ (b'+' | b'-'), _, _, b':', _, _] => {
            let (Some(h @ 0..=23), Some(m @ 0..=59)) = (two(at + 1), two(at + 4)) else {
                return Err("there is no such offset");
            };
            (h * 60 + m) * if *sign == b'-' { -60 } else { 60 }
        }
        _ => return Err("it must end with Z or an offset such as +01:00"),
    };
    let seconds = days_before(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset;
    Timestamp::from_unix_nanos(i128::from(seconds) * NANOS + fraction)
        .ok_or("it lies outside the years 0 to 9999")
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days from 1970-01-01 to a day of the Gregorian calendar (Hinnant, 2013, `days_from_civil`).
fn days_before(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Year, month and day of a number of days from 1970-01-01 (Hinnant, 2013, `civil_from_days`).
fn date_of(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, of_year - (153 * shifted_month + 2) / 5 + 1)
}

text_form!(Timestamp, "Timestamp", "date-time", "Instant: RFC 3339, as in 2026-11-21T14:05:00Z");
