use super::pulse::{Channel, Pulse};
use super::sample::{Reading, RecorderSample};
use super::trace::{Gap, Trace};
use crate::analysis::formula::{formula, itself};
use crate::analysis::given::Given;
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use accuscene_core::arith::atan2;
use accuscene_core::quantity::{Acceleration, Angle, Dimension, Length, Quantity, Ratio, Speed, Time};

formula! {
    /// What an event data recorder tells: way and speed before the impact, change of velocity and speed after
    /// it.
    ///
    /// Times count from the trigger, 0; the last sample goes on with its trend up to there. Low and high are
    /// bounds: the accuracy of the readings, wheels that slip under braking, and samples that are older than
    /// their label by up to a sample and the latency.
    ///
    /// ```
    /// use accuscene_core::quantity::Quantity;
    /// use accuscene_physics::analysis::{Formula, Recorder, RecorderSample};
    ///
    /// let sample = |time, speed: &str| Ok::<_, Box<dyn std::error::Error>>(RecorderSample::new(Quantity::new(time), speed.parse()?));
    /// let recorder = Recorder {
    ///     delta_v: vec!["0".parse()?, "-20 km/h".parse()?, "-30 km/h".parse()?],
    ///     ..Recorder::new(vec![sample(-1.0, "60 km/h")?, sample(-0.5, "56 km/h")?, sample(0.0, "50 km/h")?])
    /// };
    /// let found = recorder.solve()?.found;
    /// assert!((found.distance - 15.42).abs() < 0.01);
    /// assert!((found.post_speed.unwrap() * 3.6 - 20.0).abs() < 1e-9);
    /// assert!(found.impact_speed_low * 3.6 < 43.1 && found.impact_speed_high * 3.6 > 50.9);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Recorder {
        name: "recorder",
        title: "Event data recorder",
        source: "trapezoid rule; accuracies of 49 CFR 563: speed 1 km/h either way, change of velocity 10 % either way",
        valid: "speed from the wheels: it under-reads in braking and yaw and over-reads on spinning wheels; on a Ford Flex of 2010 by 1.4 % at 113 km/h and 3.0, at worst 6.8 km/h with ABS (SAE 2011-01-0812); the impact may be some hundredths of a second before the trigger",
    }
    required {
        /// Samples before the trigger, the oldest first.
        #[schemars(length(min = 2, max = 10_000))]
        samples: Vec<RecorderSample>,
    }
    optional {
        /// How old a value can be at its label; one sample interval by default.
        sample_age: Option<Quantity<Time>> [0.0, 5.0],
        /// Further delay of the signal; 0 by default.
        latency: Option<Quantity<Time>> [0.0, 2.0],
        /// Accuracy of the speed either way; 1 km/h by default.
        speed_error: Option<Quantity<Speed>> [0.0, 10.0],
        /// Share of the speed by which the size of the tyres may deceive, either way; 0 by default.
        tyre_error: Option<Quantity<Ratio>> [0.0, 0.2],
        /// The greatest slip of wheels that brake and have no slip given; 0.15 by default.
        braking_slip: Option<Quantity<Ratio>> [0.0, 0.5],
        /// The hardest braking that may have begun after the last sample; by default the trend alone.
        hardest_braking: Option<Quantity<Acceleration>> [0.0, 20.0],
        /// The hardest acceleration that may have begun after it; by default the trend alone.
        hardest_acceleration: Option<Quantity<Acceleration>> [0.0, 20.0],
        /// Longitudinal acceleration of the impact, forward positive, at equal steps.
        acceleration: Vec<Quantity<Acceleration>> [-5000.0, 5000.0],
        /// Lateral acceleration of the impact, to the left positive.
        lateral_acceleration: Vec<Quantity<Acceleration>> [-5000.0, 5000.0],
        /// Step of the accelerations.
        pulse_step: Option<Quantity<Time>> [1e-5, 1.0],
        /// Cumulative longitudinal change of velocity, forward positive; instead of the acceleration.
        delta_v: Vec<Quantity<Speed>> [-100.0, 100.0],
        /// Cumulative lateral change of velocity, to the left positive.
        lateral_delta_v: Vec<Quantity<Speed>> [-100.0, 100.0],
        /// Accuracy of the change of velocity as a share, either way; 0.1 by default.
        delta_v_error: Option<Quantity<Ratio>> [0.0, 1.0],
    }
    /// What a recorder tells.
    RecorderFound {
        /// Speed at each sample, slip taken out.
        speeds: Vec<f64> as Speed,
        /// Lower bound of each.
        speeds_low: Vec<f64> as Speed,
        /// Upper bound of each.
        speeds_high: Vec<f64> as Speed,
        /// Way from the first sample to each.
        distances: Vec<f64> as Length,
        /// Way from the first to the last sample.
        distance: f64 as Length,
        /// Acceleration in each interval.
        accelerations: Vec<f64> as Acceleration,
        /// Way from each sample to the trigger.
        distances_to_impact: Vec<f64> as Length,
        /// Lower bound of each.
        distances_to_impact_low: Vec<f64> as Length,
        /// Upper bound of each.
        distances_to_impact_high: Vec<f64> as Length,
        /// Speed at the trigger.
        impact_speed: f64 as Speed,
        /// Its lower bound.
        impact_speed_low: f64 as Speed,
        /// Its upper bound.
        impact_speed_high: f64 as Speed,
        /// Longitudinal change of velocity.
        delta_v: Option<f64> as Speed,
        /// Its lower bound.
        delta_v_low: Option<f64> as Speed,
        /// Its upper bound.
        delta_v_high: Option<f64> as Speed,
        /// Lateral change of velocity.
        lateral_delta_v: Option<f64> as Speed,
        /// Magnitude of both together.
        total_delta_v: Option<f64> as Speed,
        /// Where the change of velocity points, from forward to the left.
        delta_v_direction: Option<f64> as Angle,
        /// Duration of the accelerations.
        pulse_time: Option<f64> as Time,
        /// Longitudinal speed after the impact.
        post_speed: Option<f64> as Speed,
        /// Its lower bound.
        post_speed_low: Option<f64> as Speed,
        /// Its upper bound.
        post_speed_high: Option<f64> as Speed,
    }
}

