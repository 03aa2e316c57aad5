use super::{ContactError, Pose2, Shape};
use accuscene_core::arith::{Vec2, sin_cos};
use accuscene_core::polygon::{convex_parts, crossing_edges};

/// The outline of a body from above: a simple polygon, convex or not, 3 to 1000 vertices, counter-clockwise, in the axes
/// of its body.
///
/// A concave one is kept whole and as convex parts, from rear to front (see
/// [`convex_parts`]).
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    ring: Vec<Vec2>,
    parts: Parts,
    radius: f64,
}

/// Convex parts of a concave outline one after the other; none where the outline is convex.
#[derive(Clone, Debug, Default, PartialEq)]
struct Parts {
    corners: Vec<Vec2>,
    /// Where each part ends among the corners.
    ends: Vec<usize>,
}

/// An outline at a pose, world axes; keeps its memory from one pose to the next.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlacedOutline {
    ring: Vec<Vec2>,
    parts: Parts,
}

impl Outline {
    /// Fewest vertices.
    pub const MIN_VERTICES: usize = 3;
    /// Most vertices.
    pub const MAX_VERTICES: usize = 1000;

    /// The outline with these vertices, body axes, m; a straight angle at a vertex is allowed.
    ///
    /// # Errors
    /// [`ContactError`] for vertices that are too few, too many, not finite, clockwise or coincident, and for edges that
    /// cross or touch.
    pub fn new(vertices: Vec<Vec2>) -> Result<Self, ContactError> {
        let n = vertices.len();
        if !(Self::MIN_VERTICES..=Self::MAX_VERTICES).contains(&n) {
            return Err(ContactError::VertexCount {
                value: n,
                limit: "3 to 1000",
                hint: "leave out vertices that hardly change the shape",
            });
        }
        for v in &vertices {
            ContactError::finite("outline vertex", &[v.x, v.y, v.dot(*v)])?;
        }
        let edge = |i: usize| vertices[(i + 1) % n] - vertices[i % n];
        let (mut left_turns, mut right_turns) = (0, 0);
        for i in 0..n {
            let (before, after) = (edge(i + n - 1), edge(i));
            let size = before.norm() * after.norm();
            if size <= 0.0 {
                return Err(degenerate(i));
            }
            let turn = before.cross(after);
            if turn > 1e-12 * size {
                left_turns += 1;
            } else if turn < -1e-12 * size {
                right_turns += 1;
            } else if before.dot(after) < 0.0 {
                return Err(degenerate(i));
            }
        }
        if left_turns == 0 && right_turns > 0 {
            return Err(clockwise());
        }
        let points: Vec<[f64; 2]> = vertices.iter().map(|v| [v.x, v.y]).collect();
        if let Some((first, second)) = crossing_edges(&points) {
            return Err(ContactError::Crossing {
                edges: [first, second],
                limit: "a border that meets itself nowhere",
                hint: "give the vertices in their order along the border",
            });
        }
        match accuscene_core::polygon::signed_area(&points) {
            area if area < 0.0 => return Err(clockwise()),
            _ if left_turns < 3 => return Err(degenerate(0)),
            _ => {}
        }
        let mut parts = Parts::default();
        if right_turns > 0 {
            for part in convex_parts(&points) {
                parts.corners.extend(part.iter().map(|[x, y]| Vec2::new(*x, *y)));
                parts.ends.push(parts.corners.len());
            }
        }
        let radius = vertices.iter().map(|v| v.norm()).fold(0.0, |r, d| if d > r { d } else { r });
        Ok(Self { ring: vertices, parts, radius })
    }

    /// The vertices, body axes, m.
    #[must_use]
    pub fn vertices(&self) -> &[Vec2] {
        &self.ring
    }

    /// The outline in body axes.
    #[must_use]
    pub fn shape(&self) -> Shape<'_> {
        Shape::new(&self.ring, &self.parts.corners, &self.parts.ends)
    }

    /// Distance of the farthest vertex from the origin of the body, m.
    #[must_use]
    pub fn radius(&self) -> f64 {
        self.radius
    }

    /// The outline at this pose.
    #[must_use]
    pub fn placed(&self, pose: &Pose2) -> PlacedOutline {
        let mut out = PlacedOutline::default();
        self.place_into(pose, &mut out);
        out
    }

    /// Writes the outline at this pose over `out`, which keeps its memory.
    pub fn place_into(&self, pose: &Pose2, out: &mut PlacedOutline) {
        let (sin, cos) = sin_cos(pose.heading);
        let place = |v: &Vec2| pose.position + v.rotate(cos, sin);
        out.ring.clear();
        out.ring.extend(self.ring.iter().map(place));
        out.parts.corners.clear();
        out.parts.corners.extend(self.parts.corners.iter().map(place));
        out.parts.ends.clone_from(&self.parts.ends);
    }

    /// Area, m², and its centre, body axes.
    #[must_use]
    pub fn area_centroid(&self) -> (f64, Vec2) {
        // A valid outline has area; where it is below what counts as overlap its first vertex is as good a centre.
        super::overlap::area_centroid(&self.ring).unwrap_or((0.0, self.ring[0]))
    }
}

impl PlacedOutline {
    /// The vertices, world axes, m.
    #[must_use]
    pub fn vertices(&self) -> &[Vec2] {
        &self.ring
    }

    /// The outline in world axes.
    #[must_use]
    pub fn shape(&self) -> Shape<'_> {
        Shape::new(&self.ring, &self.parts.corners, &self.parts.ends)
    }
}

fn degenerate(vertex: usize) -> ContactError {
    ContactError::Degenerate {
        vertex,
        limit: "edges with length around an area",
        hint: "leave out vertices that coincide or turn straight back",
    }
}

fn clockwise() -> ContactError {
    ContactError::Clockwise {
        limit: "counter-clockwise seen from above",
        hint: "reverse the order of the vertices",
    }
}
