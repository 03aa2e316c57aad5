//! Crush energy: what the depth of damage tells of the energy, the delta-V and the speed of an impact.
//!
//! The force for a metre of width is `A + B C` at a crush depth C (Campbell, SAE 740565; CRASH3). [`CrushStiffness`] holds
//! A and B, [`CrushProfile`] the depths measured over the damaged width; together they give the energy, energies give
//! [`delta_v`], and barrier tests give A and B ([`fit`]). The energy equivalent speed is
//! [`impact::ees`](crate::impact::ees::ees). Units are SI; depths are normal to the undamaged face, widths along it.
//!
//! ```
//! use accuscene_physics::crush::{CrushProfile, CrushStiffness};
//! use accuscene_physics::impact::ees::ees;
//!
//! // 1,500 kg, no crush up to 8 km/h, 0.5 m of crush at 56 km/h, 1.5 m wide.
//! let b0 = 8.0 / 3.6;
//! let front = CrushStiffness::from_speeds(1500.0, b0, (56.0 / 3.6 - b0) / 0.5, 1.5)?;
//! let profile = CrushProfile::new(1.5, &[0.5, 0.5])?;
//! let energy = profile.energy(&front, 0.0)?;
//! assert!((ees(energy.energy, 1500.0)? * 3.6 - 56.0).abs() < 1e-9);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod balance;
mod check;
pub mod delta_v;
mod error;
pub mod fit;
mod profile;
mod stiffness;
pub mod table;
mod warning;

pub use error::CrushError;
pub use profile::{CrushEnergy, CrushProfile};
pub use stiffness::CrushStiffness;
pub use warning::CrushWarning;
