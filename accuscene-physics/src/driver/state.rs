use super::DriverInput;

/// What changes of a driver and of the devices between pedals and wheels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DriverState {
    /// What a host asks for instead of the time table.
    pub seat: Option<DriverInput>,
    /// For each phase the time at which the distance that it waits for was travelled, s.
    pub reached: Vec<Option<f64>>,
    /// Steer angle that the driver's hands have reached, rad.
    pub steer: f64,
    /// Time for which the pedal has been pressed, s.
    pub pressed: f64,
    /// Share of a full pedal's brake that has built up, 0 to 1.
    pub pressure: f64,
    /// Engaged forward gear, 0 the first.
    pub gear: usize,
    /// Yaw rate that stability control compares with, rad/s.
    pub reference_rate: f64,
    /// Phase whose path is followed.
    pub path: Option<usize>,
    /// Segment of the path beside which the rear axle is.
    pub segment: usize,
    /// Distance of the rear axle's middle from the path, m, left of it positive.
    pub lateral_error: f64,
    /// Phase whose speed is followed.
    pub speed: Option<usize>,
    /// Acceleration that the speed follower has learnt to need, m/s².
    pub integral: f64,
}
