use crate::failure::Failure;
use accuscene::Scene;
use std::io::Write;

/// Prints the JSON Schema of scene files.
pub(crate) fn run() -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(&Scene::json_schema())
        .map_err(|e| Failure::Other(format!("the schema cannot be written: {e}")))?;
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{text}") {
        Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Failure::File { path: "standard output".to_owned(), source: e })
        }
        _ => Ok(()),
    }
}
