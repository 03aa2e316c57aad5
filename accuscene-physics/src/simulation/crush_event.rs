//! A contact under the crush-force model, told as an impact.

use super::chronicle::{PUSHING, Push};
use super::crush::{Crush, PULSE};
use super::encounter::BodyRef;
use super::side::{Effect, energy_shares, triple};
use super::world::World;
use crate::crush::CrushWarning;
use crate::crush_force::Face;
use crate::impact::{ImpactAudit, ImpactWarning};
use accuscene_core::arith::{Real, Vec2, Vec3};
use accuscene_core::event::{self, CollisionEvent, CollisionSide, ImpactForce, Pulse, SensorDeltaV};
use accuscene_core::identity::EntityId;

/// A contact after an impact that changes no velocity by more than this is no impact of its own, m/s.
const TOUCHING: f64 = 0.1;

impl World<'_> {
    /// Tells of a contact that is over: as an impact, or as a push where bodies that have met close slowly.
    pub(super) fn tell_crush(&mut self, crush: Crush) {
        if crush.squeeze <= 0.0 {
            return;
        }
        let mut event = self.crush_event(&crush);
        let strongest = Real::max(event.bodies[0].delta_v_magnitude, event.bodies[1].delta_v_magnitude);
        let push = crush.again && (crush.closing < PUSHING || strongest < TOUCHING);
        self.leave_crushed(crush.bodies, &mut event, push);
        if push {
            self.push(&Push::of(&event));
        } else {
            self.state.impacts += 1;
            self.remember(event);
        }
    }

    fn crush_event(&self, crush: &Crush) -> CollisionEvent {
        let model = self.model;
        let names = crush.bodies.map(|b| b.id(model));
        let subject = format!("impacts.{}+{}", names[0], names[1]);
        let index = self.state.impacts;
        let share = 1.0 / crush.squeeze;
        let point = crush.point * share;
        let normal = crush.normal.unit();
        let normal = Vec3::new(normal.x, normal.y, 0.0);
        let impulse_normal = crush.impulse.dot(normal);
        let tangential = (crush.impulse - normal * impulse_normal).norm();
        let relative =
            crush.bodies[1].velocity_at(&self.state, point) - crush.bodies[0].velocity_at(&self.state, point);
        let separation_speed = relative.dot(normal);
        let [closing_speed, sliding_speed] = self.speeds_at_first(crush, point, normal.xy());
        let energies = self.crush_energies(crush);
        let audit = ImpactAudit::of(crush.books);
        let duration = crush.lasting - crush.start;
        CollisionEvent {
            id: EntityId::derive("collision", &format!("{index} {subject}")),
            index,
            bodies: [0, 1].map(|k| self.crush_side(crush, k, energies[k])),
            first_contact: crush.start,
            time: crush.time * share,
            separation: crush.lasting,
            model: "crush-force".to_owned(),
            point: triple(point),
            normal: triple(normal),
            plane_rule: "mean over the contact, weighted by force".to_owned(),
            point_rule: "mean over the contact, weighted by force".to_owned(),
            impulse: triple(crush.impulse),
            impulse_normal,
            impulse_tangential: tangential,
            impact_force: Some(ImpactForce {
                mean: crush.squeeze / Real::max(duration, f64::MIN_POSITIVE),
                peak: Some(crush.peak.0),
                contact_duration: duration,
                origin: "computed".to_owned(),
            }),
            restitution: crush.returned().sqrt(),
            restitution_rule: crush.restitution.origin.text().to_owned(),
            friction: crush.friction,
            impulse_ratio: Some(tangential / Real::max(impulse_normal.abs(), f64::MIN_POSITIVE)),
            full_impact: tangential < crush.friction * impulse_normal * 0.99,
            simultaneous: 1,
            closing_speed,
            sliding_speed,
            separation_speed,
            energy_loss: crush.loss,
            overlap_area: 0.0,
            penetration: crush.overlap,
            sensitivity: None,
            audit: event::ImpactAudit {
                momentum_residual: audit.momentum_residual,
                angular_momentum_residual: audit.angular_momentum_residual,
                energy_residual: audit.energy_residual,
                holds: audit.holds(),
            },
            warnings: self.crush_warnings(crush, &audit, sliding_speed / closing_speed, &subject),
        }
    }

    /// What a reader must know of a contact: books that do not balance, sliding past each other, crush beyond what was
    /// measured.
    fn crush_warnings(
        &self,
        crush: &Crush,
        audit: &ImpactAudit,
        ratio: f64,
        subject: &str,
    ) -> Vec<event::Warning> {
        let mut found: Vec<(u32, String, String)> = Vec::new();
        let mut note = |w: ImpactWarning| found.push((w.code(), subject.to_owned(), w.to_string()));
        if !audit.holds() {
            note(ImpactWarning::AuditFailed);
        }
        if ratio.abs() > ImpactWarning::GRAZING_RATIO {
            note(ImpactWarning::GrazingContact { ratio: ratio.abs() });
        }
        for (k, b) in crush.bodies.into_iter().enumerate() {
            let BodyRef::Vehicle(i) = b else { continue };
            let depths = &self.state.vehicles[i].depths;
            let mut note = |w: CrushWarning| {
                found.push((w.code(), format!("vehicles.{}", b.id(self.model)), w.to_string()))
            };
            let depth = depths.deepest();
            if depth > CrushWarning::DEEPEST {
                note(CrushWarning::DeepCrush { depth });
            }
            for face in depths.crushed() {
                let share = crush.share(k, face);
                if share < CrushWarning::WHOLE {
                    note(CrushWarning::BesideLoadPath { face: face.name(), share });
                }
            }
        }
        let told = |(code, subject, message)| event::Warning {
            code,
            subject,
            time: Some(crush.lasting),
            message,
            source: None,
        };
        found.into_iter().map(told).collect()
    }

    /// Closing and sliding speed at first contact, at the mean point and along the mean normal, m/s.
    pub(super) fn speeds_at_first(&self, crush: &Crush, point: Vec3, normal: Vec2) -> [f64; 2] {
        let velocity = |k: usize| {
            crush.was[k].map_or(Vec3::zero(), |b| b.velocity + b.world_rate().cross(point - b.position))
        };
        let relative = (velocity(1) - velocity(0)).xy();
        [-relative.dot(normal), relative.dot(normal.perp()).abs()]
    }

    /// The lost energy by vehicle: as their crushed columns have taken it in this contact, with what acted of their
    /// stiffness.
    fn crush_energies(&self, crush: &Crush) -> [f64; 2] {
        let now = self.taken(crush.bodies);
        let taken = [0, 1].map(|k| {
            let faces = Face::ALL.into_iter().enumerate();
            let faces = faces.map(|(f, face)| (now[k][f] - crush.taken[k][f]) * crush.share(k, face));
            Real::max(faces.sum(), 0.0)
        });
        energy_shares(crush.loss, taken)
    }

    /// Energy that the columns of each body's faces have taken so far, with what they give back and all of their
    /// stiffness, J.
    pub(super) fn taken(&self, bodies: [BodyRef; 2]) -> [[f64; 4]; 2] {
        bodies.map(|b| match b {
            BodyRef::Vehicle(i) => {
                self.model.vehicles[i].border.absorbed(&self.state.vehicles[i].depths, 0.0)
            }
            BodyRef::Obstacle(_) => [0.0; 4],
        })
    }

    fn crush_side(&self, crush: &Crush, k: usize, energy: f64) -> CollisionSide {
        let id = crush.bodies[k].id(self.model).to_owned();
        let (BodyRef::Vehicle(i), Some(was), Some(glimpse)) =
            (crush.bodies[k], crush.was[k], crush.at_contact[k])
        else {
            return CollisionSide::immovable(id);
        };
        let vehicle = &self.model.vehicles[i];
        let sign = if k == 0 { -1.0 } else { 1.0 };
        let sensors = vehicle.sensors.iter().zip(&crush.sensors[k]).map(|(sensor, dv)| SensorDeltaV {
            id: sensor.id.clone(),
            delta_v_body: [dv.x, dv.y],
            magnitude: dv.norm(),
        });
        let effect = Effect {
            i,
            was,
            glimpse,
            dv: crush.impulse * (sign / vehicle.vehicle.body.mass),
            spin: crush.spin[k],
            energy,
            heading: glimpse.yaw,
            sensors: sensors.collect(),
        };
        CollisionSide {
            pulse: Some(Pulse {
                interval: PULSE,
                acceleration: crush.pulses[k].iter().map(|v| [v.x / PULSE, v.y / PULSE]).collect(),
            }),
            ..effect.told(self.model, &self.state)
        }
    }
}
