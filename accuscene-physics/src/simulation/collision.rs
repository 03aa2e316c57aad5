//! One impact: where and how the impulse acts, what it does to the bodies, and the event that tells of it.

use super::chronicle::is_push;
use super::encounter::{BodyRef, Encounter, Glimpse};
use super::law::{Blow, solve};
use super::meeting::Common;
use super::movers::Movers;
use super::sensitivity::{Share, sensitivity};
use super::side::{energy_split, side, triple};
use super::state::{State, VehicleState};
use crate::contact::{ContactError, PlaneFound, PlaneRule, engagement_of};
use crate::impact::restitution::Partners;
use crate::impact::{ImpactError, SpatialBody};
use crate::model::{ImpactRule, Model, PlaneSource, PointSource, VehicleModel};
use crate::vehicle::BodyState;
use accuscene_core::arith::{Vec2, Vec3, sin_cos};
use accuscene_core::event::{CollisionEvent, ImpactAudit, Warning};
use accuscene_core::identity::EntityId;

/// Where an impulse acts and which way the plane faces, with the rules that chose them.
pub(super) struct Site {
    pub(super) point: Vec3,
    pub(super) normal: Vec3,
    point_rule: &'static str,
    plane_rule: &'static str,
    /// Common area of the outlines, m².
    area: f64,
    /// Depth of the overlap, m.
    penetration: f64,
}

/// Finds the site of an impact with the outlines as they lie; `None` if the bodies do not approach there.
pub(super) fn site(
    model: &Model,
    state: &State,
    encounter: &Encounter,
    rule: &ImpactRule,
    common: Option<&Common>,
) -> Option<Site> {
    let [a, b] = encounter.bodies;
    let given = match &rule.point {
        PointSource::Overlap => None,
        PointSource::World(p) => Some((*p, "given in world axes")),
        PointSource::Body { id, at } => {
            let body = &state.vehicles[model.vehicles.iter().position(|v| v.id == *id)?].body;
            Some((body.position + body.orientation.matrix().apply(*at), "given on a body"))
        }
    };
    let z = common.and_then(|c| c.height).unwrap_or_else(|| state.middle_height(encounter.bodies));
    let at = |p: Vec2| given.map_or(Vec3::new(p.x, p.y, z), |(point, _)| point);
    let relative = |p: Vec2| {
        let point = at(p);
        (b.velocity_at(state, point) - a.velocity_at(state, point)).xy()
    };
    let plane = match rule.plane {
        PlaneSource::Automatic => match common.and_then(Common::driven_into) {
            Some(normal) => PlaneRule::DrivenInto(normal),
            None => PlaneRule::CrossingPoints,
        },
        PlaneSource::CrossingPoints => PlaneRule::CrossingPoints,
        PlaneSource::LeastTranslation => PlaneRule::LeastTranslation,
        PlaneSource::FirstContact => PlaneRule::FirstContact,
        PlaneSource::Given(angle) => {
            let (sin, cos) = sin_cos(angle);
            let n = Vec2::new(cos, sin);
            // A given normal points from the first body that the rule names to the second.
            let pair = model.pairs.iter().rev().find(|p| p.joins(a.id(model), b.id(model)));
            let turned = pair.is_some_and(|p| p.between[0] != a.id(model));
            PlaneRule::Given(if turned { -n } else { n })
        }
    };
    let point_rule = given.map_or("centre of the overlap, middle of the common height", |(_, rule)| rule);
    // A wall of several obstacles is struck across its open faces or not at all: everything else is a joint.
    let joined = rule.plane == PlaneSource::Automatic && common.is_some_and(|c| c.joined);
    match (engagement_of(common.map(|c| &c.overlap), plane, relative, encounter.touch_normal), plane) {
        (Ok(e), _) if joined && e.plane != PlaneFound::DrivenInto => None,
        // What another impulse has turned back meanwhile is not struck from behind.
        (Ok(e), _) if e.plane == PlaneFound::DrivenInto && behind(model, encounter, e.normal) => None,
        (Ok(e), _) => {
            let plane_rule = match e.plane {
                PlaneFound::CrossingPoints => "through the crossing points of the outlines",
                PlaneFound::DrivenInto => "across the faces of the obstacle that are driven into",
                PlaneFound::LeastTranslation => "across the least translation",
                PlaneFound::FirstContact => "across the normal of first contact",
                PlaneFound::Given => "given",
            };
            let normal = Vec3::new(e.normal.x, e.normal.y, 0.0);
            let (area, penetration) = (e.area, e.penetration);
            Some(Site { point: at(e.point), normal, point_rule, plane_rule, area, penetration })
        }
        // Point, plane and instant are given: the outlines need not have met yet.
        (Err(ContactError::NoOverlap { .. }), PlaneRule::Given(n)) => {
            let (point, _) = given?;
            let normal = Vec3::new(n.x, n.y, 0.0);
            Some(Site { point, normal, point_rule, plane_rule: "given", area: 0.0, penetration: 0.0 })
        }
        (Err(_), _) => None,
    }
}

