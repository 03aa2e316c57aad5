//! Times cases under their names.

use accuscene_benches::{Case, Clock};
use criterion::{Criterion, SamplingMode, Throughput};
use std::time::Duration;

/// Times cases of one or more groups; what takes long by `samples` samples of equally many repetitions.
pub(crate) fn time(c: &mut Criterion, cases: Vec<Case>, samples: Option<usize>) {
    for case in cases {
        let (group, id) = case.path();
        let mut group = c.benchmark_group(group);
        group.throughput(Throughput::Elements(case.units));
        group.warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(2));
        if let Some(samples) = samples {
            group.sample_size(samples).sampling_mode(SamplingMode::Flat);
        }
        let mut work = None;
        group.bench_function(id, |b| {
            // Built only if a filter does not leave it out.
            let work = work.get_or_insert_with(|| case.work());
            b.iter_custom(|repetitions| {
                let clock = Clock::start();
                work(repetitions);
                clock.wall()
            });
        });
        group.finish();
    }
}
