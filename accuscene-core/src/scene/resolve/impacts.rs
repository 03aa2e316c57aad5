use super::super::{Engagement, ImpactModel, Impacts, Obstacle, PairImpact, RestitutionRule};
use super::fill::Fill;
use crate::quantity::{Quantity, Ratio};

pub(super) fn impacts(impacts: &mut Impacts, obstacles: &[Obstacle]) {
    impacts.model.get_or_insert_default();
    let rule = *impacts.restitution_rule.get_or_insert(match impacts.restitution {
        Some(_) => RestitutionRule::Constant,
        None => RestitutionRule::ClosingSpeed,
    });
    if rule == RestitutionRule::Constant {
        severe(&mut impacts.restitution);
    }
    impacts.friction.estimate(0.6, 0.1, "between vehicles 0.4-0.6; sideswipe 0.2-0.35, interlocking 0.6-1.0");
    impacts.impulse_ratio.fill(1.0, "common tangential velocity (Brach)");
    impacts.moment_coefficient.fill(1.0, "no moment impulse (Brach)");
    impacts.engagement.time.estimate(0.05, 0.015, "greatest engagement 30-70 ms after first contact");
    impacts.engagement.depth.estimate(0.4, 0.1, "greatest penetration 0.3-0.5 m in frontal impacts");
    // Under forces the plane is a result: what is given there is told as unused, so nothing is put in.
    if impacts.model != Some(ImpactModel::CrushForce) {
        impacts.plane.get_or_insert_default();
    }
    impacts.mute.fill(0.1, "duration of a contact: 100-150 ms");
    impacts.aftermath.wheels.get_or_insert(true);
    impacts.aftermath.outline.get_or_insert(true);
    let mut pairs = core::mem::take(&mut impacts.pairs);
    for pair in &mut pairs {
        pair_impact(pair, impacts);
    }
    impacts.pairs = pairs;
    let follows = Some(RestitutionRule::ClosingSpeed);
    let used = impacts.restitution_rule == follows
        || impacts.pairs.iter().any(|pair| pair.restitution_rule == follows)
        || obstacles.iter().any(|fixed| fixed.restitution_rule == follows);
    if used {
        let by_speed = &mut impacts.restitution_by_speed;
        by_speed.slow.estimate(
            0.3,
            0.1,
            "closing up to 10 km/h: 0.2-0.4; cars bumper to bumper by the regression of Cipriani et al., SAE 2002-01-0540",
        );
        by_speed.fast.estimate(0.1, 0.05, "closing at 30 km/h and more: 0.05-0.15");
        by_speed.barrier.estimate(0.15, 0.05, "frontal barrier tests (NCAP) at 48-56 km/h: 0.10-0.20");
    }
}

/// Fills in the restitution of severe impacts.
fn severe(restitution: &mut Option<Quantity<Ratio>>) {
    restitution.estimate(0.1, 0.05, "severe impacts: 0.05-0.15; 0.2-0.4 below 10 km/h");
}

/// Takes what a pair leaves open from what holds for all.
fn pair_impact(pair: &mut PairImpact, all: &Impacts) {
    pair.model = pair.model.or(all.model);
    pair.enabled.get_or_insert(true);
    let parting = pair.separation_speed.is_some();
    let given = parting || pair.restitution.is_some();
    let rule = rule_of(&mut pair.restitution_rule, given, all);
    if rule == RestitutionRule::Constant && !parting {
        inherit(&mut pair.restitution, &all.restitution);
        severe(&mut pair.restitution);
    }
    if pair.normal.is_none() && pair.model != Some(ImpactModel::CrushForce) {
        pair.plane = Some(pair.plane.or(all.plane).unwrap_or_default());
    }
    inherit(&mut pair.friction, &all.friction);
    inherit(&mut pair.impulse_ratio, &all.impulse_ratio);
    inherit(&mut pair.moment_coefficient, &all.moment_coefficient);
    inherit(&mut pair.mute, &all.mute);
    if pair.at.is_none() {
        let Engagement { time, depth } = &all.engagement;
        inherit(&mut pair.engagement.time, time);
        inherit(&mut pair.engagement.depth, depth);
    }
}

/// Rule and restitution of an obstacle; where it leaves them open, those of all.
pub(super) fn obstacle(fixed: &mut Obstacle, all: &Impacts) {
    let given = fixed.restitution.is_some();
    let rule = rule_of(&mut fixed.restitution_rule, given, all);
    if rule == RestitutionRule::Constant {
        if let Some(restitution) = &all.restitution {
            fixed.restitution.fill(restitution.value, "that of the impacts");
        }
        severe(&mut fixed.restitution);
    }
}

/// The rule that is asked for, else the one of a given value, else that of all.
fn rule_of(own: &mut Option<RestitutionRule>, given: bool, all: &Impacts) -> RestitutionRule {
    *own.get_or_insert(match given {
        true => RestitutionRule::Constant,
        false => all.restitution_rule.unwrap_or_default(),
    })
}

fn inherit<D>(own: &mut Option<Quantity<D>>, general: &Option<Quantity<D>>) {
    if own.is_none() {
        own.clone_from(general);
    }
}
