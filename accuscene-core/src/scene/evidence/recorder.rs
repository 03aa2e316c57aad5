use crate::quantity::{Acceleration, Angle, AngularRate, Quantity, Ratio, Speed, Time};
use crate::scene::Profile;
use crate::scene::record::record;

record! {
    /// What an event data recorder kept, in ISO axes; times count from the recorder's trigger.
    RecorderTrace {
        required {
            /// Name, unique in the scene.
            #[schemars(length(min = 1, max = 128))]
            id: String,
            /// The id of the vehicle.
            #[schemars(length(min = 1, max = 128))]
            subject: String,
        }
        optional {
            /// Scene time of the trigger; at the first impact if absent.
            trigger: Option<Quantity<Time>> [0.0, 3600.0],
            /// Indicated speed.
            speed: Option<Profile<Speed>>,
            /// Longitudinal acceleration.
            acceleration: Option<Profile<Acceleration>>,
            /// Yaw rate, to the left positive.
            yaw_rate: Option<Profile<AngularRate>>,
            /// Angle of the steering wheel, to the left positive.
            handwheel: Option<Profile<Angle>>,
            /// Brake pedal, 0 to 1.
            brake: Option<Profile<Ratio>>,
            /// Accelerator, 0 to 1.
            throttle: Option<Profile<Ratio>>,
            /// Cumulative longitudinal change of velocity, forward positive.
            delta_v_longitudinal: Option<Profile<Speed>>,
            /// Cumulative lateral change of velocity, to the left positive.
            delta_v_lateral: Option<Profile<Speed>>,
        }
    }
}
