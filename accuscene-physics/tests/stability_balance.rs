//! Random vehicles under random drivers: every state stays finite, and the energy that a vehicle loses is the work
//! that its tyres, brakes, dampers and the air have taken, less what the engine has given.

mod stage;

use accuscene_core::arith::Philox;
use accuscene_core::scene::Scene;
use accuscene_physics::Model;
use accuscene_physics::simulation::{State, advance};
use accuscene_physics::vehicle::Energy;

/// Uniform numbers of one vehicle.
struct Draw {
    sample: u64,
    used: u32,
}

impl Draw {
    fn within(&mut self, low: f64, high: f64) -> f64 {
        self.used += 1;
        low + (high - low) * Philox::new(2026).uniform(self.sample, self.used)
    }
}

const SECONDS: f64 = 60.0;
const STEP: f64 = 2e-3;

/// A vehicle from the ranges of section 2.2 and 2.3 of the physics notes and of NHTSA's measured vehicles, with a
/// driver who changes his mind every few seconds.
fn scene(index: u64) -> String {
    let mut d = Draw { sample: index, used: 0 };
    let wheelbase = d.within(2.2, 3.4);
    let width = d.within(1.5, 2.05);
    let mass = d.within(700.0, 3200.0);
    let (k, c, m_u) = (d.within(18e3, 30e3), d.within(1.2e3, 2.5e3), d.within(30.0, 50.0));
    let bar = d.within(5e3, 25e3);
    let (kt, ct) = (d.within(180e3, 250e3), d.within(50.0, 500.0));
    let cg = d.within(0.48, 0.62);
    let friction = d.within(0.05, 0.6);
    let grade = d.within(-0.1, 0.1);
    let tyre = format!(
        "{{ vertical_stiffness = {kt}, vertical_damping = {ct}, relaxation_length = {}, spin_inertia = {} }}",
        d.within(0.3, 0.7),
        d.within(0.8, 1.6),
    );
    let axle = |bar: f64| {
        format!(
            "{{ ride_stiffness = {k}, damping_bump = {c}, damping_rebound = {}, anti_roll = {bar}, \
             unsprung_mass = {m_u}, roll_centre_height = 0.1 }}",
            1.5 * c
        )
    };
    let mut steer = String::new();
    let mut brake = String::new();
    let mut throttle = String::new();
    let mut t = 0.0;
    while t < SECONDS {
        let pedal = d.within(-1.0, 1.0);
        steer += &format!("[{t}, {}], ", d.within(-0.15, 0.15));
        brake += &format!("[{t}, {}], ", if pedal < -0.4 { -pedal } else { 0.0 });
        throttle += &format!("[{t}, {}], ", if pedal > 0.0 { pedal } else { 0.0 });
        t += d.within(0.5, 3.0);
    }
    format!(
        r#"
schema = "accuscene/scene/1"
options = {{ duration = {SECONDS}, step = {STEP}, stop_at_rest = false }}
terrain = {{ friction = {friction}, surface = {{ kind = "plane", grade = {grade} }} }}
[[vehicles]]
id = "v"
mass = {mass}
dimensions = {{ length = {}, width = {width}, wheelbase = {wheelbase}, cg_height = {cg} }}
suspension = {{ front = {}, rear = {} }}
tyres = {{ front = {tyre}, rear = {tyre} }}
drive = {{ driven = "{}", power = {} }}
start = {{ position = [0, 0], speed = {}, heading = {} }}
driver = {{ phases = [{{ steer = [{steer}], brake = [{brake}], throttle = [{throttle}] }}] }}
"#,
        wheelbase + d.within(1.3, 2.0),
        axle(bar),
        axle(0.6 * bar),
        ["front", "rear", "all"][(index % 3) as usize],
        mass * d.within(40.0, 100.0),
        d.within(0.0, 40.0),
        d.within(-3.0, 3.0),
    )
}

/// Share of all work that the balance of one drive leaves unexplained.
#[expect(clippy::panic, reason = "a test fails by panicking")]
fn drive(index: u64) -> f64 {
    let resolved =
        Scene::from_toml(&scene(index)).unwrap_or_else(|e| panic!("vehicle {index}: {e:?}")).resolve();
    let model = Model::compile(&resolved).unwrap_or_else(|e| panic!("vehicle {index}: {e}"));
    let v = &model.vehicles[0].vehicle;
    let mut state = State::new(&model);
    let energy = |state: &State| {
        let s = &state.vehicles[0];
        Energy::of(v, &s.body, &s.wheels, &s.footing, model.gravity).total()
    };
    let before = energy(&state);
    let (mut work, mut throughput) = (0.0, 0.0);
    let steps = (SECONDS / STEP) as u64;
    for n in 0..steps {
        let was = state.vehicles[0].clone();
        advance(&model, &mut state, n as f64 * STEP, STEP);
        let s = &state.vehicles[0];
        assert!(s.body.is_finite(), "vehicle {index} at step {n}: {:?}", s.body);
        let speed = (s.body.velocity + was.body.velocity) * 0.5;
        let mut power = -v.body.drag * was.body.velocity.norm() * was.body.velocity.dot(speed);
        for (k, (p, w)) in v.wheels.iter().zip(&s.wheels).enumerate() {
            let (f, before) = (&s.forces[k], &was.wheels[k]);
            let spin = 0.5 * (w.spin + before.spin);
            // The patch against the ground, with the velocities of the middle of the step.
            let next_sliding = f.sliding.x - (w.spin - before.spin) * 0.5 * f.loaded_radius;
            power += f.force.x * next_sliding + f.force.y * f.sliding.y;
            // Engine and brakes: whatever changed the spin besides the patch.
            let torque = p.spin_inertia * (w.spin - before.spin) / STEP + f.loaded_radius * f.force.x;
            power += torque * spin;
            let rate = 0.5 * (w.travel_rate + before.travel_rate);
            let damping = if before.travel_rate > 0.0 {
                p.suspension.bump_damping
            } else {
                p.suspension.rebound_damping
            };
            power -= damping * before.travel_rate * rate;
        }
        work += power * STEP;
        throughput += power.abs() * STEP;
    }
    ((energy(&state) - before - work) / throughput).abs()
}

#[test]
fn a_thousand_random_vehicles_keep_their_energy_balance() {
    let drives = |first: u64| (first..1000).step_by(2).map(drive).fold(0.0, larger);
    let worst = std::thread::scope(|scope| {
        let odd = scope.spawn(|| drives(1));
        larger(drives(0), odd.join().unwrap_or(f64::INFINITY))
    });
    println!("worst residue {worst:.5} of the throughput");
    assert!(worst < 0.005);
}

fn larger(a: f64, b: f64) -> f64 {
    if b > a { b } else { a }
}
