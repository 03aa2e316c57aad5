use super::course::{Course, Varied};
use super::{PlanKind, SweepPlan};
use crate::error::EngineError;
use accuscene_physics::uncertainty::{Copula, Pair, Plan, Study, Variable};

/// Which values the parameters have in each sample.
#[derive(Clone, Debug)]
pub(super) enum Design {
    /// Every combination; the last parameter changes fastest.
    Grid(Vec<Course>),
    /// Draws.
    Drawn(Box<Study>),
}

impl Design {
    /// The samples of a checked plan.
    pub(super) fn of(plan: &SweepPlan, varied: &[Varied], pairs: &[Pair]) -> Result<Self, EngineError> {
        let kind = match plan.plan {
            PlanKind::Grid => return Ok(Self::Grid(varied.iter().map(|one| one.course.clone()).collect())),
            PlanKind::Sobol => Plan::Sobol,
            PlanKind::LatinHypercube => Plan::LatinHypercube,
            PlanKind::MonteCarlo => Plan::MonteCarlo,
        };
        let variable = |one: &Varied| match &one.course {
            Course::Drawn(variable) => Ok(**variable),
            other => Ok(Variable::constant(other.at(0))?),
        };
        let variables: Result<Vec<Variable>, EngineError> = varied.iter().map(variable).collect();
        let copula = Copula::new(varied.len(), pairs)?;
        let samples = plan.samples.unwrap_or(SweepPlan::SAMPLES);
        Ok(Self::Drawn(Box::new(Study::new(variables?, copula, kind, samples, plan.seed.0)?)))
    }

    /// Number of samples.
    pub(super) fn samples(&self) -> u64 {
        match self {
            Self::Grid(courses) => courses.iter().map(Course::count).product(),
            Self::Drawn(study) => study.samples(),
        }
    }

    /// The values of the parameters in a sample that there is.
    pub(super) fn values(&self, sample: u64) -> Result<Vec<f64>, EngineError> {
        match self {
            Self::Grid(courses) => {
                let mut rest = sample;
                let mut values = vec![f64::NAN; courses.len()];
                for (value, course) in values.iter_mut().zip(courses).rev() {
                    *value = course.at(rest % course.count());
                    rest /= course.count();
                }
                Ok(values)
            }
            Self::Drawn(study) => Ok(study.sample(sample)?),
        }
    }
}
