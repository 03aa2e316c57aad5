use crate::failure::Failure;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

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
