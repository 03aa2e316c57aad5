use super::Position3;
use super::record::record;
use crate::arith::TAU;
use crate::quantity::{Angle, Length, Quantity, Ratio, Speed, Time};

record! {
    /// How collisions are computed.
    #[derive(Default)]
    Impacts {
        optional {
            /// Model of the impulse; Kudlich-Slibar in three dimensions by default.
            model: Option<ImpactModel>,
            /// Restitution; below 0 the bodies pass through each other or snag.
            restitution: Option<Quantity<Ratio>> [-0.999999, 1.0],
            /// Where the restitution comes from: constant where one is given, by the closing speed otherwise.
            restitution_rule: Option<RestitutionRule>,
            /// The figures of the rule by closing speed.
            restitution_by_speed: RestitutionBySpeed,
            /// Coefficient of friction between the bodies; 0.6 by default.
            friction: Option<Quantity<Ratio>> [0.0, 5.0],
            /// Share of the critical impulse ratio (planar impact mechanics); 1 is a common tangential velocity.
            impulse_ratio: Option<Quantity<Ratio>> [0.0, 1.0],
            /// Moment coefficient (planar impact mechanics): 1 no moment, 0 equal yaw rates afterwards.
            moment_coefficient: Option<Quantity<Ratio>> [0.0, 1.0],
            /// How the contact plane is chosen; `automatic` by default.
            plane: Option<ImpactPlane>,
            /// When after the first contact the impulse acts.
            engagement: Engagement,
            /// Time in which a pair that stays in contact takes no second impulse; 0.1 s by default.
            mute: Option<Quantity<Time>> [0.0, 10.0],
            /// What an impact leaves behind.
            aftermath: Aftermath,
            /// What is different for two given partners.
            #[schemars(length(max = 10000))]
            pairs: Vec<PairImpact>,
        }
    }

    /// Restitution by the closing speed along the normal: what practice finds at low and at high speed.
    ///
    /// Up to 10 km/h `slow`, from 30 km/h on `fast` between vehicles and `barrier` against an obstacle, straight lines
    /// between; from bumper to bumper of cars the regression of Cipriani et al. (2002) up to 7 m/s, then a line to `fast`.
    #[derive(Default)]
    RestitutionBySpeed {
        optional {
            /// Up to 10 km/h; 0.3 by default.
            slow: Option<Quantity<Ratio>> [0.0, 1.0],
            /// Between vehicles from 30 km/h on; 0.1 by default.
            fast: Option<Quantity<Ratio>> [0.0, 1.0],
            /// Against an obstacle from 30 km/h on; 0.15 by default.
            barrier: Option<Quantity<Ratio>> [0.0, 1.0],
        }
    }

    /// When after the first contact the impulse acts: at the given time, or earlier at the given depth.
    #[derive(Default)]
    Engagement {
        optional {
            /// Time from first contact; 50 ms by default.
            time: Option<Quantity<Time>> [0.0, 1.0],
            /// Greatest depth of penetration; 0.4 m by default.
            depth: Option<Quantity<Length>> [0.0, 5.0],
        }
    }

    /// What impacts leave behind on vehicles; what is known of a vehicle stands in its `damage.impacts`.
    #[derive(Default)]
    Aftermath {
        optional {
            /// Whether crushed bodywork that reaches a wheel holds, bends and deflates it; true by default.
            wheels: Option<bool>,
            /// Whether vehicles strike each other with their crushed outline after an impulse; true by default. Under
            /// crush-force they always do.
            outline: Option<bool>,
        }
    }

