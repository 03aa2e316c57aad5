//! Impulses that are due in the same instant on bodies that share them, and what an impulse does to neighbours.

use super::aftermath::Imprint;
use super::chronicle::is_push;
use super::collision::{Site, body, coupled, partners, party, site, tell};
use super::contacts::CLOSING;
use super::encounter::{BodyRef, Encounter, EncounterPhase};
use super::law::solve_together;
use super::sensitivity::{Share, sensitivity};
use super::world::World;
use crate::impact::{ImpactError, SpatialBody};
use crate::model::{ImpactLaw, ImpactRule};
use crate::vehicle::BodyState;
use accuscene_core::arith::Vec3;

/// Impulses due within this of each other act in the same instant, s.
const SAME: f64 = 1e-9;
/// So many times in a step impulses may make a struck neighbour close again at once.
pub(super) const SWEEPS: u32 = 50;
/// In a larger group the impulses are not solved again with other points and planes: the work grows with its square.
const MOST_VARIED: usize = 16;

/// One of several impulses in an instant.
struct Member<'a> {
    encounter: Encounter,
    rule: &'a ImpactRule,
    site: Site,
}

impl<'a> World<'a> {
    /// Serves an impulse that is due with all that are due in the same instant, those on the same bodies together; struck
    /// neighbours that close for them are due again, while `sweeps` last.
    ///
    /// Neighbours are looked at last, so that who stands first in the scene does not matter.
    pub(super) fn serve(&mut self, k: usize, t: f64, sweeps: &mut u32) {
        let due =
            |e: &Encounter| if let EncounterPhase::Engaging { due } = e.phase { due } else { f64::INFINITY };
        let first = due(&self.state.encounters[k]);
        let mut served: Vec<[BodyRef; 2]> = Vec::new();
        for k in 0..self.state.encounters.len() {
            if due(&self.state.encounters[k]) > first + SAME {
                continue;
            }
            let group = self.due_together(k);
            if group.len() > 1 && self.hit_together(&group, t) {
                served.extend(group.iter().map(|k| self.state.encounters[*k].bodies));
            } else {
                served.push(self.state.encounters[k].bodies);
                self.hit(k, t);
            }
        }
        self.wake_neighbours(&served, t, sweeps);
    }

    /// The pairs that are due with this one and joined to it by vehicles that they share, in the order of the pairs; by
    /// the same law of Kudlich and Slibar, without joints.
    fn due_together(&self, k: usize) -> Vec<usize> {
        let all = &self.state.encounters;
        let law = self.rule(all[k].bodies).law.impulse();
        let EncounterPhase::Engaging { due: first } = all[k].phase else { return vec![k] };
        let fits = |e: &Encounter| {
            let jointed = coupled(self.model, e.bodies);
            let is_due = matches!(e.phase, EncounterPhase::Engaging { due } if due <= first + SAME);
            is_due && !jointed && self.rule(e.bodies).law.impulse() == law
        };
        let mut group = vec![k];
        if law == ImpactLaw::BrachPlanar || !fits(&all[k]) {
            return group;
        }
        let mut grown = true;
        while grown {
            grown = false;
            for (i, e) in all.iter().enumerate() {
                let joined = group.iter().any(|g| shares(all[*g].bodies, e.bodies));
                if joined && !group.contains(&i) && fits(e) {
                    group.push(i);
                    grown = true;
                }
            }
        }
        group.sort_unstable();
        group
    }

