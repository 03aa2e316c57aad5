use super::{ContactError, Overlap, Shape, overlap};
use accuscene_core::arith::{Real, Vec2};

/// Bodies that close across a plane with less than this share of their speed against each other slide along it: 0.06 degrees.
const ALONG: f64 = 1e-3;

/// Default time from first contact to the impulse, s.
pub const ENGAGEMENT_TIME: f64 = 0.05;

/// Time from first contact to the impulse, s: `time`, or sooner where the bodies would be `depth` (m) into each other
/// at this closing speed (m/s).
#[must_use]
pub fn engagement_delay(time: f64, depth: f64, closing_speed: f64) -> f64 {
    if closing_speed > 0.0 { Real::min(depth / closing_speed, time) } else { time }
}

/// Which way the contact plane faces. A plane that the bodies slide along, within 0.06 degrees, is taken only where they close
/// across none of those that come after it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PlaneRule {
    /// Along the line through the two points in which the outlines cross; where there are not two, or the bodies part
    /// along its normal, as [`LeastTranslation`](Self::LeastTranslation).
    CrossingPoints,
    /// Across this unit normal, from body 1 to body 2: that of the faces of body 2, which does not yield, that body 1 drives
    /// into ([`driven_into`](super::driven_into)); where the bodies part along it, as
    /// [`CrossingPoints`](Self::CrossingPoints).
    DrivenInto(Vec2),
    /// Across the least translation that parts the outlines; where the bodies part along it, across the normal of
    /// first contact, if known. On deep overlap it turns sideways.
    LeastTranslation,
    /// Across the normal of first contact; where it is not known, or the bodies part along it, as
    /// [`CrossingPoints`](Self::CrossingPoints).
    FirstContact,
    /// This unit normal, from body 1 to body 2.
    Given(Vec2),
}

/// How a contact plane was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaneFound {
    /// Through the crossing points of the outlines.
    CrossingPoints,
    /// Across the faces that are driven into.
    DrivenInto,
    /// Across the least translation.
    LeastTranslation,
    /// Across the normal of first contact.
    FirstContact,
    /// Given.
    Given,
}

/// Where and across which plane an impulse acts.
#[derive(Clone, Debug, PartialEq)]
pub struct Engagement {
    /// Point of impact: the centre of the overlap, world axes, m.
    pub point: Vec2,
    /// Unit normal of the contact plane, from body 1 to body 2, world axes.
    pub normal: Vec2,
    /// Overlap, m².
    pub area: f64,
    /// Least translation that parts the outlines, m.
    pub penetration: f64,
    /// How the plane was found.
    pub plane: PlaneFound,
}

/// Finds point and plane of an impulse between two overlapping outlines, counter-clockwise, world axes.
///
/// `relative_velocity` is that of body 2 against body 1 at a world point, m/s: along the chosen normal the bodies
/// approach. `first_normal` is the normal of first contact, from body 1 to body 2, where it is known.
///
/// # Errors
/// [`ContactError`] where the outlines do not overlap, a given normal is not a unit vector, or the bodies part along
/// every normal that the rule allows.
pub fn engagement<'a>(
    outlines: [impl Into<Shape<'a>>; 2],
    rule: PlaneRule,
    relative_velocity: impl Fn(Vec2) -> Vec2,
    first_normal: Option<Vec2>,
) -> Result<Engagement, ContactError> {
    let [a, b] = outlines.map(Into::into);
    engagement_of(overlap(a, b).as_ref(), rule, relative_velocity, first_normal)
}

/// Finds point and plane of an impulse where the overlap of the bodies is known; the rest is as for [`engagement`].
///
/// # Errors
/// As for [`engagement`]; without an overlap [`ContactError::NoOverlap`].
pub fn engagement_of(
    common: Option<&Overlap>,
    rule: PlaneRule,
    relative_velocity: impl Fn(Vec2) -> Vec2,
    first_normal: Option<Vec2>,
) -> Result<Engagement, ContactError> {
    let Some(common) = common else {
        return Err(ContactError::NoOverlap { hint: "let the bodies move on to where they overlap" });
    };
    let velocity = relative_velocity(common.centroid);
    if let PlaneRule::Given(n) | PlaneRule::DrivenInto(n) = rule {
        ContactError::finite("given normal", &[n.x, n.y])?;
        if (n.norm() - 1.0).abs() > 1e-6 {
            return Err(ContactError::Value {
                path: "length of the given normal",
                value: n.norm(),
                limit: "1 within 1e-6",
                hint: "divide the normal by its length",
            });
        }
    }
    let crossing = || match &common.crossings[..] {
        [p, q] => {
            let normal = (*q - *p).perp().unit();
            let toward = first_normal.unwrap_or(common.normal);
            // Of the two normals of the line the one that points from body 1 to body 2.
            let normal = if normal.dot(toward) < 0.0 { -normal } else { normal };
            Some((normal, PlaneFound::CrossingPoints))
        }
        _ => None,
    };
    let least = Some((common.normal, PlaneFound::LeastTranslation));
    let first = first_normal.map(|n| (n, PlaneFound::FirstContact));
    let candidates = match rule {
        PlaneRule::Given(n) => [Some((n.unit(), PlaneFound::Given)), None, None, None],
        PlaneRule::DrivenInto(n) => [Some((n.unit(), PlaneFound::DrivenInto)), crossing(), least, first],
        PlaneRule::CrossingPoints => [crossing(), least, first, None],
        PlaneRule::LeastTranslation => [least, first, None, None],
        PlaneRule::FirstContact => [first, crossing(), least, None],
    };
    let mut least = f64::INFINITY;
    // A plane that the bodies slide along is taken where there is no other.
    for enough in [ALONG * velocity.norm(), 0.0] {
        for (normal, plane) in candidates.into_iter().flatten() {
            let along = normal.dot(velocity);
            if along < -enough {
                let (point, area, penetration) = (common.centroid, common.area, common.penetration);
                return Ok(Engagement { point, normal, area, penetration, plane });
            }
            least = Real::min(along, least);
        }
    }
    Err(ContactError::NotApproaching {
        value: least,
        limit: "below 0",
        hint: "give the normal of the contact plane, or leave the pair without an impulse",
    })
}
