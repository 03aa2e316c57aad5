//! A sideswipe that ends in a snag: something of the one hooks behind something of the other.

use accuscene_core::scene::ImpactModel;

use super::ran::{Ran, spread, table, under};
use super::scenes::{car, scene};

fn text(restitution: f64, friction: f64) -> String {
    let a = car("a", [-7.0, 0.0], "speed = 22, heading = \"2 deg\"");
    let b = car("b", [0.0, 1.75], "speed = 12");
    scene(1.5, restitution, friction, &(a + &b))
}

#[test]
fn a_negative_restitution_lets_the_bodies_go_on_into_each_other() {
    for model in ImpactModel::ALL {
        let ran = under(&text(-0.2, 0.3), model);
        match model {
            ImpactModel::KudlichSlibar3d | ImpactModel::KudlichSlibar2d | ImpactModel::BrachPlanar => {
                let ran = ran.unwrap();
                ran.sound();
                let c = ran.first();
                assert!(c.separation_speed <= 1e-9, "{}: {}", ran.name(), c.separation_speed);
            }
            // What is a share of work cannot be below nothing.
            _ => assert!(ran.err().unwrap().contains("restitution"), "{}", model.name()),
        }
    }
}

#[test]
fn with_much_friction_a_snag_takes_the_sliding_and_a_brush_does_not() {
    let all = |friction: f64| -> Vec<Ran> {
        ImpactModel::ALL
            .map(|model| {
                let ran = under(&text(0.0, friction), model).unwrap();
                ran.sound();
                ran
            })
            .into()
    };
    let (brush, snag) = (all(0.2), all(2.0));
    table("a snag: friction 2, e 0", &snag, &["a", "b"]);
    let along = |r: &Ran| -r.whole("a", "b", "a")[0];
    let taken: Vec<f64> = snag.iter().map(along).collect();
    for (brush, snag) in brush.iter().zip(&snag).filter(|(b, _)| !b.is_crush()) {
        assert!(
            along(snag) > 1.5 * along(brush),
            "{}: {} and {} m/s",
            snag.name(),
            along(brush),
            along(snag)
        );
    }
    // At most a common velocity along the cars: half of 10 m/s. Corners that hook by 0.2 m are a result of the
    // crush-force model, not of a friction that is given.
    assert!(taken.iter().all(|v| (4.0..5.3).contains(v)), "{taken:?}");
    assert!(spread(&taken) < 0.15, "{taken:?}");
}
