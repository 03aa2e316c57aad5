//! Whether bodywork clears a plane ground, by the box around its points.

use super::LEANING;
use crate::vehicle::{BodyState, Footing};
use accuscene_core::arith::{Real, Vec3};

/// What decides whether the bodywork of a vehicle clears the ground.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Clearing<R: Real = f64> {
    /// Where the points of the body are, and all of them: the flanks of wheels count for a body that leans.
    extents: [Extent<R>; 2],
}

impl Clearing {
    /// That of these points: those of the body, and all of them.
    pub(super) fn of(body: &[Vec3], all: &[Vec3]) -> Self {
        Self { extents: [Extent::of(body), Extent::of(all)] }
    }

    /// Distance of the farthest point from the centre of gravity, m.
    pub(super) fn reach(&self) -> f64 {
        self.extents[1].reach
    }
}

impl<R: Real> Clearing<R> {
    /// How much higher above the ground the lowest point is than it can come in the next `dt` (s) of free motion, m, or
    /// less.
    #[inline(always)]
    pub(crate) fn spare(&self, body: &BodyState<R>, ground: &Footing<R>, dt: R) -> R {
        let turn = body.orientation.matrix();
        let normal = turn.apply_transposed(ground.normal);
        // By the end it leans by no more than it has turned.
        let leans = (turn.rows[2].z - body.rate.norm() * dt).lt(R::splat(LEANING));
        let [upright, leaning] = &self.extents;
        let reach = R::select(leans, leaning.reach, upright.reach);
        let lowest = R::select(leans, leaning.lowest(normal), upright.lowest(normal));
        // Turning about the normal brings no point nearer.
        let comes = (normal.cross(body.rate).norm() * reach - body.velocity.dot(ground.normal)) * dt;
        let height = body.position.dot(ground.normal) + lowest - ground.offset;
        height - comes.max(R::zero())
    }

    /// Those of several vehicles side by side.
    pub(crate) fn together<'a>(of: impl Fn(usize) -> &'a Clearing) -> Self {
        let extent = |k: usize| {
            let vector = |get: fn(&Extent) -> Vec3| {
                let at = |i: usize| get(&of(i).extents[k]);
                Vec3::new(R::from_fn(|i| at(i).x), R::from_fn(|i| at(i).y), R::from_fn(|i| at(i).z))
            };
            Extent {
                low: vector(|e| e.low),
                high: vector(|e| e.high),
                reach: R::from_fn(|i| of(i).extents[k].reach),
            }
        };
        Self { extents: [extent(0), extent(1)] }
    }
}

/// The box around some points and the origin, body axes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Extent<R: Real = f64> {
    low: Vec3<R>,
    high: Vec3<R>,
    /// Distance of the farthest point from the origin, m.
    reach: R,
}

impl Extent {
    fn of(points: &[Vec3]) -> Self {
        let least =
            |a: Vec3, b: Vec3| Vec3::new(Real::min(a.x, b.x), Real::min(a.y, b.y), Real::min(a.z, b.z));
        points.iter().fold(Self::default(), |e, p| Self {
            low: least(e.low, *p),
            high: -least(-e.high, -*p),
            reach: Real::max(e.reach, p.norm()),
        })
    }
}

impl<R: Real> Extent<R> {
    /// How far its lowest corner lies along a unit normal, m.
    #[inline(always)]
    fn lowest(&self, normal: Vec3<R>) -> R {
        (normal.x * self.low.x).min(normal.x * self.high.x)
            + (normal.y * self.low.y).min(normal.y * self.high.y)
            + (normal.z * self.low.z).min(normal.z * self.high.z)
    }
}
