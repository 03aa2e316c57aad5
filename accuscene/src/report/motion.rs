//! Time histories of the vehicles, thinned for drawing by a fixed rule.

use accuscene_core::arith::Real;
use accuscene_core::table::Table;

use crate::outcome::{Outcome, Pose};
use crate::series::column;

/// Most points that a series in the report has.
pub(super) const MOST_POINTS: usize = 2_000;

/// One vehicle's series; all have the same length, and are empty without a recording.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Motion {
    pub(super) t: Vec<f64>,
    pub(super) x: Vec<f64>,
    pub(super) y: Vec<f64>,
    pub(super) yaw: Vec<f64>,
    pub(super) speed: Vec<f64>,
    pub(super) yaw_rate: Vec<f64>,
    pub(super) ax: Vec<f64>,
    pub(super) ay: Vec<f64>,
}

impl Motion {
    /// The series of one vehicle's table.
    pub(super) fn of(table: &Table) -> Self {
        let rows = picked(table.rows());
        let column = |name: &str| -> Vec<f64> {
            let values = column(table, name).unwrap_or_default();
            rows.iter().filter_map(|row| values.get(*row).copied()).collect()
        };
        let motion = Self {
            t: column("t"),
            x: column("x"),
            y: column("y"),
            yaw: column("yaw"),
            speed: column("speed"),
            yaw_rate: column("yaw_rate"),
            ax: column("ax"),
            ay: column("ay"),
        };
        if motion.all().iter().all(|series| series.len() == rows.len()) { motion } else { Self::default() }
    }

    /// The centre of gravity's path, points at least `spacing` metres apart.
    pub(super) fn path(&self, spacing: f64) -> Vec<[f64; 2]> {
        let mut path: Vec<[f64; 2]> = Vec::new();
        for (x, y) in self.x.iter().zip(&self.y) {
            let far = path
                .last()
                .is_none_or(|[px, py]| (x - px) * (x - px) + (y - py) * (y - py) >= spacing * spacing);
            if far {
                path.push([*x, *y]);
            }
        }
        path
    }

    /// The pose at an instant, interpolated between the kept rows; `None` without rows.
    pub(super) fn pose(&self, time: f64) -> Option<Pose> {
        let after =
            self.t.iter().position(|instant| *instant >= time).unwrap_or(self.t.len().checked_sub(1)?);
        let before = after.saturating_sub(1);
        let span = self.t[after] - self.t[before];
        let part = if span > 0.0 { Real::clamp((time - self.t[before]) / span, 0.0, 1.0) } else { 0.0 };
        let mix = |series: &[f64]| series[before] + (series[after] - series[before]) * part;
        Some(Pose {
            time,
            position: [mix(&self.x), mix(&self.y), 0.0],
            heading: mix(&self.yaw),
            speed: mix(&self.speed),
            course: 0.0,
            yaw_rate: mix(&self.yaw_rate),
        })
    }

    fn all(&self) -> [&Vec<f64>; 8] {
        [&self.t, &self.x, &self.y, &self.yaw, &self.speed, &self.yaw_rate, &self.ax, &self.ay]
    }
}

/// Series of all vehicles, in the order of the outcome.
pub(super) fn motions(outcome: &Outcome) -> Vec<Motion> {
    outcome
        .vehicles
        .iter()
        .map(|vehicle| {
            let name = format!("vehicle.{}", vehicle.id);
            outcome.recording.table(&name).map_or_else(Motion::default, Motion::of)
        })
        .collect()
}

/// Rows kept of `count`: all, or [`MOST_POINTS`] spread evenly with the first and the last.
fn picked(count: usize) -> Vec<usize> {
    if count <= MOST_POINTS {
        return (0..count).collect();
    }
    (0..MOST_POINTS).map(|index| index * (count - 1) / (MOST_POINTS - 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thinning_keeps_both_ends_and_the_order() {
        for count in [0, 1, 1_999, 2_000, 2_001, 360_001] {
            let rows = picked(count);
            assert_eq!(rows.len(), if count < MOST_POINTS { count } else { MOST_POINTS });
            assert!(rows.windows(2).all(|pair| pair[0] < pair[1]));
            assert_eq!(rows.first().copied(), (count > 0).then_some(0));
            assert_eq!(rows.last().copied(), count.checked_sub(1));
        }
    }
}
