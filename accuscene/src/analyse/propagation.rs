use super::chain::Chain;
use super::spread::{FigureSpread, FirstOrderSpread, Influence};
use super::{AnalyseProgress, AnalysisCase};
use crate::error::EngineError;
use crate::note::Note;
use accuscene_core::arith::Real;
use accuscene_physics::PhysicsError;
use accuscene_physics::uncertainty::{
    self, Copula, Correlation, Pair, Saltelli, Samples, SobolIndices, Study, Tornado, Variable, first_order,
    rank_correlation,
};
use core::ops::ControlFlow;

/// What the uncertain inputs do to every figure of a case.
pub(super) struct Propagation {
    /// For each figure, in the order of the formulas; none where it does not vary.
    pub(super) spreads: Vec<Option<FigureSpread>>,
    pub(super) warnings: Vec<Note>,
}

/// Samples between two calls of the progress function.
const BLOCK: u64 = 512;
/// Most evaluations that indices may take.
const MOST_INDEX_RUNS: u64 = 1 << 22;
/// A spread below this share of the figure is that of rounding.
const ROUNDING: f64 = 1e-12;
/// A total index below this is that of an input that does nothing.
const LEAST_INDEX: f64 = 1e-6;
/// Most numbers that the runs for indices may give.
const MOST_INDEX_FIGURES: u64 = 1 << 25;

/// Code of indices that are left out because inputs are correlated, or would take too long.
const NO_INDICES: u32 = 5015;

impl Propagation {
    pub(super) fn of(
        case: &AnalysisCase,
        chain: &mut Chain,
        variables: &[Variable],
        progress: &mut dyn FnMut(AnalyseProgress) -> ControlFlow<()>,
    ) -> Result<Self, EngineError> {
        let figures = chain.figure_count();
        let mut warnings = Vec::new();
        if variables.is_empty() {
            return Ok(Self { spreads: vec![None; figures], warnings });
        }
        let options = &case.uncertainty;
        let pairs = pairs(case, chain);
        let copula = Copula::new(variables.len(), &pairs)?;
        let plan = options.plan.plan();
        let samples = u64::from(options.samples);
        let rows = index_rows(case, variables.len(), figures, &pairs, &mut warnings);
        let total = samples + rows;
        let mut tell = |done: u64| match progress(AnalyseProgress { done, total }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(EngineError::from(PhysicsError::Cancelled { time: 0.0 })),
        };
        let study = Study::new(variables.to_vec(), copula.clone(), plan, samples, options.seed.0)?;
        let mut parts = Vec::new();
        for start in (0..samples).step_by(BLOCK as usize) {
            tell(start)?;
            let end = Ord::min(start + BLOCK, samples);
            parts.push(study.run(start..end, figures, &mut |x, y| {
                chain.evaluate(x, y);
                true
            })?);
        }
        let drawn = Samples::joined(&parts)?;
        let mut indices: Vec<Option<SobolIndices>> = vec![None; figures];
        if rows > 0 {
            let design = Saltelli::new(variables.to_vec(), plan, rows, options.seed.0)?;
            let mut parts: Vec<Vec<Samples>> = vec![Vec::new(); figures];
            for start in (0..rows).step_by(BLOCK as usize) {
                tell(samples + start)?;
                let end = Ord::min(start + BLOCK, rows);
                let block = design.run_each(start..end, figures, &mut |x, y| chain.evaluate(x, y))?;
                parts.iter_mut().zip(block).for_each(|(all, part)| all.push(part));
            }
            for (slot, parts) in indices.iter_mut().zip(&parts) {
                // A figure that is the same everywhere has none.
                *slot = SobolIndices::new(&Samples::joined(parts)?).ok();
            }
        }
        tell(total)?;
        let scores = Correlation::of_scores(&copula);
        let mut spreads = Vec::with_capacity(figures);
        for (figure, indices) in indices.iter().enumerate() {
            let column =
                Column { figure, drawn: &drawn, indices: indices.as_ref(), scores: &scores, variables };
            spreads.push(column.spread(case, chain)?);
        }
        Ok(Self { spreads, warnings })
    }
}

/// One figure over all samples.
struct Column<'a> {
    figure: usize,
    drawn: &'a Samples,
    indices: Option<&'a SobolIndices>,
    scores: &'a Correlation,
    variables: &'a [Variable],
}

