use super::chain::Chain;
use super::outcome::{
    AnalysisOutcome, FigureOutcome, FormulaOutcome, InputOutcome, OUTCOME_SCHEMA, UncertainInput,
};
use super::propagation::Propagation;
use super::{AnalysisCase, AnalysisItem};
use crate::error::EngineError;
use crate::note::Note;
use crate::outcome::EngineInfo;
use accuscene_physics::uncertainty::{Tornado, Variable};
use core::ops::ControlFlow;

/// How far an analysis has come: samples drawn and samples in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AnalyseProgress {
    /// Samples drawn, those for indices among them.
    pub done: u64,
    /// Samples in all.
    pub total: u64,
}

/// Evaluates the formulas of a case, and how their figures spread over its uncertain inputs.
///
/// All formulas are sampled together, so that a figure that goes into another formula, and inputs that are correlated, vary
/// together everywhere. The same case gives the same outcome, to the last bit. `progress` is called now and then and ends
/// the work by [`ControlFlow::Break`].
///
/// # Errors
/// [`EngineError::Uncertainty`] for correlations that contradict each other or a plan that cannot be drawn; a run that
/// `progress` ended.
pub fn analyse(
    case: &AnalysisCase,
    progress: &mut dyn FnMut(AnalyseProgress) -> ControlFlow<()>,
) -> Result<AnalysisOutcome, EngineError> {
    let mut chain = Chain::of(case);
    let variables = variables(case, &chain)?;
    let propagation = Propagation::of(case, &mut chain, &variables, progress)?;
    let mut spreads = propagation.spreads.into_iter();
    let analyses = case.items.iter().map(|item| formula(case, item, &mut spreads)).collect();
    let uncertain = chain
        .places()
        .iter()
        .zip(&variables)
        .map(|(&(item, at), variable)| uncertain(case, item, at, variable))
        .collect();
    Ok(AnalysisOutcome {
        schema: OUTCOME_SCHEMA.to_owned(),
        engine: EngineInfo::current(),
        case_hash: case.hash(),
        case: case.case.clone(),
        echo: case.to_value(),
        uncertainty: case.uncertainty.clone(),
        uncertain,
        analyses,
        warnings: propagation.warnings,
    })
}

fn variables(case: &AnalysisCase, chain: &Chain) -> Result<Vec<Variable>, EngineError> {
    let variable = |&(item, at): &(usize, usize)| {
        let (_, input) = &case.items[item].formula.inputs()[at];
        Ok(Variable::new(input.value, input.sigma, input.dist)?)
    };
    chain.places().iter().map(variable).collect()
}

fn uncertain(case: &AnalysisCase, item: usize, at: usize, variable: &Variable) -> UncertainInput {
    let (_, input) = &case.items[item].formula.inputs()[at];
    UncertainInput {
        address: case.input_name(item, at),
        unit: input.dimension.si.to_owned(),
        value: variable.value(),
        shape: variable.dist().map_or("normal", |dist| dist.kind()).to_owned(),
        standard_deviation: variable.standard_deviation(),
        quantiles: Tornado::SHARES.map(|share| variable.quantile(share)),
    }
}

/// One formula at the values of its inputs, with the spreads of its figures.
fn formula(
    case: &AnalysisCase,
    item: &AnalysisItem,
    spreads: &mut impl Iterator<Item = Option<super::FigureSpread>>,
) -> FormulaOutcome {
    let about = item.formula.about();
    let given = item.formula.inputs();
    let inputs = given.into_iter().enumerate().map(|(at, (name, input))| InputOutcome {
        name,
        unit: input.dimension.si.to_owned(),
        value: input.value,
        sigma: input.sigma,
        from: item.links.iter().find(|link| link.input == at).map(|link| {
            let source = &case.items[link.item];
            let figures = source.formula.figures().unwrap_or_default();
            format!("{}.{}", source.id, figures.get(link.figure).map_or("", |(name, _)| name.as_str()))
        }),
    });
    // Reading the case has evaluated every formula.
    let (mut values, mut warnings) = (Vec::new(), Vec::new());
    let names = item.formula.figures().unwrap_or_default();
    let _ = item.formula.append_figures(&mut values, &mut warnings);
    let figures = names.into_iter().map(|(name, value)| {
        let meaning = about.figure(&name);
        FigureOutcome {
            meaning: meaning.map_or("", |about| about.meaning.trim()).to_owned(),
            unit: meaning.map_or("", |about| about.dimension.si).to_owned(),
            value: value.is_finite().then_some(value),
            spread: spreads.next().flatten(),
            name,
        }
    });
    FormulaOutcome {
        id: item.id.clone(),
        formula: about.name.to_owned(),
        title: about.title.to_owned(),
        source: about.source.to_owned(),
        validity: about.validity.to_owned(),
        note: item.note.clone(),
        result: item.result.clone(),
        inputs: inputs.collect(),
        figures: figures.collect(),
        warnings: warnings.iter().map(|warning| Note::new(warning.code(), warning)).collect(),
    }
}
