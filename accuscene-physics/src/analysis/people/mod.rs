//! Pedestrians that were struck, and the risk of injury.

mod body_segments;
mod fatality_joksch;
mod han_brach;
mod injury_malliaris;
mod injury_nhtsa;
mod pedestrian_fatality;
mod risk;
mod searle;
mod throw;
mod toor;

pub use body_segments::{BodySegments, BodySegmentsFound};
pub use fatality_joksch::{FatalityJoksch, FatalityJokschFound};
pub use han_brach::{HanBrach, HanBrachFound, HanBrachSpeed, HanBrachSpeedFound};
pub use injury_malliaris::{ImpactDirection, InjuryMalliaris, InjuryMalliarisFound};
pub use injury_nhtsa::{InjuryMode, InjuryNhtsa, InjuryNhtsaFound};
pub use pedestrian_fatality::{PedestrianFatality, PedestrianFatalityFound};
pub use searle::{Searle, SearleFound};
pub use throw::PedestrianThrow;
pub use toor::{Toor, ToorFound, Trajectory};
