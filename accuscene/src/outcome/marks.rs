//! Tyre marks, drawn by a stated rule.

use accuscene_core::table::Table;
use serde::{Deserialize, Serialize};

use crate::series::column;

/// Sliding speed over the ground above which a tyre leaves a mark, m/s.
pub const SLIDING_SPEED: f64 = 0.5;

/// Share of the available friction above which a tyre leaves a mark.
pub const UTILISATION: f64 = 0.95;

/// Shortest mark that is kept, m.
pub const SHORTEST: f64 = 0.1;

/// Width drawn, m: the scene gives no tyre width.
pub const WIDTH: f64 = 0.2;

/// Distance between the points of a mark, m.
const SPACING: f64 = 0.05;

/// Marks of all wheels and the rule they follow.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TyreMarks {
    /// The rule in words.
    pub rule: String,
    /// Marks, ordered by vehicle, wheel and time.
    pub marks: Vec<TyreMark>,
}

/// One unbroken mark of one wheel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TyreMark {
    /// Id of the vehicle.
    pub vehicle: String,
    /// Wheel: `fl`, `fr`, `rl`, `rr`.
    pub wheel: String,
    /// Width drawn, m.
    pub width: f64,
    /// Instant of its beginning, s.
    pub start: f64,
    /// Instant of its end, s.
    pub end: f64,
    /// Length along the mark, m.
    pub length: f64,
    /// Points of contact in the world, m, at least 0.05 m apart.
    pub points: Vec<[f64; 2]>,
}

impl TyreMarks {
    /// No marks yet, with the rule stated.
    #[must_use]
    pub fn empty() -> Self {
        Self { rule: rule(), marks: Vec::new() }
    }

    /// Adds the marks of one wheel from its table (`t`, `x`, `y`, `fz`, `sliding_speed`, `utilisation`).
    ///
    /// A table without these columns adds nothing.
    pub fn add(&mut self, vehicle: &str, wheel: &str, table: &Table) {
        let Some(columns) = ["t", "x", "y", "fz", "sliding_speed", "utilisation"]
            .iter()
            .map(|name| column(table, name))
            .collect::<Option<Vec<_>>>()
        else {
            return;
        };
        let mut open: Option<TyreMark> = None;
        for row in 0..table.rows() {
            let value = |index: usize| columns[index].get(row).copied().unwrap_or(f64::NAN);
            let marks = value(3) > 0.0 && value(4) > SLIDING_SPEED && value(5) >= UTILISATION;
            if marks {
                let mark = open.get_or_insert_with(|| TyreMark {
                    vehicle: vehicle.into(),
                    wheel: wheel.into(),
                    width: WIDTH,
                    start: value(0),
                    end: value(0),
                    length: 0.0,
                    points: vec![[value(1), value(2)]],
                });
                mark.extend(value(0), [value(1), value(2)]);
            } else if let Some(mark) = open.take() {
                self.keep(mark);
            }
        }
        if let Some(mark) = open {
            self.keep(mark);
        }
    }

    fn keep(&mut self, mark: TyreMark) {
        if mark.length >= SHORTEST {
            self.marks.push(mark);
        }
    }
}

impl TyreMark {
    fn extend(&mut self, time: f64, point: [f64; 2]) {
        self.end = time;
        if let Some(last) = self.points.last() {
            let (dx, dy) = (point[0] - last[0], point[1] - last[1]);
            let step = (dx * dx + dy * dy).sqrt();
            if step >= SPACING {
                self.length += step;
                self.points.push(point);
            }
        }
    }
}

/// The rule in words, with the numbers that the code uses.
fn rule() -> String {
    format!(
        "A mark is drawn where a wheel on the ground slides over it faster than {SLIDING_SPEED} m/s and uses at least \
         {} % of its friction; marks shorter than {SHORTEST} m are left out. All are drawn {WIDTH} m wide, because \
         the scene gives no tyre width. Whether a surface takes a visible mark is not part of the model.",
        UTILISATION * 100.0
    )
}

#[cfg(test)]
mod tests {
    use accuscene_core::table::Column;

    use super::*;

    /// A wheel that moves 0.2 m a row; each row gives load, sliding speed and utilisation.
    fn wheel(rows: &[[f64; 3]]) -> Table {
        let columns = ["t", "x", "y", "fz", "sliding_speed", "utilisation"];
        let mut table = Table::new("wheel.a.fl", columns.map(|name| Column::new(name, "", "", "")).to_vec());
        for (index, [load, sliding, used]) in rows.iter().enumerate() {
            let count = index as f64;
            table.push(&[0.01 * count, 0.2 * count, 1.0, *load, *sliding, *used]);
        }
        table
    }

    #[test]
    fn marks_follow_the_stated_rule() {
        let slides = [3000.0, 2.0, 0.97];
        let mut marks = TyreMarks::empty();
        let rows = [
            slides,
            slides,
            slides,
            [3000.0, 0.4, 1.0],
            slides,
            [0.0, 2.0, 1.0],
            slides,
            slides,
            [3000.0, 2.0, 0.9],
        ];
        marks.add("a", "fl", &wheel(&rows));
        let found: Vec<(f64, f64, usize)> =
            marks.marks.iter().map(|mark| (mark.start, mark.end, mark.points.len())).collect();
        // The single row between is shorter than a mark may be.
        assert_eq!(found, [(0.0, 0.02, 3), (0.06, 0.07, 2)]);
        assert!((marks.marks[0].length - 0.4).abs() < 1e-12);
        for number in ["0.5 m/s", "95 %", "0.1 m", "0.2 m"] {
            assert!(marks.rule.contains(number), "{}", marks.rule);
        }
    }

    #[test]
    fn a_table_without_the_columns_leaves_no_mark() {
        let mut marks = TyreMarks::empty();
        marks.add("a", "fl", &Table::new("wheel.a.fl", vec![Column::new("t", "s", "", "")]));
        assert!(marks.marks.is_empty());
    }
}
