//! Phases before the start.

use crate::approach::{Approach, Arrival, Extent, Phase};
use crate::error::PhysicsError;
use accuscene_core::scene::{self, Si};

/// The way of a resolved vehicle to the start; none where nothing is said of it.
pub(super) fn approach(v: &scene::Vehicle) -> Result<Option<Approach>, PhysicsError> {
    if v.driver.before.is_empty() {
        return Ok(None);
    }
    let heading = v.start.heading.si();
    let course = v.start.course.si();
    let course = if course.is_nan() { heading } else { course };
    let arrival = Arrival { position: v.start.position.si(), heading, course, speed: v.start.speed.si() };
    let phases: Vec<Phase> = v.driver.before.iter().map(phase).collect();
    let approach = Approach::to(&arrival, &phases);
    approach.map(Some).map_err(|error| PhysicsError::Approach { vehicle: v.id.clone(), error })
}

/// A phase; one of which nothing says how long it lasts has no duration that can be.
fn phase(p: &scene::PriorPhase) -> Phase {
    let extent = match (&p.distance, &p.speed) {
        (Some(distance), _) => Extent::Distance(distance.value),
        (_, Some(speed)) => Extent::Speed(speed.value),
        _ => Extent::Duration(p.duration.si()),
    };
    Phase {
        label: p.label.clone(),
        extent,
        acceleration: p.acceleration.si(),
        radius: p.radius.as_ref().map(|radius| radius.value),
    }
}
