use super::ConformanceFailure;
use super::clause::{Clause, Verdict, ensure, judge};
use super::threads::side_by_side;
use crate::identity::Timestamp;
use crate::port::{Capabilities, Counter, Span, Telemetry};

type Fixture = Box<dyn Telemetry>;

/// Tries every clause of [`Telemetry`]: whatever it is told, on several threads at once, it takes without a panic.
///
/// # Errors
/// The first clause that the adapter breaks.
pub fn telemetry(make: &dyn Fn() -> Box<dyn Telemetry>) -> Result<(), ConformanceFailure> {
    judge("telemetry", make, |_| Capabilities::new("telemetry"), &[CLAUSES])
}

const CLAUSES: &[Clause<Fixture>] = &[Clause::new("takes-all", takes_all)];

fn takes_all(telemetry: &Fixture) -> Verdict {
    let instants: Vec<Timestamp> =
        [0, -1, 1_800_000_000_000_000_000].into_iter().filter_map(Timestamp::from_unix_nanos).collect();
    let enabled = telemetry.enabled();
    side_by_side(4, &|k| {
        for (number, (start, end)) in
            instants.iter().flat_map(|a| instants.iter().map(move |b| (a, b))).enumerate()
        {
            let fields = vec![("scene", "\u{1f697}\n\"\0".repeat(number)), ("", String::new())];
            let error = (number % 2 == 1).then_some(number as u32);
            telemetry.span(&Span {
                name: "simulate",
                start: *start,
                end: *end,
                error,
                fields: fields.clone(),
            });
            telemetry.count(&Counter { name: "steps", increment: u64::MAX >> k, fields });
        }
        ensure(telemetry.enabled() == enabled, "whether anybody listens changed by telling")
    })
}
