//! Twin experiments: accidents of which the truth is known, reconstructed from blurred evidence.
//!
//! Two cars cross, collide and come to rest. Rest positions, points of tyre marks and EES are blurred as measuring at the
//! scene and reading damage blur them; speeds, headings, friction and masses are sought. In every second case the truth
//! has another tyre model than the one that reconstructs.

mod draw;
mod evidence;
mod study;
mod text;
mod twin;

pub use draw::Draw;
pub use study::{SpeedFound, TwinFigures, TwinResult, TwinStudy};
pub use text::{line, summary};
pub use twin::Twin;
