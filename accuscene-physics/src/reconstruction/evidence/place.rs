use super::put;
use crate::reconstruction::Motion;

/// Where a vehicle came to rest, x and y and, if known, heading.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::reconstruction) struct RestPose {
    pub(super) heading: bool,
}

/// A point of a mark; the way of a wheel, of any wheel, or a place at a time passes it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::reconstruction) struct MarkPoint {
    pub(super) place: [f64; 2],
    /// The wheel that made it; any wheel or the centre of gravity if not known.
    pub(super) wheel: Option<String>,
    pub(super) time: Option<f64>,
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
        let end = motion.end(subject)?;
        let [x, y] = end.position;
        if self.heading { put(out, [x, y, end.heading]) } else { put(out, [x, y]) }
    }
}

impl MarkPoint {
    pub(super) fn predict(&self, subject: &str, motion: &Motion<'_>, out: &mut [f64]) -> Option<()> {
        if let Some(time) = self.time {
            let place = match &self.wheel {
                Some(wheel) => motion.wheel_at(subject, wheel, time)?,
                None => motion.at(subject, time)?.position,
            };
            return put(out, place);
        }
        if let Some(wheel) = &self.wheel {
            return put(out, motion.path(subject, Some(wheel))?.nearest(self.place)?);
        }
        let mut best: Option<(f64, [f64; 2])> = None;
        for wheel in core::iter::once(None).chain(motion.wheels(subject).map(Some)) {
            let Some(point) = motion.path(subject, wheel).and_then(|path| path.nearest(self.place)) else {
                continue;
            };
            let (x, y) = (point[0] - self.place[0], point[1] - self.place[1]);
            let square = x * x + y * y;
            if best.is_none_or(|(least, _)| square < least) {
                best = Some((square, point));
            }
        }
        put(out, best?.1)
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
