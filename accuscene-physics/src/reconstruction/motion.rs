use super::polyline::Polyline;
use crate::simulation::Run;
use accuscene_core::event::{CollisionEvent, CollisionSide, Event};
use accuscene_core::table::Table;

/// What a run tells of its vehicles, as evidence asks for it.
#[derive(Clone, Copy, Debug)]
pub struct Motion<'a> {
    run: &'a Run,
}

/// Place and heading of a vehicle at an instant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pose {
    /// Centre of gravity, world axes, m.
    pub position: [f64; 2],
    /// Heading, rad, counted through full turns.
    pub heading: f64,
}

/// A vehicle that ends no further from where it came to rest has stayed there, m.
const STAYS: f64 = 0.02;
/// Who is no faster than this at the end of a run has come to rest, m/s: if nothing but rolling resistance slows it, 5 cm
/// are left of its way. It is the speed from which on the time of rest counts.
const STANDS: f64 = 0.1;

impl<'a> Motion<'a> {
    /// The motion of a run.
    #[must_use]
    pub fn of(run: &'a Run) -> Self {
        Self { run }
    }

    /// Where a vehicle is when the run ends.
    #[must_use]
    pub fn end(&self, vehicle: &str) -> Option<Pose> {
        let table = self.vehicle(vehicle)?;
        let last = table.rows().checked_sub(1)?;
        pose(table, |column| table.get(last, column))
    }

    /// Where a vehicle has come to rest; none if it still moves when the run ends: faster than 0.1 m/s.
    #[must_use]
    pub fn rest(&self, vehicle: &str) -> Option<Pose> {
        let table = self.vehicle(vehicle)?;
        let speed = table.get(table.rows().checked_sub(1)?, table.column_index("speed")?)?;
        if speed <= STANDS { self.end(vehicle) } else { None }
    }

    /// Where a vehicle is at a time, s; none before the run and after it, unless the vehicle rests by then.
    #[must_use]
    pub fn at(&self, vehicle: &str, time: f64) -> Option<Pose> {
        let table = self.vehicle(vehicle)?;
        let moment = self.moment(vehicle, table, time)?;
        pose(table, |column| moment.value(table, column))
    }

    /// A column of a vehicle's table at a time, as [`at`](Self::at).
    #[must_use]
    pub fn value(&self, vehicle: &str, column: &str, time: f64) -> Option<f64> {
        let table = self.vehicle(vehicle)?;
        self.moment(vehicle, table, time)?.value(table, table.column_index(column)?)
    }

    /// The way of the contact point of a wheel, or of the centre of gravity without one.
    #[must_use]
    pub fn path(&self, vehicle: &str, wheel: Option<&str>) -> Option<Polyline> {
        let table = match wheel {
            Some(wheel) => self.run.recording.table(&format!("wheel.{vehicle}.{wheel}"))?,
            None => self.vehicle(vehicle)?,
        };
        let (x, y) = (table.column_named("x")?, table.column_named("y")?);
        Some(Polyline::new(x.into_iter().zip(y).map(|(x, y)| [x, y]).collect()))
    }

    /// Names of the wheels of a vehicle.
    pub fn wheels(&self, vehicle: &str) -> impl Iterator<Item = &'a str> {
        let prefix = format!("wheel.{vehicle}.");
        self.run.recording.tables().iter().filter_map(move |table| table.name().strip_prefix(prefix.as_str()))
    }

    /// The place of a wheel's contact point at a time, as [`at`](Self::at).
    #[must_use]
    pub fn wheel_at(&self, vehicle: &str, wheel: &str, time: f64) -> Option<[f64; 2]> {
        let table = self.run.recording.table(&format!("wheel.{vehicle}.{wheel}"))?;
        let moment = self.moment(vehicle, table, time)?;
        Some([moment.value(table, table.column_index("x")?)?, moment.value(table, table.column_index("y")?)?])
    }

    /// An impact of a vehicle, 1 the first, and its side of it.
    #[must_use]
    pub fn impact(&self, vehicle: &str, number: u32) -> Option<(&'a CollisionEvent, &'a CollisionSide)> {
        let mut sides = self.run.recording.events.iter().filter_map(|event| match event {
            Event::Collision(c) => {
                c.bodies.iter().find(|side| side.body == vehicle).map(|side| (c.as_ref(), side))
            }
            _ => None,
        });
        sides.nth(number.saturating_sub(1) as usize)
    }

    /// When a vehicle comes to rest for good, s; none if it moves again, or still at the end of the run.
    #[must_use]
    pub fn rest_time(&self, vehicle: &str) -> Option<f64> {
        let mut rests = self.run.recording.events.iter().rev().filter_map(|event| match event {
            Event::Rest { body, time, position, .. } if body == vehicle => Some((*time, *position)),
            _ => None,
        });
        let (time, [x, y, _]) = rests.next()?;
        let [end_x, end_y] = self.end(vehicle)?.position;
        let (away_x, away_y) = (end_x - x, end_y - y);
        (away_x * away_x + away_y * away_y <= STAYS * STAYS).then_some(time)
    }

    /// The rows of a table of a vehicle around a time.
    fn moment(&self, vehicle: &str, table: &Table, time: f64) -> Option<Moment> {
        let last = table.get(table.rows().checked_sub(1)?, table.column_index("t")?)?;
        if time > last && self.rest_time(vehicle).is_none() {
            return None;
        }
        Moment::of(table, time)
    }

    fn vehicle(&self, id: &str) -> Option<&'a Table> {
        self.run.recording.table(&format!("vehicle.{id}"))
    }
}

fn pose(table: &Table, value: impl Fn(usize) -> Option<f64>) -> Option<Pose> {
    let of = |name: &str| value(table.column_index(name)?);
    Some(Pose { position: [of("x")?, of("y")?], heading: of("yaw")? })
}

/// A time between two rows of a table.
struct Moment {
    row: usize,
    share: f64,
}

impl Moment {
    /// None before the first row; after the last one that row.
    fn of(table: &Table, time: f64) -> Option<Self> {
        let t = table.column_index("t")?;
        let (mut low, mut high) = (0, table.rows().checked_sub(1)?);
        if time < table.get(low, t)? {
            return None;
        }
        if time >= table.get(high, t)? {
            return Some(Self { row: high, share: 0.0 });
        }
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if table.get(middle, t)? <= time { low = middle } else { high = middle }
        }
        let (from, to) = (table.get(low, t)?, table.get(high, t)?);
        Some(Self { row: low, share: (time - from) / (to - from) })
    }

    fn value(&self, table: &Table, column: usize) -> Option<f64> {
        let from = table.get(self.row, column)?;
        if self.share <= 0.0 {
            return Some(from);
        }
        let to = table.get(self.row + 1, column)?;
        Some(from + (to - from) * self.share)
    }
}
