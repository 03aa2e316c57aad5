use accuscene_core::arith::{Real, Vec2};

/// Sliding faster than this takes the full friction, m/s; below it friction fades, so that it does not chatter.
pub const SLIDING: f64 = 0.1;

/// What two bodies do to each other at one instant; on the second body, the first takes the opposite.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Grip {
    /// Resultant force on the second body, world axes, N.
    pub force: Vec2,
    /// Its moment about the first body's centre of gravity, N m.
    pub moment: f64,
    /// Sum of the forces across the interface, along their normals from the first body to the second, N.
    pub normal: Vec2,
    /// Sum of the magnitudes of those forces, N.
    pub squeeze: f64,
    /// Their centre, times `squeeze`, from the first body's centre of gravity, N m.
    pub centre: Vec2,
    /// Rise of `squeeze` with depth, N/m.
    pub stiffness: f64,
    /// Rise of `squeeze` with the speed at which they close, N s/m.
    pub damping: f64,
    /// Power that surfaces take while they close, and give back while they part, across the interface, W.
    pub power: [f64; 2],
    /// Deepest overlap of the resting surfaces, m.
    pub overlap: f64,
}

impl Grip {
    /// Adds one column: `normal` from the first body to the second; `parting` and `slip` of the view's other body along
    /// the view's own normal, which is `normal * sign`, and its perpendicular.
    pub(super) fn add(
        &mut self,
        normal: Vec2,
        sign: f64,
        force: f64,
        [parting, slip]: [f64; 2],
        friction: f64,
        arm: Vec2,
    ) {
        let drag = -(friction * force) * Real::clamp(slip / SLIDING, -1.0, 1.0);
        let own = normal * sign;
        // On the view's other body; turned round where that is the first body.
        let on_second = (own * force + own.perp() * drag) * sign;
        self.force += on_second;
        self.moment += arm.cross(on_second);
        self.normal += normal * force;
        self.squeeze += force;
        self.centre += arm * force;
        self.power[usize::from(parting > 0.0)] += force * parting.abs();
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        Self {
            force: self.force + other.force,
            moment: self.moment + other.moment,
            normal: self.normal + other.normal,
            squeeze: self.squeeze + other.squeeze,
            centre: self.centre + other.centre,
            stiffness: self.stiffness + other.stiffness,
            damping: self.damping + other.damping,
            power: [self.power[0] + other.power[0], self.power[1] + other.power[1]],
            overlap: Real::max(self.overlap, other.overlap),
        }
    }

    pub(super) fn mean(&self, other: &Self) -> Self {
        let sum = self.plus(other);
        Self {
            force: sum.force * 0.5,
            moment: 0.5 * sum.moment,
            normal: sum.normal * 0.5,
            squeeze: 0.5 * sum.squeeze,
            centre: sum.centre * 0.5,
            stiffness: 0.5 * sum.stiffness,
            damping: 0.5 * sum.damping,
            power: [0.5 * sum.power[0], 0.5 * sum.power[1]],
            overlap: sum.overlap,
        }
    }

    /// True if the bodies press on each other.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.squeeze > 0.0
    }
}
