//! What is told of contacts: impacts, pushes, and impacts that did not go as the scene says.

use super::aftermath::Imprint;
use super::encounter::{BodyRef, Encounter};
use super::world::World;
use crate::impact::ImpactError;
use accuscene_core::arith::Real;
use accuscene_core::event::{CollisionEvent, Event, PushEvent, Warning};

/// Code of the warning that a given impact did not happen.
const GIVEN_MISSED: u32 = 2012;
/// Code of the warning that a given impact acts on bodies that do not touch.
const GIVEN_APART: u32 = 2013;
/// Impulses of a struck pair that closes slower than this are one push, not impacts of their own, m/s.
pub(super) const PUSHING: f64 = 1.0;
/// A push that has paused for so long has ended, s.
const PAUSE: f64 = 0.5;

/// An impulse of bodies that lean on each other.
pub(super) struct Push<'a> {
    pub(super) bodies: [&'a str; 2],
    pub(super) time: f64,
    pub(super) delta_v: [f64; 2],
    pub(super) penetration: f64,
    pub(super) energy_loss: f64,
}

impl<'a> Push<'a> {
    pub(super) fn of(event: &'a CollisionEvent) -> Self {
        let [a, b] = &event.bodies;
        Self {
            bodies: [&a.body, &b.body],
            time: event.time,
            delta_v: [a.delta_v_magnitude, b.delta_v_magnitude],
            penetration: event.penetration,
            energy_loss: event.energy_loss,
        }
    }
}

/// Whether an impulse at this closing speed (m/s) is part of a push: the pair has been struck before.
pub(super) fn is_push(encounter: &Encounter, closing_speed: f64) -> bool {
    encounter.touch_normal.is_none() && closing_speed < PUSHING
}

impl World<'_> {
    /// Notes what an impulse leaves behind, and tells of it: of a small one in a struck pair as part of a push.
    pub(super) fn tell_of(&mut self, encounter: &Encounter, mut event: CollisionEvent, imprint: &Imprint) {
        let push = is_push(encounter, event.closing_speed);
        self.leave_behind(encounter.bodies, imprint, &mut event, push);
        if push { self.push(&Push::of(&event)) } else { self.remember(event) }
    }

    pub(super) fn remember(&mut self, event: CollisionEvent) {
        self.warnings.extend(event.warnings.iter().cloned());
        self.events.push(Event::Collision(Box::new(event)));
    }

    /// Tells of an impact whose instant is given and that does not fit where the bodies are.
    pub(super) fn warn_of_given(&mut self, bodies: [BodyRef; 2], t: f64, apart: f64, struck: bool) {
        let names = bodies.map(|b| b.id(self.model).to_owned());
        let (code, message) = match (struck, apart >= 0.0) {
            (false, true) => {
                (GIVEN_MISSED, format!("no impact at the given instant: the outlines are {apart:.2} m apart"))
            }
            (false, false) => {
                (GIVEN_MISSED, "no impact at the given instant: the bodies part along the plane".to_owned())
            }
            (true, true) => {
                (GIVEN_APART, format!("the impulse acts as given, on outlines that are {apart:.2} m apart"))
            }
            (true, false) => return,
        };
        let subject = format!("impacts.{}+{}.at", names[0], names[1]);
        self.warnings.push(Warning { code, subject, time: Some(t), message, source: None });
    }

    /// Adds a small impulse of bodies that lean on each other to the push that goes on.
    pub(super) fn push(&mut self, push: &Push<'_>) {
        let Push { bodies, time, delta_v, penetration, energy_loss } = *push;
        let goes_on = |p: &&mut PushEvent| p.bodies == bodies && time - p.end < PAUSE;
        match self.pushes.iter_mut().rev().find(goes_on) {
            Some(p) => {
                p.end = time;
                p.impulses += 1;
                p.delta_v = [p.delta_v[0] + delta_v[0], p.delta_v[1] + delta_v[1]];
                p.penetration = Real::max(p.penetration, penetration);
                p.energy_loss += energy_loss;
            }
            None => self.pushes.push(PushEvent {
                bodies: bodies.map(str::to_owned),
                time,
                end: time,
                impulses: 1,
                delta_v,
                penetration,
                energy_loss,
            }),
        }
    }

    /// Tells of an impact that its law cannot compute with what the scene gives it: the bodies go on unhindered.
    pub(super) fn warn_of_refusal(&mut self, bodies: [BodyRef; 2], t: f64, refusal: &ImpactError) {
        let names = bodies.map(|b| b.id(self.model).to_owned());
        self.warnings.push(Warning {
            code: refusal.code(),
            subject: format!("impacts.{}+{}", names[0], names[1]),
            time: Some(t),
            message: format!("no impulse: {refusal}"),
            source: None,
        });
    }
}
