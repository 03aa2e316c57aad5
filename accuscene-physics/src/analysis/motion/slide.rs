use crate::analysis::formula::{formula, itself, row};
use crate::analysis::given::Given;
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use accuscene_core::quantity::{Length, Quantity, Ratio, STANDARD_GRAVITY, Speed, Time};

row! {
    /// A stretch of the way on one surface.
    SlideSegment {
        required {
            /// Drag factor of locked wheels on the level: the friction of the surface.
            friction: Quantity<Ratio> [0.0, 2.0],
            /// Length along the road.
            length: Quantity<Length> [0.0, 2000.0],
        }
        optional {
            /// Rise over run, uphill positive; 0 by default.
            grade: Option<Quantity<Ratio>> [-1.0, 1.0],
            /// Share of the friction that brakes and wheels use, for example by the axle loads of the wheels that are locked; 1 by default.
            braking: Option<Quantity<Ratio>> [0.0, 1.0],
        }
    }
}

formula! {
    /// Speed from a slide over one or several surfaces, uphill or down, to a stop or to a known speed.
    ///
    /// On each stretch the deceleration is `g (n mu cos + sin)` of its slope. Where the brakes took time to come up, the speed
    /// before that is found too: the first stretch's deceleration rises in a straight line.
    ///
    /// ```
    /// use accuscene_core::quantity::Quantity;
    /// use accuscene_physics::analysis::{Formula, Slide, SlideSegment};
    ///
    /// let skid = Slide::new(vec![SlideSegment::new(Quantity::new(0.7), "30 m".parse()?)]);
    /// let solved = skid.solve()?;
    /// assert!((solved.found.speed - 20.29).abs() < 0.01);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Slide {
        name: "slide",
        title: "Slide over several surfaces",
        source: "work and energy on an inclined plane",
        valid: "constant friction on each stretch, no air drag, no impact on the way",
    }
    required {
        /// The stretches in the order of travel.
        #[schemars(length(min = 1, max = 1000))]
        segments: Vec<SlideSegment>,
    }
    optional {
        /// Speed at the end of the last stretch; 0 by default.
        end_speed: Option<Quantity<Speed>> [0.0, 150.0],
        /// Time in which the deceleration rose before the first stretch; 0 by default.
        rise_time: Option<Quantity<Time>> [0.0, 2.0],
    }
    /// What a slide tells.
    SlideFound {
        /// Speed at the start of the first stretch.
        speed: f64 as Speed,
        /// Speed before the brakes came up; as `speed` without a time of rise.
        initial_speed: f64 as Speed,
        /// Speed at the start of each stretch.
        segment_speeds: Vec<f64> as Speed,
        /// Time over all stretches.
        time: f64 as Time,
        /// Length of all stretches.
        distance: f64 as Length,
        /// Way while the brakes came up.
        rise_distance: f64 as Length,
    }
}

impl Formula for Slide {
    itself!(SlideFound);

    fn evaluate(&self, _: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        if self.segments.is_empty() {
            return Err(AnalysisError::Items {
                path: "segments",
                count: 0,
                limit: "1 or more".to_owned(),
                hint: "give the stretches of the slide in the order of travel",
            });
        }
        let mut segment_speeds = vec![0.0; self.segments.len()];
        let (mut speed, mut time, mut distance) = (self.end_speed.si_or(0.0), 0.0, 0.0);
        for (start, segment) in segment_speeds.iter_mut().zip(&self.segments).rev() {
            let (deceleration, length) = (segment.deceleration(), segment.length.value);
            let square = speed * speed + 2.0 * deceleration * length;
            if square < 0.0 {
                return Err(AnalysisError::Impossible {
                    term: "square of the speed at the start of a stretch",
                    value: square,
                    limit: "0 or above",
                    hint: "downhill the vehicle would have started below rest: check grade, friction and end speed",
                });
            }
            let before = square.sqrt();
            let mean = 0.5 * (before + speed);
            if length > 0.0 {
                if mean <= 0.0 {
                    return Err(AnalysisError::Undetermined {
                        figure: "time",
                        reason: "a stretch is passed at rest",
                        hint: "give the stretch friction or leave it out",
                    });
                }
                time += length / mean;
            }
            distance += length;
            *start = before;
            speed = before;
        }
        let rise = self.rise_time.si_or(0.0);
        let deceleration = self.segments[0].deceleration();
        Ok(SlideFound {
            speed,
            initial_speed: speed + 0.5 * deceleration * rise,
            segment_speeds,
            time,
            distance,
            rise_distance: speed * rise + deceleration * rise * rise / 3.0,
        })
    }
}

impl SlideSegment {
    /// Deceleration along the road, m/s².
    fn deceleration(&self) -> f64 {
        let grade = self.grade.si_or(0.0);
        let cos = 1.0 / (1.0 + grade * grade).sqrt();
        STANDARD_GRAVITY * (self.friction.value * self.braking.si_or(1.0) * cos + grade * cos)
    }
}
