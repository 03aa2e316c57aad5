//! What is recorded: one table a vehicle, one a wheel.

use super::row::{Asked, Pose, vehicle_row, way_of_vehicle, way_of_wheel, wheel_row};
use super::state::{State, VehicleState};
use crate::model::{Model, VehicleModel};
use accuscene_core::arith::Vec3;
use accuscene_core::event::Event;
use accuscene_core::table::{Column, Recording, Table};

/// Collects rows while a model runs.
#[derive(Clone, Debug)]
pub(super) struct Recorder {
    /// For each vehicle its own table and those of its wheels.
    tables: Vec<(Table, Vec<Table>)>,
    /// One table a joint.
    joints: Vec<Table>,
    row: Vec<f64>,
    /// For each table of a vehicle and its wheels whether it is kept, if only ways are recorded.
    ways: Option<Vec<(bool, Vec<bool>)>>,
}

impl Recorder {
    pub(super) fn new(model: &Model) -> Self {
        let joints = model.joints.iter().map(|j| Table::new(&format!("coupling.{}", j.id), joint_columns()));
        let joints = joints.collect();
        let tables = tables(model, vehicle_columns, wheel_columns);
        Self { tables, joints, row: Vec::with_capacity(24), ways: None }
    }

    /// A recorder of ways alone, with the tables of these names and the columns of [`way_of_vehicle`] and
    /// [`way_of_wheel`].
    pub(super) fn of_ways(model: &Model, keep: &dyn Fn(&str) -> bool) -> Self {
        let only = |all: Vec<Column>, names: &[&str]| -> Vec<Column> {
            all.into_iter().filter(|column| names.contains(&column.name.as_str())).collect()
        };
        let vehicle = |v: &VehicleModel| only(vehicle_columns(v), &WAY_OF_VEHICLE);
        let tables = tables(model, vehicle, || only(wheel_columns(), &WAY_OF_WHEEL));
        let kept = |(own, wheels): &(Table, Vec<Table>)| {
            (keep(own.name()), wheels.iter().map(|wheel| keep(wheel.name())).collect())
        };
        let ways = Some(tables.iter().map(kept).collect());
        Self { tables, joints: Vec::new(), row: Vec::with_capacity(24), ways }
    }

    /// A recorder without tables; allocates nothing.
    pub(super) fn empty() -> Self {
        Self { tables: Vec::new(), joints: Vec::new(), row: Vec::new(), ways: None }
    }

    /// Adds a row to every table.
    pub(super) fn row(&mut self, model: &Model, state: &State) {
        let t = state.time(model);
        if let Some(kept) = &self.ways {
            for (((own, wheels), (keep, keeps)), s) in self.tables.iter_mut().zip(kept).zip(&state.vehicles) {
                if *keep {
                    own.push(&way_of_vehicle(t, &s.body, s.yaw));
                }
                for (k, table) in wheels.iter_mut().enumerate().filter(|(k, _)| keeps[*k]) {
                    table.push(&way_of_wheel(t, &s.forces[k]));
                }
            }
            return;
        }
        for (((own, wheels), v), s) in self.tables.iter_mut().zip(&model.vehicles).zip(&state.vehicles) {
            let (roll, pitch, _) = s.body.orientation.to_euler();
            let pose = Pose { roll, pitch, yaw: s.yaw, distance: s.distance };
            self.row.clear();
            self.row.extend(vehicle_row(t, &s.body, pose, Asked::of(&s.input)));
            self.row.extend(more(v, s));
            own.push(&self.row);
            for (k, table) in wheels.iter_mut().enumerate() {
                let steer = s.controls[k].steer;
                table.push(&wheel_row(t, &s.forces[k], &s.wheels[k], steer, &s.footing[k]));
            }
        }
        for (table, s) in self.joints.iter_mut().zip(&state.joints) {
            let (f, intact) = match s.broken {
                None => (s.force, 1.0),
                Some(_) => (Vec3::zero(), 0.0),
            };
            self.row.clear();
            self.row.extend([t, f.x, f.y, f.z]);
            self.row.extend([s.angle, s.rate, if s.stopped { 1.0 } else { 0.0 }, intact]);
            table.push(&self.row);
        }
    }

    /// Whether only ways are recorded.
    pub(super) fn is_of_ways(&self) -> bool {
        self.ways.is_some()
    }

