use super::collision::rigid;
use super::encounter::BodyRef;
use super::state::State;
use super::{Movers, VehicleState};
use crate::impact::SpatialBody;
use crate::model::Model;
use accuscene_core::arith::{Mat3, Real, Vec2, Vec3, sin_cos};

/// Two bodies that lean on each other under an impulse model: at one point neither comes further into the other.
///
/// What holds them acts within the steps, after the tyres and before the way: a standing car that is pushed on stands for
/// its tyres too. An impulse at a step's end would let it creep for all of the step, unseen by them.
#[derive(Clone, Debug, PartialEq)]
pub struct Lean {
    /// The bodies; the lower one first.
    pub bodies: [BodyRef; 2],
    /// Force on the second body when they were held last, world axes, N.
    pub force: Vec3,
    /// Time since they have pressed, s.
    pub idle: f64,
    /// The point in the axes of either body, m.
    points: [Vec3; 2],
    /// Unit normal from the first to the second body when it was found, world axes.
    normal: Vec2,
    /// Headings then, rad.
    headings: [f64; 2],
    friction: f64,
    /// Whether it acts in the plane only.
    flat: bool,
    /// What was done since it was told of.
    pub(super) done: Done,
    held: Held,
}

/// What holding two bodies has done.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Done {
    /// Changes of velocity of either body, m/s.
    pub(super) delta_v: [f64; 2],
    /// Energy lost, J.
    pub(super) energy_loss: f64,
}

/// What is solved within a step.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Held {
    acts: bool,
    sides: [Side; 2],
    normal: Vec3,
    /// Change of the relative velocity by an impulse on the second body, 1/kg.
    answer: Mat3,
    /// Relative velocity before all of them, m/s.
    before: Vec3,
    impulse: Vec3,
}

/// How a body answers an impulse at the point, world axes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Side {
    inverse_mass: f64,
    inverse_inertia: Mat3,
    arm: Vec3,
}

/// Bodies that close faster than this are struck, not held, m/s.
pub(super) const HELD: f64 = super::chronicle::PUSHING;
/// The change of velocity, m/s, below which no contact is looked at again.
const SETTLED: f64 = 1e-13;
/// So often every contact is looked at again at most; from the second number of passes on impulses are changed by more than
/// they ask for, by this factor: small cars between a lorry and a wall take thousands of passes without.
const PASSES: (u32, u32, f64) = (2000, 100, 1.3);
/// What does not press for so long no longer leans, s.
const IDLE: f64 = 0.5;

impl Lean {
    /// Two bodies that lean on each other at a point (m) across a normal, world axes.
    pub(super) fn new(
        model: &Model,
        vehicles: &[VehicleState],
        bodies: [BodyRef; 2],
        point: Vec3,
        normal: Vec2,
        friction: f64,
        flat: bool,
    ) -> Self {
        let planar = |b: &BodyRef| matches!(*b, BodyRef::Vehicle(i) if model.vehicles[i].planar.is_some());
        Self {
            bodies,
            force: Vec3::zero(),
            idle: 0.0,
            points: bodies.map(|b| within(b, vehicles, point)),
            normal,
            headings: bodies.map(|b| heading(b, vehicles)),
            friction,
            flat: flat || bodies.iter().any(planar),
            done: Done::default(),
            held: Held::default(),
        }
    }

    /// Whether they have pressed on each other lately.
    pub(super) fn presses(&self) -> bool {
        self.idle < IDLE
    }

    /// Whether nothing that it has done is still to be told.
    pub(super) fn is_told(&self) -> bool {
        self.done == Done::default()
    }

    /// The point at present, world axes, m: the middle of where either body has it.
    pub(super) fn point(&self, vehicles: &[VehicleState]) -> Vec3 {
        let [a, b] = [0, 1].map(|k| outside(self.bodies[k], vehicles, self.points[k]));
        (a + b) * 0.5
    }

    /// How far the bodies have moved against each other at the point, m, and turned, rad, since it was found.
    pub(super) fn slip(&self, vehicles: &[VehicleState]) -> [f64; 2] {
        let [a, b] = [0, 1].map(|k| outside(self.bodies[k], vehicles, self.points[k]).xy());
        let [p, q] = self.turned(vehicles);
        [(b - a).norm(), (p - q).abs()]
    }

    /// The same with another point and normal.
    pub(super) fn moved(&mut self, vehicles: &[VehicleState], point: Vec3, normal: Vec2) {
        self.points = self.bodies.map(|b| within(b, vehicles, point));
        self.normal = normal;
        self.headings = self.bodies.map(|b| heading(b, vehicles));
    }

