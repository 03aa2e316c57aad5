use super::row::{Row, jolt};
use super::solver::pair;
use super::{Joint, JointKind};
use crate::model::VehicleModel;
use crate::simulation::VehicleState;

/// Restitution of a trailer that folds against its leader.
const RESTITUTION: f64 = 0.2;
/// Folding slower than this does not bounce, rad/s.
const SOFT: f64 = 0.05;

/// The constraints of a combination at one instant, and the impulses that meet them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct System {
    pub(super) rows: Vec<Row>,
    matrix: Vec<f64>,
    right: Vec<f64>,
    active: Vec<usize>,
}

impl System {
    /// Room for so many rows.
    pub(super) fn with_capacity(rows: usize) -> Self {
        Self {
            rows: Vec::with_capacity(rows),
            matrix: Vec::with_capacity(rows * rows),
            right: Vec::with_capacity(rows),
            active: Vec::with_capacity(rows),
        }
    }

    /// The rows with the impulses that alone meet the targets of all of them.
    pub(super) fn solve_targets(&mut self) -> impl Iterator<Item = (&Row, f64)> {
        self.active.clear();
        self.active.extend(0..self.rows.len());
        self.right.clear();
        self.right.extend(self.rows.iter().map(|r| r.target));
        self.eliminate();
        self.rows.iter().zip(self.right.iter().copied())
    }

    /// Finds which of the one-way rows push, and all impulses.
    pub(super) fn solve_one_way(&mut self, joints: &[Joint], vehicles: &[VehicleState]) {
        self.solve(joints, vehicles);
        if !self.rows.iter().any(|r| r.one_way) {
            return;
        }
        // What closes without the stops bounces back by the restitution of its own closing rate.
        for i in 0..self.rows.len() {
            if self.rows[i].one_way {
                let rate = self.rate_after(i, joints, vehicles);
                let stop = matches!(joints[self.rows[i].joint].kind, JointKind::Point);
                let bounces = stop && rate < -SOFT;
                self.rows[i].target = if bounces { -RESTITUTION * rate } else { 0.0 };
                self.rows[i].active = rate < 0.0;
            }
        }
        // Each pass takes in a row that closes or lets go one that pulls; the count bounds it.
        for _ in 0..=2 * self.rows.len() {
            self.solve(joints, vehicles);
            let mut changed = false;
            for i in 0..self.rows.len() {
                if !self.rows[i].one_way {
                    continue;
                }
                if self.rows[i].active && self.rows[i].impulse < 0.0 {
                    self.rows[i].active = false;
                    changed = true;
                    break;
                }
                if !self.rows[i].active && self.rate_after(i, joints, vehicles) < -1e-12 {
                    self.rows[i].active = true;
                    changed = true;
                    break;
                }
            }
            if !changed {
                return;
            }
        }
    }

    /// The rate of a row once the impulses have acted.
    fn rate_after(&self, i: usize, joints: &[Joint], vehicles: &[VehicleState]) -> f64 {
        let r = &self.rows[i];
        let free = r.rate(pair(&joints[r.joint], vehicles));
        self.active.iter().fold(free, |sum, &j| sum + r.answer(&self.rows[j]) * self.rows[j].impulse)
    }

    /// Impulses of the active rows.
    fn solve(&mut self, joints: &[Joint], vehicles: &[VehicleState]) {
        self.active.clear();
        self.right.clear();
        for (i, r) in self.rows.iter_mut().enumerate() {
            r.impulse = 0.0;
            if r.active {
                self.active.push(i);
                self.right.push(r.target - r.rate(pair(&joints[r.joint], vehicles)));
            }
        }
        self.eliminate();
        for (&i, impulse) in self.active.iter().zip(&self.right) {
            self.rows[i].impulse = *impulse;
        }
    }

    /// Solves for `right` by Cholesky's factors without square roots: the matrix is symmetric and positive definite, since
    /// no vehicle hangs on two leaders.
    fn eliminate(&mut self) {
        let n = self.active.len();
        self.matrix.clear();
        for &i in &self.active {
            self.matrix.extend(self.active.iter().map(|&j| self.rows[i].answer(&self.rows[j])));
        }
        let (m, x) = (&mut self.matrix, &mut self.right);
        for k in 0..n {
            for i in k + 1..n {
                let factor = m[i * n + k] / m[k * n + k];
                for j in k..n {
                    m[i * n + j] -= factor * m[k * n + j];
                }
                x[i] -= factor * x[k];
            }
        }
        for k in (0..n).rev() {
            for j in k + 1..n {
                x[k] -= m[k * n + j] * x[j];
            }
            x[k] /= m[k * n + k];
        }
    }

    pub(super) fn apply(&self, models: &[VehicleModel], vehicles: &mut [VehicleState], dt: f64) {
        for row in self.rows.iter().filter(|r| r.active) {
            for (k, &body) in row.bodies.iter().enumerate() {
                let s = &mut vehicles[body];
                jolt(&models[body].vehicle, &mut s.body, &mut s.wheels, row.change(k, row.impulse), dt);
            }
        }
    }
}
