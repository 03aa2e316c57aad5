use super::address::Address;
use super::course::{Course, Varied};
use super::outcome::{Extreme, FailureCount, OUTCOME_SCHEMA, OutputOutcome, ParameterOutcome};
use super::part::{Meeting, SampleFailure, ShardResult, check_numbers};
use super::{Column, Shard, Sweep, SweepError, SweepOutcome, notes};
use crate::analyse::{FigureSpread, Influence};
use crate::compare::{FigureName, turned};
use crate::error::EngineError;
use crate::outcome::EngineInfo;
use accuscene_core::error::code_entry;
use accuscene_physics::uncertainty::{Tornado, rank_correlation};
use std::collections::BTreeMap;

impl Sweep {
    /// Puts the parts of all samples together; in which order they are given changes no bit.
    ///
    /// # Errors
    /// [`SweepError`] for a part of another scene, plan or engine, one that contradicts itself, samples that are in no part
    /// or in two, and more than 2^27 numbers of parameters and outputs.
    pub fn join(&self, parts: &[ShardResult]) -> Result<SweepOutcome, EngineError> {
        let samples = self.samples();
        self.check_join()?;
        let parts = self.ordered(parts)?;
        if let Some(gap) = self.gaps(&parts).first() {
            let hint = "run a shard of them";
            return Err(SweepError::Gap { first: gap.first, count: gap.count, hint }.into());
        }
        let inputs = self.inputs()?;
        let failed: Vec<SampleFailure> =
            parts.iter().flat_map(|part| part.failures.iter().copied()).collect();
        let outputs = self.trial.outputs().iter().enumerate().map(|(at, address)| {
            let values: Vec<f64> =
                parts.iter().flat_map(|part| part.outputs[at].values().iter().copied()).collect();
            self.output(at, address, values, &inputs, failed.len() as u64)
        });
        let outputs: Result<Vec<OutputOutcome>, EngineError> = outputs.collect();
        let outputs = outputs?;
        let impacts = meetings(&parts);
        let warnings = notes::notes(self, &outputs, failed.len() as u64, &impacts);
        let parameters = self.varied.iter().zip(inputs).map(|(one, values)| parameter(one, values));
        Ok(SweepOutcome {
            schema: OUTCOME_SCHEMA.to_owned(),
            engine: EngineInfo::current(),
            scene_hash: self.scene_hash,
            plan_hash: self.plan_hash,
            case: self.case.clone(),
            plan: self.plan.clone(),
            samples,
            parameters: parameters.collect(),
            outputs,
            failures: counts(&failed),
            failed,
            impacts,
            warnings,
        })
    }

    /// Whether the samples are few enough to be joined; shards of more can be run all the same.
    ///
    /// # Errors
    /// [`SweepError::TooMany`] for more than 2^27 numbers of parameters and outputs.
    pub fn check_join(&self) -> Result<(), SweepError> {
        check_numbers(self.samples(), self.varied.len() + self.trial.outputs().len())
    }

    /// Shards of the samples that no part has, each of at most so many.
    ///
    /// # Errors
    /// As [`join`](Self::join), but for what is missing.
    pub fn missing(&self, parts: &[ShardResult], most: u64) -> Result<Vec<Shard>, EngineError> {
        let parts = self.ordered(parts)?;
        let mut shards = Vec::new();
        for gap in self.gaps(&parts) {
            let mut first = gap.first;
            while first < gap.end() {
                let count = Ord::min(most.max(1), gap.end() - first);
                shards.push(self.shard_of(first, count));
                first += count;
            }
        }
        Ok(shards)
    }

