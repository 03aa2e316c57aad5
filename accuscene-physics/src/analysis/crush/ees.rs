use crate::analysis::formula::{formula, itself};
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use crate::crush::EnergyIs;
use crate::impact::ees::ees;
use accuscene_core::quantity::{Energy, Mass, Quantity, Speed};

formula! {
    /// Energy equivalent speed of a vehicle that took an energy.
    ///
    /// ```
    /// use accuscene_core::quantity::Quantity;
    /// use accuscene_physics::analysis::{Ees, Formula};
    ///
    /// let car = Ees::new("75 kJ".parse()?, Quantity::new(1500.0));
    /// assert_eq!(car.solve()?.found.ees, 10.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Ees {
        name: "ees",
        title: "Energy equivalent speed",
        source: "definition (Burg and Zeidler 1980): kinetic energy of this speed is the energy that deformed",
        valid: "energy that was dissipated in the vehicle itself",
    }
    required {
        /// Energy that was dissipated in the vehicle.
        energy: Quantity<Energy> [0.0, 1e9],
        /// Mass of the vehicle.
        mass: Quantity<Mass> [50.0, 100_000.0],
    }
    optional {}
    /// What an energy is worth.
    EesFound {
        /// Energy equivalent speed.
        ees: f64 as Speed,
    }
}

impl Formula for Ees {
    itself!(EesFound);

    fn evaluate(&self, _: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        Ok(EesFound { ees: ees(self.energy.value, self.mass.value)? })
    }
}

/// Speeds of a vehicle that an energy crushed.
#[derive(Clone, Copy, Debug)]
pub(super) struct WallSpeeds {
    /// Energy equivalent speed, m/s.
    pub(super) ees: f64,
    /// Speed against a wall that leaves the same crush, m/s.
    pub(super) barrier: f64,
}

impl WallSpeeds {
    /// By the energy, J, the mass, kg, and the restitution.
    pub(super) fn of(
        energy: f64,
        mass: f64,
        energy_is: EnergyIs,
        restitution: f64,
    ) -> Result<Self, AnalysisError> {
        let speed = ees(energy, mass)?;
        let kept = (1.0 - restitution * restitution).sqrt();
        Ok(match energy_is {
            EnergyIs::Dissipated => Self { ees: speed, barrier: speed / kept },
            EnergyIs::MostStored => Self { ees: speed * kept, barrier: speed },
        })
    }
}
