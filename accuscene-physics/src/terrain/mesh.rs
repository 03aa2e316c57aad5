use super::Tangent;
use super::grid::{Grid, Range};
use accuscene_core::arith::Vec3;

/// A surface of triangles, in as many layers as there are bridges.
///
/// The ground at a point is the highest layer not more than [`Mesh::STEP`] above it; if all are higher, the lowest
/// one. On an edge or corner the triangle that comes first counts. Outside every triangle there is no ground.
#[derive(Clone, Debug, PartialEq)]
pub struct Mesh {
    vertices: Vec<Vec3>,
    triangles: Vec<[u32; 3]>,
    grid: Grid,
}

/// Layers closer than this are one, m: neighbours differ by rounding on their common edge.
const SAME: f64 = 1e-9;
/// Most triangles; the index counts its entries in 32 bits.
const MOST: usize = 100_000_000;

impl Mesh {
    /// How far ground may lie above a point and still be under it, m: a wheel or a bumper that presses into it.
    pub const STEP: f64 = 0.5;

    /// A mesh; none without triangles, with an index beyond the vertices, a number that is not finite or a triangle
    /// that is upright, has no area or lies face down.
    #[must_use]
    pub fn new(vertices: Vec<Vec3>, triangles: Vec<[u32; 3]>) -> Option<Self> {
        let corner = |i: u32| vertices.get(i as usize);
        let sound = |t: &[u32; 3]| match t.map(corner) {
            [Some(a), Some(b), Some(c)] => {
                let up = (*b - *a).xy().cross((*c - *a).xy());
                up.is_finite() && up > 0.0
            }
            _ => false,
        };
        let all = vertices.iter().all(|v| v.is_finite()) && triangles.iter().all(sound);
        if !all || triangles.is_empty() || triangles.len() > MOST {
            return None;
        }
        let range = |k: usize| bounds(triangles[k].iter().map(|i| vertices[*i as usize]));
        let [low, high] = bounds(triangles.iter().flatten().map(|i| vertices[*i as usize]));
        if !(high[0] - low[0]).is_finite() || !(high[1] - low[1]).is_finite() {
            return None;
        }
        let grid = Grid::new(low, high, triangles.len(), range);
        Some(Self { vertices, triangles, grid })
    }

    /// The tangent plane under a point; none where the surface ends.
    pub(super) fn tangent(&self, at: Vec3) -> Option<Tangent> {
        let ceiling = at.z + Self::STEP;
        let mut best: Option<(f64, [Vec3; 3])> = None;
        for k in self.grid.at(at.x, at.y) {
            let corners = self.triangles[*k as usize].map(|i| self.vertices[i as usize]);
            if !covers(&corners, at) {
                continue;
            }
            let [a, b, c] = corners;
            let n = (b - a).cross(c - a);
            let z = a.z - (n.x * (at.x - a.x) + n.y * (at.y - a.y)) / n.z;
            let better = match best {
                None => true,
                Some((old, _)) if old > ceiling => z < old - SAME,
                Some((old, _)) => z <= ceiling && z > old + SAME,
            };
            if better {
                best = Some((z, corners));
            }
        }
        best.map(|(_, [a, b, c])| Tangent::through(a, (b - a).cross(c - a)))
    }
}

/// True if the point lies in the triangle or on its border, seen from above.
fn covers(&[a, b, c]: &[Vec3; 3], at: Vec3) -> bool {
    left_of(a, b, at) && left_of(b, c, at) && left_of(c, a, at)
}

/// True on the line or left of it. Both neighbours of an edge compute the same number, so that no point falls between.
fn left_of(a: Vec3, b: Vec3, at: Vec3) -> bool {
    let forward = a.x < b.x || (a.x == b.x && a.y < b.y);
    let (p, q) = if forward { (a, b) } else { (b, a) };
    let side = (q - p).xy().cross((at - p).xy());
    if forward { side >= 0.0 } else { side <= 0.0 }
}

fn bounds(points: impl Iterator<Item = Vec3>) -> Range {
    let start = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
    let (low, high) = points.fold(start, |(low, high), p| {
        let least = |a: f64, b: f64| if b < a { b } else { a };
        let most = |a: f64, b: f64| if b > a { b } else { a };
        ([least(low[0], p.x), least(low[1], p.y)], [most(high[0], p.x), most(high[1], p.y)])
    });
    [low, high]
}
