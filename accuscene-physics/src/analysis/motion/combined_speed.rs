use crate::analysis::formula::{formula, itself};
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use accuscene_core::quantity::{Quantity, Ratio, Speed};

formula! {
    /// Speed of one vehicle whose kinetic energy went into several works, each told as the speed that it
    /// alone stands for.
    ///
    /// Speeds along different directions are no such parts, nor are speeds of different masses.
    ///
    /// ```
    /// use accuscene_physics::analysis::{CombinedSpeed, Formula};
    ///
    /// let skid_and_crush = CombinedSpeed::new(vec!["30 km/h".parse()?, "40 km/h".parse()?]);
    /// let solved = skid_and_crush.solve()?;
    /// assert!((solved.found.speed * 3.6 - 50.0).abs() < 1e-9);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    CombinedSpeed {
        name: "combined-speed",
        title: "Combined speed",
        source: "sum of kinetic energies of one mass",
        valid: "works done one after the other on one vehicle: slides, crush, an impact speed",
    }
    required {
        /// The speeds that the works alone stand for.
        #[schemars(length(min = 1, max = 1000))]
        speeds: Vec<Quantity<Speed>> [0.0, 150.0],
    }
    optional {}
    /// What the works come to.
    CombinedSpeedFound {
        /// Speed before all of them.
        speed: f64 as Speed,
        /// Speed before each of them, in their order.
        speeds_before: Vec<f64> as Speed,
        /// Share of the energy that each took.
        shares: Vec<f64> as Ratio,
    }
}

impl Formula for CombinedSpeed {
    itself!(CombinedSpeedFound);

    fn evaluate(&self, _: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        if self.speeds.is_empty() {
            return Err(AnalysisError::Items {
                path: "speeds",
                count: 0,
                limit: "1 or more".to_owned(),
                hint: "give the speeds that the works alone stand for",
            });
        }
        let mut speeds_before = vec![0.0; self.speeds.len()];
        let mut squares = 0.0;
        for (before, part) in speeds_before.iter_mut().zip(&self.speeds).rev() {
            squares += part.value * part.value;
            *before = squares.sqrt();
        }
        let share = |part: &Quantity<Speed>| {
            if squares > 0.0 { part.value * part.value / squares } else { 0.0 }
        };
        let shares = self.speeds.iter().map(share).collect();
        Ok(CombinedSpeedFound { speed: squares.sqrt(), speeds_before, shares })
    }
}
