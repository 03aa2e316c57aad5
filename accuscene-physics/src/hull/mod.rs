//! The bodywork against the ground: points of the hull that press, slide and stick.
//!
//! A vehicle that tips over leaves its wheels; from then on it moves on these points. Reconstructions of rollovers
//! use a friction of 0.35 to 0.5 for bodywork on dry asphalt, and a restitution of 0.1 to 0.3.

mod clearing;
mod contact;
mod friction;
mod profile;

pub(crate) use clearing::Clearing;
pub use contact::{HullPoint, PointState};
pub use profile::Profile;

use crate::vehicle::{BodyState, Footing, Vehicle, Wrench};
use accuscene_core::arith::{Mat3, Real, Vec3};

/// Points of the bodywork that can touch the ground, left before right, front before rear.
#[derive(Clone, Debug, PartialEq)]
pub struct Hull {
    /// The points; in pairs, the left one first.
    points: Vec<HullPoint>,
    /// How many of them belong to the body; the others are flanks of wheels.
    body: usize,
    /// Friction of the bodywork as a share of the ground's coefficient for tyres.
    pub friction: f64,
    /// Whether it clears the ground.
    clearing: Clearing,
    /// The smallest moment of inertia, kg m².
    inertia: f64,
}

/// Longest step that resolves bodywork on the ground, s: a car's restitution and energy to a few thousandths.
pub const RESOLVED_STEP: f64 = 1e-3;

/// Friction of bodywork by that of a tyre: 0.42 on a road of 0.7.
const FRICTION: f64 = 0.6;
/// Lever of the rolling resistance as a share of the hull's reach: bodywork lies on dents, not on points. Some 2 cm
/// for a car, which costs it 2 kJ a turn.
const DENT: f64 = 0.01;
/// Below this rate the rolling resistance fades, rad/s.
const CREEP: f64 = 0.02;
/// Largest share of its rate of turn that the rolling resistance takes from a body in a step.
const ROLLED: f64 = 0.1;
/// The flanks of the wheels count once the body leans past this, cosine of 30 degrees: before, the treads carry it.
const LEANING: f64 = 0.866;

impl Hull {
    /// The hull with these points of the body, body axes, m; the flanks of the wheels are added.
    ///
    /// Points come in pairs, the left one first. `step` (s) is the longest that it will be stepped with; the
    /// stiffness follows from it and from the mass that a point moves.
    #[must_use]
    pub fn new(vehicle: &Vehicle<f64>, places: &[Vec3], step: f64) -> Self {
        let mut all = places.to_vec();
        for (i, wheel) in vehicle.wheels.iter().enumerate() {
            all.extend(profile::flank(wheel, if i % 2 == 0 { 1.0 } else { -1.0 }));
        }
        // Left and right flanks alternate, so that mirrored vehicles add up in mirrored order.
        let body = places.len();
        let flank = profile::FLANK;
        for pair in all[body..].chunks_mut(2 * flank) {
            let (left, right) = (pair[..flank].to_vec(), pair[flank..].to_vec());
            for (k, (l, r)) in left.into_iter().zip(right).enumerate() {
                (pair[2 * k], pair[2 * k + 1]) = (l, r);
            }
        }
        let clearing = Clearing::of(&all[..body], &all);
        let i = &vehicle.body.inertia.rows;
        let inertia = Real::min(i[0].x, Real::min(i[1].y, i[2].z));
        let count = all.len();
        let points = all.into_iter().map(|at| HullPoint::new(at, count, vehicle, step)).collect();
        Self { points, body, friction: FRICTION, clearing, inertia }
    }

    /// The points; in pairs, the left one first, those of the body before the flanks of the wheels.
    #[must_use]
    pub fn points(&self) -> &[HullPoint] {
        &self.points
    }

    /// Points without contact: the state to begin with.
    #[must_use]
    pub fn start(&self) -> Vec<PointState> {
        vec![PointState::default(); self.points.len()]
    }

    /// True if no point can touch a plane ground in the next `dt` (s) of free motion; cheap, and never true when one
    /// does.
    #[must_use]
    pub fn clears(&self, body: &BodyState, ground: &Footing<f64>, dt: f64) -> bool {
        self.clearing.spare(body, ground, dt) > 0.0
    }

