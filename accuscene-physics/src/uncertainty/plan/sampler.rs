use super::SobolSequence;
use super::latin::LatinHypercube;
use super::owen::Owen;
use crate::uncertainty::{UncertaintyError, check};
use accuscene_core::arith::Philox;

/// How samples are spread over the unit cube.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Plan {
    /// Independent samples.
    MonteCarlo,
    /// One sample in each of as many strata as there are samples, in every dimension (McKay, Beckman and
    /// Conover 1979).
    LatinHypercube,
    /// A scrambled Sobol sequence (Joe and Kuo 2008, Owen 1995); a power of two of samples.
    #[default]
    Sobol,
}

/// The points of a plan, each by its index alone: samples can be shared out among workers in any way.
///
/// ```
/// use accuscene_physics::uncertainty::{Plan, Sampler};
///
/// let sampler = Sampler::new(Plan::Sobol, 42, 1024, 3)?;
/// let mut point = [0.0; 3];
/// sampler.point(17, &mut point);
/// assert!(point.iter().all(|u| 0.0 < *u && *u < 1.0));
/// # Ok::<(), accuscene_physics::uncertainty::UncertaintyError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Sampler {
    points: Points,
    samples: u64,
    dimensions: usize,
}

#[derive(Clone, Debug)]
enum Points {
    Independent(Philox),
    Latin(LatinHypercube),
    Sobol(SobolSequence, Owen),
}

impl Sampler {
    /// The most dimensions of a plan but [`Plan::Sobol`], which has [`SobolSequence::MOST_DIMENSIONS`].
    pub const MOST_DIMENSIONS: usize = 4096;
    /// The most samples of a plan.
    pub const MOST_SAMPLES: u64 = 1 << 32;

    /// The plan of a number of samples in a number of dimensions; the seed decides every random choice.
    ///
    /// A Latin hypercube keeps an order of its samples for every dimension, 4 bytes each.
    ///
    /// # Errors
    /// [`UncertaintyError`] for no samples or dimensions or too many, and for a Sobol plan whose number of
    /// samples is no power of two.
    pub fn new(plan: Plan, seed: u64, samples: u64, dimensions: usize) -> Result<Self, UncertaintyError> {
        let hint = "ask for at least one sample, and for no more than results are worth";
        check::count("samples", samples, [1, Self::MOST_SAMPLES], hint)?;
        let hint = "leave variables out that hardly matter, or take another plan";
        let most = Self::MOST_DIMENSIONS as u64;
        check::count("dimensions", dimensions as u64, [1, most], hint)?;
        let points = match plan {
            Plan::MonteCarlo => Points::Independent(Philox::new(seed)),
            Plan::LatinHypercube => Points::Latin(LatinHypercube::new(seed, samples, dimensions)?),
            Plan::Sobol => {
                if !samples.is_power_of_two() {
                    let next = samples.next_power_of_two();
                    let hint = "a Sobol plan wants a power of two: take the next one";
                    return Err(UncertaintyError::NotPowerOfTwo { samples, next, hint });
                }
                Points::Sobol(SobolSequence::new(dimensions)?, Owen::new(seed))
            }
        };
        Ok(Self { points, samples, dimensions })
    }

    /// Number of samples.
    #[must_use]
    pub fn samples(&self) -> u64 {
        self.samples
    }

    /// Number of dimensions.
    #[must_use]
    pub fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// Writes the coordinates of a sample, all in (0, 1), one a dimension; NaN for a sample that the plan
    /// does not have, and beyond its dimensions.
    pub fn point(&self, sample: u64, point: &mut [f64]) {
        for (dimension, u) in point.iter_mut().enumerate() {
            *u = self.coordinate(sample, dimension);
        }
    }

    fn coordinate(&self, sample: u64, dimension: usize) -> f64 {
        if sample >= self.samples || dimension >= self.dimensions {
            return f64::NAN;
        }
        match &self.points {
            Points::Independent(draws) => draws.uniform(sample, dimension as u32),
            Points::Latin(cube) => cube.coordinate(sample as u32, dimension),
            Points::Sobol(sequence, owen) => {
                owen.scrambled(sequence.digits(sample as u32, dimension), dimension as u32)
            }
        }
    }
}
