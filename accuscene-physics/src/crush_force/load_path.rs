use crate::contact::HeightRange;

/// Where a face is stiff: the heights of its bumper beam and rails, or of its sills.
///
/// A and B are of tests against walls that cover these heights. Where less of them is covered, less acts: in proportion
/// to what is covered, down to the share that stands beside the stiff members.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LoadPath {
    /// Heights over the ground, standing, m.
    pub heights: HeightRange,
    /// Share of the stiffness that remains where none of the heights is covered, 0 to 1.
    pub missed: f64,
}

impl LoadPath {
    /// Share of A and B that acts where the ground under the vehicle is at a height (m) and the main structure of the
    /// other body has this range of heights, in the same axes.
    ///
    /// 1, to the bit, where all is covered; straight in what is covered.
    ///
    /// ```
    /// use accuscene_physics::contact::HeightRange;
    /// use accuscene_physics::crush_force::LoadPath;
    ///
    /// let sills = LoadPath { heights: HeightRange { low: 0.25, high: 0.45 }, missed: 0.5 };
    /// // A bumper that reaches down to 0.4 m.
    /// let share = sills.acting(0.0, &HeightRange { low: 0.4, high: 1.0 });
    /// assert!((share - (0.25 + 0.75 * 0.5)).abs() < 1e-12);
    /// ```
    #[must_use]
    pub fn acting(&self, ground: f64, other: &HeightRange) -> f64 {
        let own = HeightRange { low: ground + self.heights.low, high: ground + self.heights.high };
        let covered = own.covered(other);
        // So that what is covered as a whole gives 1 exactly.
        1.0 - (1.0 - self.missed) * (1.0 - covered)
    }
}
