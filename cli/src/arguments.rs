use accuscene::ReconstructOptions;
use accuscene::sweep::PlanKind;
use accuscene_core::identity::Seed;
use accuscene_core::scene::ImpactModel;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::num::NonZeroUsize;
use std::path::PathBuf;

const EXIT_CODES: &str = "Exit codes: 0 done, 1 a scene, file or result is not right, 2 wrong use, 3 a validation row failed, \
                          130 broken off.";

/// Simulates traffic accidents from a scene file and reports them.
#[derive(Parser)]
#[command(name = "accuscene", version, after_help = EXIT_CODES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Simulate a scene; write results and a report.
    Simulate(SimulateArguments),
    /// Simulate a scene under every impact model; tell how far the outcomes are apart.
    Compare(CompareArguments),
    /// Evaluate closed forms (slides, momentum, crush, pedestrians, time and way ...) with their uncertainty.
    Analyse(AnalyseArguments),
    /// Find the unknowns of a scene from its evidence: every explanation that fits, and how sure it is.
    Reconstruct(ReconstructArguments),
    /// Run a scene over many samples of its values: grids, and draws from what is uncertain.
    Sweep(SweepArguments),
    /// Read a scene and tell everything that is wrong with it.
    Check(CheckArguments),
    /// Print loads, rollover, handling, ride and braking figures of the vehicles of a scene.
    Figures(FiguresArguments),
    /// Print the JSON Schema of scene files.
    Schema,
    /// List the library's vehicle classes; show, check and fill in vehicle files.
    Vehicle(VehicleArguments),
    /// Run scenes with measured outcomes; print predicted beside measured.
    Validate(ValidateArguments),
}

#[derive(Args)]
pub(crate) struct SimulateArguments {
    /// Scene file, TOML or JSON; `-` reads standard input (JSON if it begins with `{`).
    pub(crate) scene: PathBuf,
    /// Folder for result.json and one file a table; made if it is not there.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// One self-contained HTML file with diagram, plots and tables.
    #[arg(long, value_name = "FILE.html")]
    pub(crate) report: Option<PathBuf>,
    /// Form of the tables.
    #[arg(long, value_enum, default_value_t = TableFormat::Csv)]
    pub(crate) format: TableFormat,
    /// Show progress even where standard error is no terminal, a line a tenth.
    #[arg(long)]
    pub(crate) progress: bool,
}

#[derive(Args)]
pub(crate) struct CompareArguments {
    /// Scene file, TOML or JSON; `-` reads standard input (JSON if it begins with `{`).
    pub(crate) scene: PathBuf,
    /// Folder for comparison.json, comparison.csv and comparison.html; made if it is not there.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// The models to compare, separated by commas; all of them by default.
    #[arg(long, value_name = "MODEL", value_delimiter = ',', value_parser = impact_model)]
    pub(crate) models: Vec<ImpactModel>,
    /// Print JSON (SI units, radians) instead of a table.
    #[arg(long)]
    pub(crate) json: bool,
    /// Show progress even where standard error is no terminal, a line a tenth.
    #[arg(long)]
    pub(crate) progress: bool,
}

#[derive(Args)]
pub(crate) struct AnalyseArguments {
    /// File of formulas, TOML or JSON; `-` reads standard input (JSON if it begins with `{`).
    #[arg(required_unless_present_any = ["list", "formula", "schema"])]
    pub(crate) case: Option<PathBuf>,
    /// List the formulas.
    #[arg(long, conflicts_with = "case")]
    pub(crate) list: bool,
    /// Tell inputs, figures, source and validity of a formula.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["case", "list"])]
    pub(crate) formula: Option<String>,
    /// Print the JSON Schema of files of formulas.
    #[arg(long, conflicts_with_all = ["case", "list", "formula"])]
    pub(crate) schema: bool,
    /// Folder for analysis.json and analysis.csv; made if it is not there.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// One self-contained HTML file with histograms, influences and tables.
    #[arg(long, value_name = "FILE.html")]
    pub(crate) report: Option<PathBuf>,
    /// Print JSON (SI units, radians) instead of a table.
    #[arg(long)]
    pub(crate) json: bool,
    /// Show progress even where standard error is no terminal, a line a tenth.
    #[arg(long)]
    pub(crate) progress: bool,
}

#[derive(Args)]
pub(crate) struct ReconstructArguments {
    /// Scene file with unknowns and evidence, TOML or JSON; `-` reads standard input (JSON if it begins with `{`).
    #[arg(required_unless_present = "schema")]
    pub(crate) scene: Option<PathBuf>,
    /// Folder for reconstruction.json and samples.csv; made if it is not there.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// One self-contained HTML file with distributions, sampled paths, explanations and evidence.
    #[arg(long, value_name = "FILE.html")]
    pub(crate) report: Option<PathBuf>,
    /// Runs that search and samples may take at the most.
    #[arg(long, value_name = "RUNS", default_value_t = ReconstructOptions::default().budget)]
    pub(crate) budget: u32,
    /// Independent samples with which sampling ends before the runs do.
    #[arg(long, value_name = "COUNT", default_value_t = ReconstructOptions::default().effective)]
    pub(crate) effective: u32,
    /// Seed of the draws, hexadecimal.
    #[arg(long, value_name = "SEED", default_value_t = ReconstructOptions::default().seed)]
    pub(crate) seed: Seed,
    /// Probability of the intervals.
    #[arg(long, value_name = "SHARE", default_value_t = ReconstructOptions::default().level)]
    pub(crate) level: f64,
    /// Runs drawn from the posterior for the figures and paths.
    #[arg(long, value_name = "RUNS", default_value_t = ReconstructOptions::default().draws)]
    pub(crate) draws: u16,
    /// Threads; all that the machine has by default. The results are the same.
    #[arg(long, value_name = "COUNT")]
    pub(crate) threads: Option<NonZeroUsize>,
    /// Print the JSON Schema of the outcome.
    #[arg(long, conflicts_with = "scene")]
    pub(crate) schema: bool,
    /// Print JSON (SI units, radians) instead of tables.
    #[arg(long)]
    pub(crate) json: bool,
    /// Show progress even where standard error is no terminal, a line a tenth.
    #[arg(long)]
    pub(crate) progress: bool,
}

