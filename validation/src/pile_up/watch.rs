use super::depth::{crushed, overlaps, resting};
use super::scene::LONGEST;
use super::{Lying, PileUp, PileUpOutcome};
use crate::ValidationError;
use accuscene::EngineError;
use accuscene_core::arith::Real;
use accuscene_core::event::Event;
use accuscene_core::scene::Scene;
use accuscene_physics::Model;
use accuscene_physics::contact::BroadPhase;
use accuscene_physics::crush_force::{LEAST_RETURN, SPACING};
use accuscene_physics::model::ImpactLaw;
use accuscene_physics::simulation::{BodyRef, EncounterPhase, Live, State};
use std::sync::Arc;

/// Between two looks at the overlaps, s.
const LOOK: f64 = 0.1;
/// What bodies that are to be struck again come on in a step, m: 1 m/s, above which it is an impact of its own, for 5 ms.
const CREEP: f64 = 5e-3;

impl PileUp {
    /// Runs it to rest, or for a minute.
    ///
    /// # Errors
    /// [`ValidationError`] if the scene has problems, as with an unknown model, or does not run.
    pub fn run(&self) -> Result<PileUpOutcome, ValidationError> {
        let title = || format!("pile-up of {} by {}", self.vehicles, self.model);
        let scene = Scene::from_toml(&self.scene())
            .map_err(|source| ValidationError::Scene { scene: title(), source })?;
        let wrong = |source| ValidationError::Engine { scene: title(), source: EngineError::from(source) };
        let model = Arc::new(Model::compile(&scene.resolve()).map_err(wrong)?);
        let mut live = Live::new(Arc::clone(&model), false);
        let mut broad = BroadPhase::default();
        let mut greatest = 0.0;
        let between = (LOOK / model.step + 0.5) as u64;
        while live.time() < f64::from(LONGEST) && !still(live.state()) && !live.is_outside() {
            live.step(between).map_err(wrong)?;
            let deepest =
                overlaps(&model, live.state(), &mut broad).iter().fold(0.0, |d, o| Real::max(d, o.1));
            greatest = Real::max(greatest, deepest);
        }
        let events = live.to_run().recording.events;
        let impacts =
            || events.iter().filter_map(|e| if let Event::Collision(c) = e { Some(c) } else { None });
        let state = live.state();
        let mut lying: Vec<Lying> = overlaps(&model, state, &mut broad)
            .into_iter()
            .map(|(pair, outlines)| {
                let bodies = pair.map(|i| model.vehicles[i].id.clone());
                let rule = model.rule(&bodies[0], &bodies[1]);
                let (allowed, surfaces) = if rule.law == ImpactLaw::CrushForce {
                    let surfaces = resting(&model, state, pair, returned(state, pair));
                    let allowed = crushed(&model, state, pair) + 2.0 * SPACING;
                    (allowed, Some([surfaces, between_surfaces(state, pair)]))
                } else {
                    let of =
                        impacts().filter(|c| c.bodies.iter().zip(&bodies).all(|(side, id)| side.body == *id));
                    let leaning = events.iter().filter_map(|e| match e {
                        Event::Push(p) if p.bodies == bodies => Some(p.penetration),
                        _ => None,
                    });
                    let recorded = of.map(|c| c.penetration).chain(leaning).fold(0.0, Real::max);
                    (recorded + CREEP, None)
                };
                Lying { bodies, outlines, allowed, surfaces }
            })
            .collect();
        lying.sort_by(|a, b| b.excess().total_cmp(&a.excess()));
        let mut rests = state.vehicles.iter().map(|s| s.rest_since);
        let moving = state.vehicles.iter().zip(&model.vehicles).filter(|(s, _)| s.rest_since.is_none());
        Ok(PileUpOutcome {
            vehicles: self.vehicles,
            model: self.model.clone(),
            end: live.time(),
            rest: rests.try_fold(0.0, |last, t| Some(Real::max(last, t?))),
            moving: moving.map(|(s, v)| (v.id.clone(), s.body.velocity.xy().norm())).collect(),
            impacts: impacts().count(),
            pushes: events.iter().filter(|e| matches!(e, Event::Push(_))).count(),
            unbalanced: impacts().filter(|c| !c.audit.holds).count(),
            greatest,
            lying,
        })
    }
}

/// True if nothing moves and nothing is to come.
fn still(state: &State) -> bool {
    state.vehicles.iter().all(|s| s.rest_since.is_some())
        && state.crushes.is_empty()
        && !state.encounters.iter().any(|e| matches!(e.phase, EncounterPhase::Engaging { .. }))
}

/// Share of the stored energy that the structures of a pair give back, by the restitution that they met with.
fn returned(state: &State, pair: [usize; 2]) -> f64 {
    let bodies = pair.map(BodyRef::Vehicle);
    let met = state.met.iter().find(|(met, _)| *met == bodies);
    met.map_or(LEAST_RETURN, |(_, found)| Real::max(found.restitution * found.restitution, LEAST_RETURN))
}

/// How deep resting surfaces may lie in each other, m: each is known to the width of a column, and what springs back of the
/// depths still presses.
fn between_surfaces(state: &State, pair: [usize; 2]) -> f64 {
    let deepest: f64 = pair.iter().map(|i| state.vehicles[*i].depths.deepest()).sum();
    2.0 * SPACING + returned(state, pair) * deepest
}
