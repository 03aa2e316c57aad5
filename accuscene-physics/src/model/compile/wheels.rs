//! The wheels of a two-axle vehicle.

use crate::tyre::Brush;
use crate::vehicle::{Suspension, Wheel};
use accuscene_core::arith::{Vec2, Vec3};
use accuscene_core::scene::{self, Si};

/// Share of critical damping of the contact patch at standstill; tyres on a parked car come to rest in a second or so.
const PATCH_DAMPING: f64 = 0.3;
/// The stops are this many times as stiff as the spring.
const STOP_RATIO: f64 = 10.0;
/// The longitudinal relaxation length is this share of the lateral one: 0.1 to 0.3 m against 0.3 to 0.7 m.
const LONGITUDINAL_RELAXATION: f64 = 0.3;

/// Front left, front right, rear left, rear right; heights and preloads are worked out when the vehicle is assembled.
pub(super) fn wheels(v: &scene::Vehicle, gravity: f64) -> Vec<Wheel<f64>> {
    let d = &v.dimensions;
    let (base, to_front) = (d.wheelbase.value, d.cg_behind_front_axle.si());
    let weight = v.mass.value * gravity;
    let front = Axle {
        x: to_front,
        track: d.track_front.si(),
        load: 0.5 * weight * (base - to_front) / base,
        tyre: &v.tyres.front,
        suspension: &v.suspension.front,
    };
    let rear = Axle {
        x: to_front - base,
        track: d.track_rear.si(),
        load: 0.5 * weight * to_front / base,
        tyre: &v.tyres.rear,
        suspension: &v.suspension.rear,
    };
    [front, rear].iter().flat_map(|a| [a.wheel(1.0, gravity), a.wheel(-1.0, gravity)]).collect()
}

struct Axle<'a> {
    x: f64,
    track: f64,
    /// Static load of one wheel, N.
    load: f64,
    tyre: &'a scene::Tyre,
    suspension: &'a scene::AxleSuspension,
}

impl Axle<'_> {
    /// The wheel on one side: 1 left, -1 right.
    fn wheel(&self, side: f64, gravity: f64) -> Wheel<f64> {
        let (t, s) = (self.tyre, self.suspension);
        let half = 0.5 * self.track;
        let stiffness = Vec2::new(t.longitudinal_stiffness.si(), t.cornering_stiffness.si());
        let relaxation =
            Vec2::new(LONGITUDINAL_RELAXATION * t.relaxation_length.si(), t.relaxation_length.si());
        let spring = s.ride_stiffness.si();
        let lateral_rate = stiffness.y / relaxation.y;
        Wheel {
            hub: Vec3::new(self.x, side * half, 0.0),
            mass: s.unsprung_mass.si(),
            spin_inertia: t.spin_inertia.si(),
            radius: t.radius.si(),
            vertical_stiffness: t.vertical_stiffness.si(),
            vertical_damping: t.vertical_damping.si(),
            rolling_resistance: t.rolling_resistance.si(),
            suspension: Suspension {
                preload: 0.0,
                stiffness: spring,
                bump_damping: s.damping_bump.si(),
                rebound_damping: s.damping_rebound.si(),
                travel: s.bump_travel.si(),
                stop_stiffness: STOP_RATIO * spring,
                anti_roll: s.anti_roll.si() / (self.track * self.track),
                jacking: -side * s.roll_centre_height.si() / half,
            },
            tyre: Brush {
                stiffness,
                relaxation,
                damping: 2.0 * PATCH_DAMPING * (lateral_rate * self.load / gravity).sqrt(),
                friction: t.friction.si(),
                load_sensitivity: t.load_sensitivity.si(),
                // The scene states the loss per 10 m/s.
                speed_sensitivity: 0.1 * t.speed_sensitivity.si(),
                nominal_load: self.load,
            },
        }
    }
}
