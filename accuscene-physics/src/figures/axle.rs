//! An axle as the closed forms see it.

use crate::ride::RideAxle;
use crate::tyre::{PatchForce, PatchInput, Tyre};
use crate::vehicle::Wheel;
use accuscene_core::arith::{Vec2, tan};

/// Slip angle of the central difference, rad: small enough for the slope, large enough for its digits.
const SLIP: f64 = 1e-6;
/// Rolling speed of the difference, m/s: so fast that the damping of a standing patch takes no part.
const ROLLING: f64 = 1e4;
/// Time in which a patch takes its steady shape at that speed, s; any long time will do.
const SETTLED: f64 = 1e6;

/// Two wheels across from each other.
pub(super) struct Axle<'a> {
    /// Left and right.
    pub(super) wheels: [&'a Wheel<f64>; 2],
    /// Static loads, left and right, N.
    pub(super) loads: [f64; 2],
}

impl<'a> Axle<'a> {
    /// The axles of these wheels, from the front.
    pub(super) fn all(wheels: &'a [Wheel<f64>], gravity: f64) -> Vec<Self> {
        let load = |w: &Wheel<f64>| w.suspension.preload + w.mass * gravity;
        let axle = |p: &'a [Wheel<f64>]| Self { wheels: [&p[0], &p[1]], loads: [load(&p[0]), load(&p[1])] };
        wheels.chunks_exact(2).map(axle).collect()
    }

    /// Sum of a figure of both wheels; left and right are added first, so that a mirrored axle has the same.
    pub(super) fn sum(&self, figure: impl Fn(&Wheel<f64>) -> f64) -> f64 {
        figure(self.wheels[0]) + figure(self.wheels[1])
    }

    fn mean(&self, figure: impl Fn(&Wheel<f64>) -> f64) -> f64 {
        0.5 * self.sum(figure)
    }

    /// Static load, N.
    pub(super) fn load(&self) -> f64 {
        self.loads[0] + self.loads[1]
    }

    /// Place before the centre of gravity, m.
    pub(super) fn x(&self) -> f64 {
        self.mean(|w| w.hub.x)
    }

    /// Its middle left of the centre of gravity, m.
    pub(super) fn middle(&self) -> f64 {
        self.mean(|w| w.hub.y)
    }

    pub(super) fn track(&self) -> f64 {
        self.wheels[0].hub.y - self.wheels[1].hub.y
    }

    /// Stiffness of the anti-roll bar against roll, N m/rad.
    fn anti_roll(&self) -> f64 {
        self.mean(|w| w.suspension.anti_roll) * self.track() * self.track()
    }

    /// Roll stiffness of springs and bar, N m/rad.
    pub(super) fn roll_stiffness(&self) -> f64 {
        0.5 * self.mean(|w| w.suspension.stiffness) * self.track() * self.track() + self.anti_roll()
    }

    /// Height of the roll centre, m.
    pub(super) fn roll_centre(&self) -> f64 {
        self.mean(|w| w.suspension.lateral_path * w.hub.y)
    }

    /// Cornering stiffness of the tyres at their static loads, N/rad.
    pub(super) fn cornering_stiffness(&self) -> f64 {
        self.of_tyres(|_| 1.0)
    }

    /// The same with the steer that the side force itself takes away, N/rad: `C / (1 + sum c_i C_i)`.
    pub(super) fn yielding_stiffness(&self) -> f64 {
        self.cornering_stiffness() / (1.0 + self.of_tyres(|w| w.steer_compliance))
    }

    fn of_tyres(&self, weight: impl Fn(&Wheel<f64>) -> f64) -> f64 {
        let of = |k: usize| weight(self.wheels[k]) * slope(&self.wheels[k].tyre, self.loads[k]);
        of(0) + of(1)
    }

    /// Radius of a wheel under its static load, m.
    pub(super) fn loaded_radius(&self, side: usize) -> f64 {
        self.wheels[side].radius - self.loads[side] / self.wheels[side].vertical_stiffness
    }

    /// The axle of the linear ride model, `x` (m) before the centre of the sprung mass; left and right are averaged.
    pub(super) fn ride(&self, sprung_centre: f64) -> RideAxle {
        RideAxle {
            x: self.x() - sprung_centre,
            track: self.track(),
            wheel_mass: self.mean(|w| w.mass),
            spring: self.mean(|w| w.suspension.stiffness),
            damper: self.mean(|w| 0.5 * (w.suspension.bump_damping + w.suspension.rebound_damping)),
            anti_roll: self.anti_roll(),
            tyre: self.mean(|w| w.vertical_stiffness),
        }
    }
}

/// Side force per slip angle of a tyre that rolls straight under `load` (N), N/rad: the central difference of its steady force.
fn slope(tyre: &Tyre<f64>, load: f64) -> f64 {
    let force = |slip: f64| {
        let sliding = Vec2::new(0.0, ROLLING * tan(slip));
        let input = PatchInput { sliding, rolling: ROLLING, load, road: 1.0, ..PatchInput::default() };
        let PatchForce { deflection, .. } = tyre.advance(Vec2::zero(), &input, SETTLED);
        tyre.advance(deflection, &input, SETTLED).force.y
    };
    (force(-SLIP) - force(SLIP)) / (2.0 * SLIP)
}

#[cfg(test)]
mod tests {
    use super::slope;
    use crate::tyre::Brush;
    use accuscene_core::arith::Vec2;

    #[test]
    fn the_slope_of_a_brush_is_its_stiffness() {
        let brush = Brush {
            stiffness: Vec2::new(80_000.0, 60_000.0),
            relaxation: Vec2::new(0.2, 0.4),
            damping: 2000.0,
            friction: 0.9,
            nominal_load: 3700.0,
            ..Brush::default()
        };
        let slope = slope(&brush.into(), 3700.0);
        assert!((slope / 60_000.0 - 1.0).abs() < 1e-5, "{slope}");
    }
}
