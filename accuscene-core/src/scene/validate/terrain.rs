use super::super::{HeightField, Mesh, Position2, Si, Surface, Terrain};
use super::code::{BROKEN_SURFACE, CROSSING_EDGES};
use super::findings::Findings;
use crate::document::Problem;
use crate::polygon::{Polygon, cross, crossing_edges, signed_area};

/// Least area of a polygon, m2.
const LEAST_AREA: f64 = 1e-6;
/// Coordinates of a mesh stay this near to the origin, m: a double still tells nanometres there.
const FARTHEST: f64 = 1e6;

pub(super) fn terrain(terrain: &Terrain, findings: &mut Findings) {
    match &terrain.surface {
        Some(Surface::HeightField(field)) => height_field(field, findings),
        Some(Surface::Mesh(surface)) => mesh(surface, findings),
        Some(Surface::Plane(_)) | None => {}
    }
    for zone in &terrain.zones {
        simple(&format!("terrain.zones.{}.polygon", zone.id), &zone.polygon, findings);
    }
    for kerb in &terrain.kerbs {
        let points: Polygon = kerb.line.iter().map(Si::si).collect();
        if let Some(index) = points.windows(2).position(|pair| pair[0] == pair[1]) {
            let path = format!("terrain.kerbs.{}.line[{}]", kerb.id, index + 1);
            let problem = Problem::new(CROSSING_EDGES, path, "the same point twice");
            let problem = problem.with_value(format!("{:?}", points[index]));
            findings.push(problem.with_limit("distinct neighbours").with_hint("leave one of them out"));
        }
    }
}

/// Checks that a polygon encloses an area and that no two of its edges meet; true if so.
pub(super) fn simple(path: &str, polygon: &[Position2], findings: &mut Findings) -> bool {
    let points: Polygon = polygon.iter().map(Si::si).collect();
    if let Some((first, second)) = crossing_edges(&points) {
        let message = format!("the edges that begin at corners {first} and {second} meet");
        let problem = Problem::new(CROSSING_EDGES, path, message).with_value(format!("{points:?}"));
        let hint = "give the corners in their order along the border";
        findings.push(problem.with_limit("a polygon without crossings").with_hint(hint));
        return false;
    }
    let area = signed_area(&points).abs();
    if area < LEAST_AREA {
        let hint = "give three corners or more that are not on one line";
        findings.limit(CROSSING_EDGES, path, "encloses no area", area, format!(">= {LEAST_AREA} m2"), hint);
        return false;
    }
    true
}

fn height_field(field: &HeightField, findings: &mut Findings) {
    let width = field.heights.first().map_or(0, Vec::len);
    for (row, heights) in field.heights.iter().enumerate() {
        if heights.len() != width {
            let path = format!("terrain.surface.heights[{row}]");
            let hint = "give every row the same number of heights";
            findings.limit(BROKEN_SURFACE, path, "a row of another length", heights.len(), width, hint);
        }
    }
}

fn mesh(mesh: &Mesh, findings: &mut Findings) {
    let count = mesh.vertices.len();
    for (index, vertex) in mesh.vertices.iter().enumerate() {
        if findings.is_full() {
            return;
        }
        if vertex.si().iter().any(|c| c.is_nan() || c.abs() > FARTHEST) {
            let path = format!("terrain.surface.vertices[{index}]");
            let limit = format!("within {FARTHEST} m");
            let hint = "give coordinates from an origin in the scene";
            findings.limit(
                BROKEN_SURFACE,
                path,
                "a corner without a place",
                format!("{:?}", vertex.si()),
                limit,
                hint,
            );
        }
    }
    let corners: Polygon = mesh.vertices.iter().map(|[x, y, _]| [x.value, y.value]).collect();
    for (index, triangle) in mesh.triangles.iter().enumerate() {
        if findings.is_full() {
            return;
        }
        let path = format!("terrain.surface.triangles[{index}]");
        let [Some(a), Some(b), Some(c)] = triangle.map(|i| corners.get(i as usize)) else {
            let hint = "indices count from 0";
            let value = format!("{triangle:?}");
            findings.limit(
                BROKEN_SURFACE,
                path,
                "an index without a vertex",
                value,
                format!("< {count}"),
                hint,
            );
            continue;
        };
        let area = cross(*a, *b, *c) / 2.0;
        if area.is_nan() || area <= 0.0 {
            let hint = "turn it round, or leave it out if it is upright";
            findings.limit(BROKEN_SURFACE, path, "not counter-clockwise from above", area, "> 0 m2", hint);
        }
    }
}
