//! The way to the start of a scene, run backward: where and when braking began, and how fast the vehicle was before.
//!
//! Each [`Phase`] has constant acceleration along the course, on a straight or on a bend; the side-slip stays. From the speed
//! v1 at its end follow v0² = v1² - 2 a s, v0 = v1 - a t and s = (v0 + v1) t / 2 at its begin.
//!
//! Source: elementary kinematics (for example Burg and Moser 2017, Handbuch Verkehrsunfallrekonstruktion). Validity: a constant
//! mean acceleration, ways seen from above, no load transfer, no transient between phases. [`demands`] tells where a phase
//! asks for more than the ground gives.

mod arrival;
mod bend;
mod demand;
mod error;
mod phase;
mod stage;

pub use arrival::Arrival;
pub use demand::{Demand, demands};
pub use error::ApproachError;
pub use phase::{Extent, Phase};
pub use stage::Stage;

use accuscene_core::arith::Real;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Most phases of a way.
pub const MOST_PHASES: usize = 100;

/// Most points that a way is told with, and on which the ground is asked.
const MOST_POINTS: usize = 500;

/// Distance of the points, m, where that makes no more than the most.
const SPACING: f64 = 1.0;

/// The way of a vehicle to the start of the scene.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Approach {
    /// Its stages in the order of driving; the last one ends at the start.
    pub stages: Vec<Stage>,
}

impl Approach {
    /// Runs phases backward from where they end; `phases` in the order of driving, at most [`MOST_PHASES`].
    ///
    /// ```
    /// use accuscene_physics::approach::{Approach, Arrival, Extent, Phase};
    /// let arrival = Arrival { position: [0.0, 0.0], heading: 0.0, course: 0.0, speed: 10.0 };
    /// let reaction = Phase::new(Extent::Duration(1.0), 0.0);
    /// let braking = Phase::new(Extent::Distance(12.0), -8.0);
    /// let approach = Approach::to(&arrival, &[reaction, braking])?;
    /// // 10² + 2 · 8 · 12 = 292: braked from 17.1 m/s.
    /// assert!((approach.stages[0].speed - 292.0_f64.sqrt()).abs() < 1e-12);
    /// assert!((approach.stages[0].distance - (12.0 + 292.0_f64.sqrt())).abs() < 1e-12);
    /// # Ok::<(), accuscene_physics::approach::ApproachError>(())
    /// ```
    ///
    /// # Errors
    /// [`ApproachError`] with the phase: values that are not finite or out of range; a vehicle that would have stood before;
    /// an acceleration that does not lead from a speed to what follows; a phase without end or too fast.
    pub fn to(arrival: &Arrival, phases: &[Phase]) -> Result<Self, ApproachError> {
        arrival.check()?;
        if phases.len() > MOST_PHASES {
            let value = phases.len() as f64;
            return Err(ApproachError::Value {
                phase: MOST_PHASES,
                field: "phases",
                value,
                limit: "at most 100",
            });
        }
        let slip = arrival.heading - arrival.course;
        let (mut time, mut distance) = (0.0, 0.0);
        let (mut position, mut course, mut speed) = (arrival.position, arrival.course, arrival.speed);
        let mut stages = Vec::with_capacity(phases.len());
        for (index, phase) in phases.iter().enumerate().rev() {
            let motion = phase.back_from(speed, index)?;
            (position, course) = bend::place(position, course, phase.radius, -motion.distance);
            (time, distance, speed) = (time - motion.duration, distance + motion.distance, motion.speed);
            stages.push(Stage {
                label: phase.label.clone(),
                time,
                position,
                heading: course + slip,
                course,
                speed,
                distance,
                acceleration: phase.acceleration,
                radius: phase.radius,
                duration: motion.duration,
                length: motion.distance,
                points: Vec::new(),
            });
        }
        stages.reverse();
        let mut approach = Self { stages };
        let spacing = approach.spacing();
        let mut end = arrival.position;
        for stage in approach.stages.iter_mut().rev() {
            stage.points = stage.way(end, spacing);
            end = stage.position;
        }
        Ok(approach)
    }

    /// The begin of the first stage; none without phases.
    #[must_use]
    pub fn begin(&self) -> Option<&Stage> {
        self.stages.first()
    }

    /// Distance of the points of bends, m, at least [`SPACING`]: both ends of every stage have one too.
    fn spacing(&self) -> f64 {
        let whole = self.begin().map_or(0.0, |stage| stage.distance);
        let left = MOST_POINTS.saturating_sub(2 * self.stages.len());
        Real::max(SPACING, whole / left as f64)
    }
}
