use super::put;
use crate::reconstruction::Motion;
use accuscene_core::arith::DEG;

/// The energy equivalent speed of an impact.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::reconstruction) struct Ees {
    pub(super) impact: u32,
}

/// The direction from which the force of an impact came, clockwise from the front.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::reconstruction) struct Pdof {
    pub(super) impact: u32,
}

/// The change of velocity of an impact, forward and, if known, to the left.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::reconstruction) struct DeltaV {
    pub(super) impact: u32,
    pub(super) sensor: Option<String>,
    pub(super) lateral: bool,
}

impl Ees {
    pub(super) fn predict(&self, subject: &str, motion: &Motion<'_>, out: &mut [f64]) -> Option<()> {
        put(out, [motion.impact(subject, self.impact)?.1.ees?])
    }
}

impl Pdof {
    pub(super) fn predict(&self, subject: &str, motion: &Motion<'_>, out: &mut [f64]) -> Option<()> {
        put(out, [motion.impact(subject, self.impact)?.1.pdof_deg * DEG])
    }
}

impl DeltaV {
    pub(super) fn predict(&self, subject: &str, motion: &Motion<'_>, out: &mut [f64]) -> Option<()> {
        let (_, side) = motion.impact(subject, self.impact)?;
        let [forward, left] = match &self.sensor {
            Some(id) => side.sensors.iter().find(|sensor| sensor.id == *id)?.delta_v_body,
            None => [side.delta_v_body[0], side.delta_v_body[1]],
        };
        if self.lateral { put(out, [forward, left]) } else { put(out, [forward]) }
    }
}
