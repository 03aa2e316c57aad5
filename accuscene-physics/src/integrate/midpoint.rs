use super::combine;

const MAX_ITERATIONS: usize = 200;

/// One step of the implicit midpoint rule, second order and A-stable, solved by fixed-point iteration.
///
/// Iterates until the result no longer changes or changes by rounding alone. `None` if it does not settle, as where
/// `h` times the largest slope of the right-hand side is 2 or more, or where a value is not finite.
#[must_use]
pub fn implicit_midpoint<const N: usize>(
    mut rhs: impl FnMut(f64, &[f64; N]) -> [f64; N],
    t: f64,
    y: &[f64; N],
    h: f64,
) -> Option<[f64; N]> {
    let middle = t + h / 2.0;
    let mut slope = rhs(t, y);
    let mut half = combine(y, h / 2.0, [(1.0, &slope)]);
    for _ in 0..MAX_ITERATIONS {
        slope = rhs(middle, &half);
        let next = combine(y, h / 2.0, [(1.0, &slope)]);
        if next.iter().any(|x| !x.is_finite()) {
            return None;
        }
        let size = next.iter().fold(0.0_f64, |size, x| if x.abs() > size { x.abs() } else { size });
        let settled = next.iter().zip(&half).all(|(a, b)| (a - b).abs() <= f64::EPSILON * size);
        half = next;
        if settled {
            return Some(combine(y, h, [(1.0, &slope)]));
        }
    }
    None
}
