use crate::case::again;
use crate::workload::w2;
use crate::{Case, Work};
use accuscene_core::arith::{Mat3, TAU, Vec2, Vec3};
use accuscene_physics::contact::Pose2;
use accuscene_physics::crush_force::{LEAST_RETURN, Party, Surface, press};
use accuscene_physics::impact::brach::{self, BrachContact};
use accuscene_physics::impact::kudlich_slibar::{self, Restitution};
use accuscene_physics::impact::routh_stronge;
use accuscene_physics::impact::{ContactFrame2, ContactFrame3, PlanarBody, SpatialBody};
use std::hint::black_box;

const RESTITUTION: f64 = 0.1;
const FRICTION: f64 = 0.5;
/// Where the second car is and where it goes: into the side of the first one, 0.3 m deep.
const ANGLE: f64 = 75.0 / 360.0 * TAU;

/// One impulse of each law, with its audit; of the crush-force model one evaluation of the forces, of which a contact takes
/// hundreds.
#[must_use]
pub fn impacts() -> Vec<Case> {
    let impulse =
        |name: &str, make: fn() -> Work| Case::new(format!("impact/{name}"), "impulse", make).counted_by(512);
    vec![
        impulse("kudlich-slibar-3d", || {
            let (bodies, frame) = (spatial(), frame_in_space());
            let e = Restitution::Coefficient(RESTITUTION);
            again(move || drop(black_box(kudlich_slibar::spatial(black_box(&bodies), &frame, e, FRICTION))))
        }),
        impulse("kudlich-slibar-2d", || {
            let (bodies, frame) = (planar(), frame());
            let e = Restitution::Coefficient(RESTITUTION);
            again(move || drop(black_box(kudlich_slibar::planar(black_box(&bodies), &frame, e, FRICTION))))
        }),
        impulse("brach-planar", || {
            let (bodies, frame) = (planar(), frame());
            let contact = BrachContact {
                restitution: RESTITUTION,
                friction_limit: FRICTION,
                ..BrachContact::default()
            };
            again(move || drop(black_box(brach::planar(black_box(&bodies), &frame, &contact))))
        }),
        impulse("routh-stronge", || {
            let (bodies, frame) = (spatial(), frame_in_space());
            again(move || {
                drop(black_box(routh_stronge::spatial(black_box(&bodies), &frame, RESTITUTION, FRICTION)))
            })
        }),
        impulse("routh-stronge-2d", || {
            let (bodies, frame) = (planar(), frame());
            again(move || {
                drop(black_box(routh_stronge::planar(black_box(&bodies), &frame, RESTITUTION, FRICTION)))
            })
        }),
        Case::new("impact/crush-force", "evaluation", forces).counted_by(64),
    ]
}

/// The two cars of W2 as bodies where they strike.
fn spatial() -> [SpatialBody; 2] {
    let inertia = Mat3::diagonal(Vec3::new(550.0, 2_400.0, 2_500.0));
    let body = |position, velocity| SpatialBody {
        mass: 1_500.0,
        inertia,
        position,
        velocity,
        angular_velocity: Vec3::zero(),
    };
    planar().map(|b| {
        body(Vec3::new(b.position.x, b.position.y, 0.55), Vec3::new(b.velocity.x, b.velocity.y, 0.0))
    })
}

fn planar() -> [PlanarBody; 2] {
    let body = |position, velocity| PlanarBody {
        mass: 1_500.0,
        yaw_inertia: 2_500.0,
        position,
        velocity,
        yaw_rate: 0.0,
    };
    let along = Vec2::new(accuscene_core::arith::cos(ANGLE), accuscene_core::arith::sin(ANGLE));
    [body(Vec2::zero(), Vec2::new(20.0, 0.0)), body(Vec2::new(0.3, -3.0), along * 15.0)]
}

fn frame() -> ContactFrame2 {
    ContactFrame2 { point: Vec2::new(0.9, -0.8), normal: Vec2::new(0.0, -1.0) }
}

fn frame_in_space() -> ContactFrame3 {
    let ContactFrame2 { point, normal } = frame();
    ContactFrame3 { point: Vec3::new(point.x, point.y, 0.4), normal: Vec3::new(normal.x, normal.y, 0.0) }
}

/// Both cars' columns against each other.
fn forces() -> Work {
    let vehicles = w2().model().vehicles;
    let borders = [0, 1].map(|i: usize| vehicles[i].border.clone());
    let depths = borders.each_ref().map(|border| border.undamaged());
    let (bodies, headings) = (planar(), [0.0, ANGLE]);
    let surface = Surface { returned: LEAST_RETURN, friction: FRICTION, release: f64::INFINITY, step: 5e-4 };
    let mut dents = Vec::new();
    again(move || {
        let party = |i: usize| Party {
            border: &borders[i],
            depths: &depths[i],
            pose: Pose2 { position: bodies[i].position, heading: headings[i] },
            velocity: bodies[i].velocity,
            yaw_rate: 0.0,
            acting: [1.0; 4],
        };
        black_box(press(black_box([&party(0), &party(1)]), &surface, &mut dents));
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_law_finds_an_impact() {
        let (flat, space) = (planar(), spatial());
        let e = Restitution::Coefficient(RESTITUTION);
        assert!(kudlich_slibar::spatial(&space, &frame_in_space(), e, FRICTION).is_ok());
        assert!(kudlich_slibar::planar(&flat, &frame(), e, FRICTION).is_ok());
        assert!(brach::planar(&flat, &frame(), &BrachContact::default()).is_ok());
        assert!(routh_stronge::spatial(&space, &frame_in_space(), RESTITUTION, FRICTION).is_ok());
        assert!(routh_stronge::planar(&flat, &frame(), RESTITUTION, FRICTION).is_ok());
    }

    #[test]
    fn structures_press() {
        let vehicles = w2().model().vehicles;
        let depths = [0, 1].map(|i: usize| vehicles[i].border.undamaged());
        let bodies = planar();
        let party = |i: usize| Party {
            border: &vehicles[i].border,
            depths: &depths[i],
            pose: Pose2 { position: bodies[i].position, heading: [0.0, ANGLE][i] },
            velocity: bodies[i].velocity,
            yaw_rate: 0.0,
            acting: [1.0; 4],
        };
        let surface =
            Surface { returned: LEAST_RETURN, friction: FRICTION, release: f64::INFINITY, step: 5e-4 };
        let mut dents = Vec::new();
        let grip = press([&party(0), &party(1)], &surface, &mut dents);
        assert!(grip.holds() && dents.len() > 10, "{} {}", grip.overlap, dents.len());
    }
}
