//! Lateral acceleration that tips a vehicle over on its wheels.

use accuscene_core::arith::atan;

/// What decides whether a vehicle tips over in a steady turn.
///
/// Small roll angles, tyres without deflection; the height of the centre of gravity stands for the whole and the sprung mass.
/// Source: Gillespie, *Fundamentals of Vehicle Dynamics*, 1992, chapter 9.
///
/// ```
/// use accuscene_physics::rollover::RolloverStability;
/// let car = RolloverStability {
///     track: 1.5,
///     cg_height: 0.55,
///     roll_centre_height: 0.1,
///     roll_stiffness: 70_000.0,
///     sprung_mass: 1350.0,
///     mass: 1500.0,
///     gravity: 9.80665,
/// };
/// assert!(car.threshold() < car.static_stability_factor());
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RolloverStability {
    /// Track, m, above zero.
    pub track: f64,
    /// Height of the centre of gravity, m, above zero.
    pub cg_height: f64,
    /// Height of the roll axis under the centre of gravity, m, not above `cg_height`.
    pub roll_centre_height: f64,
    /// Roll stiffness of both axles, N m/rad, above `m_s g (h - h_rc)`.
    pub roll_stiffness: f64,
    /// Sprung mass, kg, above zero.
    pub sprung_mass: f64,
    /// Whole mass, kg, not below the sprung mass.
    pub mass: f64,
    /// Acceleration of gravity, m/s², above zero.
    pub gravity: f64,
}

impl RolloverStability {
    /// Static stability factor `T / 2h`: the threshold of a rigid vehicle, in units of gravity.
    #[must_use]
    pub fn static_stability_factor(&self) -> f64 {
        self.track / (2.0 * self.cg_height)
    }

    /// Angle of a tilt table at which a rigid vehicle tips over, rad.
    #[must_use]
    pub fn rigid_tilt_angle(&self) -> f64 {
        atan(self.static_stability_factor())
    }

    /// Roll angle per lateral acceleration in units of gravity, rad: `m_s g h_s / (K - m_s g h_s)`.
    #[must_use]
    pub fn roll_gradient(&self) -> f64 {
        let tipping = self.sprung_mass * self.gravity * self.roll_arm();
        tipping / (self.roll_stiffness - tipping)
    }

    /// Lateral acceleration, in units of gravity, at which the inner wheels lift: the roll of the body on its springs takes
    /// its centre of gravity outwards.
    #[must_use]
    pub fn threshold(&self) -> f64 {
        let outwards = self.roll_arm() * (self.sprung_mass / self.mass) * self.roll_gradient();
        0.5 * self.track / (self.cg_height + outwards)
    }

    fn roll_arm(&self) -> f64 {
        self.cg_height - self.roll_centre_height
    }
}