const SPEED_ERROR: f64 = 1.0 / 3.6;
const BRAKING_SLIP: f64 = 0.15;
const DELTA_V_ERROR: f64 = 0.1;

impl Formula for Recorder {
    itself!(RecorderFound);

    fn evaluate(&self, warnings: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        let slip = self.braking_slip.si_or(BRAKING_SLIP);
        let reading = Reading {
            speed_error: self.speed_error.si_or(SPEED_ERROR),
            tyre_error: self.tyre_error.si_or(0.0),
            braking_slip: slip,
        };
        if self.braking_slip.is_none() && self.samples.iter().any(RecorderSample::slips_unknown) {
            let source = "slip of wheels with ABS, 0 to 0.15, in the upper bounds only";
            warnings.push(AnalysisWarning::Assumed {
                term: "braking_slip",
                value: slip,
                dimension: &Ratio::ENTRY,
                source,
            });
        }
        let trace = Trace::of(&self.samples, &reading)?;
        let late = self.sample_age.si_or(trace.last_interval()) + self.latency.si_or(0.0);
        let hardest = [self.hardest_braking.si(), self.hardest_acceleration.si()];
        let gap = Gap::after(&trace, late, hardest);
        let along = self.channel(&self.acceleration, &self.delta_v, warnings)?;
        let across = self.channel(&self.lateral_acceleration, &self.lateral_delta_v, warnings)?;
        let error = self.delta_v_error.si_or(DELTA_V_ERROR);
        let delta_v = along.map(|pulse| pulse.delta_v);
        let [low, high] = [-error, error].map(|error| delta_v.map(|change| change + error * change.abs()));
        let both = delta_v.zip(across.map(|pulse| pulse.delta_v));
        let after = |speed: f64, change: Option<f64>| change.map(|change| speed + change);
        Ok(RecorderFound {
            distances: trace.distances(),
            distance: trace.distance(),
            accelerations: trace.accelerations(),
            distances_to_impact: trace.ways_to_go(&trace.speeds, gap.way),
            distances_to_impact_low: trace.ways_to_go(&trace.low, gap.way_low),
            distances_to_impact_high: trace.ways_to_go(&trace.high, gap.way_high),
            speeds: trace.speeds,
            speeds_low: trace.low,
            speeds_high: trace.high,
            impact_speed: gap.speed,
            impact_speed_low: gap.speed_low,
            impact_speed_high: gap.speed_high,
            delta_v,
            delta_v_low: low,
            delta_v_high: high,
            lateral_delta_v: across.map(|pulse| pulse.delta_v),
            total_delta_v: both.map(|(x, y)| (x * x + y * y).sqrt()),
            delta_v_direction: both.map(|(x, y)| atan2(y, x)),
            pulse_time: along.and_then(|pulse| pulse.duration),
            post_speed: after(gap.speed, delta_v),
            post_speed_low: after(gap.speed_low, low),
            post_speed_high: after(gap.speed_high, high),
        })
    }
}

impl Recorder {
    /// One direction of the pulse; none if nothing of it is given.
    fn channel(
        &self,
        acceleration: &[Quantity<Acceleration>],
        delta_v: &[Quantity<Speed>],
        warnings: &mut Vec<AnalysisWarning>,
    ) -> Result<Option<Pulse>, AnalysisError> {
        let pulse = Channel { acceleration, delta_v, step: self.pulse_step.si() }.pulse()?;
        if let Some(value) = pulse.and_then(|pulse| pulse.cut_off) {
            // A cut pulse tells too small a change of velocity (Niehoff and others 2005).
            let limit = "up to 2 g at its end, or the record was cut off";
            warnings.push(AnalysisWarning::Implausible {
                term: "last acceleration of the pulse in g",
                value,
                limit,
            });
        }
        Ok(pulse)
    }
}
