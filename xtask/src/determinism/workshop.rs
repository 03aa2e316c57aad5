use super::error::TaskError;
use super::leg::Leg;
use super::process::output;
use super::tool::Tool;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Where legs are built and run.
#[derive(Clone, Debug)]
pub(super) struct Workshop {
    /// The repository.
    pub(super) root: PathBuf,
}

impl Workshop {
    /// The repository that this program was built in.
    pub(super) fn new() -> Result<Self, TaskError> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let root = path
            .canonicalize()
            .map_err(|source| TaskError::File { path: path.display().to_string(), source })?;
        Ok(Self { root })
    }

    /// Gets what a leg needs and builds its program.
    pub(super) fn prepare(&self, leg: &Leg) -> Result<(), TaskError> {
        leg.tools.iter().try_for_each(|tool| self.get(*tool))?;
        let mut cargo = self.command("cargo");
        cargo.args(["build", "--quiet", "--target-dir"]).arg(self.root.join("target")).args(leg.build);
        cargo.env("CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER", "aarch64-linux-gnu-gcc");
        output(&mut cargo).map(drop)
    }

    /// The command that runs a leg's program where the leg runs it.
    pub(super) fn program(&self, leg: &Leg) -> Command {
        let program = self.root.join("target").join(leg.program);
        match leg.runner.split_first() {
            None => self.command(program),
            Some((runner, arguments)) => {
                let mut command = self.command(runner);
                command.args(arguments).arg(program);
                command
            }
        }
    }

    /// What a leg's program says of the processor that it finds.
    pub(super) fn registers(&self, leg: &Leg) -> Result<String, TaskError> {
        let (_, told) = output(self.program(leg).arg("--list"))?;
        let line = told.lines().find(|line| line.contains("registers: "));
        line.map(str::to_owned).ok_or_else(|| TaskError::Unfit {
            problem: format!("the program of {} says nothing of registers", leg.name),
        })
    }

    fn get(&self, tool: Tool) -> Result<(), TaskError> {
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

    fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }
}
