use crate::analysis::formula::{formula, itself};
use crate::analysis::given::Given;
use crate::analysis::inputs::choices;
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use accuscene_core::arith::{Real, pow};
use accuscene_core::quantity::{Length, Quantity, Ratio, Speed};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a vehicle's front throws a pedestrian.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Trajectory {
    /// The body wraps round the low front of a braked car.
    Wrap,
    /// A high front, or a child's body: the centre of gravity is hit and the body pushed forward.
    ForwardProjection,
}
choices!(Trajectory);

formula! {
    /// Speed of the vehicle from the throw distance, by regression of real and staged impacts.
    ///
    /// Low and high stand 10 km/h off. Without a trajectory both are told.
    ///
    /// ```
    /// use accuscene_physics::analysis::{Formula, Toor, Trajectory};
    ///
    /// let throw = Toor { trajectory: Some(Trajectory::Wrap), ..Toor::new("20 m".parse()?) };
    /// let found = throw.solve()?.found;
    /// assert!((found.wrap_speed.unwrap() * 3.6 - 54.27).abs() < 0.01);
    /// assert_eq!(found.forward_speed, None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Toor {
        name: "toor",
        title: "Throw distance of a pedestrian, regression",
        source: "Toor and Araszewski, SAE 2003-01-0883 (2003), constants as later literature quotes them",
        valid: "frontal impacts of cars that brake; 8 to 10 km/h either way; verify the constants in the paper before use in court",
    }
    required {
        /// From the impact to rest.
        throw_distance: Quantity<Length> [0.1, 300.0],
    }
    optional {
        /// How the pedestrian was thrown.
        trajectory: Option<Trajectory>,
        /// Speed of the launch as a share of the vehicle's: 0.7 to 0.9 for a wrap, 1 for a forward
        /// projection.
        projection_efficiency: Option<Quantity<Ratio>> [0.1, 1.5],
    }
    /// What a throw distance tells.
    ToorFound {
        /// Speed of the vehicle in a wrap.
        wrap_speed: Option<f64> as Speed,
        /// Lower end of its band.
        wrap_low: Option<f64> as Speed,
        /// Upper end of its band.
        wrap_high: Option<f64> as Speed,
        /// Speed of the pedestrian's launch in a wrap.
        wrap_launch_speed: Option<f64> as Speed,
        /// Speed of the vehicle in a forward projection.
        forward_speed: Option<f64> as Speed,
        /// Lower end of its band.
        forward_low: Option<f64> as Speed,
        /// Upper end of its band.
        forward_high: Option<f64> as Speed,
        /// Speed of the pedestrian's launch in a forward projection.
        forward_launch_speed: Option<f64> as Speed,
    }
}

/// Factor and power of the throw distance in m that give km/h.
const WRAP: [f64; 2] = [9.84, 0.57];
const FORWARD: [f64; 2] = [8.25, 0.61];

/// Half the band, m/s.
const BAND: f64 = 10.0 / 3.6;

impl Formula for Toor {
    itself!(ToorFound);

    fn evaluate(&self, _: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        let speed = |law: [f64; 2], of: Trajectory| {
            let wanted = self.trajectory.is_none_or(|trajectory| trajectory == of);
            wanted.then(|| law[0] * pow(self.throw_distance.value, law[1]) / 3.6)
        };
        let (wrap, forward) = (speed(WRAP, Trajectory::Wrap), speed(FORWARD, Trajectory::ForwardProjection));
        let low = |speed: f64| Real::max(speed - BAND, 0.0);
        let high = |speed: f64| speed + BAND;
        let efficiency = self.projection_efficiency.si();
        let launch = |speed: f64| efficiency.map(|efficiency| efficiency * speed);
        Ok(ToorFound {
            wrap_speed: wrap,
            wrap_low: wrap.map(low),
            wrap_high: wrap.map(high),
            wrap_launch_speed: wrap.and_then(launch),
            forward_speed: forward,
            forward_low: forward.map(low),
            forward_high: forward.map(high),
            forward_launch_speed: forward.and_then(launch),
        })
    }
}
