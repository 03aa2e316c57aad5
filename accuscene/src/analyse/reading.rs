use super::chain::is_uncertain;
use super::links::{found, no_result, take_links};
use super::outer::{Outer, OuterItem};
use super::{AnalysisCase, AnalysisItem, RankCorrelation, SamplingPlan, UncertaintyOptions};
use crate::error::EngineError;
use crate::reading::readings;
use accuscene_core::document::{DocumentType, Problem, nearest};
use accuscene_core::error::CoreError;
use accuscene_physics::analysis::{formula, formulas};
use serde_json::Value;
use std::sync::OnceLock;

/// Codes of what a well-formed document of formulas can have wrong.
mod code {
    pub(super) const UNKNOWN_FORMULA: u32 = 5010;
    pub(super) const BAD_ID: u32 = 5011;
    pub(super) const BAD_CORRELATION: u32 = 5013;
    pub(super) const BAD_SAMPLES: u32 = 5014;
}

readings!(AnalysisCase, "a case");

impl AnalysisCase {
    /// Reads a case from a document in memory; a member that is null counts as absent.
    ///
    /// Every formula must have an answer at the values of its inputs.
    ///
    /// # Errors
    /// [`CoreError::Document`] with every problem, each with path, value, limit and hint.
    pub fn from_value(document: Value) -> Result<Self, EngineError> {
        let outer: Outer = outer_type()?.read(document)?;
        let mut reader = Reader { items: Vec::new(), problems: Vec::new() };
        for (index, item) in outer.analyses.into_iter().enumerate() {
            reader.item(index, item);
        }
        let correlations = reader.correlations(&outer.correlations);
        reader.samples(&outer.uncertainty);
        if !reader.problems.is_empty() {
            return Err(CoreError::Document { problems: reader.problems }.into());
        }
        let items = reader.items.into_iter().flatten().collect();
        Ok(Self { case: outer.case, items, correlations, uncertainty: outer.uncertainty })
    }
}

/// The form of the document without the inputs of its formulas.
pub(super) fn outer_type() -> Result<&'static DocumentType, CoreError> {
    static TYPE: OnceLock<Result<DocumentType, CoreError>> = OnceLock::new();
    TYPE.get_or_init(DocumentType::of::<Outer>).as_ref().map_err(Clone::clone)
}

/// What has been read so far; an item that has problems is none.
struct Reader {
    items: Vec<Option<AnalysisItem>>,
    problems: Vec<Problem>,
}

impl Reader {
    fn item(&mut self, index: usize, item: OuterItem) {
        let read = self.read_item(index, item);
        self.items.push(read);
    }

    fn read_item(&mut self, index: usize, item: OuterItem) -> Option<AnalysisItem> {
        let OuterItem { id, formula: name, note, result, mut inputs } = item;
        let id_is_sound = self.check_id(index, &id);
        let path = format!("analyses.{id}");
        let Some(entry) = formula(&name) else {
            let names = || formulas().iter().map(|entry| entry.about.name);
            let hint = nearest(&name, names()).map_or_else(
                || "see `accuscene analyse --list`".to_owned(),
                |near| format!("did you mean {near}?"),
            );
            let all: Vec<&str> = names().collect();
            let problem =
                Problem::new(code::UNKNOWN_FORMULA, format!("{path}.formula"), "no formula has this name");
            self.problems.push(problem.with_value(name).with_limit(all.join(", ")).with_hint(hint));
            return None;
        };
        let own = format!("{path}.inputs");
        let links = take_links(&mut inputs, &self.items, &own, &mut self.problems);
        let formula = match entry.read(inputs) {
            Ok(formula) => formula,
            Err(CoreError::Document { problems }) => {
                // What a broken link stands for has been told; a figure that the input cannot take has not.
                let told = |problem: &Problem| links.iter().any(|link| link.is_broken_at(&problem.path));
                let mine = problems.into_iter().filter(|problem| !told(problem));
                self.problems.extend(mine.map(|problem| beneath(&own, problem)));
                return None;
            }
            Err(other) => {
                self.problems.push(Problem::new(other.code(), own, other.to_string()));
                return None;
            }
        };
        let links = found(links, formula.as_ref(), &own, &mut self.problems)?;
        let figures = match formula.figures() {
            Ok(figures) => figures,
            Err(error) => {
                let place = if error.path().is_empty() { own } else { format!("{own}.{}", error.path()) };
                let problem = Problem::new(error.code(), place, error.to_string());
                self.problems
                    .push(problem.with_limit("inputs that have an answer").with_hint(error.suggestion()));
                return None;
            }
        };
        let missing = result.as_deref().and_then(|result| no_result(result, &figures, &path));
        let is_sound = id_is_sound && missing.is_none();
        self.problems.extend(missing);
        is_sound.then_some(AnalysisItem { id, note, result, formula, links })
    }

