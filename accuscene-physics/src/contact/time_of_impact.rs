//! First contact of moving bodies: conservative advancement, then bisection of the signed gap.

use super::separation::{nearest, separation};
use super::{ContactError, Motion2, Obb, Outline, PlacedOutline, Pose2, Separation};
use accuscene_core::arith::{Real, Vec2};

/// Gap at which conservative advancement hands over to bisection, m.
const TOUCHING: f64 = 1e-6;
/// Width of the bracket at which bisection ends, s.
const RESOLUTION: f64 = 1e-12;
/// The shortest step of the search is the interval over this.
const LEAST_STEPS: f64 = 65_536.0;

/// The first contact of two bodies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Touch {
    /// Time, s.
    pub time: f64,
    /// Poses of the bodies then.
    pub poses: [Pose2; 2],
    /// Separation then: about 0, and the normal of first contact from the first body to the second.
    pub separation: Separation,
}

/// How far apart two bodies are at an instant, and how fast they can close.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outlook {
    /// Signed gap, m.
    pub gap: f64,
    /// Bound on the speed at which this gap can close from then on, m/s; 0 if it cannot.
    pub closing: f64,
}

/// The first time in `interval` at which the gap is 0, or the start if it is not above 0 there; none if there is none.
///
/// Conservative advancement by gap over closing speed, then bisection to 1e-12 s. A contact that is both shallower
/// than a micrometre and shorter than the interval over 65,536 may go unseen.
///
/// # Errors
/// [`ContactError`] for an interval that is not finite or runs backward.
pub fn first_contact(
    interval: [f64; 2],
    mut outlook: impl FnMut(f64) -> Outlook,
) -> Result<Option<f64>, ContactError> {
    let [start, end] = interval;
    ContactError::finite("interval", &interval)?;
    if end < start {
        return Err(ContactError::Value {
            path: "end of the interval",
            value: end,
            limit: "not before its start",
            hint: "swap the ends",
        });
    }
    let least = (end - start) / LEAST_STEPS;
    let mut t = start;
    let mut last_apart = start;
    loop {
        let Outlook { gap, closing } = outlook(t);
        if gap <= 0.0 {
            return Ok(Some(bisect(last_apart, t, |t| outlook(t).gap)));
        }
        // A gap that is no number is no contact.
        if t >= end || closing <= 0.0 || gap.is_nan() {
            return Ok(None);
        }
        last_apart = t;
        let step = Real::max(Real::max(gap, TOUCHING) / closing, least);
        let next = t + step;
        // Beyond the last figure of the time nothing happens any more.
        if next <= t {
            return Ok(None);
        }
        t = Real::min(next, end);
    }
}

/// First contact of two rectangles that move from time 0 to `horizon`, s; at 0 if they overlap there.
///
/// # Errors
/// [`ContactError`] for motions that are not finite, or a horizon that is negative or not finite.
pub fn of_boxes(
    a: &Obb,
    b: &Obb,
    motions: &[Motion2; 2],
    horizon: f64,
) -> Result<Option<Touch>, ContactError> {
    let place = |shape: &Obb, pose: Pose2| Obb { pose, ..*shape };
    let separation = |poses: [Pose2; 2]| place(a, poses[0]).separation(&place(b, poses[1]));
    let time = of_motions([a.radius(), b.radius()], motions, horizon, true, separation)?;
    Ok(time.map(|time| {
        let poses = motions.map(|m| m.at(time));
        Touch { time, poses, separation: separation(poses) }
    }))
}

/// First contact of two outlines that move from time 0 to `horizon`, s; at 0 if they overlap there.
///
/// # Errors
/// [`ContactError`] for motions that are not finite, or a horizon that is negative or not finite.
pub fn of_polygons(
    a: &Outline,
    b: &Outline,
    motions: &[Motion2; 2],
    horizon: f64,
) -> Result<Option<Touch>, ContactError> {
    let (mut va, mut vb) = (PlacedOutline::default(), PlacedOutline::default());
    let convex = a.shape().is_convex() && b.shape().is_convex();
    let time = of_motions([a.radius(), b.radius()], motions, horizon, convex, |poses| {
        a.place_into(&poses[0], &mut va);
        b.place_into(&poses[1], &mut vb);
        nearest(va.shape(), vb.shape())
    })?;
    Ok(time.map(|time| {
        let poses = motions.map(|m| m.at(time));
        let separation = separation(&a.placed(&poses[0]), &b.placed(&poses[1]));
        Touch { time, poses, separation }
    }))
}

/// First contact of two outlines whose poses are functions of time over `interval`, s; at its start if they
/// overlap there.
///
/// `speed_bound`, m/s, is at least the speed of any vertex of one outline relative to the other in the interval.
///
/// # Errors
/// [`ContactError`] for an interval or a bound that is not finite, or an interval that runs backward.
pub fn along_paths(
    a: (&Outline, impl Fn(f64) -> Pose2),
    b: (&Outline, impl Fn(f64) -> Pose2),
    speed_bound: f64,
    interval: [f64; 2],
) -> Result<Option<Touch>, ContactError> {
    ContactError::finite("speed bound", &[speed_bound])?;
    let (mut va, mut vb) = (PlacedOutline::default(), PlacedOutline::default());
    let time = first_contact(interval, |t| {
        a.0.place_into(&a.1(t), &mut va);
        b.0.place_into(&b.1(t), &mut vb);
        Outlook { gap: nearest(va.shape(), vb.shape()).gap, closing: speed_bound }
    })?;
    Ok(time.map(|time| {
        let poses = [a.1(time), b.1(time)];
        let separation = separation(&a.0.placed(&poses[0]), &b.0.placed(&poses[1]));
        Touch { time, poses, separation }
    }))
}

/// `convex` tells that the separation is that of two convex bodies: while they are apart along its normal they are apart.
fn of_motions(
    radii: [f64; 2],
    motions: &[Motion2; 2],
    horizon: f64,
    convex: bool,
    mut separation: impl FnMut([Pose2; 2]) -> Separation,
) -> Result<Option<f64>, ContactError> {
    for m in motions {
        if !m.is_finite() {
            let value = f64::NAN;
            return Err(ContactError::NotFinite {
                path: "motion",
                value,
                hint: "give finite poses and velocities",
            });
        }
    }
    let relative: Vec2 = motions[1].velocity - motions[0].velocity;
    let turning = motions[0].yaw_rate.abs() * radii[0] + motions[1].yaw_rate.abs() * radii[1];
    first_contact([0.0, horizon], |t| {
        let s = separation(motions.map(|m| m.at(t)));
        // Along a fixed normal the translation closes at this speed, or opens and helps nothing; other parts of concave
        // outlines close along normals of their own.
        let translating = if convex { Real::max(-relative.dot(s.normal), 0.0) } else { relative.norm() };
        Outlook { gap: s.gap, closing: translating + turning }
    })
}

/// The end of the bracket at which the gap is not above 0, once it is as narrow as can be.
fn bisect(mut apart: f64, mut touching: f64, mut gap: impl FnMut(f64) -> f64) -> f64 {
    while touching - apart > RESOLUTION {
        let middle = apart + 0.5 * (touching - apart);
        if middle <= apart || middle >= touching {
            break;
        }
        if gap(middle) > 0.0 { apart = middle } else { touching = middle }
    }
    touching
}
