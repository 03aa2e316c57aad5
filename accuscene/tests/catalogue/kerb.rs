//! A kerb: slow cars stop at it, fast ones trip, and no impact model has a say in that.

use accuscene_core::event::Event;

use super::ran::{Ran, under};
use super::scenes::scene;
use accuscene_core::scene::ImpactModel;

/// Slides to the left into a kerb.
fn slide(speed: f64, kerb: f64) -> Vec<Ran> {
    let text = scene(
        2.0,
        0.1,
        0.5,
        &format!(
            "terrain = {{ friction = 0.7, kerbs = [{{ id = \"kerb\", line = [[-50, 1.4], [50, 1.4]], height = {kerb}, \
             friction = 0.6 }}] }}\n[[vehicles]]\nid = \"car\"\nmass = 1500\n\
             dimensions = {{ length = 4.5, width = 1.8, wheelbase = 2.7, height = 1.45, cg_height = 0.55, \
             track_front = 1.55, track_rear = 1.55 }}\ninertia = {{ roll = 550 }}\n\
             driver = {{ phases = [{{ gear = \"neutral\" }}] }}\n\
             start = {{ position = [0, 0], speed = {speed}, course = \"90 deg\" }}\n"
        ),
    );
    ImpactModel::ALL.map(|model| under(&text, model).unwrap()).into()
}

/// The same tables to the bit under every model.
fn same(runs: &[Ran]) {
    let hashes = |r: &Ran| -> Vec<String> {
        r.outcome.recording.tables().iter().map(|t| t.content_hash().to_string()).collect()
    };
    for ran in &runs[1..] {
        assert!(ran.collisions().is_empty());
        assert_eq!(hashes(ran), hashes(&runs[0]), "{}", ran.name());
    }
}

fn rolls(ran: &Ran) -> bool {
    ran.outcome.events.iter().any(|e| matches!(e, Event::Rollover { .. }))
}

#[test]
fn a_slow_slide_ends_at_the_kerb() {
    let runs = slide(5.0, 0.15);
    same(&runs);
    assert!(!rolls(&runs[0]) && runs[0].last("car", "y") < 1.4);
}

#[test]
fn a_fast_slide_trips_over_it() {
    let runs = slide(10.0, 0.15);
    same(&runs);
    // Faster than a rigid block of these sizes needs: sqrt(2 g I_o (l - h) / m) / h, I_o = I + m l².
    let (h, s) = (0.55_f64, 0.775_f64);
    let l = (h * h + s * s).sqrt();
    let block = (2.0 * 9.80665 * (550.0 / 1500.0 + l * l) * (l - h)).sqrt() / h;
    assert!(block < 10.0, "{block}");
    assert!(rolls(&runs[0]));
}
