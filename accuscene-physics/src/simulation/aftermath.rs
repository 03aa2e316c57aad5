//! What an impact leaves behind on its bodies: crush, outline and wheels.

use super::encounter::BodyRef;
use super::world::World;
use crate::aftermath::{CrushEnergy, Harm, Reach, Rebuilt, crushed, dented, reached, reaches};
use crate::crush::CrushWarning;
use crate::crush_force::Damage;
use accuscene_core::arith::{Real, Vec2};
use accuscene_core::event::{CollisionEvent, CollisionSide, FaceDamage, Warning, WheelHarm};
use std::sync::Arc;

/// Where each body of an impact is reached by the other.
pub(super) type Imprint = [Vec<Reach>; 2];

/// A wheel that has been pushed on by less than this is left as it is, m: smaller changes are not worth a new one.
const NOTICED: f64 = 1e-3;
/// Share of the energy that crushes of which less in the columns is worth a word.
const TOLD: f64 = 0.9;
/// Energy of which nothing is worth a word, J.
const LITTLE: f64 = 1e3;

impl World<'_> {
    /// Where each body of an impact reaches into the other with the outlines that they have now. Main structures alone can
    /// be told to be crushed.
    pub(super) fn imprint(&mut self, bodies: [BodyRef; 2], event: &CollisionEvent) -> Imprint {
        let along = Vec2::new(event.impulse[0], event.impulse[1]).unit();
        let met = self.find_meetings(bodies) && self.scratch.meetings.first().is_some_and(|m| m.0 == [0, 0]);
        // How far they have come into each other since they met, where one can be so thin that it is passed on that way.
        let way = match bodies[1] {
            BodyRef::Obstacle(_) => Real::max(event.closing_speed * (event.time - event.first_contact), 0.0),
            BodyRef::Vehicle(_) => 0.0,
        };
        [0, 1].map(|k| if met { self.reaches(bodies, k, along, way) } else { Vec::new() })
    }

    /// What an impulse leaves on both bodies; told in the event unless it is part of a push.
    pub(super) fn leave_behind(
        &mut self,
        bodies: [BodyRef; 2],
        imprint: &Imprint,
        event: &mut CollisionEvent,
        push: bool,
    ) {
        let energies = [0, 1].map(|k| event.bodies[k].crush_energy.unwrap_or(0.0));
        let all = energies[0] + energies[1];
        let crushing = crushing_share(event);
        let acting = self.acting(bodies);
        for (k, reaches) in imprint.iter().enumerate() {
            let BodyRef::Vehicle(i) = bodies[k] else { continue };
            let mut changes = !push;
            if all > 0.0 {
                let crush = CrushEnergy {
                    energy: energies[k] * crushing,
                    share: energies[k] / all,
                    acting: acting[k],
                    returned: CrushEnergy::returned(event.restitution),
                };
                let s = &mut self.state.vehicles[i];
                let border = &self.model.vehicles[i].border;
                let done = crushed(border, reaches, &crush, &mut s.depths, &mut s.dents);
                changes |= done.lasting;
                if !push && done.energy < TOLD * crush.energy && crush.energy > LITTLE {
                    self.warn(i, event, &CrushWarning::Untold { energy: crush.energy, told: done.energy });
                }
            }
            if !push {
                self.state.vehicles[i].blows += 1;
            }
            if changes {
                self.reshape(i);
                self.harm(i, false);
            }
            if !push {
                self.tell_damage(i, &mut event.bodies[k]);
                self.warn_of_depth(i, event);
            }
        }
    }

    /// Warns of crush that is deeper than any that stiffnesses were measured at.
    fn warn_of_depth(&self, i: usize, event: &mut CollisionEvent) {
        let depth = self.state.vehicles[i].depths.deepest();
        if depth <= CrushWarning::DEEPEST {
            return;
        }
        self.warn(i, event, &CrushWarning::DeepCrush { depth });
    }

    fn warn(&self, i: usize, event: &mut CollisionEvent, w: &CrushWarning) {
        event.warnings.push(Warning {
            code: w.code(),
            subject: format!("vehicles.{}", self.model.vehicles[i].id),
            time: Some(event.time),
            message: w.to_string(),
            source: None,
        });
    }

    /// Looks at the wheels of all that is being crushed.
    pub(super) fn harm_crushed(&mut self) {
        for k in 0..self.state.crushes.len() {
            for body in self.state.crushes[k].bodies {
                if let BodyRef::Vehicle(i) = body {
                    self.harm(i, true);
                }
            }
        }
    }

    /// What a contact under forces leaves on both bodies, and tells of it.
    pub(super) fn leave_crushed(&mut self, bodies: [BodyRef; 2], event: &mut CollisionEvent, push: bool) {
        for (k, body) in bodies.iter().enumerate() {
            let BodyRef::Vehicle(i) = *body else { continue };
            if !push {
                self.state.vehicles[i].blows += 1;
            }
            self.harm(i, false);
            if !push {
                self.tell_damage(i, &mut event.bodies[k]);
            }
        }
    }

    fn reaches(&self, bodies: [BodyRef; 2], k: usize, along: Vec2, way: f64) -> Vec<Reach> {
        let BodyRef::Vehicle(i) = bodies[k] else { return Vec::new() };
        let other = bodies[1 - k];
        let placed = other.outline(self.model, &self.state, 0).placed(&other.pose(&self.state));
        let toward = if k == 0 { along } else { -along };
        let (v, s) = (&self.model.vehicles[i], &self.state.vehicles[i]);
        reaches(&v.border, &s.dents, &bodies[k].pose(&self.state), placed.vertices(), toward, way)
    }

    /// Gives a vehicle the outline that its dents leave, or the one that is known after its last impact.
    fn reshape(&mut self, i: usize) {
        self.scratch.placed = [None; 2];
        let v = &self.model.vehicles[i];
        let s = &mut self.state.vehicles[i];
        let known = v.known_damage.iter().filter(|d| d.impact <= s.blows && d.outline.is_some());
        if let Some(known) = known.max_by_key(|d| d.impact).and_then(|d| d.outline.as_ref()) {
            s.outline = Some(Arc::new(known.clone()));
        } else if self.model.aftermath.outline
            && let Some(outline) = dented(&v.zones[0].outline, &v.border, &s.dents)
        {
            s.outline = Some(Arc::new(outline));
        }
    }

    /// Looks at the wheels of a vehicle after its crush has grown or, unless it goes on, an impact is over.
    fn harm(&mut self, i: usize, goes_on: bool) {
        let v = &self.model.vehicles[i];
        let s = &mut self.state.vehicles[i];
        let blows = s.blows;
        let known = v.known_damage.iter().filter(|d| d.impact <= blows).flat_map(|d| &d.wheels);
        // The rule does not act where it is known what the impact that goes on will leave.
        let coming =
            v.known_damage.iter().filter(|d| goes_on && d.impact == blows + 1).flat_map(|d| &d.wheels);
        let mut changed = false;
        for (k, harm) in s.harms.iter_mut().enumerate() {
            let given = known.clone().filter(|(wheel, _)| *wheel == k).map(|(_, h)| *h).next_back();
            let next = match given {
                Some(given) => given,
                // The front wheel of a two-wheeler is what its front is made of.
                None if v.balanced => continue,
                None if self.model.aftermath.wheels && coming.clone().all(|(wheel, _)| *wheel != k) => {
                    let wheel = &v.vehicle.wheels[k];
                    reached(&v.border, &s.depths, wheel.hub.xy(), wheel.radius)
                }
                None => continue,
            };
            if differ(harm, &next) {
                *harm = next;
                changed = true;
            }
        }
        if changed {
            s.rebuilt = Some(Arc::new(Rebuilt::new(v, &s.harms, self.model.gravity.norm())));
            self.state.wake(i);
        }
    }

    /// Damage, wheels and outline of a vehicle as they are now.
    fn tell_damage(&self, i: usize, side: &mut CollisionSide) {
        let (v, s) = (&self.model.vehicles[i], &self.state.vehicles[i]);
        side.damage = v.border.damage(&s.depths).iter().map(face).collect();
        let harmed = s.harms.iter().zip(&v.wheel_names).filter(|(harm, _)| !harm.is_none());
        side.wheels = harmed.map(|(harm, name)| wheel(harm, name)).collect();
        let crushed = match s.outline {
            Some(_) => None,
            None => dented(&v.zones[0].outline, &v.border, &v.border.rests(&s.depths)),
        };
        let outline = s.outline.as_deref().or(crushed.as_ref());
        side.outline = outline.map(|o| o.vertices().iter().map(|p| [p.x, p.y]).collect());
    }
}