    /// The parts in the order of their samples, each checked, no sample twice.
    fn ordered<'a>(&self, parts: &'a [ShardResult]) -> Result<Vec<&'a ShardResult>, EngineError> {
        for part in parts {
            self.check(&part.shard)?;
            part.check()?;
            let (found, expected) = (part.outputs.len(), self.trial.outputs().len());
            if found != expected {
                let (found, limit) = (format!("{found} outputs"), format!("{expected} outputs"));
                let hint = "run the shard again";
                return Err(SweepError::Part { path: "outputs", found, limit, hint }.into());
            }
        }
        let mut ordered: Vec<&ShardResult> = parts.iter().collect();
        ordered.sort_by_key(|part| (part.shard.first, part.shard.count));
        for pair in ordered.windows(2) {
            let (first, end) = (pair[1].shard.first, Ord::min(pair[0].shard.end(), pair[1].shard.end()));
            if first < end {
                let hint = "give each part once";
                return Err(SweepError::Overlap { first, count: end - first, hint }.into());
            }
        }
        Ok(ordered)
    }

    /// The samples that no part has.
    fn gaps(&self, ordered: &[&ShardResult]) -> Vec<Shard> {
        let mut gaps = Vec::new();
        let mut next = 0;
        let ends = ordered.iter().map(|part| (part.shard.first, part.shard.end()));
        for (first, end) in ends.chain([(self.samples(), self.samples())]) {
            if first > next {
                gaps.push(self.shard_of(next, first - next));
            }
            next = end;
        }
        gaps
    }

    /// The values of every parameter.
    fn inputs(&self) -> Result<Vec<Column>, EngineError> {
        let mut columns = vec![Vec::with_capacity(self.samples() as usize); self.varied.len()];
        for sample in 0..self.samples() {
            let values = self.design.values(sample)?;
            columns.iter_mut().zip(values).for_each(|(column, value)| column.push(value));
        }
        Ok(columns.into_iter().map(Column::from_iter).collect())
    }

    fn output(
        &self,
        at: usize,
        address: &Address,
        mut values: Vec<f64>,
        inputs: &[Column],
        failed: u64,
    ) -> Result<OutputOutcome, EngineError> {
        let known = |value: f64| if value.is_finite() { Some(value) } else { None };
        let nominal = self.nominal.as_ref().ok().and_then(|row| known(row.values[at]));
        if address.figure == FigureName::PdofDeg
            && let Some(around) = nominal.or(values.iter().copied().find(|value| value.is_finite()))
        {
            values.iter_mut().for_each(|value| *value = around + turned(*value - around));
        }
        let count = values.iter().filter(|value| value.is_finite()).count() as u64;
        let mut spread = None;
        if self.plan.plan.is_random() {
            spread = FigureSpread::of(&values, self.plan.level())?;
        }
        if let Some(spread) = &mut spread {
            spread.influences = self.influences(inputs, &values);
        }
        Ok(OutputOutcome {
            address: address.text(),
            figure: address.figure,
            unit: address.figure.unit().to_owned(),
            nominal,
            count,
            absent: (values.len() as u64).saturating_sub(count + failed),
            lowest: extreme(&values, |value, best| value < best),
            highest: extreme(&values, |value, best| value > best),
            spread,
            values: values.into_iter().collect(),
        })
    }

    /// The rank correlation with each parameter, the strongest first.
    fn influences(&self, inputs: &[Column], values: &[f64]) -> Vec<Influence> {
        let influence = |(one, input): (&Varied, &Column)| Influence {
            input: one.path.clone(),
            at_quantiles: [None, None],
            rank_correlation: rank_correlation(input.values(), values),
            first_index: None,
            total_index: None,
        };
        let mut all: Vec<Influence> = self.varied.iter().zip(inputs).map(influence).collect();
        let strength = |one: &Influence| one.rank_correlation.map_or(-1.0, f64::abs);
        // Stable: equal ones stay in the order of the plan.
        all.sort_by(|one, other| strength(other).total_cmp(&strength(one)));
        all
    }
}

fn parameter(one: &Varied, values: Column) -> ParameterOutcome {
    let (shape, drawn) = match &one.course {
        Course::List(_) => ("values", None),
        Course::Line { .. } => ("steps", None),
        Course::Drawn(variable) => {
            (variable.dist().map_or("normal", |dist| dist.kind()), Some(variable.as_ref()))
        }
    };
    ParameterOutcome {
        path: one.path.clone(),
        name: one.name.clone(),
        unit: one.dimension.si.to_owned(),
        written: one.written,
        shape: shape.to_owned(),
        standard_deviation: drawn.and_then(|variable| variable.standard_deviation()),
        quantiles: drawn.map(|variable| Tornado::SHARES.map(|share| variable.quantile(share))),
        values,
    }
}

/// The first value that no other beats.
fn extreme(values: &[f64], beats: impl Fn(f64, f64) -> bool) -> Option<Extreme> {
    let mut best: Option<Extreme> = None;
    for (sample, value) in values.iter().enumerate().filter(|(_, value)| value.is_finite()) {
        if best.is_none_or(|best| beats(*value, best.value)) {
            best = Some(Extreme { value: *value, sample: sample as u64 });
        }
    }
    best
}

/// The meetings of all parts together.
fn meetings(parts: &[&ShardResult]) -> Vec<Meeting> {
    let mut all: BTreeMap<(u32, &[String; 2]), u64> = BTreeMap::new();
    for meeting in parts.iter().flat_map(|part| &part.impacts) {
        let samples = all.entry((meeting.impact, &meeting.bodies)).or_insert(0);
        *samples = samples.saturating_add(meeting.samples);
    }
    let meeting = |((impact, bodies), samples): ((u32, &[String; 2]), u64)| Meeting {
        impact,
        bodies: bodies.clone(),
        samples,
    };
    all.into_iter().map(meeting).collect()
}

/// The failures by code.
fn counts(failed: &[SampleFailure]) -> Vec<FailureCount> {
    let mut counts: BTreeMap<u32, u64> = BTreeMap::new();
    for failure in failed {
        *counts.entry(failure.code).or_insert(0) += 1;
    }
    let count = |(code, samples)| {
        let entry = code_entry(code);
        let text = |of: Option<&'static str>| of.unwrap_or("unknown").to_owned();
        FailureCount {
            code,
            name: text(entry.map(|entry| entry.name)),
            meaning: text(entry.map(|entry| entry.meaning)),
            samples,
        }
    };
    counts.into_iter().map(count).collect()
}
