//! Ground of other shapes than a plane, from text: heights, triangles, soft and wet zones.

mod stage;

use accuscene_core::scene::Scene;
use accuscene_physics::{Model, PhysicsError};
use stage::{column, last, simulate};

fn scene(terrain: &str, start: &str, extra: &str) -> String {
    format!(
        r#"
schema = "accuscene/scene/1"
options = {{ duration = 5, stop_at_rest = false }}
terrain = {terrain}
[[vehicles]]
id = "car"
mass = 1500
dimensions = {{ length = 4.5, width = 1.8, wheelbase = 2.7 }}
start = {start}
{extra}
"#
    )
}

const BRAKED: &str = "driver = { phases = [{ brake = 1.0, steer = 0.03 }] }";
const START: &str = "{ position = [3, -2], heading = \"20 deg\", speed = 25 }";
const SLOPE: [f64; 2] = [0.04, -0.03];

/// The plane of `SLOPE` as a grid of 9 by 9 heights, 25 m apart.
fn as_heights() -> String {
    let height = |i: usize, j: usize| {
        let (x, y) = (-100.0 + 25.0 * i as f64, -100.0 + 25.0 * j as f64);
        format!("{:?}", SLOPE[0] * x + SLOPE[1] * y)
    };
    let row = |j: usize| format!("[{}]", (0..9).map(|i| height(i, j)).collect::<Vec<_>>().join(","));
    let rows = (0..9).map(row).collect::<Vec<_>>().join(",");
    format!(
        "{{ surface = {{ kind = \"height-field\", origin = [-100, -100], spacing = 25, heights = [{rows}] }} }}"
    )
}

/// The same as triangles of 20 m.
fn as_triangles() -> String {
    let (mut vertices, mut triangles) = (Vec::new(), Vec::new());
    for j in 0..11_u32 {
        for i in 0..11_u32 {
            let (x, y) = (-100.0 + 20.0 * f64::from(i), -100.0 + 20.0 * f64::from(j));
            vertices.push(format!("[{x:?}, {y:?}, {:?}]", SLOPE[0] * x + SLOPE[1] * y));
            if i < 10 && j < 10 {
                let k = 11 * j + i;
                triangles.push(format!("[{k}, {}, {}], [{k}, {}, {}]", k + 1, k + 12, k + 12, k + 11));
            }
        }
    }
    let (v, t) = (vertices.join(","), triangles.join(","));
    format!("{{ surface = {{ kind = \"mesh\", vertices = [{v}], triangles = [{t}] }} }}")
}

#[test]
fn a_plane_is_a_plane_in_every_form() {
    let grade = (SLOPE[0] * SLOPE[0] + SLOPE[1] * SLOPE[1]).sqrt();
    // Uphill of (4, -3).
    let uphill = -0.643_501_108_793_284_4;
    let plane =
        format!("{{ surface = {{ kind = \"plane\", grade = {grade:?}, uphill_direction = {uphill:?} }} }}");
    let want = simulate(&scene(&plane, START, BRAKED));
    for text in [as_heights(), as_triangles()] {
        let run = simulate(&scene(&text, START, BRAKED));
        for name in ["x", "y", "z", "yaw"] {
            let (a, b) = (column(&want, "car", name), column(&run, "car", name));
            assert_eq!(a.len(), b.len());
            let worst =
                a.iter().zip(&b).fold(0.0_f64, |w, (a, b)| if (a - b).abs() > w { (a - b).abs() } else { w });
            println!("{name}: {worst:e}");
            assert!(worst < 1e-9, "{name}: {worst:e}");
        }
    }
    assert!((last(&want, "car", "x") - 3.0).abs() > 20.0);
}

#[test]
fn a_car_over_the_end_of_a_mesh_falls_freely() {
    let square = "{ surface = { kind = \"mesh\", vertices = [[-30, -30, 0], [30, -30, 0], [30, 30, 0], [-30, 30, 0]], \
                  triangles = [[0, 1, 2], [0, 2, 3]] } }";
    let run =
        simulate(&scene(square, "{ position = [0, 0], speed = 40 }", "aerodynamics = { drag_area = 0 }"));
    let (t, v) = (column(&run, "car", "t"), column(&run, "car", "vz"));
    let at = |s: f64| t.iter().position(|t| *t >= s).expect("a row");
    let (a, b) = (at(2.0), at(3.0));
    let fall = (v[b] - v[a]) / (t[b] - t[a]);
    assert!(last(&run, "car", "z") < -10.0 && (fall + 9.80665).abs() < 1e-3, "{fall}");
}

