use crate::failure::Failure;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Prints to standard output; a reader that has gone away is no failure.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(e) if e.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::File { path: "standard output".to_owned(), source: e })
        }
        _ => Ok(()),
    }
}

/// Writes a file; its folder is made if it is not there.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), Failure> {
    if let Some(parent) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
        fs::create_dir_all(parent).map_err(|e| Failure::file(parent, e))?;
    }
    fs::write(path, text).map_err(|e| Failure::file(path, e))
}

/// Sees, before the work that they are for, that the files of a folder and a report can be written, and that the report is
/// none of them nor what is read; folders are made if they are not there.
pub(crate) fn prepare(
    read: &Path,
    out: Option<&Path>,
    names: &[&str],
    report: Option<&Path>,
) -> Result<(), Failure> {
    out.map_or(Ok(()), |dir| names.iter().try_for_each(|name| try_out(&dir.join(name))))?;
    let Some(report) = report else { return Ok(()) };
    let is_read = |real: PathBuf| fs::canonicalize(read).is_ok_and(|read| read == real);
    let is_written = out.is_some_and(|dir| names.iter().any(|name| dir.join(name) == report));
    if is_written || fs::canonicalize(report).is_ok_and(is_read) {
        let text = format!(
            "{}: the report would take the place of another file of this command; name another one",
            report.display()
        );
        return Err(Failure::Other(text));
    }
    try_out(report)
}

fn try_out(path: &Path) -> Result<(), Failure> {
    if let Some(parent) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
        fs::create_dir_all(parent).map_err(|e| Failure::file(parent, e))?;
    }
    let is_new = !path.exists();
    fs::OpenOptions::new().append(true).create(true).open(path).map_err(|e| Failure::file(path, e))?;
    if is_new {
        fs::remove_file(path).map_err(|e| Failure::file(path, e))?;
    }
    Ok(())
}

/// Writes a file as a whole: a reader sees the old one or the new one, and a command that is broken off leaves no half of
/// it under its name.
pub(crate) fn write_whole(path: &Path, text: &str) -> Result<(), Failure> {
    let parent = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(|e| Failure::file(parent, e))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = parent.join(format!(".{name}.{}.tmp", std::process::id()));
    let written = fs::File::create(&beside)
        .and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&beside, path));
    written.map_err(|e| {
        // What is left of it helps nobody; the first error is the one to tell.
        let _ = fs::remove_file(&beside);
        Failure::file(path, e)
    })
}
