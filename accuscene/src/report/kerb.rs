//! Kerbs in the plan: a line with ticks on its higher side.

use accuscene_core::arith::{Real, atan2};
use accuscene_core::scene::{Kerb, Si};

use super::canvas::{Labels, View, path};
use super::escape::Markup;
use super::units::LENGTH;

/// Ticks across the width of the view.
const TICKS: f64 = 70.0;

/// Draws the kerbs of a scene.
pub(super) fn kerbs(kerbs: &[Kerb], view: &View) -> String {
    kerbs.iter().map(|kerb| drawn(kerb, view)).collect()
}

/// Puts the names of the kerbs beside what the view shows of them, on the higher side.
pub(super) fn label(kerbs: &[Kerb], view: &View, labels: &mut Labels) {
    for kerb in kerbs {
        let line: Vec<[f64; 2]> = kerb.line.iter().map(Si::si).collect();
        let ticks = ticks(&line, view);
        // The middle is where the vehicles are.
        let Some([foot, tip]) = ticks.get(ticks.len() / 5) else { continue };
        let up = atan2(tip[1] - foot[1], tip[0] - foot[0]);
        let name = if kerb.id.contains("kerb") { kerb.id.clone() } else { format!("kerb {}", kerb.id) };
        labels.place(&name, "", *foot, 0.5 * view.width() / TICKS, up);
    }
}

fn drawn(kerb: &Kerb, view: &View) -> String {
    let line: Vec<[f64; 2]> = kerb.line.iter().map(Si::si).collect();
    let ticks = ticks(&line, view);
    let teeth: String = ticks.iter().map(|tick| path(tick, false)).collect();
    format!(
        "<g class=\"kerb\"><title>{}, {} high</title><path d=\"{}\"/><path class=\"teeth\" d=\"{teeth}\"/></g>",
        Markup::text(&kerb.id),
        LENGTH.si.write(kerb.height.value),
        path(&line, false),
    )
}

/// Short lines from a kerb to its left, evenly along it, as far as the view shows them.
fn ticks(line: &[[f64; 2]], view: &View) -> Vec<[[f64; 2]; 2]> {
    let (step, reach) = (view.width() / TICKS, 0.4 * view.width() / TICKS);
    let mut ticks = Vec::new();
    let mut next = 0.5 * step;
    for pair in line.windows(2) {
        let [a, b] = [pair[0], pair[1]];
        let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
        let length = (dx * dx + dy * dy).sqrt();
        if !(length > 0.0 && length.is_finite()) {
            continue;
        }
        let (ux, uy) = (dx / length, dy / length);
        // Of a kerb that comes from afar only what is near the view is walked.
        let middle = [(view.left + view.right) / 2.0, (view.bottom + view.top) / 2.0];
        let beside = (middle[0] - a[0]) * ux + (middle[1] - a[1]) * uy;
        let near = view.width() + view.height();
        if next < beside - near {
            next += step * ((beside - near - next) / step).floor();
        }
        while next < Real::min(length, beside + near) {
            let foot = [a[0] + ux * next, a[1] + uy * next];
            if (view.left..=view.right).contains(&foot[0]) && (view.bottom..=view.top).contains(&foot[1]) {
                ticks.push([foot, [foot[0] - uy * reach, foot[1] + ux * reach]]);
            }
            next += step;
        }
        if next < length {
            next += step * ((length - next) / step).ceil();
        }
        next -= length;
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::{View, ticks};

    const VIEW: View = View { left: -10.0, bottom: -10.0, right: 60.0, top: 10.0 };

    #[test]
    fn ticks_stand_evenly_on_the_left_and_go_round_corners() {
        let ticks = ticks(&[[0.0, 0.0], [10.2, 0.0], [10.2, 5.0]], &VIEW);
        assert_eq!(ticks.len(), 15);
        assert_eq!(ticks[0], [[0.5, 0.0], [0.5, 0.4]]);
        let [foot, tip] = ticks[10];
        assert!((foot[1] - 0.3).abs() < 1e-9 && (tip[0] - 9.8).abs() < 1e-9, "{foot:?} {tip:?}");
    }

    #[test]
    fn a_kerb_from_afar_has_ticks_in_the_view_alone() {
        let ticks = ticks(&[[-1e9, 2.0], [1e9, 2.0]], &VIEW);
        assert!((69..=71).contains(&ticks.len()), "{}", ticks.len());
        assert!(ticks.iter().all(|[foot, tip]| foot[1] == 2.0 && tip[1] > 2.0));
    }
}
