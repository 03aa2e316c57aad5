//! Contacts under the crush-force model: steps short enough for the forces, and what they do in each.

use super::chronicle::PUSHING;
use super::collision::{partners, party};
use super::crush::{Action, share};
use super::encounter::BodyRef;
use super::law::found;
use super::movers::Movers;
use super::step::{advance, advance_some};
use super::world::{Scratch, World};
use crate::contact::Pose2;
use crate::crush_force::{Dent, Grip, LEAST_RETURN, PARTING, Party, SLIDING, Surface, press, press_rigid};
use crate::impact::SpatialBody;
use crate::impact::restitution::{Found, Partners};
use crate::model::{ImpactLaw, ImpactRule, RestitutionSource};
use crate::vehicle::Wrench;
use accuscene_core::arith::{Real, Vec3};

/// Longest and shortest step while structures press on each other, s.
const STEPS: [f64; 2] = [5e-4, 1e-5];
/// How far bodies may come together in a step before they meet, m.
const UNSEEN: f64 = 2e-3;
/// Angle of the stiffest contact's oscillation that a step resolves, rad.
const PHASE: f64 = 0.1;
/// Share of the sliding speed that friction may take in a step.
const DRAGGED: f64 = 0.4;
/// A vehicle at rest is moved by a force above this share of its weight, from something that moves faster than this,
/// m/s: two that lean on each other do not keep each other awake.
pub(super) const NUDGE: (f64, f64) = (0.05, 0.02);

/// What acts in the present part of a step.
#[derive(Clone, Debug)]
pub(super) struct Acting {
    pub(super) bodies: [BodyRef; 2],
    pub(super) action: Action,
    /// The bodies before it acted.
    pub(super) parties: [SpatialBody; 2],
}