    fn check_id(&mut self, index: usize, id: &str) -> bool {
        let path = format!("analyses[{index}].id");
        let sound = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        if id.is_empty() || !id.chars().all(sound) {
            let problem = Problem::new(code::BAD_ID, path, "an id has characters that a path cannot hold");
            let limit = "letters, digits, - and _";
            self.problems
                .push(problem.with_value(id).with_limit(limit).with_hint("write for example skid-1"));
            return false;
        }
        if self.items.iter().flatten().any(|item| item.id == id) {
            let problem = Problem::new(code::BAD_ID, path, "two formulas of a case have one id");
            let hint = "give each formula an id of its own";
            self.problems.push(problem.with_value(id).with_limit("each id once").with_hint(hint));
            return false;
        }
        true
    }

    fn correlations(&mut self, pairs: &[super::outer::OuterCorrelation]) -> Vec<RankCorrelation> {
        let mut correlations: Vec<RankCorrelation> = Vec::new();
        for (index, pair) in pairs.iter().enumerate() {
            let path = format!("correlations[{index}]");
            let between = [0, 1].map(|k| self.uncertain(&pair.between[k], &format!("{path}.between[{k}]")));
            let [Some(one), Some(other)] = between else { continue };
            let ends = if one <= other { [one, other] } else { [other, one] };
            if one == other || correlations.iter().any(|known| known.between == ends) {
                let message = "a pair of inputs is given twice or is one input";
                let problem = Problem::new(code::BAD_CORRELATION, path, message);
                let hint = "give each pair of two inputs once";
                self.problems.push(problem.with_limit("two different inputs").with_hint(hint));
                continue;
            }
            correlations.push(RankCorrelation { between: ends, rank: pair.rank });
        }
        correlations
    }

    /// The input at an address such as `skid.segments[0].friction`, if it is uncertain.
    fn uncertain(&mut self, address: &str, path: &str) -> Option<(usize, usize)> {
        let (id, name) = address.split_once('.').unwrap_or((address, ""));
        let mut refuse = |message: &str, hint: &str| {
            let problem = Problem::new(code::BAD_CORRELATION, path, message).with_value(address);
            self.problems.push(problem.with_limit("an uncertain input, as id.input").with_hint(hint));
        };
        let place = self.items.iter().position(|item| item.as_ref().is_some_and(|item| item.id == id));
        let Some((place, item)) = place.and_then(|at| Some((at, self.items[at].as_ref()?))) else {
            refuse("no formula without problems has this id", "name the id, a dot and the input");
            return None;
        };
        let inputs = item.formula.inputs();
        let Some(at) = inputs.iter().position(|(input, _)| input == name) else {
            refuse("the formula has no such input", "name an input that is given");
            return None;
        };
        let varies = is_uncertain(&inputs[at].1);
        if !varies || item.links.iter().any(|link| link.input == at) {
            refuse("the input is not uncertain by itself", "give it a `sigma` or a `dist`");
            return None;
        }
        Some((place, at))
    }

    fn samples(&mut self, options: &UncertaintyOptions) {
        if options.plan == SamplingPlan::Sobol && !options.samples.is_power_of_two() {
            let path = "uncertainty.samples";
            let problem = Problem::new(code::BAD_SAMPLES, path, "no power of two, which Sobol points need");
            let limit = "a power of two under the plan sobol";
            let hint = format!("take {}", options.samples.next_power_of_two());
            self.problems.push(problem.with_value(options.samples).with_limit(limit).with_hint(hint));
        }
        let known = self.items.iter().flatten();
        let columns: u64 = known
            .map(|item| {
                let varying = item.formula.inputs().iter().filter(|(_, input)| is_uncertain(input)).count();
                (varying + item.formula.figures().map_or(0, |figures| figures.len())) as u64
            })
            .sum();
        // Rounded down to a power of two, which every plan takes.
        let most = MOST_NUMBERS.checked_div(columns).map_or(u64::MAX, |most| 1 << most.max(1).ilog2());
        if u64::from(options.samples) > most {
            let path = "uncertainty.samples";
            let message = format!("too many for the {columns} inputs and figures of the case");
            let problem = Problem::new(code::BAD_SAMPLES, path, message).with_value(options.samples);
            self.problems
                .push(problem.with_limit(format!("{most} or fewer")).with_hint(format!("take {most}")));
        }
    }
}

/// Most numbers that the samples of a case may have: 512 MB.
const MOST_NUMBERS: u64 = 1 << 26;

/// The problem with the way to where it is.
fn beneath(place: &str, problem: Problem) -> Problem {
    let path = match problem.path.as_str() {
        "" => place.to_owned(),
        inner if inner.starts_with('[') => format!("{place}{inner}"),
        inner => format!("{place}.{inner}"),
    };
    Problem { path, ..problem }
}
