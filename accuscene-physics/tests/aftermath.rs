//! Crush by energy, the outline that it leaves, and the wheels that it reaches: closed forms.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use accuscene_core::arith::{PI, Real, Vec2, sin_cos};
use accuscene_physics::aftermath::{CrushEnergy, crushed, dented, reached, reaches};
use accuscene_physics::contact::{Outline, Pose2};
use accuscene_physics::crush_force::{Border, Depths, FaceBorder, Pressure};
use proptest::prelude::*;

const LENGTH: f64 = 4.4;
const WIDTH: f64 = 1.8;

fn corners(low: Vec2, high: Vec2) -> Vec<Vec2> {
    vec![low, Vec2::new(high.x, low.y), high, Vec2::new(low.x, high.y)]
}

fn car() -> (Outline, Border) {
    let half = Vec2::new(0.5 * LENGTH, 0.5 * WIDTH);
    let ring = corners(-half, half);
    let law = |a: f64, b: f64| Pressure::from_crush_test(a, b);
    let laws = [law(5e4, 5e5), law(3e4, 3e5), law(4e4, 4e5), law(3e4, 3e5)];
    (Outline::new(ring.clone()).expect("a rectangle"), Border::new(&ring, laws))
}

/// Depths and dents after the impact of a wall that reaches so far into the front, at right angles.
fn against_a_wall(border: &Border, reach: f64, energy: f64, returned: f64) -> (Depths, Depths) {
    through_a_wall(border, [reach, 1.0], energy, returned)
}

/// The same with the reach into the front, and the thickness of the wall.
fn through_a_wall(border: &Border, [reach, thick]: [f64; 2], energy: f64, returned: f64) -> (Depths, Depths) {
    let face = 0.5 * LENGTH - reach;
    let wall = corners(Vec2::new(face, -5.0), Vec2::new(face + thick, 5.0));
    let (mut depths, mut dents) = (border.undamaged(), border.undamaged());
    let pose = Pose2 { position: Vec2::zero(), heading: 0.0 };
    let found = reaches(border, &dents, &pose, &wall, Vec2::new(1.0, 0.0), reach);
    let crush = CrushEnergy { energy, share: 1.0, acting: [1.0; 4], returned };
    crushed(border, &found, &crush, &mut depths, &mut dents);
    (depths, dents)
}

#[test]
fn a_wall_crushes_the_whole_front_as_deep_as_the_energy_goes() {
    let (_, border) = car();
    let (energy, returned): (f64, f64) = (120e3, 0.02);
    let (depths, dents) = against_a_wall(&border, 0.3, energy, returned);
    // w B X²/2 (1 - e²) = E.
    let depth = (2.0 * energy / (5e5 * WIDTH * (1.0 - returned))).sqrt();
    for (x, dent) in depths.faces[0].iter().zip(&dents.faces[0]) {
        assert!((x - depth).abs() < 1e-9, "{x} instead of {depth}");
        // The outline gives way to the wall alone, less the skin of 1 cm: the impulse acts before the crush is over.
        assert!((dent - Real::min(depth - 0.1, 0.29)).abs() < 1e-9, "{dent}");
    }
    assert!((border.absorbed(&depths, returned).iter().sum::<f64>() - energy).abs() < 1e-6 * energy);
    assert!(depths.faces[1..].iter().flatten().all(|x| *x == 0.0), "only the front");
}

#[test]
fn a_thin_wall_crushes_as_a_thick_one_does() {
    let (_, border) = car();
    for thick in [0.02, 0.1, 0.29, 0.31] {
        assert_eq!(
            through_a_wall(&border, [0.3, thick], 120e3, 0.02),
            against_a_wall(&border, 0.3, 120e3, 0.02)
        );
    }
}

