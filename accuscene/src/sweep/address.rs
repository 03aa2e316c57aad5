use crate::compare::{FigureName, OF_IMPACT, OF_SIDE, OF_VEHICLE, Reading};
use crate::outcome::VehicleSummary;
use accuscene_core::event::{CollisionEvent, CollisionSide};

/// A figure of a run that a sweep keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address {
    pub(super) figure: FigureName,
    pub(super) of: Owner,
}

/// Whose figure it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// An impact as a whole, 1 the first of the run.
    Impact(u32),
    /// A vehicle in an impact.
    Side(u32, String),
    /// A vehicle over the whole run.
    Vehicle(String),
}

impl Address {
    /// Reads `vehicles.bullet.end_x`, `impacts[1].closing_speed` or `impacts[1].bullet.delta_v`; else what is wrong.
    pub(super) fn of(text: &str) -> Result<Self, Fault> {
        if let Some(rest) = text.strip_prefix("vehicles.") {
            let (id, name) = rest.rsplit_once('.').ok_or(Fault::Form)?;
            let figure = named(name, OF_VEHICLE.iter().map(|(figure, _)| *figure))?;
            return Ok(Self { figure, of: Owner::Vehicle(id.to_owned()) });
        }
        let rest = text.strip_prefix("impacts[").ok_or(Fault::Form)?;
        let (number, rest) = rest.split_once("].").ok_or(Fault::Form)?;
        let number = number.parse().ok().filter(|number| *number > 0).ok_or(Fault::Number)?;
        Ok(match rest.rsplit_once('.') {
            Some((id, name)) => {
                let figure = named(name, OF_SIDE.iter().map(|(figure, _)| *figure))?;
                Self { figure, of: Owner::Side(number, id.to_owned()) }
            }
            None => {
                let figure = named(rest, OF_IMPACT.iter().map(|(figure, _)| *figure))?;
                Self { figure, of: Owner::Impact(number) }
            }
        })
    }

    /// The vehicle that it names.
    pub(super) fn vehicle(&self) -> Option<&str> {
        match &self.of {
            Owner::Impact(_) => None,
            Owner::Side(_, id) | Owner::Vehicle(id) => Some(id),
        }
    }

    /// The impact that it names, 1 the first.
    pub(super) fn impact(&self) -> Option<u32> {
        match self.of {
            Owner::Impact(number) | Owner::Side(number, _) => Some(number),
            Owner::Vehicle(_) => None,
        }
    }

    /// The address as a document writes it.
    pub(super) fn text(&self) -> String {
        let name = self.figure.name();
        match &self.of {
            Owner::Impact(number) => format!("impacts[{number}].{name}"),
            Owner::Side(number, id) => format!("impacts[{number}].{id}.{name}"),
            Owner::Vehicle(id) => format!("vehicles.{id}.{name}"),
        }
    }

    /// The figure; none where there was no such impact, the vehicle took no part in it, or it has no such figure.
    pub(super) fn value(&self, collisions: &[CollisionEvent], vehicles: &[VehicleSummary]) -> Option<f64> {
        let impact = |number: u32| collisions.get(number as usize - 1);
        match &self.of {
            Owner::Impact(number) => read(&OF_IMPACT, self.figure, impact(*number)?),
            Owner::Side(number, id) => {
                let side: &CollisionSide = impact(*number)?.bodies.iter().find(|side| side.body == *id)?;
                read(&OF_SIDE, self.figure, side)
            }
            Owner::Vehicle(id) => {
                read(&OF_VEHICLE, self.figure, vehicles.iter().find(|vehicle| vehicle.id == *id)?)
            }
        }
    }

    /// All figures of vehicles, and of the impacts of a run.
    pub(super) fn all(collisions: &[CollisionEvent], vehicles: &[String]) -> Vec<Self> {
        let mut all = Vec::new();
        for id in vehicles {
            let own = OF_VEHICLE.iter();
            all.extend(own.map(|(figure, _)| Self { figure: *figure, of: Owner::Vehicle(id.clone()) }));
        }
        for (collision, number) in collisions.iter().zip(1..=MOST_IMPACTS) {
            let whole = OF_IMPACT.iter();
            all.extend(whole.map(|(figure, _)| Self { figure: *figure, of: Owner::Impact(number) }));
            for side in collision.bodies.iter().filter(|side| vehicles.contains(&side.body)) {
                let of = Owner::Side(number, side.body.clone());
                all.extend(OF_SIDE.iter().map(|(figure, _)| Self { figure: *figure, of: of.clone() }));
            }
        }
        all
    }
}

/// Impacts of a run whose figures are kept where nobody names outputs.
const MOST_IMPACTS: u32 = 8;

/// What is wrong with an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It begins or is built in another way.
    Form,
    /// Impacts are counted from 1.
    Number,
    /// No figure has this name; those that there are.
    Name(String, Vec<&'static str>),
}

fn named(name: &str, mut figures: impl Iterator<Item = FigureName> + Clone) -> Result<FigureName, Fault> {
    let known = figures.clone();
    figures
        .find(|figure| figure.name() == name)
        .ok_or_else(|| Fault::Name(name.to_owned(), known.map(FigureName::name).collect()))
}

fn read<T>(readings: &[Reading<T>], figure: FigureName, from: &T) -> Option<f64> {
    let (_, value) = readings.iter().find(|(name, _)| *name == figure)?;
    value(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_read_back() {
        for text in ["vehicles.a-1.end_x", "impacts[1].closing_speed", "impacts[12].bullet.pdof_deg"] {
            assert_eq!(Address::of(text).unwrap().text(), text);
        }
        assert_eq!(Address::of("impacts[0].time"), Err(Fault::Number));
        assert_eq!(Address::of("impacts[-1].time"), Err(Fault::Number));
        for text in ["", "vehicles", "vehicles.a", "impacts", "impacts[1]", "end_x", "impacts[1"] {
            assert_eq!(Address::of(text), Err(Fault::Form), "{text}");
        }
        assert!(
            matches!(Address::of("vehicles.a.delta_v"), Err(Fault::Name(_, known)) if known.contains(&"end_x"))
        );
        assert!(matches!(Address::of("impacts[1].a.time"), Err(Fault::Name(name, _)) if name == "time"));
    }
}
