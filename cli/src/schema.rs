use crate::failure::Failure;
use crate::output::print;
use accuscene::Scene;

/// Prints the JSON Schema of scene files.
pub(crate) fn run() -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(&Scene::json_schema())
        .map_err(|e| Failure::Other(format!("the schema cannot be written: {e}")))?;
    print(&format!("{text}\n"))
}
