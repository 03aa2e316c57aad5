use crate::named::members;
use accuscene_core::document::{ContentHash, canonical, sha256};
use accuscene_physics::inverse::{Item, Noise, Prior, Problem, Unknown};
use accuscene_physics::reconstruction::{Belief, SoughtValue};
use accuscene_physics::uncertainty::{UncertaintyError, Variable};
use serde_json::{Value, json};

/// Schema of the document.
pub const INVERSE_SCHEMA: &str = "accuscene/inverse/1";

/// An inverse problem with the names of its unknowns and items.
#[derive(Clone, Debug, PartialEq)]
pub struct InverseCase {
    pub(super) unknowns: Vec<SoughtValue>,
    pub(super) items: Vec<InverseItem>,
}

/// A piece of evidence of an inverse problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InverseItem {
    /// Its name.
    pub name: String,
    /// How many residuals it has, and how they are distributed.
    pub item: Item,
}

impl InverseCase {
    /// What is sought, in the order in which the model takes it; path and name are its name.
    #[must_use]
    pub fn unknowns(&self) -> &[SoughtValue] {
        &self.unknowns
    }

    /// What was observed, in the order of the residuals.
    #[must_use]
    pub fn items(&self) -> &[InverseItem] {
        &self.items
    }

    /// Number of residuals.
    #[must_use]
    pub fn components(&self) -> usize {
        self.items.iter().map(|one| one.item.components).sum()
    }

    /// The problem for the solver.
    ///
    /// # Errors
    /// [`UncertaintyError`] for a belief that is no distribution, which no problem that was read has.
    pub fn problem(&self) -> Result<Problem, UncertaintyError> {
        let unknowns = self.unknowns.iter().map(|sought| {
            let [low, high] = sought.bounds;
            Ok(Unknown { low, high, prior: prior(&sought.prior)? })
        });
        Ok(Problem {
            unknowns: unknowns.collect::<Result<_, UncertaintyError>>()?,
            items: self.items.iter().map(|one| one.item).collect(),
        })
    }

    /// The problem as a document, quantities in SI.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let unknowns = self.unknowns.iter().map(|sought| {
            let mut written = match sought.prior {
                Belief::Uniform => json!({}),
                Belief::Around { value, sigma, dist } => members(value, sigma, dist),
            };
            written["name"] = json!(sought.name);
            written["dimension"] = json!(sought.dimension.name);
            [written["low"], written["high"]] = sought.bounds.map(|bound| json!(bound));
            written
        });
        let items = self.items.iter().map(|one| {
            let mut written = json!({ "name": one.name, "components": one.item.components });
            if let Noise::Student { freedom } = one.item.noise {
                written["noise"] = json!("student");
                written["freedom"] = json!(freedom);
            }
            written
        });
        json!({
            "schema": INVERSE_SCHEMA,
            "unknowns": unknowns.collect::<Vec<_>>(),
            "items": items.collect::<Vec<_>>(),
        })
    }

    /// SHA-256 of its canonical JSON.
    #[must_use]
    pub fn hash(&self) -> ContentHash {
        sha256(&canonical(&self.to_value()))
    }
}

fn prior(belief: &Belief) -> Result<Prior, UncertaintyError> {
    Ok(match *belief {
        Belief::Uniform => Prior::Uniform,
        Belief::Around { value: mean, sigma: Some(sd), dist: None } => Prior::Normal { mean, sd },
        Belief::Around { value, sigma, dist } => {
            let variable = Variable::new(value, sigma, dist)?;
            Prior::density(move |x: f64| variable.ln_density(x))
        }
    })
}
