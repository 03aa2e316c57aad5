//! What stands fixed in the way.

use super::impacts::{followed, restitution};
use crate::error::PhysicsError;
use crate::model::{ImpactRule, Obstacle, Zone};
use crate::terrain::Terrain;
use accuscene_core::arith::{TAU, Vec2, sin_cos};
use accuscene_core::scene::{self, ObstacleShape, Si};

/// Corners that stand for a circle; the outline is 0.5 % of the radius inside it.
const CIRCLE_CORNERS: usize = 32;

/// Compiles an obstacle; what it does not say of impacts is as in `general`.
pub(super) fn compile(
    o: &scene::Obstacle,
    impacts: &scene::Impacts,
    general: &ImpactRule,
    terrain: &Terrain,
) -> Result<Obstacle, PhysicsError> {
    let points: Vec<Vec2> = match &o.shape {
        ObstacleShape::Polygon(p) => p.points.iter().map(|q| vec2(q.si())).collect(),
        ObstacleShape::Box(b) => {
            let (sin, cos) = sin_cos(if b.heading.si().is_nan() { 0.0 } else { b.heading.si() });
            let (l, w) = (0.5 * b.length.value, 0.5 * b.width.value);
            [(l, w), (-l, w), (-l, -w), (l, -w)]
                .map(|(x, y)| vec2(b.centre.si()) + Vec2::new(x, y).rotate(cos, sin))
                .to_vec()
        }
        ObstacleShape::Circle(c) => (0..CIRCLE_CORNERS)
            .map(|k| {
                let (sin, cos) = sin_cos(TAU * k as f64 / CIRCLE_CORNERS as f64);
                vec2(c.centre.si()) + Vec2::new(cos, sin) * c.radius.value
            })
            .collect(),
    };
    let outline = super::simple(points, &format!("obstacles.{}.shape", o.id))?;
    let (_, middle) = outline.area_centroid();
    // Uppermost layer: what stands under a bridge gives its base as a negative height.
    let ground = terrain.height(middle.x, middle.y).ok_or_else(|| PhysicsError::Value {
        path: format!("obstacles.{}.shape", o.id),
        problem: "there is no ground under its middle".to_owned(),
        limit: "on the surface of the terrain".to_owned(),
        hint: "move it, or extend terrain.surface".to_owned(),
    })?;
    let base = ground + o.base.si();
    let own = |q: f64, all: f64| if q.is_nan() { all } else { q };
    let rule = ImpactRule {
        friction: own(o.friction.si(), general.friction),
        restitution: restitution(o.restitution_rule, &o.restitution, impacts),
        ..general.clone()
    };
    let rule = followed(rule, &format!("obstacles.{}", o.id))?;
    let zone = Zone { outline, heights: [base, ground + o.height.si()] };
    Ok(Obstacle { id: o.id.clone(), zone, rule })
}

fn vec2(v: [f64; 2]) -> Vec2 {
    Vec2::new(v[0], v[1])
}
