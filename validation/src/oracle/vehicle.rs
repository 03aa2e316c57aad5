//! Section 2: vehicle dynamics.

use super::Adapter;
use super::inputs::{Inputs, pair};
use accuscene_core::arith::{DEG, Vec2};
use accuscene_physics::articulation::{Unit, articulated};
use accuscene_physics::coast::CoastDown;
use accuscene_physics::handling::{FourWheels, LinearBicycle, LockedSpin, PlanarMotion, RampSteer};
use accuscene_physics::ride::{Ride, RideAxle};
use accuscene_physics::rollover::RolloverStability;
use accuscene_physics::vehicle::LoadTransfer;
use serde_json::{Value, json};

pub(super) const ADAPTERS: &[(&str, Adapter)] = &[
    ("articulated_planar_kkt", articulation),
    ("coast_down", coast_down),
    ("linear_bicycle_step_steer", step_steer),
    ("locked_spinout_with_load_transfer", spinout),
    ("planar4_brush_ramp_steer", ramp_steer),
    ("quasi_static_loads", loads),
    ("ride7_linear", ride),
    ("rollover_threshold", rollover),
];

/// The cases of this section state no gravity.
const GRAVITY: f64 = 9.80665;

fn loads(inputs: &Inputs<'_>) -> Option<Value> {
    let car = LoadTransfer {
        mass: inputs.number("m")?,
        front: inputs.number("lf")?,
        rear: inputs.number("lr")?,
        cg_height: inputs.number("h")?,
        tracks: [inputs.number("Tf")?, inputs.number("Tr")?],
        front_roll_share: inputs.number("chi_f")?,
        gravity: GRAVITY,
    };
    Some(json!({ "Fz": car.wheel_loads(inputs.number("ax")?, inputs.number("ay")?) }))
}

fn step_steer(inputs: &Inputs<'_>) -> Option<Value> {
    let car = LinearBicycle {
        mass: inputs.number("m")?,
        yaw_inertia: inputs.number("Iz")?,
        front: inputs.number("lf")?,
        rear: inputs.number("lr")?,
        front_stiffness: inputs.number("Cf")?,
        rear_stiffness: inputs.number("Cr")?,
    };
    let (speed, steer) = (inputs.number("u")?, inputs.number("delta")?);
    let [lateral, yaw_rate] = car.steady_turn(speed, steer);
    let eigenvalues = car.eigenvalues(speed);
    let rows: Vec<_> = inputs.list("t")?.iter().map(|t| car.step_steer(speed, steer, *t)).collect();
    Some(json!({
        "understeer_gradient": car.understeer_gradient(),
        "char_or_crit_speed": car.limit_speed().speed(),
        "steady_vy": lateral,
        "steady_r": yaw_rate,
        "eig_real": eigenvalues.real,
        "eig_imag_abs": eigenvalues.imaginary,
        "vy_r_at_t": rows,
    }))
}

fn coast_down(inputs: &Inputs<'_>) -> Option<Value> {
    let car = CoastDown {
        mass: inputs.number("m")?,
        constant: inputs.number("c0")?,
        quadratic: inputs.number("c2")?,
    };
    let (from, to) = (inputs.number("v0")?, inputs.number("v1")?);
    Some(json!({
        "time": car.time(from, to),
        "distance": car.distance(from, to),
        "time_to_stop": car.time(from, 0.0),
    }))
}

fn rollover(inputs: &Inputs<'_>) -> Option<Value> {
    let car = RolloverStability {
        track: inputs.number("T")?,
        cg_height: inputs.number("h")?,
        roll_centre_height: inputs.number("h_rc")?,
        roll_stiffness: inputs.number("Kphi")?,
        sprung_mass: inputs.number("ms")?,
        mass: inputs.number("m")?,
        gravity: GRAVITY,
    };
    Some(json!({
        "SSF": car.static_stability_factor(),
        "roll_gradient_rad_per_g": car.roll_gradient(),
        "threshold_with_suspension_g": car.threshold(),
        "tilt_angle_rigid_deg": car.rigid_tilt_angle() / DEG,
    }))
}

