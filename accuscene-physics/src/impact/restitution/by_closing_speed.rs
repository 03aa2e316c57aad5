use super::{
    BARRIER_RESTITUTION, CIPRIANI_RANGE, Partners, SIDESWIPE_RESTITUTION, USUAL_SPEEDS, bumper_to_bumper,
    severity,
};
use accuscene_core::arith::Real;

/// Sliding speed over closing speed from which on a contact goes over to a sideswipe, and from which on it is one.
pub const SLIDING_PAST: [f64; 2] = [2.0, 4.0];

/// Restitution by the closing speed along the normal: the figures of the rule.
///
/// Up to 10 km/h `slow`; from 30 km/h on `fast` between vehicles and `barrier` against an obstacle; straight between. From
/// bumper to bumper of two cars [`cipriani`](super::cipriani) up to 7 m/s, kept below 1 m/s, then straight to `fast` at
/// 30 km/h; in between by the [share](Partners::Vehicles) of the contact that is bumper to bumper. Where the bodies slide
/// more than twice as fast as they close it falls to the 0 of a [sideswipe](SIDESWIPE_RESTITUTION) at
/// [four times](SLIDING_PAST). Continuous in every speed and angle; with the usual figures it never rises with the closing
/// speed of bodies that approach in one direction.
///
/// Ranges: 0.2 to 0.4 up to 10 km/h and 0.05 to 0.15 from 30 km/h on (usual in reconstruction), 0.10 to 0.20 against a
/// barrier at 48 to 56 km/h (NCAP); Cipriani et al. 2002, SAE 2002-01-0540, at 1 to 7 m/s.
///
/// ```
/// use accuscene_core::arith::Vec2;
/// use accuscene_physics::impact::restitution::{ByClosingSpeed, Partners};
/// let forward = Vec2::new(1.0, 0.0);
/// let rear_end = Partners::cars(forward, [forward, forward]);
/// let found = ByClosingSpeed::USUAL.restitution(rear_end, 2.0, 0.0);
/// assert!((found.restitution - 0.396).abs() < 1e-3);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ByClosingSpeed {
    /// Up to 10 km/h.
    pub slow: f64,
    /// Between vehicles from 30 km/h on.
    pub fast: f64,
    /// Against an obstacle from 30 km/h on.
    pub barrier: f64,
}

/// A restitution and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// The coefficient.
    pub restitution: f64,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where the restitution of an impact comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// One figure for all speeds.
    Constant,
    /// A given speed of separation.
    SeparationSpeed,
    /// By closing speed, as usual between vehicles.
    Usual,
    /// By closing speed, bumper to bumper.
    Bumpers,
    /// By closing speed, bumper to bumper in part.
    PartlyBumpers,
    /// By closing speed, against an obstacle.
    Obstacle,
    /// By closing speed, lowered because the bodies slide.
    Sliding,
    /// A sideswipe.
    Sideswipe,
}

impl Origin {
    /// What results say of it.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::Constant => "constant",
            Self::SeparationSpeed => "separation speed given",
            Self::Usual => "by closing speed, as usual between vehicles",
            Self::Bumpers => "by closing speed, bumper to bumper (Cipriani et al. 2002)",
            Self::PartlyBumpers => {
                "by closing speed, between bumper to bumper (Cipriani et al. 2002) and the usual of vehicles"
            }
            Self::Obstacle => "by closing speed, against an obstacle (frontal barrier tests)",
            Self::Sliding => "by closing speed, lowered because the bodies slide past each other",
            Self::Sideswipe => "by closing speed: none in a sideswipe",
        }
    }
}

impl ByClosingSpeed {
    /// The middles of the usual ranges.
    pub const USUAL: Self = Self { slow: 0.3, fast: 0.1, barrier: BARRIER_RESTITUTION.typical };

    /// The restitution at these closing and sliding speeds, m/s; both 0 or more.
    #[must_use]
    pub fn restitution(&self, partners: Partners, closing: f64, sliding: f64) -> Found {
        let share = severity(closing);
        let between = |slow: f64, fast: f64| slow * (1.0 - share) + fast * share;
        let (e, origin) = match partners {
            Partners::Obstacle => (between(self.slow, self.barrier), Origin::Obstacle),
            Partners::Vehicles(bumpers) => {
                let usual = between(self.slow, self.fast);
                let e = usual * (1.0 - bumpers) + self.of_bumpers(closing) * bumpers;
                let tested = closing < USUAL_SPEEDS[1];
                let origin = match bumpers {
                    _ if bumpers <= 0.0 || !tested => Origin::Usual,
                    _ if bumpers >= 1.0 => Origin::Bumpers,
                    _ => Origin::PartlyBumpers,
                };
                (e, origin)
            }
        };
        let [from, to] = SLIDING_PAST;
        // Without a division by the closing speed.
        let (spread, past) = ((to - from) * closing, sliding - from * closing);
        let slides = if past <= 0.0 {
            0.0
        } else if past >= spread {
            1.0
        } else {
            past / spread
        };
        let origin = match slides {
            _ if slides <= 0.0 => origin,
            _ if slides >= 1.0 => Origin::Sideswipe,
            _ => Origin::Sliding,
        };
        Found { restitution: e * (1.0 - slides) + SIDESWIPE_RESTITUTION.typical * slides, origin }
    }

    /// The most that it can give.
    #[must_use]
    pub fn most(&self) -> f64 {
        let usual = Real::max(self.slow, Real::max(self.fast, self.barrier));
        Real::max(usual, bumper_to_bumper(CIPRIANI_RANGE[0]).0)
    }

    /// From bumper to bumper at a closing speed, m/s.
    fn of_bumpers(&self, closing: f64) -> f64 {
        let tested = CIPRIANI_RANGE[1];
        let share = Real::clamp((closing - tested) / (USUAL_SPEEDS[1] - tested), 0.0, 1.0);
        bumper_to_bumper(closing).0 * (1.0 - share) + self.fast * share
    }
}
