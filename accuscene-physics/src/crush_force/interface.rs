use super::border::THROUGH;
use super::pressure::{Yielding, alone, balance};
use super::{Border, Depths, Exit, Face};
use crate::contact::{Pose2, Shape};
use accuscene_core::arith::{Real, Vec2, sin_cos};

/// Sliding faster than this takes the full friction, m/s; below it friction fades, so that it does not chatter.
pub const SLIDING: f64 = 0.1;
/// A structure that has given back its share pushes no faster than this, m/s: so two that lean on each other come to
/// rest, and 1,500 kg take 0.3 J from it.
pub const PARTING: f64 = 0.02;
/// Faces that look further past each other than this do not press on each other: cosine of 60 degrees. At every corner
/// one of its two faces looks nearer.
const FACING: f64 = 0.5;
/// Step from one part of a concave outline into the next, m.
const NEXT: f64 = 1e-6;

/// A vehicle as the crush-force model sees it at one instant.
#[derive(Clone, Copy, Debug)]
pub struct Party<'a> {
    /// Its undamaged bodywork.
    pub border: &'a Border,
    /// How deep it has been crushed so far.
    pub depths: &'a Depths,
    /// Place and heading.
    pub pose: Pose2,
    /// Velocity of the centre of gravity, world axes, m/s.
    pub velocity: Vec2,
    /// Yaw rate, rad/s.
    pub yaw_rate: f64,
}

/// How two surfaces act on each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Surface {
    /// Share of the stored energy that unloading gives back: the square of the restitution.
    pub returned: f64,
    /// Coefficient of friction.
    pub friction: f64,
    /// Share of the full stiffness where only a part of the structures' heights meets.
    pub engaged: f64,
    /// Speed at which surfaces that part no longer push, m/s: infinite while they may spring apart, [`PARTING`] once they
    /// have given back their share, 0 where a contact has no energy left to give, so that no path through the dents
    /// makes any.
    pub release: f64,
}

/// What two bodies do to each other at one instant; on the second body, the first takes the opposite.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Grip {
    /// Resultant force on the second body, world axes, N.
    pub force: Vec2,
    /// Its moment about the first body's centre of gravity, N m.
    pub moment: f64,
    /// Sum of the forces across the interface, along their normals from the first body to the second, N.
    pub normal: Vec2,
    /// Sum of the magnitudes of those forces, N.
    pub squeeze: f64,
    /// Their centre, times `squeeze`, from the first body's centre of gravity, N m.
    pub centre: Vec2,
    /// Rise of `squeeze` with depth, N/m.
    pub stiffness: f64,
    /// Power that surfaces take while they close, and give back while they part, across the interface, W.
    pub power: [f64; 2],
    /// Deepest overlap of the resting surfaces, m.
    pub overlap: f64,
}

/// A new deepest depth of one column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dent {
    /// 0 for the first body, 1 for the second.
    pub body: usize,
    /// Index of the face.
    pub face: usize,
    /// Index of the column.
    pub column: usize,
    /// Deepest depth, m.
    pub deepest: f64,
}

