use super::record::record;
use super::{Position2, Position3};
use crate::arith::TAU;
use crate::quantity::{Angle, Length, Quantity, Ratio};

record! {
    /// The ground: its shape, its friction, what stands out of it.
    #[derive(Default)]
    Terrain {
        optional {
            /// Shape of the surface; the level plane z = 0 by default.
            surface: Option<Surface>,
            /// Coefficient of friction of the road outside every zone; 0.7 by default.
            friction: Option<Quantity<Ratio>> [0.0, 2.0],
            /// Areas of other friction; where several overlap the last one counts.
            #[schemars(length(max = 10000))]
            zones: Vec<FrictionZone>,
            /// Kerbs.
            #[schemars(length(max = 10000))]
            kerbs: Vec<Kerb>,
            /// Share of the friction lost for each 10 m/s of a wheel's speed over the ground; 0 by default.
            speed_loss: Option<Quantity<Ratio>> [0.0, 1.0],
            /// Depth of standing water; 0 by default.
            water_depth: Option<Quantity<Length>> [0.0, 0.1],
        }
    }

    /// An evenly inclined plane through the world's origin.
    #[derive(Default)]
    Plane {
        optional {
            /// Rise over run along the steepest ascent; 0 by default.
            grade: Option<Quantity<Ratio>> [-1.0, 1.0],
            /// World direction of the steepest ascent; the x axis by default.
            uphill_direction: Option<Quantity<Angle>> [-TAU, TAU],
        }
    }

    /// Heights on a rectangular grid, bilinear between its points.
    HeightField {
        required {
            /// World position of the first point.
            origin: Position2,
            /// Distance of neighbouring points, along the rows and from row to row.
            spacing: Quantity<Length> [0.001, 10000.0],
            /// Rows of heights: a row runs along x, the next row lies further along y.
            #[schemars(length(min = 2, max = 4096), inner(length(min = 2, max = 4096)))]
            heights: Vec<Vec<Quantity<Length>>>,
        }
    }

    /// A surface of triangles.
    Mesh {
        required {
            /// Corners in world coordinates.
            #[schemars(length(min = 3, max = 1000000))]
            vertices: Vec<Position3>,
            /// Three indices into `vertices` each, counter-clockwise seen from above.
            #[schemars(length(min = 1, max = 2000000))]
            triangles: Vec<[u32; 3]>,
        }
    }

    /// An area whose friction differs from the road's.
    FrictionZone {
        required {
            /// Name, unique in the scene.
            #[schemars(length(min = 1, max = 128))]
            id: String,
            /// Corners in order, either way round; no two edges cross.
            #[schemars(length(min = 3, max = 1000))]
            polygon: Vec<Position2>,
            /// Coefficient of friction inside.
            friction: Quantity<Ratio> [0.0, 2.0],
        }
        optional {
            /// Rolling resistance that soft ground adds, as a share of the wheel load; 0 by default.
            drag: Option<Quantity<Ratio>> [0.0, 1.0],
            /// Share of the friction lost for each 10 m/s of a wheel's speed over the ground; the road's by default.
            speed_loss: Option<Quantity<Ratio>> [0.0, 1.0],
            /// Depth of standing water; the road's by default.
            water_depth: Option<Quantity<Length>> [0.0, 0.1],
        }
    }

    /// A step in the ground along a line; the ground left of it is raised as far as no other kerb is nearer.
    Kerb {
        required {
            /// Name, unique in the scene.
            #[schemars(length(min = 1, max = 128))]
            id: String,
            /// The line of the upper edge; the higher side is on its left.
            #[schemars(length(min = 2, max = 1000))]
            line: Vec<Position2>,
            /// Height of the step.
            height: Quantity<Length> [0.001, 1.0],
        }
        optional {
            /// Coefficient of friction of its face; the road's by default.
            friction: Option<Quantity<Ratio>> [0.0, 2.0],
        }
    }
}

/// Shape of the ground.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Surface {
    /// An evenly inclined plane.
    Plane(Plane),
    /// Heights on a grid.
    HeightField(HeightField),
    /// A surface of triangles.
    Mesh(Mesh),
}

impl Default for Surface {
    fn default() -> Self {
        Self::Plane(Plane::default())
    }
}
