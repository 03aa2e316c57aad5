use accuscene_core::arith::Real;

/// What a towed vehicle's brakes hear of its leader's pedals: the same, a while later.
///
/// A pure delay in both directions; what the brakes make of it is their own build-up. Pedals are kept for each step of
/// the grid, so a step that is split keeps those of its last part.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BrakeLine {
    /// Brake and parking brake of the last steps, in a ring.
    heard: Vec<[f64; 2]>,
    /// What they were before the start.
    before: [f64; 2],
}

impl BrakeLine {
    /// A line with `delay` (s) for steps of `step` (s); nothing is braked before the start.
    #[must_use]
    pub fn new(delay: f64, step: f64) -> Self {
        let length = (Real::max(delay, 0.0) / step) as usize + 2;
        Self { heard: vec![[0.0; 2]; length], before: [0.0; 2] }
    }

    /// Has the pedals (brake and parking brake, 0 to 1) pressed since long before the start.
    pub fn fill(&mut self, pedals: [f64; 2]) {
        self.before = pedals;
    }

    /// Takes the leader's pedals at `t` (s), 0 or later, and gives those of `delay` (s) before. Allocates nothing.
    ///
    /// Delay and `step` (s) are those of [`new`](Self::new); every step of the grid is asked for at least once.
    pub fn pass(&mut self, pedals: [f64; 2], t: f64, delay: f64, step: f64) -> [f64; 2] {
        let length = self.heard.len();
        if let Some(slot) = self.heard.get_mut((t / step) as usize % length) {
            *slot = pedals;
        }
        if t < delay {
            return self.before;
        }
        self.heard.get(((t - delay) / step) as usize % length).copied().unwrap_or(pedals)
    }
}

#[cfg(test)]
mod tests {
    use super::BrakeLine;

    const STEP: f64 = 1e-3;

    fn told(delay: f64, steps: usize, pedal: impl Fn(usize) -> f64) -> Vec<f64> {
        let mut line = BrakeLine::new(delay, STEP);
        let at = |k: usize| (k as f64 + 0.5) * STEP;
        (0..steps).map(|k| line.pass([pedal(k), 0.0], at(k), delay, STEP)[0]).collect()
    }

    #[test]
    fn every_pedal_arrives_the_delay_later_for_ever() {
        let pedal = |k: usize| (k % 97) as f64;
        for (delay, late) in [(0.0, 0), (0.001, 1), (0.04, 40), (0.3, 300)] {
            let told = told(delay, 2000, pedal);
            assert!(told[..late].iter().all(|p| *p == 0.0), "{delay} s");
            for (k, heard) in told.iter().enumerate().skip(late) {
                assert_eq!(*heard, pedal(k - late), "{delay} s, step {k}");
            }
        }
    }

    #[test]
    fn a_delay_between_two_steps_is_one_of_them() {
        let told = told(0.0107, 100, |k| k as f64);
        assert_eq!(told[50], 39.0);
    }

    #[test]
    fn a_split_step_keeps_its_last_pedal_and_the_past_is_what_was_filled() {
        let mut line = BrakeLine::new(0.002, STEP);
        line.fill([0.3, 1.0]);
        assert_eq!(line.pass([0.5, 0.0], 0.0002, 0.002, STEP), [0.3, 1.0]);
        assert_eq!(line.pass([0.6, 0.0], 0.0007, 0.002, STEP), [0.3, 1.0]);
        assert_eq!(line.pass([0.7, 0.0], 0.0015, 0.002, STEP), [0.3, 1.0]);
        assert_eq!(line.pass([0.8, 0.0], 0.0025, 0.002, STEP), [0.6, 0.0]);
    }
}
