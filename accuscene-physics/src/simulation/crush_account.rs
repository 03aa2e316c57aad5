//! The accounts of contacts under the crush-force model: opened at first contact, kept while it lasts, closed when it is over.

use super::collision::partners;
use super::crush::Crush;
use super::crushing::Acting;
use super::encounter::BodyRef;
use super::law::found;
use super::world::World;
use crate::impact::restitution::Found;
use crate::model::RestitutionSource;
use crate::vehicle::Wrench;
use accuscene_core::arith::{Vec2, Vec3, sin_cos};
use accuscene_core::event::Event;

/// A contact whose force has not counted for so long is over, s.
const OVER: f64 = 0.02;
/// A contact lasts no longer than this past its peak; what follows is another, s.
const LONGEST: f64 = 0.3;

impl World<'_> {
    /// Opens the account of a contact that has just begun.
    pub(super) fn open(
        &mut self,
        bodies: [BodyRef; 2],
        restitution: Found,
        friction: f64,
        closing: f64,
        t: f64,
    ) {
        let Err(place) = self.contact(bodies) else { return };
        let again = self.state.met.binary_search_by_key(&bodies, |(met, _)| *met);
        match again {
            Ok(known) => self.state.met[known].1 = restitution,
            Err(first) => {
                self.state.met.insert(first, (bodies, restitution));
                let names = bodies.map(|b| b.id(self.model).to_owned());
                self.events.push(Event::Contact { time: t, bodies: names });
            }
        }
        let sensors = bodies.map(|b| match b {
            BodyRef::Vehicle(i) => vec![Vec2::zero(); self.model.vehicles[i].sensors.len()],
            BodyRef::Obstacle(_) => Vec::new(),
        });
        let was = bodies.map(|b| match b {
            BodyRef::Vehicle(i) => Some(self.state.vehicles[i].body),
            BodyRef::Obstacle(_) => None,
        });
        let crush = Crush {
            bodies,
            start: t,
            at_contact: bodies.map(|b| b.glimpse(&self.state)),
            was,
            restitution,
            friction,
            taken: self.taken(bodies),
            closing,
            again: again.is_ok(),
            shares: [[0.0; 4]; 2],
            lasting: t,
            peak: (0.0, t),
            impulse: Vec3::zero(),
            squeeze: 0.0,
            time: 0.0,
            point: Vec3::zero(),
            normal: Vec2::zero(),
            loss: 0.0,
            giving: 0.0,
            exchanged: [0.0; 2],
            books: [(0.0, 0.0); 3],
            overlap: 0.0,
            spin: [0.0; 2],
            sensors,
            pulses: [Vec::new(), Vec::new()],
        };
        self.state.crushes.insert(place, crush);
    }

    /// Books what acted from `t` for `dt` (s), and takes the forces off the bodies again.
    pub(super) fn settle_accounts(&mut self, members: &[usize], t: f64, dt: f64) {
        let acting = core::mem::take(&mut self.scratch.acting);
        for Acting { bodies, action, parties } in &acting {
            let Ok(k) = self.contact(*bodies) else { continue };
            let crush = &mut self.state.crushes[k];
            let before = crush.spin;
            crush.add(action, parties, t, dt);
            for (k, sign) in [(0, -1.0), (1, 1.0)] {
                let BodyRef::Vehicle(i) = bodies[k] else { continue };
                let s = &self.state.vehicles[i];
                let (sin, cos) = sin_cos(s.yaw);
                let dv = action.force.xy() * (sign * dt / parties[k].mass);
                let spin = crush.spin[k] - before[k];
                let places = self.model.vehicles[i].sensors.iter().map(|p| p.position.xy());
                crush.read(k, dv, spin, (cos, sin), parties[k].angular_velocity.z, places, t, dt);
            }
        }
        for Acting { bodies, action, .. } in &acting {
            let [closes, parts] = action.grip.power;
            if closes > parts {
                self.follow_closing(*bodies);
            }
        }
        for i in members {
            self.state.vehicles[*i].load = Wrench::zero();
        }
        self.scratch.acting = acting;
    }

    /// While a first contact takes more than it gives back, its restitution follows its middle and its mean normal: what
    /// touches first, a corner or a flank, tells little of them. Only what unloads feels it.
    fn follow_closing(&mut self, bodies: [BodyRef; 2]) {
        let rule = self.rule(bodies);
        let Ok(k) = self.contact(bodies) else { return };
        let crush = &self.state.crushes[k];
        let follows = matches!(rule.restitution, RestitutionSource::ClosingSpeed(_)) && !crush.again;
        if !follows {
            return;
        }
        let normal = crush.normal.unit();
        let point = crush.point * (1.0 / crush.squeeze);
        let [closing, sliding] = self.speeds_at_first(crush, point, normal);
        let new = found(rule, partners(self.model, &self.state, bodies, normal), closing, sliding);
        self.state.crushes[k].restitution = new;
        if let Ok(place) = self.state.met.binary_search_by_key(&bodies, |(met, _)| *met) {
            self.state.met[place].1 = new;
        }
    }

    /// Where the account of a contact is among those that are open, or would be.
    pub(super) fn contact(&self, bodies: [BodyRef; 2]) -> Result<usize, usize> {
        self.state.crushes.binary_search_by(|c| c.bodies.cmp(&bodies))
    }

    /// Closes all accounts at the end of a run.
    pub(super) fn end_all_contacts(&mut self) {
        self.end_contacts(f64::INFINITY);
    }

    /// Closes the accounts of contacts that are over.
    pub(super) fn end_contacts(&mut self, t: f64) {
        let over = |c: &Crush| t - c.lasting > OVER || t - c.peak.1 > LONGEST;
        let mut k = 0;
        while k < self.state.crushes.len() {
            if over(&self.state.crushes[k]) {
                let crush = self.state.crushes.remove(k);
                self.tell_crush(crush);
            } else {
                k += 1;
            }
        }
    }
}
