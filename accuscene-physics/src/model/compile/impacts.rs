//! Rules of impact.

use crate::error::PhysicsError;
use crate::impact::restitution::ByClosingSpeed;
use crate::model::{
    ImpactLaw, ImpactRule, PairRule, PlaneSource, PointSource, RestitutionSource, SiteSpread,
};
use accuscene_core::arith::Vec3;
use accuscene_core::quantity::{Quantity, Ratio};
use accuscene_core::scene::{
    self, ImpactModel, ImpactPlane, ImpactPoint, PairImpact, Position3, RestitutionRule, Si,
};

/// The rule for pairs without one of their own.
pub(super) fn general(i: &scene::Impacts) -> Result<ImpactRule, PhysicsError> {
    let rule = ImpactRule {
        enabled: true,
        law: law(i.model.unwrap_or_default()),
        restitution: restitution(i.restitution_rule, &i.restitution, i),
        friction: i.friction.si(),
        impulse_ratio: i.impulse_ratio.si(),
        moment_coefficient: i.moment_coefficient.si(),
        engagement_time: i.engagement.time.si(),
        engagement_depth: i.engagement.depth.si(),
        mute: i.mute.si(),
        at: None,
        point: PointSource::Overlap,
        plane: plane(i.plane),
        spread: SiteSpread::USUAL,
    };
    followed(rule, "impacts")
}

/// The rules of single pairs; what they leave out is as in `general`.
pub(super) fn pairs(i: &scene::Impacts, general: &ImpactRule) -> Result<Vec<PairRule>, PhysicsError> {
    let pair = |(k, p): (usize, &scene::PairImpact)| {
        let or = |own: f64, all: f64| if own.is_nan() { all } else { own };
        let rule = ImpactRule {
            enabled: p.enabled.unwrap_or(true),
            law: p.model.map_or(general.law, law),
            restitution: match &p.separation_speed {
                Some(speed) => RestitutionSource::SeparationSpeed(speed.value),
                None => restitution(p.restitution_rule, &p.restitution, i),
            },
            friction: or(p.friction.si(), general.friction),
            impulse_ratio: or(p.impulse_ratio.si(), general.impulse_ratio),
            moment_coefficient: or(p.moment_coefficient.si(), general.moment_coefficient),
            engagement_time: or(p.engagement.time.si(), general.engagement_time),
            engagement_depth: or(p.engagement.depth.si(), general.engagement_depth),
            mute: or(p.mute.si(), general.mute),
            at: p.at.as_ref().map(|q| q.value),
            point: match &p.point {
                None => PointSource::Overlap,
                Some(ImpactPoint::World(at)) => PointSource::World(vector(at.si())),
                Some(ImpactPoint::Body(b)) => {
                    PointSource::Body { id: b.body.clone(), at: vector(b.position.si()) }
                }
            },
            plane: p.normal.as_ref().map_or_else(|| plane(p.plane), |q| PlaneSource::Given(q.value)),
            spread: spread(p),
        };
        let rule = followed(rule, &format!("impacts.pairs[{k}]"))?;
        Ok(PairRule { between: p.between.clone(), rule })
    };
    i.pairs.iter().enumerate().map(pair).collect()
}

/// The rule, if its law can follow it: energetic restitution and what a crushed structure gives back are shares of work,
/// which a negative coefficient or a speed of separation is not.
pub(super) fn followed(rule: ImpactRule, path: &str) -> Result<ImpactRule, PhysicsError> {
    use ImpactLaw::{CrushForce, RouthStronge2d, RouthStronge3d};
    if !matches!(rule.law, RouthStronge3d | RouthStronge2d | CrushForce) {
        return Ok(rule);
    }
    let refuse = |field: &str, problem: &str, limit: &str, repair: &str| PhysicsError::Value {
        path: format!("{path}.{field}"),
        problem: problem.to_owned(),
        limit: limit.to_owned(),
        hint: format!("{repair}choose kudlich-slibar-3d, kudlich-slibar-2d or brach-planar"),
    };
    match rule.restitution {
        RestitutionSource::SeparationSpeed(_) => {
            let problem = "this impact model takes no separation speed";
            Err(refuse("separation_speed", problem, "absent", "leave it out, or "))
        }
        RestitutionSource::Constant(e) if e < 0.0 => {
            let problem = "this impact model takes no negative restitution";
            Err(refuse("restitution", problem, "0 to 1", ""))
        }
        _ => Ok(rule),
    }
}

/// A resolved restitution: a figure where it is constant, else the figures by closing speed.
pub(super) fn restitution(
    rule: Option<RestitutionRule>,
    figure: &Option<Quantity<Ratio>>,
    i: &scene::Impacts,
) -> RestitutionSource {
    if rule == Some(RestitutionRule::Constant) {
        return RestitutionSource::Constant(figure.si());
    }
    let by = &i.restitution_by_speed;
    let figures = ByClosingSpeed { slow: by.slow.si(), fast: by.fast.si(), barrier: by.barrier.si() };
    RestitutionSource::ClosingSpeed(figures)
}

fn plane(choice: Option<ImpactPlane>) -> PlaneSource {
    match choice {
        None | Some(ImpactPlane::Automatic) => PlaneSource::Automatic,
        Some(ImpactPlane::CrossingPoints) => PlaneSource::CrossingPoints,
        Some(ImpactPlane::LeastTranslation) => PlaneSource::LeastTranslation,
        Some(ImpactPlane::FirstContact) => PlaneSource::FirstContact,
    }
}

/// What the scene says of the uncertainty of a given point and normal; the usual of what it does not say.
fn spread(p: &PairImpact) -> SiteSpread {
    let usual = SiteSpread::USUAL;
    let of = |at: &Position3| {
        let [x, y, z] = at.each_ref().map(|q| q.standard_deviation());
        Vec3::new(x.unwrap_or(usual.point.x), y.unwrap_or(usual.point.y), z.unwrap_or(usual.point.z))
    };
    SiteSpread {
        point: match &p.point {
            None => usual.point,
            Some(ImpactPoint::World(at)) => of(at),
            Some(ImpactPoint::Body(b)) => of(&b.position),
        },
        plane: p.normal.as_ref().and_then(|q| q.standard_deviation()).unwrap_or(usual.plane),
    }
}

fn law(model: ImpactModel) -> ImpactLaw {
    match model {
        ImpactModel::KudlichSlibar3d => ImpactLaw::KudlichSlibar3d,
        ImpactModel::KudlichSlibar2d => ImpactLaw::KudlichSlibar2d,
        ImpactModel::BrachPlanar => ImpactLaw::BrachPlanar,
        ImpactModel::RouthStronge => ImpactLaw::RouthStronge3d,
        ImpactModel::RouthStronge2d => ImpactLaw::RouthStronge2d,
        ImpactModel::CrushForce => ImpactLaw::CrushForce,
    }
}

fn vector(v: [f64; 3]) -> Vec3 {
    Vec3::new(v[0], v[1], v[2])
}
