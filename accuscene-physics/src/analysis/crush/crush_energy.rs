use super::damage;
use super::ees::WallSpeeds;
use super::face_stiffness::{Crash3Stiffness, FaceStiffness, stiffness};
use crate::analysis::formula::{formula, itself};
use crate::analysis::given::Given;
use crate::analysis::inputs::choices;
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use crate::crush::{CrushProfile, EnergyIs, crush_energy};
use accuscene_core::arith::FRAC_PI_2;
use accuscene_core::quantity::{Angle, Area, Energy, Force, Length, Mass, Quantity, Ratio, Speed};

choices!(EnergyIs);

formula! {
    /// Energy that a measured crush took, with the force at its end and the speed against a wall that would leave it.
    ///
    /// ```
    /// use accuscene_core::quantity::Quantity;
    /// use accuscene_physics::analysis::{CrushEnergy, FaceStiffness, Formula};
    ///
    /// let depths = vec![Quantity::new(0.3), Quantity::new(0.3)];
    /// let crush = CrushEnergy {
    ///     stiffness: Some(FaceStiffness::new(Quantity::new(50_000.0), Quantity::new(1e6))),
    ///     mass: Some(Quantity::new(1500.0)),
    ///     ..CrushEnergy::new("1.5 m".parse()?, depths)
    /// };
    /// let found = crush.solve()?.found;
    /// assert!((found.energy - 91_875.0).abs() < 1e-6);
    /// assert!((found.ees.ok_or("a mass is given")? - 11.068).abs() < 1e-4);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    CrushEnergy {
        name: "crush-energy",
        title: "Energy of a measured crush",
        source: "CRASH3 (NHTSA 1981-82), exact for straight lines between the depths; Campbell 1974, SAE 740565",
        valid: "depths normal to the undamaged face at the height of the structure, up to about 1 m, force within 30 degrees of the normal; no underride",
    }
    required {
        /// Width of the damage, direct and induced.
        width: Quantity<Length> [0.01, 20.0],
        /// Depths at equal distances over the width, the first and the last at its ends.
        #[schemars(length(min = 2, max = 100))]
        depths: Vec<Quantity<Length>> [0.0, 3.0],
    }
    optional {
        /// Stiffness of the face, or else `class_stiffness`.
        stiffness: Option<FaceStiffness>,
        /// Stiffness by the CRASH3 table where the face is not known better.
        class_stiffness: Option<Crash3Stiffness>,
        /// Angle between the principal direction of force and the normal of the face; 0 by default.
        pdof_offset: Option<Quantity<Angle>> [-FRAC_PI_2, FRAC_PI_2],
        /// Mass of the vehicle, for its speeds.
        mass: Option<Quantity<Mass>> [50.0, 100_000.0],
        /// What the energy of this stiffness is; what was dissipated by default.
        energy_is: Option<EnergyIs>,
        /// Restitution against the wall, between the two speeds; 0 by default.
        restitution: Option<Quantity<Ratio>> [0.0, 0.9],
    }
    /// What a crush tells.
    CrushEnergyFound {
        /// Energy with the force along its direction.
        energy: f64 as Energy,
        /// Energy with the force normal to the face.
        normal_energy: f64 as Energy,
        /// The former over the latter, `1 + tan²` of the offset.
        correction: f64 as Ratio,
        /// Area of the crush in plan view.
        area: f64 as Area,
        /// Mean depth.
        mean_depth: f64 as Length,
        /// Greatest depth.
        greatest_depth: f64 as Length,
        /// Centroid of the crushed area behind the undamaged face.
        centroid_depth: Option<f64> as Length,
        /// Centroid from the middle of the damage towards the last depth.
        centroid_lateral: Option<f64> as Length,
        /// Mean square of the depth over the square of its mean: 1 for uniform crush.
        form_factor: Option<f64> as Ratio,
        /// Greatest force normal to the face.
        normal_force: f64 as Force,
        /// Greatest force along its direction.
        force: f64 as Force,
        /// Energy equivalent speed: its kinetic energy was dissipated.
        ees: Option<f64> as Speed,
        /// Barrier equivalent speed: that of a test against a wall with the same crush.
        barrier_equivalent_speed: Option<f64> as Speed,
    }
}

impl Formula for CrushEnergy {
    itself!(CrushEnergyFound);

    fn evaluate(&self, warnings: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        let (known, class) = (self.stiffness.as_ref(), self.class_stiffness.as_ref());
        let law = stiffness(known, class, ["A", "B"], warnings)?;
        let depths = damage::depths("depths", &self.depths)?;
        let profile = CrushProfile::new(&depths, self.width.value)?;
        let taken = crush_energy(&law, &profile, self.pdof_offset.si_or(0.0))?;
        warnings.extend(taken.warnings.iter().copied().map(AnalysisWarning::from));
        let wall = |mass| {
            let energy_is = self.energy_is.unwrap_or_default();
            WallSpeeds::of(taken.energy, mass, energy_is, self.restitution.si_or(0.0))
        };
        let wall = self.mass.si().map(wall).transpose()?;
        let centroid = profile.centroid();
        Ok(CrushEnergyFound {
            energy: taken.energy,
            normal_energy: taken.normal,
            correction: taken.correction,
            area: profile.area(),
            mean_depth: profile.mean(),
            greatest_depth: profile.deepest(),
            centroid_depth: centroid.map(|[depth, _]| depth),
            centroid_lateral: centroid.map(|[_, lateral]| lateral),
            form_factor: profile.form_factor(),
            normal_force: taken.force,
            force: taken.resultant(),
            ees: wall.map(|speeds| speeds.ees),
            barrier_equivalent_speed: wall.map(|speeds| speeds.barrier),
        })
    }
}
