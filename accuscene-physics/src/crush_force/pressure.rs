use accuscene_core::arith::Real;

/// Least share of the stored energy that an unloading structure gives back, so that its slope stays finite; e = 0.032.
pub const LEAST_RETURN: f64 = 1e-3;

/// How a structure resists: force for a metre of width by depth, for one place of a face.
///
/// Loading follows `p = B X`, X the depth at that instant. With the threshold A of a crush test, `X = C + A/B`, this is
/// the line `A + B C` over the permanent crush C, and the energy `B X^2/2` is the `A C + B C^2/2 + A^2/(2 B)` of CRASH3.
/// Unloading is the straight line from the deepest point that gives back the share `e^2` of what was stored; it ends
/// at `X (1 - e^2)`, and there the contact ends. Loading again follows the same line up to the deepest point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pressure {
    /// Rise of the force for a metre of width with depth, N/m².
    pub rise: f64,
    /// Depth that leaves no permanent crush, A/B, m.
    pub elastic: f64,
}

impl Pressure {
    /// From the coefficients of a crush test: A (N/m) and B (N/m²).
    #[must_use]
    pub fn from_crush_test(a: f64, b: f64) -> Self {
        Self { rise: b, elastic: a / b }
    }

    /// The surface's depth where it no longer presses, for this deepest depth, m.
    #[must_use]
    pub fn rests_at(deepest: f64, returned: f64) -> f64 {
        deepest * (1.0 - returned)
    }

    /// How far the surface gives way from where it rests under this force for a metre of width, m.
    #[must_use]
    pub fn yields(&self, deepest: f64, returned: f64, force: f64) -> f64 {
        let back = force * returned / self.rise;
        let on = force / self.rise - Self::rests_at(deepest, returned);
        Real::max(back, on)
    }

    /// Permanent crush of this deepest depth, m.
    #[must_use]
    pub fn permanent(&self, deepest: f64) -> f64 {
        Real::max(deepest - self.elastic, 0.0)
    }

    /// Energy for a metre of width that this deepest depth has taken, less what it gave back, J/m.
    #[must_use]
    pub fn absorbed(&self, deepest: f64, returned: f64) -> f64 {
        0.5 * self.rise * deepest * deepest * (1.0 - returned)
    }
}

/// One side of an interface: its law, its deepest depth, and the cosine between its face and the interface.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Yielding {
    pub(super) law: Pressure,
    pub(super) deepest: f64,
    pub(super) cosine: f64,
}

impl Yielding {
    /// How far the interface moves into this side under a force for a metre of its width, m.
    pub(super) fn yields(&self, returned: f64, force: f64) -> f64 {
        self.law.yields(self.deepest, returned, force) * self.cosine
    }

    /// Force at which loading goes on where it once ended, N/m.
    fn breaks(&self) -> f64 {
        self.law.rise * self.deepest
    }
}

/// Force for a metre of width at which both sides together give way by `depth` (m), and its rise with depth (N/m²).
///
/// Both are piecewise straight: at most three pieces.
pub(super) fn balance(sides: [Yielding; 2], returned: f64, depth: f64) -> (f64, f64) {
    let [mut first, mut second] = sides.map(|s| s.breaks());
    if second < first {
        core::mem::swap(&mut first, &mut second);
    }
    let total = |force: f64| sides[0].yields(returned, force) + sides[1].yields(returned, force);
    let (mut force, mut reached) = (0.0, 0.0);
    for end in [first, second] {
        let there = total(end);
        if depth <= there {
            let slope = (end - force) / (there - reached);
            return if there > reached { (force + slope * (depth - reached), slope) } else { (end, 0.0) };
        }
        (force, reached) = (end, there);
    }
    let compliance: f64 = sides.iter().map(|s| s.cosine / s.law.rise).sum();
    (force + (depth - reached) / compliance, 1.0 / compliance)
}

/// The same against something rigid.
pub(super) fn alone(side: Yielding, returned: f64, depth: f64) -> (f64, f64) {
    let end = side.breaks();
    let there = side.yields(returned, end);
    if depth <= there && there > 0.0 {
        let slope = end / there;
        return (slope * depth, slope);
    }
    let slope = side.law.rise / side.cosine;
    (end + (depth - there) * slope, slope)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(rise: f64, deepest: f64, cosine: f64) -> Yielding {
        Yielding { law: Pressure { rise, elastic: 0.1 }, deepest, cosine }
    }

    #[test]
    fn both_sides_carry_the_same_force_and_share_the_depth() {
        let returned = 0.04;
        for (a, b) in [(side(4e5, 0.0, 1.0), side(9e5, 0.0, 0.9)), (side(4e5, 0.3, 1.0), side(2e5, 0.1, 0.8))]
        {
            for depth in [0.001, 0.01, 0.1, 0.7] {
                let (force, slope) = balance([a, b], returned, depth);
                let sum = a.yields(returned, force) + b.yields(returned, force);
                assert!((sum - depth).abs() < 1e-12, "{sum} for {depth}");
                let (more, _) = balance([a, b], returned, depth + 1e-9);
                assert!(((more - force) / 1e-9 - slope).abs() < 1e-3 * slope);
            }
        }
    }

    #[test]
    fn an_unloading_structure_gives_back_its_share() {
        let (law, deepest, returned) = (Pressure { rise: 5e5, elastic: 0.1 }, 0.6, 0.09);
        let rest = Pressure::rests_at(deepest, returned);
        let triangle = 0.5 * law.rise * deepest * (deepest - rest);
        let stored = 0.5 * law.rise * deepest * deepest;
        assert!((triangle / stored - returned).abs() < 1e-12);
        assert!((law.absorbed(deepest, returned) + triangle - stored).abs() < 1e-9 * stored);
    }
}
