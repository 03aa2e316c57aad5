//! A crossing collision that runs in milliseconds, for sweeps over it.
#![allow(dead_code, reason = "each test uses its part")]

use std::num::NonZeroUsize;
use std::ops::ControlFlow;

use accuscene::sweep::{SweepOutcome, SweepPlan};
use accuscene::{Scene, Threads, sweep};

/// Two cars on crossing roads; `speed` and `friction` as they are written.
pub(crate) fn crossing(speed: &str, friction: &str) -> Scene {
    let text = format!(
        r#"
schema = "accuscene/scene/1"
name = "crossing"
options = {{ duration = "1.5 s" }}
terrain = {{ friction = {friction} }}
[case]
title = "Crossing of two cars"
[[vehicles]]
id = "north"
mass = {{ value = "1400 kg", sigma = "40 kg" }}
dimensions = {{ length = "4.4 m", width = "1.8 m", wheelbase = "2.6 m" }}
start = {{ position = ["0 m", "-6 m"], heading = "90 deg", speed = {speed} }}
[[vehicles]]
id = "east"
mass = "1200 kg"
dimensions = {{ length = "4.0 m", width = "1.7 m", wheelbase = "2.5 m" }}
start = {{ position = ["-6 m", "0 m"], heading = "0 deg", speed = "50 km/h" }}
[[evidence]]
id = "rest-of-north"
kind = "rest-pose"
subject = "north"
position = [{{ value = "3 m", sigma = "0.5 m" }}, {{ value = "2 m", sigma = "0.5 m" }}]
"#
    );
    Scene::from_toml(&text).unwrap_or_else(|error| panic!("{error}: {:#?}", error.problems()))
}

/// The scene with the uncertainties that most tests want.
pub(crate) fn uncertain() -> Scene {
    crossing(r#"{ value = "50 km/h", sigma = "3 km/h" }"#, "{ value = 0.7, sigma = 0.05 }")
}

pub(crate) fn threads(count: usize) -> Threads {
    Threads::new(NonZeroUsize::new(count).expect("not zero"))
}

pub(crate) fn plan(text: &str) -> SweepPlan {
    let text = format!("schema = \"accuscene/sweep/1\"\n{text}");
    SweepPlan::from_toml(&text).unwrap_or_else(|error| panic!("{error}: {:#?}", error.problems()))
}

pub(crate) fn outcome(scene: &Scene, plan: &SweepPlan) -> SweepOutcome {
    sweep(scene, plan, &threads(2), &mut |_| ControlFlow::Continue(()))
        .unwrap_or_else(|error| panic!("{error}: {:#?}", error.problems()))
}
