//! How much of the stiffness of two structures acts where they meet over a part of their heights.

use super::encounter::BodyRef;
use super::world::World;

impl World<'_> {
    /// Share of A and B of each face of both bodies that acts, by what the main structure of the other one covers.
    pub(super) fn acting(&self, bodies: [BodyRef; 2]) -> [[f64; 4]; 2] {
        let ranges = bodies.map(|b| b.heights(self.model, &self.state, 0));
        [0, 1].map(|k| match bodies[k] {
            BodyRef::Vehicle(i) => {
                let vehicle = &self.model.vehicles[i];
                let ground = self.state.vehicles[i].body.position.z - vehicle.cg_height;
                vehicle.load_paths.map(|path| path.map_or(1.0, |p| p.acting(ground, &ranges[1 - k])))
            }
            BodyRef::Obstacle(_) => [1.0; 4],
        })
    }
}
