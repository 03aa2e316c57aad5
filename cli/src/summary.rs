use accuscene::Outcome;
use accuscene_core::arith::Real;
use accuscene_core::event::Event;
use accuscene_core::scene::Side;
use std::fmt::Write;

/// What a run gave, in a few lines for a terminal.
pub(crate) fn summary(outcome: &Outcome) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = write_summary(outcome, &mut out);
    out
}

fn write_summary(o: &Outcome, out: &mut String) -> std::fmt::Result {
    let title = o.echo.case.title.as_deref().unwrap_or("scene");
    writeln!(out, "{}", plain(title))?;
    writeln!(out, "  scene {}  physics revision {}", o.scene_hash, o.engine.physics_revision)?;
    for c in &o.collisions {
        let names = [&c.bodies[0].body, &c.bodies[1].body].map(|n| plain(n));
        writeln!(out, "  impact at {:.3} s  {} / {}  ({})", c.time, names[0], names[1], c.model)?;
        writeln!(out, "    closing {:.2} m/s, energy lost {:.1} kJ", c.closing_speed, 1e-3 * c.energy_loss)?;
        for (k, side) in c.bodies.iter().enumerate().filter(|(_, s)| !s.immovable) {
            let ees = side.ees.map_or(String::new(), |e| format!(", EES {e:.2} m/s"));
            writeln!(
                out,
                "    {}: delta-V {:.2} m/s, PDOF {:.0} deg, yaw rate {:+.1} deg/s{ees}",
                plain(&side.body),
                side.delta_v_magnitude,
                side.pdof_deg.round() % 360.0,
                (10.0 * side.delta_yaw_rate.to_degrees()).round() / 10.0 + 0.0,
            )?;
            if let Some(u) = c.sensitivity.as_ref().and_then(|s| s.uncertainty.as_ref()).map(|u| &u[k]) {
                writeln!(
                    out,
                    "      uncertain by point and plane: delta-V {:.2} m/s, PDOF {:.1} deg, yaw rate {:.1} deg/s",
                    u.delta_v,
                    u.pdof_deg,
                    u.delta_yaw_rate.to_degrees(),
                )?;
            }
        }
        let audits = if c.audit.holds { "balance" } else { "DO NOT BALANCE" };
        writeln!(out, "    momentum, angular momentum and energy {audits}")?;
    }
    write_before(o, out)?;
    write_grave(o, out)?;
    for e in &o.events {
        // A vehicle that was struck or drove on after a rest tells of its last one alone.
        let last =
            |body: &str| o.vehicles.iter().find(|v| v.id == body && v.at_rest).and_then(|v| v.rest_time);
        if let Event::Rest { body, time, position, heading } = e
            && last(body) == Some(*time)
        {
            let [x, y, _] = position;
            let deg = heading.to_degrees();
            writeln!(
                out,
                "  {} rests at {time:.2} s: x {x:.2} m, y {y:.2} m, heading {deg:.1} deg",
                plain(body)
            )?;
        }
    }
    for v in o.vehicles.iter().filter(|v| !v.at_rest) {
        writeln!(out, "  {} is not at rest at {:.2} s, where the run ends", plain(&v.id), o.end)?;
    }
    for e in &o.events {
        if let Event::Push(p) = e {
            let names = [plain(&p.bodies[0]), plain(&p.bodies[1])];
            let [begin, end] = [p.time, p.end].map(|time| format!("{time:.2}"));
            let when = if begin == end { format!("at {end}") } else { format!("from {begin} to {end}") };
            writeln!(out, "  {} and {} lean on each other {when} s", names[0], names[1])?;
        }
    }
    for w in &o.warnings {
        let at = w.time.map_or(String::new(), |t| format!(" at {t:.3} s"));
        writeln!(out, "  warning {}{at}: {}", plain(&w.subject), plain(&w.message))?;
    }
    Ok(())
}

/// What happened before the start, a line a vehicle.
fn write_before(o: &Outcome, out: &mut String) -> std::fmt::Result {
    for v in &o.vehicles {
        let stages = v.approach.as_ref().map_or(&[][..], |approach| &approach.stages);
        let told = stages.iter().map(|s| {
            let (speed, way, time) = (3.6 * s.speed, s.distance, 0.0 - s.time);
            format!("{} from {speed:.1} km/h, {way:.1} m and {time:.1} s ahead", plain(s.name()))
        });
        let told: Vec<String> = told.collect();
        if !told.is_empty() {
            writeln!(out, "  {} before the start: {}", plain(&v.id), told.join("; "))?;
        }
    }
    Ok(())
}

/// Rollovers, bodywork on the ground and couplings that came apart.
fn write_grave(o: &Outcome, out: &mut String) -> std::fmt::Result {
    for e in &o.events {
        match e {
            Event::Rollover { body, time, side, quarter_turns } => {
                let side = if *side == Side::Left { "left" } else { "right" };
                let turns = if *quarter_turns == 1 { "quarter turn" } else { "quarter turns" };
                writeln!(
                    out,
                    "  {} tips onto its {side} side at {time:.3} s: {quarter_turns} {turns} in all",
                    plain(body)
                )?;
            }
            Event::Uncoupled { coupling, bodies, time, force } => writeln!(
                out,
                "  coupling {} of {} and {} comes apart at {time:.3} s under {:.1} kN",
                plain(coupling),
                plain(&bodies[0]),
                plain(&bodies[1]),
                1e-3 * force
            )?,
            _ => {}
        }
    }
    for v in &o.vehicles {
        let strike = |e: &Event| match e {
            Event::GroundContact { body, time, speed, .. } if *body == v.id => Some((*time, *speed)),
            _ => None,
        };
        let strikes: Vec<(f64, f64)> = o.events.iter().filter_map(strike).collect();
        let Some((first, _)) = strikes.first() else { continue };
        let hardest = strikes.iter().fold(0.0, |most: f64, (_, speed)| Real::max(most, *speed));
        let times = if strikes.len() == 1 { "once".to_owned() } else { format!("{} times", strikes.len()) };
        writeln!(
            out,
            "  bodywork of {} strikes the ground {times}, first at {first:.3} s, hardest with {hardest:.2} m/s",
            plain(&v.id)
        )?;
    }
    Ok(())
}

/// Text without control and direction characters: a name must not drive the terminal.
pub(crate) fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || turns_text(c) { '\u{fffd}' } else { c }).collect()
}

/// Characters that change the direction of what follows, and so what a reader sees.
fn turns_text(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
