use super::ConformanceFailure;
use super::clause::{Clause, Fault, Verdict, ensure, fault, judge, refuses, same};
use super::threads::side_by_side;
use crate::identity::EntityId;
use crate::port::{Condition, Feature, Page, PortErrorKind, SceneQuery, SceneRepository, Version};
use crate::quantity::Quantity;
use crate::scene::{Georeference, Scene, SceneMetadata};

type Fixture = Box<dyn SceneRepository>;

/// Tries every clause of [`SceneRepository`].
///
/// # Errors
/// The first clause that the adapter breaks.
pub fn scene_repository(make: &dyn Fn() -> Box<dyn SceneRepository>) -> Result<(), ConformanceFailure> {
    judge("scene repository", make, |repository| repository.capabilities(), &[CLAUSES])
}

const CLAUSES: &[Clause<Fixture>] = &[
    Clause::new("missing", missing),
    Clause::new("round-trip", round_trip),
    Clause::of(Feature::Condition, "condition", condition),
    Clause::new("delete", delete),
    Clause::of(Feature::List, "query", query),
    Clause::of(Feature::List, "pages", pages),
    Clause::of(Feature::Condition, "concurrent", concurrent),
];

const ALL: Page = Page { after: None, limit: 1000 };

fn scene(name: &str) -> Scene {
    let case = SceneMetadata {
        title: Some(format!("Case \u{201c}{name}\u{201d} '; --")),
        description: Some("Two lines\nand \u{1f697} \u{202e}".to_owned()),
        ..SceneMetadata::default()
    };
    let place = Georeference {
        latitude: Quantity::new(0.1 + 0.2).with_source("map 3"),
        longitude: Quantity::new(-1.0 / 3.0),
        altitude: Some(Quantity::new(5e-324)),
        rotation: None,
    };
    Scene { name: Some(name.to_owned()), case, georeference: Some(place), ..Scene::default() }
}

fn missing(repository: &Fixture) -> Verdict {
    let id = EntityId::of_scene("unknown");
    ensure(repository.find_by_id(id)?.is_none(), "a missing scene was found")?;
    ensure(!repository.delete(id, &Condition::Always)?, "a missing scene was deleted")
}

fn round_trip(repository: &Fixture) -> Verdict {
    for name in ["crossing", "", "\u{441}\u{446}\u{435}\u{43d}\u{430} %_*"] {
        let (id, scene) = (EntityId::of_scene(name), scene(name));
        let version = repository.save(id, &scene, &Condition::Absent)?;
        let found = repository.find_by_id(id)?.ok_or_else(|| fault("a saved scene is gone"))?;
        ensure(found.scene == scene, "a scene came back changed")?;
        same(found.scene.hash(), scene.hash(), "hash of the scene")?;
        same(found.version, version, "version of the scene")?;
    }
    Ok(())
}

fn condition(repository: &Fixture) -> Verdict {
    let id = EntityId::of_scene("s");
    let stray = Condition::Match(Version("no such version".to_owned()));
    refuses(
        repository.save(id, &scene("a"), &stray),
        PortErrorKind::Conflict,
        "a change of a missing scene",
    )?;
    let first = repository.save(id, &scene("a"), &Condition::Absent)?;
    refuses(
        repository.save(id, &scene("b"), &Condition::Absent),
        PortErrorKind::Conflict,
        "a second new scene",
    )?;
    let second = repository.save(id, &scene("b"), &Condition::Match(first.clone()))?;
    ensure(first != second, "two contents have the same version")?;
    let old = Condition::Match(first);
    refuses(repository.save(id, &scene("c"), &old), PortErrorKind::Conflict, "a change of an old version")?;
    refuses(repository.delete(id, &old), PortErrorKind::Conflict, "the deletion of an old version")?;
    let found = repository.find_by_id(id)?.map(|stored| stored.scene);
    ensure(found == Some(scene("b")), "a refused call changed the scene")?;
    ensure(repository.delete(id, &Condition::Match(second))?, "the present version was said to be missing")?;
    refuses(
        repository.delete(id, &old),
        PortErrorKind::Conflict,
        "the deletion of a version of a missing scene",
    )
}

