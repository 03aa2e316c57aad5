//! A rigid thing that moves through a body to the side of the columns that it has pushed in.

use accuscene_core::arith::Vec2;
use accuscene_physics::contact::Pose2;
use accuscene_physics::crush_force::{Border, Dent, Depths, Grip, Party, Pressure, Surface, press_rigid};

const RISE: f64 = 5e5;
/// How far the post stands in the body, m, and half its width.
const DEPTH: f64 = 0.5;
const HALF: f64 = 0.1;

fn border() -> Border {
    let outline = [(2.3, 0.9), (-2.3, 0.9), (-2.3, -0.9), (2.3, -0.9)].map(|(x, y)| Vec2::new(x, y));
    Border::new(&outline, [Pressure { rise: RISE, elastic: 0.1 }; 4])
}

/// The front pushed in by the post alone.
fn pushed_in(border: &Border) -> Depths {
    let mut depths = border.undamaged();
    let front = &border.faces[0];
    for (column, depth) in depths.faces[0].iter_mut().enumerate() {
        if front.along(column).abs() < HALF + 0.5 * front.width {
            *depth = DEPTH;
        }
    }
    depths
}

/// A post of 0.2 m that stands 0.5 m in the front, so far to the left of the middle (m), and a car that moves so (m/s): what it
/// does, and the columns that it pushes in.
fn pressed(velocity: Vec2, depths: &Depths, border: &Border, shift: f64) -> (Grip, Vec<Dent>) {
    let post = [(2.5, HALF), (2.3 - DEPTH, HALF), (2.3 - DEPTH, -HALF), (2.5, -HALF)]
        .map(|(x, y)| Vec2::new(x, y + shift));
    let pose = Pose2 { position: Vec2::zero(), heading: 0.0 };
    let party = Party { border, depths, pose, velocity, yaw_rate: 0.0, acting: [1.0; 4] };
    let surface = Surface { returned: 1e-3, friction: 0.0, release: f64::INFINITY, step: 1e-4 };
    let mut dents = Vec::new();
    let grip = press_rigid(&party, (&post[..]).into(), &surface, &mut dents);
    (grip, dents)
}

#[test]
fn to_the_side_it_meets_the_pressure_of_the_depth_that_it_has_gone() {
    let border = border();
    let depths = pushed_in(&border);
    let (standing, _) = pressed(Vec2::zero(), &depths, &border, 0.0);
    // B X for every metre of the edge in the body, and no more of it at 10 m/s than at 1.
    let want = RISE * DEPTH * DEPTH;
    for speed in [1.0, 10.0] {
        for side in [1.0, -1.0] {
            let (grip, _) = pressed(Vec2::new(0.0, side * speed), &depths, &border, 0.0);
            let force = grip.force - standing.force;
            assert!((side * force.y / want - 1.0).abs() < 1e-9, "{force:?} N instead of {want}");
            assert!(grip.power[0] > 0.98 * want * speed, "{:?} W taken", grip.power);
        }
    }
    // Of what has come to rest nothing is asked.
    let (slow, _) = pressed(Vec2::new(0.0, 1e-3), &depths, &border, 0.0);
    assert!((slow.force - standing.force).norm() < 0.02 * want);
}

#[test]
fn straight_on_and_straight_back_the_columns_alone_act() {
    let border = border();
    let depths = pushed_in(&border);
    let (standing, _) = pressed(Vec2::zero(), &depths, &border, 0.0);
    for speed in [5.0, -5.0] {
        let (moving, _) = pressed(Vec2::new(speed, 0.0), &depths, &border, 0.0);
        assert!((moving.force - standing.force).norm() < 1e-9 * RISE, "{:?}", moving.force - standing.force);
    }
    // An undamaged body beside a post is not ploughed.
    let (beside, _) = pressed(Vec2::new(0.0, 5.0), &border.undamaged(), &border, 0.0);
    assert_eq!(beside.power[0], 0.0);
}

#[test]
fn columns_that_it_comes_into_under_their_tips_are_pushed_in_as_deep() {
    let border = border();
    let front = &border.faces[0];
    for shift in [0.05, 0.1, 0.3] {
        let mut depths = pushed_in(&border);
        let (_, dents) = pressed(Vec2::new(0.0, -5.0), &depths, &border, shift);
        depths.dent(0, &dents);
        for (column, depth) in depths.faces[0].iter().enumerate() {
            let place = front.along(column);
            let through = place > -HALF && place < HALF + shift;
            let reached = place > shift - HALF && place < HALF + shift;
            let beyond = place > HALF + shift + front.width;
            assert!(!reached || (depth - DEPTH).abs() < 2e-3, "{place} m: {depth} m at {shift}");
            assert!(!beyond || *depth == 0.0, "{place} m: {depth} m at {shift}");
            assert!(through || reached || *depth == 0.0 || (*depth - DEPTH).abs() < 2e-3);
        }
        assert!(depths.faces[1..].iter().flatten().all(|d| *d == 0.0), "other faces stand");
    }
}
