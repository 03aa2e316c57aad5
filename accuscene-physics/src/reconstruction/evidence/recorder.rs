use crate::reconstruction::Motion;
use accuscene_core::arith::sin_cos;

/// Samples of a recorder; times count from its trigger.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::reconstruction) struct RecorderTrace {
    /// Scene time of the trigger; the first contact of the first impact if not known.
    pub(super) trigger: Option<f64>,
    /// Channel and time of each sample.
    pub(super) samples: Vec<(Channel, f64)>,
}

/// What a sample is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Channel {
    Speed,
    YawRate,
    Acceleration,
    /// Cumulative since the trigger, in the axes that the vehicle had then.
    DeltaVForward,
    DeltaVLeft,
}

impl RecorderTrace {
    pub(super) fn predict(&self, subject: &str, motion: &Motion<'_>, out: &mut [f64]) -> Option<()> {
        let trigger = match self.trigger {
            Some(trigger) => trigger,
            None => motion.impact(subject, 1)?.0.first_contact,
        };
        for ((channel, time), slot) in self.samples.iter().zip(out) {
            let at = trigger + time;
            *slot = match channel {
                Channel::Speed => motion.value(subject, "speed", at)?,
                Channel::YawRate => motion.value(subject, "yaw_rate", at)?,
                Channel::Acceleration => motion.value(subject, "ax", at)?,
                Channel::DeltaVForward => delta_v(subject, motion, trigger, at)?[0],
                Channel::DeltaVLeft => delta_v(subject, motion, trigger, at)?[1],
            };
        }
        Some(())
    }
}

/// Change of velocity between two times, forward and left as the vehicle stood at the first.
fn delta_v(subject: &str, motion: &Motion<'_>, from: f64, to: f64) -> Option<[f64; 2]> {
    let change =
        |column: &str| Some(motion.value(subject, column, to)? - motion.value(subject, column, from)?);
    let (x, y) = (change("vx")?, change("vy")?);
    let (sin, cos) = sin_cos(motion.at(subject, from)?.heading);
    Some([cos * x + sin * y, cos * y - sin * x])
}
