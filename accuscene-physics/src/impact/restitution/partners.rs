use accuscene_core::arith::{Real, Vec2};

/// Cosine of the angle between the normal of the contact and a car's axis within which its end takes part in full, and
/// beyond which it does not: 20 and 30 degrees.
pub const FACING: [f64; 2] = [0.939_692_620_785_908_4, 0.866_025_403_784_438_6];

/// Who meets, as far as the restitution asks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Partners {
    /// Two vehicles; the share of the contact that is bumper to bumper, 0 to 1.
    Vehicles(f64),
    /// A vehicle and something that stands fixed.
    Obstacle,
}

impl Partners {
    /// Two cars that meet along the unit normal of the contact, with the unit vectors of their longitudinal axes: bumper to
    /// bumper where the normal runs along both axes.
    ///
    /// Neither the sense of a vector nor the order of the cars matters; a mirrored contact gives the same bits.
    #[must_use]
    pub fn cars(normal: Vec2, axes: [Vec2; 2]) -> Self {
        let [full, none] = FACING;
        let share = |axis: Vec2| Real::clamp((axis.dot(normal).abs() - none) / (full - none), 0.0, 1.0);
        Self::Vehicles(Real::min(share(axes[0]), share(axes[1])))
    }
}
