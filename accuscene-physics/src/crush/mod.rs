//! Crush that was measured: stiffness, energy, and the delta-V that follows, in closed form (Campbell, CRASH3, Prasad).
//!
//! [`CrushStiffness`] is A and B of a face, [`CrushProfile`] the depths along a damage, [`crush_energy`] what it took,
//! [`delta_v`](delta_v()) the change of velocity of two vehicles by their energies. The energy equivalent speed of an energy is
//! [`impact::ees`](crate::impact::ees). SI units; a profile runs from the left end of the damage to the right one as seen
//! against the face, or the other way round: nothing but the sign of the lateral place depends on it.
//!
//! Valid for depths measured normal to the undamaged face at the height of the structure, up to about 1 m, without
//! underride, and for vehicles that reach a common velocity where they touch.
//!
//! ```
//! use accuscene_physics::crush::{CrushParty, CrushProfile, CrushStiffness, EnergyIs, crush_energy, delta_v};
//! use accuscene_physics::impact::ees::ees;
//!
//! // A car of 1,500 kg with b0 = 8 km/h and b1 = 26 m/s for a metre on a face of 1.6 m.
//! let front = CrushStiffness::of_wall_tests(8.0 / 3.6, 26.0, 1500.0, 1.6)?;
//! let depths = [0.10, 0.25, 0.38, 0.41, 0.40, 0.36];
//! let energy = crush_energy(&front, &CrushProfile::new(&depths, 1.5)?, 0.0)?;
//! assert!((ees(energy.energy, 1500.0)? - 10.80).abs() < 0.01);
//!
//! let parties = [
//!     CrushParty { mass: 1500.0, gyration_radius: 1.3, arm: 0.3 },
//!     CrushParty { mass: 1800.0, gyration_radius: 1.4, arm: 0.2 },
//! ];
//! let outcome = delta_v(&parties, [energy.energy, 60_000.0], 0.1, EnergyIs::Dissipated)?;
//! let [one, other] = outcome.delta_v;
//! // Equal and opposite impulses.
//! assert!((1500.0 * one - 1800.0 * other).abs() < 1e-9);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod check;
mod delta_v;
mod energy;
mod error;
mod profile;
mod stiffness;
mod warning;

pub use delta_v::{CrushDeltaV, CrushParty, EnergyIs, delta_v};
pub use energy::{CrushEnergy, crush_energy};
pub use error::CrushError;
pub use profile::CrushProfile;
pub use stiffness::{CrushStiffness, MOST_IMBALANCE, UniformCrush, force_imbalance};
pub use warning::CrushWarning;
