use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How much an impact moves with its point and its plane: the same impact solved again with one of them changed.
///
/// Each is changed by one standard deviation to either side: what the scene gives as that of `point` and `normal`,
/// else 0.1 m and 7 degrees. Changes are differences from the impact as it acted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ImpactSensitivity {
    /// The changed impacts: two of each kind, first the positive one.
    pub variations: Vec<SiteVariation>,
    /// Standard uncertainty of what each body experiences, from point and plane together: the root of the sum of the
    /// squares of half the differences between the two impacts of a kind (first order), or of the difference from the
    /// impact where one of the two has no solution; none where both have none.
    pub uncertainty: Option<[ImpactShift; 2]>,
}

/// An impact with another point or plane.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SiteVariation {
    /// What is changed.
    pub of: VariedSite,
    /// By how much: m for the point, rad for the plane.
    pub by: f64,
    /// What it changes of each body, in the order of the event; none without a solution.
    pub change: Option<[ImpactShift; 2]>,
    /// Why there is no solution.
    pub refusal: Option<String>,
}

/// What of the site of an impact is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum VariedSite {
    /// The point, level and along the plane; the positive way is the normal turned by 90 degrees to the left.
    PointAlongPlane,
    /// The point along the normal.
    PointAlongNormal,
    /// The point upwards.
    PointHeight,
    /// The plane about the vertical through the point, positive to the left.
    Plane,
}

impl VariedSite {
    /// All of them.
    pub const ALL: [Self; 4] =
        [Self::PointAlongPlane, Self::PointAlongNormal, Self::PointHeight, Self::Plane];
}

/// By how much an impact differs for one body, or its standard uncertainty; zero for what does not move.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ImpactShift {
    /// Of the magnitude of delta-V, m/s.
    pub delta_v: f64,
    /// Of the change of yaw rate, rad/s.
    pub delta_yaw_rate: f64,
    /// Of the principal direction of force, degrees, -180 to 180.
    pub pdof_deg: f64,
    /// Of the energy equivalent speed, m/s.
    pub ees: f64,
}
