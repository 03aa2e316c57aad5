use super::super::{Evidence, RecorderTrace, Scene};
use super::code::{EMPTY_EVIDENCE, OUT_OF_RANGE};
use super::findings::Findings;
use super::timing::profile;
use super::vehicle::axle_exists;

/// Deepest residual crush, m.
const DEEPEST: f64 = 5.0;

pub(super) fn evidence(scene: &Scene, findings: &mut Findings) {
    for item in &scene.evidence {
        let path = format!("evidence.{}", item.id());
        match item {
            Evidence::Recorder(trace) => recorder(trace, &path, findings),
            Evidence::MarkPoint(mark) => {
                if let (Some(axle), Some(vehicle)) = (mark.axle, scene.vehicle(&mark.subject)) {
                    axle_exists(vehicle, axle, format!("{path}.axle"), findings);
                }
            }
            Evidence::Crush(crush) => {
                for (index, depth) in crush.depths.iter().enumerate() {
                    if !(0.0..=DEEPEST).contains(&depth.value) {
                        let path = format!("{path}.depths[{index}]");
                        let limit = format!("0 to {DEEPEST} m");
                        let hint = "measure inwards from the original outline";
                        findings.limit(OUT_OF_RANGE, path, "no depth of crush", depth.value, limit, hint);
                    }
                }
            }
            _ => {}
        }
    }
}

fn recorder(trace: &RecorderTrace, path: &str, findings: &mut Findings) {
    let before = f64::NEG_INFINITY;
    let mut channels = 0;
    macro_rules! channel {
        ($field:ident, $low:literal, $high:literal) => {
            channels += usize::from(trace.$field.is_some());
            let path = format!(concat!("{}.", stringify!($field)), path);
            profile(trace.$field.as_ref(), &path, [$low, $high], before, findings);
        };
    }
    channel!(speed, -150.0, 150.0);
    channel!(acceleration, -2000.0, 2000.0);
    channel!(yaw_rate, -100.0, 100.0);
    channel!(handwheel, -70.0, 70.0);
    channel!(brake, 0.0, 1.0);
    channel!(throttle, 0.0, 1.0);
    channel!(delta_v_longitudinal, -150.0, 150.0);
    channel!(delta_v_lateral, -150.0, 150.0);
    if channels == 0 {
        let hint = "give `speed` or another channel";
        findings.limit(
            EMPTY_EVIDENCE,
            path,
            "a recorder without any channel",
            0,
            "one channel or more",
            hint,
        );
    }
}
