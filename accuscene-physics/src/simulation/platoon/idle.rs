use super::Rider;
use crate::simulation::row::{Asked, Pose, vehicle_row, way_of_vehicle, way_of_wheel, wheel_row};
use crate::simulation::world::World;

/// A vehicle at rest in a world that rides: nothing of it changes but the time.
#[derive(Clone, Debug)]
pub(super) struct Idle {
    rider: Rider,
    /// Its row and those of its wheels, one after another; empty until one is due.
    rows: Vec<f64>,
    /// Values of its own row, and of one of a wheel.
    lengths: [usize; 2],
}

impl Idle {
    pub(super) fn new(rider: Rider) -> Self {
        Self { rider, rows: Vec::new(), lengths: [1, 1] }
    }

    /// Waits for a step of its world: a foot that stays on the pedal stays there longer.
    pub(super) fn wait(&mut self, worlds: &mut [World<'_>]) {
        let world = &mut worlds[self.rider.world];
        let (model, steps) = (world.model, world.state.steps);
        let s = &mut world.state.vehicles[self.rider.vehicle];
        if s.input.brake > 0.0 {
            s.driver.pressed += (steps + 1) as f64 * model.step - steps as f64 * model.step;
        }
    }

    /// Its rows at the time of its world, where they are due.
    pub(super) fn record(&mut self, worlds: &mut [World<'_>]) {
        let Rider { world, vehicle, .. } = self.rider;
        let world = &mut worlds[world];
        if !world.state.steps.is_multiple_of(world.model.record_every) {
            return;
        }
        if self.rows.is_empty() {
            self.fill(world);
        }
        let [own, one] = self.lengths;
        let t = world.state.time(world.model);
        let (own, wheels) = self.rows.split_at_mut(own);
        own[0] = t;
        world.recorder.push_vehicle(vehicle, own);
        for (k, row) in wheels.chunks_exact_mut(one).enumerate() {
            row[0] = t;
            world.recorder.push_wheel(vehicle, k, row);
        }
    }

    fn fill(&mut self, world: &World<'_>) {
        let s = &world.state.vehicles[self.rider.vehicle];
        if world.recorder.is_of_ways() {
            self.rows.extend(way_of_vehicle(0.0, &s.body, s.yaw));
            self.lengths[0] = self.rows.len();
            s.forces.iter().for_each(|f| self.rows.extend(way_of_wheel(0.0, f)));
        } else {
            let (roll, pitch, _) = s.body.orientation.to_euler();
            let pose = Pose { roll, pitch, yaw: s.yaw, distance: s.distance };
            self.rows.extend(vehicle_row(0.0, &s.body, pose, Asked::of(&s.input)));
            self.lengths[0] = self.rows.len();
            for (k, (f, w)) in s.forces.iter().zip(&s.wheels).enumerate() {
                self.rows.extend(wheel_row(0.0, f, w, s.controls[k].steer, &s.footing[k]));
            }
        }
        self.lengths[1] = (self.rows.len() - self.lengths[0]) / s.forces.len();
    }
}
