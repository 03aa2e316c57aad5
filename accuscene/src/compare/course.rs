//! The way of a vehicle, thinned by a fixed rule.

use accuscene_core::table::Table;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::series::column;

/// Most points of a course.
pub const MOST_POINTS: usize = 500;

/// Least distance between two points of a course, m.
pub const SPACING: f64 = 0.1;

/// The path of a vehicle's centre of gravity in one run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Course {
    /// Id of the vehicle.
    pub vehicle: String,
    /// Points in the world, m, thinned: at least 0.1 m apart (0.5 m in drawn runs), or that times the smallest power of two that
    /// leaves at most 500 (60); the first and the last instant are always there.
    pub points: Vec<[f64; 2]>,
}

impl Course {
    pub(crate) fn of(vehicle: &str, table: Option<&Table>) -> Self {
        Self::within(vehicle, table, SPACING, MOST_POINTS)
    }

    /// Points at least `spacing` metres apart, or that times the smallest power of two that leaves `most` at the most.
    pub(crate) fn within(vehicle: &str, table: Option<&Table>, mut spacing: f64, most: usize) -> Self {
        let read = |name| table.and_then(|table| column(table, name)).unwrap_or_default();
        let all: Vec<[f64; 2]> = read("x").into_iter().zip(read("y")).map(|(x, y)| [x, y]).collect();
        let mut points = thinned(&all, spacing);
        while points.len() > most {
            spacing *= 2.0;
            points = thinned(&all, spacing);
        }
        Self { vehicle: vehicle.into(), points }
    }
}

/// Points that are at least `spacing` from the one before, and the last.
fn thinned(all: &[[f64; 2]], spacing: f64) -> Vec<[f64; 2]> {
    let mut kept: Vec<[f64; 2]> = Vec::new();
    for [x, y] in all {
        let far =
            kept.last().is_none_or(|[px, py]| (x - px) * (x - px) + (y - py) * (y - py) >= spacing * spacing);
        if far {
            kept.push([*x, *y]);
        }
    }
    if let Some(end) = all.last().filter(|end| kept.last() != Some(end)) {
        kept.push(*end);
    }
    kept
}

#[cfg(test)]
mod tests {
    use accuscene_core::table::Column;

    use super::*;

    fn straight(rows: usize, step: f64) -> Table {
        let mut table = Table::new("vehicle.a", ["x", "y"].map(|n| Column::new(n, "m", "", "")).to_vec());
        for row in 0..rows {
            table.push(&[step * row as f64, 1.0]);
        }
        table
    }

    #[test]
    fn a_course_is_bounded_and_keeps_both_ends() {
        for (rows, step) in [(1, 1.0), (40, 0.03), (100_000, 0.02), (3000, 50.0)] {
            let course = Course::of("a", Some(&straight(rows, step)));
            assert!(course.points.len() <= MOST_POINTS, "{rows} rows: {}", course.points.len());
            assert_eq!(course.points.first(), Some(&[0.0, 1.0]));
            assert_eq!(course.points.last(), Some(&[step * (rows - 1) as f64, 1.0]));
        }
        assert!(Course::of("a", None).points.is_empty());
    }
}
