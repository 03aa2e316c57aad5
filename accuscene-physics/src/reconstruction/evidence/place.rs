use super::put;
use crate::reconstruction::{Motion, Polyline};

/// Where a vehicle came to rest, x and y and, if known, heading.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::reconstruction) struct RestPose {
    pub(super) heading: bool,
}

/// A point of a mark that a wheel passes, or any wheel or the centre of gravity: how far to the side of it.
///
/// Along the way nothing is known of when it was passed: one number tells all, and has one deviation.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::reconstruction) struct MarkPoint {
    pub(super) place: [f64; 2],
    /// Deviation of the distance by that of each axis: ways are looked at where both are one.
    pub(super) scale: [f64; 2],
    /// The wheel that made it, if known.
    pub(super) wheel: Option<String>,
}

/// A point of a mark where a wheel, or the centre of gravity without one, is at a time.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::reconstruction) struct MarkInTime {
    pub(super) wheel: Option<String>,
    pub(super) time: f64,
}

/// Where a point of a vehicle is at a time.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::reconstruction) struct PlaceInTime {
    pub(super) time: f64,
    /// In body axes.
    pub(super) point: [f64; 2],
}

/// How fast a vehicle is at a time.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::reconstruction) struct SpeedInTime {
    pub(super) time: f64,
}

/// When something happened to a vehicle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::reconstruction) enum Stamp {
    Contact,
    Rest,
}

impl RestPose {
    pub(super) fn predict(&self, subject: &str, motion: &Motion<'_>, out: &mut [f64]) -> Option<()> {
        let end = motion.rest(subject)?;
        let [x, y] = end.position;
        if self.heading { put(out, [x, y, end.heading]) } else { put(out, [x, y]) }
    }
}

impl MarkPoint {
    pub(super) fn predict(&self, subject: &str, motion: &Motion<'_>, out: &mut [f64]) -> Option<()> {
        if let Some(wheel) = &self.wheel {
            return put(out, [self.offset(&motion.path(subject, Some(wheel))?)?]);
        }
        let mut nearest: Option<f64> = None;
        for wheel in core::iter::once(None).chain(motion.wheels(subject).map(Some)) {
            let Some(offset) = motion.path(subject, wheel).and_then(|path| self.offset(&path)) else {
                continue;
            };
            if nearest.is_none_or(|least| offset.abs() < least.abs()) {
                nearest = Some(offset);
            }
        }
        put(out, [nearest?])
    }

    /// How far the mark is to the side of a way.
    fn offset(&self, path: &Polyline) -> Option<f64> {
        let [x, y] = self.scale;
        let scaled = |[a, b]: [f64; 2]| [a * x, b * y];
        if x == 1.0 && y == 1.0 {
            return path.offset(self.place);
        }
        Polyline::new(path.points().iter().copied().map(scaled).collect()).offset(scaled(self.place))
    }
}

impl MarkInTime {
    pub(super) fn predict(&self, subject: &str, motion: &Motion<'_>, out: &mut [f64]) -> Option<()> {
        let place = match &self.wheel {
            Some(wheel) => motion.wheel_at(subject, wheel, self.time)?,
            None => motion.at(subject, self.time)?.position,
        };
        put(out, place)
    }
}

impl PlaceInTime {
    pub(super) fn predict(&self, subject: &str, motion: &Motion<'_>, out: &mut [f64]) -> Option<()> {
        let pose = motion.at(subject, self.time)?;
        let (sin, cos) = accuscene_core::arith::sin_cos(pose.heading);
        let [x, y] = self.point;
        let [px, py] = pose.position;
        put(out, [px + cos * x - sin * y, py + sin * x + cos * y])
    }
}

impl SpeedInTime {
    pub(super) fn predict(&self, subject: &str, motion: &Motion<'_>, out: &mut [f64]) -> Option<()> {
        put(out, [motion.value(subject, "speed", self.time)?])
    }
}

impl Stamp {
    pub(super) fn predict(&self, subject: &str, motion: &Motion<'_>, out: &mut [f64]) -> Option<()> {
        match self {
            Self::Contact => put(out, [motion.impact(subject, 1)?.0.first_contact]),
            Self::Rest => put(out, [motion.rest_time(subject)?]),
        }
    }
}
