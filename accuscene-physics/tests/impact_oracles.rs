//! Every case of the impact oracles, at its tolerance.

#[path = "data/oracle.rs"]
#[expect(clippy::unwrap_used, clippy::panic, reason = "a broken oracle file must stop the tests")]
mod oracle;

use accuscene_core::arith::{DEG, Mat3, Quat, Vec2, Vec3, cos, sin};
use accuscene_physics::impact::brach::{self, BrachContact};
use accuscene_physics::impact::chain::{ChainLimits, sequential};
use accuscene_physics::impact::collinear::{self, LineBody};
use accuscene_physics::impact::crush_pulse::{BarrierPulse, linear_collinear};
use accuscene_physics::impact::kudlich_slibar::{self, Restitution};
use accuscene_physics::impact::trip::{CurbTrip, curb};
use accuscene_physics::impact::{
    ContactFrame2, ContactFrame3, PlanarBody, PlanarOutcome, SpatialBody, restitution, routh_stronge,
};
use oracle::{Case, cases, number, numbers};
use serde_json::Value;

const IMPACT: &str = include_str!("../../validation/oracles/04_impact.json");

fn vec2(v: &Value) -> Vec2 {
    let n = numbers(v);
    Vec2::new(n[0], n[1])
}

fn vec3(v: &Value) -> Vec3 {
    let n = numbers(v);
    Vec3::new(n[0], n[1], n[2])
}

fn bodies(c: &Case) -> [PlanarBody; 2] {
    ["1", "2"].map(|i| PlanarBody {
        mass: c.num(&format!("m{i}")),
        yaw_inertia: c.num(&format!("I{i}")),
        position: vec2(c.given(&format!("x{i}"))),
        velocity: vec2(c.given(&format!("psi_v{i}"))),
        yaw_rate: c.num(&format!("w{i}")),
    })
}

fn frame(c: &Case) -> ContactFrame2 {
    let angle = c.num("normal_deg") * DEG;
    ContactFrame2 { point: vec2(c.given("poi")), normal: Vec2::new(cos(angle), sin(angle)) }
}

fn check(c: &Case, o: &PlanarOutcome) {
    c.check("p", &[o.impulse.x, o.impulse.y]);
    c.check("pn", &[o.normal_impulse]);
    c.check("pt", &[o.tangential_impulse]);
    for (k, name) in ["1", "2"].iter().enumerate() {
        c.check(&format!("v{name}"), &[o.velocities[k].x, o.velocities[k].y]);
        c.check(&format!("w{name}"), &[o.yaw_rates[k]]);
        c.check(&format!("dv{name}"), &[o.delta_v[k]]);
    }
    c.check("un0", &[o.approach.normal]);
    c.check("ut0", &[o.approach.tangential]);
    c.check("un1", &[o.departure.normal]);
    c.check("ut1", &[o.departure.tangential]);
    c.check("energy_loss", &[o.energy_loss]);
    c.check("K_nn", &[o.inverse_mass.knn]);
    c.check("K_tt", &[o.inverse_mass.ktt]);
    c.check("K_nt", &[o.inverse_mass.knt]);
    assert!(o.audit.holds(), "{:?}", o.audit);
}

#[test]
fn kudlich_slibar_in_the_plane() {
    for c in cases(IMPACT, "kudlich_slibar_2d", 6) {
        let e = Restitution::Coefficient(c.num("e"));
        let o = kudlich_slibar::planar(&bodies(&c), &frame(&c), e, c.num("mu")).unwrap();
        check(&c, &o);
        c.check_bool("full_impact", o.full_impact);
        // The same by the speed of separation.
        let v = Restitution::SeparationSpeed(c.num("e") * o.approach.normal.abs());
        let again = kudlich_slibar::planar(&bodies(&c), &frame(&c), v, c.num("mu")).unwrap();
        check(&c, &again);
    }
}

#[test]
fn kudlich_slibar_in_space() {
    let body = |v: &Value| {
        let mass = number(&v["m"]);
        if mass.is_infinite() {
            return SpatialBody::immovable();
        }
        let (j, xz, rpy) = (numbers(&v["J"]), number(&v["Jxz"]), numbers(&v["rpy"]));
        let tensor =
            Mat3::from_rows(Vec3::new(j[0], 0.0, -xz), Vec3::new(0.0, j[1], 0.0), Vec3::new(-xz, 0.0, j[2]));
        let turn = Quat::from_euler(rpy[0], rpy[1], rpy[2]).matrix();
        SpatialBody {
            mass,
            inertia: turn.product(&tensor).product(&turn.transposed()),
            position: vec3(&v["x"]),
            velocity: vec3(&v["v"]),
            angular_velocity: vec3(&v["w"]),
        }
    };
    let flat = |v: Vec3| [v.x, v.y, v.z];
    for c in cases(IMPACT, "kudlich_slibar_3d", 4) {
        let frame = ContactFrame3 { point: vec3(c.given("poi")), normal: vec3(c.given("normal")).unit() };
        let pair = [body(c.given("b1")), body(c.given("b2"))];
        let e = Restitution::Coefficient(c.num("e"));
        let o = kudlich_slibar::spatial(&pair, &frame, e, c.num("mu")).unwrap();
        c.check_bool("full_impact", o.full_impact);
        c.check("p", &flat(o.impulse));
        c.check("v1", &flat(o.velocities[0]));
        c.check("v2", &flat(o.velocities[1]));
        c.check("w1", &flat(o.angular_velocities[0]));
        c.check("w2", &flat(o.angular_velocities[1]));
        c.check("u0", &flat(o.approach));
        c.check("u1", &flat(o.departure));
        c.check("energy_loss", &[o.energy_loss]);
        for (row, want) in o.inverse_mass.rows.iter().zip(c.expected("K").as_array().unwrap()) {
            for (g, w) in flat(*row).iter().zip(numbers(want)) {
                assert!((g - w).abs() <= 1e-13 + 1e-9 * w.abs(), "K: {g} instead of {w}");
            }
        }
        assert!(o.audit.holds(), "{:?}", o.audit);
    }
}

