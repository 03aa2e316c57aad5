//! Results as a table for people and as JSON for programs.

mod number;
mod table;

use crate::{Results, Verdict};
use serde_json::json;

pub use table::text;

/// The rows with all that is known of them, and how many passed, failed and were only printed.
#[must_use]
pub fn json(results: &Results) -> String {
    let value = json!({
        "rows": results.rows,
        "passed": results.count(Verdict::Pass),
        "failed": results.failed(),
        "info": results.count(Verdict::Info),
    });
    format!("{value:#}\n")
}
