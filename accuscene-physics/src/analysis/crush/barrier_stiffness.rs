use crate::analysis::formula::{formula, itself};
use crate::analysis::given::Given;
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use crate::crush::CrushStiffness;
use accuscene_core::quantity::{
    CrushCoefficient, CrushCoefficientRise, CrushStiffnessA, CrushStiffnessB, Force, Length, Mass, Quantity,
    Ratio, Speed, SpeedPerCrush,
};

formula! {
    /// Stiffness of a face by its barrier tests `v = b0 + b1 C`, `C` the mean depth of crush.
    ///
    /// ```
    /// use accuscene_core::quantity::Quantity;
    /// use accuscene_physics::analysis::{BarrierStiffness, Formula};
    ///
    /// let (b0, b1) = ("8 km/h".parse()?, "96 km/h/m".parse()?);
    /// let front = BarrierStiffness::new(b0, b1, Quantity::new(1500.0), Quantity::new(1.5));
    /// let found = front.solve()?.found;
    /// assert!((found.a - 59_259.3).abs() < 0.1);
    /// assert!((found.b - 711_111.1).abs() < 0.1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    BarrierStiffness {
        name: "barrier-stiffness",
        title: "Stiffness of a face by barrier tests",
        source: "Campbell 1974, SAE 740565; CRASH3 (NHTSA 1981-82); d0 and d1 of Prasad 1990, SAE 900412",
        valid: "full-width tests against a rigid wall, mean depths up to about 1 m",
    }
    required {
        /// b0: speed that leaves no crush.
        b0: Quantity<Speed> [0.0, 20.0],
        /// b1: rise of the speed with mean depth.
        b1: Quantity<SpeedPerCrush> [0.1, 500.0],
        /// Mass of the tested vehicle.
        mass: Quantity<Mass> [50.0, 100_000.0],
        /// Width of the face that was crushed in the tests.
        width: Quantity<Length> [0.1, 5.0],
    }
    optional {
        /// Restitution of the tests: A and B are then those of the energy that was dissipated, less by its square; 0 by default.
        restitution: Option<Quantity<Ratio>> [0.0, 0.9],
    }
    /// What barrier tests tell of a face.
    BarrierStiffnessFound {
        /// A: force for a metre of width where damage begins.
        a: f64 as CrushStiffnessA,
        /// B: rise of that force with depth.
        b: f64 as CrushStiffnessB,
        /// G: energy for a metre of width that leaves no crush, N as J/m.
        g: f64 as Force,
        /// d0 of Prasad's form.
        d0: f64 as CrushCoefficient,
        /// d1 of Prasad's form.
        d1: f64 as CrushCoefficientRise,
        /// A/B: how far the face gives way and comes back.
        onset: f64 as Length,
    }
}

impl Formula for BarrierStiffness {
    itself!(BarrierStiffnessFound);

    fn evaluate(&self, _: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        let restitution = self.restitution.si_or(0.0);
        let left = (1.0 - restitution * restitution).sqrt();
        let (b0, b1) = (self.b0.value * left, self.b1.value * left);
        let law = CrushStiffness::of_wall_tests(b0, b1, self.mass.value, self.width.value)?;
        let [d0, d1] = law.prasad();
        Ok(BarrierStiffnessFound { a: law.a, b: law.b, g: law.g(), d0, d1, onset: law.a / law.b })
    }
}
