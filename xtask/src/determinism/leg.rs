use crate::tool::Tool;

/// One way of computing all cases, or some.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Leg {
    /// Its name.
    pub(super) name: &'static str,
    /// What is compared with what.
    pub(super) what: &'static str,
    /// What `cargo build` is asked for.
    pub(super) build: &'static [&'static str],
    /// What there must be to build and to run it.
    pub(super) tools: &'static [Tool],
    /// What runs the program; nothing if it runs by itself.
    pub(super) runner: &'static [&'static str],
    /// The program, below `target`.
    pub(super) program: &'static str,
    /// The program's arguments, one list a run.
    pub(super) runs: &'static [&'static [&'static str]],
    /// The cases that come out.
    pub(super) scope: Scope,
    /// What the processor must have for the leg to prove anything.
    pub(super) needs: Needs,
    /// The case in which a bit is flipped: then the comparison has to find it.
    pub(super) flips: Option<&'static str>,
}

/// Which cases a leg has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// All of the program that builds for every target.
    All,
    /// Those in every width of lanes.
    Lanes,
    /// This one.
    One(&'static str),
    /// Sweeps by the engine.
    Sweeps,
}

impl Scope {
    /// Whether a case is one of them.
    pub(super) fn has(self, case: &str) -> bool {
        let sweep = case.starts_with("sweep/");
        match self {
            Self::All => !sweep,
            Self::Lanes => case.starts_with("lanes/") || case.starts_with("elementary/"),
            Self::One(name) => case == name,
            Self::Sweeps => sweep,
        }
    }
}

/// What the processor must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needs {
    /// Nothing.
    Nothing,
    /// The emulated processor no AVX2, and this one AVX2: otherwise nothing is compared.
    NoAvx2,
    /// AVX-512; without it the leg is skipped.
    Avx512,
}
