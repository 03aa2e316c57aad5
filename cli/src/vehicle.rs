use crate::arguments::VehicleArguments;
use crate::failure::Failure;
use crate::input::format_of;
use crate::output::print;
use crate::summary::plain;
use accuscene_core::vehicle_file::{VehicleFile, VehicleLibrary};
use std::fmt::Write;
use std::fs::File;
use std::path::Path;

/// Lists the library, shows one of its files, checks a file, or fills one in.
pub(crate) fn run(a: &VehicleArguments) -> Result<(), Failure> {
    if a.schema {
        let text = serde_json::to_string_pretty(&VehicleFile::json_schema())
            .map_err(|e| Failure::Other(format!("the schema cannot be written: {e}")))?;
        return print(&format!("{text}\n"));
    }
    let Some(name) = &a.vehicle else { return print(&list()) };
    let path = Path::new(name);
    let own = VehicleLibrary::text(name);
    let file = match VehicleLibrary::file(name) {
        Some(file) => file.clone(),
        None => {
            // Opening a pipe would wait for a writer.
            if path.exists() && !path.is_file() {
                return Err(Failure::Other(format!("{}: no regular file", path.display())));
            }
            let file = File::open(path).map_err(|e| Failure::file(path, e))?;
            VehicleFile::read(file, format_of(path)).map_err(|e| Failure::scene(path, e))?
        }
    };
    if a.echo {
        let text = file.resolve().to_json().map_err(|e| Failure::scene(path, e))?;
        return print(&format!("{text}\n"));
    }
    match own {
        Some(text) => print(text),
        None => {
            let mut out = format!("{}: no problems\n", plain(name));
            for problem in file.validate() {
                // Writing to a String cannot fail.
                let _ = writeln!(out, "warning {}", plain(&problem.to_string()));
            }
            row(&mut out, name, &file);
            print(&out)
        }
    }
}

fn list() -> String {
    let mut out = String::new();
    for name in VehicleLibrary::names() {
        if let Some(file) = VehicleLibrary::file(name) {
            row(&mut out, name, file);
        }
    }
    out
}

/// Name, mass, sizes, and what it is called.
fn row(out: &mut String, name: &str, file: &VehicleFile) {
    let d = &file.dimensions;
    let called = file.name.as_deref().unwrap_or_default();
    let _ = writeln!(
        out,
        "{:<13}{:>8.0} kg{:>7.2} x {:.2} m, wheelbase {:.2} m   {}",
        plain(name),
        file.mass.value,
        d.length.value,
        d.width.value,
        d.wheelbase.value,
        plain(called)
    );
}
