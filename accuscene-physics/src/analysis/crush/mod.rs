//! Crush that was measured: stiffness, energy, delta-V (Campbell, CRASH3, Prasad).

mod barrier_equivalent_speed;
mod barrier_stiffness;
mod crash3;
mod crush_energy;
mod damage;
mod delta_v_from_energy;
mod ees;
mod face_stiffness;
mod force_balance;
mod party;
mod prasad_stiffness;
mod stiffness_fit;
mod stiffness_line;

pub use barrier_equivalent_speed::{BarrierEquivalentSpeed, BarrierEquivalentSpeedFound};
pub use barrier_stiffness::{BarrierStiffness, BarrierStiffnessFound};
pub use crash3::{Crash3, Crash3Found, DamagedVehicle};
pub use crush_energy::{CrushEnergy, CrushEnergyFound};
pub use delta_v_from_energy::{DeformedVehicle, DeltaVFromEnergy, DeltaVFromEnergyFound};
pub use ees::{Ees, EesFound};
pub use face_stiffness::{Crash3Factor, Crash3Size, Crash3Stiffness, CrushFace, FaceStiffness};
pub use force_balance::{ForceBalance, ForceBalanceFound};
pub use prasad_stiffness::{PrasadStiffness, PrasadStiffnessFound};
pub use stiffness_fit::{StiffnessFit, StiffnessFitFound, WallTest};
