//! Motion on the road: slides, yaw marks, falls, spins, and what brakes do to the axles.

mod braking_efficiency;
mod combined_speed;
mod critical_speed;
mod pitch_dive;
mod slide;
mod spin_out;
mod spin_out_speeds;
mod vault;

pub use braking_efficiency::{BrakingEfficiency, BrakingEfficiencyFound};
pub use combined_speed::{CombinedSpeed, CombinedSpeedFound};
pub use critical_speed::{CriticalSpeed, CriticalSpeedFound};
pub use pitch_dive::{PitchDive, PitchDiveFound};
pub use slide::{Slide, SlideFound, SlideSegment};
pub use spin_out::{SpinOut, SpinOutFound};
pub use spin_out_speeds::{SpinOutSpeeds, SpinOutSpeedsFound};
pub use vault::{Vault, VaultFound};