impl Column<'_> {
    fn spread(&self, case: &AnalysisCase, chain: &mut Chain) -> Result<Option<FigureSpread>, EngineError> {
        let column = self.drawn.output(self.figure);
        let Some(spread) = FigureSpread::of(column, case.uncertainty.level)? else { return Ok(None) };
        let reach = Reach::of(self.figure, chain, self.variables, self.scores)?;
        let first_order = self.first_order(chain, &reach);
        let influences = self.influences(case, chain, &reach);
        Ok(Some(FigureSpread { first_order, influences, ..spread }))
    }

    /// Propagation to first order, where there is one.
    fn first_order(&self, chain: &mut Chain, reach: &Reach) -> Option<FirstOrderSpread> {
        let found = first_order(&reach.variables, &reach.scores, &mut |x| {
            Some(chain.figure(self.figure, &reach.places, x)).filter(|value| value.is_finite())
        });
        found.ok().map(|found| FirstOrderSpread {
            standard_deviation: found.sigma,
            second_order_mean: found.mean_second_order,
            valid: found.is_valid(),
        })
    }

    /// What each input does, the strongest first; inputs that do nothing are left out.
    fn influences(&self, case: &AnalysisCase, chain: &mut Chain, reach: &Reach) -> Vec<Influence> {
        let tornado =
            Tornado::new(&reach.variables, &mut |x| Some(chain.figure(self.figure, &reach.places, x)));
        let influence = |bar: &uncertainty::Bar| {
            let variable = reach.places[bar.variable];
            let (item, at) = chain.places()[variable];
            let index = |of: fn(&SobolIndices) -> &Vec<uncertainty::Index>| {
                let index = of(self.indices?)[variable];
                Some([index.value, index.standard_error?])
            };
            Influence {
                input: case.input_name(item, at),
                at_quantiles: bar.outputs,
                rank_correlation: rank_correlation(
                    self.drawn.input(variable),
                    self.drawn.output(self.figure),
                ),
                first_index: index(|indices| &indices.first),
                total_index: index(|indices| &indices.total),
            }
        };
        let acts = |bar: &&uncertainty::Bar| {
            let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
            for end in bar.outputs.iter().copied().chain([tornado.base]) {
                let Some(end) = end else { return true };
                (low, high) = (Real::min(low, end), Real::max(high, end));
            }
            // What the ends hide, such as a hump between them, the total index shows.
            let total = self.indices.map_or(0.0, |all| all.total[reach.places[bar.variable]].value);
            high - low > ROUNDING * Real::max(low.abs(), high.abs()) || total > LEAST_INDEX
        };
        tornado.bars.iter().filter(acts).map(influence).collect()
    }
}

/// The uncertain inputs that a figure hangs on.
struct Reach {
    places: Vec<usize>,
    variables: Vec<Variable>,
    scores: Correlation,
}

impl Reach {
    fn of(
        figure: usize,
        chain: &Chain,
        variables: &[Variable],
        scores: &Correlation,
    ) -> Result<Self, EngineError> {
        let places = chain.reaching(figure);
        let at = |variable: usize| places.binary_search(&variable).ok();
        let pairs = scores.pairs().iter().filter_map(|pair| {
            Some(Pair { first: at(pair.first)?, second: at(pair.second)?, correlation: pair.correlation })
        });
        let scores = Correlation::new(places.len(), &pairs.collect::<Vec<Pair>>())?;
        let variables = places.iter().map(|at| variables[*at]).collect();
        Ok(Self { places, variables, scores })
    }
}

/// The correlated inputs by their place among the uncertain ones.
fn pairs(case: &AnalysisCase, chain: &Chain) -> Vec<Pair> {
    let place = |input: (usize, usize)| chain.places().iter().position(|place| *place == input);
    let pairs = case.correlations.iter().filter_map(|pair| {
        let [first, second] = pair.between;
        Some(Pair { first: place(first)?, second: place(second)?, correlation: pair.rank })
    });
    pairs.collect()
}

/// Rows of the design for indices: as many as samples, 0 where there are to be none.
fn index_rows(
    case: &AnalysisCase,
    variables: usize,
    figures: usize,
    pairs: &[Pair],
    warnings: &mut Vec<Note>,
) -> u64 {
    let options = &case.uncertainty;
    if !options.indices {
        return 0;
    }
    if !pairs.is_empty() {
        let message =
            "no Sobol indices: they are shares of independent inputs, and some of these are correlated";
        warnings.push(Note::new(NO_INDICES, message));
        return 0;
    }
    let runs = u64::from(options.samples) * (variables as u64 + 2);
    if runs > MOST_INDEX_RUNS || runs.saturating_mul(figures as u64) > MOST_INDEX_FIGURES {
        let message =
            format!("no Sobol indices: they would take {runs} evaluations; take fewer samples for them");
        warnings.push(Note::new(NO_INDICES, message));
        return 0;
    }
    u64::from(options.samples)
}
