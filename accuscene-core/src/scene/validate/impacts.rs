use std::collections::BTreeSet;

use super::super::{ImpactPoint, RestitutionBySpeed, RestitutionRule, Scene, Si};
use super::code::{CONTRADICTORY_FIELDS, OUT_OF_RANGE, REPEATED_PAIR, UNKNOWN_REFERENCE};
use super::findings::Findings;
use crate::document::Problem;

pub(super) fn impacts(scene: &Scene, findings: &mut Findings) {
    let duration = scene.options.duration.si();
    let mut seen = BTreeSet::new();
    one_rule("impacts", scene.impacts.restitution_rule, scene.impacts.restitution.is_some(), findings);
    idle_figures(scene, findings);
    for fixed in &scene.obstacles {
        let path = format!("obstacles.{}", fixed.id);
        one_rule(&path, fixed.restitution_rule, fixed.restitution.is_some(), findings);
    }
    for (index, pair) in scene.impacts.pairs.iter().enumerate() {
        let path = format!("impacts.pairs[{index}]");
        let [first, second] = &pair.between;
        let sorted = if first < second { (first, second) } else { (second, first) };
        let repeated = if first == second {
            Some("a body with itself")
        } else if pair.at.is_none() && !seen.insert(sorted) {
            // Several impacts of one pair are told apart by their given instants.
            Some("the pair is given before")
        } else {
            None
        };
        if let Some(message) = repeated {
            let problem = Problem::new(REPEATED_PAIR, format!("{path}.between"), message);
            let hint = "give each pair once, or each of its impacts its instant `at`";
            let value = format!("{first}, {second}");
            findings.push(problem.with_value(value).with_limit("two bodies, once").with_hint(hint));
        }
        let given = pair.restitution.is_some() || pair.separation_speed.is_some();
        one_rule(&path, pair.restitution_rule, given, findings);
        if let (Some(_), Some(speed)) = (&pair.restitution, &pair.separation_speed) {
            let path = format!("{path}.separation_speed");
            let message = "`restitution` is given too";
            findings.limit(
                CONTRADICTORY_FIELDS,
                path,
                message,
                speed.value,
                "one of the two",
                "leave one of them out",
            );
        }
        if let (Some(_), Some(normal)) = (&pair.plane, &pair.normal) {
            findings.limit(
                CONTRADICTORY_FIELDS,
                format!("{path}.normal"),
                "`plane` is given too",
                normal.value,
                "one of the two",
                "leave `plane` out: the normal gives the contact plane",
            );
        }
        if let Some(at) = pair.at.as_ref().filter(|at| at.value > duration) {
            let limit = format!("<= options.duration = {duration} s");
            let hint = "simulate longer, or correct the instant";
            findings.limit(OUT_OF_RANGE, format!("{path}.at"), "after the end", at.value, limit, hint);
        }
        if let Some(ImpactPoint::Body(point)) = &pair.point
            && !pair.between.contains(&point.body)
        {
            let problem = Problem::new(UNKNOWN_REFERENCE, format!("{path}.point.body"), "not one of the two");
            let limit = format!("{first} or {second}");
            findings
                .push(problem.with_value(&point.body).with_limit(limit).with_hint("name one of the pair"));
        }
    }
    for coupling in &scene.couplings {
        if coupling.between[0] == coupling.between[1] {
            let problem = Problem::new(
                REPEATED_PAIR,
                format!("couplings.{}.between", coupling.id),
                "a vehicle with itself",
            );
            let value = &coupling.between[0];
            findings.push(
                problem.with_value(value).with_limit("two vehicles").with_hint("name the towed vehicle"),
            );
        }
    }
}

/// Warns of figures by closing speed where every restitution is constant.
fn idle_figures(scene: &Scene, findings: &mut Findings) {
    let i = &scene.impacts;
    let constant = match i.restitution_rule {
        Some(rule) => rule == RestitutionRule::Constant,
        None => i.restitution.is_some(),
    };
    let asked = |rule: Option<RestitutionRule>| rule == Some(RestitutionRule::ClosingSpeed);
    let used = i.pairs.iter().any(|p| asked(p.restitution_rule))
        || scene.obstacles.iter().any(|o| asked(o.restitution_rule));
    if constant && !used && i.restitution_by_speed != RestitutionBySpeed::default() {
        let problem = Problem::new(
            CONTRADICTORY_FIELDS,
            "impacts.restitution_by_speed",
            "counts for nothing where the restitution is constant",
        );
        let hint = "leave the restitution out, or the figures by speed";
        findings.push(problem.with_limit("absent").with_hint(hint).warning());
    }
}

/// A restitution that is given does not follow from the closing speed as well.
fn one_rule(path: &str, rule: Option<RestitutionRule>, given: bool, findings: &mut Findings) {
    if given && rule == Some(RestitutionRule::ClosingSpeed) {
        findings.limit(
            CONTRADICTORY_FIELDS,
            format!("{path}.restitution_rule"),
            "a restitution or a speed of separation is given too",
            "closing-speed",
            "constant, or no value",
            "leave one of them out",
        );
    }
}
