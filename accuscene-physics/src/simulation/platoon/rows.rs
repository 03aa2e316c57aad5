//! What is recorded of a ride.

use super::squad::Squad;
use crate::simulation::row::{OF_VEHICLE, OF_WHEEL, vehicle_row, way_of_vehicle, way_of_wheel, wheel_row};
use crate::simulation::world::World;
use accuscene_core::arith::{Kernel, Real};

impl<R: Real> Squad<R> {
    /// Adds the rows that are due to the tables of the riders' worlds.
    pub(super) fn record(&mut self, worlds: &mut [World<'_>]) {
        let due = |world: &World<'_>| world.state.steps.is_multiple_of(world.model.record_every);
        if !self.riders.iter().any(|r| due(&worlds[r.world])) {
            return;
        }
        let ways = self.riders.iter().all(|r| worlds[r.world].recorder.is_of_ways());
        self.rows.clear();
        let mut rows = core::mem::take(&mut self.rows);
        R::within(Rows { squad: self, ways, rows: &mut rows });
        let [own, one] = if ways { [9, 3] } else { [OF_VEHICLE, OF_WHEEL] };
        let mut row = [0.0; OF_VEHICLE];
        for (i, rider) in self.riders.iter().enumerate() {
            let world = &mut worlds[rider.world];
            if !due(world) {
                continue;
            }
            let (vehicle, wheels) = rows.split_at(own);
            let row = &mut row[..own];
            lane_of(vehicle, i, row);
            world.recorder.push_vehicle(rider.vehicle, row);
            for (k, wheel) in wheels.chunks_exact(one).enumerate() {
                let row = &mut row[..one];
                lane_of(wheel, i, row);
                world.recorder.push_wheel(rider.vehicle, k, row);
            }
        }
        self.rows = rows;
    }
}

/// The numbers of one lane.
fn lane_of<R: Real>(of: &[R], lane: usize, to: &mut [f64]) {
    for (to, of) in to.iter_mut().zip(of) {
        *to = of.lane(lane);
    }
}

/// The rows of a vehicle and its wheels in all lanes, one after another.
struct Rows<'a, R: Real> {
    squad: &'a Squad<R>,
    ways: bool,
    rows: &'a mut Vec<R>,
}

impl<R: Real> Kernel for Rows<'_, R> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let Self { squad, ways, rows } = self;
        let Some(shape) = &squad.shape else { return };
        let now = &squad.now;
        let t = now.steps * shape.step;
        if ways {
            rows.extend_from_slice(&way_of_vehicle(t, &now.body, now.pose.yaw));
            for f in &now.forces {
                rows.extend_from_slice(&way_of_wheel(t, f));
            }
            return;
        }
        rows.extend_from_slice(&vehicle_row(t, &now.body, now.pose, squad.asked));
        for k in 0..now.forces.len() {
            let steer = squad.control[k].steer;
            let row = wheel_row(t, &now.forces[k], &now.wheels[k], steer, &shape.footing[k]);
            rows.extend_from_slice(&row);
        }
    }
}
