use std::collections::{BTreeMap, BTreeSet};

use super::super::{Evidence, Scene};
use super::code::{DUPLICATE_ID, MALFORMED_ID, UNKNOWN_REFERENCE};
use super::findings::Findings;
use crate::document::{Problem, nearest};

pub(super) fn names(scene: &Scene, findings: &mut Findings) {
    unique(&all_ids(scene), findings);
    for vehicle in &scene.vehicles {
        let list = format!("vehicles.{}.sensors", vehicle.id);
        let sensors: Vec<_> = vehicle
            .sensors
            .iter()
            .enumerate()
            .map(|(i, s)| (format!("{list}[{i}].id"), s.id.as_str()))
            .collect();
        unique(&sensors, findings);
    }
    references(scene, findings);
}

/// Every id with the path of its text, in the order of the document.
fn all_ids(scene: &Scene) -> Vec<(String, &str)> {
    fn list<'a, T>(name: &str, items: &'a [T], id: fn(&'a T) -> &'a str, ids: &mut Vec<(String, &'a str)>) {
        ids.extend(items.iter().enumerate().map(|(index, item)| (format!("{name}[{index}].id"), id(item))));
    }
    let mut ids = Vec::new();
    list("terrain.zones", &scene.terrain.zones, |x| &x.id, &mut ids);
    list("terrain.kerbs", &scene.terrain.kerbs, |x| &x.id, &mut ids);
    list("vehicles", &scene.vehicles, |x| &x.id, &mut ids);
    list("couplings", &scene.couplings, |x| &x.id, &mut ids);
    list("occupants", &scene.occupants, |x| &x.id, &mut ids);
    list("pedestrians", &scene.pedestrians, |x| &x.id, &mut ids);
    list("two_wheelers", &scene.two_wheelers, |x| &x.id, &mut ids);
    list("obstacles", &scene.obstacles, |x| &x.id, &mut ids);
    list("actors", &scene.actors, |x| &x.id, &mut ids);
    list("evidence", &scene.evidence, Evidence::id, &mut ids);
    ids
}

fn unique(ids: &[(String, &str)], findings: &mut Findings) {
    let mut seen = BTreeMap::new();
    for (path, id) in ids {
        if !id.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-') {
            let limit = "letters, digits, '-' and '_'";
            let hint = "an id is part of paths such as vehicles.bullet.mass; put free text into `name`";
            findings.limit(MALFORMED_ID, path, "an id of other characters", id, limit, hint);
        }
        if let Some(first) = seen.insert(*id, path) {
            let message = format!("the id is taken by {first}");
            let problem = Problem::new(DUPLICATE_ID, path, message).with_value(id);
            findings.push(problem.with_limit("unique in the scene").with_hint("rename one of the two"));
        }
    }
}

/// The ids that a reference may name.
struct Known<'a> {
    what: &'static str,
    ids: BTreeSet<&'a str>,
}

impl Known<'_> {
    fn check(&self, path: impl Into<String>, id: &str, findings: &mut Findings) {
        if self.ids.contains(id) {
            return;
        }
        let problem = Problem::new(UNKNOWN_REFERENCE, path, format!("there is no {} of this id", self.what));
        let some: Vec<&str> = self.ids.iter().copied().take(10).collect();
        let limit = if some.is_empty() { "the scene has none".to_owned() } else { some.join(", ") };
        let hint = match nearest(id, self.ids.iter().copied()) {
            Some(name) => format!("did you mean {name}?"),
            None => "name one of the scene, or add it".to_owned(),
        };
        findings.push(problem.with_value(id).with_limit(limit).with_hint(hint));
    }
}

fn references(scene: &Scene, findings: &mut Findings) {
    let vehicles: BTreeSet<&str> = scene.vehicles.iter().map(|v| v.id.as_str()).collect();
    let mut wheeled = vehicles.clone();
    wheeled.extend(scene.two_wheelers.iter().map(|t| t.id.as_str()));
    let mut bodies = wheeled.clone();
    bodies.extend(scene.pedestrians.iter().map(|p| p.id.as_str()));
    let mut partners = bodies.clone();
    partners.extend(scene.obstacles.iter().map(|o| o.id.as_str()));
    partners.extend(scene.actors.iter().map(|a| a.id.as_str()));
    let actors = scene.actors.iter().map(|a| a.id.as_str()).collect();
    let vehicles = Known { what: "vehicle", ids: vehicles };
    let wheeled = Known { what: "vehicle or two-wheeler", ids: wheeled };
    let bodies = Known { what: "moving body", ids: bodies };
    let partners = Known { what: "body", ids: partners };
    let actors = Known { what: "actor", ids: actors };

    for coupling in &scene.couplings {
        for (index, id) in coupling.between.iter().enumerate() {
            vehicles.check(format!("couplings.{}.between[{index}]", coupling.id), id, findings);
        }
    }
    for occupant in &scene.occupants {
        wheeled.check(format!("occupants.{}.vehicle", occupant.id), &occupant.vehicle, findings);
    }
    for (pair_index, pair) in scene.impacts.pairs.iter().enumerate() {
        for (index, id) in pair.between.iter().enumerate() {
            partners.check(format!("impacts.pairs[{pair_index}].between[{index}]"), id, findings);
        }
    }
    for actor in &scene.actors {
        if let super::super::Motion::Follow(follow) = &actor.motion {
            actors.check(format!("actors.{}.motion.leader", actor.id), &follow.leader, findings);
        }
    }
    for item in &scene.evidence {
        let known = match item {
            Evidence::Crush(_)
            | Evidence::Ees(_)
            | Evidence::Pdof(_)
            | Evidence::DeltaV(_)
            | Evidence::Recorder(_) => &wheeled,
            _ => &bodies,
        };
        known.check(format!("evidence.{}.subject", item.id()), item.subject(), findings);
        if let Evidence::DeltaV(delta_v) = item
            && let (Some(sensor), Some(vehicle)) = (&delta_v.sensor, scene.vehicle(&delta_v.subject))
        {
            let ids = vehicle.sensors.iter().map(|s| s.id.as_str()).collect();
            let path = format!("evidence.{}.sensor", delta_v.id);
            Known { what: "sensor of this vehicle", ids }.check(path, sensor, findings);
        }
    }
}