/// The share of the lost energy that crushes. What the impulse loses along the normal does; what it loses along the plane is
/// friction where the bodies slide, the less of it the further the impulse stays below the friction limit.
fn crushing_share(event: &CollisionEvent) -> f64 {
    let along_normal = 0.5 * event.impulse_normal * (event.closing_speed - event.separation_speed);
    let along_plane = Real::max(event.energy_loss - along_normal, 0.0);
    let limit = event.friction * event.impulse_normal;
    let held = if limit > 0.0 { Real::max(1.0 - event.impulse_tangential / limit, 0.0) } else { 0.0 };
    let all = along_normal + along_plane;
    if all > 0.0 { Real::clamp((along_normal + held * along_plane) / all, 0.0, 1.0) } else { 0.0 }
}

/// Whether a wheel has changed: by what is known in any way, by the rule more than noticeably.
fn differ(harm: &Harm, next: &Harm) -> bool {
    let pushed = (harm.displacement - next.displacement).norm() > NOTICED;
    let spoiled = harm.deflated != next.deflated || (harm.lock >= 1.0) != (next.lock >= 1.0);
    pushed || spoiled || (next.given && *harm != *next)
}

fn wheel(harm: &Harm, name: &str) -> WheelHarm {
    WheelHarm {
        wheel: name.to_owned(),
        lock: harm.lock,
        steer: harm.steer,
        displacement: [harm.displacement.x, harm.displacement.y],
        deflated: harm.deflated,
        missing: harm.missing,
        given: harm.given,
    }
}

fn face(d: &Damage) -> FaceDamage {
    FaceDamage {
        face: d.face.name().to_owned(),
        extent: d.extent,
        profile: d.profile,
        deepest: d.deepest,
        area: d.area,
    }
}
