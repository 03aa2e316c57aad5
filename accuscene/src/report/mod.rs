//! The report: one HTML file that opens without a network and prints as a document.
//!
//! The page carries its style, its script and its data. Its content security policy names the hashes of the one
//! style and the one script it has and refuses everything else, so a text in the scene can neither run nor load.

mod analysis;
mod approach;
mod backdrop;
mod base64;
mod canvas;
mod chart;
mod comparison;
mod damage;
mod detail;
mod diagram;
mod echo;
mod escape;
mod events;
mod findings;
mod frame;
mod furniture;
mod header;
mod impacts;
mod kerb;
mod linkage;
mod listing;
mod method;
mod motion;
mod outline;
mod page;
mod palette;
mod player;
mod plots;
mod poses;
mod reconstruction;
mod schema;
mod sensitivity;
mod sheet;
mod site;
mod style;
mod sweep;
mod units;

pub use backdrop::BackdropImage;

use crate::analyse::AnalysisOutcome;
use crate::compare::Comparison;
use crate::outcome::Outcome;
use crate::reconstruct::ReconstructionOutcome;
use crate::sweep::SweepOutcome;

/// Choices of the reader; none of them changes a figure.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ReportOptions {
    /// Units shown first; the page has a switch.
    pub units: Units,
    /// Image under the plan when the scene names a file: the library reads no files, so the host passes its bytes.
    pub backdrop: Option<BackdropImage>,
}

/// Systems of units that a report shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Units {
    /// SI and degrees.
    #[default]
    Si,
    /// US customary.
    Us,
    /// SI with US customary beside it.
    Both,
}

impl Units {
    /// How the page's switch names them.
    fn name(self) -> &'static str {
        match self {
            Self::Si => "si",
            Self::Us => "us",
            Self::Both => "both",
        }
    }
}

/// Writes the report of an outcome as one self-contained HTML file.
///
/// The same outcome and options give the same bytes. The plan and the plots need `outcome.recording`; an outcome
/// read back from `result.json` has none, and its report then has the tables, the poses and the impacts alone.
#[must_use]
pub fn html(outcome: &Outcome, options: &ReportOptions) -> String {
    page::page(outcome, options)
}

/// Writes the report of a comparison as one self-contained HTML file: what the models agree on, figure by figure, and
/// where each of them leaves the vehicles.
///
/// The same comparison and options give the same bytes, also for one read back from `comparison.json`.
#[must_use]
pub fn comparison_html(comparison: &Comparison, options: &ReportOptions) -> String {
    comparison::page(comparison, options)
}

/// Writes the report of an analysis as one self-contained HTML file: what each formula gives, how far that spreads over
/// the uncertain inputs, and which of them decide it.
///
/// The same outcome and options give the same bytes, also for one read back from `analysis.json`.
#[must_use]
pub fn analysis_html(outcome: &AnalysisOutcome, options: &ReportOptions) -> String {
    analysis::page(outcome, options)
}

/// Writes the report of a reconstruction as one self-contained HTML file: what is known of the unknowns, every explanation
/// that fits, the sampled ways over the plan, and how each piece of evidence fits and pulls.
///
/// The same outcome and options give the same bytes, also for one read back from `reconstruction.json`.
#[must_use]
pub fn reconstruction_html(outcome: &ReconstructionOutcome, options: &ReportOptions) -> String {
    reconstruction::page(outcome, options)
}

/// Writes the report of a sweep as one self-contained HTML file: how each figure spreads or runs over the values that were
/// changed, which of them decides it, and what failed.
///
/// The same outcome and options give the same bytes, also for one read back from `sweep.json`.
#[must_use]
pub fn sweep_html(outcome: &SweepOutcome, options: &ReportOptions) -> String {
    sweep::page(outcome, options)
}
