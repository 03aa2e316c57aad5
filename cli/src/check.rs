use crate::arguments::CheckArguments;
use crate::failure::Failure;
use crate::input;
use crate::output::print;
use crate::summary::plain;
use accuscene_core::document::Severity;

/// Reads a scene, resolves it, compiles it, and tells what it found.
pub(crate) fn run(a: &CheckArguments) -> Result<(), Failure> {
    let scene = input::scene(&a.scene)?;
    let warnings: Vec<_> = scene.validate().into_iter().filter(|p| p.severity == Severity::Warning).collect();
    for w in &warnings {
        eprintln!("warning {}: {}", plain(&w.path), plain(&w.message));
    }
    let model = accuscene::compile(&scene).map_err(|e| Failure::engine(&a.scene, e))?;
    if a.echo {
        let echo = serde_json::to_string_pretty(&scene.resolve().scene())
            .map_err(|e| Failure::Other(format!("the echo cannot be written: {e}")))?;
        return print(&format!("{echo}\n"));
    }
    let (duration, step) = (model.duration, model.step);
    print(&format!(
        "{}: sound\n  hash      {}\n  vehicles  {}\n  duration  {duration} s in steps of {step} s\n",
        a.scene.display(),
        scene.hash(),
        model.vehicles.len(),
    ))
}
