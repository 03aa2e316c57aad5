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

/// Whether an impulse at this closing speed (m/s) is part of a push: the pair has been struck before.
pub(super) fn is_push(encounter: &Encounter, closing_speed: f64) -> bool {
    encounter.touch_normal.is_none() && closing_speed < PUSHING
}

impl World<'_> {
    /// Notes what an impulse leaves behind, and tells of it: of a small one in a struck pair as part of a push.
    pub(super) fn tell_of(&mut self, encounter: &Encounter, mut event: CollisionEvent, imprint: &Imprint) {
        let push = is_push(encounter, event.closing_speed);
        self.leave_behind(encounter.bodies, imprint, &mut event, push);
        if push { self.push(&event) } else { self.remember(event) }
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
    pub(super) fn push(&mut self, event: &CollisionEvent) {
        let names = [event.bodies[0].body.clone(), event.bodies[1].body.clone()];
        let strength = [event.bodies[0].delta_v_magnitude, event.bodies[1].delta_v_magnitude];
        let going_on = self.pushes.iter_mut().rev().find(|p| p.bodies == names && event.time - p.end < PAUSE);
        match going_on {
            Some(p) => {
                p.end = event.time;
                p.impulses += 1;
                p.delta_v = [p.delta_v[0] + strength[0], p.delta_v[1] + strength[1]];
                p.penetration = Real::max(p.penetration, event.penetration);
                p.energy_loss += event.energy_loss;
            }
            None => self.pushes.push(PushEvent {
                bodies: names,
                time: event.time,
                end: event.time,
                impulses: 1,
                delta_v: strength,
                penetration: event.penetration,
                energy_loss: event.energy_loss,
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