    /// Applies the impulses of a group at once; false, with nothing done, if fewer than two of them approach.
    fn hit_together(&mut self, group: &[usize], t: f64) -> bool {
        let mut members: Vec<(usize, Member<'a>)> = Vec::with_capacity(group.len());
        for k in group {
            let encounter = self.state.encounters[*k].clone();
            let rule = self.rule(encounter.bodies);
            let common = self.overlap(encounter.bodies);
            if let Some(site) = site(self.model, &self.state, &encounter, rule, common.as_ref()) {
                members.push((*k, Member { encounter, rule, site }));
            }
        }
        if members.len() < 2 {
            return false;
        }
        let mut refs: Vec<BodyRef> = members.iter().flat_map(|(_, m)| m.encounter.bodies).collect();
        refs.sort_unstable();
        refs.dedup();
        let parties: Vec<SpatialBody> = refs.iter().map(|b| party(self.model, &self.state, *b)).collect();
        let place = |b: BodyRef| refs.binary_search(&b).unwrap_or_default();
        let contacts: Vec<_> = members
            .iter()
            .map(|(_, m)| {
                let bodies = m.encounter.bodies;
                let partners = partners(self.model, &self.state, bodies, m.site.normal.xy());
                (m.rule, partners, bodies.map(place), m.site.point, m.site.normal)
            })
            .collect();
        let Ok((blows, velocities)) = solve_together(&parties, &contacts) else { return false };
        let was: Vec<Option<BodyState>> = refs.iter().map(|b| body(&self.state, *b)).collect();
        let mut apart = Vec::with_capacity(members.len());
        for (k, m) in &members {
            let given = m.rule.at.is_some_and(|at| at == t);
            apart.push(given.then(|| self.touch(m.encounter.bodies).gap));
            let common = self.overlap(m.encounter.bodies);
            self.mark_struck(*k, common.as_ref(), t);
        }
        for (b, (velocity, rate)) in refs.iter().zip(velocities) {
            self.set_in_motion(*b, velocity, rate, t);
        }
        let mut told = Vec::with_capacity(members.len());
        for (index, (((k, m), blow), apart)) in members.iter().zip(&blows).zip(apart).enumerate() {
            let pair = m.encounter.bodies.map(place);
            let (two, before) = (pair.map(|i| parties[i]), pair.map(|i| was[i]));
            let counts = !is_push(&m.encounter, blow.speeds[0]);
            self.state.impacts += u32::from(counts);
            let mut event =
                tell(self.model, &self.state, &m.encounter, m.rule, &m.site, blow, &two, &before, t);
            if members.len() <= MOST_VARIED && counts {
                // The others act as they did; all impulses are found anew.
                let own = Share::of(self.model, &m.encounter, blow, &two);
                let mut varied = contacts.clone();
                let again = |point: Vec3, normal: Vec3| {
                    let who = partners(self.model, &self.state, m.encounter.bodies, normal.xy());
                    varied[index] = (m.rule, who, pair, point, normal);
                    let (blows, _) = solve_together(&parties, &varied)?;
                    let blow = &blows[index];
                    if blow.impulse == Vec3::zero() {
                        return Err(parted(blow.speeds[0]));
                    }
                    Ok(Share::of(self.model, &m.encounter, blow, &two))
                };
                event.sensitivity =
                    Some(sensitivity(self.model, &self.state, &m.encounter, m.rule, &m.site, own, again));
            }
            if let Some(apart) = apart {
                self.warn_of_given(m.encounter.bodies, t, apart, true);
            }
            told.push((*k, m, event));
        }
        // All of them find the outlines as they were.
        let imprints: Vec<Imprint> =
            told.iter().map(|(_, m, event)| self.imprint(m.encounter.bodies, event)).collect();
        for ((k, m, event), imprint) in told.into_iter().zip(&imprints) {
            self.lean_or_part(k, &m.encounter, m.rule, &event);
            self.tell_of(&m.encounter, event, imprint);
        }
        true
    }

    fn set_in_motion(&mut self, b: BodyRef, velocity: Vec3, rate: Vec3, t: f64) {
        let BodyRef::Vehicle(i) = b else { return };
        let s = &mut self.state.vehicles[i];
        s.body.velocity = velocity;
        s.body.rate = s.body.orientation.matrix().apply_transposed(rate);
        s.first_impact.get_or_insert(t);
        self.state.wake(i);
    }

    /// Struck pairs that share a vehicle with those just served, still overlap and now close, are due again at once.
    fn wake_neighbours(&mut self, served: &[[BodyRef; 2]], t: f64, sweeps: &mut u32) {
        let mut woken = false;
        for k in 0..self.state.encounters.len() {
            let e = &self.state.encounters[k];
            let (bodies, struck) = (e.bodies, matches!(e.phase, EncounterPhase::Struck(_)));
            let near = served.iter().any(|s| shares(*s, bodies));
            if *sweeps == 0 || !struck || !near || served.contains(&bodies) {
                continue;
            }
            let rule = self.rule(bodies);
            // A pair that is to pass through keeps closing by itself; one whose instant is given has had it.
            if rule.restitution.passes()
                || rule.at.is_some()
                || self.is_crushed(bodies)
                || self.coupled(bodies)
            {
                continue;
            }
            if self.closes_again(k) {
                self.make_due(k, t);
                woken = true;
            }
        }
        if woken {
            *sweeps -= 1;
        }
    }

    fn closes_again(&mut self, k: usize) -> bool {
        let encounter = self.state.encounters[k].clone();
        let rule = self.rule(encounter.bodies);
        let Some(common) = self.overlap(encounter.bodies) else { return false };
        let Some(site) = site(self.model, &self.state, &encounter, rule, Some(&common)) else { return false };
        let [a, b] = encounter.bodies.map(|b| b.velocity_at(&self.state, site.point));
        (a - b).dot(site.normal) > CLOSING
    }
}

/// Where others act in the same instant a contact may take no impulse.
fn parted(closing: f64) -> ImpactError {
    ImpactError::NotApproaching {
        value: -closing,
        limit: "an impulse beside the others",
        hint: "the other impulses part the bodies",
    }
}

fn shares(a: [BodyRef; 2], b: [BodyRef; 2]) -> bool {
    a.iter().any(|x| matches!(x, BodyRef::Vehicle(_)) && b.contains(x))
}
