//! Problems: each kind is found, at its place, with its hint, and all at once.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use accuscene_core::document::{Format, Limits, Problem, SchemaTree, Severity, json_schema, read_text};
use accuscene_core::error::CoreError;
use accuscene_core::quantity::{Angle, Length, Mass, Quantity, Ratio, Speed};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Scene {
    schema: Version,
    #[serde(default)]
    vehicles: Vec<Vehicle>,
    #[serde(default)]
    obstacles: Vec<Obstacle>,
    #[serde(default)]
    #[schemars(length(max = 3))]
    tags: Vec<String>,
    #[serde(default)]
    extras: BTreeMap<String, Quantity<Length>>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
enum Version {
    #[serde(rename = "accuscene/scene/1")]
    One,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Vehicle {
    #[schemars(length(min = 1, max = 8))]
    id: String,
    #[schemars(extend("exclusiveMinimum" = 0.0, "maximum" = 100_000.0))]
    mass: Quantity<Mass>,
    #[schemars(range(min = -10.0, max = 100.0))]
    speed: Option<Quantity<Speed>>,
    heading: Option<Quantity<Angle>>,
    position: [Quantity<Length>; 2],
    #[schemars(range(min = 1, max = 12))]
    axles: Option<u8>,
    #[serde(default)]
    phases: Vec<Phase>,
    drive: Option<Drive>,
    locked: Option<bool>,
    table: Option<Table>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Phase {
    steer: Quantity<Angle>,
    brake: Option<Quantity<Ratio>>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Drive {
    /// By the front wheels.
    Front,
    /// By the rear wheels.
    Rear,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
enum Table {
    Constant(Quantity<Speed>),
    Points(Vec<(f64, Quantity<Speed>)>),
}

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Obstacle {
    Pole(Pole),
    Wall { from: [f64; 2], to: [f64; 2] },
    Ground,
}

#[derive(Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Pole {
    radius: Quantity<Length>,
}

fn sound() -> Value {
    json!({
        "schema": "accuscene/scene/1",
        "vehicles": [
            {"id": "bullet", "mass": "3451 lb", "speed": {"value": "35 mph", "sigma": 2}, "heading": "12 deg",
             "position": [0, "3 ft"], "axles": 2, "phases": [{"steer": 0.1, "brake": "70 %"}], "drive": "front",
             "locked": true, "table": [[0, "1 m/s"], [1.5, 2]]},
            {"id": "target", "mass": 1200, "position": [1, 2], "table": "3 m/s", "speed": null}
        ],
        "obstacles": [{"kind": "pole", "radius": 0.2}, {"kind": "wall", "from": [0, 0], "to": [1, 1]}, {"kind": "ground"}],
        "extras": {"a": "1 in"}
    })
}

fn check(value: &Value) -> Vec<Problem> {
    SchemaTree::of::<Scene>().unwrap().check(value)
}

/// The problems of the sound scene with one place changed.
fn changed(pointer: &str, value: Value) -> Vec<Problem> {
    let mut scene = sound();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match scene.pointer_mut(parent).unwrap() {
        Value::Object(members) => {
            members.insert(name.to_owned(), value);
        }
        Value::Array(items) => items[name.parse::<usize>().unwrap()] = value,
        _ => panic!("{pointer}"),
    }
    check(&scene)
}

#[test]
fn sound_scene_has_no_problem_and_reads() {
    assert_eq!(check(&sound()), []);
    let scene: Scene = SchemaTree::of::<Scene>().unwrap().decode(sound()).unwrap();
    assert_eq!(scene.vehicles[0].speed.as_ref().unwrap().value, 15.6464);
    let written = serde_json::to_value(&scene).unwrap();
    assert_eq!(check(&written), []);
    assert_eq!(SchemaTree::of::<Scene>().unwrap().decode::<Scene>(written).unwrap(), scene);
}

#[test]
fn every_kind_of_problem_is_found_at_its_place() {
    let v = "/vehicles/0";
    let cases: Vec<(String, Value, u32, &str, &str)> = vec![
        (format!("{v}/mas"), json!(1), 1010, "vehicles.bullet.mas", "did you mean `mass`?"),
        ("/colour".into(), json!(1), 1010, "colour", "obstacles"),
        ("/schema".into(), json!("accuscene/scene/2"), 1014, "schema", "did you mean `accuscene/scene/1`?"),
        ("/schema".into(), json!(1), 1012, "schema", "a text is wanted, not a number"),
        (
            format!("{v}/mass"),
            json!("3 ft"),
            1015,
            "vehicles.bullet.mass",
            "ft where a mass is wanted: use kg, g, t",
        ),
        (format!("{v}/mass"), json!("heavy"), 1016, "vehicles.bullet.mass", "does not begin with a number"),
        (format!("{v}/mass"), json!(0), 1013, "vehicles.bullet.mass", "it must be above 0 kg"),
        (format!("{v}/mass"), json!("-3 lb"), 1013, "vehicles.bullet.mass", "value -3 lb"),
        (format!("{v}/mass"), json!("1e6 lb"), 1013, "vehicles.bullet.mass", "at most 100000 kg"),
        (
            format!("{v}/mass"),
            json!({"value": -1}),
            1013,
            "vehicles.bullet.mass",
            "above 0 kg and at most 100000 kg",
        ),
        (format!("{v}/mass"), json!(null), 1012, "vehicles.bullet.mass", "not null"),
        (
            format!("{v}/speed"),
            json!("-40 km/h"),
            1013,
            "vehicles.bullet.speed",
            "the nearest allowed value is -10 m/s",
        ),
        (format!("{v}/speed/sigma"), json!(-1), 1020, "vehicles.bullet.speed.sigma", "sigma must be"),
        (format!("{v}/speed/sgima"), json!(1), 1010, "vehicles.bullet.speed.sgima", "did you mean `sigma`?"),
        (
            format!("{v}/speed/dist"),
            json!({"kind": "flat"}),
            1014,
            "vehicles.bullet.speed.dist.kind",
            "uniform",
        ),
        (format!("{v}/position"), json!([1]), 1017, "vehicles.bullet.position", "exactly 2 items"),
        (format!("{v}/position"), json!([1, 2, 3]), 1018, "vehicles.bullet.position", "exactly 2 items"),
        (format!("{v}/position/1"), json!("x"), 1016, "vehicles.bullet.position[1]", "number"),
        (format!("{v}/axles"), json!(2.5), 1012, "vehicles.bullet.axles", "a whole number is wanted"),
        (format!("{v}/axles"), json!(13), 1013, "vehicles.bullet.axles", "1 to 12"),
        (format!("{v}/axles"), json!("2"), 1012, "vehicles.bullet.axles", "write 2 without quotation marks"),
        (format!("{v}/phases/0/brake"), json!("70 m"), 1015, "vehicles.bullet.phases[0].brake", "use 1, %"),
        (format!("{v}/phases/0"), json!(3), 1012, "vehicles.bullet.phases[0]", "an object is wanted"),
        (format!("{v}/phases"), json!({}), 1012, "vehicles.bullet.phases", "a list is wanted, not an object"),
        (format!("{v}/drive"), json!("frnt"), 1014, "vehicles.bullet.drive", "did you mean `front`?"),
        (format!("{v}/locked"), json!("yes"), 1012, "vehicles.bullet.locked", "true or false is wanted"),
        (format!("{v}/table"), json!(true), 1012, "vehicles.bullet.table", "a number or a text"),
        (format!("{v}/table/1"), json!([1]), 1017, "vehicles.bullet.table[1]", "exactly 2 items"),
        (format!("{v}/table/1/1"), json!("1 kg"), 1015, "vehicles.bullet.table[1][1]", "kg where a speed"),
        (format!("{v}/id"), json!("a long name"), 1019, "vehicles.a long name.id", "1 to 8 characters"),
        (format!("{v}/id"), json!(""), 1019, "vehicles[0].id", "1 to 8 characters"),
        ("/tags".into(), json!(["a", "b", "c", "d"]), 1018, "tags", "at most 3 items"),
        ("/obstacles/0/kind".into(), json!("poel"), 1014, "obstacles[0].kind", "did you mean `pole`?"),
        ("/obstacles/0/kind".into(), json!(3), 1012, "obstacles[0].kind", "a text is wanted"),
        ("/obstacles/0".into(), json!({"radius": 1}), 1011, "obstacles[0].kind", "pole, wall, ground"),
        ("/obstacles/0".into(), json!({"kind": "pole"}), 1011, "obstacles[0].radius", "missing"),
        ("/obstacles/0/radus".into(), json!(1), 1010, "obstacles[0].radus", "did you mean `radius`?"),
        ("/obstacles/1/from".into(), json!([0]), 1017, "obstacles[1].from", "exactly 2"),
        ("/extras/b".into(), json!("1 s"), 1015, "extras.b", "s where a length"),
    ];
    for (pointer, value, code, path, part) in cases {
        let problems = changed(&pointer, value.clone());
        let told: Vec<_> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(problems.len(), 1, "{pointer} = {value}: {told:?}");
        assert_eq!((problems[0].code, problems[0].path.as_str()), (code, path), "{told:?}");
        assert!(told[0].contains(part), "{} lacks {part}", told[0]);
    }
}

#[test]
fn all_problems_come_at_once() {
    let mut scene = sound();
    scene["vehicles"][0]["mass"] = json!("3 ft");
    scene["vehicles"][0]["heading"] = json!("12 mph");
    scene["vehicles"][1]["position"] = json!(["a", "b"]);
    scene["obstacles"][1]["kind"] = json!("fence");
    scene["what"] = json!(1);
    scene.as_object_mut().unwrap().remove("schema");
    let found: Vec<_> = check(&scene).into_iter().map(|p| (p.code, p.path)).collect();
    let wanted = [
        (1011, "schema"),
        (1014, "obstacles[1].kind"),
        (1015, "vehicles.bullet.heading"),
        (1015, "vehicles.bullet.mass"),
        (1016, "vehicles.target.position[0]"),
        (1016, "vehicles.target.position[1]"),
        (1010, "what"),
    ];
    assert_eq!(found, wanted.map(|(code, path)| (code, path.to_owned())));
}

#[test]
fn a_flood_of_problems_is_cut_off() {
    let problems = changed("/tags", Value::Array(vec![json!(1); 100_000]));
    assert_eq!(problems.len(), 4, "only as many items are checked as there may be");
    let phases = Value::Array(vec![json!({}); 100_000]);
    let problems = changed("/vehicles/0/phases", phases);
    assert_eq!(problems.len(), 201);
    assert_eq!(problems[200].code, 1022);
    let tree = SchemaTree::of::<Scene>().unwrap();
    assert_eq!(tree.check_up_to(&json!({"a": 1, "b": 2}), 1).len(), 2);
}

#[test]
fn problem_is_data() {
    let problem = changed("/vehicles/0/speed", json!("-40 km/h")).remove(0);
    let value = serde_json::to_value(&problem).unwrap();
    assert_eq!(
        value,
        json!({
            "code": 1013, "path": "vehicles.bullet.speed", "message": "it must be at least -10 m/s",
            "value": "-40 km/h", "limit": "-10 m/s to 100 m/s", "hint": "the nearest allowed value is -10 m/s",
            "severity": "error"
        })
    );
    assert_eq!(serde_json::from_value::<Problem>(value).unwrap(), problem);
    assert_eq!(problem.clone().warning().severity, Severity::Warning);
    let long = Problem::new(1, "", "x").with_value("y".repeat(100));
    assert_eq!(long.value.unwrap().chars().count(), 80);
}

#[test]
fn published_schema_tells_units_and_bounds() {
    let schema = json_schema::<Scene>();
    let mass = &schema["$defs"]["Vehicle"]["properties"]["mass"];
    assert_eq!(mass["x-unit"], "kg");
    assert_eq!(mass["x-dimension"], "mass");
    assert_eq!(mass["maximum"], json!(100_000.0));
    assert_eq!(mass["type"], json!(["number", "string", "object"]));
    assert_eq!(mass["additionalProperties"], json!(false));
    assert_eq!(mass["required"], json!(["value"]));
    assert_eq!(mass["properties"]["value"]["$ref"], "#/$defs/NumberOrText");
    let speed = &schema["$defs"]["Vehicle"]["properties"]["speed"];
    assert_eq!(speed["minimum"], json!(-10.0));
    assert_eq!(speed["type"], json!(["number", "string", "object", "null"]));
}

#[test]
fn unknown_keywords_of_a_schema_are_refused_by_name() {
    for (schema, keyword) in [
        (json!({"properties": {"a": {"not": {}}}}), "not"),
        (json!({"type": "number", "multipleOf": 2}), "multipleOf"),
        (json!({"$ref": "https://example.org/x"}), "https://example.org/x"),
        (json!({"x-unit": "m", "x-dimension": "colour"}), "x-dimension"),
    ] {
        match SchemaTree::new(&schema) {
            Err(CoreError::Schema { keyword: found, .. }) => assert_eq!(found, keyword),
            other => panic!("{schema}: {other:?}"),
        }
    }
}

#[test]
fn references_without_end_are_refused() {
    for branch in [
        json!({"anyOf": [{"$ref": "#/$defs/A"}, {"type": "null"}]}),
        json!({"allOf": [{"$ref": "#/$defs/A"}]}),
    ] {
        let schema = json!({"$ref": "#/$defs/A", "$defs": {"A": branch}});
        assert!(matches!(SchemaTree::new(&schema), Err(CoreError::Schema { .. })), "{schema}");
    }
    // A list of the same may nest as it likes.
    let schema =
        json!({"$ref": "#/$defs/A", "$defs": {"A": {"type": "array", "items": {"$ref": "#/$defs/A"}}}});
    let tree = SchemaTree::new(&schema).unwrap();
    assert_eq!(tree.check(&json!([[], [[]]])), []);
    assert_eq!(tree.check(&json!([[], [[1]]]))[0].path, "[1][0][0]");
    let deep = (0..2000).fold(json!([]), |inner, _| json!([inner]));
    assert_eq!(tree.check(&deep)[0].code, 1003);
}

#[test]
fn toml_and_json_have_the_same_problems() {
    let toml =
        "schema = 'accuscene/scene/1'\n[[vehicles]]\nid = 'bullet'\nmass = '3 ft'\nposition = [0, 0]\n";
    let value = read_text(toml, Format::Toml, &Limits::default()).unwrap();
    let found = check(&value);
    assert_eq!((found.len(), found[0].path.as_str()), (1, "vehicles.bullet.mass"));
}
