use super::combine;

/// One step of explicit Euler, first order: the state at `t + h` from the slope at `t`.
#[must_use]
pub fn explicit_euler<const N: usize>(
    mut rhs: impl FnMut(f64, &[f64; N]) -> [f64; N],
    t: f64,
    y: &[f64; N],
    h: f64,
) -> [f64; N] {
    let k = rhs(t, y);
    combine(y, h, [(1.0, &k)])
}

/// One step of semi-implicit Euler, first order and symplectic: velocity first, then position with the new velocity.
///
/// `acceleration(t, q, v)` is taken at the old state; returns `(q, v)` at `t + h`.
#[must_use]
pub fn semi_implicit_euler<const N: usize>(
    mut acceleration: impl FnMut(f64, &[f64; N], &[f64; N]) -> [f64; N],
    t: f64,
    (q, v): (&[f64; N], &[f64; N]),
    h: f64,
) -> ([f64; N], [f64; N]) {
    let a = acceleration(t, q, v);
    let v = combine(v, h, [(1.0, &a)]);
    (combine(q, h, [(1.0, &v)]), v)
}

/// One step of velocity Verlet, second order and symplectic, for accelerations without velocity in them.
///
/// Returns `(q, v)` at `t + h`.
#[must_use]
pub fn velocity_verlet<const N: usize>(
    mut acceleration: impl FnMut(f64, &[f64; N]) -> [f64; N],
    t: f64,
    (q, v): (&[f64; N], &[f64; N]),
    h: f64,
) -> ([f64; N], [f64; N]) {
    let old = acceleration(t, q);
    let moved = combine(q, h, [(1.0, v), (h / 2.0, &old)]);
    let new = acceleration(t + h, &moved);
    (moved, combine(v, h / 2.0, [(1.0, &old), (1.0, &new)]))
}

/// One step of the classical Runge-Kutta method, fourth order.
#[must_use]
pub fn rk4<const N: usize>(
    mut rhs: impl FnMut(f64, &[f64; N]) -> [f64; N],
    t: f64,
    y: &[f64; N],
    h: f64,
) -> [f64; N] {
    let k1 = rhs(t, y);
    let k2 = rhs(t + h / 2.0, &combine(y, h / 2.0, [(1.0, &k1)]));
    let k3 = rhs(t + h / 2.0, &combine(y, h / 2.0, [(1.0, &k2)]));
    let k4 = rhs(t + h, &combine(y, h, [(1.0, &k3)]));
    combine(y, h / 6.0, [(1.0, &k1), (2.0, &k2), (2.0, &k3), (1.0, &k4)])
}
