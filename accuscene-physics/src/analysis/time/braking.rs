use crate::analysis::root::last_where;
use accuscene_core::arith::Real;

/// A stop: the driver goes on until he has responded, the deceleration rises in a straight line and then
/// stays.
#[derive(Clone, Copy, Debug)]
pub(super) struct Braking {
    /// Speed before, m/s.
    pub(super) speed: f64,
    /// Time of perception and response, s.
    pub(super) response: f64,
    /// Time in which the deceleration rises, s.
    pub(super) rise: f64,
    /// Full deceleration, m/s²; above 0.
    pub(super) deceleration: f64,
}

/// Where and when a stop passes a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Passage {
    /// Since the hazard could be seen, s.
    pub(super) time: f64,
    /// Speed there, m/s.
    pub(super) speed: f64,
}

/// The rise of the deceleration, ended by its full value or by rest.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rise {
    /// Its duration, s.
    pub(super) time: f64,
    /// Its way, m.
    pub(super) distance: f64,
    /// Speed at its end, m/s.
    pub(super) speed: f64,
}

impl Braking {
    /// Way until the brakes begin, m.
    pub(super) fn response_distance(&self) -> f64 {
        self.speed * self.response
    }

    /// The rise of the deceleration.
    pub(super) fn rise(&self) -> Rise {
        let (v, a, rise) = (self.speed, self.deceleration, self.rise);
        let speed = v - 0.5 * a * rise;
        if speed >= 0.0 {
            return Rise { time: rise, distance: v * rise - a * rise * rise / 6.0, speed };
        }
        let time = (2.0 * v * rise / a).sqrt();
        Rise { time, distance: v * time / 1.5, speed: 0.0 }
    }

    /// Way from the end of the rise to rest, m.
    pub(super) fn full_distance(&self) -> f64 {
        let speed = self.rise().speed;
        speed * speed / (2.0 * self.deceleration)
    }

    /// Whole way to rest, m.
    pub(super) fn stop_distance(&self) -> f64 {
        self.response_distance() + self.rise().distance + self.full_distance()
    }

    /// Whole time to rest, s.
    pub(super) fn stop_time(&self) -> f64 {
        let rise = self.rise();
        self.response + rise.time + rise.speed / self.deceleration
    }

    /// When and how fast a place is passed; none if the stop ends before it.
    pub(super) fn at(&self, distance: f64) -> Option<Passage> {
        let (v, a) = (self.speed, self.deceleration);
        let rest = distance - self.response_distance();
        if rest <= 0.0 {
            let time = if v > 0.0 { distance / v } else { 0.0 };
            return Some(Passage { time, speed: v });
        }
        let rise = self.rise();
        if rest <= rise.distance {
            let steep = a / self.rise;
            let time = last_where(0.0, rise.time, |t| t * (v - steep * t * t / 6.0) <= rest);
            let speed = Real::max(v - 0.5 * steep * time * time, 0.0);
            return Some(Passage { time: self.response + time, speed });
        }
        let square = rise.speed * rise.speed - 2.0 * a * (rest - rise.distance);
        if square < 0.0 || rise.speed == 0.0 {
            return None;
        }
        let speed = square.sqrt();
        Some(Passage { time: self.response + rise.time + (rise.speed - speed) / a, speed })
    }

    /// The greatest speed that stops within a distance, m/s.
    pub(super) fn avoid_speed(&self, distance: f64) -> f64 {
        let (a, rise) = (self.deceleration, self.rise);
        let b = a * (self.response + 0.5 * rise);
        let speed = (b * b + 2.0 * a * distance + a * a * rise * rise / 12.0).sqrt() - b;
        let in_rise = 0.5 * a * rise;
        if speed >= in_rise {
            return speed;
        }
        last_where(0.0, in_rise, |speed| Self { speed, ..*self }.stop_distance() <= distance)
    }
}
