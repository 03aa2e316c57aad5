use crate::failure::Failure;
use std::io::{ErrorKind, Write};

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
