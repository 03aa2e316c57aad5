use super::sample::{Reading, RecorderSample};
use crate::analysis::AnalysisError;
use accuscene_core::arith::Real;

/// Speeds over time with their bounds.
#[derive(Clone, Debug)]
pub(super) struct Trace {
    times: Vec<f64>,
    pub(super) speeds: Vec<f64>,
    pub(super) low: Vec<f64>,
    pub(super) high: Vec<f64>,
}

/// What lies between the last sample and the trigger.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gap {
    pub(super) speed: f64,
    pub(super) speed_low: f64,
    pub(super) speed_high: f64,
    pub(super) way: f64,
    pub(super) way_low: f64,
    pub(super) way_high: f64,
}

impl Trace {
    pub(super) fn of(samples: &[RecorderSample], reading: &Reading) -> Result<Self, AnalysisError> {
        if samples.len() < 2 {
            return Err(AnalysisError::Items {
                path: "samples",
                count: samples.len(),
                limit: "2 or more".to_owned(),
                hint: "give the samples before the trigger, the oldest first",
            });
        }
        let times: Vec<f64> = samples.iter().map(|sample| sample.time.value).collect();
        if let Some(late) = (1..times.len()).find(|&k| times[k] <= times[k - 1]) {
            return Err(AnalysisError::Value {
                path: format!("samples[{late}].time"),
                value: times[late],
                limit: format!("above {}", times[late - 1]),
                hint: "give the samples in the order of time, the oldest first",
            });
        }
        let mut trace = Self { times, speeds: Vec::new(), low: Vec::new(), high: Vec::new() };
        for [speed, low, high] in samples.iter().map(|sample| sample.speeds(reading)) {
            trace.speeds.push(speed);
            trace.low.push(low);
            trace.high.push(high);
        }
        Ok(trace)
    }

    /// Time from the last sample but one to the last, s.
    pub(super) fn last_interval(&self) -> f64 {
        let last = self.times.len() - 1;
        self.times[last] - self.times[last - 1]
    }

    /// Acceleration in each interval, m/s².
    pub(super) fn accelerations(&self) -> Vec<f64> {
        let change = |k: usize| (self.speeds[k] - self.speeds[k - 1]) / (self.times[k] - self.times[k - 1]);
        (1..self.times.len()).map(change).collect()
    }

    /// Way from the first sample to each, m.
    pub(super) fn distances(&self) -> Vec<f64> {
        let mut distances = vec![0.0; self.times.len()];
        for k in 1..self.times.len() {
            distances[k] = distances[k - 1] + self.way(&self.speeds, k);
        }
        distances
    }

    /// Way from the first to the last sample, m.
    pub(super) fn distance(&self) -> f64 {
        self.distances().last().copied().unwrap_or(0.0)
    }

    /// Way from each sample to the trigger, with that from the last one.
    pub(super) fn ways_to_go(&self, speeds: &[f64], last: f64) -> Vec<f64> {
        let mut ways = vec![last; speeds.len()];
        for k in (1..speeds.len()).rev() {
            ways[k - 1] = ways[k] + self.way(speeds, k);
        }
        ways
    }

    fn way(&self, speeds: &[f64], k: usize) -> f64 {
        0.5 * (speeds[k] + speeds[k - 1]) * (self.times[k] - self.times[k - 1])
    }
}

impl Gap {
    /// From the last label to the trigger; the last value may be older by `late`.
    ///
    /// The hardest braking and acceleration widen the bounds beyond the trend.
    pub(super) fn after(trace: &Trace, late: f64, hardest: [Option<f64>; 2]) -> Self {
        let last = trace.times.len() - 1;
        let least = -trace.times[last];
        let longest = least + late;
        let trend = (trace.speeds[last] - trace.speeds[last - 1]) / trace.last_interval();
        let slowing = hardest[0].map_or(trend, |braking| Real::min(trend, -braking));
        let gaining = hardest[1].map_or(trend, |acceleration| Real::max(trend, acceleration));
        let (speed, low, high) = (trace.speeds[last], trace.low[last], trace.high[last]);
        let to = |speed: f64, acceleration: f64, time: f64| Real::max(speed + acceleration * time, 0.0);
        Self {
            speed: to(speed, trend, least),
            speed_low: to(low, slowing, if slowing < 0.0 { longest } else { least }),
            speed_high: to(high, gaining, if gaining > 0.0 { longest } else { least }),
            way: way(speed, trend, least),
            way_low: way(low, slowing, least),
            way_high: way(high, gaining, longest),
        }
    }
}

/// Way at constant acceleration, ended by rest.
fn way(speed: f64, acceleration: f64, time: f64) -> f64 {
    let moving = if acceleration < 0.0 { Real::min(time, speed / -acceleration) } else { time };
    moving * (speed + 0.5 * acceleration * moving)
}
