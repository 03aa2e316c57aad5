use super::combine;

/// What one step of Dormand-Prince 5(4) gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DormandPrinceStep<const N: usize> {
    /// State at the end, fifth order.
    pub y: [f64; N],
    /// Fifth less fourth order result, with its sign.
    pub error: [f64; N],
    /// Slope at the end: the first of the next step.
    pub slope: [f64; N],
}

/// One step of Dormand-Prince 5(4) from `y` with slope `first = rhs(t, y)`.
///
/// Source: Dormand and Prince, "A family of embedded Runge-Kutta formulae", 1980.
#[must_use]
pub fn dormand_prince<const N: usize>(
    mut rhs: impl FnMut(f64, &[f64; N]) -> [f64; N],
    t: f64,
    y: &[f64; N],
    first: &[f64; N],
    h: f64,
) -> DormandPrinceStep<N> {
    let k1 = first;
    let k2 = rhs(t + h / 5.0, &combine(y, h, [(1.0 / 5.0, k1)]));
    let k3 = rhs(t + 3.0 * h / 10.0, &combine(y, h, [(3.0 / 40.0, k1), (9.0 / 40.0, &k2)]));
    let k4 =
        rhs(t + 4.0 * h / 5.0, &combine(y, h, [(44.0 / 45.0, k1), (-56.0 / 15.0, &k2), (32.0 / 9.0, &k3)]));
    let k5 = rhs(
        t + 8.0 * h / 9.0,
        &combine(
            y,
            h,
            [
                (19372.0 / 6561.0, k1),
                (-25360.0 / 2187.0, &k2),
                (64448.0 / 6561.0, &k3),
                (-212.0 / 729.0, &k4),
            ],
        ),
    );
    let k6 = rhs(
        t + h,
        &combine(
            y,
            h,
            [
                (9017.0 / 3168.0, k1),
                (-355.0 / 33.0, &k2),
                (46732.0 / 5247.0, &k3),
                (49.0 / 176.0, &k4),
                (-5103.0 / 18656.0, &k5),
            ],
        ),
    );
    let end = combine(
        y,
        h,
        [
            (35.0 / 384.0, k1),
            (500.0 / 1113.0, &k3),
            (125.0 / 192.0, &k4),
            (-2187.0 / 6784.0, &k5),
            (11.0 / 84.0, &k6),
        ],
    );
    let slope = rhs(t + h, &end);
    let error = combine(
        &[0.0; N],
        h,
        [
            (71.0 / 57600.0, k1),
            (-71.0 / 16695.0, &k3),
            (71.0 / 1920.0, &k4),
            (-17253.0 / 339_200.0, &k5),
            (22.0 / 525.0, &k6),
            (-1.0 / 40.0, &slope),
        ],
    );
    DormandPrinceStep { y: end, error, slope }
}
