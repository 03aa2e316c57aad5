use crate::handling::FIGURES;
use core::fmt;
use core::str::FromStr;

/// What can be measured of an outcome.
///
/// | text | unit | meaning |
/// |---|---|---|
/// | `impact[1].first_contact`, `.time` | s | the first collision of the scene, counted from 1 |
/// | `impact[1].closing_speed`, `.separation_speed` | m/s | along the normal at the point |
/// | `impact[1].energy_loss` | J | kinetic energy |
/// | `V.impact[1].delta_v` | m/s | magnitude, first collision of vehicle `V` |
/// | `V.impact[1].delta_v_x`, `delta_v_y` | m/s | forward and left, body axes at first contact |
/// | `V.impact[1].delta_yaw_rate_deg` | deg/s | change of yaw rate, left positive |
/// | `V.impact[1].pdof_deg` | deg | principal direction of force, clockwise from the front |
/// | `V.impact[1].ees` | m/s | energy equivalent speed |
/// | `V.impact[1].sensor.S.delta_v_x`, `delta_v_y` | m/s | the same at sensor `S` |
/// | `V.rest.x`, `V.rest.y`, `V.rest.heading_deg` | m, deg | last pose; the heading counts full turns |
/// | `V.rest.time` | s | when it came to rest |
/// | `V.distance` | m | path of the centre of gravity |
/// | `V.x@T`, `V.y@T`, `V.speed@T`, `V.heading_deg@T`, `V.yaw_rate_deg@T` | m, m/s, deg, deg/s | at second `T` |
/// | `V.deceleration@T..U` | m/s^2 | loss of speed over time between two seconds |
/// | `V.mean_lateral_acceleration@T..U`, `V.mean_yaw_rate_deg@T..U`, `V.mean_roll_deg@T..U` | m/s^2, deg/s, deg | of a turn, positive to its side; acceleration in the plane of the road |
/// | `V.yaw_response@T..U`, `V.lateral_response@T..U` | s | from half the steer to nine tenths of the value, both of their means in `T..U` |
/// | `V.yaw_overshoot@T..U` | 1 | greatest yaw rate before `T` over the mean, less 1 |
/// | `V.greatest_lateral_acceleration@T..U` | m/s^2 | largest mean over a second that begins in `T..U` |
/// | `V.yaw_gain@A..B`, `V.lateral_gain@A..B` | 1/s, m/s^2/deg | slope on the steer angle while the lateral acceleration is in `A..B` |
/// | `V.steer_gradient@A..B`, `V.roll_gradient@A..B` | deg/g | slope on the lateral acceleration in `A..B` |
#[derive(Clone, Debug, PartialEq)]
pub enum Quantity {
    /// Of a collision of the scene, counted from 0.
    Impact(usize, ImpactFigure),
    /// Of a vehicle.
    Vehicle(String, VehicleFigure),
}

/// A figure of a collision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImpactFigure {
    /// Instant of the first contact.
    FirstContact,
    /// Instant of the impulse.
    Time,
    /// Closing speed along the normal.
    ClosingSpeed,
    /// Speed of separation along the normal.
    SeparationSpeed,
    /// Loss of kinetic energy.
    EnergyLoss,
}

/// A figure of a vehicle.
#[derive(Clone, Debug, PartialEq)]
pub enum VehicleFigure {
    /// Of one of its collisions, counted from 0, by the name of the figure and of the sensor.
    Impact(usize, Option<String>, &'static str),
    /// Of its last pose, by name; `time` is the instant of rest.
    Rest(&'static str),
    /// Its path.
    Distance,
    /// A recorded value at a second, by name.
    At(&'static str, f64),
    /// Mean deceleration between two seconds.
    Deceleration(f64, f64),
    /// Of a turn, by name, between two bounds.
    Handling(&'static str, f64, f64),
}

const OF_IMPACT: &[&str] = &["delta_v", "delta_v_x", "delta_v_y", "delta_yaw_rate_deg", "pdof_deg", "ees"];
const OF_SENSOR: &[&str] = &["delta_v", "delta_v_x", "delta_v_y"];
const OF_REST: &[&str] = &["x", "y", "heading_deg", "time"];
const AT_TIME: &[&str] = &["x", "y", "speed", "heading_deg", "yaw_rate_deg"];

/// A text that is no quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownQuantity {
    /// The text.
    pub text: String,
}

impl fmt::Display for UnknownQuantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is no quantity of an outcome, such as `bullet.impact[1].delta_v` or `bullet.x@2.5`",
            self.text
        )
    }
}

impl core::error::Error for UnknownQuantity {}

impl FromStr for Quantity {
    type Err = UnknownQuantity;

    fn from_str(text: &str) -> Result<Self, UnknownQuantity> {
        parse(text).ok_or_else(|| UnknownQuantity { text: text.to_owned() })
    }
}

