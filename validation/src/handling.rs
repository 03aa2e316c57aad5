//! What a handling test says: gains, gradients, means and response times of a turn to either side.

use accuscene_core::arith::{DEG, sin_cos};
use accuscene_core::table::Table;

/// Acceleration that "per g" means in handling tests, m/s².
const G: f64 = 9.81;

/// Names of the figures with their units; each is followed by `@T..U`.
pub(crate) const FIGURES: &[(&str, &str)] = &[
    ("mean_lateral_acceleration", "m/s^2"),
    ("mean_yaw_rate_deg", "deg/s"),
    ("mean_roll_deg", "deg"),
    ("yaw_response", "s"),
    ("lateral_response", "s"),
    ("yaw_overshoot", "1"),
    ("greatest_lateral_acceleration", "m/s^2"),
    ("yaw_gain", "1/s"),
    ("lateral_gain", "m/s^2/deg"),
    ("steer_gradient", "deg/g"),
    ("roll_gradient", "deg/g"),
];

/// A turn as recorded; positive towards the side that it goes to.
struct Turn {
    t: Vec<f64>,
    steer_deg: Vec<f64>,
    lateral: Vec<f64>,
    yaw_rate_deg: Vec<f64>,
    roll_deg: Vec<f64>,
}

/// The figure of this name between two bounds: times, or lateral accelerations for gains and gradients.
pub(crate) fn figure(table: &Table, name: &str, from: f64, to: f64) -> Option<f64> {
    let turn = Turn::of(table)?;
    let mean = |series: &[f64]| turn.mean(series, from, to);
    match name {
        "mean_lateral_acceleration" => mean(&turn.lateral),
        "mean_yaw_rate_deg" => mean(&turn.yaw_rate_deg),
        "mean_roll_deg" => mean(&turn.roll_deg),
        "yaw_response" => turn.response(&turn.yaw_rate_deg, from, to),
        "lateral_response" => turn.response(&turn.lateral, from, to),
        "yaw_overshoot" => {
            let before = turn.t.iter().zip(&turn.yaw_rate_deg).filter(|(t, _)| **t < from);
            let peak = before.fold(0.0, |most, (_, r)| if *r > most { *r } else { most });
            Some(peak / mean(&turn.yaw_rate_deg)? - 1.0)
        }
        "greatest_lateral_acceleration" => turn.greatest(from, to),
        "yaw_gain" => {
            slope(&turn.linear(&turn.steer_deg, from, to), &turn.linear(&turn.yaw_rate_deg, from, to))
        }
        "lateral_gain" => {
            slope(&turn.linear(&turn.steer_deg, from, to), &turn.linear(&turn.lateral, from, to))
        }
        "steer_gradient" => turn.per_g(&turn.steer_deg, from, to),
        "roll_gradient" => turn.per_g(&turn.roll_deg, from, to),
        _ => None,
    }
}

impl Turn {
    fn of(table: &Table) -> Option<Self> {
        let column = |name: &str| Some(table.to_contiguous(table.column_index(name)?));
        let (roll, ay, az) = (column("roll")?, column("ay")?, column("az")?);
        // In the plane of the road, as the tests state it.
        let flat = roll.iter().zip(ay.iter().zip(&az)).map(|(roll, (ay, az))| {
            let (sin, cos) = sin_cos(*roll);
            ay * cos - az * sin
        });
        let lateral: Vec<f64> = flat.collect();
        let side = if lateral.iter().sum::<f64>() < 0.0 { -1.0 } else { 1.0 };
        let turned = |series: Vec<f64>, unit: f64| series.iter().map(|v| v * side / unit).collect();
        Some(Self {
            t: column("t")?,
            steer_deg: turned(column("steer")?, DEG),
            yaw_rate_deg: turned(column("yaw_rate")?, DEG),
            roll_deg: turned(roll, DEG),
            lateral: turned(lateral, 1.0),
        })
    }