#[test]
fn brach_planar_impact_mechanics() {
    for c in cases(IMPACT, "brach_pim", 4) {
        let contact = BrachContact {
            restitution: c.num("e"),
            impulse_ratio_percent: c.num("mu_ratio_percent"),
            friction_limit: c.num("f_limit"),
            moment_coefficient: 1.0,
        };
        let o = brach::planar(&bodies(&c), &frame(&c), &contact).unwrap();
        check(&c, &o.outcome);
        c.check("mu0", &[o.critical_ratio]);
        c.check("mu", &[o.impulse_ratio]);
    }
}

#[test]
fn routh_and_stronge() {
    for c in cases(IMPACT, "routh_stronge_2d", 4) {
        let o = routh_stronge::planar(&bodies(&c), &frame(&c), c.num("e_star"), c.num("mu")).unwrap();
        check(&c, &o.outcome);
        let phases: Vec<String> = o.phases.iter().map(ToString::to_string).collect();
        let want: Vec<&str> =
            c.expected("phases").as_array().unwrap().iter().map(|p| p.as_str().unwrap()).collect();
        assert_eq!(phases, want);
        c.check("e_newton", &[o.kinematic_restitution]);
    }
}

#[test]
fn on_a_line() {
    let line = |c: &Case| {
        ["1", "2"].map(|i| LineBody { mass: c.num(&format!("m{i}")), velocity: c.num(&format!("v{i}")) })
    };
    for c in cases(IMPACT, "collinear", 2) {
        let o = collinear::impact(&line(&c), c.num("e")).unwrap();
        c.check("v1", &[o.velocities[0]]);
        c.check("v2", &[o.velocities[1]]);
        c.check("p", &[o.impulse]);
        c.check("dv1", &[o.delta_v[0]]);
        c.check("dv2", &[o.delta_v[1]]);
        c.check("energy_loss", &[o.energy_loss]);
    }
    for c in cases(IMPACT, "smac_linear_collinear", 2) {
        let o = linear_collinear(&line(&c), [c.num("k1"), c.num("k2")], c.num("e")).unwrap();
        c.check("max_mutual_crush", &[o.max_mutual_crush]);
        c.check("peak_force", &[o.peak_force]);
        c.check("time_to_common", &[o.time_to_common]);
        c.check("common_velocity", &[o.common_velocity]);
        c.check("residual_mutual", &[o.residual_mutual_crush]);
        c.check("separation_time", &[o.separation_time]);
        for (k, i) in ["1", "2"].iter().enumerate() {
            c.check(&format!("crush{i}"), &[o.crush[k]]);
            c.check(&format!("energy{i}"), &[o.energy[k]]);
            c.check(&format!("v{i}"), &[o.velocities[k]]);
        }
    }
    for c in cases(IMPACT, "sequential_chain", 2) {
        let (masses, speeds) = (numbers(c.given("masses")), numbers(c.given("velocities")));
        let bodies: Vec<_> =
            masses.iter().zip(&speeds).map(|(&mass, &velocity)| LineBody { mass, velocity }).collect();
        let limits = ChainLimits {
            approach_tolerance: c.num("approach_tol"),
            max_sweeps: c.given("max_sweeps").as_u64().unwrap() as u32,
        };
        let o = sequential(&bodies, &vec![c.num("e"); bodies.len() - 1], limits).unwrap();
        c.check("velocities", &o.velocities);
        c.check("impacts", &[f64::from(o.impacts)]);
        c.check("energy_loss", &[o.energy_loss]);
        assert!(o.settled);
    }
}

#[test]
fn restitution_as_data() {
    for c in cases(IMPACT, "restitution_cipriani", 3) {
        let r = restitution::cipriani(c.num("closing")).unwrap();
        c.check("e", &[r.restitution]);
        assert!(r.within_range);
    }
    for c in cases(IMPACT, "restitution_series_springs", 2) {
        let (e, k) = ([c.num("e1"), c.num("e2")], [c.num("k1"), c.num("k2")]);
        c.check("e", &[restitution::series_springs(e, k).unwrap()]);
    }
}

#[test]
fn barrier_pulse() {
    for c in cases(IMPACT, "barrier_AB_dynamic", 2) {
        let pulse =
            BarrierPulse::new(c.num("m"), c.num("v"), c.num("width"), c.num("A"), c.num("B")).unwrap();
        c.check("max_crush", &[pulse.max_crush()]);
        c.check("time_to_max", &[pulse.time_to_max()]);
        c.check("peak_force", &[pulse.peak_force()]);
        c.check("peak_decel_g", &[pulse.peak_deceleration_g()]);
        c.check("C_at_10ms", &[pulse.crush(0.010)]);
        c.check("max_crush", &[pulse.crush(1.0)]);
    }
}

#[test]
fn curb_trip() {
    for c in cases(IMPACT, "curb_trip_rigid", 2) {
        let o = curb(&CurbTrip {
            speed: c.num("V"),
            cg_height: c.num("h"),
            half_track: c.num("half_track"),
            roll_inertia: c.num("I_cg"),
            mass: c.num("m"),
            gravity: c.num("g"),
        })
        .unwrap();
        c.check("omega_after", &[o.roll_rate]);
        c.check("energy_kept", &[o.energy_kept]);
        c.check("energy_to_top", &[o.energy_to_top]);
        c.check_bool("rolls_over", o.rolls_over);
        c.check("critical_speed", &[o.critical_speed]);
    }
}
