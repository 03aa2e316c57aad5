use super::kinematic_track::KinematicTrack;

/// A car of the single-track, drift and multi-body models; the tyre is [`TYRE`](super::tyre::TYRE) for all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Car {
    /// Axle distances and limits.
    pub track: KinematicTrack,
    /// Whole mass, kg.
    pub mass: f64,
    /// Mass on the springs, kg.
    pub sprung_mass: f64,
    /// Roll inertia of the sprung mass, kg m^2.
    pub roll_inertia: f64,
    /// Pitch inertia of the sprung mass, kg m^2.
    pub pitch_inertia: f64,
    /// Yaw inertia, kg m^2.
    pub yaw_inertia: f64,
    /// Product of inertia of roll and yaw, kg m^2.
    pub roll_yaw_inertia: f64,
    /// Height of the sprung mass's centre of gravity, m.
    pub sprung_height: f64,
    /// Wheel radius, m.
    pub wheel_radius: f64,
    /// Spin inertia of a wheel, kg m^2.
    pub wheel_inertia: f64,
    /// Vertical stiffness of a tyre, N/m.
    pub tyre_stiffness: f64,
    /// Lateral yield of tyre, wheel and suspension, m/N, one wheel.
    pub tyre_yield: f64,
    /// Lateral stiffness of the joint of axle and body, N/m.
    pub joint_stiffness: f64,
    /// Lateral damping of the joint of axle and body, N s/m.
    pub joint_damping: f64,
    /// Share of the brake torque at the front, 0 to 1.
    pub brake_share: f64,
    /// Share of the engine torque at the front, 0 to 1.
    pub engine_share: f64,
    /// Front axle.
    pub front: AxleData,
    /// Rear axle.
    pub rear: AxleData,
}

impl Car {
    /// Torque of brakes or engine on the front and rear axle, N m, at an acceleration asked for, m/s^2.
    #[must_use]
    pub fn axle_torques(&self, acceleration: f64) -> [f64; 2] {
        let whole = self.mass * self.wheel_radius * acceleration;
        let share = if acceleration > 0.0 { self.engine_share } else { self.brake_share };
        [share * whole, (1.0 - share) * whole]
    }
}

/// A rigid axle and its springs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AxleData {
    /// Unsprung mass, kg.
    pub mass: f64,
    /// Roll inertia of the unsprung mass, kg m^2.
    pub roll_inertia: f64,
    /// Distance of the wheels, m.
    pub track: f64,
    /// Stiffness of a spring, N/m.
    pub spring: f64,
    /// Damping of a spring, N s/m.
    pub damper: f64,
    /// Extra roll stiffness, N m/rad, negative in most sets.
    pub roll_stiffness: f64,
    /// Height of the roll axis over the ground, m.
    pub roll_axis_height: f64,
    /// Camber per spring travel, rad/m.
    pub camber: f64,
    /// Camber per spring travel squared, rad/m^2.
    pub camber_squared: f64,
}
