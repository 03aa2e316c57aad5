//! The planar vehicle: a body that stays level with the ground, its wheel loads in balance with its accelerations.
//!
//! Three degrees of freedom, x, y and heading, on the same wheels, tyres, brakes and ground as the sprung vehicle. Loads follow
//! the tyres' forces through a first-order lag with the time constant of roll, which takes the place of the body's roll and
//! pitch and makes the loop from load to force to load stable at any step. A load transfer that would lift a wheel is taken
//! over by the other axles (balance on three wheels). Range: slopes up to about 10 %, no kerbs, no rollover. Source: Gillespie,
//! *Fundamentals of Vehicle Dynamics*, 1992; Milliken and Milliken, *Race Car Vehicle Dynamics*, 1995, chapter 18.

mod axle;
mod figures;
mod kick;
mod stand;

pub use axle::PlanarAxle;
pub use figures::Planar;