    /// Adds the row of a vehicle whose own table is kept.
    pub(super) fn push_vehicle(&mut self, vehicle: usize, row: &[f64]) {
        if self.ways.as_ref().is_none_or(|kept| kept[vehicle].0) {
            self.tables[vehicle].0.push(row);
        }
    }

    /// Adds the row of a wheel whose table is kept.
    pub(super) fn push_wheel(&mut self, vehicle: usize, wheel: usize, row: &[f64]) {
        if self.ways.as_ref().is_none_or(|kept| kept[vehicle].1[wheel]) {
            self.tables[vehicle].1[wheel].push(row);
        }
    }

    pub(super) fn finish(self, mut events: Vec<Event>) -> Recording {
        events.sort_by(|a, b| a.time().total_cmp(&b.time()));
        let tables = self.tables.into_iter().flat_map(|(own, wheels)| core::iter::once(own).chain(wheels));
        Recording { tables: tables.chain(self.joints).collect(), events }
    }
}

/// What the row of this vehicle has besides.
fn more(v: &VehicleModel, s: &VehicleState) -> impl Iterator<Item = f64> {
    let gear = v.actuation.engine.is_some().then(|| {
        let forward = s.driver.gear as f64 + 1.0;
        if s.input.gear > 0.0 { forward } else { s.input.gear }
    });
    let followed = s.driver.path.is_some() && s.driver.seat.is_none();
    let error = follows(v).then_some(if followed { s.driver.lateral_error } else { 0.0 });
    gear.into_iter().chain(error)
}

/// The tables of all vehicles and their wheels.
fn tables(
    model: &Model,
    vehicle: impl Fn(&VehicleModel) -> Vec<Column>,
    wheel: impl Fn() -> Vec<Column>,
) -> Vec<(Table, Vec<Table>)> {
    let of = |v: &VehicleModel| {
        let wheel = |w: &String| Table::new(&format!("wheel.{}.{w}", v.id), wheel());
        (Table::new(&format!("vehicle.{}", v.id), vehicle(v)), v.wheel_names.iter().map(wheel).collect())
    };
    model.vehicles.iter().map(of).collect()
}

/// Columns of a vehicle that tell its way, in the order of a full table.
const WAY_OF_VEHICLE: [&str; 9] = ["t", "x", "y", "yaw", "vx", "vy", "yaw_rate", "ax", "speed"];
/// The same of a wheel.
const WAY_OF_WHEEL: [&str; 3] = ["t", "x", "y"];

fn joint_columns() -> Vec<Column> {
    let c = Column::new;
    vec![
        c("t", "s", "", "Time from the start of the scene."),
        c("fx", "N", "body", "Force on the leading vehicle, its axes."),
        c("fy", "N", "body", "Force on the leading vehicle, its axes."),
        c("fz", "N", "body", "Force on the leading vehicle, its axes."),
        c(
            "articulation",
            "rad",
            "",
            "Heading of the towed vehicle against the leading one, counter-clockwise.",
        ),
        c("articulation_rate", "rad/s", "", "Its rate."),
        c("stopped", "", "", "1 while the two vehicles stand against each other."),
        c("intact", "", "", "1 until it comes apart."),
    ]
}

/// Whether a driver of the vehicle steers along a path at some time.
fn follows(v: &VehicleModel) -> bool {
    v.program.phases.iter().any(|phase| phase.path.is_some())
}

/// Columns that every vehicle has; then those of a vehicle with gears and of one that follows a path.
fn vehicle_columns(v: &VehicleModel) -> Vec<Column> {
    let c = Column::new;
    let mut columns = vec![
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
        c("speed", "m/s", "", "Speed of the centre of gravity along its path."),
        c("course", "rad", "", "Direction of travel, counter-clockwise from world x; the heading at rest."),
        c("distance", "m", "", "Path length of the centre of gravity."),
        c("steer", "rad", "", "Steer angle that the driver asks for."),
        c("brake", "", "", "Brake pedal."),
        c("throttle", "", "", "Accelerator."),
    ];
    if v.actuation.engine.is_some() {
        columns.push(c("gear", "", "", "Engaged gear: 1 and up forwards, 0 neutral, -1 reverse."));
    }
    if follows(v) {
        columns.push(c(
            "path_error",
            "m",
            "",
            "Distance of the rear axle's middle from the path that is followed, left of it positive; 0 while none is.",
        ));
    }
    columns
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
        c("mu", "", "", "Friction coefficient of the ground, water and speed included."),
        c("travel", "m", "body", "Suspension travel from the static design position; up is compression."),
    ]
}
