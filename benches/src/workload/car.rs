/// How a car comes into a workload.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Car {
    /// Centre of gravity, m.
    pub position: [f64; 2],
    /// Direction in which it points and moves, rad.
    pub heading: f64,
    /// Speed, m/s.
    pub speed: f64,
    /// When its wheels lock, s; never if absent.
    pub locks: Option<f64>,
}

/// A wall across the way, 1 m thick.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wall {
    /// Its middle, m.
    pub centre: [f64; 2],
    /// How wide it is, m.
    pub width: f64,
}
