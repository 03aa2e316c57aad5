use super::input::Input;

/// Steps a model with the classical Runge-Kutta scheme and shows every state, the first at time 0.
///
/// `input` is asked once a step, at its middle, and held over it; `step` is in s, above 0; `row` gets the time in s
/// and the state. Source of the scheme: Kutta 1901.
pub fn simulate<const N: usize>(
    derivative: impl Fn(&[f64; N], Input) -> [f64; N],
    start: [f64; N],
    input: impl Fn(f64) -> Input,
    step: f64,
    steps: u32,
    mut row: impl FnMut(f64, &[f64; N]),
) {
    let mut state = start;
    row(0.0, &state);
    for index in 0..steps {
        let held = input((f64::from(index) + 0.5) * step);
        let k1 = derivative(&state, held);
        let k2 = derivative(&moved(&state, &k1, 0.5 * step), held);
        let k3 = derivative(&moved(&state, &k2, 0.5 * step), held);
        let k4 = derivative(&moved(&state, &k3, step), held);
        state = core::array::from_fn(|i| state[i] + step / 6.0 * (k1[i] + 2.0 * k2[i] + 2.0 * k3[i] + k4[i]));
        row(f64::from(index + 1) * step, &state);
    }
}

fn moved<const N: usize>(state: &[f64; N], rate: &[f64; N], time: f64) -> [f64; N] {
    core::array::from_fn(|i| state[i] + time * rate[i])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halving_the_step_divides_the_error_by_sixteen() {
        let error = |step: f64, steps: u32| {
            let mut last = 0.0;
            simulate(|x, _| [-x[0]], [1.0], |_| Input::default(), step, steps, |_, x| last = x[0]);
            last - 0.367_879_441_171_442_3
        };
        let ratio = error(0.1, 10) / error(0.05, 20);
        assert!((15.0..18.0).contains(&ratio), "{ratio}");
    }
}
