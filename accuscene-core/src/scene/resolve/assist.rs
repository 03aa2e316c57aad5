use super::super::{Brakes, Engine, Phase, Si};
use super::fill::Fill;

/// Fills in the figures of the electronic aids that a vehicle has.
pub(super) fn assist(brakes: &mut Brakes) {
    if let Some(abs) = &mut brakes.abs {
        abs.target_slip.fill(0.12, "typical: near the peak of the friction curve");
        abs.cycle.fill(0.1, "typical: ten cycles a second");
        abs.depth.fill(0.8, "gives 0.90 to 0.95 of the greatest force");
        abs.minimum_speed.fill(2.0, "typical: below 2 m/s the wheels may lock");
        abs.select_low.get_or_insert(true);
    }
    if let Some(control) = &mut brakes.stability {
        control.characteristic_speed.fill(22.0, "typical of cars: 18-28 m/s");
        control.threshold.fill(0.06, "typical: 3-4 deg/s");
        control.range.fill(0.15, "full brake at some 12 deg/s of departure");
        control.authority.fill(0.9, "just short of locking the wheel");
        control.minimum_speed.fill(5.0, "typical");
    }
}

/// Fills in how a driver follows a path or a speed, and reacts.
pub(super) fn following(phase: &mut Phase) {
    if let Some(path) = &mut phase.path {
        path.smooth.get_or_insert(false);
        path.lookahead.fill(4.0, "pure pursuit: at least 4 m");
        path.lookahead_time.fill(0.8, "pure pursuit: 0.8 s ahead");
        path.steer_rate.fill(0.6, "road wheels: 0.4-0.7 rad/s");
    }
    if let Some(speed) = &mut phase.speed {
        speed.max_acceleration.fill(2.5, "brisk driving");
        speed.max_deceleration.fill(5.0, "firm braking");
        speed.gain.fill(2.0, "half a second to make up a missing speed");
    }
    if let Some(reaction) = &mut phase.reaction {
        reaction.time.estimate(1.0, 0.25, "perception and reaction of an alert driver: 0.75-1.5 s");
        reaction.lag.estimate(0.05, 0.02, "hydraulic brakes: 0.03-0.08 s");
        reaction.rise_time.estimate(0.2, 0.05, "hydraulic brakes: 0.15-0.25 s");
        let brake = if reaction.swerve.is_some() { 0.0 } else { 1.0 };
        reaction.brake.fill(brake, "full braking unless the driver swerves");
    }
}

/// Fills in gearbox and shifting.
pub(super) fn engine(engine: &mut Engine) {
    let fastest = engine.torque.last().map_or(0.0, |p| p.speed.value);
    if let Some(first) = engine.gears.first().map(|g| g.value) {
        engine.reverse.fill(first, "as the first gear");
    }
    engine.efficiency.fill(0.9, "typical of a gearbox and a final drive: 0.85-0.95");
    engine.upshift.fill(0.9 * fastest, "0.9 of the engine's greatest speed");
    let upshift = engine.upshift.si();
    // After an upshift the engine must not be slow enough to shift back.
    let widest = engine.gears.windows(2).fold(1.0, |least: f64, g| {
        let step = g[1].value / g[0].value;
        if step < least { step } else { least }
    });
    let below = 0.8 * widest * upshift;
    let usual = 0.35 * fastest;
    engine.downshift.fill(
        if below < usual { below } else { usual },
        "0.35 of the engine's greatest speed, less where the gears lie far apart",
    );
}