    /// The normal at present: it turns with the bodies, with an obstacle not at all.
    pub(super) fn normal(&self, vehicles: &[VehicleState]) -> Vec2 {
        let turn = match self.bodies[1] {
            BodyRef::Vehicle(_) => {
                let [a, b] = self.turned(vehicles);
                0.5 * (a + b)
            }
            BodyRef::Obstacle(_) => 0.0,
        };
        let (sin, cos) = sin_cos(turn);
        self.normal.rotate(cos, sin)
    }

    /// How far either body has turned since the point was found, rad.
    fn turned(&self, vehicles: &[VehicleState]) -> [f64; 2] {
        [0, 1].map(|k| match self.bodies[k] {
            BodyRef::Vehicle(i) => vehicles[i].yaw - self.headings[k],
            BodyRef::Obstacle(_) => 0.0,
        })
    }

    /// Looks at the bodies before a step of `dt` (s); whether they may have to be held.
    fn take(&mut self, model: &Model, vehicles: &[VehicleState], movers: Movers<'_>, dt: f64) -> bool {
        let free = |b: &BodyRef| matches!(*b, BodyRef::Vehicle(i) if movers.has(i) && vehicles[i].rest_since.is_none());
        self.held.acts = false;
        if !self.bodies.iter().any(free) {
            return false;
        }
        let point = self.point(vehicles);
        let n = self.normal(vehicles);
        let sides = self.bodies.map(|b| match b {
            BodyRef::Vehicle(i) if free(&b) => {
                Side::new(&rigid(&model.vehicles[i], &vehicles[i]), point, self.flat)
            }
            _ => Side::default(),
        });
        self.held = Held {
            acts: true,
            sides,
            normal: Vec3::new(n.x, n.y, 0.0),
            answer: sides[0].answer().sum(&sides[1].answer()),
            before: Vec3::zero(),
            impulse: self.force * dt,
        };
        self.held.before = self.relative(vehicles);
        self.held.acts = -self.held.before.dot(self.held.normal) < HELD;
        self.held.acts
    }

    /// Velocity of the second body against the first at the point, m/s.
    fn relative(&self, vehicles: &[VehicleState]) -> Vec3 {
        let at = |k: usize| match self.bodies[k] {
            BodyRef::Vehicle(i) if self.held.sides[k].inverse_mass > 0.0 => {
                let b = &vehicles[i].body;
                let rate = b.orientation.matrix().apply(b.rate);
                let rate = if self.flat { Vec3::new(0.0, 0.0, rate.z) } else { rate };
                b.velocity + rate.cross(self.held.sides[k].arm)
            }
            _ => Vec3::zero(),
        };
        let u = at(1) - at(0);
        if self.flat { Vec3::new(u.x, u.y, 0.0) } else { u }
    }

    /// Changes the velocities by an impulse on the second body.
    fn push(&self, vehicles: &mut [VehicleState], impulse: Vec3) {
        for (k, sign) in [(0, -1.0), (1, 1.0)] {
            let side = &self.held.sides[k];
            let BodyRef::Vehicle(i) = self.bodies[k] else { continue };
            if side.inverse_mass <= 0.0 {
                continue;
            }
            let b = &mut vehicles[i].body;
            let (velocity, rate) = side.change(impulse * sign);
            b.velocity += velocity;
            b.rate += b.orientation.matrix().apply_transposed(rate);
        }
    }

    /// Brings the bodies to where they do not close, and their friction within its limit; the change of velocity, m/s.
    fn correct(&mut self, vehicles: &mut [VehicleState], over: f64) -> f64 {
        let Held { normal, answer, impulse, .. } = self.held;
        let u = self.relative(vehicles);
        let pressed = impulse.dot(normal);
        // Along the normal alone, for the other impulses answer too; then along the plane within what that allows.
        let press = Real::max(pressed - over * (u.dot(normal) / normal.dot(answer.apply(normal))), 0.0);
        let wanted = u + answer.apply(normal * (press - pressed));
        let sliding = wanted - normal * wanted.dot(normal);
        let along = impulse - normal * pressed;
        let held = along - along_plane(&answer, normal, sliding, self.flat);
        let most = self.friction * press;
        let size = held.norm();
        let held = if size > most { held * (most / size) } else { held };
        let next = normal * press + held;
        let change = next - impulse;
        self.push(vehicles, change);
        self.held.impulse = next;
        answer.apply(change).norm()
    }

