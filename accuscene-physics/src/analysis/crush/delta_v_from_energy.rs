use super::party::{self, BARRIER, Turning};
use crate::analysis::formula::{formula, itself, row};
use crate::analysis::given::Given;
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use crate::crush::{CrushParty, EnergyIs, delta_v};
use accuscene_core::quantity::{AngularRate, Energy, Impulse, Inertia, Length, Mass, Quantity, Ratio, Speed};

row! {
    /// A vehicle whose energy of deformation is known.
    DeformedVehicle {
        required {
            /// Mass.
            mass: Quantity<Mass> [50.0, 100_000.0],
            /// Energy of its deformation.
            energy: Quantity<Energy> [0.0, 1e9],
        }
        optional {
            /// Distance of its centre of gravity from the line of the force; 0 by default.
            arm: Option<Quantity<Length>> [0.0, 10.0],
            /// Radius of gyration about the vertical axis, or else `yaw_inertia`; needed with an arm.
            gyration_radius: Option<Quantity<Length>> [0.1, 10.0],
            /// Moment of inertia about the vertical axis.
            yaw_inertia: Option<Quantity<Inertia>> [1.0, 1e7],
        }
    }
}

formula! {
    /// Changes of velocity of two vehicles, or one against a barrier, by the energies of their deformation.
    ///
    /// ```
    /// use accuscene_core::quantity::Quantity;
    /// use accuscene_physics::analysis::{DeformedVehicle, DeltaVFromEnergy, Formula};
    ///
    /// let car = |mass: f64, energy| DeformedVehicle::new(Quantity::new(mass), Quantity::new(energy));
    /// let crash = DeltaVFromEnergy {
    ///     vehicle_2: Some(car(1500.0, 90_000.0)),
    ///     ..DeltaVFromEnergy::new(car(1500.0, 60_000.0))
    /// };
    /// let found = crash.solve()?.found;
    /// assert!((found.closing_speed - 20.0).abs() < 1e-12);
    /// assert!((found.delta_v[0] - 10.0).abs() < 1e-12);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    DeltaVFromEnergy {
        name: "delta-v-from-energy",
        title: "Delta-V from energies of deformation",
        source: "CRASH3 (NHTSA 1981-82) with effective masses; with restitution by what the energies are",
        valid: "common velocity along the force where they touched; sliding along each other is not in it",
    }
    required {
        /// The vehicle.
        vehicle_1: DeformedVehicle,
    }
    optional {
        /// The other vehicle, or else `barrier`.
        vehicle_2: Option<DeformedVehicle>,
        /// True if the vehicle met a rigid, fixed barrier.
        barrier: bool,
        /// Restitution along the force; 0 by default.
        restitution: Option<Quantity<Ratio>> [0.0, 0.9],
        /// What the energies are; what was dissipated by default.
        energy_is: Option<EnergyIs>,
    }
    /// What the energies tell.
    DeltaVFromEnergyFound {
        /// Delta-V of each along the force.
        delta_v: [f64; 2] as Speed,
        /// The same without restitution.
        common_delta_v: [f64; 2] as Speed,
        /// What each turns faster by, as an amount.
        yaw_rate_change: [f64; 2] as AngularRate,
        /// Closing speed along the force where they touched.
        closing_speed: f64 as Speed,
        /// The same without restitution.
        common_closing_speed: f64 as Speed,
        /// Impulse of the force.
        impulse: f64 as Impulse,
        /// Share of each mass that acted at the contact.
        effective_shares: [f64; 2] as Ratio,
        /// Mass of each that acted at the contact; none of a barrier.
        effective_masses: [f64; 2] as Mass,
        /// Energy of both.
        energy: f64 as Energy,
    }
}

impl Formula for DeltaVFromEnergy {
    itself!(DeltaVFromEnergyFound);

    fn evaluate(&self, _: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        let partner = party::partner(self.vehicle_2.as_ref(), self.barrier)?;
        let parties = [self.vehicle_1.party()?, partner.map_or(Ok(BARRIER), DeformedVehicle::party)?];
        let energies = [self.vehicle_1.energy.value, partner.map_or(0.0, |vehicle| vehicle.energy.value)];
        let energy_is = self.energy_is.unwrap_or_default();
        let common = delta_v(&parties, energies, 0.0, energy_is)?;
        let parted = delta_v(&parties, energies, self.restitution.si_or(0.0), energy_is)?;
        Ok(DeltaVFromEnergyFound {
            delta_v: parted.delta_v,
            common_delta_v: common.delta_v,
            yaw_rate_change: parted.yaw_rate_change,
            closing_speed: parted.closing_speed,
            common_closing_speed: common.closing_speed,
            impulse: parties[0].mass * parted.delta_v[0],
            effective_shares: parted.effective,
            effective_masses: party::effective_masses(&parties, parted.effective),
            energy: energies[0] + energies[1],
        })
    }
}

impl DeformedVehicle {
    fn party(&self) -> Result<CrushParty, AnalysisError> {
        let Self { arm, gyration_radius, yaw_inertia, .. } = self;
        party::vehicle(self.mass.value, &Turning { arm, gyration_radius, yaw_inertia })
    }
}
