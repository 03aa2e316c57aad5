use crate::arguments::CheckArguments;
use crate::failure::Failure;
use crate::input;
use accuscene_core::document::Severity;

/// Reads a scene, resolves it, compiles it, and tells what it found.
pub(crate) fn run(a: &CheckArguments) -> Result<(), Failure> {
    let scene = input::scene(&a.scene)?;
    let warnings: Vec<_> =
        scene.validate().into_iter().filter(|p| p.severity == Severity::Warning).collect();
    for w in &warnings {
        eprintln!("warning {}: {}", w.path, w.message);
    }
    let model = accuscene::compile(&scene).map_err(Failure::Engine)?;
    if a.echo {
        let echo = serde_json::to_string_pretty(&scene.resolve().scene())
            .map_err(|e| Failure::Other(format!("the echo cannot be written: {e}")))?;
        println!("{echo}");
        return Ok(());
    }
    println!("{}: sound", a.scene.display());
    println!("  hash      {}", scene.hash());
    println!("  vehicles  {}", model.vehicles.len());
    println!("  duration  {} s in steps of {} s", model.duration, model.step);
    Ok(())
}
