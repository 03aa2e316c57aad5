use crate::contact::{HeightRange, Outline, Pose2};
use crate::model::{Model, Zone};
use crate::simulation::State;
use accuscene_core::arith::{Vec2, Vec3, sin_cos};

/// Two bodies that are in contact, or were so a moment ago.
#[derive(Clone, Debug, PartialEq)]
pub struct Encounter {
    /// The bodies; the lower one first.
    pub bodies: [BodyRef; 2],
    /// Time of first contact, s.
    pub first_contact: f64,
    /// What the vehicles among them were at first contact.
    pub at_contact: [Option<Glimpse>; 2],
    /// Unit normal of the least gap at first contact, from the first body to the second; none once the pair has been
    /// struck, for it has turned since.
    pub touch_normal: Option<Vec2>,
    /// Depths of the last impulse after which they did not lean on each other: they come no deeper while they do.
    pub last: Option<Depth>,
    /// What comes next.
    pub phase: EncounterPhase,
}

/// What an encounter waits for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum EncounterPhase {
    /// The impulse is due at this time, s.
    Engaging {
        /// Time of the impulse, s.
        due: f64,
    },
    /// The impulse is done; the pair is left alone until it parts, or closes again after a while.
    Struck(Struck),
}

/// The last impulse of a pair that is still in contact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Struck {
    /// Time of the impulse, s.
    pub at: f64,
    /// Centre of the overlap then, in the axes of either body, m.
    pub centres: [Vec2; 2],
    /// How deep they lay in each other then.
    pub depth: Depth,
    /// Least translation of the second body that parted the outlines when it was measured last, world axes, m; zero if they
    /// were apart.
    pub way_out: Vec2,
}

/// How deep two bodies lie in each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Depth {
    /// Depth of the parts of the outlines that lie deepest in each other, m.
    pub parts: f64,
    /// Least translation that parts the outlines, m.
    pub penetration: f64,
}

/// A body of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BodyRef {
    /// A vehicle by its index.
    Vehicle(usize),
    /// An obstacle by its index.
    Obstacle(usize),
}

/// Pose and velocity of a vehicle at one instant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glimpse {
    /// Centre of gravity, world axes, m.
    pub position: Vec3,
    /// Heading without jumps, rad.
    pub yaw: f64,
    /// Velocity, world axes, m/s.
    pub velocity: Vec3,
}

impl BodyRef {
    /// The id in the scene.
    pub(crate) fn id(self, model: &Model) -> &str {
        match self {
            Self::Vehicle(i) => &model.vehicles[i].id,
            Self::Obstacle(i) => &model.obstacles[i].id,
        }
    }

    /// The layers that can strike other bodies; the main structure first.
    pub(crate) fn zones(self, model: &Model) -> &[Zone] {
        match self {
            Self::Vehicle(i) => &model.vehicles[i].zones,
            Self::Obstacle(i) => core::slice::from_ref(&model.obstacles[i].zone),
        }
    }

    /// The outline of a layer at present, in the body's axes.
    pub(crate) fn outline<'m>(self, model: &'m Model, state: &'m State, zone: usize) -> &'m Outline {
        let changed = match self {
            Self::Vehicle(i) if zone == 0 => state.vehicles[i].outline.as_deref(),
            _ => None,
        };
        changed.unwrap_or(&self.zones(model)[zone].outline)
    }

    /// Distance of the farthest corner from the origin of the body, m.
    pub(crate) fn reach(self, model: &Model) -> f64 {
        match self {
            Self::Vehicle(i) => model.vehicles[i].reach,
            Self::Obstacle(i) => model.obstacles[i].zone.outline.radius(),
        }
    }

    /// Place and heading at present.
    pub(crate) fn pose(self, state: &State) -> Pose2 {
        match self {
            Self::Vehicle(i) => {
                let s = &state.vehicles[i];
                Pose2 { position: s.body.position.xy(), heading: s.yaw }
            }
            Self::Obstacle(_) => Pose2 { position: Vec2::zero(), heading: 0.0 },
        }
    }

    /// Place and heading `ahead` (s) of the present if nothing acts on the body.
    pub(crate) fn pose_ahead(self, state: &State, ahead: f64) -> Pose2 {
        let now = self.pose(state);
        let Self::Vehicle(i) = self else { return now };
        let velocity = state.vehicles[i].body.velocity.xy();
        Pose2 {
            position: now.position + velocity * ahead,
            heading: now.heading + self.yaw_rate(state) * ahead,
        }
    }

    /// Yaw rate at present, rad/s.
    pub(crate) fn yaw_rate(self, state: &State) -> f64 {
        match self {
            Self::Vehicle(i) => state.vehicles[i].body.world_rate().z,
            Self::Obstacle(_) => 0.0,
        }
    }

    /// A point of the world in the body's axes at present, m.
    pub(crate) fn local(self, state: &State, point: Vec2) -> Vec2 {
        let pose = self.pose(state);
        let (sin, cos) = sin_cos(pose.heading);
        (point - pose.position).rotate(cos, -sin)
    }

    /// Where a point of the body's axes is in the world at present, m.
    pub(crate) fn place(self, state: &State, local: Vec2) -> Vec2 {
        let pose = self.pose(state);
        let (sin, cos) = sin_cos(pose.heading);
        pose.position + local.rotate(cos, sin)
    }

    /// The height range of a layer at present, world axes.
    pub(crate) fn heights(self, model: &Model, state: &State, zone: usize) -> HeightRange {
        let [low, high] = self.zones(model)[zone].heights;
        match self {
            Self::Vehicle(i) => {
                let ground = state.vehicles[i].body.position.z - model.vehicles[i].cg_height;
                HeightRange { low: ground + low, high: ground + high }
            }
            Self::Obstacle(_) => HeightRange { low, high },
        }
    }

    /// Pose and velocity at present; none for an obstacle.
    pub(crate) fn glimpse(self, state: &State) -> Option<Glimpse> {
        match self {
            Self::Vehicle(i) => {
                let s = &state.vehicles[i];
                Some(Glimpse { position: s.body.position, yaw: s.yaw, velocity: s.body.velocity })
            }
            Self::Obstacle(_) => None,
        }
    }

    /// Velocity of a point fixed to the body, world axes, m/s.
    pub(crate) fn velocity_at(self, state: &State, point: Vec3) -> Vec3 {
        match self {
            Self::Vehicle(i) => {
                let b = &state.vehicles[i].body;
                b.velocity + b.world_rate().cross(point - b.position)
            }
            Self::Obstacle(_) => Vec3::zero(),
        }
    }
}
