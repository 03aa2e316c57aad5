use super::super::{Engagement, ImpactModel, Impacts, PairImpact};
use super::fill::Fill;
use crate::quantity::Quantity;

pub(super) fn impacts(impacts: &mut Impacts) {
    impacts.model.get_or_insert_default();
    impacts.restitution.estimate(0.1, 0.05, "severe impacts: 0.05-0.15; 0.2-0.4 below 10 km/h");
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
    let mut pairs = core::mem::take(&mut impacts.pairs);
    for pair in &mut pairs {
        pair_impact(pair, impacts);
    }
    impacts.pairs = pairs;
}

/// Takes what a pair leaves open from what holds for all.
fn pair_impact(pair: &mut PairImpact, all: &Impacts) {
    pair.model = pair.model.or(all.model);
    pair.enabled.get_or_insert(true);
    if pair.separation_speed.is_none() {
        inherit(&mut pair.restitution, &all.restitution);
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

fn inherit<D>(own: &mut Option<Quantity<D>>, general: &Option<Quantity<D>>) {
    if own.is_none() {
        own.clone_from(general);
    }
}
