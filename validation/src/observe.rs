//! A quantity taken from an outcome.

use crate::handling;
use crate::quantity::{ImpactFigure, Quantity, VehicleFigure};
use accuscene::Outcome;
use accuscene_core::arith::DEG;
use accuscene_core::event::CollisionSide;
use accuscene_core::table::Table;

/// The value of a quantity in its unit; `None` if the outcome does not have it: no such vehicle or collision, a second
/// after the end.
#[must_use]
pub fn observe(outcome: &Outcome, quantity: &Quantity) -> Option<f64> {
    match quantity {
        Quantity::Impact(index, figure) => {
            let collision = outcome.collisions.get(*index)?;
            Some(match figure {
                ImpactFigure::FirstContact => collision.first_contact,
                ImpactFigure::Time => collision.time,
                ImpactFigure::ClosingSpeed => collision.closing_speed,
                ImpactFigure::SeparationSpeed => collision.separation_speed,
                ImpactFigure::EnergyLoss => collision.energy_loss,
            })
        }
        Quantity::Vehicle(id, figure) => vehicle(outcome, id, figure),
    }
}

fn vehicle(outcome: &Outcome, id: &str, figure: &VehicleFigure) -> Option<f64> {
    let summary = outcome.vehicles.iter().find(|v| v.id == *id)?;
    let table = || outcome.recording.table(&format!("vehicle.{id}"));
    match figure {
        VehicleFigure::Impact(index, sensor, name) => {
            let sides = outcome.collisions.iter().flat_map(|c| &c.bodies);
            of_side(sides.filter(|side| side.body == *id).nth(*index)?, sensor.as_deref(), name)
        }
        VehicleFigure::Rest("x") => Some(summary.last.position[0]),
        VehicleFigure::Rest("y") => Some(summary.last.position[1]),
        VehicleFigure::Rest("heading_deg") => Some(summary.last.heading / DEG),
        VehicleFigure::Rest(_) => summary.rest_time,
        VehicleFigure::Distance => Some(summary.distance),
        VehicleFigure::At(name, time) => recorded(table()?, name, *time),
        VehicleFigure::Handling(name, from, to) => handling::figure(table()?, name, *from, *to),
        VehicleFigure::Deceleration(from, to) => {
            let speed = |t: f64| recorded(table()?, "speed", t);
            Some((speed(*from)? - speed(*to)?) / (to - from))
        }
    }
}

fn of_side(side: &CollisionSide, sensor: Option<&str>, name: &str) -> Option<f64> {
    let (magnitude, body) = match sensor {
        None => (side.delta_v_magnitude, [side.delta_v_body[0], side.delta_v_body[1]]),
        Some(id) => {
            let sensor = side.sensors.iter().find(|s| s.id == id)?;
            (sensor.magnitude, sensor.delta_v_body)
        }
    };
    match name {
        "delta_v" => Some(magnitude),
        "delta_v_x" => Some(body[0]),
        "delta_v_y" => Some(body[1]),
        "delta_yaw_rate_deg" => Some(side.delta_yaw_rate / DEG),
        "pdof_deg" => Some(side.pdof_deg),
        _ => side.ees,
    }
}

/// A column at a time, between its rows on a straight line; `None` outside the recording.
fn recorded(table: &Table, name: &str, time: f64) -> Option<f64> {
    let (column, unit) = match name {
        "heading_deg" => ("yaw", DEG),
        "yaw_rate_deg" => ("yaw_rate", DEG),
        other => (other, 1.0),
    };
    let (times, values) = (table.column_named("t")?, table.column_named(column)?);
    let after = times.partition_point(|t| *t < time);
    let (t1, v1) = (*times.get(after)?, *values.get(after)?);
    let value = match after.checked_sub(1) {
        Some(before) if t1 > time => {
            let (t0, v0) = (times[before], values[before]);
            v0 + (v1 - v0) * ((time - t0) / (t1 - t0))
        }
        _ => v1,
    };
    Some(value / unit)
}

#[cfg(test)]
mod tests {
    use super::recorded;
    use accuscene_core::table::{Column, Table};

    #[test]
    fn rows_are_joined_by_straight_lines() {
        let mut table =
            Table::new("vehicle.a", ["t", "x", "yaw"].map(|name| Column::new(name, "", "", "")).to_vec());
        for (t, x) in [(0.0, 1.0), (0.5, 2.0), (1.0, 4.0)] {
            table.push(&[t, x, x]);
        }
        let at = |t: f64| recorded(&table, "x", t);
        assert_eq!([at(0.0), at(0.25), at(0.5), at(0.75), at(1.0)], [1.0, 1.5, 2.0, 3.0, 4.0].map(Some));
        assert_eq!((at(1.01), recorded(&table, "nothing", 0.5)), (None, None));
        assert!(recorded(&table, "heading_deg", 0.0).is_some_and(|deg| (deg - 57.295_779_513).abs() < 1e-8));
    }
}
