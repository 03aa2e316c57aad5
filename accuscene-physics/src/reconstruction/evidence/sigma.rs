use super::piece::Sigma;
use accuscene_core::arith::DEG;
use accuscene_core::document::Problem;
use accuscene_core::quantity::Quantity;

/// Code of a standard deviation that no measurement has.
pub(super) const ZERO_SIGMA: u32 = 2514;

/// Standard deviations of evidence that tells none, of the order that measuring at the scene has: rest 0.4 m and 7 degrees,
/// marks and video 0.3 m, EES 10 %, PDOF 10 degrees, delta-V 10 %, times 0.1 s, speeds read off 5 %.
pub(super) const REST: f64 = 0.4;
pub(super) const HEADING: f64 = 7.0 * DEG;
pub(super) const MARK: f64 = 0.3;
pub(super) const EES_SHARE: f64 = 0.1;
pub(super) const CRUSH_SHARE: f64 = 0.15;
pub(super) const PDOF: f64 = 10.0 * DEG;
pub(super) const DELTA_V_SHARE: f64 = 0.1;
pub(super) const TIME: f64 = 0.1;
pub(super) const SPEED_SHARE: f64 = 0.05;
/// Least standard deviation of a speed, m/s: what a share of little would fall below.
pub(super) const SPEED_LEAST: f64 = 0.5;

/// The standard deviation of a quantity, or else the usual one; a width of zero is a problem.
pub(super) fn sigma<D>(quantity: &Quantity<D>, usual: f64, path: &str, problems: &mut Vec<Problem>) -> Sigma {
    match quantity.standard_deviation() {
        None => Sigma { value: usual, assumed: true },
        Some(value) if value > 0.0 => Sigma { value, assumed: false },
        Some(value) => {
            let problem = Problem::new(ZERO_SIGMA, format!("{path}.sigma"), "no measurement is exact")
                .with_value(value);
            let hint = format!("give how well it is known, or leave it out for the usual {usual:.3}");
            problems.push(problem.with_limit("above 0").with_hint(hint));
            Sigma { value: usual, assumed: true }
        }
    }
}
