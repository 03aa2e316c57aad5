//! Tables: the one form of columns that recordings, codecs, files and bindings share.

mod chunk;
mod recording;
mod schema;
mod store;
mod text;

pub use chunk::Chunk;
pub use recording::Recording;
pub use schema::Column;
pub use store::{CHUNK_ROWS, Table};
