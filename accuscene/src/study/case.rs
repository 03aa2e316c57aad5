use crate::analyse::SamplingPlan;
use crate::named::members;
use accuscene_core::identity::Seed;
use accuscene_core::quantity::DimensionEntry;
use accuscene_physics::uncertainty::{Copula, Pair, Study, UncertaintyError, Variable};
use core::ops::Range;
use serde_json::{Value, json};

/// Schema of the document.
pub const STUDY_SCHEMA: &str = "accuscene/study/1";

/// A study with the names of its variables.
#[derive(Clone, Debug)]
pub struct StudyCase {
    pub(super) variables: Vec<StudyVariable>,
    pub(super) ranks: Vec<Pair>,
    pub(super) repair: bool,
    pub(super) plan: SamplingPlan,
    pub(super) seed: Seed,
    pub(super) study: Study,
}

/// A variable of a study.
#[derive(Clone, Debug, PartialEq)]
pub struct StudyVariable {
    /// Its name.
    pub name: String,
    /// What kind of value it is, with its units.
    pub dimension: &'static DimensionEntry,
    /// What is known of it, in SI.
    pub law: Variable,
}

impl StudyCase {
    /// The variables, in the order of the points.
    #[must_use]
    pub fn variables(&self) -> &[StudyVariable] {
        &self.variables
    }

    /// The samples of the variables.
    #[must_use]
    pub fn study(&self) -> &Study {
        &self.study
    }

    /// The values of all variables in a range of samples, sample by sample, in SI; not finite where a law leaves
    /// the doubles.
    ///
    /// # Errors
    /// [`UncertaintyError`] if the study has no such samples, or for more than 2^27 numbers.
    pub fn rows(&self, range: Range<u64>) -> Result<Vec<f64>, UncertaintyError> {
        let samples = self.study.run(range, 0, &mut |_, _| true)?;
        let columns: Vec<&[f64]> = (0..samples.inputs()).map(|k| samples.input(k)).collect();
        Ok((0..samples.len()).flat_map(|row| columns.iter().map(move |column| column[row])).collect())
    }

    /// The study as a document, quantities in SI.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let variables = self.variables.iter().map(|one| {
            let mut written = members(one.law.value(), one.law.sigma(), one.law.dist());
            written["name"] = json!(one.name);
            written["dimension"] = json!(one.dimension.name);
            written
        });
        let mut document = json!({
            "schema": STUDY_SCHEMA,
            "plan": self.plan,
            "samples": self.study.samples(),
            "seed": self.seed,
            "variables": variables.collect::<Vec<_>>(),
        });
        if !self.ranks.is_empty() {
            let pairs = self.ranks.iter().map(|pair| {
                let between = [pair.first, pair.second].map(|end| self.variables[end].name.as_str());
                json!({ "between": between, "rank": pair.correlation })
            });
            document["correlations"] = pairs.collect();
            document["repair"] = json!(self.repair);
        }
        document
    }

    pub(super) fn laws(&self) -> Vec<Variable> {
        laws(&self.variables)
    }

    pub(super) fn new(
        variables: Vec<StudyVariable>,
        ranks: Vec<Pair>,
        repair: bool,
        sampling: (SamplingPlan, u64, Seed),
    ) -> Result<Self, UncertaintyError> {
        let copula = match (ranks.is_empty(), repair) {
            (true, _) => Copula::independent(variables.len()),
            (false, true) => Copula::repaired(variables.len(), &ranks)?,
            (false, false) => Copula::new(variables.len(), &ranks)?,
        };
        let (chosen, samples, seed) = sampling;
        let study = Study::new(laws(&variables), copula, chosen.plan(), samples, seed.0)?;
        Ok(Self { variables, ranks, repair, plan: chosen, seed, study })
    }
}

fn laws(variables: &[StudyVariable]) -> Vec<Variable> {
    variables.iter().map(|one| one.law).collect()
}
