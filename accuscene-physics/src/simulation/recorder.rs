//! What is recorded: one table a vehicle, one a wheel.

use super::state::{State, VehicleState};
use crate::model::{Model, VehicleModel};
use crate::tyre::slip_angle;
use crate::vehicle::{WheelForce, WheelState};
use accuscene_core::arith::atan2;
use accuscene_core::event::Event;
use accuscene_core::table::{Column, Recording, Table};

/// Collects rows while a model runs.
pub(super) struct Recorder {
    /// For each vehicle its own table and those of its wheels.
    tables: Vec<(Table, Vec<Table>)>,
    row: Vec<f64>,
}

impl Recorder {
    pub(super) fn new(model: &Model) -> Self {
        let of = |v: &VehicleModel| {
            let wheel = |w: &String| Table::new(&format!("wheel.{}.{w}", v.id), wheel_columns());
            (
                Table::new(&format!("vehicle.{}", v.id), vehicle_columns()),
                v.wheel_names.iter().map(wheel).collect(),
            )
        };
        Self { tables: model.vehicles.iter().map(of).collect(), row: Vec::with_capacity(24) }
    }

    /// Adds a row to every table.
    pub(super) fn row(&mut self, model: &Model, state: &State) {
        let t = state.time(model);
        for ((own, wheels), s) in self.tables.iter_mut().zip(&state.vehicles) {
            vehicle_row(t, s, &mut self.row);
            own.push(&self.row);
            for (k, table) in wheels.iter_mut().enumerate() {
                wheel_row(t, s, k, &mut self.row);
                table.push(&self.row);
            }
        }
    }

    pub(super) fn finish(self, mut events: Vec<Event>) -> Recording {
        events.sort_by(|a, b| a.time().total_cmp(&b.time()));
        let tables = self.tables.into_iter().flat_map(|(own, wheels)| core::iter::once(own).chain(wheels));
        Recording { tables: tables.collect(), events }
    }
}

fn vehicle_columns() -> Vec<Column> {
    let c = Column::new;
    vec![
        c("t", "s", "", "Time from the start of the scene."),
        c("x", "m", "world", "Centre of gravity."),
        c("y", "m", "world", "Centre of gravity."),
        c("z", "m", "world", "Centre of gravity."),
        c("roll", "rad", "", "Roll angle; positive lowers the right side."),
        c("pitch", "rad", "", "Pitch angle; positive lowers the nose."),
        c("yaw", "rad", "", "Heading, counter-clockwise from world x, counted through full turns."),
        c("vx", "m/s", "world", "Velocity of the centre of gravity."),
        c("vy", "m/s", "world", "Velocity of the centre of gravity."),
        c("vz", "m/s", "world", "Velocity of the centre of gravity."),
        c("roll_rate", "rad/s", "body", "Angular velocity about x."),
        c("pitch_rate", "rad/s", "body", "Angular velocity about y."),
        c("yaw_rate", "rad/s", "body", "Angular velocity about z."),
        c(
            "ax",
            "m/s^2",
            "body",
            "Acceleration of the centre of gravity, gravity not included; impulses left out.",
        ),
        c(
            "ay",
            "m/s^2",
            "body",
            "Acceleration of the centre of gravity, gravity not included; impulses left out.",
        ),
        c(
            "az",
            "m/s^2",
            "body",
            "Acceleration of the centre of gravity, gravity not included; impulses left out.",
        ),
        c("speed", "m/s", "", "Horizontal speed of the centre of gravity."),
        c("course", "rad", "", "Direction of travel, counter-clockwise from world x; the heading at rest."),
        c("distance", "m", "", "Path length of the centre of gravity."),
        c("steer", "rad", "", "Steer angle that the driver asks for."),
        c("brake", "", "", "Brake pedal."),
        c("throttle", "", "", "Accelerator."),
    ]
}

fn vehicle_row(t: f64, s: &VehicleState, row: &mut Vec<f64>) {
    let b = &s.body;
    let (roll, pitch, _) = b.orientation.to_euler();
    let (p, v, w, a) = (b.position, b.velocity, b.rate, b.acceleration);
    let speed = v.xy().norm();
    let course = if speed > 1e-6 { atan2(v.y, v.x) } else { s.yaw };
    row.clear();
    row.extend([t, p.x, p.y, p.z, roll, pitch, s.yaw, v.x, v.y, v.z, w.x, w.y, w.z, a.x, a.y, a.z]);
    row.extend([speed, course, s.distance, s.input.steer, s.input.brake, s.input.throttle]);
}

fn wheel_columns() -> Vec<Column> {
    let c = Column::new;
    vec![
        c("t", "s", "", "Time from the start of the scene."),
        c("x", "m", "world", "Contact point."),
        c("y", "m", "world", "Contact point."),
        c("fx", "N", "wheel", "Longitudinal tyre force."),
        c("fy", "N", "wheel", "Lateral tyre force."),
        c("fz", "N", "wheel", "Wheel load."),
        c("slip_ratio", "", "", "Longitudinal slip; braking is negative, locked is -1."),
        c("slip_angle", "rad", "", "Slip angle; positive gives a force to the right."),
        c("spin", "rad/s", "", "Spin about the axle."),
        c("steer", "rad", "", "Steer angle of the wheel."),
        c("sliding_speed", "m/s", "", "Speed of the tread over the ground."),
        c("utilisation", "", "", "Used share of the friction limit."),
        c("mu", "", "", "Friction coefficient of the ground."),
        c("travel", "m", "body", "Suspension travel from the static design position; up is compression."),
    ]
}

fn wheel_row(t: f64, s: &VehicleState, k: usize, row: &mut Vec<f64>) {
    let (f, w): (&WheelForce, &WheelState) = (&s.forces[k], &s.wheels[k]);
    let ground = f.ground_velocity;
    let forward = ground.x.abs();
    let slip_ratio = if forward > 1e-3 { -f.sliding.x / forward } else { 0.0 };
    let angle = slip_angle(ground.x, ground.y);
    let moving = ground.norm() > 1e-3;
    row.clear();
    row.extend([t, f.contact.x, f.contact.y, f.force.x, f.force.y, f.force.z]);
    row.extend([slip_ratio, if moving { angle } else { 0.0 }, w.spin, s.controls[k].steer]);
    row.extend([f.sliding.norm(), f.utilisation, s.footing[k].friction, w.travel]);
}
