//! Rules of impact.

use crate::error::PhysicsError;
use crate::model::{ImpactLaw, ImpactRule, PairRule, PlaneSource, PointSource};
use accuscene_core::arith::Vec3;
use accuscene_core::scene::{self, ImpactModel, ImpactPoint, Si};

/// The rule for pairs without one of their own.
pub(super) fn general(i: &scene::Impacts) -> Result<ImpactRule, PhysicsError> {
    Ok(ImpactRule {
        enabled: true,
        law: law(i.model.unwrap_or_default(), "impacts.model")?,
        restitution: i.restitution.si(),
        separation_speed: None,
        friction: i.friction.si(),
        impulse_ratio: i.impulse_ratio.si(),
        moment_coefficient: i.moment_coefficient.si(),
        engagement_time: i.engagement.time.si(),
        engagement_depth: i.engagement.depth.si(),
        mute: i.mute.si(),
        at: None,
        point: PointSource::Overlap,
        plane: PlaneSource::Automatic,
    })
}

/// The rules of single pairs; what they leave out is as in `general`.
pub(super) fn pairs(i: &scene::Impacts, general: &ImpactRule) -> Result<Vec<PairRule>, PhysicsError> {
    let pair = |(k, p): (usize, &scene::PairImpact)| {
        let path = format!("impacts.pairs[{k}].model");
        let or = |own: f64, all: f64| if own.is_nan() { all } else { own };
        let law = p.model.map_or(Ok(general.law), |m| law(m, &path))?;
        let rule = ImpactRule {
            enabled: p.enabled.unwrap_or(true),
            law,
            restitution: or(p.restitution.si(), general.restitution),
            separation_speed: p.separation_speed.as_ref().map(|q| q.value),
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
            plane: p.normal.as_ref().map_or(PlaneSource::Automatic, |q| PlaneSource::Given(q.value)),
        };
        Ok(PairRule { between: p.between.clone(), rule })
    };
    i.pairs.iter().enumerate().map(pair).collect()
}

fn law(model: ImpactModel, path: &str) -> Result<ImpactLaw, PhysicsError> {
    match model {
        ImpactModel::KudlichSlibar3d => Ok(ImpactLaw::KudlichSlibar3d),
        ImpactModel::KudlichSlibar2d => Ok(ImpactLaw::KudlichSlibar2d),
        ImpactModel::BrachPlanar => Ok(ImpactLaw::BrachPlanar),
        ImpactModel::CrushForce => Ok(ImpactLaw::CrushForce),
        ImpactModel::RouthStronge => Err(PhysicsError::Value {
            path: path.to_owned(),
            problem: "this impact model does not run in a simulation".to_owned(),
            limit: "kudlich-slibar-3d, kudlich-slibar-2d, brach-planar or crush-force".to_owned(),
            hint: "choose one of them".to_owned(),
        }),
    }
}

fn vector(v: [f64; 3]) -> Vec3 {
    Vec3::new(v[0], v[1], v[2])
}
