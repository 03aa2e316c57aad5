use super::address::Address;
use super::check::Checker;
use super::course::Varied;
use super::design::Design;
use super::part::SampleFailure;
use super::trial::{Row, Seen, Trial, failure};
use super::{Shard, SweepError, SweepPlan, reading};
use crate::error::EngineError;
use crate::outcome::EngineInfo;
use crate::simulate::prepare;
use accuscene_core::document::ContentHash;
use accuscene_core::error::CoreError;
use accuscene_core::scene::{Scene, SceneMetadata};
use core::ops::Range;

/// A scene with a plan of what is changed in it: checked, immutable, to be shared between threads.
///
/// Every sample depends on scene, plan and its number alone, so that shards may be run anywhere, in any order.
///
/// ```
/// use accuscene::Threads;
/// use accuscene::sweep::{PlanKind, Sweep, SweepPlan, SweptParameter};
/// use core::ops::ControlFlow;
///
/// let scene = accuscene::Scene::from_toml(
///     r#"
///     schema = "accuscene/scene/1"
///     options = { duration = 4 }
///     [[vehicles]]
///     id = "car"
///     mass = 1500
///     dimensions = { length = 4.5, width = 1.8, wheelbase = 2.7 }
///     start = { position = [0, 0], speed = 10 }
///     driver = { phases = [{ after = { time = 0.5 }, brake = 1.0 }] }
///     "#,
/// )?;
/// let speed = SweptParameter::of("vehicles.car.start.speed").stepped(8.0, 12.0, 3);
/// let plan = SweepPlan::of(PlanKind::Grid).with_parameter(speed).with_outputs(["vehicles.car.end_x"]);
/// let sweep = Sweep::new(&scene, &plan)?;
/// let mut parts = Vec::new();
/// for shard in sweep.shards(2) {
///     parts.push(sweep.run(&shard, &Threads::available(), &mut |_| ControlFlow::Continue(()))?);
/// }
/// let outcome = sweep.join(&parts)?;
/// let end = outcome.output("vehicles.car.end_x").ok_or("no such output")?;
/// assert!(end.values.get(0) < end.values.get(1) && end.values.get(1) < end.values.get(2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Sweep {
    pub(super) scene_hash: ContentHash,
    pub(super) case: SceneMetadata,
    /// The plan with paths and values as they were understood, SI.
    pub(super) plan: SweepPlan,
    pub(super) plan_hash: ContentHash,
    pub(super) varied: Vec<Varied>,
    pub(super) design: Design,
    pub(super) trial: Trial,
    /// The outputs of the scene as it is written; the code and the words of why there are none.
    pub(super) nominal: Result<Row, (u32, String)>,
}

impl Sweep {
    /// Checks a plan against a scene, and runs the scene once as it is written.
    ///
    /// # Errors
    /// [`CoreError::Document`] with every problem of scene and plan, each with path, value, limit and hint; what the
    /// physics cannot run, by name; [`EngineError::Uncertainty`] for correlations that contradict each other.
    pub fn new(scene: &Scene, plan: &SweepPlan) -> Result<Self, EngineError> {
        let problems = reading::form(plan)?;
        if !problems.is_empty() {
            return Err(CoreError::Document { problems }.into());
        }
        let (resolved, model) = prepare(scene)?;
        let mut checker = Checker::new(scene, resolved.scene(), plan);
        let parameters = checker.parameters();
        let (pairs, correlations) = checker.correlations(&parameters);
        checker.samples(&parameters);
        let vehicles = resolved.scene().vehicles.iter().map(|vehicle| vehicle.id.clone());
        let two_wheelers = resolved.scene().two_wheelers.iter().map(|rider| rider.id.clone());
        let vehicles: Vec<String> = vehicles.chain(two_wheelers).collect();
        let mut outputs = checker.outputs(&vehicles);
        if !checker.problems.is_empty() {
            return Err(CoreError::Document { problems: checker.problems }.into());
        }
        let (varied, parameters): (Vec<Varied>, Vec<_>) = parameters.into_iter().unzip();
        let seen = Seen::of(&resolved, &model);
        if plan.outputs.is_empty() {
            let collisions = seen.as_ref().map_or(&[][..], |seen| &seen.collisions);
            outputs = Address::all(collisions, &vehicles);
        }
        let design = Design::of(plan, &varied, &pairs)?;
        let plan = SweepPlan {
            parameters,
            correlations,
            samples: plan.plan.is_random().then(|| design.samples()),
            level: plan.plan.is_random().then(|| plan.level()),
            outputs: outputs.iter().map(Address::text).collect(),
            ..plan.clone()
        };
        let trial = Trial::of(scene, varied.iter().map(|one| one.path.clone()).collect(), outputs);
        let nominal = match seen {
            Ok(seen) => Ok(trial.kept(&seen)),
            Err(error) => Err((failure(&error), error.to_string())),
        };
        let (scene_hash, case, plan_hash) = (scene.hash(), scene.case.clone(), plan.hash());
        Ok(Self { scene_hash, case, plan, plan_hash, varied, design, trial, nominal })
    }