    /// The part of it that tells whether it clears the ground.
    pub(crate) fn clearing(&self) -> &Clearing {
        &self.clearing
    }

    /// Notes that no point touches the ground.
    pub fn leave(&self, state: &mut [PointState]) {
        for free in state {
            *free = PointState { crush: free.crush, ..PointState::default() };
        }
    }

    /// Resistance of dented bodywork to rolling over the ground, N m.
    fn rolling(&self, rate: Vec3, state: &[PointState], dt: f64) -> Vec3 {
        // Left plus right first, so that mirrored vehicles add up to the same bits.
        let load: f64 = state.chunks(2).map(|pair| pair.iter().map(|p| p.load).sum::<f64>()).sum();
        let damping = DENT * self.clearing.reach() * load / Real::max(rate.norm(), CREEP);
        -(rate * Real::min(damping, ROLLED * self.inertia / dt))
    }

    /// What the ground does to the body, body axes; moves the state of the points on by `dt` (s).
    ///
    /// `ground` tells the plane under a point in world axes; `state` has one entry a point. Allocates nothing.
    pub fn press(
        &self,
        body: &BodyState,
        ground: &dyn Fn(Vec3) -> Footing<f64>,
        state: &mut [PointState],
        dt: f64,
    ) -> Wrench {
        self.press_on(body, ground, None, (state, &mut true), dt)
    }

    /// The same where the ground is one plane, if `plane` has its normal and offset: points clear of it are passed over.
    ///
    /// `touched` tells whether any point was on the ground in the step before, and from now on; without one all states say
    /// so already.
    pub(crate) fn press_on(
        &self,
        body: &BodyState,
        ground: &dyn Fn(Vec3) -> Footing<f64>,
        plane: Option<(Vec3, f64)>,
        (state, touched): (&mut [PointState], &mut bool),
        dt: f64,
    ) -> Wrench {
        let turn = body.orientation.matrix();
        let count = if leans(turn.rows[2].z) { self.points.len() } else { self.body };
        if *touched {
            self.leave(&mut state[count..]);
        }
        let height = plane.map(|(normal, offset)| Height::over(normal, offset, body, &turn));
        let had_touched = *touched;
        *touched = false;
        let mut total = Wrench::zero();
        for (points, states) in self.points[..count].chunks(2).zip(state.chunks_mut(2)) {
            let mut pair = Wrench::zero();
            for (p, s) in points.iter().zip(states) {
                if height.as_ref().is_some_and(|h| h.clears(p.at + s.crush)) {
                    if had_touched {
                        *s = PointState { crush: s.crush, ..PointState::default() };
                    }
                    continue;
                }
                if let Some(wrench) = p.press(body, &turn, ground, self.friction, s, dt) {
                    pair = pair.plus(&wrench);
                    *touched = true;
                }
            }
            total = total.plus(&pair);
        }
        if total != Wrench::zero() {
            total.moment += self.rolling(body.rate, state, dt);
        }
        total
    }
}

/// Whether a body leans so far that the flanks of its wheels count; `up` is the vertical part of its own vertical axis.
fn leans(up: f64) -> bool {
    up < LEANING
}

/// Height of points of a body over a plane, about.
struct Height {
    /// Normal of the plane, body axes.
    normal: Vec3,
    /// Height of the origin, m.
    origin: f64,
    /// More than rounding can make of a height, m.
    margin: f64,
}

impl Height {
    fn over(normal: Vec3, offset: f64, body: &BodyState, turn: &Mat3) -> Self {
        let at = body.position;
        Self {
            normal: turn.apply_transposed(normal),
            origin: normal.dot(at) - offset,
            margin: 1e-6 + 1e-12 * (at.x.abs() + at.y.abs() + at.z.abs() + offset.abs()),
        }
    }

    /// True if the point is above the plane for certain; false for what is not a number.
    #[inline]
    fn clears(&self, place: Vec3) -> bool {
        self.origin + self.normal.dot(place) > self.margin
    }
}
