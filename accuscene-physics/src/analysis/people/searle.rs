use crate::analysis::formula::{formula, itself};
use crate::analysis::given::Given;
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use accuscene_core::arith::{atan, sin_cos};
use accuscene_core::quantity::{Angle, Length, Quantity, Ratio, STANDARD_GRAVITY, Speed};

formula! {
    /// Speed of a thrown pedestrian or rider from the whole way to rest, with bounds that need no angle.
    ///
    /// The body flies, lands and slides; it loses friction times its vertical speed at landing. Between the
    /// least speed and that without an angle lies every launch up to twice the angle of the least speed.
    ///
    /// ```
    /// use accuscene_core::quantity::Quantity;
    /// use accuscene_physics::analysis::{Formula, Searle};
    ///
    /// let throw = Searle { launch_angle: Some("10 deg".parse()?), ..Searle::new("20 m".parse()?, Quantity::new(0.66)) };
    /// let solved = throw.solve()?;
    /// assert!((solved.found.speed.unwrap() - 14.635).abs() < 0.001);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Searle {
        name: "searle",
        title: "Throw distance of a pedestrian, Searle",
        source: "Searle and Searle, SAE 831622 (1983); Searle, SAE 930659 (1993)",
        valid: "a body thrown freely, not carried or dragged; friction of a body on dry asphalt 0.6 to 0.75, on grass 0.45 to 0.8, on wet asphalt 0.5 to 0.65",
    }
    required {
        /// From the launch to rest.
        throw_distance: Quantity<Length> [0.1, 300.0],
        /// Friction of the body on the ground, over landing and slide.
        friction: Quantity<Ratio> [0.05, 2.0],
    }
    optional {
        /// Drop of the centre of gravity from launch to ground; 0 by default.
        drop: Option<Quantity<Length>> [-5.0, 50.0],
        /// Angle of the launch above the level.
        launch_angle: Option<Quantity<Angle>> [-0.7, 1.5],
        /// Speed of the launch as a share of the vehicle's: 0.7 to 0.9 for a wrap, 1 for a forward
        /// projection.
        projection_efficiency: Option<Quantity<Ratio>> [0.1, 1.5],
    }
    /// What a throw distance tells.
    SearleFound {
        /// Speed of the launch at its angle.
        speed: Option<f64> as Speed,
        /// The least speed that any launch needs.
        least_speed: f64 as Speed,
        /// The angle that needs it.
        least_speed_angle: f64 as Angle,
        /// Speed of a slide over the whole way: the greatest speed, whatever the drop.
        greatest_speed: f64 as Speed,
        /// Speed of a level launch with the drop.
        level_speed: f64 as Speed,
        /// Speed of the vehicle at the angle of the launch.
        vehicle_speed: Option<f64> as Speed,
        /// The least speed of the vehicle.
        vehicle_least_speed: Option<f64> as Speed,
        /// The greatest speed of the vehicle.
        vehicle_greatest_speed: Option<f64> as Speed,
    }
}

impl Formula for Searle {
    itself!(SearleFound);

    fn evaluate(&self, _: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        let (distance, friction) = (self.throw_distance.value, self.friction.value);
        let slide = distance - friction * self.drop.si_or(0.0);
        if slide <= 0.0 {
            return Err(AnalysisError::Impossible {
                term: "throw distance less friction times drop",
                value: slide,
                limit: "above 0",
                hint: "a fall from this height alone goes further: check `throw_distance` and `drop`",
            });
        }
        let level_speed = (2.0 * friction * STANDARD_GRAVITY * slide).sqrt();
        let speed = match self.launch_angle.si() {
            None => None,
            Some(angle) => {
                let (sin, cos) = sin_cos(angle);
                let part = cos + friction * sin;
                if part <= 0.0 {
                    return Err(AnalysisError::Impossible {
                        term: "cosine plus friction times sine of the launch angle",
                        value: part,
                        limit: "above 0",
                        hint: "a launch so far down would stop at once: raise `launch_angle`",
                    });
                }
                Some(level_speed / part)
            }
        };
        let least_speed = level_speed / (1.0 + friction * friction).sqrt();
        let greatest_speed = (2.0 * friction * STANDARD_GRAVITY * distance).sqrt();
        let efficiency = self.projection_efficiency.si();
        let vehicle = |speed: f64| efficiency.map(|efficiency| speed / efficiency);
        Ok(SearleFound {
            speed,
            least_speed,
            least_speed_angle: atan(friction),
            greatest_speed,
            level_speed,
            vehicle_speed: speed.and_then(vehicle),
            vehicle_least_speed: vehicle(least_speed),
            vehicle_greatest_speed: vehicle(greatest_speed),
        })
    }
}
