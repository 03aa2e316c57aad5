use super::Reach;
use crate::crush_force::{Border, Depths, LEAST_RETURN};
use accuscene_core::arith::Real;

/// The outlines of two bodies that an impulse has pushed into each other still overlap by this, m, so that they are in
/// contact until they part.
const SKIN: f64 = 0.01;

/// Share of the way through a body by which a column can be crushed.
const MOST: f64 = 2.0 / 3.0;

/// What an impulse is to a vehicle that it crushes.
#[derive(Clone, Copy, Debug)]
pub struct CrushEnergy {
    /// The vehicle's share of the lost energy, J.
    pub energy: f64,
    /// The share of the overlap that is pushed out of this vehicle, 0 to 1.
    pub share: f64,
    /// Share of A and B of each face that acts at the heights where the bodies meet.
    pub acting: [f64; 4],
    /// Share of the stored energy that comes back: the square of the restitution.
    pub returned: f64,
}

/// What an impulse has crushed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Crushed {
    /// Whether any column is crushed for good.
    pub lasting: bool,
    /// Energy that the columns have taken, J: that of [`CrushEnergy`], or less where no column could.
    pub energy: f64,
}

/// Adds the crush of an impulse to `depths`, the deepest depth of each column (m), and to `dents`, how far the columns
/// of the outline have been pushed in (m).
///
/// The depth grows in proportion to the reach of the other body and to the share of the push along the face's normal, by
/// as much as takes the energy: the sum over the columns of `w B X²/2 (1 - e²)`, X the depth, B what acts of it at the
/// heights that meet. The outline is pushed in by the permanent crush `X - A/B`, but not further than the bodies overlap.
/// No column is crushed by more than two thirds of the way through the body; the others then take what is left, and what
/// they cannot take either is not told as crush.
pub fn crushed(
    border: &Border,
    reaches: &[Reach],
    crush: &CrushEnergy,
    depths: &mut Depths,
    dents: &mut Depths,
) -> Crushed {
    // What nothing of its stiffness meets is not crushed.
    let acts = |r: &&Reach| crush.acting[r.face] > 0.0;
    let most = |r: &Reach, depth: f64| Real::max(MOST * border.through(r.face), depth);
    let rate = |r: &Reach| {
        let face = &border.faces[r.face];
        0.5 * face.law.rise * crush.acting[r.face] * face.width * (1.0 - crush.returned)
    };
    let mut scale = 0.0;
    // What has come to its end bears no more: the others go on. Every pass ends one or is the last.
    for _ in 0..=reaches.len() {
        let (mut square, mut linear, mut energy, mut ended) = (0.0, 0.0, crush.energy, false);
        for r in reaches.iter().filter(acts) {
            let rate = rate(r);
            let (way, depth) = (r.weight * r.depth, depths.faces[r.face][r.column]);
            let end = most(r, depth);
            if depth + scale * way >= end {
                energy -= rate * (end * end - depth * depth);
            } else {
                square += rate * way * way;
                linear += 2.0 * rate * depth * way;
            }
        }
        if square.is_nan() || square <= 0.0 || energy.is_nan() || energy <= 0.0 {
            break;
        }
        // square m² + linear m = energy, in the form that keeps its figures for a small energy.
        let next = 2.0 * energy / (linear + (linear * linear + 4.0 * square * energy).sqrt());
        for r in reaches.iter().filter(acts) {
            let (way, depth) = (r.weight * r.depth, depths.faces[r.face][r.column]);
            let end = most(r, depth);
            ended |= depth + next * way >= end && depth + scale * way < end;
        }
        scale = Real::max(next, scale);
        if !ended {
            break;
        }
    }
    if scale <= 0.0 {
        return Crushed::default();
    }
    let mut done = Crushed::default();
    for r in reaches.iter().filter(acts) {
        let depth = &mut depths.faces[r.face][r.column];
        let before = *depth;
        *depth = Real::min(*depth + scale * r.weight * r.depth, most(r, *depth));
        done.energy += rate(r) * (*depth * *depth - before * before);
        let permanent = border.faces[r.face].law.permanent(*depth);
        done.lasting |= permanent > 0.0;
        let dent = &mut dents.faces[r.face][r.column];
        let room = *dent + crush.share * Real::max(r.depth - SKIN, 0.0);
        *dent = Real::max(*dent, Real::min(permanent, room));
    }
    done
}

impl CrushEnergy {
    /// Share of the stored energy that comes back at this restitution, as columns of a border give it back.
    #[must_use]
    pub fn returned(restitution: f64) -> f64 {
        let e = Real::clamp(restitution, 0.0, 1.0);
        Real::clamp(e * e, LEAST_RETURN, MOST_RETURN)
    }
}

/// An elastic impact leaves nothing; up to here the depth is still that of the energy.
const MOST_RETURN: f64 = 0.99;
