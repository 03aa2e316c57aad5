//! What became of each vehicle, from its table and its collisions.

use accuscene_core::arith::{Real, atan2};
use accuscene_core::event::{CollisionEvent, Event};
use accuscene_core::scene::{Scene, Si, TwoWheeler, Vehicle};
use accuscene_core::table::{Recording, Table};
use accuscene_physics::approach::Approach;

use super::{Peaks, Pose, VehicleSummary};
use crate::series::column;

/// Horizontal speed below which a vehicle with a rest event counts as still at rest, m/s.
const REST_SPEED: f64 = 0.05;

/// Summaries in the order of the scene, which `approaches` have too; a vehicle without a table has none.
pub(crate) fn summaries(
    scene: &Scene,
    recording: &Recording,
    collisions: &[CollisionEvent],
    events: &[Event],
    approaches: Vec<Option<Approach>>,
) -> Vec<VehicleSummary> {
    let of = |(vehicle, approach): (Vehicle, Option<Approach>)| {
        let vehicle = &vehicle;
        let table = recording.table(&format!("vehicle.{}", vehicle.id))?;
        let own =
            collisions.iter().filter(|collision| collision.bodies.iter().any(|side| side.body == vehicle.id));
        let mut summary = summary(vehicle, &Rows::of(table)?, &own.collect::<Vec<_>>(), events)?;
        summary.approach = approach;
        Some(summary)
    };
    let two_wheelers = scene.two_wheelers.iter().map(TwoWheeler::as_vehicle);
    scene.vehicles.iter().cloned().chain(two_wheelers).zip(approaches).filter_map(of).collect()
}

fn summary(
    vehicle: &Vehicle,
    rows: &Rows,
    collisions: &[&CollisionEvent],
    events: &[Event],
) -> Option<VehicleSummary> {
    let last = rows.count().checked_sub(1)?;
    let impulses: Vec<f64> = collisions.iter().map(|collision| collision.time).collect();
    let name = vehicle.name.clone().unwrap_or_else(|| vehicle.id.clone());
    let mut summary =
        VehicleSummary::new(&vehicle.id, name, vehicle.mass.si(), rows.pose(0), rows.pose(last));
    summary.colour = vehicle.colour.clone();
    summary.outline = vehicle.outline.iter().flatten().map(Si::si).collect();
    summary.distance = rows.distance(0);
    if let Some(first) = collisions.first() {
        let separation = rows.pose_at(first.separation, &impulses, Side::After);
        summary.first_contact = Some(rows.pose_at(first.first_contact, &impulses, Side::Before));
        summary.separation = Some(separation);
        summary.distance_after_separation = Some(rows.distance_from(&separation));
    }
    summary.rest_time = events.iter().rev().find_map(|event| match event {
        Event::Rest { body, time, .. } if *body == vehicle.id => Some(*time),
        _ => None,
    });
    summary.at_rest = summary.rest_time.is_some() && summary.last.speed < REST_SPEED;
    summary.rest_time = summary.rest_time.filter(|_| summary.at_rest);
    summary.peaks = Peaks {
        speed: largest(&rows.speed),
        yaw_rate: largest(&rows.yaw_rate),
        longitudinal_acceleration: largest(&rows.ax),
        lateral_acceleration: largest(&rows.ay),
    };
    let sides =
        collisions.iter().flat_map(|collision| &collision.bodies).filter(|side| side.body == vehicle.id);
    summary.crushed_outline = sides.clone().filter_map(|side| side.outline.clone()).next_back();
    summary.cumulative_delta_v = sides.map(|side| side.delta_v_magnitude).sum();
    Some(summary)
}

fn largest(series: &[f64]) -> f64 {
    series.iter().fold(0.0, |largest, value| Real::max(largest, value.abs()))
}

/// Which motion counts at the very instant of an impulse.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

/// The columns of a vehicle's table that a summary needs.
struct Rows {
    t: Vec<f64>,
    position: [Vec<f64>; 3],
    velocity: [Vec<f64>; 2],
    yaw: Vec<f64>,
    yaw_rate: Vec<f64>,
    speed: Vec<f64>,
    ax: Vec<f64>,
    ay: Vec<f64>,
}

impl Rows {
    fn of(table: &Table) -> Option<Self> {
        Some(Self {
            t: column(table, "t")?,
            position: [column(table, "x")?, column(table, "y")?, column(table, "z")?],
            velocity: [column(table, "vx")?, column(table, "vy")?],
            yaw: column(table, "yaw")?,
            yaw_rate: column(table, "yaw_rate")?,
            speed: column(table, "speed")?,
            ax: column(table, "ax")?,
            ay: column(table, "ay")?,
        })
    }

    fn count(&self) -> usize {
        self.t.len()
    }

