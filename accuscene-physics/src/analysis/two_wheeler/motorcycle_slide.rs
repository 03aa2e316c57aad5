use super::motorcycle_phase::MotorcyclePhase;
use crate::analysis::formula::{formula, itself};
use crate::analysis::given::Given;
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use accuscene_core::quantity::{Dimension, Length, Quantity, Ratio, STANDARD_GRAVITY, Speed, Time};

formula! {
    /// Speed of a motorcycle from its braking upright, its fall and its slide on the side; the rider's slide
    /// apart.
    ///
    /// Where a friction is not given the middle of its published range is taken and told; low and high are
    /// those of the whole range.
    ///
    /// ```
    /// use accuscene_physics::analysis::{Formula, MotorcyclePhase, MotorcyclePhaseKind, MotorcycleSlide};
    ///
    /// let phase = |kind, length| MotorcyclePhase { length: Some(length), ..MotorcyclePhase::new(kind) };
    /// let slide = MotorcycleSlide::new(vec![
    ///     phase(MotorcyclePhaseKind::RearBrake, "12 m".parse()?),
    ///     MotorcyclePhase { speed_lost: Some("5 km/h".parse()?), ..MotorcyclePhase::new(MotorcyclePhaseKind::Drop) },
    ///     phase(MotorcyclePhaseKind::OnSide, "25 m".parse()?),
    /// ]);
    /// let found = slide.solve()?.found;
    /// assert!(found.speed_low < found.speed && found.speed < found.speed_high);
    /// assert!((found.separate_speeds[2] - 17.16).abs() < 0.01);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    MotorcycleSlide {
        name: "motorcycle-slide",
        title: "Motorcycle braking and sliding",
        source: "work and energy; friction ranges of published tests on dry asphalt",
        valid: "no impact on the way; the ranges are of dry asphalt: machines slid at 0.26 with a fairing and 0.33 without it in one test (Raftery 1995), 0.45 to 0.58 in another (Day and Smith 1984)",
    }
    required {
        /// The phases in the order of travel.
        #[schemars(length(min = 1, max = 100))]
        phases: Vec<MotorcyclePhase>,
    }
    optional {
        /// Speed at the end of the last phase, for example into an obstacle; 0 by default.
        end_speed: Option<Quantity<Speed>> [0.0, 150.0],
        /// Way of the rider from the fall to rest.
        rider_distance: Option<Quantity<Length>> [0.0, 500.0],
        /// Friction of the rider on the ground; 0.6 to 0.75 by default.
        rider_friction: Option<Quantity<Ratio>> [0.05, 2.0],
    }
    /// What a motorcycle's marks tell.
    MotorcycleSlideFound {
        /// Speed before the first phase.
        speed: f64 as Speed,
        /// The same with every assumed friction at the low end of its range.
        speed_low: f64 as Speed,
        /// The same at the high end.
        speed_high: f64 as Speed,
        /// Speed at the start of each phase.
        phase_speeds: Vec<f64> as Speed,
        /// Speed that each phase alone stands for.
        separate_speeds: Vec<f64> as Speed,
        /// Friction of each phase; 0 for a fall.
        frictions: Vec<f64> as Ratio,
        /// Time over all phases.
        time: f64 as Time,
        /// Length of all phases.
        distance: f64 as Length,
        /// Speed of the rider at the start of his slide.
        rider_speed: Option<f64> as Speed,
        /// The same at the low end of an assumed friction.
        rider_speed_low: Option<f64> as Speed,
        /// The same at the high end.
        rider_speed_high: Option<f64> as Speed,
    }
}

/// Friction of a sliding rider.
const RIDER: [f64; 2] = [0.6, 0.75];

impl Formula for MotorcycleSlide {
    itself!(MotorcycleSlideFound);

    fn evaluate(&self, warnings: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        if self.phases.is_empty() {
            return Err(AnalysisError::Items {
                path: "phases",
                count: 0,
                limit: "1 or more".to_owned(),
                hint: "give the phases in the order of travel",
            });
        }
        let ranges: Vec<[f64; 2]> =
            self.phases.iter().map(MotorcyclePhase::frictions).collect::<Result<_, _>>()?;
        let frictions: Vec<f64> = ranges.iter().map(middle).collect();
        let phase_speeds = self.speeds(&frictions)?;
        let first = |end: usize| {
            let ends: Vec<f64> = ranges.iter().map(|range| range[end]).collect();
            Ok::<f64, AnalysisError>(self.speeds(&ends)?[0])
        };
        let mut separate_speeds = Vec::with_capacity(ranges.len());
        let (mut time, mut distance) = (0.0, 0.0);
        for (index, (phase, friction)) in self.phases.iter().zip(&frictions).enumerate() {
            if phase.is_drop() {
                separate_speeds.push(phase.speed_lost.si_or(0.0));
                continue;
            }
            let length = phase.length.si_or(0.0);
            let work = 2.0 * phase.deceleration(*friction) * length;
            separate_speeds.push(if work > 0.0 { work.sqrt() } else { 0.0 });
            distance += length;
            let after = self.speed_after(index, &phase_speeds);
            if length > 0.0 {
                time += 2.0 * length / (phase_speeds[index] + after);
            }
            warnings.extend(phase.assumed(*friction));
        }
        let rider = |friction: f64| {
            self.rider_distance.si().map(|way| (2.0 * friction * STANDARD_GRAVITY * way).sqrt())
        };
        let rider_range = self.rider_friction.si().map_or(RIDER, |friction| [friction; 2]);
        if self.rider_distance.is_some() && self.rider_friction.is_none() {
            let source = "0.6 to 0.75 on asphalt";
            warnings.push(AnalysisWarning::Assumed {
                term: "rider_friction",
                value: middle(&rider_range),
                dimension: &Ratio::ENTRY,
                source,
            });
        }
        Ok(MotorcycleSlideFound {
            speed: phase_speeds[0],
            speed_low: first(0)?,
            speed_high: first(1)?,
            phase_speeds,
            separate_speeds,
            frictions,
            time,
            distance,
            rider_speed: rider(middle(&rider_range)),
            rider_speed_low: rider(rider_range[0]),
            rider_speed_high: rider(rider_range[1]),
        })
    }
}

impl MotorcycleSlide {
    /// Speed at the start of each phase.
    fn speeds(&self, frictions: &[f64]) -> Result<Vec<f64>, AnalysisError> {
        let mut speeds = vec![0.0; frictions.len()];
        let mut speed = self.end_speed.si_or(0.0);
        for ((before, phase), friction) in speeds.iter_mut().zip(&self.phases).zip(frictions).rev() {
            speed = phase.speed_before(speed, *friction)?;
            *before = speed;
        }
        Ok(speeds)
    }

    /// Speed at the end of a phase, before a fall that follows.
    fn speed_after(&self, index: usize, speeds: &[f64]) -> f64 {
        speeds.get(index + 1).copied().unwrap_or(self.end_speed.si_or(0.0))
    }
}

fn middle(range: &[f64; 2]) -> f64 {
    0.5 * (range[0] + range[1])
}
