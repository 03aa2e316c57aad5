use accuscene_core::arith::{Real, exp, ln};
use accuscene_core::estimate::PowerLaw;
use nalgebra::{SMatrix, SVector};

/// What a law is fitted to.
pub(crate) struct Point<'a, const N: usize> {
    /// What is left out together.
    pub(crate) model: &'a str,
    pub(crate) inputs: [f64; N],
    pub(crate) output: f64,
}

impl<const N: usize> Point<'_, N> {
    pub(crate) fn is_known(&self) -> bool {
        self.output.is_finite() && self.inputs.iter().all(|x| x.is_finite())
    }
}

/// Least squares on the logarithms, the error from leaving out whole models in turn.
///
/// None where the points do not determine a law.
pub(crate) fn fit<const N: usize>(points: &[Point<'_, N>]) -> Option<PowerLaw<N>> {
    let (intercept, exponents) = solve(points, None)?;
    let mut range = [[f64::INFINITY, f64::NEG_INFINITY]; N];
    let mut squares = 0.0;
    for (point, guess) in points.iter().zip(left_out(points)?) {
        for ([low, high], x) in range.iter_mut().zip(point.inputs) {
            (*low, *high) = (Real::min(*low, x), Real::max(*high, x));
        }
        let error = guess / point.output - 1.0;
        squares += error * error;
    }
    let scatter = (squares / points.len() as f64).sqrt();
    Some(PowerLaw { intercept, exponents, range, scatter, count: points.len() })
}

/// What each point would be by a fit to those of other models.
pub(crate) fn left_out<const N: usize>(points: &[Point<'_, N>]) -> Option<Vec<f64>> {
    let guess = |point: &Point<'_, N>| {
        let (intercept, exponents) = solve(points, Some(point.model))?;
        Some(predicted(intercept, &exponents, &point.inputs))
    };
    points.iter().map(guess).collect()
}

/// RMS and mean of the relative error of another rule.
pub(crate) fn errors(pairs: impl Iterator<Item = (f64, f64)>) -> [f64; 2] {
    let errors: Vec<f64> = pairs.map(|(predicted, measured)| predicted / measured - 1.0).collect();
    let count = errors.len() as f64;
    let squares: f64 = errors.iter().map(|e| e * e).sum();
    [(squares / count).sqrt(), errors.iter().sum::<f64>() / count]
}

fn predicted<const N: usize>(intercept: f64, exponents: &[f64; N], inputs: &[f64; N]) -> f64 {
    exp(intercept + exponents.iter().zip(inputs).map(|(e, x)| e * ln(*x)).sum::<f64>())
}

/// Centred normal equations: at most three inputs, far from collinear.
fn solve<const N: usize>(points: &[Point<'_, N>], without: Option<&str>) -> Option<(f64, [f64; N])> {
    let kept = || points.iter().filter(|p| without.is_none_or(|model| model != p.model));
    let count = kept().count() as f64;
    let logs = |p: &Point<'_, N>| SVector::<f64, N>::from_fn(|k, _| ln(p.inputs[k]));
    let mean = kept().fold(SVector::zeros(), |sum, p| sum + logs(p)) / count;
    let mean_output = kept().map(|p| ln(p.output)).sum::<f64>() / count;
    let (mut normal, mut right) = (SMatrix::<f64, N, N>::zeros(), SVector::<f64, N>::zeros());
    for p in kept() {
        let x = logs(p) - mean;
        normal += x * x.transpose();
        right += x * (ln(p.output) - mean_output);
    }
    let exponents: SVector<f64, N> = normal.cholesky()?.solve(&right);
    Some((mean_output - exponents.dot(&mean), exponents.into()))
}