    fn pose(&self, row: usize) -> Pose {
        Pose {
            time: self.t[row],
            position: [self.position[0][row], self.position[1][row], self.position[2][row]],
            heading: self.yaw[row],
            speed: self.speed[row],
            course: atan2(self.velocity[1][row], self.velocity[0][row]),
            yaw_rate: self.yaw_rate[row],
        }
    }

    /// The pose at an instant. Between two rows it is interpolated, except where an impulse makes the motion jump
    /// between them: there the row on the same side of the impulse is carried on with its own velocity.
    fn pose_at(&self, time: f64, impulses: &[f64], side: Side) -> Pose {
        let after = self.t.iter().position(|instant| *instant >= time).unwrap_or(self.t.len() - 1);
        let before = after.saturating_sub(1);
        let span = self.t[after] - self.t[before];
        if span <= 0.0 {
            return self.pose(after);
        }
        let jump = impulses.iter().find(|impulse| **impulse > self.t[before] && **impulse <= self.t[after]);
        if let Some(impulse) = jump {
            let early = time < *impulse || (time == *impulse && side == Side::Before);
            let row = if early { before } else { after };
            let (mut pose, ahead) = (self.pose(row), time - self.t[row]);
            pose.time = time;
            pose.position[0] += self.velocity[0][row] * ahead;
            pose.position[1] += self.velocity[1][row] * ahead;
            pose.heading += pose.yaw_rate * ahead;
            return pose;
        }
        let part = Real::clamp((time - self.t[before]) / span, 0.0, 1.0);
        let mix = |series: &[f64]| series[before] + (series[after] - series[before]) * part;
        let (vx, vy) = (mix(&self.velocity[0]), mix(&self.velocity[1]));
        Pose {
            time,
            position: [mix(&self.position[0]), mix(&self.position[1]), mix(&self.position[2])],
            heading: mix(&self.yaw),
            speed: (vx * vx + vy * vy).sqrt(),
            course: atan2(vy, vx),
            yaw_rate: mix(&self.yaw_rate),
        }
    }

    /// Horizontal path from a row to the end, m.
    fn distance(&self, from: usize) -> f64 {
        let [x, y, _] = &self.position;
        let rows = from + 1..self.count();
        rows.map(|row| distance([x[row - 1], y[row - 1]], [x[row], y[row]])).sum()
    }

    /// Horizontal path from a pose between rows to the end, m.
    fn distance_from(&self, pose: &Pose) -> f64 {
        let Some(next) = self.t.iter().position(|instant| *instant >= pose.time) else { return 0.0 };
        let [x, y, _] = &self.position;
        distance([pose.position[0], pose.position[1]], [x[next], y[next]]) + self.distance(next)
    }
}

fn distance(from: [f64; 2], to: [f64; 2]) -> f64 {
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    (dx * dx + dy * dy).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 10 m/s along x, from 1.0 s on 2 m/s along y; rows every 0.4 s, so that none lies on the jump.
    fn rows() -> Rows {
        let t = vec![0.0, 0.4, 0.8, 1.2, 1.6];
        let before = |time: f64| time <= 1.0;
        let x = t.iter().map(|time| if before(*time) { 10.0 * time } else { 10.0 }).collect();
        let y = t.iter().map(|time| if before(*time) { 0.0 } else { 2.0 * (time - 1.0) }).collect();
        let vx: Vec<f64> = t.iter().map(|time| if before(*time) { 10.0 } else { 0.0 }).collect();
        let vy: Vec<f64> = t.iter().map(|time| if before(*time) { 0.0 } else { 2.0 }).collect();
        let zero = vec![0.0; 5];
        let speed = vx.iter().zip(&vy).map(|(x, y)| x + y).collect();
        Rows {
            t,
            position: [x, y, zero.clone()],
            velocity: [vx, vy],
            yaw: zero.clone(),
            yaw_rate: zero.clone(),
            speed,
            ax: zero.clone(),
            ay: zero,
        }
    }

    #[test]
    fn a_pose_near_an_impulse_takes_its_own_side() {
        let rows = rows();
        let early = rows.pose_at(0.9, &[1.0], Side::After);
        assert!((early.position[0] - 9.0).abs() < 1e-12 && early.speed == 10.0);
        let late = rows.pose_at(1.1, &[1.0], Side::Before);
        assert!((late.position[1] - 0.2).abs() < 1e-12 && late.speed == 2.0);
        // An impulse model separates at the instant of the impulse.
        assert_eq!(rows.pose_at(1.0, &[1.0], Side::Before).speed, 10.0);
        assert_eq!(rows.pose_at(1.0, &[1.0], Side::After).speed, 2.0);
        let smooth = rows.pose_at(0.6, &[1.0], Side::Before);
        assert!((smooth.position[0] - 6.0).abs() < 1e-12);
        assert!((rows.distance_from(&late) - 1.0).abs() < 1e-12);
    }
}
