use crate::rows::rows;
use crate::{Suite, ValidationError};
use accuscene::EngineError;
use accuscene_core::arith::{DEG, sin_cos};
use accuscene_core::quantity::{Quantity, STANDARD_GRAVITY};
use accuscene_physics::analysis::{AnalysisError, CriticalSpeed, Formula, Stopping};

const STOPS: &str = include_str!("../../data/cherokee-stops.csv");
const LIMIT: &str = include_str!("../../data/cherokee-limit.csv");

/// A measured channel, straight between its points.
struct Trace(Vec<[f64; 2]>);

/// Points of a trace that a mean or a way is summed from.
const POINTS: u32 = 2000;

impl Trace {
    fn read(
        path: &'static str,
        text: &str,
        key: &str,
        name: &str,
        value: &str,
    ) -> Result<Self, ValidationError> {
        let all =
            rows(path, text, |row| (row.text(key) == name).then(|| [row.number("t_s"), row.number(value)]))?;
        Ok(Self(all.into_iter().flatten().collect()))
    }

    fn at(&self, time: f64) -> f64 {
        let around = self.0.windows(2).find(|pair| pair[0][0] <= time && time <= pair[1][0]);
        around.map_or(f64::NAN, |pair| {
            let [[t0, v0], [t1, v1]] = [pair[0], pair[1]];
            if t1 > t0 { v0 + (v1 - v0) * (time - t0) / (t1 - t0) } else { v1 }
        })
    }

    fn sum(&self, from: f64, to: f64) -> f64 {
        let step = (to - from) / f64::from(POINTS);
        (0..POINTS).map(|k| step * self.at(from + step * (f64::from(k) + 0.5))).sum()
    }

    /// When it falls to a value after a time.
    fn falls_to(&self, value: f64, from: f64) -> f64 {
        let pair = self.0.windows(2).find(|pair| pair[1][0] > from && pair[1][1] <= value);
        pair.map_or(f64::NAN, |pair| {
            let [[t0, v0], [t1, v1]] = [pair[0], pair[1]];
            t0 + (t1 - t0) * (v0 - value) / (v0 - v1)
        })
    }
}

/// A measured stop: its name, the time of the pedal, the window of its mean deceleration, time to nine tenths of it; s.
const STOP: [(&str, f64, [f64; 2], f64); 2] =
    [("severe", 6.01, [6.6, 11.0], 0.18), ("moderate", 5.99, [6.6, 13.5], 0.23)];

/// Speed at which a measured stop ends, m/s: below it the traces are not to be read.
const SLOW: f64 = 0.5;

/// Relative errors of the speed at the pedal of both stops, by their way, mean deceleration and time of rise.
pub(super) fn stops() -> Result<[f64; 2], ValidationError> {
    let mut errors = [f64::NAN; 2];
    for (error, (name, pedal, [from, to], rise)) in errors.iter_mut().zip(STOP) {
        let speed = Trace::read("data/cherokee-stops.csv", STOPS, "stop", name, "speed_m_s")?;
        let deceleration = (speed.at(from) - speed.at(to)) / (to - from);
        let way = speed.sum(pedal, speed.falls_to(SLOW, pedal)) + SLOW * SLOW / (2.0 * deceleration);
        let told = Stopping {
            // To nine tenths in a straight line.
            rise_time: Some(Quantity::new(rise / 0.9)),
            distance_available: Some(Quantity::new(way)),
            ..Stopping::new(Quantity::new(speed.at(pedal)), Quantity::new(0.0), Quantity::new(deceleration))
        };
        let found = told.solve().map_err(refused)?.found;
        *error = found.avoid_speed.unwrap_or(f64::NAN) / speed.at(pedal) - 1.0;
    }
    Ok(errors)
}

/// Speed held in the slow steer, m/s.
const HELD: f64 = 11.0;
/// The second of the greatest mean lateral acceleration, s.
const GREATEST: [f64; 2] = [34.35, 35.35];

/// Relative error of the speed that the way at the limit tells by the critical-speed formula, with the measured greatest
/// lateral acceleration as the friction.
pub(super) fn critical_speed() -> Result<f64, ValidationError> {
    let read = |name| Trace::read("data/cherokee-limit.csv", LIMIT, "channel", name, "value");
    let (yaw_rate, lateral) = (read("yaw_rate")?, read("lateral_acceleration")?);
    let [from, to] = GREATEST;
    let step = (to - from) / f64::from(POINTS);
    let (mut heading, mut place, mut way) = (0.0, [0.0, 0.0], vec![[0.0, 0.0]]);
    for k in 0..POINTS {
        let turn = DEG * step * yaw_rate.at(from + step * (f64::from(k) + 0.5));
        let (sin, cos) = sin_cos(heading + 0.5 * turn);
        place = [place[0] + HELD * step * cos, place[1] + HELD * step * sin];
        heading += turn;
        way.push(place);
    }
    let chord = (place[0] * place[0] + place[1] * place[1]).sqrt();
    let off = |[x, y]: [f64; 2]| ((place[0] * y - place[1] * x) / chord).abs();
    let friction = lateral.sum(from, to) / (to - from) / STANDARD_GRAVITY;
    let mark = CriticalSpeed::new(
        Quantity::new(chord),
        Quantity::new(off(way[way.len() / 2])),
        Quantity::new(friction),
    );
    Ok(mark.solve().map_err(refused)?.found.speed / HELD - 1.0)
}

/// Relative errors of lateral acceleration, yaw rate and roll in the step steer, by the scene that is fitted to the slow steer.
pub(super) fn step_steer() -> Result<[f64; 3], ValidationError> {
    let suite = Suite::built_in()?;
    let case = suite.cases().iter().find(|case| case.name() == "cherokee");
    let rows = case.ok_or_else(lacking)?.run()?;
    let mut errors = [f64::NAN; 3];
    let figures = ["mean_lateral_acceleration", "mean_yaw_rate_deg", "mean_roll_deg"];
    for (error, figure) in errors.iter_mut().zip(figures) {
        let row = rows.iter().find(|row| row.variant == "step steer" && row.quantity.contains(figure));
        *error = row.and_then(|row| row.error_percent).ok_or_else(lacking)? / 100.0;
    }
    Ok(errors)
}

fn refused(error: AnalysisError) -> ValidationError {
    ValidationError::Engine { scene: "1997 Jeep Cherokee".to_owned(), source: EngineError::from(error) }
}

fn lacking() -> ValidationError {
    ValidationError::Empty { path: "scenes/cherokee".to_owned(), wanted: "step steer with its three means" }
}
