use crate::analysis::formula::row;
use crate::analysis::given::Given;
use accuscene_core::arith::Real;
use accuscene_core::quantity::{Quantity, Ratio, Speed, Time};

row! {
    /// A sample of an event data recorder before its trigger.
    RecorderSample {
        required {
            /// Time of its label, counted from the trigger: 0 or negative.
            time: Quantity<Time> [-120.0, 0.0],
            /// Indicated speed.
            speed: Quantity<Speed> [0.0, 150.0],
        }
        optional {
            /// True if the brakes were on.
            brake: Option<bool>,
            /// Slip of the wheels, positive in braking, negative in spin: the speed is the indicated one by
            /// `1 - slip`; 0 by default.
            slip: Option<Quantity<Ratio>> [-5.0, 0.9],
        }
    }
}

/// How true a reading is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    pub(super) speed_error: f64,
    pub(super) tyre_error: f64,
    pub(super) braking_slip: f64,
}

impl RecorderSample {
    /// True if the wheels brake and nobody knows how they slip.
    pub(super) fn slips_unknown(&self) -> bool {
        self.brake == Some(true) && self.slip.is_none()
    }

    /// The speed, and its bounds.
    pub(super) fn speeds(&self, reading: &Reading) -> [f64; 3] {
        let wheel = self.speed.value;
        let slip = self.slip.si_or(0.0);
        let most = if self.slips_unknown() { reading.braking_slip } else { slip };
        let low = Real::max(wheel - reading.speed_error, 0.0) * (1.0 - reading.tyre_error);
        let high = (wheel + reading.speed_error) * (1.0 + reading.tyre_error);
        [wheel / (1.0 - slip), low / (1.0 - slip), high / (1.0 - most)]
    }
}