#[test]
fn nothing_is_crushed_through_the_body() {
    let (_, border) = car();
    let (depths, _) = against_a_wall(&border, 0.3, 1e9, 0.02);
    assert!((depths.deepest() - LENGTH * 2.0 / 3.0).abs() < 1e-12, "{}", depths.deepest());
    // Askew: the columns that have come to their end leave the rest to the others.
    let wall = [
        Vec2::new(1.9, 5.0),
        Vec2::new(1.9, -0.89),
        Vec2::new(2.19, -0.9),
        Vec2::new(9.0, -0.9),
        Vec2::new(9.0, 5.0),
    ];
    let pose = Pose2 { position: Vec2::zero(), heading: 0.0 };
    let energy = 1.5e6;
    let (mut depths, mut dents) = (border.undamaged(), border.undamaged());
    let found = reaches(&border, &dents, &pose, &wall, Vec2::new(1.0, 0.0), 0.4);
    let crush = CrushEnergy { energy, share: 1.0, acting: [1.0; 4], returned: 0.02 };
    crushed(&border, &found, &crush, &mut depths, &mut dents);
    assert!((border.absorbed(&depths, 0.02).iter().sum::<f64>() - energy).abs() < 1e-6 * energy);
    assert!(depths.deepest() <= LENGTH * 2.0 / 3.0);
}

#[test]
fn what_springs_back_leaves_no_dent() {
    let (outline, border) = car();
    // A/B = 0.1 m takes B w 0.01/2 = 4.5 kJ.
    let (depths, dents) = against_a_wall(&border, 0.2, 4.4e3, 0.01);
    assert!(depths.deepest() > 0.09 && border.damage(&depths)[0].profile == [0.0; 6]);
    assert!(dents.is_undamaged());
    assert_eq!(dented(&outline, &border, &dents), None);
    assert!(reached(&border, &depths, Vec2::new(2.0, 0.7), 0.3).is_none());
}

#[test]
fn a_dent_across_the_front_shortens_the_outline() {
    let (outline, border) = car();
    let (_, dents) = against_a_wall(&border, 0.3, 400e3, 0.02);
    let left = dented(&outline, &border, &dents).expect("a dent");
    let (area, centre) = left.area_centroid();
    assert!((area - (LENGTH - 0.29) * WIDTH).abs() < 1e-9, "{area}");
    assert!((centre.x + 0.145).abs() < 1e-9 && centre.y.abs() < 1e-12);
}

#[test]
fn a_wheel_is_pushed_by_as_much_as_the_crush_lies_in_it() {
    let (_, border) = car();
    // Hub 0.75 m behind the front, radius 0.3: 0.45 m are free.
    let hub = Vec2::new(0.5 * LENGTH - 0.75, 0.75);
    for (crush, push) in [(0.4, 0.0), (0.46, 0.01), (0.5, 0.05), (0.7, 0.25), (1.2, 0.5)] {
        let mut depths = border.undamaged();
        depths.faces[0].iter_mut().for_each(|x| *x = crush + 0.1);
        let harm = reached(&border, &depths, hub, 0.3);
        assert!((harm.displacement.x + push).abs() < 1e-9 && harm.displacement.y == 0.0, "{harm:?}");
        assert!((harm.lock - Real::min(push / 0.05, 1.0)).abs() < 1e-9, "{harm:?}");
        assert_eq!(harm.deflated, push > 0.075 + 1e-9);
        assert!(harm.steer == 0.0 && !harm.missing);
    }
}

#[test]
fn a_wheel_struck_on_one_end_turns() {
    let (_, border) = car();
    let hub = Vec2::new(1.4, 0.75);
    let mut depths = border.undamaged();
    // The left side, crushed ahead of the hub alone: the front of the wheel goes in, it points to the right.
    for (column, x) in depths.faces[1].iter_mut().enumerate() {
        *x = if border.faces[1].along(column) > hub.x { 0.3 } else { 0.0 };
    }
    let left = reached(&border, &depths, hub, 0.3);
    assert!(left.steer < -0.1 && left.lock == 1.0 && left.displacement.y < 0.0, "{left:?}");
    // And the mirror image to the left.
    depths.faces.swap(1, 3);
    let right = reached(&border, &depths, Vec2::new(1.4, -0.75), 0.3);
    assert_eq!(right.steer, -left.steer);
    assert_eq!((right.displacement.x, right.displacement.y), (left.displacement.x, -left.displacement.y));
}