/// True if a normal looks the other way than that of the first contact with a convex obstacle.
fn behind(model: &Model, encounter: &Encounter, normal: Vec2) -> bool {
    let BodyRef::Obstacle(i) = encounter.bodies[1] else { return false };
    let convex = model.obstacles[i].zone.outline.shape().is_convex();
    convex && encounter.touch_normal.is_some_and(|first| first.dot(normal) < 0.0)
}

/// Applies the impulse and tells of it; none if the bodies do not approach.
///
/// # Errors
/// [`ImpactError`] where the law cannot work with what the scene gives it.
pub(super) fn strike(
    model: &Model,
    state: &mut State,
    encounter: &Encounter,
    rule: &ImpactRule,
    common: Option<&Common>,
    t: f64,
) -> Result<Option<CollisionEvent>, ImpactError> {
    let Some(site) = site(model, state, encounter, rule, common) else { return Ok(None) };
    let parties = encounter.bodies.map(|b| party(model, state, b));
    let who = partners(model, state, encounter.bodies, site.normal.xy());
    let blow = match solve(rule, who, &parties, site.point, site.normal) {
        Ok(blow) => blow,
        Err(ImpactError::NotApproaching { .. }) => return Ok(None),
        Err(refusal) => return Err(refusal),
    };
    let before: Vec<Option<BodyState>> = encounter.bodies.iter().map(|b| body(state, *b)).collect();
    let told = !is_push(encounter, blow.speeds[0]);
    let undisturbed = (told && coupled(model, encounter.bodies)).then(|| state.clone());
    strike_with(model, state, encounter, &blow, t);
    state.impacts += u32::from(told);
    let mut event = tell(model, state, encounter, rule, &site, &blow, &parties, &before, t);
    if told {
        // What is coupled takes only a part of its impulse: the joints pass the rest on.
        let shares = |blow: &Blow, after: Option<&State>| match after {
            Some(after) => Share::through_joints(model, encounter, blow, &before, after),
            None => Share::of(model, encounter, blow, &parties),
        };
        let own = shares(&blow, undisturbed.as_ref().map(|_| &*state));
        event.sensitivity = Some(sensitivity(model, state, encounter, rule, &site, own, |point, normal| {
            let partners = partners(model, state, encounter.bodies, normal.xy());
            let blow = solve(rule, partners, &parties, point, normal)?;
            let mut after = undisturbed.clone();
            if let Some(after) = &mut after {
                strike_with(model, after, encounter, &blow, t);
            }
            Ok(shares(&blow, after.as_ref()))
        }));
    }
    Ok(Some(event))
}

/// Sets the bodies of an impact in motion; the joints pass the blow on in the same instant.
fn strike_with(model: &Model, state: &mut State, encounter: &Encounter, blow: &Blow, t: f64) {
    for (k, reference) in encounter.bodies.iter().enumerate() {
        if let BodyRef::Vehicle(i) = *reference {
            let s = &mut state.vehicles[i];
            s.body.velocity = blow.velocities[k];
            s.body.rate = s.body.orientation.matrix().apply_transposed(blow.rates[k]);
            s.first_impact.get_or_insert(t);
            state.wake(i);
        }
    }
    state.join(model, Movers::all(model.vehicles.len()), 0.0);
}

/// Whether one of the bodies hangs at a joint.
pub(super) fn coupled(model: &Model, bodies: [BodyRef; 2]) -> bool {
    bodies.iter().any(|b| match *b {
        BodyRef::Vehicle(i) => model.joints.iter().any(|j| j.bodies.contains(&i)),
        BodyRef::Obstacle(_) => false,
    })
}

pub(super) fn body(state: &State, reference: BodyRef) -> Option<BodyState> {
    match reference {
        BodyRef::Vehicle(i) => Some(state.vehicles[i].body),
        BodyRef::Obstacle(_) => None,
    }
}

