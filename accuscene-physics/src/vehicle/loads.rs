use accuscene_core::arith::Vec2;

/// How the wheel loads of a car with two axles follow its accelerations, in balance at every instant.
///
/// Range: level ground and no lifted wheel; beyond it a load is negative. Source: Gillespie, *Fundamentals of Vehicle
/// Dynamics*, 1992; Milliken and Milliken, *Race Car Vehicle Dynamics*, 1995, chapter 18.
///
/// ```
/// use accuscene_physics::vehicle::LoadTransfer;
/// let car = LoadTransfer {
///     mass: 1500.0,
///     front: 1.2,
///     rear: 1.5,
///     cg_height: 0.55,
///     tracks: [1.52, 1.5],
///     front_roll_share: 0.55,
///     gravity: 9.80665,
/// };
/// // Braking in a left turn: the front right wheel carries most.
/// let [fl, fr, rl, rr] = car.wheel_loads(-6.0, 3.0);
/// assert!(fr > fl && fr > rr && rl < rr);
/// assert!((fl + fr + rl + rr - 1500.0 * 9.80665).abs() < 1e-9);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LoadTransfer {
    /// Mass, kg, above zero.
    pub mass: f64,
    /// Distance of the front axle before the centre of gravity, m.
    pub front: f64,
    /// Distance of the rear axle behind the centre of gravity, m; the sum of both is above zero.
    pub rear: f64,
    /// Height of the centre of gravity, m, not negative.
    pub cg_height: f64,
    /// Tracks of the front and the rear axle, m, above zero.
    pub tracks: [f64; 2],
    /// Share of the roll moment that the front axle takes, 0 to 1: see [`front_roll_share`].
    pub front_roll_share: f64,
    /// Acceleration of gravity, m/s².
    pub gravity: f64,
}

impl LoadTransfer {
    /// Loads in N, front left, front right, rear left, rear right, at the acceleration of the centre of gravity in body axes
    /// (m/s²): `ax` forward, `ay` left.
    #[must_use]
    pub fn wheel_loads(&self, ax: f64, ay: f64) -> [f64; 4] {
        self.coefficients().map(|[fixed, x, y]| fixed + (x * ax + y * ay))
    }

    /// Places of the wheels, body axes, m, in the order of the loads.
    #[must_use]
    pub fn places(&self) -> [Vec2; 4] {
        let [front, rear] = self.tracks.map(|t| 0.5 * t);
        [
            Vec2::new(self.front, front),
            Vec2::new(self.front, -front),
            Vec2::new(-self.rear, rear),
            Vec2::new(-self.rear, -rear),
        ]
    }

    /// For each wheel its static load, N, and its change by `ax` and by `ay`, kg.
    pub(crate) fn coefficients(&self) -> [[f64; 3]; 4] {
        let base = self.front + self.rear;
        let weight = 0.5 * self.mass * self.gravity / base;
        let pitch = 0.5 * self.mass * self.cg_height / base;
        let roll = self.mass * self.cg_height;
        let front = self.front_roll_share * roll / self.tracks[0];
        let rear = (1.0 - self.front_roll_share) * roll / self.tracks[1];
        [
            [weight * self.rear, -pitch, -front],
            [weight * self.rear, -pitch, front],
            [weight * self.front, pitch, -rear],
            [weight * self.front, pitch, rear],
        ]
    }
}

/// Share of the roll moment that the front axle takes.
///
/// `[K_f / (K_f + K_r) (h - h_ra) + l_r / L h_rf] / h`: the springs share what acts above the roll axis, the links carry the
/// rest where it acts. `roll_stiffness` of the axles (front, rear), N m/rad; `roll_centres`, their heights, m; `front` and
/// `rear`, distances of the axles from the centre of gravity, m; its height `cg_height`, m, above zero. Source: Gillespie 1992,
/// chapter 6; Milliken 1995, chapter 18.
///
/// ```
/// use accuscene_physics::vehicle::front_roll_share;
/// // Roll centres on the ground: the springs alone decide.
/// let share = front_roll_share([30_000.0, 20_000.0], [0.0, 0.0], 1.2, 1.5, 0.55);
/// assert!((share - 0.6).abs() < 1e-15);
/// ```
#[must_use]
pub fn front_roll_share(
    roll_stiffness: [f64; 2],
    roll_centres: [f64; 2],
    front: f64,
    rear: f64,
    cg_height: f64,
) -> f64 {
    let share = rear / (front + rear);
    let axis = share * roll_centres[0] + (1.0 - share) * roll_centres[1];
    let springs = roll_stiffness[0] / (roll_stiffness[0] + roll_stiffness[1]);
    (springs * (cg_height - axis) + share * roll_centres[0]) / cg_height
}
