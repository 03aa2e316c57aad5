//! Bodies that pass under each other until something at their height meets.

mod stage;

use accuscene_core::event::Event;
use stage::{impacts, simulate};

const SPEED: f64 = 15.0;

fn scene(thing: &str) -> String {
    format!(
        r#"
schema = "accuscene/scene/1"
options = {{ duration = 3, stop_at_rest = false }}
[[vehicles]]
id = "car"
mass = 1500
dimensions = {{ length = 4.5, width = 1.8, height = 1.45, wheelbase = 2.7, cg_behind_front_axle = 1.215, front_overhang = 0.885 }}
start = {{ position = [-12.1, 0], speed = {SPEED} }}
{thing}
"#
    )
}

fn lorry(zones: &str) -> String {
    scene(&format!(
        r#"
[[vehicles]]
id = "lorry"
class = "truck"
mass = 12000
dimensions = {{ length = 8, width = 2.5, height = 3.5, wheelbase = 4.5, cg_behind_front_axle = 2.8 }}
start = {{ position = [4.0, 0], speed = 0 }}
driver = {{ phases = [{{ brake = 1.0 }}] }}
{zones}
"#
    ))
}

fn gantry(base: f64) -> String {
    scene(&format!(
        r#"
[[obstacles]]
id = "gantry"
kind = "barrier"
base = {base}
height = 4
shape = {{ kind = "box", centre = [0.5, 0], length = 1, width = 20 }}
"#
    ))
}

/// First contact: its time, s.
fn touch(run: &accuscene_physics::simulation::Run) -> Option<f64> {
    run.recording
        .events
        .iter()
        .find_map(|e| if let Event::Contact { time, .. } = e { Some(*time) } else { None })
}

#[test]
fn the_bonnet_passes_under_a_beam_and_the_windscreen_does_not() {
    let nose = touch(&simulate(&gantry(0.0))).expect("a contact");
    let run = simulate(&gantry(1.1));
    let pillar = touch(&run).expect("a contact");
    // The car's nose starts 10 m before the beam; the greenhouse begins at 31 % of the length.
    assert!((nose - 10.0 / SPEED).abs() < 0.01, "{nose}");
    assert!((pillar - (10.0 + 0.31 * 4.5) / SPEED).abs() < 0.015, "{pillar}");
    let c = impacts(&run)[0].clone();
    // Between the beam's lower edge and the roof.
    assert!(c.point[2] > 1.1 && c.point[2] < 1.45, "{:?}", c.point);
    assert!(c.normal[0] > 0.99, "{:?}", c.normal);
    // Over the roof nothing meets.
    assert_eq!(touch(&simulate(&gantry(1.6))), None);
}

#[test]
fn a_lorry_has_a_guard_unless_its_layers_say_otherwise() {
    let guarded = touch(&simulate(&lorry(""))).expect("a contact");
    let tail = r#"zones = [
  { low = 1.1, high = 3.5 },
  { low = 0.4, high = 1.1, outline = [[4.0, -0.4], [4.0, 0.4], [-1.0, 0.4], [-1.0, -0.4]] },
]"#;
    let run = simulate(&lorry(tail));
    let ridden = touch(&run).expect("a contact");
    let length = (ridden - guarded) * SPEED;
    // The greenhouse is 1.4 m behind the nose; what is under the floor of the lorry is farther in.
    assert!((length - 0.31 * 4.5).abs() < 0.15, "{length} m under the floor");
    assert!(impacts(&run)[0].point[2] > 1.0, "{:?}", impacts(&run)[0].point);
}

#[test]
fn a_lorry_strikes_a_bridge_with_the_top_of_its_box() {
    let thing = r#"
[[obstacles]]
id = "bridge"
kind = "building"
base = 3.2
height = 5
shape = { kind = "box", centre = [30, 0], length = 4, width = 20 }
"#;
    let text = lorry(thing)
        .replace("position = [4.0, 0], speed = 0", "position = [14.0, 0], speed = 15")
        .replace("brake = 1.0", "brake = 0.0");
    let run = simulate(&text);
    let c = impacts(&run)[0].clone();
    assert!(c.point[2] > 3.2 && c.point[2] < 3.5, "{:?}", c.point);
}

#[test]
fn layers_of_a_car_change_nothing_where_structures_meet() {
    // Layers as by default but without a greenhouse: car against car to the last bit.
    let other = r#"
[[vehicles]]
id = "other"
mass = 1300
dimensions = { length = 4.3, width = 1.75, height = 1.45, wheelbase = 2.6 }
start = { position = [4.0, 0.6], heading = "95 deg", speed = 3 }
"#;
    let text = scene(other);
    let bare = text
        .replace("id = \"car\"", "id = \"car\"\nzones = [{ low = 0.203, high = 0.7975 }]")
        .replace("id = \"other\"", "id = \"other\"\nzones = [{ low = 0.203, high = 0.7975 }]");
    let hashes = |text: &str| -> Vec<String> {
        simulate(text).recording.tables().iter().map(|t| t.content_hash().to_string()).collect()
    };
    assert!(!impacts(&simulate(&text)).is_empty());
    assert_eq!(hashes(&text), hashes(&bare));
}
