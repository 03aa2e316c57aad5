use crate::arguments::SweepArguments;
use crate::failure::Failure;
use crate::input;
use crate::output::{prepare, print, write, write_whole};
use crate::progress::Progress;
use crate::sweep_parts::Parts;
use crate::sweep_table::table;
use crate::sweep_vary::is_stepped;
use accuscene::report::ReportOptions;
use accuscene::sweep::{PlanKind, Shard, ShardResult, SweepPlan};
use accuscene::{Sweep, SweepOutcome, Threads, export, report};
use std::fs::File;
use std::ops::ControlFlow;
use std::path::Path;

/// Runs a scene over the samples of a plan, writes what was asked for and prints the outputs.
pub(crate) fn run(a: &SweepArguments) -> Result<(), Failure> {
    // The command asks for a scene where it does not ask for the schema.
    let Some(path) = a.scene.as_ref().filter(|_| !a.schema) else {
        let schema = SweepPlan::json_schema().map_err(|e| Failure::Engine(e.into()))?;
        return print(&format!("{schema:#}\n"));
    };
    let scene = input::scene(path)?;
    let plan = plan(a)?;
    let blamed = a.plan.as_ref().unwrap_or(path);
    let sweep = Sweep::new(&scene, &plan).map_err(|e| Failure::engine(blamed, e))?;
    if a.shard.is_none() {
        sweep.check_join().map_err(|e| Failure::engine(blamed, e.into()))?;
    }
    // Before the work: a place that cannot be written to is known at once.
    prepare(path, a.out.as_deref(), &["sweep.json", "sweep.csv"], a.report.as_deref())?;
    let threads = a.threads.map_or_else(Threads::available, Threads::new);
    let mut run =
        Running { sweep: &sweep, threads, progress: Progress::of("running", "samples", a.progress) };
    let parts = match &a.out {
        Some(dir) => run.in_folder(dir, a.shard),
        None => run.shard(&all(&sweep)?, 0, sweep.samples()).map(|part| Some(vec![part])),
    };
    run.progress.finish();
    let Some(parts) = parts? else {
        return print("the shard is done; others are missing\n");
    };
    let outcome = sweep.join(&parts).map_err(|e| Failure::engine(blamed, e))?;
    finish(a, &outcome)
}

/// Writes and prints what was found.
fn finish(a: &SweepArguments, outcome: &SweepOutcome) -> Result<(), Failure> {
    let json = export::sweep_json(outcome).map_err(Failure::Engine)?;
    if let Some(dir) = &a.out {
        write_whole(&dir.join("sweep.json"), &json)?;
        write_whole(&dir.join("sweep.csv"), &export::sweep_csv(outcome))?;
    }
    if let Some(file) = &a.report {
        write(file, &report::sweep_html(outcome, &ReportOptions::default()))?;
    }
    if a.json { print(&json) } else { print(&table(outcome)) }
}

/// The plan of the file, or a new one, with what the command line adds.
fn plan(a: &SweepArguments) -> Result<SweepPlan, Failure> {
    let mut plan = match &a.plan {
        Some(path) => read(path)?,
        None if a.vary.iter().any(is_stepped) => SweepPlan::of(PlanKind::Grid),
        None => SweepPlan::of(PlanKind::Sobol),
    };
    plan.parameters.extend(a.vary.iter().cloned());
    plan.plan = a.plan_kind.unwrap_or(plan.plan);
    plan.samples = a.samples.or(plan.samples);
    plan.seed = a.seed.unwrap_or(plan.seed);
    plan.level = a.level.or(plan.level);
    if !a.outputs.is_empty() {
        plan.outputs.clone_from(&a.outputs);
    }
    Ok(plan)
}

fn read(path: &Path) -> Result<SweepPlan, Failure> {
    let file = File::open(path).map_err(|e| Failure::file(path, e))?;
    SweepPlan::read(file, input::format_of(path)).map_err(|e| Failure::engine(path, e))
}

fn all(sweep: &Sweep) -> Result<Shard, Failure> {
    sweep.shard(0, sweep.samples()).map_err(|e| Failure::Engine(e.into()))
}

/// A sweep under way.
struct Running<'a> {
    sweep: &'a Sweep,
    threads: Threads,
    progress: Progress,
}

impl Running<'_> {
    /// Runs what a folder lacks of all samples or of a share of them; all parts when none is missing then.
    fn in_folder(
        &mut self,
        dir: &Path,
        share: Option<(u64, u64)>,
    ) -> Result<Option<Vec<ShardResult>>, Failure> {
        let mut parts = Parts::open(dir, self.sweep)?;
        let within = match share {
            None => Some(all(self.sweep)?),
            // There are no more shards than samples.
            Some((number, count)) => self.sweep.shards(count).into_iter().nth((number - 1) as usize),
        };
        let pieces = match &within {
            Some(within) => parts.missing(self.sweep, within)?,
            None => Vec::new(),
        };
        let total = pieces.iter().map(|piece| piece.count).sum();
        let mut done = 0;
        for piece in &pieces {
            parts.add(self.shard(piece, done, total)?)?;
            done += piece.count;
        }
        if share.is_some() {
            // Others may have finished meanwhile.
            parts = Parts::open(dir, self.sweep)?;
        }
        let complete = parts.missing(self.sweep, &all(self.sweep)?)?.is_empty();
        Ok(complete.then_some(parts.known))
    }

    /// Runs a shard, `before` of `total` samples being done.
    fn shard(&mut self, shard: &Shard, before: u64, total: u64) -> Result<ShardResult, Failure> {
        let part = self.sweep.run(shard, &self.threads, &mut |now| {
            self.progress.at((before + now.done) as f64, total as f64);
            ControlFlow::Continue(())
        });
        part.map_err(Failure::Engine)
    }
}
