use crate::analysis::formula::{formula, itself};
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use crate::crush::CrushStiffness;
use accuscene_core::quantity::{
    CrushCoefficient, CrushCoefficientRise, CrushStiffnessA, CrushStiffnessB, Force, Length, Quantity,
};

formula! {
    /// Stiffness of a face by the line of Prasad, `sqrt(2 E/L) = d0 + d1 C`, `C` the mean depth of crush.
    ///
    /// ```
    /// use accuscene_core::quantity::Quantity;
    /// use accuscene_physics::analysis::{Formula, PrasadStiffness};
    ///
    /// let found = PrasadStiffness::new(Quantity::new(70.0), Quantity::new(800.0)).solve()?.found;
    /// assert_eq!((found.a, found.b, found.g), (56_000.0, 640_000.0, 2450.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    PrasadStiffness {
        name: "prasad-stiffness",
        title: "Stiffness of a face by Prasad's line",
        source: "Prasad 1990, SAE 900412; Campbell 1974, SAE 740565",
        valid: "the range of depths of the tests behind the line, up to about 1 m",
    }
    required {
        /// d0: square root of twice the energy for a metre of width that leaves no crush.
        d0: Quantity<CrushCoefficient> [0.0, 2000.0],
        /// d1: rise of that root with mean depth.
        d1: Quantity<CrushCoefficientRise> [1.0, 20_000.0],
    }
    optional {}
    /// What the line tells of a face.
    PrasadStiffnessFound {
        /// A: force for a metre of width where damage begins.
        a: f64 as CrushStiffnessA,
        /// B: rise of that force with depth.
        b: f64 as CrushStiffnessB,
        /// G: energy for a metre of width that leaves no crush, N as J/m.
        g: f64 as Force,
        /// A/B: how far the face gives way and comes back.
        onset: f64 as Length,
    }
}

impl Formula for PrasadStiffness {
    itself!(PrasadStiffnessFound);

    fn evaluate(&self, _: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        let law = CrushStiffness::of_prasad(self.d0.value, self.d1.value)?;
        Ok(PrasadStiffnessFound { a: law.a, b: law.b, g: law.g(), onset: law.a / law.b })
    }
}
