use crate::hull::PointState;
use accuscene_core::arith::{FRAC_PI_2, Real, wrap_angle};

/// How far a vehicle has rolled about its longitudinal axis, and whether its bodywork is on the ground.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tumble {
    /// Roll angle without jumps, rad; positive lowers the right side.
    pub turned: f64,
    /// Time at which it first stood on its side, s; the start if it began so.
    pub since: Option<f64>,
    /// Last time at which its bodywork touched the ground, s.
    pub touched: Option<f64>,
}

/// Past this pitch the roll angle is not well defined, rad: 60 degrees.
const STEEP: f64 = 1.05;
/// Bodywork that has been in the air so long touches the ground anew, s.
const AIRBORNE: f64 = 0.1;

/// A roll angle without jumps (rad) after a step, from the one before, roll and pitch now and the turn in it (rad).
#[inline(always)]
pub(super) fn turned_on<R: Real>(before: R, roll: R, pitch: R, about: R) -> R {
    let turned = before + about;
    let level = turned + wrap_angle(roll - turned);
    R::select(pitch.abs().lt(R::splat(STEEP)), level, turned)
}

impl Tumble {
    /// A vehicle that starts at this roll angle (rad); `up` is the vertical part of its own vertical axis.
    #[must_use]
    pub fn new(roll: f64, up: f64) -> Self {
        Self { turned: roll, since: (up < 0.0).then_some(0.0), touched: None }
    }

    /// Takes roll and pitch (rad) after a step, and the turn about the longitudinal axis in it (rad).
    pub fn turn(&mut self, roll: f64, pitch: f64, about: f64) {
        self.turned = turned_on(self.turned, roll, pitch, about);
    }

    /// Quarter turns to the nearest whole number; on the wheels again after a full turn is four.
    #[must_use]
    pub fn quarter_turns(&self) -> u32 {
        (self.turned.abs() / FRAC_PI_2 + 0.5) as u32
    }

    /// True the first time that it stands on its side, at time `t` (s); `up` is the vertical part of its own vertical
    /// axis.
    pub(crate) fn tips(&mut self, up: f64, t: f64) -> bool {
        let tips = up < 0.0 && self.since.is_none();
        if tips {
            self.since = Some(t);
        }
        tips
    }

    /// The point that the bodywork touches the ground with after a while in the air, at time `t` (s).
    pub(crate) fn strikes(&mut self, points: &[PointState], t: f64) -> Option<usize> {
        let mut first: Option<usize> = None;
        for (i, p) in points.iter().enumerate().filter(|(_, p)| p.load > 0.0) {
            if first.is_none_or(|k| p.approach > points[k].approach) {
                first = Some(i);
            }
        }
        let before = self.touched;
        if first.is_some() {
            self.touched = Some(t);
        }
        first.filter(|_| before.is_none_or(|at| t - at > AIRBORNE))
    }
}
