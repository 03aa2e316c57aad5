use crate::error::TaskError;
use crate::process::output;
use crate::tool::Tool;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Where things are built and run.
#[derive(Clone, Debug)]
pub(crate) struct Workshop {
    /// The repository.
    pub(crate) root: PathBuf,
}

impl Workshop {
    /// The repository that this program was built in.
    pub(crate) fn new() -> Result<Self, TaskError> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let root = path
            .canonicalize()
            .map_err(|source| TaskError::File { path: path.display().to_string(), source })?;
        Ok(Self { root })
    }

    /// Installs a tool that is missing.
    pub(crate) fn get(&self, tool: Tool) -> Result<(), TaskError> {
        match tool {
            // Does nothing if it is there.
            Tool::Target(target) => output(self.command("rustup").args(["target", "add", target])).map(drop),
            Tool::Program { name, packages } => {
                if self.has(name) {
                    return Ok(());
                }
                eprintln!("installing {}", packages.join(" "));
                output(self.command("apt-get").args(["update", "-qq"]))?;
                let mut install = self.command("apt-get");
                install.env("DEBIAN_FRONTEND", "noninteractive");
                output(install.args(["install", "-y", "-qq"]).args(packages)).map(drop)
            }
        }
    }

    fn has(&self, program: &str) -> bool {
        let mut command = self.command(program);
        command.arg("--version").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok()
    }

    /// A command that runs in the repository.
    pub(crate) fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }
}
