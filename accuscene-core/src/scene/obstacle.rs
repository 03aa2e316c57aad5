use super::record::record;
use super::{Position2, RestitutionRule};
use crate::arith::TAU;
use crate::quantity::{Angle, Length, Quantity, Ratio};

record! {
    /// Something fixed that vehicles run into.
    Obstacle {
        required {
            /// Name, unique in the scene.
            #[schemars(length(min = 1, max = 128))]
            id: String,
            /// What it is.
            kind: ObstacleKind,
            /// Its outline from above.
            shape: ObstacleShape,
        }
        optional {
            /// What people call it.
            #[schemars(length(max = 200))]
            name: Option<String>,
            /// Height of its lower edge above the ground; 0 by default.
            base: Option<Quantity<Length>> [0.0, 100.0],
            /// Height of its upper edge above the ground; 1 m by default, 4 m for poles, trees and buildings.
            height: Option<Quantity<Length>> [0.001, 1000.0],
            /// Coefficient of friction; that of the impacts by default.
            friction: Option<Quantity<Ratio>> [0.0, 5.0],
            /// Restitution; that of the impacts by default.
            restitution: Option<Quantity<Ratio>> [-0.999999, 1.0],
            /// Where the restitution comes from: constant where one is given, else as for all impacts.
            restitution_rule: Option<RestitutionRule>,
        }
    }

    /// A polygon.
    PolygonShape {
        required {
            /// Corners in the world in order; no two edges cross.
            #[schemars(length(min = 3, max = 1000))]
            points: Vec<Position2>,
        }
    }

    /// A rectangle.
    BoxShape {
        required {
            /// World position of its middle.
            centre: Position2,
            /// Along its own x axis.
            length: Quantity<Length> [0.001, 10000.0],
            /// Across.
            width: Quantity<Length> [0.001, 10000.0],
        }
        optional {
            /// Direction of its x axis; 0 by default.
            heading: Option<Quantity<Angle>> [-2.0 * TAU, 2.0 * TAU],
        }
    }

    /// A circle.
    CircleShape {
        required {
            /// World position of its middle.
            centre: Position2,
            /// Radius.
            radius: Quantity<Length> [0.001, 1000.0],
        }
    }
}

/// Outline of an obstacle from above.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[expect(clippy::large_enum_variant, reason = "a scene has few obstacles; none is moved in a loop")]
pub enum ObstacleShape {
    /// A polygon.
    Polygon(PolygonShape),
    /// A rectangle.
    Box(BoxShape),
    /// A circle: a pole or a tree.
    Circle(CircleShape),
}

/// What an obstacle is.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum ObstacleKind {
    /// A road safety barrier.
    Barrier,
    /// A wall.
    Wall,
    /// A pole.
    Pole,
    /// A tree.
    Tree,
    /// A building.
    Building,
}