fn delete(repository: &Fixture) -> Verdict {
    let (a, b) = (EntityId::of_scene("a"), EntityId::of_scene("b"));
    repository.save(a, &scene("a"), &Condition::Always)?;
    repository.save(b, &scene("b"), &Condition::Always)?;
    ensure(repository.delete(a, &Condition::Always)?, "an existing scene was said to be missing")?;
    ensure(repository.find_by_id(a)?.is_none(), "a deleted scene was found")?;
    ensure(repository.find_by_id(b)?.is_some(), "another scene is gone")
}

fn names(repository: &Fixture, query: &SceneQuery) -> Result<Vec<String>, Fault> {
    let mut names: Vec<String> =
        repository.query(query, ALL)?.into_iter().filter_map(|found| found.name).collect();
    names.sort();
    Ok(names)
}

fn query(repository: &Fixture) -> Verdict {
    for (name, number, tags) in [
        ("a", Some("17/26"), &["rain", "night"][..]),
        ("b", Some("17/26"), &[]),
        ("c", None, &["rain", "Rain%"]),
    ] {
        let mut scene = scene(name);
        scene.case.case_number = number.map(str::to_owned);
        scene.case.tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
        repository.save(EntityId::of_scene(name), &scene, &Condition::Always)?;
        let name = Some(name.to_owned());
        let found = repository.query(&SceneQuery { name: name.clone(), ..SceneQuery::default() }, ALL)?;
        let found = found.first().ok_or_else(|| fault("a scene was not found by its name"))?;
        same((&found.name, &found.title), (&name, &scene.case.title), "name and title in the summary")?;
        same(&found.case_number, &scene.case.case_number, "case number in the summary")?;
        same(&found.tags, &scene.case.tags, "tags in the summary")?;
        same(found.hash, scene.hash(), "hash in the summary")?;
        let stored = repository.find_by_id(found.id)?.map(|stored| stored.version);
        same(stored.as_ref(), Some(&found.version), "version in the summary")?;
    }
    let case = |number: &str| SceneQuery { case_number: Some(number.to_owned()), ..SceneQuery::default() };
    let tag = |tag: &str| SceneQuery { tag: Some(tag.to_owned()), ..SceneQuery::default() };
    let both = SceneQuery { tag: Some("rain".to_owned()), ..case("17/26") };
    for (query, expected) in [
        (SceneQuery::default(), &["a", "b", "c"][..]),
        (case("17/26"), &["a", "b"]),
        (case("17/2_"), &[]),
        (tag("rain"), &["a", "c"]),
        (tag("Rain"), &[]),
        (tag("rai"), &[]),
        (both, &["a"]),
    ] {
        let found = names(repository, &query)?;
        same(
            found,
            expected.iter().map(|name| (*name).to_owned()).collect(),
            &format!("scenes for {query:?}"),
        )?;
    }
    Ok(())
}

fn pages(repository: &Fixture) -> Verdict {
    let mut ids: Vec<EntityId> = (0..25).map(|k| EntityId::of_scene(&format!("s{k}"))).collect();
    for (number, id) in ids.iter().enumerate() {
        repository.save(*id, &scene(&format!("s{number}")), &Condition::Absent)?;
    }
    ids.sort();
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let page = repository.query(&SceneQuery::default(), Page { after, limit: 10 })?;
        let Some(last) = page.last() else { break };
        ensure(page.len() <= 10 && found.len() <= ids.len(), "a page is too long, or pages do not end")?;
        after = Some(last.id);
        found.extend(page.iter().map(|summary| summary.id));
    }
    same(found, ids, "all pages")
}

/// Of several changes of one version one wins.
fn concurrent(repository: &Fixture) -> Verdict {
    let id = EntityId::of_scene("count");
    repository.save(id, &scene("0"), &Condition::Absent)?;
    side_by_side(4, &|_| {
        let mut done = 0;
        while done < 10 {
            let stored = repository.find_by_id(id)?.ok_or_else(|| fault("the scene is gone"))?;
            let count = stored.scene.name.as_deref().and_then(|name| name.parse::<u32>().ok());
            let count = count.ok_or_else(|| fault("the scene is torn"))?;
            match repository.save(id, &scene(&(count + 1).to_string()), &Condition::Match(stored.version)) {
                Ok(_) => done += 1,
                Err(error) if error.kind == PortErrorKind::Conflict => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    })?;
    let name = repository.find_by_id(id)?.and_then(|stored| stored.scene.name);
    same(name.as_deref(), Some("40"), "count after concurrent changes")
}
