use super::StudyCase;
use accuscene_physics::uncertainty::{
    Correlation, FirstOrder, Saltelli, SobolIndices, Tornado, UncertaintyError, Variable, first_order,
};
use core::ops::Range;

/// The points at which first order, tornado or Sobol indices want a function, and what its values there tell.
///
/// Points are numbered from 0; their values go back in the same order, one a point, not finite where the function
/// has no result. Values of the variables are in the order of the study, in SI.
#[derive(Clone, Debug)]
pub struct Design {
    variables: Vec<Variable>,
    plan: Plan,
    points: u64,
}

/// What the points of a design are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DesignKind {
    /// [`first_order`]: the means, and six points beside them in each direction.
    FirstOrder,
    /// [`Tornado`]: all variables at their values, then each uncertain one at its 5 and 95 % quantiles.
    Tornado,
    /// [`SobolIndices`] (Saltelli et al. 2010): for each sample of the study a row of two and one for each
    /// uncertain variable.
    Indices,
}

/// What the values of a function at all points of a design tell.
#[derive(Clone, Debug, PartialEq)]
pub enum DesignOutcome {
    /// Slopes, and what they make of the uncertainties.
    FirstOrder(FirstOrder),
    /// What each variable does on its own.
    Tornado(Tornado),
    /// Which share of the variance each variable makes.
    Indices(SobolIndices),
}

#[derive(Clone, Debug)]
enum Plan {
    FirstOrder(Correlation),
    Tornado,
    Indices(Box<Saltelli>),
}

/// Numbers that go out at once: 1 GB.
const MOST_NUMBERS: u64 = 1 << 27;

impl Design {
    /// The points of a study for a purpose.
    ///
    /// # Errors
    /// [`UncertaintyError`]: for first order if a variable has no standard deviation, or the correlations
    /// contradict each other; for indices if variables are correlated, since then indices are no shares, and as of
    /// [`Saltelli::new`].
    pub fn new(case: &StudyCase, kind: DesignKind) -> Result<Self, UncertaintyError> {
        let variables = case.laws();
        let plan = match kind {
            DesignKind::FirstOrder => Plan::FirstOrder(Correlation::of_scores(case.study().copula())),
            DesignKind::Tornado => Plan::Tornado,
            DesignKind::Indices => {
                let count = case.study().copula().scores().pairs().len() as u64;
                if count > 0 {
                    let hint = "leave correlations out: indices are shares of independent variables";
                    let path = "correlations";
                    return Err(UncertaintyError::Count { path, count, least: 0, most: 0, hint });
                }
                let (samples, seed) = (case.study().samples(), case.seed.0);
                Plan::Indices(Box::new(Saltelli::new(variables.clone(), case.plan.plan(), samples, seed)?))
            }
        };
        let mut design = Self { variables, plan, points: 0 };
        design.points = design.count()?;
        Ok(design)
    }

    /// What the points are for.
    #[must_use]
    pub fn kind(&self) -> DesignKind {
        match self.plan {
            Plan::FirstOrder(_) => DesignKind::FirstOrder,
            Plan::Tornado => DesignKind::Tornado,
            Plan::Indices(_) => DesignKind::Indices,
        }
    }

    /// Number of variables, the numbers of a point.
    #[must_use]
    pub fn variables(&self) -> usize {
        self.variables.len()
    }

    /// Number of points.
    #[must_use]
    pub fn points(&self) -> u64 {
        self.points
    }

    /// The values of all variables at a range of points, point by point; not finite where a law leaves the
    /// doubles, so that the value of the function there does not count.
    ///
    /// # Errors
    /// [`UncertaintyError`] if there are no such points, or for more than 2^27 numbers.
    pub fn rows(&self, range: Range<u64>) -> Result<Vec<f64>, UncertaintyError> {
        check("end of the range of points", range.end, self.points)?;
        check("start of the range of points", range.start, range.end)?;
        let numbers = (range.end - range.start).saturating_mul(self.variables.len() as u64);
        check("numbers", numbers, MOST_NUMBERS)?;
        if let Plan::Indices(saltelli) = &self.plan {
            return self.rows_of(saltelli, range);
        }
        let mut rows = Vec::with_capacity(numbers as usize);
        let mut at = 0;
        self.visit(&mut |x| {
            if range.contains(&at) {
                rows.extend_from_slice(x);
            }
            at += 1;
            Some(0.0)
        })?;
        Ok(rows)
    }