impl Quantity {
    /// The unit of values, predicted and measured.
    #[must_use]
    pub fn unit(&self) -> &'static str {
        match self {
            Self::Impact(_, ImpactFigure::FirstContact | ImpactFigure::Time) => "s",
            Self::Impact(_, ImpactFigure::ClosingSpeed | ImpactFigure::SeparationSpeed) => "m/s",
            Self::Impact(_, ImpactFigure::EnergyLoss) => "J",
            Self::Vehicle(_, VehicleFigure::Distance) => "m",
            Self::Vehicle(_, VehicleFigure::Deceleration(..)) => "m/s^2",
            Self::Vehicle(_, VehicleFigure::Handling(name, ..)) => {
                FIGURES.iter().find(|(known, _)| known == name).map_or("", |(_, unit)| unit)
            }
            Self::Vehicle(
                _,
                VehicleFigure::Impact(_, _, name) | VehicleFigure::Rest(name) | VehicleFigure::At(name, _),
            ) => match *name {
                "x" | "y" => "m",
                "time" => "s",
                "heading_deg" | "pdof_deg" => "deg",
                "delta_yaw_rate_deg" | "yaw_rate_deg" => "deg/s",
                _ => "m/s",
            },
        }
    }

    /// True for directions, which are the same after a full turn.
    #[must_use]
    pub fn is_direction(&self) -> bool {
        matches!(self, Self::Vehicle(_, VehicleFigure::Impact(_, _, "pdof_deg")))
    }
}

fn parse(text: &str) -> Option<Quantity> {
    if let Some(rest) = text.strip_prefix("impact[") {
        let (index, name) = indexed(rest)?;
        let figure = match name {
            "first_contact" => ImpactFigure::FirstContact,
            "time" => ImpactFigure::Time,
            "closing_speed" => ImpactFigure::ClosingSpeed,
            "separation_speed" => ImpactFigure::SeparationSpeed,
            "energy_loss" => ImpactFigure::EnergyLoss,
            _ => return None,
        };
        return Some(Quantity::Impact(index, figure));
    }
    let (vehicle, name) = text.split_once('.').filter(|(vehicle, _)| !vehicle.is_empty())?;
    Some(Quantity::Vehicle(vehicle.to_owned(), vehicle_figure(name)?))
}

fn vehicle_figure(name: &str) -> Option<VehicleFigure> {
    if let Some(rest) = name.strip_prefix("impact[") {
        let (index, figure) = indexed(rest)?;
        if let Some(sensor) = figure.strip_prefix("sensor.") {
            let (sensor, figure) = sensor.rsplit_once('.')?;
            return Some(VehicleFigure::Impact(index, Some(sensor.to_owned()), known(OF_SENSOR, figure)?));
        }
        return Some(VehicleFigure::Impact(index, None, known(OF_IMPACT, figure)?));
    }
    if let Some(figure) = name.strip_prefix("rest.") {
        return known(OF_REST, figure).map(VehicleFigure::Rest);
    }
    if let Some(interval) = name.strip_prefix("deceleration@") {
        let (from, to) = interval.split_once("..")?;
        let (from, to) = (seconds(from)?, seconds(to)?);
        return (from < to).then_some(VehicleFigure::Deceleration(from, to));
    }
    if let Some((figure, bounds)) = name.split_once('@')
        && let Some((figure, _)) = FIGURES.iter().find(|(known, _)| *known == figure)
    {
        let (from, to) = bounds.split_once("..")?;
        let (from, to) = (seconds(from)?, seconds(to)?);
        return (from < to).then_some(VehicleFigure::Handling(figure, from, to));
    }
    if let Some((figure, time)) = name.split_once('@') {
        return Some(VehicleFigure::At(known(AT_TIME, figure)?, seconds(time)?));
    }
    (name == "distance").then_some(VehicleFigure::Distance)
}

/// The index, from 0, and what follows `[1].`.
fn indexed(rest: &str) -> Option<(usize, &str)> {
    let (index, name) = rest.split_once("].")?;
    Some((index.parse::<usize>().ok()?.checked_sub(1)?, name))
}

fn known(names: &[&'static str], name: &str) -> Option<&'static str> {
    names.iter().copied().find(|known| *known == name)
}

fn seconds(text: &str) -> Option<f64> {
    text.parse::<f64>().ok().filter(|t| t.is_finite() && *t >= 0.0)
}

#[cfg(test)]
mod tests {
    use super::Quantity;

    #[test]
    fn units_follow_the_quantity() {
        for (text, unit) in [
            ("impact[1].first_contact", "s"),
            ("impact[2].closing_speed", "m/s"),
            ("impact[1].energy_loss", "J"),
            ("a.impact[1].delta_v_x", "m/s"),
            ("a.impact[1].delta_yaw_rate_deg", "deg/s"),
            ("a.impact[1].sensor.left sill.delta_v_y", "m/s"),
            ("a.rest.heading_deg", "deg"),
            ("a.rest.time", "s"),
            ("a.distance", "m"),
            ("a.x@2.7", "m"),
            ("a.yaw_rate_deg@1", "deg/s"),
            ("a.deceleration@1..2", "m/s^2"),
            ("a.roll_gradient@1..4", "deg/g"),
            ("a.yaw_response@6..12", "s"),
        ] {
            assert_eq!(text.parse::<Quantity>().map(|q| q.unit()), Ok(unit), "{text}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "a",
            "impact[0].time",
            "impact[1].mass",
            "a.impact[1].colour",
            "a.rest.z",
            "a.x@-1",
            "a.x@soon",
            "a.deceleration@2..1",
            "a.yaw_gain@4",
            ".distance",
        ] {
            assert!(text.parse::<Quantity>().is_err(), "{text}");
        }
    }
}