#[derive(Args)]
pub(crate) struct SweepArguments {
    /// Scene file, TOML or JSON; `-` reads standard input (JSON if it begins with `{`).
    #[arg(required_unless_present = "schema")]
    pub(crate) scene: Option<PathBuf>,
    /// File that says what is changed, TOML or JSON; without it, and without --vary, every value of the scene that has an
    /// uncertainty of its own.
    #[arg(long, value_name = "FILE")]
    pub(crate) plan: Option<PathBuf>,
    /// A value to change: PATH (its own uncertainty), PATH=40..60 km/h (any between), PATH=40..60 km/h/5 (five steps),
    /// PATH=0.4,0.6,0.8 (a list), PATH=50+-3 km/h (normal).
    #[arg(long, value_name = "PATH[=HOW]", value_parser = crate::sweep_vary::parameter)]
    pub(crate) vary: Vec<accuscene::sweep::SweptParameter>,
    /// How samples are chosen: grid, sobol, latin-hypercube or monte-carlo; grid for steps and lists, else sobol.
    #[arg(long, value_name = "KIND", value_parser = plan_kind)]
    pub(crate) plan_kind: Option<PlanKind>,
    /// Number of samples of a plan that draws; 1024 by default.
    #[arg(long, value_name = "N")]
    pub(crate) samples: Option<u64>,
    /// Seed of the draws, hexadecimal.
    #[arg(long, value_name = "SEED")]
    pub(crate) seed: Option<Seed>,
    /// Level of the intervals, 0.5 to 0.999; 0.9 by default.
    #[arg(long, value_name = "LEVEL")]
    pub(crate) level: Option<f64>,
    /// Figures to keep, separated by commas, such as vehicles.a.end_x or impacts[1].a.delta_v; all by default.
    #[arg(long, value_name = "ADDRESS", value_delimiter = ',')]
    pub(crate) outputs: Vec<String>,
    /// Folder for sweep.json, sweep.csv and the parts as they finish; run again, the command goes on where it was broken
    /// off.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// One self-contained HTML file with histograms, samples and tables.
    #[arg(long, value_name = "FILE.html")]
    pub(crate) report: Option<PathBuf>,
    /// Print JSON (SI units, radians) instead of a table.
    #[arg(long)]
    pub(crate) json: bool,
    /// Runs side by side; as many as the machine has processors by default.
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<NonZeroUsize>,
    /// Run the K-th of N shards only, into the folder of --out, and join when it is the last.
    #[arg(long, value_name = "K/N", requires = "out", value_parser = crate::sweep_parts::share)]
    pub(crate) shard: Option<(u64, u64)>,
    /// Print the JSON Schema of plans.
    #[arg(long, conflicts_with = "scene")]
    pub(crate) schema: bool,
    /// Show progress even where standard error is no terminal, a line a tenth.
    #[arg(long)]
    pub(crate) progress: bool,
}

fn plan_kind(name: &str) -> Result<PlanKind, String> {
    PlanKind::ALL.into_iter().find(|kind| kind.name() == name).ok_or_else(|| {
        let names: Vec<&str> = PlanKind::ALL.into_iter().map(PlanKind::name).collect();
        format!("there are {}", names.join(", "))
    })
}

fn impact_model(name: &str) -> Result<ImpactModel, String> {
    ImpactModel::ALL.into_iter().find(|model| model.name() == name).ok_or_else(|| {
        let names: Vec<&str> = ImpactModel::ALL.into_iter().map(ImpactModel::name).collect();
        format!("there are {}", names.join(", "))
    })
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableFormat {
    /// Comma-separated values, one file a table.
    Csv,
    /// JSON, one file a table.
    Json,
}

#[derive(Args)]
pub(crate) struct CheckArguments {
    /// Scene file, TOML or JSON; `-` reads standard input.
    pub(crate) scene: PathBuf,
    /// Print the resolved scene, defaults marked, instead of a summary.
    #[arg(long)]
    pub(crate) echo: bool,
}

#[derive(Args)]
pub(crate) struct FiguresArguments {
    /// Scene file, TOML or JSON; `-` reads standard input.
    pub(crate) scene: PathBuf,
    /// Only the vehicle with this id.
    #[arg(long, value_name = "ID")]
    pub(crate) vehicle: Option<String>,
    /// Print JSON (SI units, radians) instead of a table.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct VehicleArguments {
    /// A class of the library, or a vehicle file (TOML or JSON); without it the classes are listed.
    pub(crate) vehicle: Option<String>,
    /// Print the vehicle with every default and estimate filled in, as JSON.
    #[arg(long, requires = "vehicle")]
    pub(crate) echo: bool,
    /// Print the JSON Schema of vehicle files.
    #[arg(long, conflicts_with = "vehicle")]
    pub(crate) schema: bool,
}

#[derive(Args)]
pub(crate) struct ValidateArguments {
    /// Folder of scenes with measured outcomes; without it the scenes built into this program.
    pub(crate) dir: Option<PathBuf>,
    /// Print JSON instead of a table.
    #[arg(long)]
    pub(crate) json: bool,
}
