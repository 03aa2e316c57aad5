use super::Profile;
use accuscene_core::arith::Real;

/// An engine by its torque curve with a gearbox.
///
/// Below the speed of the first point the clutch slips and the engine runs at that speed; beyond the last one its
/// torque fades within 2 %.
#[derive(Clone, Debug, PartialEq)]
pub struct Engine {
    /// Torque at full throttle, N m, over the engine's speed, rad/s.
    pub torque: Profile,
    /// Torque that turns the engine with a closed throttle, N m, positive; `None` leaves it to the vehicle.
    pub drag: Option<Profile>,
    /// Engine over wheel speed of the forward gears, at least one.
    pub ratios: Vec<f64>,
    /// Engine over wheel speed in reverse.
    pub reverse: f64,
    /// Share of the torque that reaches the wheels.
    pub efficiency: f64,
    /// Engine speed above which it shifts up, rad/s.
    pub upshift: f64,
    /// Engine speed below which it shifts down, rad/s.
    pub downshift: f64,
    /// Gear it stays in, 0 the first.
    pub fixed: Option<usize>,
    /// Least and greatest speed, rad/s.
    pub range: [f64; 2],
}

/// Share of the greatest speed within which the torque fades beyond it.
const FADE: f64 = 0.02;

impl Engine {
    /// Ratio of the engaged forward gear, or of reverse where `direction` is negative.
    fn ratio(&self, gear: usize, direction: f64) -> f64 {
        let forward = self.ratios[gear.min(self.ratios.len() - 1)];
        if direction < 0.0 { self.reverse } else { forward }
    }

    /// The gear after a look at the mean spin of the driven wheels, rad/s; one gear up or down at most.
    #[must_use]
    pub fn shifted(&self, gear: usize, spin: f64) -> usize {
        if let Some(gear) = self.fixed {
            return gear;
        }
        let speed = spin.abs() * self.ratio(gear, 1.0);
        if speed > self.upshift && gear + 1 < self.ratios.len() {
            gear + 1
        } else if speed < self.downshift && gear > 0 {
            gear - 1
        } else {
            gear
        }
    }

    /// Torque at all driven wheels together at full throttle, N m.
    #[must_use]
    pub fn drive(&self, gear: usize, direction: f64, spin: f64) -> f64 {
        let ratio = self.ratio(gear, direction);
        let [least, most] = self.range;
        let speed = Real::max(spin.abs() * ratio, least);
        let fade = 1.0 - Real::clamp((speed - most) / (FADE * most), 0.0, 1.0);
        self.torque.at(speed) * fade * ratio * self.efficiency
    }

    /// Brake torque at all driven wheels together with a closed throttle, N m, if the engine has a drag curve.
    #[must_use]
    pub fn braking(&self, gear: usize, direction: f64, spin: f64) -> Option<f64> {
        let ratio = self.ratio(gear, direction);
        // What the gearbox loses brakes too.
        self.drag.as_ref().map(|drag| drag.at(spin.abs() * ratio) * ratio / self.efficiency)
    }
}

#[cfg(test)]
mod tests {
    use super::{Engine, Profile};

    fn engine() -> Engine {
        Engine {
            torque: Profile::through("", &[(100.0, 150.0), (300.0, 200.0), (600.0, 160.0)]).unwrap(),
            drag: Some(Profile::through("", &[(100.0, 20.0), (600.0, 45.0)]).unwrap()),
            ratios: vec![14.0, 8.0, 5.0, 3.8, 3.0],
            reverse: 13.0,
            efficiency: 0.9,
            upshift: 540.0,
            downshift: 210.0,
            fixed: None,
            range: [100.0, 600.0],
        }
    }

    #[test]
    fn power_at_the_wheels_stays_below_the_engines() {
        let engine = engine();
        for gear in 0..5 {
            for spin in (0..2000).map(|k| f64::from(k) * 0.1) {
                let power = engine.drive(gear, 1.0, spin) * spin;
                assert!(power <= 160.0 * 600.0 * 0.9 + 1e-6, "gear {gear}, {spin} rad/s: {power} W");
            }
        }
    }

    #[test]
    fn it_shifts_through_all_gears_and_back_without_hunting() {
        let engine = engine();
        let mut gear = 0;
        let mut shifts = 0;
        let up_and_down = (0..1600).chain((0..1600).rev()).map(|k| f64::from(k) * 0.1);
        for spin in up_and_down {
            let next = engine.shifted(gear, spin);
            shifts += usize::from(next != gear);
            gear = next;
        }
        assert_eq!((gear, shifts), (0, 8));
    }

    #[test]
    fn drag_brakes_more_in_low_gears() {
        let engine = engine();
        let brake = |gear| engine.braking(gear, 1.0, 30.0).unwrap();
        assert!(brake(0) > 2.0 * brake(2));
    }
}
