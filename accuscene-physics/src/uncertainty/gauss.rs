/// Gauss-Legendre rule of 16 points on [-1, 1]: nodes above 0, each with the weight of it and of its mirror
/// image.
pub(super) const RULE: [(f64, f64); 8] = [
    (0.09501250983763744, 0.1894506104550685),
    (0.2816035507792589, 0.18260341504492358),
    (0.45801677765722737, 0.16915651939500254),
    (0.6178762444026438, 0.14959598881657674),
    (0.755404408355003, 0.12462897125553388),
    (0.8656312023878318, 0.09515851168249279),
    (0.9445750230732326, 0.062253523938647894),
    (0.9894009349916499, 0.027152459411754096),
];

/// The integral of `f` from `low` to `high` over `panels` equal parts, in a fixed order.
pub(super) fn integral(low: f64, high: f64, panels: u32, mut f: impl FnMut(f64, f64)) {
    let half = 0.5 * (high - low) / f64::from(panels);
    for panel in 0..panels {
        let middle = low + half * f64::from(2 * panel + 1);
        for (node, weight) in RULE {
            f(middle - half * node, half * weight);
            f(middle + half * node, half * weight);
        }
    }
}
