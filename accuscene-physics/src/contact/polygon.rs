use super::{ContactError, Pose2};
use accuscene_core::arith::{Vec2, sin_cos};

/// A convex outline: 3 to 32 vertices, counter-clockwise, in the axes of its body.
#[derive(Clone, Debug, PartialEq)]
pub struct ConvexPolygon {
    vertices: Vec<Vec2>,
    radius: f64,
}

impl ConvexPolygon {
    /// Fewest vertices.
    pub const MIN_VERTICES: usize = 3;
    /// Most vertices.
    pub const MAX_VERTICES: usize = 32;

    /// The outline with these vertices, body axes, m; a straight angle at a vertex is allowed.
    ///
    /// # Errors
    /// [`ContactError`] for vertices that are too few, too many, not finite, clockwise, coincident or not convex.
    pub fn new(vertices: Vec<Vec2>) -> Result<Self, ContactError> {
        let n = vertices.len();
        if !(Self::MIN_VERTICES..=Self::MAX_VERTICES).contains(&n) {
            return Err(ContactError::VertexCount {
                value: n,
                limit: "3 to 32",
                hint: "leave out vertices that hardly change the shape",
            });
        }
        for v in &vertices {
            ContactError::finite("outline vertex", &[v.x, v.y, v.dot(*v)])?;
        }
        let edge = |i: usize| vertices[(i + 1) % n] - vertices[i % n];
        let mut left_turns = 0;
        let mut right_turn = None;
        let mut x_reversals = 0;
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
                right_turn.get_or_insert(i);
            } else if before.dot(after) < 0.0 {
                return Err(degenerate(i));
            }
            x_reversals += usize::from((before.x < 0.0) != (after.x < 0.0));
        }
        match right_turn {
            Some(_) if left_turns == 0 => Err(ContactError::Clockwise {
                limit: "counter-clockwise seen from above",
                hint: "reverse the order of the vertices",
            }),
            Some(vertex) => Err(not_convex(vertex)),
            None if left_turns < 3 => Err(degenerate(0)),
            // A convex outline goes to +x once and back once; one that winds twice does so more often.
            None if x_reversals != 2 => Err(not_convex(0)),
            None => {
                let radius = vertices.iter().map(|v| v.norm()).fold(0.0, |r, d| if d > r { d } else { r });
                Ok(Self { vertices, radius })
            }
        }
    }

    /// The vertices, body axes, m.
    #[must_use]
    pub fn vertices(&self) -> &[Vec2] {
        &self.vertices
    }

    /// Distance of the farthest vertex from the origin of the body, m.
    #[must_use]
    pub fn radius(&self) -> f64 {
        self.radius
    }

    /// The vertices at this pose, world axes, m.
    #[must_use]
    pub fn placed(&self, pose: &Pose2) -> Vec<Vec2> {
        let mut out = Vec::with_capacity(self.vertices.len());
        self.place_into(pose, &mut out);
        out
    }

    /// Writes the vertices at this pose over `out`, which keeps its memory.
    pub fn place_into(&self, pose: &Pose2, out: &mut Vec<Vec2>) {
        let (sin, cos) = sin_cos(pose.heading);
        out.clear();
        out.extend(self.vertices.iter().map(|v| pose.position + v.rotate(cos, sin)));
    }

    /// The vertex farthest in a direction, body axes; the first of equals.
    #[must_use]
    pub fn support(&self, direction: Vec2) -> Vec2 {
        let mut best = self.vertices[0];
        for &v in &self.vertices[1..] {
            if direction.dot(v) > direction.dot(best) {
                best = v;
            }
        }
        best
    }

    /// Area, m², and its centre, body axes.
    #[must_use]
    pub fn area_centroid(&self) -> (f64, Vec2) {
        // A valid outline has area; where it is below what counts as overlap its first vertex is as good a centre.
        super::overlap::area_centroid(&self.vertices).unwrap_or((0.0, self.vertices[0]))
    }
}

fn degenerate(vertex: usize) -> ContactError {
    ContactError::Degenerate {
        vertex,
        limit: "edges with length around an area",
        hint: "leave out vertices that coincide or turn straight back",
    }
}

fn not_convex(vertex: usize) -> ContactError {
    ContactError::NotConvex {
        vertex,
        limit: "left turns only, once around",
        hint: "give the convex hull, or several convex outlines",
    }
}
