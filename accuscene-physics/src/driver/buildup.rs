use super::DriverState;
use accuscene_core::arith::Real;

/// How the brake follows the pedal: nothing for a while, then at a bounded rate.
///
/// The lag counts from the moment at which the pedal is first pressed; letting go entirely starts it anew.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BrakeBuildUp {
    /// Time from the pedal to the first effect, s.
    pub lag: f64,
    /// Time from nothing to a full pedal's effect, s; 0 follows at once.
    pub rise_time: f64,
}

impl BrakeBuildUp {
    /// The share of a full pedal that acts at the end of a step of `dt` (s) with the pedal at `pedal`.
    pub fn advance(&self, pedal: f64, state: &mut DriverState, dt: f64) -> f64 {
        state.pressed = if pedal > 0.0 { state.pressed + dt } else { 0.0 };
        let wanted = if state.pressed < self.lag { 0.0 } else { pedal };
        let change = wanted - state.pressure;
        let most = dt / self.rise_time;
        state.pressure = if self.rise_time <= 0.0 || change.abs() <= most {
            wanted
        } else {
            state.pressure + Real::clamp(change, -most, most)
        };
        state.pressure
    }

    /// Whether all of the pedal acts that will.
    pub(crate) fn is_settled(&self, pedal: f64, state: &DriverState) -> bool {
        let wanted = if pedal > 0.0 && state.pressed >= self.lag { pedal } else { 0.0 };
        state.pressure == wanted && (pedal <= 0.0 || state.pressed >= self.lag)
    }
}

#[cfg(test)]
mod tests {
    use super::{BrakeBuildUp, DriverState};

    #[test]
    fn full_brake_after_lag_and_rise() {
        let brake = BrakeBuildUp { lag: 0.05, rise_time: 0.2 };
        let mut state = DriverState::default();
        let reached: Vec<f64> = (1..=300).map(|_| brake.advance(1.0, &mut state, 1e-3)).collect();
        assert_eq!(reached[45], 0.0);
        let half = reached[149];
        assert!((half - 0.5).abs() < 0.01, "{half}");
        assert!((reached[255] - 1.0).abs() < 1e-12);
        assert!((brake.advance(0.0, &mut state, 0.1) - 0.5).abs() < 1e-12);
    }

    #[test]
    fn without_lag_the_brake_is_the_pedal() {
        let brake = BrakeBuildUp { lag: 0.0, rise_time: 0.0 };
        let mut state = DriverState::default();
        for pedal in [0.3, 1.0, 0.1, 0.0] {
            assert!((brake.advance(pedal, &mut state, 1e-3) - pedal).abs() < 1e-15);
        }
    }
}
