use super::border::{FACING, SPACING};
use super::party::Frame;
use super::pressure::{Yielding, alone, balance};
use super::{Dent, Exit, Grip, PARTING, Party, Surface};
use accuscene_core::arith::{Real, Vec2};

/// A column that comes in from the side counts in full once it is in by this, m: so no force begins with a jump.
pub(super) const EDGE: f64 = 0.1 * SPACING;
/// A column that comes into a flank from the side hooks in full once it is in by this, m: what is shallower slides along
/// the flank, which gives way to the side.
const HOOK: f64 = 2.0 * SPACING;
/// A column that looks past a rigid surface by no more than 45 degrees is met by it; from 60 degrees on, at a corner of
/// the body, the other face is: cosines of both.
const FACES: [f64; 2] = [FACING, 0.7];

/// Two vehicles against each other; `dents` gets the columns that are deeper than ever.
///
/// Each vehicle's columns are pressed against the other's surface; the mean of both views acts, so that a swap of the
/// vehicles changes nothing. Allocates only where `dents` has to grow.
pub fn press(parties: [&Party<'_>; 2], surface: &Surface, dents: &mut Vec<Dent>) -> Grip {
    dents.clear();
    let frames = parties.map(Frame::of);
    let origin = parties[0].pose.position;
    let spans = parties.map(|p| p.border.spans(p.depths));
    let views = [0, 1].map(|own: usize| {
        let (a, b) = (parties[own], parties[1 - own]);
        let (fa, fb) = (&frames[own], &frames[1 - own]);
        let reach = b.border.reach();
        let yielded = b.depths.deepest();
        let zero = fb.into(a.pose.position - b.pose.position);
        let near = [0, 1, 2, 3]
            .map(|k| a.border.columns_near(k, spans[own][k], zero, |v| fb.into(fa.out(v)), b.border));
        // Of the normal from the first body to the second, as this view's body sees it.
        let sign = if own == 0 { 1.0 } else { -1.0 };
        columns(a, surface, near, |k, column, tip| {
            let mut view = Grip::default();
            let at = a.pose.position + fa.out(tip);
            let offset = at - b.pose.position;
            if offset.dot(offset) > reach * reach {
                return None;
            }
            let face = &a.border.faces[k];
            let na = fa.out(face.face.outward());
            let most = surface.overlaps(a.depths.faces[k][column] + yielded);
            let exit = b.border.exit_past(
                &spans[1 - own],
                b.depths,
                surface.returned,
                fb.into(offset),
                fb.into(-na),
                most,
            )?;
            let share = counted(a.border.stands(a.depths, surface.returned, k, tip), exit.cover)?;
            let nb = fb.out(b.border.faces[exit.face].face.outward());
            let touch = Touch::new((a, k, column, na), (b, nb), &exit, surface)?;
            let share = match touch.counts > 1.0 {
                true => {
                    share * Real::min(exit.cover / HOOK, 1.0) * against(na, a.at(at) - b.at(at), exit.way)
                }
                false => share,
            };
            let width = share * touch.counts * face.width / touch.own.cosine;
            let back = touch.own.yields(surface.returned, touch.force);
            let point = at - touch.normal * back;
            let speeds = speeds(b.at(point) - a.at(point), touch.normal);
            let force = surface.kept(speeds[0]) * touch.force * width;
            view.add(touch.normal * sign, sign, force, speeds, surface.friction, point - origin);
            view.stiffness += touch.slope * width;
            view.overlap = Real::max(view.overlap, exit.way);
            let most = match touch.counts > 1.0 {
                true => Real::max(-speeds[0], 0.0) * surface.step,
                false => f64::INFINITY,
            };
            note(dents, own, k, column, &touch.own, (touch.force, share, most));
            Some(view)
        })
    });
    views[0].mean(&views[1])
}

/// One column against the surface of the other vehicle.
struct Touch {
    own: Yielding,
    /// From the column's body to the other.
    normal: Vec2,
    /// Force for a metre of the interface's width, N/m, and its rise with depth, N/m².
    force: f64,
    slope: f64,
    /// For how many of the two views it counts.
    counts: f64,
}

impl Touch {
    /// A column of `a` (face, column, normal out of it) that leaves `b` through a face with the normal `nb`; none where
    /// nothing resists.
    fn new(
        (a, k, column, na): (&Party<'_>, usize, usize, Vec2),
        (b, nb): (&Party<'_>, Vec2),
        exit: &Exit,
        surface: &Surface,
    ) -> Option<Self> {
        // What has no stiffness gives way to nothing.
        if a.acting[k] <= 0.0 {
            return None;
        }
        let facing = -na.dot(nb);
        if facing < FACING {
            // Against the flank of the other's columns, which do not give way to the side; they do not see this contact,
            // so it counts for both views.
            let own = Yielding::of(a, k, a.depths.faces[k][column], 1.0);
            let (force, slope) = alone(own, surface.returned, exit.way);
            return Some(Self { own, normal: na, force, slope, counts: 2.0 });
        }
        if b.acting[exit.face] <= 0.0 {
            return None;
        }
        // Both faces give way equally readily to the side: the interface halves the angle between them.
        let cosine = (0.5 * (1.0 + facing)).sqrt();
        let own = Yielding::of(a, k, a.depths.faces[k][column], cosine);
        let deepest = b.border.faces[exit.face].deepest(&b.depths.faces[exit.face], exit.along);
        let other = Yielding::of(b, exit.face, deepest, cosine);
        let (force, slope) = balance([own, other], surface.returned, exit.way * facing / cosine);
        Some(Self { own, normal: (na - nb).unit(), force, slope, counts: 1.0 })
    }
}

impl Yielding {
    pub(super) fn of(party: &Party<'_>, face: usize, deepest: f64, cosine: f64) -> Self {
        let mut law = party.border.faces[face].law;
        law.rise *= party.acting[face];
        Self { law, deepest, cosine }
    }
}

/// Share of a column that counts against a flank, by its normal, its velocity against the flank's body and how far it is in, m.
///
/// In full where it comes in along its own axis within 45 degrees, not at all where past 73, for what passes beside its tip
/// does not crush it. One that is in by more than the width of a column, to which a flank is known, is not beside it: it
/// resists while it sinks in further, whichever way it slides, and in full from two widths on.
pub(super) fn against(normal: Vec2, velocity: Vec2, way: f64) -> f64 {
    let closing = normal.dot(velocity);
    let cosine = closing / Real::max(velocity.norm(), PARTING);
    let along = Real::clamp((cosine - 0.3) / 0.4, 0.0, 1.0);
    let sunk = Real::clamp((way - SPACING - EDGE) / SPACING, 0.0, 1.0);
    Real::max(along, sunk * Real::clamp(closing / PARTING, 0.0, 1.0))
}

/// Share of a column that meets a rigid surface: by the cosine between them, by how much the column stands there and by its
/// way out, m.
///
/// Around something slender a column far from the corners gives way to its flank as well.
pub(super) fn faced(facing: f64, stands: f64, way: f64) -> f64 {
    let inward = Real::clamp((stands - SPACING) / way - 1.0, 0.0, 1.0);
    Real::max(Real::clamp((facing - FACES[0]) / (FACES[1] - FACES[0]), 0.0, 1.0), inward)
}

/// Share of a column that counts: by how much it stands and how far it is in from the side, m. None where it does not.
pub(super) fn counted(stands: f64, cover: f64) -> Option<f64> {
    let share = Real::clamp(Real::min(stands, cover) / EDGE, 0.0, 1.0);
    (share > 0.0).then_some(share)
}

/// Speeds along a normal and along its perpendicular, m/s.
pub(super) fn speeds(relative: Vec2, normal: Vec2) -> [f64; 2] {
    [relative.dot(normal), relative.dot(normal.perp())]
}

/// What all columns do together, by what `each` tells of one (face, column, tip where it rests); it is asked of those of
/// each face from the first to the last in `near`.
///
/// Columns are added in pairs from both ends, the sides to each other: so a mirrored vehicle adds up to the mirrored
/// bits.
pub(super) fn columns(
    party: &Party<'_>,
    surface: &Surface,
    near: [Option<[usize; 2]>; 4],
    mut each: impl FnMut(usize, usize, Vec2) -> Option<Grip>,
) -> Grip {
    let mut sums = [None; 4];
    for (k, face) in party.border.faces.iter().enumerate() {
        let Some([from, to]) = near[k] else { continue };
        let mut one = |column: usize| {
            let asked = column >= from && column <= to;
            asked
                .then(|| face.tip(&party.depths.faces[k], surface.returned, column))
                .and_then(|tip| each(k, column, tip))
        };
        let last = face.len().saturating_sub(1);
        for column in Ord::min(from, last.saturating_sub(to))..=last / 2 {
            let other = last - column;
            let first = one(column);
            let pair = if other > column { joined(first, one(other)) } else { first };
            sums[k] = joined(sums[k], pair);
        }
    }
    let [front, left, rear, right] = sums;
    joined(joined(left, right), joined(front, rear)).unwrap_or_default()
}

fn joined(a: Option<Grip>, b: Option<Grip>) -> Option<Grip> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.plus(&b)),
        (a, b) => a.or(b),
    }
}

/// Notes a column that gives way deeper than ever under a force for a metre of width: by its share, and by `most` (m).
pub(super) fn note(
    dents: &mut Vec<Dent>,
    body: usize,
    face: usize,
    column: usize,
    own: &Yielding,
    (force, share, most): (f64, f64, f64),
) {
    let further = Real::min(share * (force / own.law.rise - own.deepest), most);
    if further > 0.0 {
        dents.push(Dent { body, face, column, deepest: own.deepest + further });
    }
}
