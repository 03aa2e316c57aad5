use super::row::{Party, Row, jolt, shift};
use super::system::System;
use super::{Joint, JointKind, JointState};
use crate::model::VehicleModel;
use crate::simulation::{Movers, VehicleState};
use crate::vehicle::BodyState;
use accuscene_core::arith::{Real, Vec3};
use std::collections::BTreeMap;

/// Most rows a joint has: three of the point and the stop.
const ROWS: usize = 4;
/// Passes of the projection of the positions; the second one finds nothing but rounding.
const PASSES: usize = 2;

/// Joins the velocities and positions of vehicles; its memory is reserved once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Solver {
    /// Joints of each combination: what is not coupled is not solved together.
    groups: Vec<Vec<usize>>,
    system: System,
}

impl Solver {
    /// A solver for these joints; `combinations` has the combination of each vehicle.
    #[must_use]
    pub fn new(joints: &[Joint], combinations: &[usize]) -> Self {
        let mut sorted: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (k, joint) in joints.iter().enumerate() {
            sorted.entry(combinations[joint.bodies[0]]).or_default().push(k);
        }
        let groups: Vec<_> = sorted.into_values().collect();
        let n = ROWS * groups.iter().map(Vec::len).max().unwrap_or(0);
        Self { groups, system: System::with_capacity(n) }
    }

    /// Gives the vehicles the velocities that the joints allow, by one impulse a constraint.
    ///
    /// `dt` (s) is the step that the impulses stand for: forces are written to `states`, and roll stiffness acts over it.
    /// With `dt = 0` the impulses are those of a blow, and no force is written. Allocates nothing.
    pub fn join(
        &mut self,
        joints: &[Joint],
        states: &mut [JointState],
        models: &[VehicleModel],
        vehicles: &mut [VehicleState],
        dt: f64,
    ) {
        let all = Movers::all(vehicles.len());
        self.join_some(joints, states, models, vehicles, all, dt);
    }

    /// The same for the joints of some vehicles.
    pub(crate) fn join_some(
        &mut self,
        joints: &[Joint],
        states: &mut [JointState],
        models: &[VehicleModel],
        vehicles: &mut [VehicleState],
        movers: Movers<'_>,
        dt: f64,
    ) {
        let groups = core::mem::take(&mut self.groups);
        for group in &groups {
            self.join_group(group, joints, states, models, vehicles, movers, dt);
        }
        self.groups = groups;
    }

    #[expect(clippy::too_many_arguments, reason = "joints, models and states are separate values")]
    fn join_group(
        &mut self,
        group: &[usize],
        joints: &[Joint],
        states: &mut [JointState],
        models: &[VehicleModel],
        vehicles: &mut [VehicleState],
        movers: Movers<'_>,
        dt: f64,
    ) {
        self.system.rows.clear();
        for &k in group {
            let joint = &joints[k];
            if idle(joint, &states[k], vehicles, movers) {
                continue;
            }
            if dt > 0.0 && joint.roll_stiffness > 0.0 {
                resist_roll(joint, models, vehicles, dt);
            }
            let angle = joint.articulation(pair(joint, vehicles)).0;
            match joint.kind {
                JointKind::Point => self.point(k, joint, models, vehicles),
                JointKind::Rope(length) => self.rope(k, joint, models, vehicles, length),
                JointKind::Drawbar(_) => self.drawbar(k, joint, models, vehicles),
            }
            if angle.abs() >= joint.stop {
                let about = vehicles[joint.bodies[0]].body.orientation.matrix().column(2) * angle.signum0();
                let mut row = row(k, joint, models, vehicles, Vec3::zero(), about);
                row.one_way = true;
                row.active = false;
                self.system.rows.push(row);
            }
        }
        if self.system.rows.is_empty() {
            return;
        }
        self.system.solve_one_way(joints, vehicles);
        self.system.apply(models, vehicles, dt);
        if dt > 0.0 {
            self.tell(group, joints, states, vehicles, movers, dt);
        }
    }

    /// Takes back what the places of the joints have drifted apart; velocities stay.
    pub fn project(
        &mut self,
        joints: &[Joint],
        states: &[JointState],
        models: &[VehicleModel],
        vehicles: &mut [VehicleState],
    ) {
        let all = Movers::all(vehicles.len());
        self.project_some(joints, states, models, vehicles, all);
    }

    /// The same for the joints of some vehicles.
    pub(crate) fn project_some(
        &mut self,
        joints: &[Joint],
        states: &[JointState],
        models: &[VehicleModel],
        vehicles: &mut [VehicleState],
        movers: Movers<'_>,
    ) {
        let groups = core::mem::take(&mut self.groups);
        for group in &groups {
            self.project_group(group, joints, states, models, vehicles, movers);
        }
        self.groups = groups;
    }