    /// Number of samples.
    #[must_use]
    pub fn samples(&self) -> u64 {
        self.design.samples()
    }

    /// The plan as it was understood: paths, values and outputs spelt out, in SI.
    #[must_use]
    pub fn plan(&self) -> &SweepPlan {
        &self.plan
    }

    /// The values of the parameters in a sample, in the order of the plan, SI.
    ///
    /// # Errors
    /// [`SweepError::Range`] if there is no such sample.
    pub fn parameters_of(&self, sample: u64) -> Result<Vec<f64>, EngineError> {
        self.shard(sample, 1)?;
        self.design.values(sample)
    }

    /// So many samples from a first one on.
    ///
    /// # Errors
    /// [`SweepError::Range`] for samples that the sweep does not have, and for none.
    pub fn shard(&self, first: u64, count: u64) -> Result<Shard, SweepError> {
        let samples = self.samples();
        if count == 0 || first.checked_add(count).is_none_or(|end| end > samples) {
            let hint = "ask for one or more samples that the sweep has";
            return Err(SweepError::Range { first, count, samples, hint });
        }
        Ok(self.shard_of(first, count))
    }

    /// All samples in so many shards of nearly the same size, or one a sample where there are fewer.
    #[must_use]
    pub fn shards(&self, count: u64) -> Vec<Shard> {
        let samples = self.samples();
        let count = count.clamp(1, samples);
        let border = |index: u64| (u128::from(samples) * u128::from(index) / u128::from(count)) as u64;
        (0..count).map(|index| self.shard_of(border(index), border(index + 1) - border(index))).collect()
    }

    pub(super) fn shard_of(&self, first: u64, count: u64) -> Shard {
        let (scene_hash, plan_hash) = (self.scene_hash, self.plan_hash);
        Shard { scene_hash, plan_hash, engine: EngineInfo::current(), seed: self.plan.seed, first, count }
    }

    /// Refuses a shard of another scene, plan or engine, and samples that there are not.
    pub(super) fn check(&self, shard: &Shard) -> Result<(), SweepError> {
        let own = self.shard_of(shard.first, shard.count);
        let engine = |engine: &EngineInfo| {
            format!("{} {}, physics revision {}", engine.name, engine.version, engine.physics_revision)
        };
        let pairs = [
            (
                "scene_hash",
                shard.scene_hash.to_string(),
                own.scene_hash.to_string(),
                "use the scene it was made of",
            ),
            (
                "plan_hash",
                shard.plan_hash.to_string(),
                own.plan_hash.to_string(),
                "use the plan it was made of",
            ),
            ("seed", shard.seed.to_string(), own.seed.to_string(), "use the plan it was made of"),
            ("engine", engine(&shard.engine), engine(&own.engine), "use one engine for all shards"),
        ];
        for (path, found, expected, hint) in pairs {
            if found != expected {
                return Err(SweepError::Other { path, found, expected, hint });
            }
        }
        self.shard(shard.first, shard.count).map(|_| ())
    }

    /// Samples as their rows, or the codes of why they have none; they run side by side.
    pub(super) fn rows(&self, samples: Range<u64>) -> Vec<Result<Row, SampleFailure>> {
        let values = samples.clone().map(|sample| self.design.values(sample)).collect();
        let failed = |(row, sample): (Result<Row, EngineError>, u64)| {
            row.map_err(|error| SampleFailure { sample, code: failure(&error) })
        };
        self.trial.rows(values).into_iter().zip(samples).map(failed).collect()
    }
}