/// Two vehicles against each other; `dents` gets the columns that are deeper than ever.
///
/// Each vehicle's columns are pressed against the other's surface; the mean of both views acts, so that a swap of the
/// vehicles changes nothing. Allocates only where `dents` has to grow.
pub fn press(parties: [&Party<'_>; 2], surface: &Surface, dents: &mut Vec<Dent>) -> Grip {
    dents.clear();
    let frames = parties.map(Frame::of);
    let origin = parties[0].pose.position;
    let views = [0, 1].map(|own: usize| {
        let (a, b) = (parties[own], parties[1 - own]);
        let (fa, fb) = (&frames[own], &frames[1 - own]);
        let reach = b.border.reach();
        // Of the normal from the first body to the second, as this view's body sees it.
        let sign = if own == 0 { 1.0 } else { -1.0 };
        columns(a, surface, |k, column, tip| {
            let mut view = Grip::default();
            let at = a.pose.position + fa.out(tip);
            let offset = at - b.pose.position;
            if offset.dot(offset) > reach * reach {
                return None;
            }
            let face = &a.border.faces[k];
            let na = fa.out(face.face.outward());
            let exit = b.border.exit(b.depths, surface.returned, fb.into(offset), fb.into(-na))?;
            if !a.border.stands(a.depths, surface.returned, k, tip) {
                return None;
            }
            let nb = fb.out(b.border.faces[exit.face].face.outward());
            let touch = Touch::new((a, k, column, na), (b, nb), &exit, surface);
            let width = touch.counts * face.width / touch.own.cosine;
            let back = touch.own.yields(surface.returned, touch.force);
            let point = at - touch.normal * back;
            let speeds = speeds(b.at(point) - a.at(point), touch.normal);
            let force = surface.kept(speeds[0]) * touch.force * width;
            view.add(touch.normal * sign, sign, force, speeds, surface.friction, point - origin);
            view.stiffness += touch.slope * width;
            view.overlap = Real::max(view.overlap, exit.way);
            note(dents, own, k, column, &touch.own, touch.force);
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
    /// A column of `a` (face, column, normal out of it) that leaves `b` through a face with the normal `nb`.
    fn new(
        (a, k, column, na): (&Party<'_>, usize, usize, Vec2),
        (b, nb): (&Party<'_>, Vec2),
        exit: &Exit,
        surface: &Surface,
    ) -> Self {
        let facing = -na.dot(nb);
        if facing < FACING {
            // Against the flank of the other's columns, which do not give way to the side; they do not see this contact,
            // so it counts for both views.
            let own = Yielding::of(a, k, a.depths.faces[k][column], 1.0, surface);
            let (force, slope) = alone(own, surface.returned, exit.way);
            return Self { own, normal: na, force, slope, counts: 2.0 };
        }
        // Both faces give way equally readily to the side: the interface halves the angle between them.
        let cosine = (0.5 * (1.0 + facing)).sqrt();
        let own = Yielding::of(a, k, a.depths.faces[k][column], cosine, surface);
        let deepest = b.border.faces[exit.face].deepest(&b.depths.faces[exit.face], exit.along);
        let other = Yielding::of(b, exit.face, deepest, cosine, surface);
        let (force, slope) = balance([own, other], surface.returned, exit.way * facing / cosine);
        Self { own, normal: (na - nb).unit(), force, slope, counts: 1.0 }
    }
}

impl Yielding {
    fn of(party: &Party<'_>, face: usize, deepest: f64, cosine: f64, surface: &Surface) -> Self {
        let mut law = party.border.faces[face].law;
        law.rise *= surface.engaged;
        Self { law, deepest, cosine }
    }
}

impl Surface {
    /// Share of its force that a column keeps while it parts at this speed, m/s.
    fn kept(&self, parting: f64) -> f64 {
        if parting > 0.0 { Real::max(1.0 - parting / self.release, 0.0) } else { 1.0 }
    }
}

/// Speeds along a normal and along its perpendicular, m/s.
fn speeds(relative: Vec2, normal: Vec2) -> [f64; 2] {
    [relative.dot(normal), relative.dot(normal.perp())]
}

/// A vehicle against something rigid that stands fixed: an outline, counter-clockwise, world axes.
pub fn press_rigid(party: &Party<'_>, rigid: Shape<'_>, surface: &Surface, dents: &mut Vec<Dent>) -> Grip {
    dents.clear();
    let frame = Frame::of(party);
    let origin = party.pose.position;
    columns(party, surface, |k, column, tip| {
        let mut grip = Grip::default();
        let at = origin + frame.out(tip);
        let face = &party.border.faces[k];
        let na = frame.out(face.face.outward());
        let (way, out) = leave(rigid, at, -na)?;
        if !party.border.stands(party.depths, surface.returned, k, tip) {
            return None;
        }
        let normal = -out;
        let facing = na.dot(normal);
        let (cosine, depth) = (Real::max(facing, FACING), way * facing);
        let own = Yielding::of(party, k, party.depths.faces[k][column], cosine, surface);
        let (force, slope) = alone(own, surface.returned, depth);
        let width = face.width / cosine;
        let point = at - normal * depth;
        let speeds = speeds(-party.at(point), normal);
        let kept = surface.kept(speeds[0]);
        grip.add(normal, 1.0, kept * force * width, speeds, surface.friction, point - origin);
        grip.stiffness += slope * width;
        grip.overlap = Real::max(grip.overlap, way);
        note(dents, 0, k, column, &own, force);
        Some(grip)
    })
}

/// What all columns do together, by what `each` tells of one (face, column, tip where it rests).
///
/// Columns are added in pairs from both ends, the sides to each other: so a mirrored vehicle adds up to the mirrored
/// bits.
fn columns(
    party: &Party<'_>,
    surface: &Surface,
    mut each: impl FnMut(usize, usize, Vec2) -> Option<Grip>,
) -> Grip {
    let mut sums = [None; 4];
    for (k, face) in party.border.faces.iter().enumerate() {
        let mut one =
            |column: usize| each(k, column, face.tip(&party.depths.faces[k], surface.returned, column));
        let last = face.len().saturating_sub(1);
        for column in 0..=last / 2 {
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

fn note(dents: &mut Vec<Dent>, body: usize, face: usize, column: usize, own: &Yielding, force: f64) {
    let deepest = force / own.law.rise;
    if deepest > own.deepest {
        dents.push(Dent { body, face, column, deepest });
    }
}

/// How far a point must go along a unit `way` until it leaves an outline, and the unit normal of the edge there; none
/// outside, and none where it is further than surfaces overlap that press on each other.
fn leave(outline: Shape<'_>, point: Vec2, way: Vec2) -> Option<(f64, Vec2)> {
    let mut found: Option<(f64, Vec2)> = None;
    let mut gone = 0.0;
    // A concave outline is left where no further part of it begins.
    while gone <= THROUGH {
        let at = point + way * gone;
        let Some((t, out)) = outline.parts().find_map(|part| leave_part(part, at, way)) else { break };
        found = Some((gone + t, out));
        gone += t + NEXT;
    }
    found.filter(|(t, _)| *t <= THROUGH)
}

/// The same for a convex part.
fn leave_part(part: &[Vec2], point: Vec2, way: Vec2) -> Option<(f64, Vec2)> {
    let mut first: Option<(f64, Vec2)> = None;
    for (i, p) in part.iter().enumerate() {
        let q = part[(i + 1) % part.len()];
        let out = -(q - *p).perp().unit();
        let depth = 0.5 * (out.dot(*p - point) + out.dot(q - point));
        if depth.is_nan() || depth <= 0.0 {
            return None;
        }
        let speed = out.dot(way);
        if speed > 0.0 && first.is_none_or(|(t, _)| depth < t * speed) {
            first = Some((depth / speed, out));
        }
    }
    first
}

/// A heading as cosine and sine.
struct Frame {
    cos: f64,
    sin: f64,
}

impl Frame {
    fn of(party: &Party<'_>) -> Self {
        let (sin, cos) = sin_cos(party.pose.heading);
        Self { cos, sin }
    }

    /// From body axes to world axes.
    fn out(&self, v: Vec2) -> Vec2 {
        v.rotate(self.cos, self.sin)
    }

    /// From world axes to body axes.
    fn into(&self, v: Vec2) -> Vec2 {
        v.rotate(self.cos, -self.sin)
    }
}

impl Party<'_> {
    /// Velocity of the point of the body that is at `point`, world axes, m/s.
    fn at(&self, point: Vec2) -> Vec2 {
        self.velocity + (point - self.pose.position).perp() * self.yaw_rate
    }
}

impl Grip {
    /// Adds one column: `normal` from the first body to the second; `parting` and `slip` of the view's other body along
    /// the view's own normal, which is `normal * sign`, and its perpendicular.
    fn add(
        &mut self,
        normal: Vec2,
        sign: f64,
        force: f64,
        [parting, slip]: [f64; 2],
        friction: f64,
        arm: Vec2,
    ) {
        let drag = -(friction * force) * Real::clamp(slip / SLIDING, -1.0, 1.0);
        let own = normal * sign;
        // On the view's other body; turned round where that is the first body.
        let on_second = (own * force + own.perp() * drag) * sign;
        self.force += on_second;
        self.moment += arm.cross(on_second);
        self.normal += normal * force;
        self.squeeze += force;
        self.centre += arm * force;
        self.power[usize::from(parting > 0.0)] += force * parting.abs();
    }

    fn plus(&self, other: &Self) -> Self {
        Self {
            force: self.force + other.force,
            moment: self.moment + other.moment,
            normal: self.normal + other.normal,
            squeeze: self.squeeze + other.squeeze,
            centre: self.centre + other.centre,
            stiffness: self.stiffness + other.stiffness,
            power: [self.power[0] + other.power[0], self.power[1] + other.power[1]],
            overlap: Real::max(self.overlap, other.overlap),
        }
    }

    fn mean(&self, other: &Self) -> Self {
        let sum = self.plus(other);
        Self {
            force: sum.force * 0.5,
            moment: 0.5 * sum.moment,
            normal: sum.normal * 0.5,
            squeeze: 0.5 * sum.squeeze,
            centre: sum.centre * 0.5,
            stiffness: 0.5 * sum.stiffness,
            power: [0.5 * sum.power[0], 0.5 * sum.power[1]],
            overlap: sum.overlap,
        }
    }

    /// True if the bodies press on each other.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.squeeze > 0.0
    }
}

impl Depths {
    /// Takes over new deepest depths of one body.
    pub fn dent(&mut self, body: usize, dents: &[Dent]) {
        for d in dents.iter().filter(|d| d.body == body) {
            self.faces[d.face][d.column] = d.deepest;
        }
    }

    /// True if nothing has been crushed.
    #[must_use]
    pub fn is_undamaged(&self) -> bool {
        self.faces.iter().flatten().all(|d| *d == 0.0)
    }

    /// The faces that have been crushed, in order.
    pub fn crushed(&self) -> impl Iterator<Item = Face> + '_ {
        Face::ALL.into_iter().zip(&self.faces).filter(|(_, d)| d.iter().any(|x| *x > 0.0)).map(|(f, _)| f)
    }
}
