use super::leg::{Leg, Needs, Scope};
use crate::tool::Tool;

const RELEASE: &[&str] = &["-p", "accuscene-determinism", "--release"];
const PROGRAM: &str = "release/accuscene-determinism";
const LANES: &[&str] = &["--only", "lanes/", "--only", "elementary/"];
const FLIPPED: &str = "scene/slope-hold";

/// Threads and shards of the sweep.
const SWEEPS: &[&[&str]] = &[
    &["1", "1"],
    &["2", "1"],
    &["4", "1"],
    &["8", "1"],
    &["1", "8"],
    &["2", "3"],
    &["4", "5"],
    &["8", "16"],
];

/// The matrix; what takes longest to run comes first.
pub(super) fn all() -> Vec<Leg> {
    let release = Leg {
        name: "release",
        what: "release, -p",
        build: RELEASE,
        tools: &[],
        runner: &[],
        program: PROGRAM,
        runs: &[&[]],
        scope: Scope::All,
        needs: Needs::Nothing,
        flips: None,
    };
    // Link-time optimisation of a second and a third target would take minutes; release has it.
    vec![
        Leg {
            name: "baseline",
            what: "release without AVX2 (qemu-x86_64 -cpu Nehalem)",
            tools: &[Tool::QEMU_X86_64],
            runner: &["qemu-x86_64", "-cpu", "Nehalem"],
            needs: Needs::NoAvx2,
            ..release.clone()
        },
        Leg {
            name: "aarch64",
            what: "aarch64-unknown-linux-gnu (qemu-aarch64)",
            build: &[
                "-p",
                "accuscene-determinism",
                "--profile",
                "optimised-test",
                "--target",
                "aarch64-unknown-linux-gnu",
            ],
            tools: &[Tool::AARCH64_TARGET, Tool::AARCH64_LINKER, Tool::QEMU_AARCH64],
            runner: &["qemu-aarch64", "-L", "/usr/aarch64-linux-gnu"],
            program: "aarch64-unknown-linux-gnu/optimised-test/accuscene-determinism",
            ..release.clone()
        },
        Leg {
            name: "debug",
            what: "debug, -p",
            build: &["-p", "accuscene-determinism"],
            program: "debug/accuscene-determinism",
            ..release.clone()
        },
        Leg {
            name: "wasm",
            what: "wasm32-wasip1 (node:wasi)",
            build: &[
                "-p",
                "accuscene-determinism",
                "--profile",
                "optimised-test",
                "--target",
                "wasm32-wasip1",
            ],
            tools: &[Tool::WASM_TARGET, Tool::NODE],
            // Fast calls out of WASI programs crash Node 20 in long runs (it looks like nodejs/node issue 46777).
            runner: &["node", "--no-warnings", "--no-turbo-fast-api-calls", "determinism/wasi.mjs"],
            program: "wasm32-wasip1/optimised-test/accuscene-determinism.wasm",
            ..release.clone()
        },
        release.clone(),
        Leg {
            name: "workspace",
            what: "optimised, --workspace",
            build: &["--workspace", "--profile", "optimised-test"],
            program: "optimised-test/accuscene-determinism",
            ..release.clone()
        },
        Leg {
            name: "lanes",
            what: "scalar against 2, 4, 8 lanes, registers, gang of wheels",
            runs: &[LANES],
            scope: Scope::Lanes,
            ..release.clone()
        },
        Leg {
            name: "avx512",
            what: "scalar against 8 lanes in AVX-512",
            runs: &[LANES],
            scope: Scope::Lanes,
            needs: Needs::Avx512,
            ..release.clone()
        },
        Leg {
            name: "threads",
            what: "a sweep on 1, 2, 4, 8 threads, in 1 to 16 shards",
            // As `cargo test --workspace` builds it, so that after the tests it is there.
            build: &["--workspace", "--example", "sweep_threads"],
            program: "debug/examples/sweep_threads",
            runs: SWEEPS,
            scope: Scope::Sweeps,
            ..release.clone()
        },
        Leg {
            name: "one-bit",
            what: "a flipped bit is caught",
            runs: &[&["--only", FLIPPED, "--flip", FLIPPED]],
            scope: Scope::One(FLIPPED),
            flips: Some(FLIPPED),
            ..release
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::all;

    #[test]
    fn names_are_told_apart() {
        let mut names: Vec<_> = all().iter().map(|leg| leg.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all().len());
    }
}
