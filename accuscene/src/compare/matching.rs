//! Which impact under one model is which under another.

use accuscene_core::arith::Real;
use accuscene_core::event::{CollisionEvent, CollisionSide, ImpactShift};

use super::figure::{Figure, OF_IMPACT, OF_SIDE, OF_VEHICLE, shift};
use super::{ImpactComparison, ModelOutcome, VehicleComparison};

/// Impacts of all models: in the order of the first model, each further model's own behind, by time.
pub(super) fn impacts(models: &[ModelOutcome]) -> Vec<ImpactComparison> {
    let mut found: Vec<([&str; 2], u32, f64)> = Vec::new();
    for model in models {
        for (at, collision) in model.collisions.iter().enumerate() {
            let bodies = bodies(collision);
            let occurrence = occurrence(&model.collisions[..at], bodies) + 1;
            if !found.iter().any(|(other, count, _)| same(*other, bodies) && *count == occurrence) {
                found.push((bodies, occurrence, collision.time));
            }
        }
    }
    // Stable: of impacts at one instant the first model's order stays.
    found.sort_by(|one, other| one.2.total_cmp(&other.2));
    found.iter().map(|(bodies, occurrence, _)| impact(models, *bodies, *occurrence)).collect()
}

fn impact(models: &[ModelOutcome], bodies: [&str; 2], occurrence: u32) -> ImpactComparison {
    let events: Vec<Option<&CollisionEvent>> = models
        .iter()
        .map(|model| {
            let mut own = model.collisions.iter().filter(|collision| same(self::bodies(collision), bodies));
            own.nth(occurrence as usize - 1)
        })
        .collect();
    let mut figures = Vec::new();
    for (name, value) in OF_IMPACT {
        figures.push(Figure::new(name, None, events.iter().map(|event| event.and_then(value)).collect()));
    }
    for body in bodies {
        let sides: Vec<Option<&CollisionSide>> =
            events.iter().map(|event| event.and_then(|event| side(event, body))).collect();
        if sides.iter().flatten().all(|side| side.immovable) {
            continue;
        }
        for (name, value) in OF_SIDE {
            let values = sides.iter().map(|side| side.and_then(value)).collect();
            let open = events.iter().map(|event| shift(name, uncertainty((*event)?, body)?));
            figures.push(Figure::new(name, Some(body), values).within(open.collect()));
        }
    }
    let (mut under, mut missing_under) = (Vec::new(), Vec::new());
    for (model, event) in models.iter().zip(&events) {
        if event.is_some() { under.push(model.model) } else { missing_under.push(model.model) }
    }
    ImpactComparison { bodies: bodies.map(str::to_owned), occurrence, under, missing_under, figures }
}

/// Vehicles of all models, which have the same ones.
pub(super) fn vehicles(models: &[ModelOutcome]) -> Vec<VehicleComparison> {
    let Some(first) = models.first() else { return Vec::new() };
    let one = |(index, vehicle): (usize, &crate::outcome::VehicleSummary)| {
        let all: Vec<_> = models.iter().filter_map(|model| model.vehicles.get(index)).collect();
        let places: Vec<[f64; 3]> = all.iter().map(|vehicle| vehicle.last.position).collect();
        let mut end_distance = 0.0;
        for (at, one) in places.iter().enumerate() {
            for other in &places[at + 1..] {
                let (dx, dy) = (one[0] - other[0], one[1] - other[1]);
                end_distance = Real::max(end_distance, (dx * dx + dy * dy).sqrt());
            }
        }
        VehicleComparison {
            id: vehicle.id.clone(),
            name: vehicle.name.clone(),
            at_rest: all.iter().map(|vehicle| vehicle.at_rest).collect(),
            end_distance,
            figures: OF_VEHICLE
                .iter()
                .map(|(name, value)| {
                    let values = all.iter().map(|vehicle| value(vehicle)).collect();
                    Figure::new(*name, Some(&vehicle.id), values)
                })
                .collect(),
        }
    };
    first.vehicles.iter().enumerate().map(one).collect()
}

fn bodies(collision: &CollisionEvent) -> [&str; 2] {
    [&collision.bodies[0].body, &collision.bodies[1].body]
}

/// Whether both name the same pair, in whatever order.
fn same(one: [&str; 2], other: [&str; 2]) -> bool {
    one == other || one == [other[1], other[0]]
}

/// How many of these impacts are of the pair.
fn occurrence(collisions: &[CollisionEvent], pair: [&str; 2]) -> u32 {
    let own = collisions.iter().filter(|collision| same(bodies(collision), pair)).count();
    u32::try_from(own).unwrap_or(u32::MAX)
}

/// What point and plane leave open of what a body experiences.
fn uncertainty<'a>(collision: &'a CollisionEvent, body: &str) -> Option<&'a ImpactShift> {
    let place = bodies(collision).iter().position(|id| *id == body)?;
    collision.sensitivity.as_ref()?.uncertainty.as_ref()?.get(place)
}

fn side<'a>(collision: &'a CollisionEvent, body: &str) -> Option<&'a CollisionSide> {
    collision.bodies.iter().find(|side| side.body == body)
}
