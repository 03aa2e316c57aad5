use super::ApproachError;

/// Where a way to the start ends: the vehicle at the start of the scene.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arrival {
    /// Centre of gravity in the world, m.
    pub position: [f64; 2],
    /// Yaw angle, rad.
    pub heading: f64,
    /// Direction of travel, rad.
    pub course: f64,
    /// Speed along the course, m/s, 0 to 150.
    pub speed: f64,
}

impl Arrival {
    /// Refuses what is not finite or drives backwards.
    pub(super) fn check(&self) -> Result<(), ApproachError> {
        let [x, y] = self.position;
        for (field, value) in [("x", x), ("y", y), ("heading", self.heading), ("course", self.course)] {
            if !value.is_finite() {
                return Err(ApproachError::Arrival { field, value, limit: "a finite number" });
            }
        }
        if (0.0..=150.0).contains(&self.speed) {
            return Ok(());
        }
        Err(ApproachError::Arrival { field: "start speed", value: self.speed, limit: "0 to 150 m/s" })
    }
}