#[test]
fn a_corner_that_two_faces_lose_mirrors() {
    let (outline, border) = car();
    let left = |sides: [usize; 2]| {
        let mut dents = border.undamaged();
        let [rear, side] = [&border.faces[2], &border.faces[sides[0]]].map(FaceBorder::len);
        for c in 0..6 {
            let at = if sides[1] == 0 { c } else { rear - 1 - c };
            dents.faces[2][at] = 0.391 + 0.037 * c as f64;
        }
        for c in 0..Ord::min(9, side) {
            dents.faces[sides[0]][c] = 0.286 + 0.047 * c as f64;
        }
        dented(&outline, &border, &dents).expect("a dent").area_centroid()
    };
    let (right, left) = (left([3, 0]), left([1, 1]));
    assert!((right.0 - left.0).abs() < 1e-12, "{right:?} {left:?}");
    assert!(
        (right.1.x - left.1.x).abs() < 1e-12 && (right.1.y + left.1.y).abs() < 1e-12,
        "{right:?} {left:?}"
    );
}

proptest! {
    /// Whatever is pushed in from wherever: the energy is taken, the outline stays a simple one inside the old one, and the
    /// mirror image gives the mirrored outline.
    #[test]
    fn any_impact_leaves_an_outline(
        place in (-2.0..2.0f64, -0.8..0.8f64), turn in -PI..PI, size in (0.05..1.5f64, 0.05..1.5f64),
        energy in 1e3..5e5f64, share in 0.2..1.0f64, way in -PI..PI,
    ) {
        let (outline, border) = car();
        let (sin, cos) = sin_cos(turn);
        let other: Vec<Vec2> = corners(Vec2::new(-size.0, -size.1), Vec2::new(size.0, size.1))
            .into_iter()
            .map(|p| Vec2::new(place.0, place.1) + p.rotate(cos, sin))
            .collect();
        let mirror = |p: &Vec2| Vec2::new(p.x, -p.y);
        let mut mirrored: Vec<Vec2> = other.iter().map(mirror).collect();
        mirrored.reverse();
        let (sin, cos) = sin_cos(way);
        let toward = Vec2::new(cos, sin);
        let pose = Pose2 { position: Vec2::zero(), heading: 0.0 };
        let crush = CrushEnergy { energy, share, acting: [1.0; 4], returned: 0.02 };
        let leave = |other: &[Vec2], toward: Vec2| {
            let (mut depths, mut dents) = (border.undamaged(), border.undamaged());
            let found = reaches(&border, &dents, &pose, other, toward, 0.0);
            crushed(&border, &found, &crush, &mut depths, &mut dents);
            // A few columns may come to their end first.
            let short = found.iter().all(|r| depths.faces[r.face][r.column] > 0.66 * border.through(r.face));
            (short, border.absorbed(&depths, 0.02).iter().sum::<f64>(), dented(&outline, &border, &dents))
        };
        let (none, taken, left) = leave(&other, toward);
        prop_assert!(none || (taken - energy).abs() < 1e-6 * energy, "{taken} J of {energy}");
        if let Some(left) = &left {
            prop_assert!(left.area_centroid().0 < outline.area_centroid().0 + 1e-9);
            let within = |p: &Vec2| p.x.abs() < 0.5 * LENGTH + 1e-9 && p.y.abs() < 0.5 * WIDTH + 1e-9;
            prop_assert!(left.vertices().iter().all(within), "{:?}", left.vertices());
        }
        let (_, _, other_side) = leave(&mirrored, mirror(&toward));
        let areas = [&left, &other_side].map(|o| o.as_ref().map_or(0.0, |o| o.area_centroid().0));
        prop_assert!((areas[0] - areas[1]).abs() < 1e-9, "{areas:?}");
    }
}
