//! Joints between vehicles: ball, fifth wheel, drawbar and rope.
//!
//! A step kicks every vehicle by itself and then joins the velocities: one impulse a constraint, all constraints of the
//! model solved together and exactly, with the effective masses of the vehicles' [`Mobility`](crate::vehicle::Mobility).
//! What the positions drift apart in a step is taken back by a projection that leaves the velocities alone, so a joint
//! never makes energy (Hairer, Lubich and Wanner 2006, Geometric Numerical Integration, section VII.1; Cline and Pai
//! 2003 for the projection).

mod brake_line;
mod joint;
mod limit;
mod row;
mod solver;
mod system;

pub use brake_line::BrakeLine;
pub use joint::{Joint, JointKind, JointState, group};
pub use limit::articulation_limit;
pub use solver::Solver;
