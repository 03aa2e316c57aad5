//! The ground: its height, its slope, its kerbs, its friction and what wets or softens it.

mod envelope;
mod grid;
mod ground;
mod height_field;
mod kerb;
mod mesh;
mod plane;
mod rim;
mod road;
mod strike;
mod tangent;
mod water;
mod zone;

pub use ground::Ground;
pub use height_field::HeightField;
pub use kerb::Kerb;
pub use mesh::Mesh;
pub use plane::Plane;
pub use road::Road;
pub use tangent::Tangent;
pub use water::{Water, horne_speed};
pub use zone::Zone;

use crate::vehicle::Footing;
use accuscene_core::arith::{Vec2, Vec3};
use kerb::{Edge, Measure};

/// The ground with its surface, zones of other surfaces and kerbs.
#[derive(Clone, Debug, PartialEq)]
pub struct Terrain {
    /// Shape without the kerbs.
    pub ground: Ground,
    /// Surface outside every zone.
    pub road: Road,
    /// Zones; where they overlap the last one counts.
    pub zones: Vec<Zone>,
    /// Kerbs.
    pub kerbs: Vec<Kerb>,
}

/// Where there is no ground the footing is a level plane this far down, m: everything falls freely.
const ABYSS: f64 = -1e6;

impl Terrain {
    /// A ground without zones and kerbs.
    #[must_use]
    pub fn new(ground: Ground, road: Road) -> Self {
        Self { ground, road, zones: Vec::new(), kerbs: Vec::new() }
    }

    /// The ground under a point in world axes, kerbs included.
    ///
    /// A point inside a kerb is told the face if that is nearer than the top. Where the surface ends, a level plane
    /// far below: free fall.
    #[inline]
    #[must_use]
    pub fn footing(&self, at: Vec3) -> Footing<f64> {
        let road = self.road_at(at.x, at.y);
        let Some(tangent) = self.ground.tangent(at) else { return nowhere(road) };
        let low = road.footing(tangent.normal, tangent.offset);
        if self.kerbs.is_empty() {
            return low;
        }
        let Some(edge) = Edge::nearest(&self.kerbs, at.xy(), &Measure::plain()) else { return low };
        if !edge.left {
            return low;
        }
        let top = raised(&tangent, &edge, at);
        let below = top.height(at.x, at.y) - at.z;
        if below > edge.distance(at.xy()) {
            let out = edge.outward();
            let face = Vec3::new(out.x, out.y, 0.0);
            return Footing::firm(face, out.dot(edge.foot), edge.kerb.friction);
        }
        road.footing(top.normal, top.offset)
    }

    /// The footing of every wheel where the ground is one plane of one surface without kerbs.
    #[inline]
    #[must_use]
    pub(crate) fn even(&self) -> Option<Footing<f64>> {
        match &self.ground {
            Ground::Plane(plane) if self.zones.is_empty() && self.kerbs.is_empty() => {
                Some(self.road.footing(plane.normal, 0.0))
            }
            _ => None,
        }
    }

    /// The surface at a place.
    #[inline]
    #[must_use]
    pub fn road_at(&self, x: f64, y: f64) -> &Road {
        self.zones.iter().rev().find(|z| z.contains(x, y)).map_or(&self.road, |zone| &zone.road)
    }

    /// Whether a kerb lies within `reach` (m) of a place, seen from above.
    #[must_use]
    pub fn kerb_within(&self, at: Vec2, reach: f64) -> bool {
        Edge::nearest(&self.kerbs, at, &Measure::plain()).is_some_and(|edge| edge.square <= reach * reach)
    }

    /// Height of the uppermost ground at a place, m, kerbs included; none where there is no ground.
    #[must_use]
    pub fn height(&self, x: f64, y: f64) -> Option<f64> {
        self.height_below(x, y, SKY)
    }

    /// Height of the ground under `(x, y, z)`, m, kerbs included; none where there is no ground.
    #[must_use]
    pub fn height_below(&self, x: f64, y: f64, z: f64) -> Option<f64> {
        let at = Vec3::new(x, y, z);
        let low = self.ground.tangent(at)?;
        let edge = Edge::nearest(&self.kerbs, at.xy(), &Measure::plain()).filter(|e| e.left);
        Some(edge.map_or(low, |edge| raised(&low, &edge, at)).height(x, y))
    }
}

/// Higher than any ground, m.
const SKY: f64 = 1e9;

/// Whether a footing is the level plane far down that stands for no ground.
#[must_use]
pub fn is_nowhere(footing: &Footing<f64>) -> bool {
    footing.offset <= 0.5 * ABYSS
}

fn nowhere(road: &Road) -> Footing<f64> {
    road.footing(Vec3::new(0.0, 0.0, 1.0), ABYSS)
}

/// The ground behind a kerb's edge.
fn raised(low: &Tangent, edge: &Edge<'_>, at: Vec3) -> Tangent {
    if edge.climb == 0.0 {
        return Tangent { offset: low.offset + edge.rise * low.normal.z, ..*low };
    }
    let slope = edge.along * (edge.climb * low.normal.z);
    let normal = low.normal - Vec3::new(slope.x, slope.y, 0.0);
    Tangent::through(Vec3::new(at.x, at.y, low.height(at.x, at.y) + edge.rise), normal)
}
