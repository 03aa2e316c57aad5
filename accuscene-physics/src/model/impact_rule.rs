use crate::impact::restitution::ByClosingSpeed;
use accuscene_core::arith::{TAU, Vec3};

/// The impact model of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImpactLaw {
    /// Kudlich-Slibar in space.
    KudlichSlibar3d,
    /// Kudlich-Slibar in the plane.
    KudlichSlibar2d,
    /// Brach's planar impact mechanics.
    BrachPlanar,
    /// Routh and Stronge in space.
    RouthStronge3d,
    /// Routh and Stronge in the plane.
    RouthStronge2d,
    /// Forces of the crushing structures over time.
    CrushForce,
}

impl ImpactLaw {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::KudlichSlibar3d,
        Self::KudlichSlibar2d,
        Self::BrachPlanar,
        Self::RouthStronge3d,
        Self::RouthStronge2d,
        Self::CrushForce,
    ];

    /// The impulse law where forces cannot be had: layers over the main structures strike each other.
    #[must_use]
    pub fn impulse(self) -> Self {
        if self == Self::CrushForce { Self::KudlichSlibar3d } else { self }
    }

    /// Whether it acts in the plane of the road only.
    #[must_use]
    pub fn is_flat(self) -> bool {
        matches!(self, Self::KudlichSlibar2d | Self::BrachPlanar | Self::RouthStronge2d)
    }

    /// The name that results carry.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::KudlichSlibar3d => "kudlich-slibar-3d",
            Self::KudlichSlibar2d => "kudlich-slibar-2d",
            Self::BrachPlanar => "brach-planar",
            Self::RouthStronge3d => "routh-stronge",
            Self::RouthStronge2d => "routh-stronge-2d",
            Self::CrushForce => "crush-force",
        }
    }
}

/// Where the impulse acts.
#[derive(Clone, Debug, PartialEq)]
pub enum PointSource {
    /// At the centre of the overlap.
    Overlap,
    /// At this point in world axes, m.
    World(Vec3),
    /// At this point of a body, in its axes, m.
    Body {
        /// Id of the body.
        id: String,
        /// The point, body axes, m.
        at: Vec3,
    },
}

/// Which way the contact plane faces.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PlaneSource {
    /// Nothing was said: across the faces of an obstacle that are driven into, between vehicles as
    /// [`CrossingPoints`](Self::CrossingPoints).
    Automatic,
    /// Through the crossing points of the outlines, or across the least translation if there are none.
    CrossingPoints,
    /// Across the least translation that parts the outlines.
    LeastTranslation,
    /// Across the normal of first contact.
    FirstContact,
    /// The normal from the first body of the pair to the second points this way, rad from world x.
    Given(f64),
}

/// Where the restitution of an impact comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RestitutionSource {
    /// This coefficient, above -1 and up to 1; 0 to 1 and energetic for Routh and Stronge.
    Constant(f64),
    /// The normal speed of separation, m/s.
    SeparationSpeed(f64),
    /// The closing speed at the point.
    ClosingSpeed(ByClosingSpeed),
}

impl RestitutionSource {
    /// True if the bodies go on approaching after the impulse: they pass through each other.
    #[must_use]
    pub fn passes(self) -> bool {
        match self {
            Self::Constant(e) => e < 0.0,
            Self::SeparationSpeed(speed) => speed < 0.0,
            Self::ClosingSpeed(_) => false,
        }
    }
}

/// How well point and plane of an impact are known, as standard deviations.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SiteSpread {
    /// Of the point, m: along the axes of the body that it is given on, else along those of the world.
    pub point: Vec3,
    /// Of the direction of the normal about the vertical, rad.
    pub plane: f64,
}

impl SiteSpread {
    /// 0.1 m and 7 degrees, for a point and a plane that come from the overlap of outlines.
    pub const USUAL: Self = Self { point: Vec3 { x: 0.1, y: 0.1, z: 0.1 }, plane: 7.0 * TAU / 360.0 };
}

/// How the impact of two bodies is computed.
#[derive(Clone, Debug, PartialEq)]
pub struct ImpactRule {
    /// Whether the two collide at all.
    pub enabled: bool,
    /// The model.
    pub law: ImpactLaw,
    /// Where the restitution comes from.
    pub restitution: RestitutionSource,
    /// Friction between the bodies.
    pub friction: f64,
    /// Brach: share of the critical impulse ratio, 1 for a common tangential velocity.
    pub impulse_ratio: f64,
    /// Brach: moment coefficient, 1 for no moment, 0 for equal yaw rates.
    pub moment_coefficient: f64,
    /// Time from first contact to the impulse, s.
    pub engagement_time: f64,
    /// Depth that ends the engagement earlier, m.
    pub engagement_depth: f64,
    /// Time after an impulse in which the pair is left alone, s.
    pub mute: f64,
    /// The instant of the impulse where it is given, s.
    pub at: Option<f64>,
    /// Where the impulse acts.
    pub point: PointSource,
    /// Which way the contact plane faces.
    pub plane: PlaneSource,
    /// How well the two are known.
    pub spread: SiteSpread,
}

impl ImpactRule {
    /// The given instant of an impulse, s; none for a model without one.
    #[must_use]
    pub fn given_instant(&self) -> Option<f64> {
        self.at.filter(|_| self.law != ImpactLaw::CrushForce)
    }
}

/// A rule for one pair.
#[derive(Clone, Debug, PartialEq)]
pub struct PairRule {
    /// The ids of the two bodies; a given normal points from the first to the second.
    pub between: [String; 2],
    /// The rule.
    pub rule: ImpactRule,
}

impl PairRule {
    /// True if the rule is for these two bodies, in either order.
    #[must_use]
    pub fn joins(&self, a: &str, b: &str) -> bool {
        let [x, y] = &self.between;
        (x == a && y == b) || (x == b && y == a)
    }
}
