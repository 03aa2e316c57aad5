use accuscene_core::arith::Vec2;

/// A face of a vehicle's bodywork.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Face {
    /// Front.
    Front,
    /// Left side.
    Left,
    /// Rear.
    Rear,
    /// Right side.
    Right,
}

impl Face {
    /// All faces, in the order in which borders keep them.
    pub const ALL: [Self; 4] = [Self::Front, Self::Left, Self::Rear, Self::Right];

    /// The name that results carry.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Front => "front",
            Self::Left => "left",
            Self::Rear => "rear",
            Self::Right => "right",
        }
    }

    /// Unit vector out of the face, body axes.
    #[must_use]
    pub fn outward(self) -> Vec2 {
        match self {
            Self::Front => Vec2::new(1.0, 0.0),
            Self::Left => Vec2::new(0.0, 1.0),
            Self::Rear => Vec2::new(-1.0, 0.0),
            Self::Right => Vec2::new(0.0, -1.0),
        }
    }

    /// How far out along the face's normal a point lies, and where along the face: y of front and rear, x of the sides.
    #[must_use]
    pub fn split(self, point: Vec2) -> (f64, f64) {
        match self {
            Self::Front => (point.x, point.y),
            Self::Left => (point.y, point.x),
            Self::Rear => (-point.x, point.y),
            Self::Right => (-point.y, point.x),
        }
    }

    /// The point this far out, at this place along the face.
    #[must_use]
    pub fn join(self, out: f64, along: f64) -> Vec2 {
        match self {
            Self::Front => Vec2::new(out, along),
            Self::Left => Vec2::new(along, out),
            Self::Rear => Vec2::new(-out, along),
            Self::Right => Vec2::new(along, -out),
        }
    }
}