    fn mean(&self, series: &[f64], from: f64, to: f64) -> Option<f64> {
        let within = self.t.iter().zip(series).filter(|(t, _)| **t >= from && **t <= to);
        let (count, sum) = within.fold((0.0, 0.0), |(n, sum), (_, v)| (n + 1.0, sum + v));
        (count > 0.0).then(|| sum / count)
    }

    /// From half of the steady steer angle to nine tenths of the steady value, s.
    fn response(&self, series: &[f64], from: f64, to: f64) -> Option<f64> {
        let reached = |series: &[f64], level: f64| {
            let row = series.iter().position(|v| *v >= level)?;
            Some(self.t[row])
        };
        let steered = reached(&self.steer_deg, 0.5 * self.mean(&self.steer_deg, from, to)?)?;
        Some(reached(series, 0.9 * self.mean(series, from, to)?)? - steered)
    }

    /// Largest mean over a second.
    fn greatest(&self, from: f64, to: f64) -> Option<f64> {
        let rows = self.t.iter().position(|t| *t >= self.t[0] + 1.0)?;
        let means =
            self.t.windows(rows).zip(self.lateral.windows(rows)).filter(|(t, _)| t[0] >= from && t[0] <= to);
        let means = means.map(|(_, window)| window.iter().sum::<f64>() / rows as f64);
        means.reduce(|most, mean| if mean > most { mean } else { most })
    }

    /// Values while the lateral acceleration is in a range, before it first leaves it upwards.
    fn linear(&self, series: &[f64], low: f64, high: f64) -> Vec<f64> {
        let end = self.lateral.iter().position(|a| *a >= high).unwrap_or(self.lateral.len());
        let rows = self.lateral[..end].iter().zip(series);
        rows.filter(|(a, _)| **a >= low).map(|(_, v)| *v).collect()
    }

    fn per_g(&self, series: &[f64], low: f64, high: f64) -> Option<f64> {
        Some(G * slope(&self.linear(&self.lateral, low, high), &self.linear(series, low, high))?)
    }
}

/// Slope of the straight line of least squares.
fn slope(x: &[f64], y: &[f64]) -> Option<f64> {
    let n = x.len() as f64;
    let (mean_x, mean_y) = (x.iter().sum::<f64>() / n, y.iter().sum::<f64>() / n);
    let (mut xy, mut xx) = (0.0, 0.0);
    for (x, y) in x.iter().zip(y) {
        xy += (x - mean_x) * (y - mean_y);
        xx += (x - mean_x) * (x - mean_x);
    }
    (xx > 0.0).then(|| xy / xx)
}

#[cfg(test)]
mod tests {
    use super::figure;
    use accuscene_core::table::{Column, Table};

    /// A right turn whose steer steps at 1 s and whose yaw rate follows with a time constant of 0.2 s.
    fn step() -> Table {
        let names = ["t", "steer", "yaw_rate", "roll", "ay", "az"];
        let mut table = Table::new("vehicle.a", names.map(|name| Column::new(name, "", "", "")).to_vec());
        for n in 0..500 {
            let t = f64::from(n) * 0.01;
            let share = if t < 1.0 { 0.0 } else { 1.0 - accuscene_core::arith::exp(-(t - 1.0) / 0.2) };
            let steer = if t < 1.0 { 0.0 } else { -0.1 };
            table.push(&[t, steer, -0.5 * share, 0.0, -5.0 * share, 0.0]);
        }
        table
    }

    #[test]
    fn a_first_order_step_has_its_closed_form() {
        let table = step();
        let of = |name: &str| figure(&table, name, 3.0, 4.5).unwrap_or(f64::NAN);
        assert!((of("mean_yaw_rate_deg") - 0.5 * 57.295_779_5).abs() < 0.01);
        assert!((of("mean_lateral_acceleration") - 5.0).abs() < 0.01);
        // ln 10 time constants.
        assert!((of("yaw_response") - 0.46).abs() < 0.011, "{}", of("yaw_response"));
        assert!(of("yaw_overshoot").abs() < 1e-3);
        assert!(figure(&table, "colour", 0.0, 1.0).is_none());
    }
}
