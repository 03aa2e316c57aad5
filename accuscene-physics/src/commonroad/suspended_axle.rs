use super::car::{AxleData, Car};
use super::tyre::{Slip, TYRE};
use super::{GRAVITY, SLOW};
use accuscene_core::arith::{Real, atan, cos, sin, sin_cos};

/// Motion of the sprung body that an axle feels.
#[derive(Clone, Copy)]
pub(super) struct Body {
    pub(super) forward: f64,
    pub(super) sideways: f64,
    pub(super) yaw_rate: f64,
    pub(super) roll: f64,
    pub(super) roll_rate: f64,
    pub(super) pitch: f64,
    pub(super) pitch_rate: f64,
    pub(super) heave: f64,
    pub(super) heave_rate: f64,
}

/// Where an axle sits: its data, arm forward of the centre of gravity, static load of a spring and steering angle.
#[derive(Clone, Copy)]
pub(super) struct Seat<'a> {
    pub(super) car: &'a Car,
    pub(super) data: &'a AxleData,
    pub(super) arm: f64,
    pub(super) spring_load: f64,
    pub(super) steer: f64,
}

/// Motion of an axle; wheels left, right.
#[derive(Clone, Copy)]
pub(super) struct AxleMotion {
    pub(super) roll: f64,
    pub(super) roll_rate: f64,
    pub(super) sideways: f64,
    pub(super) heave: f64,
    pub(super) heave_rate: f64,
    pub(super) joint: f64,
    pub(super) spins: [f64; 2],
}

/// Forces of an axle on the body and its own accelerations.
pub(super) struct AxleForces {
    /// Both springs, N.
    pub(super) springs: f64,
    /// The lateral joint, N.
    pub(super) joint: f64,
    /// Roll moment on the body, N m.
    pub(super) body_roll: f64,
    /// Both tyres along the car, N.
    pub(super) along: f64,
    /// Yaw moment of both tyres, N m.
    pub(super) yaw_moment: f64,
    /// Longitudinal tyre forces in wheel axes, N, left and right.
    pub(super) tyres: [f64; 2],
    pub(super) roll_acceleration: f64,
    pub(super) sideways_acceleration: f64,
    pub(super) heave_acceleration: f64,
    pub(super) joint_rate: f64,
}

struct Wheel {
    load: f64,
    along: f64,
    across: f64,
    spring: f64,
}

/// Left and right as the sign of y.
const SIDES: [f64; 2] = [1.0, -1.0];

impl Seat<'_> {
    pub(super) fn forces(&self, body: &Body, axle: &AxleMotion) -> AxleForces {
        let (car, data) = (self.car, self.data);
        let (sin_steer, cos_steer) = sin_cos(self.steer);
        let (sin_roll, cos_roll) = sin_cos(body.roll);
        let (sin_axle, cos_axle) = sin_cos(axle.roll);
        let half = 0.5 * data.track;
        let [left, right] = [0, 1].map(|i| self.wheel(body, axle, SIDES[i], axle.spins[i]));
        let (along, across) = (left.along + right.along, left.across + right.across);
        let springs = left.spring + right.spring;
        let axis = data.roll_axis_height - car.wheel_radius;
        let (joint, joint_rate) = self.joint(body, axle);

        let lateral = across * cos_steer + along * sin_steer;
        let yaw_moment = lateral * self.arm
            + half * ((left.along - right.along) * cos_steer - (left.across - right.across) * sin_steer);
        let lever = car.sprung_height - body.heave - car.wheel_radius + axle.heave - axis * cos_axle;
        let reach = |side: f64, wheel: &Wheel| {
            side * half * cos_axle + car.wheel_radius * sin_axle - car.tyre_yield * wheel.across
        };
        let roll_moment = half * (right.spring - left.spring) - joint * axis
            + (left.load * reach(1.0, &left) + right.load * reach(-1.0, &right))
            - lateral * (car.wheel_radius - axle.heave);
        let down = left.load + right.load + joint * sin_roll - springs * cos_roll;
        let aside = lateral - joint * cos_roll - springs * sin_roll;
        AxleForces {
            springs,
            joint,
            body_roll: half * (left.spring - right.spring) - joint / cos_roll * lever,
            along: along * cos_steer - across * sin_steer,
            yaw_moment,
            tyres: [left.along, right.along],
            roll_acceleration: roll_moment / data.roll_inertia,
            sideways_acceleration: aside / data.mass - body.yaw_rate * body.forward,
            heave_acceleration: GRAVITY - down / data.mass,
            joint_rate,
        }
    }

    fn wheel(&self, body: &Body, axle: &AxleMotion, side: f64, spin: f64) -> Wheel {
        let (car, data) = (self.car, self.data);
        let half = side * 0.5 * data.track;
        let radius = car.wheel_radius;
        let load =
            (axle.heave + radius * (cos(axle.roll) - 1.0) - half * sin(axle.roll)) * car.tyre_stiffness;
        let bend = body.roll - axle.roll;
        let travel = (car.sprung_height - radius + axle.heave - body.heave) / cos(body.roll)
            - car.sprung_height
            + radius
            + self.arm * body.pitch
            + half * bend;
        let travel_rate = axle.heave_rate - body.heave_rate
            + self.arm * body.pitch_rate
            + half * (body.roll_rate - axle.roll_rate);
        let spring = self.spring_load - travel * data.spring - travel_rate * data.damper
            + side * bend * data.roll_stiffness / data.track;
        let camber = body.roll + side * data.camber * travel + side * data.camber_squared * travel.squared();
        let (longitudinal, angle) = self.slip(body, axle, half, spin);
        let tyre = TYRE.forces(Slip { longitudinal, angle, camber, load });
        Wheel { load, along: tyre.longitudinal, across: tyre.lateral, spring }
    }

    /// Longitudinal slip and slip angle; none at walking pace.
    fn slip(&self, body: &Body, axle: &AxleMotion, half: f64, spin: f64) -> (f64, f64) {
        if Real::abs(body.forward) < SLOW {
            return (0.0, 0.0);
        }
        let (sin_steer, cos_steer) = sin_cos(self.steer);
        let forward = body.forward + half * body.yaw_rate;
        let sideways = body.sideways + self.arm * body.yaw_rate;
        let rolling = Real::max(forward * cos_steer + sideways * sin_steer, 0.0);
        let radius = self.car.wheel_radius;
        let angle = atan((sideways - axle.roll_rate * (radius - axle.heave)) / forward) - self.steer;
        (1.0 - radius * spin / rolling, angle)
    }

    /// Force of the lateral joint between axle and body, N, and rate of its deflection, m/s.
    fn joint(&self, body: &Body, axle: &AxleMotion) -> (f64, f64) {
        let car = self.car;
        let axis = self.data.roll_axis_height - car.wheel_radius;
        let (sin_roll, cos_roll) = sin_cos(body.roll);
        let (sin_bend, cos_bend) = sin_cos(body.roll - axle.roll);
        let bend_rate = body.roll_rate - axle.roll_rate;
        let height = car.sprung_height - car.wheel_radius + axle.heave - body.heave;
        let height_rate = axle.heave_rate - body.heave_rate;
        let side_rate = body.sideways + self.arm * body.yaw_rate - axle.sideways;
        let stretch = height * sin_roll - axle.joint * cos_roll - axis * sin_bend;
        let stretch_rate = (height * cos_roll + axle.joint * sin_roll) * body.roll_rate
            + height_rate * sin_roll
            - side_rate * cos_roll
            - axis * cos_bend * bend_rate;
        (stretch * car.joint_stiffness + stretch_rate * car.joint_damping, side_rate)
    }
}
