use accuscene_core::arith::{Real, Vec3};

/// Tells for how long a vehicle has stayed where it is, however it is shaken there.
///
/// What leans on another is pushed on by its tyres and held by an impulse in every step: its speed never dies out, but it
/// goes nowhere.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stay<R: Real = f64> {
    place: Vec3<R>,
    heading: R,
    time: R,
}

/// What goes no further than this, m, or turns by no more, rad, stays.
const PLACE: f64 = 5e-4;
/// For this long, s.
const LONG: f64 = 1.0;
/// Kinetic energy per mass of what is shaken at most, J/kg: 3 cm/s, which gravity makes in a step of 3 ms.
const SHAKEN: f64 = 5e-4;

impl<R: Real> Stay<R> {
    /// Takes place (m) and heading (rad) after a step of `dt` (s); the time for which it has stayed, s.
    #[inline(always)]
    pub fn observe(&mut self, place: Vec3<R>, heading: R, dt: R) -> R {
        let way = place - self.place;
        let turned = (heading - self.heading).abs();
        let gone = way.dot(way).gt(R::splat(PLACE * PLACE)) | turned.gt(R::splat(PLACE));
        self.place = Vec3::select(gone, place, self.place);
        self.heading = R::select(gone, heading, self.heading);
        self.time = R::select(gone, R::zero(), self.time + dt);
        self.time
    }

    /// True of what has stayed for this time (s) with this kinetic energy per mass (J/kg): it rests.
    #[must_use]
    #[inline(always)]
    pub fn rests(time: R, energy: R) -> R::Mask {
        time.gt(R::splat(LONG)) & energy.lt(R::splat(SHAKEN))
    }

    /// Those of several vehicles side by side.
    pub(super) fn together<'a>(of: impl Fn(usize) -> &'a Stay) -> Self {
        let at = |i: usize| of(i).place;
        Self {
            place: Vec3::new(R::from_fn(|i| at(i).x), R::from_fn(|i| at(i).y), R::from_fn(|i| at(i).z)),
            heading: R::from_fn(|i| of(i).heading),
            time: R::from_fn(|i| of(i).time),
        }
    }

    /// That of one of them.
    pub(super) fn lane(&self, i: usize) -> Stay {
        Stay { place: self.place.lane(i), heading: self.heading.lane(i), time: self.time.lane(i) }
    }
}