    /// Notes what was done in a step of `dt` (s).
    fn note(&mut self, vehicles: &mut [VehicleState], dt: f64, whole: bool) {
        let Held { sides, impulse, before, .. } = self.held;
        let after = self.relative(vehicles);
        if impulse == Vec3::zero() {
            self.idle += dt;
        } else {
            self.idle = 0.0;
            let size = impulse.norm();
            for (sum, side) in self.done.delta_v.iter_mut().zip(&sides) {
                *sum += size * side.inverse_mass;
            }
            self.done.energy_loss -= 0.5 * impulse.dot(before + after);
        }
        // In a part of a step as short as can be the bodies of an impact elsewhere would be held by any force.
        if whole {
            self.force = impulse * (1.0 / dt);
        }
        for (k, sign) in [(0, -1.0), (1, 1.0)] {
            if let BodyRef::Vehicle(i) = self.bodies[k]
                && sides[k].inverse_mass > 0.0
            {
                let b = &mut vehicles[i].body;
                let push = self.force * (sign * sides[k].inverse_mass);
                b.acceleration += b.orientation.matrix().apply_transposed(push);
            }
        }
    }
}

impl State {
    /// Holds the movers that lean on something: changes their velocities by impulses over a step of `dt` (s), all for each
    /// other. Allocates nothing.
    pub(super) fn hold(&mut self, model: &Model, movers: Movers<'_>, dt: f64) {
        let vehicles = &mut self.vehicles;
        let mut any = false;
        for lean in &mut self.leans {
            any |= lean.take(model, vehicles, movers, dt);
        }
        if !any {
            return;
        }
        for lean in self.leans.iter().filter(|l| l.held.acts) {
            lean.push(vehicles, lean.held.impulse);
        }
        for pass in 0..PASSES.0 {
            let over = if pass < PASSES.1 { 1.0 } else { PASSES.2 };
            let acting = self.leans.iter_mut().filter(|l| l.held.acts);
            let change = acting.fold(0.0, |most, lean| Real::max(most, lean.correct(vehicles, over)));
            if change < SETTLED {
                break;
            }
        }
        let whole = dt > 0.5 * model.step;
        for lean in self.leans.iter_mut().filter(|l| l.held.acts) {
            lean.note(vehicles, dt, whole);
        }
    }
}

impl Side {
    fn new(body: &SpatialBody, point: Vec3, flat: bool) -> Self {
        let arm = point - body.position;
        let about_up = Vec3::new(0.0, 0.0, 1.0 / body.inertia.rows[2].z);
        let (inverse_inertia, arm) = if flat {
            (Mat3::diagonal(about_up), Vec3 { z: 0.0, ..arm })
        } else {
            (body.inverse_inertia(), arm)
        };
        Self { inverse_mass: body.inverse_mass(), inverse_inertia, arm }
    }

    /// Changes of velocity and rate by an impulse, world axes.
    fn change(&self, impulse: Vec3) -> (Vec3, Vec3) {
        (impulse * self.inverse_mass, self.inverse_inertia.apply(self.arm.cross(impulse)))
    }

    /// Change of the velocity at the point by an impulse there, 1/kg.
    fn answer(&self) -> Mat3 {
        let x = Mat3::cross_matrix(self.arm);
        let turning = x.product(&self.inverse_inertia).product(&x).scaled(-1.0);
        Mat3::identity().scaled(self.inverse_mass).sum(&turning)
    }
}

/// The impulse along the plane that changes the velocity there by `sliding`.
fn along_plane(answer: &Mat3, normal: Vec3, sliding: Vec3, flat: bool) -> Vec3 {
    let side = Vec3::new(-normal.y, normal.x, 0.0);
    if flat {
        return side * (side.dot(sliding) / side.dot(answer.apply(side)));
    }
    let up = Vec3::new(0.0, 0.0, 1.0);
    let (s, u) = (answer.apply(side), answer.apply(up));
    let (ss, su, uu) = (side.dot(s), side.dot(u), up.dot(u));
    let (a, b) = (side.dot(sliding), up.dot(sliding));
    let det = ss * uu - su * su;
    side * ((a * uu - b * su) / det) + up * ((b * ss - a * su) / det)
}

/// A point of the world in a body's axes, m.
fn within(body: BodyRef, vehicles: &[VehicleState], point: Vec3) -> Vec3 {
    match body {
        BodyRef::Vehicle(i) => {
            let b = &vehicles[i].body;
            b.orientation.matrix().apply_transposed(point - b.position)
        }
        BodyRef::Obstacle(_) => point,
    }
}

/// A point of a body's axes in the world, m.
fn outside(body: BodyRef, vehicles: &[VehicleState], point: Vec3) -> Vec3 {
    match body {
        BodyRef::Vehicle(i) => {
            let b = &vehicles[i].body;
            b.position + b.orientation.matrix().apply(point)
        }
        BodyRef::Obstacle(_) => point,
    }
}

/// Heading of a body without jumps, rad.
fn heading(body: BodyRef, vehicles: &[VehicleState]) -> f64 {
    match body {
        BodyRef::Vehicle(i) => vehicles[i].yaw,
        BodyRef::Obstacle(_) => 0.0,
    }
}