/// Who meets along a normal, as far as the restitution asks.
pub(super) fn partners(model: &Model, state: &State, bodies: [BodyRef; 2], normal: Vec2) -> Partners {
    let [BodyRef::Vehicle(i), BodyRef::Vehicle(j)] = bodies else { return Partners::Obstacle };
    let [low, high] = bodies.map(|b| b.heights(model, state, 0));
    if !model.vehicles[i].bumpers || !model.vehicles[j].bumpers || low.common(&high).is_none() {
        return Partners::Vehicles(0.0);
    }
    let axes = [i, j].map(|k| {
        let (sin, cos) = sin_cos(state.vehicles[k].yaw);
        Vec2::new(cos, sin)
    });
    Partners::cars(normal, axes)
}

/// A body as the impact laws see it.
pub(super) fn party(model: &Model, state: &State, reference: BodyRef) -> SpatialBody {
    match reference {
        BodyRef::Vehicle(i) => rigid(&model.vehicles[i], &state.vehicles[i]),
        BodyRef::Obstacle(_) => SpatialBody::immovable(),
    }
}

/// A vehicle as the impact laws see it.
pub(super) fn rigid(v: &VehicleModel, s: &VehicleState) -> SpatialBody {
    let (b, constants) = (&s.body, &v.vehicle.body);
    let turn = b.orientation.matrix();
    SpatialBody {
        mass: constants.mass,
        inertia: turn.product(&constants.inertia).product(&turn.transposed()),
        position: b.position,
        velocity: b.velocity,
        angular_velocity: turn.apply(b.rate),
    }
}

#[expect(
    clippy::too_many_arguments,
    reason = "everything that an expert asks of an impact comes together here"
)]
pub(super) fn tell(
    model: &Model,
    state: &State,
    encounter: &Encounter,
    rule: &ImpactRule,
    site: &Site,
    blow: &Blow,
    parties: &[SpatialBody; 2],
    before: &[Option<BodyState>],
    t: f64,
) -> CollisionEvent {
    let n = site.normal;
    let [closing_speed, sliding_speed, separation_speed] = blow.speeds;
    let impulse_normal = blow.impulse.dot(n);
    let energies = energy_split(model, encounter, blow.energy_loss);
    let sides = [0, 1].map(|k| {
        let sign = if k == 0 { -1.0 } else { 1.0 };
        let was = before[k];
        let spin = blow.shared.map(|rates| rates[k].z);
        side(model, state, encounter, k, blow.impulse * sign, &parties[k], was, energies[k], spin)
    });
    let names = [encounter.bodies[0].id(model), encounter.bodies[1].id(model)];
    let subject = format!("impacts.{}+{}", names[0], names[1]);
    let index = state.impacts.saturating_sub(1);
    CollisionEvent {
        id: EntityId::derive("collision", &format!("{index} {subject}")),
        index,
        bodies: sides,
        first_contact: encounter.first_contact,
        time: t,
        separation: t,
        model: rule.law.impulse().name().to_owned(),
        point: triple(site.point),
        normal: triple(n),
        plane_rule: site.plane_rule.to_owned(),
        point_rule: site.point_rule.to_owned(),
        impulse: triple(blow.impulse),
        impulse_normal,
        impulse_tangential: (blow.impulse - n * impulse_normal).norm(),
        impact_force: None,
        restitution: blow.restitution.restitution,
        restitution_rule: blow.restitution.origin.text().to_owned(),
        friction: rule.friction,
        impulse_ratio: blow.impulse_ratio,
        full_impact: blow.full,
        simultaneous: blow.simultaneous,
        closing_speed,
        sliding_speed,
        separation_speed,
        energy_loss: blow.energy_loss,
        overlap_area: site.area,
        penetration: site.penetration,
        sensitivity: None,
        audit: ImpactAudit {
            momentum_residual: blow.audit.momentum_residual,
            angular_momentum_residual: blow.audit.angular_momentum_residual,
            energy_residual: blow.audit.energy_residual,
            holds: blow.audit.holds(),
        },
        warnings: blow
            .warnings
            .iter()
            .map(|w| Warning {
                code: w.code(),
                subject: subject.clone(),
                time: Some(t),
                message: w.to_string(),
                source: None,
            })
            .collect(),
    }
}

/// What a vehicle was at an instant, for the state of first contact.
pub(crate) fn glimpses(bodies: [BodyRef; 2], state: &State) -> [Option<Glimpse>; 2] {
    bodies.map(|b| b.glimpse(state))
}
