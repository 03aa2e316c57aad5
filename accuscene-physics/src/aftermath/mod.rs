//! What an impact leaves behind on a vehicle: crush of its faces, the outline that it has from then on, wheels that
//! crushed bodywork holds, bends and deflates.
//!
//! Under forces the crush is a result. Under an impulse it follows from the impact: its shape is that of the overlap, its
//! depth takes the vehicle's share of the lost energy by A and B of the face (CRASH3). What reaches a wheel is told by
//! [`reached`]. The rules are this library's own, in the absence of published ones; a scene may say what is known in
//! their place.

mod crush;
mod harm;
mod reach;
mod rebuilt;
mod ring;

pub use crush::{CrushEnergy, Crushed, crushed};
pub use harm::{Harm, reached};
pub use reach::{Reach, reaches};
pub use rebuilt::{Rebuilt, Spoiled};
pub use ring::dented;
