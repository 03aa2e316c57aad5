use crate::analysis::formula::{formula, itself};
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use crate::crush::{CrushProfile, CrushStiffness, UniformCrush, crush_energy};
use accuscene_core::quantity::{CrushStiffnessA, CrushStiffnessB, Energy, Force, Length, Quantity};

formula! {
    /// Stiffness of a face that nobody tested, by the force of its partner in the collision.
    ///
    /// ```
    /// use accuscene_core::quantity::Quantity;
    /// use accuscene_physics::analysis::{ForceBalance, Formula};
    ///
    /// let [front_width, side_width] = [1.5, 1.8].map(Quantity::new);
    /// let [front_depth, side_depth, onset] = [0.3, 0.4, 0.08].map(Quantity::new);
    /// let (a, b) = (Quantity::new(60_000.0), Quantity::new(600_000.0));
    /// let side = ForceBalance::new(a, b, front_width, front_depth, side_width, side_depth, onset);
    /// let found = side.solve()?.found;
    /// assert!((found.force - 360_000.0).abs() < 1e-6);
    /// assert!((found.b_2 - 360_000.0 / (1.8 * 0.48)).abs() < 1e-6);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ForceBalance {
        name: "force-balance",
        title: "Stiffness by balance of forces",
        source: "after Neptune and Flynn 1994, SAE 940913",
        valid: "both faces crushed uniformly and normal to the force, greatest forces at one time",
    }
    required {
        /// A of the face that is known.
        a_1: Quantity<CrushStiffnessA> [0.0, 1e7],
        /// B of the face that is known.
        b_1: Quantity<CrushStiffnessB> [1e3, 1e8],
        /// Width of its damage.
        width_1: Quantity<Length> [0.01, 20.0],
        /// Mean depth of its crush.
        depth_1: Quantity<Length> [0.0, 3.0],
        /// Width of the damage of the other face.
        width_2: Quantity<Length> [0.01, 20.0],
        /// Mean depth of its crush.
        depth_2: Quantity<Length> [0.0, 3.0],
        /// A/B of the other face: how far it gives way and comes back.
        onset_2: Quantity<Length> [0.001, 1.0],
    }
    optional {}
    /// What the balance tells of the other face.
    ForceBalanceFound {
        /// Greatest force on both.
        force: f64 as Force,
        /// A of the other face.
        a_2: f64 as CrushStiffnessA,
        /// B of the other face.
        b_2: f64 as CrushStiffnessB,
        /// G of the other face, N as J/m.
        g_2: f64 as Force,
        /// Energy that the known face took.
        energy_1: f64 as Energy,
        /// Energy that the other face took.
        energy_2: f64 as Energy,
    }
}

impl Formula for ForceBalance {
    itself!(ForceBalanceFound);

    fn evaluate(&self, warnings: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        let known = CrushStiffness::new(self.a_1.value, self.b_1.value)?;
        let one = UniformCrush { width: self.width_1.value, depth: self.depth_1.value };
        let two = UniformCrush { width: self.width_2.value, depth: self.depth_2.value };
        let force = known.force(&one)?;
        if force <= 0.0 {
            return Err(AnalysisError::Undetermined {
                figure: "b_2",
                reason: "the known face took no force",
                hint: "give `a_1` or `depth_1` above 0",
            });
        }
        let other = CrushStiffness::by_force_balance(&known, &one, &two, self.onset_2.value)?;
        let mut energy = |law: &CrushStiffness, crush: &UniformCrush| -> Result<f64, AnalysisError> {
            let taken = crush_energy(law, &CrushProfile::new(&[crush.depth; 2], crush.width)?, 0.0)?;
            warnings.extend(taken.warnings.iter().copied().map(AnalysisWarning::from));
            Ok(taken.energy)
        };
        let (energy_1, energy_2) = (energy(&known, &one)?, energy(&other, &two)?);
        Ok(ForceBalanceFound { force, a_2: other.a, b_2: other.b, g_2: other.g(), energy_1, energy_2 })
    }
}
