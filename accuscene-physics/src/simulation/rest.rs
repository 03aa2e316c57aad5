use accuscene_core::arith::{Mask, Real};

/// Tells when a vehicle has come to rest.
///
/// Rest is a window of time whose largest motion is below a limit and at most half of that of the window
/// before: an oscillation that dies out, not a slow roll that begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RestWatch<R: Real = f64> {
    elapsed: R,
    largest: R,
    previous: R,
    /// 1 once rest is reached.
    reached: R,
}

/// Length of a window, s.
const WINDOW: f64 = 0.2;
/// Kinetic energy per mass below which a vehicle can be at rest, J/kg: 4.5 mm/s.
const CALM: f64 = 1e-5;
/// Motion that is rest whatever came before, J/kg: 1 um/s.
const STILL: f64 = 1e-12;

impl<R: Real> Default for RestWatch<R> {
    fn default() -> Self {
        Self { elapsed: R::zero(), largest: R::zero(), previous: R::splat(f64::INFINITY), reached: R::zero() }
    }
}

impl<R: Real> RestWatch<R> {
    /// Takes the kinetic energy per mass (J/kg) after a step of `dt` (s); true once rest is reached, and for as long as it
    /// is calm from then on.
    #[inline(always)]
    pub fn observe(&mut self, energy: R, dt: R) -> R::Mask {
        let (zero, one) = (R::zero(), R::one());
        self.elapsed += dt;
        self.largest = R::select(energy.gt(self.largest), energy, self.largest);
        let over = self.elapsed.ge(R::splat(WINDOW));
        if over.any() {
            let before = self.reached.gt(zero);
            let calm =
                self.largest.lt(R::splat(CALM)) & (before | self.largest.le(R::splat(0.5) * self.previous));
            let reached = R::select(calm | self.largest.lt(R::splat(STILL)), one, zero);
            self.reached = R::select(over, reached, self.reached);
            self.previous = R::select(over, self.largest, self.previous);
            self.elapsed = R::select(over, zero, self.elapsed);
            self.largest = R::select(over, zero, self.largest);
        }
        self.reached.gt(zero)
    }
}

impl<R: Real> RestWatch<R> {
    /// Those of several vehicles side by side.
    pub(super) fn together<'a>(of: impl Fn(usize) -> &'a RestWatch) -> Self {
        Self {
            elapsed: R::from_fn(|i| of(i).elapsed),
            largest: R::from_fn(|i| of(i).largest),
            previous: R::from_fn(|i| of(i).previous),
            reached: R::from_fn(|i| of(i).reached),
        }
    }

    /// That of one of them.
    pub(super) fn lane(&self, i: usize) -> RestWatch {
        let Self { elapsed, largest, previous, reached } = self;
        RestWatch {
            elapsed: elapsed.lane(i),
            largest: largest.lane(i),
            previous: previous.lane(i),
            reached: reached.lane(i),
        }
    }
}