    /// Impact of two given partners; what is absent is as for all.
    PairImpact {
        required {
            /// The ids of the first and the second partner.
            between: [String; 2],
        }
        optional {
            /// Model of the impulse.
            model: Option<ImpactModel>,
            /// Restitution.
            restitution: Option<Quantity<Ratio>> [-0.999999, 1.0],
            /// Where the restitution comes from: constant where it or a speed of separation is given, else as for all.
            restitution_rule: Option<RestitutionRule>,
            /// Normal speed of separation, instead of a restitution.
            separation_speed: Option<Quantity<Speed>> [0.0, 50.0],
            /// Coefficient of friction between the two.
            friction: Option<Quantity<Ratio>> [0.0, 5.0],
            /// Share of the critical impulse ratio.
            impulse_ratio: Option<Quantity<Ratio>> [0.0, 1.0],
            /// Moment coefficient.
            moment_coefficient: Option<Quantity<Ratio>> [0.0, 1.0],
            /// When after the first contact the impulse acts.
            engagement: Engagement,
            /// Time without a second impulse.
            mute: Option<Quantity<Time>> [0.0, 10.0],
            /// Instant of the impulse, instead of the engagement.
            at: Option<Quantity<Time>> [0.0, 3600.0],
            /// Point of the impulse; the middle of the overlap by default.
            point: Option<ImpactPoint>,
            /// How the contact plane is chosen; not beside `normal`.
            plane: Option<ImpactPlane>,
            /// World direction, from the first partner to the second, of the normal of the contact plane.
            normal: Option<Quantity<Angle>> [-2.0 * TAU, 2.0 * TAU],
            /// Whether the two collide at all; true by default.
            enabled: Option<bool>,
        }
    }

    /// A point that moves with a body.
    BodyPoint {
        required {
            /// The body's id.
            #[schemars(length(min = 1, max = 128))]
            body: String,
            /// In its axes from its centre of gravity.
            position: Position3,
        }
    }
}

/// Where an impulse acts.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum ImpactPoint {
    /// In the world.
    World(Position3),
    /// On a body.
    Body(BodyPoint),
}

/// Where the restitution of an impact comes from.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum RestitutionRule {
    /// It is one figure, given or typical of severe impacts.
    Constant,
    /// It follows from the closing speed along the normal at the point of impact.
    #[default]
    ClosingSpeed,
}

/// How the plane of contact is chosen where its normal is not given.
///
/// Where the bodies part along the normal of the choice, the next of crossing points, least translation and first
/// contact along which they approach stands in; the event tells which it was.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum ImpactPlane {
    /// Across the faces of an obstacle that a vehicle drives into; between vehicles as `crossing-points`.
    #[default]
    Automatic,
    /// Along the line through the two points in which the outlines cross.
    CrossingPoints,
    /// Across the least translation that parts the outlines; on deep overlap it turns sideways.
    LeastTranslation,
    /// Across the normal of the gap at first contact; a pair that strikes again without having parted has none.
    FirstContact,
}

/// Model of a collision.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
pub enum ImpactModel {
    /// Kudlich (1966) and Slibar (1966) in three dimensions.
    #[default]
    #[serde(rename = "kudlich-slibar-3d")]
    KudlichSlibar3d,
    /// The same in the plane.
    #[serde(rename = "kudlich-slibar-2d")]
    KudlichSlibar2d,
    /// Planar impact mechanics (Brach 1977).
    #[serde(rename = "brach-planar")]
    BrachPlanar,
    /// Incremental impulse with energetic restitution (Routh; Stronge 1990).
    #[serde(rename = "routh-stronge")]
    RouthStronge,
    /// The same in the plane.
    #[serde(rename = "routh-stronge-2d")]
    RouthStronge2d,
    /// Forces of the crushed structure over time (after McHenry 1971).
    #[serde(rename = "crush-force")]
    CrushForce,
}

impl ImpactModel {
    /// Every model, the ones without duration first.
    pub const ALL: [Self; 6] = [
        Self::KudlichSlibar3d,
        Self::KudlichSlibar2d,
        Self::BrachPlanar,
        Self::RouthStronge,
        Self::RouthStronge2d,
        Self::CrushForce,
    ];

    /// The name that scenes use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::KudlichSlibar3d => "kudlich-slibar-3d",
            Self::KudlichSlibar2d => "kudlich-slibar-2d",
            Self::BrachPlanar => "brach-planar",
            Self::RouthStronge => "routh-stronge",
            Self::RouthStronge2d => "routh-stronge-2d",
            Self::CrushForce => "crush-force",
        }
    }
}
