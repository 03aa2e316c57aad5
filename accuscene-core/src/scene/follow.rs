use super::record::record;
use super::{Position2, Profile};
use crate::quantity::{Acceleration, Angle, AngularRate, Length, Quantity, Ratio, Speed, Time};

record! {
    /// A path that the driver steers along (pure pursuit); beyond its last point it goes straight on.
    PathFollow {
        required {
            /// Points of the path in the order of driving.
            #[schemars(length(min = 2, max = 10000))]
            points: Vec<PathPoint>,
        }
        optional {
            /// Whether a smooth curve runs through the points (centripetal Catmull-Rom); straight lines by default.
            smooth: Option<bool>,
            /// Least distance of the point that is aimed at.
            lookahead: Option<Quantity<Length>> [0.5, 200.0],
            /// Travel time to the point that is aimed at.
            lookahead_time: Option<Quantity<Time>> [0.0, 10.0],
            /// Greatest rate of the road wheels.
            steer_rate: Option<Quantity<AngularRate>> [0.01, 20.0],
        }
    }

    /// A point of a path.
    PathPoint {
        required {
            /// Where.
            position: Position2,
        }
        optional {
            /// Speed to drive there; constant acceleration between points that have one.
            speed: Option<Quantity<Speed>> [0.0, 150.0],
        }
    }

    /// A speed that the driver keeps with throttle and brake.
    #[derive(Default)]
    SpeedFollow {
        optional {
            /// Speed over the time of the phase; that of the path's points by default.
            speed: Option<Profile<Speed>>,
            /// Greatest acceleration asked for.
            max_acceleration: Option<Quantity<Acceleration>> [0.01, 50.0],
            /// Greatest deceleration asked for, positive.
            max_deceleration: Option<Quantity<Acceleration>> [0.01, 50.0],
            /// Acceleration asked for by each unit of missing speed, 1/s written as a plain number.
            gain: Option<Quantity<Ratio>> [0.01, 100.0],
        }
    }

    /// A driver's reaction to what begins the phase: nothing changes at first, then brake, swerve or both.
    #[derive(Default)]
    Reaction {
        optional {
            /// From the signal to the foot on the pedal.
            time: Option<Quantity<Time>> [0.0, 30.0],
            /// From the foot on the pedal to the first braking.
            lag: Option<Quantity<Time>> [0.0, 5.0],
            /// From the first to the full braking.
            rise_time: Option<Quantity<Time>> [0.0, 5.0],
            /// Brake pedal reached, 0 to 1.
            brake: Option<Quantity<Ratio>> [0.0, 1.0],
            /// Angle of the road wheels, left positive; its times count from the end of the reaction time.
            swerve: Option<Profile<Angle>>,
        }
    }
}
