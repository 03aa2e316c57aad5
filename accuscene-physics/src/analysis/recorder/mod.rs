//! What an event data recorder kept.

mod event_data;
mod pulse;
mod sample;
mod trace;

pub use event_data::{Recorder, RecorderFound};
pub use sample::RecorderSample;
