use super::overlap::area_centroid_of_overlap;
use super::{ContactError, Pose2, Separation};
use accuscene_core::arith::{Vec2, sin_cos};

/// A rectangle in the plane: an oriented bounding box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Obb {
    /// Centre and direction of the length.
    pub pose: Pose2,
    /// Length along the heading, m.
    pub length: f64,
    /// Width across it, m.
    pub width: f64,
}

/// How two rectangles overlap.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ObbOverlap {
    /// Least translation that parts them, m; below 0 they are apart by that much along the best axis.
    pub penetration: f64,
    /// Unit normal of the least translation, from the first to the second.
    pub normal: Vec2,
    /// Common area, m²; 0 where they do not overlap.
    pub area: f64,
    /// Centre of the common area; none where there is none of at least 1e-9 m².
    pub centroid: Option<Vec2>,
}

impl ObbOverlap {
    /// True if the rectangles overlap.
    #[must_use]
    pub fn overlapping(&self) -> bool {
        self.penetration > 0.0
    }
}

impl Obb {
    /// The rectangle, checked.
    ///
    /// # Errors
    /// [`ContactError`] for a pose that is not finite, or a length or width that is not positive.
    pub fn new(pose: Pose2, length: f64, width: f64) -> Result<Self, ContactError> {
        ContactError::finite("pose", &[pose.position.x, pose.position.y, pose.heading])?;
        ContactError::positive("length", length)?;
        ContactError::positive("width", width)?;
        Ok(Self { pose, length, width })
    }

    /// The corners counter-clockwise, world axes, from the front left one.
    #[must_use]
    pub fn corners(&self) -> [Vec2; 4] {
        let (x, y) = (0.5 * self.length, 0.5 * self.width);
        let (sin, cos) = sin_cos(self.pose.heading);
        [(x, y), (-x, y), (-x, -y), (x, -y)]
            .map(|(x, y)| self.pose.position + Vec2::new(x, y).rotate(cos, sin))
    }

    /// Distance of the farthest corner from the centre, m.
    #[must_use]
    pub fn radius(&self) -> f64 {
        0.5 * Vec2::new(self.length, self.width).norm()
    }

    /// Gap along the best of the four axes by the separating-axis test; ties go to the first: length and width of this
    /// rectangle, then of the other.
    #[must_use]
    pub fn separation(&self, other: &Self) -> Separation {
        let between = other.pose.position - self.pose.position;
        let axes = |b: &Self| {
            let (sin, cos) = sin_cos(b.pose.heading);
            let along = Vec2::new(cos, sin);
            [along, along.perp()]
        };
        let (own, its) = (axes(self), axes(other));
        let reach = |b: &Self, [x, y]: [Vec2; 2], n: Vec2| {
            0.5 * (b.length * n.dot(x).abs() + b.width * n.dot(y).abs())
        };
        let mut best = Separation::default();
        for n in [own[0], own[1], its[0], its[1]] {
            let apart = n.dot(between);
            let gap = apart.abs() - (reach(self, own, n) + reach(other, its, n));
            if gap > best.gap {
                best = Separation { gap, normal: if apart < 0.0 { -n } else { n } };
            }
        }
        best
    }

    /// Penetration, normal, common area and its centre.
    #[must_use]
    pub fn overlap(&self, other: &Self) -> ObbOverlap {
        let Separation { gap, normal } = self.separation(other);
        let common =
            if gap < 0.0 { area_centroid_of_overlap(&self.corners(), &other.corners()) } else { None };
        ObbOverlap {
            penetration: -gap,
            normal,
            area: common.map_or(0.0, |c| c.0),
            centroid: common.map(|c| c.1),
        }
    }
}