impl World<'_> {
    /// Whether the forces of their structures act between two bodies, not an impulse: where the main structures share
    /// heights.
    pub(super) fn is_crushed(&self, bodies: [BodyRef; 2]) -> bool {
        if !self.model.crushes {
            return false;
        }
        let rule = self.rule(bodies);
        rule.law == ImpactLaw::CrushForce
            && rule.enabled
            && !self.coupled(bodies)
            && self.meeting_height(bodies).is_some()
    }

    /// Moves everything on from `t` to `end`: what presses on each other in parts as short as its structures ask for, the
    /// rest in one step.
    pub(super) fn advance_pressed(&mut self, t: f64, end: f64) {
        if self.find_pressing(end - t) {
            let islands = core::mem::take(&mut self.scratch.islands);
            advance_some(self.model, &mut self.state, Movers::of(islands.others()), t, end - t);
            for (members, pressing) in islands.iter() {
                self.advance_island(members, pressing, t, end);
            }
            self.scratch.islands = islands;
        } else {
            advance(self.model, &mut self.state, t, end - t);
        }
        self.end_contacts(end);
    }

    /// Moves vehicles that press on each other from `t` to `end`.
    fn advance_island(&mut self, members: &[usize], pressing: &[[BodyRef; 2]], t: f64, end: f64) {
        let movers = Movers::of(members);
        let mut t = t;
        while t < end {
            let left = end - t;
            let longest = self.crush_step(members);
            let parts = (left / longest - 1e-6).ceil();
            let dt = if parts > 1.0 { left / parts } else { left };
            self.press_all(members, pressing, t, dt);
            advance_some(self.model, &mut self.state, movers, t, dt);
            self.settle_accounts(members, t, dt);
            t = if parts > 1.0 { t + dt } else { end };
        }
    }

    /// The longest step that resolves what presses on any of these vehicles, s.
    fn crush_step(&self, members: &[usize]) -> f64 {
        members.iter().fold(f64::INFINITY, |least, i| Real::min(least, self.state.vehicles[*i].crush_step))
    }

    /// Lists the near pairs that may press on each other within `dt` (s).
    fn find_pressing(&mut self, dt: f64) -> bool {
        if !self.model.crushes {
            return false;
        }
        let near = core::mem::take(&mut self.scratch.near);
        self.scratch.pressing.clear();
        for bodies in &near {
            if self.rests(*bodies) || !self.is_crushed(*bodies) {
                continue;
            }
            let pressed = self.contact(*bodies).is_ok();
            let speed = self.approach(*bodies);
            if pressed || self.touch(*bodies).gap <= speed * dt {
                self.scratch.pressing.push(*bodies);
                if !pressed {
                    self.shorten(*bodies, UNSEEN / speed);
                }
            }
        }
        self.scratch.near = near;
        let Scratch { pressing, islands, .. } = &mut self.scratch;
        if !pressing.is_empty() {
            let leaning = self.state.leans.iter().map(|lean| lean.bodies);
            islands.find(pressing, leaning, &self.state.combinations);
        }
        !pressing.is_empty()
    }

    /// Lets the next step of two bodies be no longer than this, s.
    fn shorten(&mut self, bodies: [BodyRef; 2], longest: f64) {
        for body in bodies {
            if let BodyRef::Vehicle(i) = body {
                let own = &mut self.state.vehicles[i].crush_step;
                *own = Real::min(*own, longest);
            }
        }
    }

    /// True if neither body moves.
    pub(super) fn rests(&self, bodies: [BodyRef; 2]) -> bool {
        bodies.iter().all(|b| match *b {
            BodyRef::Vehicle(i) => self.state.vehicles[i].rest_since.is_some(),
            BodyRef::Obstacle(_) => true,
        })
    }

    /// Bound on the speed at which any two points of the bodies' outlines come together, m/s.
    pub(super) fn approach(&self, bodies: [BodyRef; 2]) -> f64 {
        let turning: f64 = bodies
            .iter()
            .map(|b| match *b {
                BodyRef::Vehicle(i) => self.state.vehicles[i].body.rate.norm() * self.model.vehicles[i].reach,
                BodyRef::Obstacle(_) => 0.0,
            })
            .sum();
        let velocity = |b: BodyRef| b.glimpse(&self.state).map_or(Vec3::zero(), |g| g.velocity);
        (velocity(bodies[1]) - velocity(bodies[0])).norm() + turning
    }

    /// Bound on the speed of any point of a body's outline, m/s.
    fn fastest(&self, body: BodyRef) -> f64 {
        match body {
            BodyRef::Vehicle(i) => {
                let b = &self.state.vehicles[i].body;
                b.velocity.norm() + b.rate.norm() * self.model.vehicles[i].reach
            }
            BodyRef::Obstacle(_) => 0.0,
        }
    }

    /// Finds the forces of an island's pairs in the middle of a part of a step, and puts them on the bodies.
    fn press_all(&mut self, members: &[usize], pressing: &[[BodyRef; 2]], t: f64, dt: f64) {
        let mut acting = core::mem::take(&mut self.scratch.acting);
        let mut dents = core::mem::take(&mut self.scratch.dents);
        acting.clear();
        for i in members {
            self.state.vehicles[*i].load = Wrench::zero();
        }
        let mut step = STEPS[0];
        for bodies in pressing {
            let rule = self.rule(*bodies);
            let Some(height) = self.meeting_height(*bodies) else { continue };
            let open = self.contact(*bodies).is_ok();
            let mut surface = self.surface(*bodies, rule, dt);
            let shares = self.acting(*bodies);
            let mut grip = self.grip(*bodies, shares, &surface, 0.5 * dt, &mut dents);
            let speed = self.approach(*bodies);
            step = Real::min(step, UNSEEN / Real::max(speed, UNSEEN));
            if !grip.holds() {
                continue;
            }
            if !open {
                let found = self.found_at_first(*bodies, rule, &grip);
                if surface.returned != share(found) {
                    // Structures that were dented before rest where this restitution leaves them.
                    surface.returned = share(found);
                    grip = self.grip(*bodies, shares, &surface, 0.5 * dt, &mut dents);
                    if !grip.holds() {
                        continue;
                    }
                }
                self.open(*bodies, found, rule.friction, grip.power[0] / grip.squeeze, t);
            }
            step = Real::min(step, self.resolved(*bodies, &grip, &surface));
            for (k, body) in bodies.iter().enumerate() {
                if let BodyRef::Vehicle(i) = *body {
                    self.state.vehicles[i].depths.dent(k, &dents);
                }
            }
            let action = self.action(*bodies, &grip, shares, height);
            self.load(*bodies, &action, t);
            let parties = bodies.map(|b| party(self.model, &self.state, b));
            acting.push(Acting { bodies: *bodies, action, parties });
        }
        for i in members {
            self.state.vehicles[*i].crush_step = Real::max(step, STEPS[1]);
        }
        self.scratch.acting = acting;
        self.scratch.dents = dents;
    }

    /// Middle of the heights that both structures share, world axes, m.
    fn meeting_height(&self, bodies: [BodyRef; 2]) -> Option<f64> {
        let [a, b] = bodies.map(|b| b.heights(self.model, &self.state, 0));
        a.common(&b).map(|c| c.middle())
    }

    /// How the surfaces act on each other; what a contact began with it keeps. Before that the surfaces are where the
    /// greatest restitution that may come out leaves them, so that no contact begins with a jump.
    fn surface(&self, bodies: [BodyRef; 2], rule: &ImpactRule, step: f64) -> Surface {
        let open = self.contact(bodies).ok().map(|k| &self.state.crushes[k]);
        let (returned, friction, release) = match (open, self.met_with(bodies), rule.restitution) {
            (Some(c), ..) => (c.returned(), c.friction, c.release()),
            (_, Some(found), _) => (share(found), rule.friction, 0.0),
            (_, _, RestitutionSource::ClosingSpeed(figures)) => {
                let most = figures.most();
                (Real::max(most * most, LEAST_RETURN), rule.friction, 0.0)
            }
            _ => (share(found(rule, Partners::Obstacle, 0.0, 0.0)), rule.friction, 0.0),
        };
        Surface { returned, friction, release, step }
    }

    /// The restitution that a pair met with before.
    fn met_with(&self, bodies: [BodyRef; 2]) -> Option<Found> {
        let place = self.state.met.binary_search_by_key(&bodies, |(met, _)| *met).ok()?;
        Some(self.state.met[place].1)
    }

    /// The restitution of a contact that begins, by the speeds at its middle. Structures that have met spring back no better
    /// than then, and a push leaves that as it is.
    fn found_at_first(&self, bodies: [BodyRef; 2], rule: &ImpactRule, grip: &Grip) -> Found {
        let normal = grip.normal.unit();
        let closing = grip.power[0] / grip.squeeze;
        let first = bodies[0].pose(&self.state).position;
        let centre = match bodies[0] {
            BodyRef::Vehicle(_) => first + grip.centre * (1.0 / grip.squeeze),
            BodyRef::Obstacle(_) => first,
        };
        let point = Vec3::new(centre.x, centre.y, 0.0);
        let [a, b] = bodies.map(|b| b.velocity_at(&self.state, point).xy());
        let sliding = (b - a).dot(normal.perp()).abs();
        let partners = partners(self.model, &self.state, bodies, normal);
        let new = found(rule, partners, closing, sliding);
        match self.met_with(bodies) {
            Some(old) if closing < PUSHING || old.restitution <= new.restitution => old,
            _ => new,
        }
    }

    /// What the bodies do to each other `ahead` (s) of the present state.
    fn grip(
        &self,
        bodies: [BodyRef; 2],
        acting: [[f64; 4]; 2],
        surface: &Surface,
        ahead: f64,
        dents: &mut Vec<Dent>,
    ) -> Grip {
        let party = |i: usize, acting: [f64; 4]| {
            let s = &self.state.vehicles[i];
            let moves = if s.rest_since.is_some() { 0.0 } else { 1.0 };
            let (velocity, yaw_rate) = (s.body.velocity.xy() * moves, s.body.world_rate().z * moves);
            let position = s.body.position.xy() + velocity * ahead;
            let pose = Pose2 { position, heading: s.yaw + yaw_rate * ahead };
            let border = &self.model.vehicles[i].border;
            Party { border, depths: &s.depths, pose, velocity, yaw_rate, acting }
        };
        match bodies {
            [BodyRef::Vehicle(i), BodyRef::Vehicle(j)] => {
                press([&party(i, acting[0]), &party(j, acting[1])], surface, dents)
            }
            [BodyRef::Vehicle(i), BodyRef::Obstacle(j)] => press_rigid(
                &party(i, acting[0]),
                self.model.obstacles[j].zone.outline.shape(),
                surface,
                dents,
            ),
            // Obstacles come after vehicles, and do not meet each other.
            [BodyRef::Obstacle(_), _] => Grip::default(),
        }
    }

    /// The longest step that resolves this contact, s.
    fn resolved(&self, bodies: [BodyRef; 2], grip: &Grip, surface: &Surface) -> f64 {
        let inverse: f64 = bodies.iter().map(|b| self.lightness(*b)).sum();
        let stiff = Real::max(grip.stiffness * inverse, 1e-9);
        let parting = 1.0 / Real::max(surface.release, PARTING);
        let drag = (surface.friction / SLIDING + parting) * grip.squeeze + grip.damping;
        let drag = Real::max(drag * inverse, 1e-9);
        Real::min(PHASE / stiff.sqrt(), DRAGGED / drag)
    }

    /// Bound on the inverse mass of a body at its outline, 1/kg.
    fn lightness(&self, body: BodyRef) -> f64 {
        match body {
            BodyRef::Vehicle(i) => {
                let v = &self.model.vehicles[i];
                let arm = v.reach;
                1.0 / v.vehicle.body.mass + arm * arm / v.vehicle.body.inertia.rows[2].z
            }
            BodyRef::Obstacle(_) => 0.0,
        }
    }

    /// The force in space at the height where the structures meet.
    fn action(&self, bodies: [BodyRef; 2], grip: &Grip, shares: [[f64; 4]; 2], height: f64) -> Action {
        let position = |b: BodyRef| match b {
            BodyRef::Vehicle(i) => self.state.vehicles[i].body.position,
            BodyRef::Obstacle(_) => Vec3::zero(),
        };
        let first = position(bodies[0]);
        let f = grip.force;
        let force = Vec3::new(f.x, f.y, 0.0);
        let centre = first.xy() + grip.centre * (1.0 / grip.squeeze);
        let point = Vec3::new(centre.x, centre.y, height);
        let moment = |about: Vec3, sign: f64| {
            let shift = first.xy() - about.xy();
            let up = height - about.z;
            Vec3::new(-(up * f.y), up * f.x, grip.moment + shift.cross(f)) * sign
        };
        let second = match bodies[1] {
            BodyRef::Vehicle(_) => position(bodies[1]),
            BodyRef::Obstacle(_) => point,
        };
        Action { grip: *grip, shares, force, moments: [moment(first, -1.0), moment(second, 1.0)], point }
    }

    /// Puts an action on the bodies; who rests and is pushed hard wakes.
    fn load(&mut self, bodies: [BodyRef; 2], action: &Action, t: f64) {
        for (k, sign) in [(0, -1.0), (1, 1.0)] {
            let BodyRef::Vehicle(i) = bodies[k] else { continue };
            let weight = self.model.vehicles[i].vehicle.body.mass * self.model.gravity.norm();
            let moves = self.fastest(bodies[1 - k]) > NUDGE.1;
            let s = &mut self.state.vehicles[i];
            let turn = s.body.orientation.matrix();
            let wrench = Wrench {
                force: turn.apply_transposed(action.force * sign),
                moment: turn.apply_transposed(action.moments[k]),
            };
            s.load = s.load.plus(&wrench);
            s.first_impact.get_or_insert(t);
            if s.rest_since.is_some() && moves && action.force.norm() > NUDGE.0 * weight {
                self.state.wake(i);
            }
        }
    }
}
