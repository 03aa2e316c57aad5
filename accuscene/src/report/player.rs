//! Controls and data of the moving plan.

use serde_json::{Value, json};

use super::canvas::UNITS;
use super::escape::{Markup, script_json};
use super::sheet::Sheet;
use super::units::{ACCELERATION, LENGTH, SPEED, Unit, YAW_RATE};

/// Play button, time slider with the impacts on it, speed and clock.
pub(super) fn controls(sheet: &Sheet<'_>) -> String {
    let (begin, end) = sheet.span();
    let share = |time: f64| if end > begin { (time - begin) / (end - begin) * 1000.0 } else { 0.0 };
    let flags: String = sheet
        .outcome
        .collisions
        .iter()
        .map(|collision| format!("<path class=\"bang\" d=\"M{0:.1} 0l-5 9h10Z\"/>", share(collision.time)))
        .collect();
    let jumps: String = sheet
        .outcome
        .collisions
        .iter()
        .map(|collision| {
            format!(
                "<button type=\"button\" data-jump=\"{}\">Impact {}</button>",
                collision.time,
                sheet.impact_number(collision)
            )
        })
        .collect();
    let jumps = match sheet.outcome.collisions.len() {
        0 => String::new(),
        1..=4 => format!("<span class=\"jumps\">{jumps}</span>"),
        // A row of their own.
        _ => format!("<span class=\"jumps many\">{jumps}</span>"),
    };
    format!(
        "<div class=\"player\" role=\"group\" aria-label=\"Playback\"><button type=\"button\" class=\"primary\" id=\"play\" \
         aria-pressed=\"false\">Play</button>{jumps}<label><span class=\"label\">Rate</span> <select id=\"rate\"><option \
         value=\"0.1\">1/10</option><option value=\"0.25\">1/4</option><option value=\"0.5\">1/2</option><option value=\"1\" \
         selected>1</option><option value=\"2\">2</option></select></label><label class=\"track\"><input type=\"range\" \
         id=\"time\" aria-label=\"Time\" min=\"{begin}\" max=\"{end}\" value=\"{begin}\" step=\"0.01\"><svg viewBox=\"0 0 1000 9\" \
         preserveAspectRatio=\"none\" aria-hidden=\"true\">{flags}</svg></label><output id=\"clock\" for=\"time\">{begin:.2} \
         s</output></div>"
    )
}

/// The read-out at the cursor: one row a vehicle, filled by the script.
pub(super) fn readout(sheet: &Sheet<'_>) -> String {
    let rows: String = sheet
        .outcome
        .vehicles
        .iter()
        .enumerate()
        .map(|(index, vehicle)| {
            let cells: String = ["speed", "yaw_rate", "ax", "ay", "x", "y"]
                .iter()
                .map(|series| format!("<td class=\"n\" data-live=\"{index}:{series}\"></td>"))
                .collect();
            format!(
                "<tr><th scope=\"row\">{}{}</th>{cells}</tr>",
                sheet.key(index),
                Markup::text(&vehicle.name)
            )
        })
        .collect();
    format!(
        "<div class=\"scroll\"><table class=\"readout\"><thead><tr><th scope=\"col\">At the cursor</th><th class=\"n\">Speed</th>\
         <th class=\"n\">Yaw rate</th><th class=\"n\">Longitudinal acc.</th><th class=\"n\">Lateral acc.</th><th \
         class=\"n\">x</th><th class=\"n\">y</th></tr></thead><tbody>{rows}</tbody></table></div>"
    )
}

/// The data block that the script reads.
pub(super) fn data(sheet: &Sheet<'_>, unit: f64) -> String {
    let (begin, end) = sheet.span();
    let vehicles: Vec<Value> = sheet
        .motions
        .iter()
        .map(|motion| {
            json!({
                "t": rounded(&motion.t, 1e4), "x": rounded(&motion.x, 1e3), "y": rounded(&motion.y, 1e3),
                "yaw": rounded(&motion.yaw, 1e5), "speed": rounded(&motion.speed, 1e3),
                "yaw_rate": rounded(&motion.yaw_rate, 1e4), "ax": rounded(&motion.ax, 1e3),
                "ay": rounded(&motion.ay, 1e3),
            })
        })
        .collect();
    let quantities = json!({
        "x": scales(&LENGTH), "y": scales(&LENGTH), "speed": scales(&SPEED), "yaw_rate": scales(&YAW_RATE),
        "ax": scales(&ACCELERATION), "ay": scales(&ACCELERATION),
    });
    let links: Vec<Value> = sheet
        .linkages
        .iter()
        .map(|link| json!({ "bodies": link.bodies, "places": link.places, "end": link.end }))
        .collect();
    let block = json!({
        "begin": begin, "end": end, "scale": UNITS, "unit": unit, "quantities": quantities, "vehicles": vehicles,
        "links": links,
    });
    // A Value of finite numbers and strings always serialises; an empty block would only stop the player.
    let text = script_json(&block).unwrap_or_default();
    format!("<script type=\"application/json\" id=\"series\">{text}</script>")
}

fn rounded(series: &[f64], grain: f64) -> Vec<f64> {
    // Adding zero turns a negative zero positive.
    series
        .iter()
        .map(|value| if value.is_finite() { (value * grain).round() / grain + 0.0 } else { 0.0 })
        .collect()
}

fn scales(unit: &Unit) -> Value {
    json!({
        "si": [unit.si.factor, unit.si.symbol, unit.si.digits],
        "us": [unit.us.factor, unit.us.symbol, unit.us.digits],
    })
}