/// A car with one track and the given height and roll share.
fn four_wheels(inputs: &Inputs<'_>, cg_height: f64, front_roll_share: f64) -> Option<FourWheels> {
    let track = inputs.number("T")?;
    let loads = LoadTransfer {
        mass: inputs.number("m")?,
        front: inputs.number("lf")?,
        rear: inputs.number("lr")?,
        cg_height,
        tracks: [track; 2],
        front_roll_share,
        gravity: GRAVITY,
    };
    Some(FourWheels { yaw_inertia: inputs.number("Iz")?, loads })
}

fn spinout(inputs: &Inputs<'_>) -> Option<Value> {
    let spin = LockedSpin {
        car: four_wheels(inputs, inputs.number("h")?, inputs.number("chi_f")?)?,
        friction: inputs.number("mu")?,
        smoothing: inputs.number("eps")?,
    };
    let start = PlanarMotion {
        velocity: Vec2::new(inputs.number("vx")?, inputs.number("vy")?),
        yaw_rate: inputs.number("r")?,
        ..PlanarMotion::default()
    };
    let rows: Vec<_> = inputs.list("t")?.iter().map(|t| spin.motion(start, *t).to_array()).collect();
    Some(json!({ "states_X_Y_psi_vx_vy_r": rows, "Fz0": spin.wheel_loads(start) }))
}

fn ramp_steer(inputs: &Inputs<'_>) -> Option<Value> {
    let test = RampSteer {
        car: four_wheels(inputs, 0.0, 0.5)?,
        friction: inputs.number("mu")?,
        stiffness: inputs.number("Cf_wheel")?,
        steer: inputs.number("delta_max")?,
        ramp: inputs.number("ramp")?,
    };
    let start = PlanarMotion { velocity: Vec2::new(inputs.number("vx")?, 0.0), ..PlanarMotion::default() };
    let rows: Vec<_> = inputs.list("t")?.iter().map(|t| test.motion(start, *t).to_array()).collect();
    Some(json!({ "states_X_Y_psi_vx_vy_r": rows }))
}

fn ride(inputs: &Inputs<'_>) -> Option<Value> {
    let axle = |end: &str, x: f64, track: &str| {
        Some(RideAxle {
            x,
            track: inputs.number(track)?,
            wheel_mass: inputs.number(&format!("mu_{end}"))?,
            spring: inputs.number(&format!("ks_{end}"))?,
            damper: inputs.number(&format!("cs_{end}"))?,
            anti_roll: inputs.number(&format!("karb_{end}"))?,
            tyre: inputs.number("kt")?,
        })
    };
    let car = Ride {
        sprung_mass: inputs.number("ms")?,
        roll_inertia: inputs.number("Ix")?,
        pitch_inertia: inputs.number("Iy")?,
        axles: [axle("f", inputs.number("lf")?, "Tf")?, axle("r", -inputs.number("lr")?, "Tr")?],
    };
    let start = inputs.numbers("z0")?;
    let rows: Vec<_> = inputs.list("t")?.iter().map(|t| car.free_response(&start, *t)).collect();
    Some(json!({ "undamped_freq_hz": car.frequencies(), "q_at_t": rows }))
}

fn articulation(inputs: &Inputs<'_>) -> Option<Value> {
    let unit = |k: u8| {
        Some(Unit {
            mass: inputs.number(&format!("m{k}"))?,
            yaw_inertia: inputs.number(&format!("I{k}"))?,
            hitch: inputs.number(&format!("a{k}"))?,
            heading: inputs.number(&format!("psi{k}"))?,
            yaw_rate: inputs.number(&format!("r{k}"))?,
            force: inputs.vec2(&format!("F{k}"))?,
            moment: inputs.number(&format!("M{k}"))?,
        })
    };
    let both = articulated(&unit(1)?, &unit(2)?);
    let ([a, b], [turn_a, turn_b]) = (both.acceleration, both.angular_acceleration);
    Some(json!({
        "acc": [a.x, a.y, turn_a, b.x, b.y, turn_b],
        "hitch_force_on_tractor": pair(both.hitch_force),
    }))
}
