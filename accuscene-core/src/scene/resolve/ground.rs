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
    terrain.speed_loss.fill(0.0, "friction that does not depend on speed");
    terrain.water_depth.fill(0.0, "no standing water");
    let loss = terrain.speed_loss.as_ref().map_or(0.0, |loss| loss.value);
    let depth = terrain.water_depth.as_ref().map_or(0.0, |depth| depth.value);
    for zone in &mut terrain.zones {
        zone.drag.fill(0.0, "firm ground");
        zone.speed_loss.fill(loss, "as on the road");
        zone.water_depth.fill(depth, "as on the road");
    }
    let road = terrain.friction.as_ref().map_or(0.7, |friction| friction.value);
    for kerb in &mut terrain.kerbs {
        kerb.friction.fill(road, "the road's friction");
    }
}
