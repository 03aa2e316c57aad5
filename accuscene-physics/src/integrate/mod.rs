//! Methods that step ordinary differential equations, and the location of events in between.
//!
//! A state is `[f64; N]`; nothing is allocated and sums run in index order, so that a result depends on its inputs
//! alone. A right-hand side is `f(t, y) -> dy/dt`; the two methods of mechanics take `a(t, q, v)` and `a(t, q)`.

mod adaptive;
mod dense;
mod dormand_prince;
mod event;
mod fixed;
mod midpoint;

pub use adaptive::{Control, IntegrationError, Outcome, integrate, integrate_with_events};
pub use dense::DenseStep;
pub use dormand_prince::{DormandPrinceStep, dormand_prince};
pub use event::{MAX_EVENTS, MIN_EVENT_SPACING, StepCrossing, first_crossing, root};
pub use fixed::{explicit_euler, rk4, semi_implicit_euler, velocity_verlet};
pub use midpoint::implicit_midpoint;

/// `y + sum c_i k_i` element by element, the terms added in their order before they meet `y`.
fn combine<const N: usize, const M: usize>(y: &[f64; N], h: f64, terms: [(f64, &[f64; N]); M]) -> [f64; N] {
    std::array::from_fn(|i| y[i] + h * terms.iter().fold(0.0, |sum, (c, k)| sum + c * k[i]))
}