#[test]
fn a_start_without_ground_is_refused() {
    let mesh = "{ surface = { kind = \"mesh\", vertices = [[0, 0, 0], [3, 0, 0], [0, 3, 0]], triangles = [[0, 1, 2]] } }";
    let parsed = Scene::from_toml(&scene(mesh, "{ position = [50, 0] }", "")).expect("sound in form");
    match Model::compile(&parsed.resolve()) {
        Err(PhysicsError::Value { path, .. }) => assert_eq!(path, "vehicles.car.start.position"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_car_stands_on_the_layer_it_is_put_on() {
    let layers = "{ surface = { kind = \"mesh\", vertices = [[-30, -30, 0], [30, -30, 0], [30, 30, 0], [-30, 30, 0], \
                  [-30, -30, 5], [30, -30, 5], [30, 30, 5], [-30, 30, 5]], \
                  triangles = [[0, 1, 2], [0, 2, 3], [4, 5, 6], [4, 6, 7]] } }";
    let z = |start: &str| {
        last(&simulate(&scene(layers, start, "driver = { phases = [{ brake = 1.0 }] }")), "car", "z")
    };
    let (above, below) = (z("{ position = [0, 0] }"), z("{ position = [0, 0], z = 1 }"));
    assert!((above - below - 5.0).abs() < 1e-9, "{above} {below}");
    assert!(below > 0.3 && below < 0.8, "{below}");
}

#[test]
fn soft_ground_slows_by_its_drag() {
    let zone = "{ zones = [{ id = \"gravel\", polygon = [[-50, -50], [500, -50], [500, 50], [-50, 50]], \
                friction = 0.7, drag = 0.1 }] }";
    let tyre = "{ rolling_resistance = 0.015, spin_inertia = 1.0 }";
    let extra = format!(
        "aerodynamics = {{ drag_area = 0 }}\ntyres = {{ front = {tyre}, rear = {tyre} }}\n\
         driver = {{ phases = [{{ gear = \"neutral\" }}] }}"
    );
    let run = simulate(&scene(zone, "{ position = [0, 0], speed = 20 }", &extra));
    let (t, v) = (column(&run, "car", "t"), column(&run, "car", "speed"));
    let at = |s: f64| t.iter().position(|t| *t >= s).expect("a row");
    let (a, b) = (at(1.0), at(4.0));
    let slowed = (v[a] - v[b]) / (t[b] - t[a]);
    // The resistance acts on the wheel, whose inertia counts as mass too.
    let r = 0.3;
    let want = 0.115 * 9.80665 / (1.0 + 4.0 / (r * r) / 1500.0);
    println!("{slowed} want {want}");
    assert!((slowed - want).abs() < 0.01 * want, "{slowed} want {want}");
}

#[test]
fn speed_and_water_take_friction() {
    let road = |surface: &str| format!("{{ friction = 0.7, {surface} }}");
    let locked = "driver = { phases = [{ brake = 1.0 }] }\naerodynamics = { drag_area = 0 }";
    let slowed = |surface: &str, speed: f64| {
        let text = scene(&road(surface), &format!("{{ position = [0, 0], speed = {speed} }}"), locked);
        let run = simulate(&text);
        let (t, v) = (column(&run, "car", "t"), column(&run, "car", "speed"));
        let at = |s: f64| t.iter().position(|t| *t >= s).expect("a row");
        let (a, b) = (at(0.5), at(0.6));
        ((v[a] - v[b]) / (t[b] - t[a]) / 9.80665, 0.5 * (v[a] + v[b]))
    };
    let (dry, _) = slowed("speed_loss = 0", 30.0);
    let (lost, v) = slowed("speed_loss = 0.1", 30.0);
    println!("dry {dry}, at {v} m/s {lost}");
    assert!((lost / dry - (1.0 - 0.01 * v)).abs() < 0.01, "{lost} {dry}");
    let (wet, v) = slowed("water_depth = 0.005", 20.0);
    let (floating, _) = slowed("water_depth = 0.005", 40.0);
    let share = 1.0 - v * v * accuscene_physics::terrain::Water::of_depth(0.005).aquaplaning();
    println!("wet {wet} want {} floating {floating}", dry * share);
    assert!((wet / dry - share).abs() < 0.01);
    assert!((floating / dry - 0.1).abs() < 0.01);
}
