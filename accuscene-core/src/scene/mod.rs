//! The scene document: what happened, as far as it is known, in one versioned text.
//!
//! A [`Scene`] is what an author wrote: a text in JSON or TOML with `"schema": "accuscene/scene/1"`. Physical values
//! are [quantities](crate::quantity). Whatever has a name has an `id`, and things are addressed by it everywhere:
//! `vehicles.bullet.start.speed` in a problem, an unknown, a piece of evidence, a sweep.
//!
//! - [`Scene::from_json`], [`Scene::from_toml`], [`Scene::read`]: text to scene; every problem at once.
//! - [`Scene::validate`]: every problem of a scene made in code.
//! - [`Scene::resolve`]: the scene with every default filled in, each with its basis and source. The result, a
//!   [`Resolved`], is what physics is compiled from; [`Si`] gives its plain numbers.
//! - [`Scene::unsupported`]: what of the scene a build cannot run; it is refused by name, never ignored.
//! - [`Scene::hash`]: identity of the scene: units and case metadata have no influence on it.
//! - [`Scene::quantity`], [`Scene::set_quantity`]: one value by its path.
//!
//! Sections: [`SceneMetadata`] (`case`), [`Options`], [`Georeference`], [`Backdrop`], [`Terrain`] with [`Surface`],
//! [`FrictionZone`] and [`Kerb`]; [`Vehicle`] with [`Dimensions`], [`InertiaMoments`], [`Suspension`], [`Tyres`],
//! [`Brakes`] with [`AntiLock`] and [`StabilityControl`], [`Drive`] with [`Engine`], [`Steering`], [`Aerodynamics`], [`Structure`], [`Damage`], [`Sensor`], [`Start`] and
//! [`Driver`] with [`PriorPhase`], [`Phase`], [`PathFollow`], [`SpeedFollow`], [`Reaction`] and [`Profile`]; [`Impacts`] with [`PairImpact`]; [`Coupling`], [`Occupant`],
//! [`Pedestrian`], [`TwoWheeler`], [`Obstacle`], [`Actor`], [`Evidence`], [`Unknown`].

mod actor;
mod address;
mod assist;
mod coupling;
mod driver;
mod drivetrain;
mod evidence;
mod follow;
mod impact;
mod metadata;
mod obstacle;
mod options;
mod person;
mod prior;
mod profile;
mod published;
mod reading;
pub(crate) mod record;
mod resolve;
mod si;
mod start;
mod structure;
mod support;
mod suspension;
mod terrain;
mod two_wheeler;
mod tyre;
mod unknown;
mod validate;
mod vehicle;
mod zone;

pub use actor::*;
pub use address::{QuantityPlace, QuantityRef};
pub use assist::*;
pub use coupling::*;
pub use driver::*;
pub use drivetrain::*;
pub use evidence::*;
pub use follow::*;
pub use impact::*;
pub use metadata::*;
pub use obstacle::*;
pub use options::*;
pub use person::*;
pub use prior::*;
pub use profile::*;
pub use resolve::{Assumption, Resolved};
pub use si::Si;
pub use start::*;
pub use structure::*;
pub use support::{Support, SurfaceKind};
pub use suspension::*;
pub use terrain::*;
pub use tyre::*;
pub use unknown::*;
pub use validate::SCENE_PROBLEMS;

pub use vehicle::*;
pub use zone::*;

pub(crate) use validate::{BROKEN_MODEL, UNKNOWN_MODEL};

use crate::identity::EntityId;
use crate::quantity::{Length, Quantity};
use record::record;

/// A place in the plane: x, y.
pub type Position2 = [Quantity<Length>; 2];

/// A place in space: x, y, z.
pub type Position3 = [Quantity<Length>; 3];

record! {
    /// A scene as its author wrote it.
    #[derive(Default)]
    Scene {
        required {
            /// Version of the document.
            schema: SchemaVersion,
        }
        optional {
            /// Name of the scene; the ids of its parts derive from it.
            #[schemars(length(max = 200))]
            name: Option<String>,
            /// Identity of the scene in a store; derived from its name by default.
            id: Option<EntityId>,
            /// What the scene belongs to; without influence on results and hash.
            case: SceneMetadata,
            /// How the scene is run.
            options: Options,
            /// Where it lies on Earth.
            georeference: Option<Georeference>,
            /// A picture under it.
            backdrop: Option<Backdrop>,
            /// The ground.
            terrain: Terrain,
            /// Road vehicles.
            #[schemars(length(max = 10000))]
            vehicles: Vec<Vehicle>,
            /// How collisions are computed.
            impacts: Impacts,
            /// Connections of vehicles.
            #[schemars(length(max = 10000))]
            couplings: Vec<Coupling>,
            /// People in vehicles.
            #[schemars(length(max = 100000))]
            occupants: Vec<Occupant>,
            /// People on foot.
            #[schemars(length(max = 10000))]
            pedestrians: Vec<Pedestrian>,
            /// Motorcycles and bicycles.
            #[schemars(length(max = 10000))]
            two_wheelers: Vec<TwoWheeler>,
            /// Fixed things.
            #[schemars(length(max = 10000))]
            obstacles: Vec<Obstacle>,
            /// Things that move as prescribed.
            #[schemars(length(max = 10000))]
            actors: Vec<Actor>,
            /// What was found, measured or recorded.
            #[schemars(length(max = 100000))]
            evidence: Vec<Evidence>,
            /// What a reconstruction is to find.
            #[schemars(length(max = 1000))]
            unknowns: Vec<Unknown>,
        }
    }
}

/// Version of the scene document.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
pub enum SchemaVersion {
    /// The first one.
    #[default]
    #[serde(rename = "accuscene/scene/1")]
    V1,
}

impl Scene {
    /// The vehicle of this id.
    #[must_use]
    pub fn vehicle(&self, id: &str) -> Option<&Vehicle> {
        self.vehicles.iter().find(|vehicle| vehicle.id == id)
    }
}
