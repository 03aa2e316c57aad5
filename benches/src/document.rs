use core::fmt::Write;

/// Cars in the scene of 10 kB.
const CARS: usize = 8;

/// A scene of 10 kB as people write them: units, sources, deviations, time tables, zones, walls and poles.
#[must_use]
pub fn ten_kilobytes() -> String {
    let mut text = HEAD.to_owned();
    for car in 0..CARS {
        let (x, y) = (-25.0 * car as f64, 3.5 * (car % 3) as f64);
        // Writing into a text cannot fail.
        let _ = write!(
            text,
            r#"
[[vehicles]]
id = "car-{car}"
name = "Car {car}, silver, registered in 2016"
class = "car"
year = 2016
mass = {{ value = "{mass} kg", sigma = "40 kg", source = "weighed" }}
dimensions = {{ length = "4.42 m", width = "1.80 m", wheelbase = "2.65 m", height = "1.46 m", cg_height = "0.55 m" }}
inertia = {{ yaw = {{ value = 2300, sigma = 150 }} }}
tyres = {{ front = {{ model = "brush", cornering_stiffness = 62000, friction = 0.98 }}, rear = {{ cornering_stiffness = 58000 }} }}
brakes = {{ balance = "65 %", lag = "0.1 s", rise_time = "0.2 s" }}
structure = {{ front = {{ a = "52 kN/m", b = "480 kN/m2" }} }}
sensors = [{{ id = "driver", position = [0.2, 0.4, 0.1] }}, {{ id = "recorder", position = [0.5, 0, 0] }}]

[vehicles.start]
position = [{{ value = {x}, sigma = 0.3 }}, {{ value = {y}, sigma = 0.1 }}]
heading = "{heading} deg"
speed = {{ value = "{speed} km/h", sigma = "5 km/h", source = "statement of the driver" }}

[[vehicles.driver.phases]]
throttle = 0.15
steer = [[0, "0 deg"], [0.5, "0.5 deg"], [1.0, "0 deg"], [1.5, "-0.8 deg"], [2.0, "0 deg"], [2.5, "0.4 deg"]]

[[vehicles.driver.phases]]
after = {{ time = "{late} s" }}
throttle = 0
brake = [[0, 0], [0.2, "40 %"], [0.4, "85 %"], [1.2, "95 %"], [3.0, "100 %"]]
"#,
            mass = 1350 + 35 * car,
            heading = car % 3,
            speed = 60 + 4 * car,
            late = 0.8 + 0.1 * car as f64,
        );
    }
    text
}

const HEAD: &str = r#"schema = "accuscene/scene/1"
name = "Pile-up on a wet road behind a lorry that stands"

[options]
duration = "8 s"
step = "1 ms"
record_interval = "10 ms"
stop_at_rest = false

[terrain]
friction = { value = 0.55, sigma = 0.05, source = "skid test on the day after" }

[[terrain.zones]]
id = "puddle"
friction = 0.35
polygon = [[5, -2], [22, -2], [24, 1.5], [20, 3.8], [6, 3.2]]

[[terrain.zones]]
id = "verge"
friction = 0.4
drag = 0.08
polygon = [[-300, -9], [80, -9], [80, -3], [-300, -3]]

[impacts]
model = "kudlich-slibar-3d"
friction = 0.5

[[impacts.pairs]]
between = ["car-0", "car-1"]
restitution = { value = 0.12, sigma = 0.05 }
friction = 0.45

[[obstacles]]
id = "barrier"
kind = "barrier"
height = "0.75 m"
shape = { kind = "box", centre = [-80, 14], length = 400, width = 0.4, heading = "0 deg" }

[[obstacles]]
id = "lamp"
kind = "pole"
shape = { kind = "circle", centre = [31, -4.5], radius = "0.12 m" }

[[obstacles]]
id = "kiosk"
kind = "building"
shape = { kind = "polygon", points = [[40, -8], [46, -8], [46, -4], [43, -3], [40, -4]] }
"#;

#[cfg(test)]
mod tests {
    use super::ten_kilobytes;
    use accuscene_core::scene::Scene;
    use accuscene_physics::Model;

    #[test]
    fn it_has_ten_kilobytes_and_compiles() {
        let text = ten_kilobytes();
        assert!((9_500..=10_500).contains(&text.len()), "{}", text.len());
        let scene = Scene::from_toml(&text).unwrap();
        assert!(scene.validate().iter().all(|problem| !problem.is_error()));
        assert!(Model::compile(&scene.resolve()).is_ok());
    }
}
