use super::super::{Surface, Terrain};
use super::fill::Fill;

pub(super) fn terrain(terrain: &mut Terrain) {
    if let Surface::Plane(plane) = terrain.surface.get_or_insert_default() {
        plane.grade.fill(0.0, "a level road");
        plane.uphill_direction.fill(0.0, "no influence on a level road");
    }
    terrain.friction.estimate(
        0.7,
        0.05,
        "dry, travelled asphalt: 0.60-0.80 (Fricke; Baker; Warner et al. 1983)",
    );
    for zone in &mut terrain.zones {
        zone.drag.fill(0.0, "firm ground");
    }
    let road = terrain.friction.as_ref().map_or(0.7, |friction| friction.value);
    for kerb in &mut terrain.kerbs {
        kerb.friction.fill(road, "the road's friction");
    }
}