    /// What the values of the function at all points tell.
    ///
    /// # Errors
    /// [`UncertaintyError`] for another number of values, and as of [`first_order`] and [`SobolIndices::new`].
    pub fn read(&self, values: &[f64]) -> Result<DesignOutcome, UncertaintyError> {
        if values.len() as u64 != self.points {
            return Err(UncertaintyError::Mismatch {
                path: "number of values",
                found: values.len() as u64,
                expected: self.points,
                hint: "give one value for each point of the design, in their order",
            });
        }
        let mut told = values.iter().copied();
        let mut f = |_: &[f64]| told.next();
        Ok(match &self.plan {
            Plan::FirstOrder(correlation) => {
                DesignOutcome::FirstOrder(first_order(&self.variables, correlation, &mut f)?)
            }
            Plan::Tornado => DesignOutcome::Tornado(Tornado::new(&self.variables, &mut f)),
            Plan::Indices(saltelli) => DesignOutcome::Indices(self.indices(saltelli, values)?),
        })
    }

    fn indices(&self, saltelli: &Saltelli, values: &[f64]) -> Result<SobolIndices, UncertaintyError> {
        let all = 0..saltelli.samples();
        // A row with a number beyond the doubles is not asked for; it has its places among the values all the same.
        let asked = saltelli.run(all.clone(), &mut |_| Some(0.0))?;
        let rows = values.chunks_exact(self.row());
        let answered = rows.zip(asked.output(0)).filter(|(_, asked)| asked.is_finite());
        let mut told = answered.flat_map(|(row, _)| row.iter().copied());
        SobolIndices::new(&saltelli.run(all, &mut |_| told.next())?)
    }

    /// Calls a function at all points.
    fn visit(&self, f: &mut dyn FnMut(&[f64]) -> Option<f64>) -> Result<(), UncertaintyError> {
        match &self.plan {
            Plan::FirstOrder(correlation) => first_order(&self.variables, correlation, f).map(drop),
            Plan::Tornado => {
                drop(Tornado::new(&self.variables, f));
                Ok(())
            }
            Plan::Indices(saltelli) => saltelli.run(0..saltelli.samples(), f).map(drop),
        }
    }

    fn count(&self) -> Result<u64, UncertaintyError> {
        if let Plan::Indices(saltelli) = &self.plan {
            return Ok(saltelli.samples().saturating_mul(self.row() as u64));
        }
        let mut points = 0;
        self.visit(&mut |_| {
            points += 1;
            Some(0.0)
        })?;
        Ok(points)
    }

    /// Points of one row of indices.
    fn row(&self) -> usize {
        2 + self.variables.iter().filter(|one| one.is_uncertain()).count()
    }

    fn rows_of(&self, saltelli: &Saltelli, range: Range<u64>) -> Result<Vec<f64>, UncertaintyError> {
        let (row, width) = (self.row() as u64, self.variables.len());
        let mut rows = Vec::with_capacity((range.end - range.start) as usize * width);
        for k in range.start / row..range.end.div_ceil(row) {
            let mut points = vec![f64::NAN; row as usize * width];
            let mut places = points.chunks_exact_mut(width);
            saltelli.run(k..k + 1, &mut |x| {
                if let Some(place) = places.next() {
                    place.copy_from_slice(x);
                }
                Some(0.0)
            })?;
            let from = Ord::max(range.start, k * row) - k * row;
            let to = Ord::min(range.end, (k + 1) * row) - k * row;
            rows.extend_from_slice(&points[from as usize * width..to as usize * width]);
        }
        Ok(rows)
    }
}

fn check(path: &'static str, count: u64, most: u64) -> Result<(), UncertaintyError> {
    if count <= most {
        return Ok(());
    }
    let hint = "ask for points that the design has, in parts if they are many";
    Err(UncertaintyError::Count { path, count, least: 0, most, hint })
}
