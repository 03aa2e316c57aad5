use crate::crush_force::{Border, Depths, Face, FaceBorder};
use accuscene_core::arith::{Real, Vec2, atan2};

/// Bodywork that presses this far into a wheel holds it, m; before that it drags.
const JAM: f64 = 0.05;
/// Width of a tyre as a share of its radius: 0.205 m of 0.317 m for a 205/60 R15.
const WIDTH: f64 = 0.65;
/// The rim as a share of the tyre's radius: 0.23 m of 0.31 m with the bead.
const RIM: f64 = 0.75;
/// A hub gives way no further than this before it comes off or the bodywork behind it holds, m.
const FURTHEST: f64 = 0.5;
/// Most that a wheel turns about its links, rad.
const MOST_BENT: f64 = 0.6;
/// Places at which a wheel is looked at, along the face.
const PLACES: usize = 9;

/// What impacts have made of a wheel.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Harm {
    /// How far it is locked: 0 turns freely, 1 not at all.
    pub lock: f64,
    /// Angle it is bent to, beside what is steered, rad; positive to the left.
    pub steer: f64,
    /// Displacement of its hub, body axes, m.
    pub displacement: Vec2,
    /// Without air.
    pub deflated: bool,
    /// Torn off.
    pub missing: bool,
    /// Whether the scene says so.
    pub given: bool,
}

impl Harm {
    /// True if the wheel is as it was made.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self { given: self.given, ..Self::default() }
    }
}

/// What the crush of a border does to a wheel: hub at `hub` (body axes, m) with a tyre of this radius (m).
///
/// Where the permanent crush of a face would lie within the undamaged wheel, it has pushed the wheel by so much, at most
/// 0.5 m. The wheel then drags, and from 5 cm on it is locked. Pushed from the side, fore and aft by different amounts, it
/// is turned to lie along the crushed surface. It is flat where the crush has come to its rim (three quarters of the
/// radius, in the middle of its width). No wheel comes off by this rule.
#[must_use]
pub fn reached(border: &Border, depths: &Depths, hub: Vec2, radius: f64) -> Harm {
    let mut harm = Harm::default();
    for (face, depths) in border.faces.iter().zip(&depths.faces) {
        if depths.iter().all(|d| face.law.permanent(*d) <= 0.0) {
            continue;
        }
        let lengthwise = matches!(face.face, Face::Front | Face::Rear);
        let (long, wide) = (radius, 0.5 * WIDTH * radius);
        let (out, along) = if lengthwise { (long, wide) } else { (wide, long) };
        let pushed = press(face, depths, hub, out, along);
        let most = pushed.iter().copied().fold(0.0, Real::max);
        if most <= 0.0 {
            continue;
        }
        harm.lock = Real::max(harm.lock, Real::min(most / JAM, 1.0));
        harm.displacement -= face.face.outward() * Real::min(most, FURTHEST);
        let rim = RIM * radius;
        let (out, along) = if lengthwise { (rim, 0.0) } else { (0.0, rim) };
        harm.deflated |= press(face, depths, hub, out, along).iter().any(|p| *p > 0.0);
        if !lengthwise {
            // Along a side the places run forward.
            let slope = atan2(pushed[PLACES - 1] - pushed[0], 2.0 * radius);
            let inward = if face.face == Face::Left { -1.0 } else { 1.0 };
            harm.steer += inward * Real::clamp(slope, -MOST_BENT, MOST_BENT);
        }
    }
    harm
}

/// How far the crush of a face pushes a wheel that reaches out and along by these (m) from its hub, at even places.
fn press(face: &FaceBorder, depths: &[f64], hub: Vec2, out: f64, along: f64) -> [f64; PLACES] {
    let (hub_out, hub_along) = face.face.split(hub);
    let mut pushed = [0.0; PLACES];
    for (k, p) in pushed.iter_mut().enumerate() {
        let place = hub_along + along * (2.0 * k as f64 / (PLACES - 1) as f64 - 1.0);
        let (undamaged, crush) = face.crush_at(depths, place);
        // A wheel that stood out of the bodywork is pushed no further than that was.
        let within = Real::min(hub_out + out - (undamaged - crush), crush);
        *p = Real::max(within, 0.0);
    }
    pushed
}
