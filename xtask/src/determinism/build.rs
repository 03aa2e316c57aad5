use super::leg::Leg;
use crate::error::TaskError;
use crate::process::output;
use crate::workshop::Workshop;
use std::process::Command;

impl Workshop {
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
}