    fn project_group(
        &mut self,
        group: &[usize],
        joints: &[Joint],
        states: &[JointState],
        models: &[VehicleModel],
        vehicles: &mut [VehicleState],
        movers: Movers<'_>,
    ) {
        for _ in 0..PASSES {
            self.system.rows.clear();
            for &k in group {
                let joint = &joints[k];
                if idle(joint, &states[k], vehicles, movers) {
                    continue;
                }
                let gap = joint.gap(pair(joint, vehicles));
                let first = self.system.rows.len();
                match joint.kind {
                    JointKind::Point => {
                        self.point(k, joint, models, vehicles);
                        for (row, excess) in self.system.rows[first..].iter_mut().zip([gap.x, gap.y, gap.z]) {
                            row.target = -excess;
                        }
                    }
                    JointKind::Rope(length) => {
                        self.rope(k, joint, models, vehicles, length);
                        for row in &mut self.system.rows[first..] {
                            row.active = true;
                            row.target = gap.norm() - length;
                        }
                    }
                    JointKind::Drawbar(length) => {
                        self.drawbar(k, joint, models, vehicles);
                        for row in &mut self.system.rows[first..] {
                            row.target = gap.norm() - length;
                        }
                    }
                }
            }
            if self.system.rows.is_empty() {
                return;
            }
            for (row, impulse) in self.system.solve_targets() {
                for (k, &body) in row.bodies.iter().enumerate() {
                    let s = &mut vehicles[body];
                    shift(&models[body].vehicle, &mut s.body, &mut s.wheels, row.change(k, impulse));
                }
            }
        }
    }

    fn point(&mut self, k: usize, joint: &Joint, models: &[VehicleModel], vehicles: &[VehicleState]) {
        for axis in [Vec3::new(1.0, 0.0, 0.0), Vec3::new(0.0, 1.0, 0.0), Vec3::new(0.0, 0.0, 1.0)] {
            self.system.rows.push(row(k, joint, models, vehicles, axis, Vec3::zero()));
        }
    }

    /// A bar between two hinges: its ends neither part nor close.
    fn drawbar(&mut self, k: usize, joint: &Joint, models: &[VehicleModel], vehicles: &[VehicleState]) {
        let gap = joint.gap(pair(joint, vehicles));
        let distance = gap.norm();
        if distance > 0.0 {
            self.system.rows.push(row(k, joint, models, vehicles, gap * (-1.0 / distance), Vec3::zero()));
        }
    }

    /// A taut rope: its ends do not part.
    fn rope(
        &mut self,
        k: usize,
        joint: &Joint,
        models: &[VehicleModel],
        vehicles: &[VehicleState],
        length: f64,
    ) {
        let gap = joint.gap(pair(joint, vehicles));
        let distance = gap.norm();
        if distance < length || distance == 0.0 {
            return;
        }
        let mut row = row(k, joint, models, vehicles, gap * (-1.0 / distance), Vec3::zero());
        row.one_way = true;
        row.active = false;
        self.system.rows.push(row);
    }

    /// Writes forces and articulation.
    fn tell(
        &self,
        group: &[usize],
        joints: &[Joint],
        states: &mut [JointState],
        vehicles: &[VehicleState],
        movers: Movers<'_>,
        dt: f64,
    ) {
        for &k in group {
            let (joint, state) = (&joints[k], &mut states[k]);
            if state.broken.is_some() || !movers.has(joint.bodies[0]) {
                continue;
            }
            let mut force = Vec3::zero();
            state.stopped = false;
            for r in self.system.rows.iter().filter(|r| r.joint == k && r.active) {
                force += r.direction() * (r.impulse / dt);
                state.stopped |= r.one_way && matches!(joint.kind, JointKind::Point);
            }
            state.force = force;
            (state.angle, state.rate) = joint.articulation(pair(joint, vehicles));
        }
    }
}

/// Both vehicles of a joint.
pub(super) fn pair<'a>(joint: &Joint, vehicles: &'a [VehicleState]) -> [&'a BodyState; 2] {
    joint.bodies.map(|i| &vehicles[i].body)
}

/// A joint that has come apart, or whose vehicles both rest or are not moved now, asks for nothing.
fn idle(joint: &Joint, state: &JointState, vehicles: &[VehicleState], movers: Movers<'_>) -> bool {
    state.broken.is_some()
        || !movers.has(joint.bodies[0])
        || joint.bodies.iter().all(|&i| vehicles[i].rest_since.is_some())
}

fn row(
    k: usize,
    joint: &Joint,
    models: &[VehicleModel],
    vehicles: &[VehicleState],
    linear: Vec3,
    angular: Vec3,
) -> Row {
    let parties =
        joint.bodies.map(|i| Party { mobility: &models[i].vehicle.body.mobility, state: &vehicles[i].body });
    Row::new(k, joint.bodies, parties, joint.places, linear, angular)
}

/// The fifth wheel's plate turns with the leader about x and is free about y: its moment follows from the potential
/// `k s^2 / 2` with `s` the sine between the trailer's z axis and the leader's y axis.
fn resist_roll(joint: &Joint, models: &[VehicleModel], vehicles: &mut [VehicleState], dt: f64) {
    let [lead, tow] = pair(joint, vehicles).map(|b| b.orientation.matrix());
    let (side, up) = (lead.column(1), tow.column(2));
    let moment = up.cross(side) * (-joint.roll_stiffness * up.dot(side) * dt);
    for (k, &i) in joint.bodies.iter().enumerate() {
        let turn = vehicles[i].body.orientation.matrix();
        let own = turn.apply_transposed(if k == 1 { moment } else { -moment });
        let change = models[i].vehicle.body.mobility.apply(Vec3::zero(), own);
        let s = &mut vehicles[i];
        jolt(&models[i].vehicle, &mut s.body, &mut s.wheels, change, dt);
    }
}
