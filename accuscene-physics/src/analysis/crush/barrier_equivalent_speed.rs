use super::ees::WallSpeeds;
use crate::analysis::formula::{formula, itself};
use crate::analysis::given::Given;
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use crate::crush::{CrushWarning, EnergyIs};
use accuscene_core::quantity::{Energy, Length, Mass, Quantity, Ratio, Speed, SpeedPerCrush};

formula! {
    /// Speed against a rigid wall that would leave a mean depth of crush, by the tests of the model.
    ///
    /// ```
    /// use accuscene_core::quantity::Quantity;
    /// use accuscene_physics::analysis::{BarrierEquivalentSpeed, Formula};
    ///
    /// let (b0, b1) = ("8 km/h".parse()?, "96 km/h/m".parse()?);
    /// let front = BarrierEquivalentSpeed::new(b0, b1, "0.5 m".parse()?);
    /// assert!((front.solve()?.found.barrier_equivalent_speed - 56.0 / 3.6).abs() < 1e-9);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    BarrierEquivalentSpeed {
        name: "barrier-equivalent-speed",
        title: "Barrier equivalent speed",
        source: "Campbell 1974, SAE 740565",
        valid: "uniform crush over the width of the tests, up to about 1 m",
    }
    required {
        /// b0: speed that leaves no crush.
        b0: Quantity<Speed> [0.0, 20.0],
        /// b1: rise of the speed with mean depth.
        b1: Quantity<SpeedPerCrush> [0.1, 500.0],
        /// Mean depth of the crush.
        depth: Quantity<Length> [0.0, 3.0],
    }
    optional {
        /// Restitution of the tests; 0 by default.
        restitution: Option<Quantity<Ratio>> [0.0, 0.9],
        /// Mass of the vehicle, for its energy.
        mass: Option<Quantity<Mass>> [50.0, 100_000.0],
    }
    /// What a depth is worth.
    BarrierEquivalentSpeedFound {
        /// Barrier equivalent speed.
        barrier_equivalent_speed: f64 as Speed,
        /// Energy equivalent speed, less by what came back.
        ees: f64 as Speed,
        /// Energy that was dissipated.
        energy: Option<f64> as Energy,
    }
}

impl Formula for BarrierEquivalentSpeed {
    itself!(BarrierEquivalentSpeedFound);

    fn evaluate(&self, warnings: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        let depth = self.depth.value;
        if depth > CrushWarning::DEEPEST {
            warnings.push(CrushWarning::DeepCrush { depth }.into());
        }
        let barrier = self.b0.value + self.b1.value * depth;
        // What a mass of 2 kg stores at most is the square of its speed.
        let speeds =
            WallSpeeds::of(barrier * barrier, 2.0, EnergyIs::MostStored, self.restitution.si_or(0.0))?;
        Ok(BarrierEquivalentSpeedFound {
            barrier_equivalent_speed: barrier,
            ees: speeds.ees,
            energy: self.mass.si().map(|mass| 0.5 * mass * speeds.ees * speeds.ees),
        })
    }
}
