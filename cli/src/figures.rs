use crate::arguments::FiguresArguments;
use crate::failure::Failure;
use crate::input;
use crate::output::print;
use crate::summary::plain;
use accuscene::figures::{COAST_FROM, FRICTION};
use accuscene::{LockingAxle, SpeedFigures, VehicleFigures};
use std::fmt::{Result as Written, Write};

/// The g of accelerations in the table, m/s².
const STANDARD_GRAVITY: f64 = 9.80665;
/// Columns of a terminal that the table fits.
const WIDTH: usize = 96;
/// Width of the names.
const NAME: usize = 28;

/// Prints what the closed forms say of the vehicles of a scene.
pub(crate) fn run(a: &FiguresArguments) -> Result<(), Failure> {
    let scene = input::scene(&a.scene)?;
    let mut figures = accuscene::figures(&scene).map_err(|e| Failure::engine(&a.scene, e))?;
    if let Some(id) = &a.vehicle {
        let ids: Vec<String> = figures.iter().map(|f| plain(&f.id)).collect();
        figures.retain(|f| f.id == *id);
        if figures.is_empty() {
            return Err(Failure::Other(format!(
                "{}: no vehicle {}; there are {}",
                a.scene.display(),
                plain(id),
                ids.join(", ")
            )));
        }
    }
    if a.json {
        let text = accuscene::figures::document(&figures).map_err(Failure::Engine)?;
        return print(&format!("{text}\n"));
    }
    let mut out = String::new();
    for (k, f) in figures.iter().enumerate() {
        if k > 0 {
            out.push('\n');
        }
        // Writing to a String cannot fail.
        let _ = vehicle(&mut out, f);
    }
    print(&out)
}

fn vehicle(out: &mut String, f: &VehicleFigures) -> Written {
    writeln!(out, "{}", plain(&f.id))?;
    row(out, "mass", Some(format!("{:.1} kg", f.mass)))?;
    let loads: Vec<String> =
        f.wheels.iter().zip(&f.wheel_loads).map(|(name, load)| format!("{name} {load:.0}")).collect();
    list(out, "wheel loads, N", &loads)?;
    let side = match f.cg_left_of_middle {
        y if y > 0.0 => format!(", {y:.3} m left of the middle"),
        y if y < 0.0 => format!(", {:.3} m right of the middle", -y),
        _ => String::new(),
    };
    let place =
        format!("{:.3} m behind the front axle, {:.3} m high{side}", f.cg_behind_front_axle, f.cg_height);
    row(out, "centre of gravity", Some(place))?;
    let base = f.wheelbase.map_or(String::new(), |l| format!("wheelbase {l:.3} m, "));
    row(out, "", Some(format!("{base}mean track {:.3} m", f.track)))?;
    let stiffness: Vec<String> = f.cornering_stiffness.iter().map(|c| format!("{c:.0}")).collect();
    list(out, "cornering stiffness, N/rad", &stiffness)?;
    if f.effective_cornering_stiffness != f.cornering_stiffness {
        let yielding: Vec<String> =
            f.effective_cornering_stiffness.iter().map(|c| format!("{c:.0}")).collect();
        list(out, "  with compliance steer", &yielding)?;
    }

    heading(out, "rollover")?;
    row(out, "static stability factor", f.static_stability_factor.map(|x| format!("{x:.3}")))?;
    row(out, "rigid tilt angle", f.rigid_tilt_angle.map(degrees))?;
    row(out, "roll gradient", f.roll_gradient.map(|x| format!("{:.2} deg/g", x.to_degrees())))?;
    row(out, "rollover threshold", f.rollover_threshold.map(|x| format!("{x:.3} g")))?;

    heading(out, "handling")?;
    let gradient = |k: f64| format!("{:+.3} deg/g", (k * STANDARD_GRAVITY).to_degrees());
    row(out, "understeer gradient", f.understeer_gradient.map(gradient))?;
    row(out, "characteristic speed", f.characteristic_speed.map(speed))?;
    row(out, "critical speed", f.critical_speed.map(speed))?;
    if !f.speeds.is_empty() {
        let head = ["speed, m/s", "yaw gain, 1/s", "frequency, Hz", "damping ratio"];
        cells(out, head.map(str::to_owned))?;
        for s in &f.speeds {
            cells(out, response(s))?;
        }
    }

    heading(out, "ride")?;
    match &f.ride_frequencies {
        Some(all) => list(out, "frequencies, Hz", &all.map(|x| format!("{x:.2}")))?,
        None => row(out, "frequencies, Hz", None)?,
    }

    heading(out, "braking and coasting")?;
    let share = |x: f64| format!("{:.1} % in front", 100.0 * x);
    row(out, "ideal balance", f.brake_ideal_front_share.map(share))?;
    row(out, "present balance", f.brake_front_share.map(share))?;
    let lock = f.lock_deceleration.zip(f.lock_axle).map(|(a, axle)| {
        let which = match axle {
            LockingAxle::Front => "front axle",
            LockingAxle::Rear => "rear axle",
            LockingAxle::Both => "both axles",
        };
        format!("{a:.2} m/s2, {which}, on friction {FRICTION}")
    });
    row(out, "first lock", lock)?;
    row(out, &format!("coast from {COAST_FROM} m/s"), f.coast_distance.map(|x| format!("{x:.0} m")))?;

    if !f.notes.is_empty() {
        heading(out, "notes")?;
    }
    for note in &f.notes {
        let words: Vec<String> = plain(note).split(' ').map(str::to_owned).collect();
        wrap(out, "    ", "      ", &words, " ")?;
    }
    Ok(())
}

fn heading(out: &mut String, text: &str) -> Written {
    writeln!(out, "  {text}")
}

/// A figure; a dash where there is none.
fn row(out: &mut String, name: &str, value: Option<String>) -> Written {
    writeln!(out, "    {name:NAME$}{}", value.as_deref().unwrap_or("-"))
}

/// Several figures, on more lines if one is too narrow.
fn list(out: &mut String, name: &str, values: &[String]) -> Written {
    let first = format!("    {name:NAME$}");
    wrap(out, &first, &" ".repeat(4 + NAME), values, "  ")
}

/// Words on lines of at most [`WIDTH`] columns.
fn wrap(out: &mut String, first: &str, other: &str, words: &[String], gap: &str) -> Written {
    let mut line = first.to_owned();
    let mut empty = true;
    for word in words {
        if !empty && line.chars().count() + gap.len() + word.chars().count() > WIDTH {
            writeln!(out, "{line}")?;
            line = other.to_owned();
            empty = true;
        }
        if !empty {
            line.push_str(gap);
        }
        line.push_str(word);
        empty = false;
    }
    writeln!(out, "{line}")
}

/// A row of numbers under each other.
fn cells(out: &mut String, texts: [String; 4]) -> Written {
    let [a, b, c, d] = texts;
    writeln!(out, "    {a:>12}{b:>16}{c:>16}{d:>16}")
}

fn response(s: &SpeedFigures) -> [String; 4] {
    let dash =
        |x: Option<f64>, decimals: usize| x.map_or_else(|| "-".to_owned(), |x| format!("{x:.decimals$}"));
    let hertz = s.natural_frequency.map(|w| w / std::f64::consts::TAU);
    [format!("{:.0}", s.speed), dash(s.yaw_velocity_gain, 2), dash(hertz, 2), dash(s.damping_ratio, 3)]
}

fn degrees(angle: f64) -> String {
    format!("{:.1} deg", angle.to_degrees())
}

fn speed(v: f64) -> String {
    format!("{v:.1} m/s ({:.0} km/h)", 3.6 * v)
}
