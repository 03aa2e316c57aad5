use super::damage;
use super::ees::WallSpeeds;
use super::face_stiffness::{Crash3Stiffness, FaceStiffness, stiffness};
use super::party::{self, BARRIER, Turning};
use crate::analysis::formula::{formula, itself, row};
use crate::analysis::given::Given;
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use crate::crush::{
    self, CrushParty, CrushProfile, EnergyIs, MOST_IMBALANCE, crush_energy, delta_v, force_imbalance,
};
use accuscene_core::arith::FRAC_PI_2;
use accuscene_core::quantity::{
    Angle, AngularRate, Energy, Force, Impulse, Inertia, Length, Mass, Quantity, Ratio, Speed,
};

row! {
    /// A vehicle with the damage of a collision.
    DamagedVehicle {
        required {
            /// Mass.
            mass: Quantity<Mass> [50.0, 100_000.0],
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
    /// Changes of velocity of two vehicles, or one against a barrier, by the damage alone.
    ///
    /// The forces of the two sides at the end of the crush must be equal and opposite: a difference above 20 % is told.
    ///
    /// ```
    /// use accuscene_core::quantity::Quantity;
    /// use accuscene_physics::analysis::{Crash3, DamagedVehicle, FaceStiffness, Formula};
    ///
    /// let depths = vec![Quantity::new(0.3), Quantity::new(0.3)];
    /// let car = DamagedVehicle {
    ///     stiffness: Some(FaceStiffness::new(Quantity::new(50_000.0), Quantity::new(1e6))),
    ///     ..DamagedVehicle::new(Quantity::new(1500.0), "1.5 m".parse()?, depths)
    /// };
    /// let wall = Crash3 { barrier: true, ..Crash3::new(car.clone()) };
    /// assert!((wall.solve()?.found.delta_v[0] - 11.068).abs() < 1e-4);
    /// // Two alike that meet: each as against a wall.
    /// let crash = Crash3 { vehicle_2: Some(car.clone()), ..Crash3::new(car) };
    /// let found = crash.solve()?.found;
    /// assert!((found.delta_v[1] - 11.068).abs() < 1e-4);
    /// assert!((found.closing_speed - 2.0 * 11.068).abs() < 1e-3);
    /// assert_eq!(found.imbalance, Some(0.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Crash3 {
        name: "crash3",
        title: "Delta-V by damage alone",
        source: "CRASH3 (NHTSA 1981-82): damage energies and effective masses",
        valid: "common velocity along the force where they touched, depths up to about 1 m, force within 30 degrees of each normal; no sideswipe, no underride",
    }
    required {
        /// The vehicle.
        vehicle_1: DamagedVehicle,
    }
    optional {
        /// The other vehicle, or else `barrier`.
        vehicle_2: Option<DamagedVehicle>,
        /// True if the vehicle met a rigid, fixed barrier.
        barrier: bool,
        /// Restitution along the force; 0 by default.
        restitution: Option<Quantity<Ratio>> [0.0, 0.9],
        /// What the energies of these stiffnesses are; what was dissipated by default.
        energy_is: Option<EnergyIs>,
    }
    /// What two damages tell.
    Crash3Found {
        /// Delta-V of each along the force.
        delta_v: [f64; 2] as Speed,
        /// What each turns faster by, as an amount.
        yaw_rate_change: [f64; 2] as AngularRate,
        /// Closing speed along the force where they touched.
        closing_speed: f64 as Speed,
        /// Energy of each.
        energies: [f64; 2] as Energy,
        /// Energy of each with the force normal to its face.
        normal_energies: [f64; 2] as Energy,
        /// Energy equivalent speed of each; none of a barrier.
        ees: [f64; 2] as Speed,
        /// Greatest force of each along its direction; none of a barrier.
        forces: [f64; 2] as Force,
        /// How far the two forces differ, as a share of their mean.
        imbalance: Option<f64> as Ratio,
        /// Impulse of the force.
        impulse: f64 as Impulse,
        /// Share of each mass that acted at the contact.
        effective_shares: [f64; 2] as Ratio,
        /// Mass of each that acted at the contact; none of a barrier.
        effective_masses: [f64; 2] as Mass,
    }
}

impl Formula for Crash3 {
    itself!(Crash3Found);

    fn evaluate(&self, warnings: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        let partner = party::partner(self.vehicle_2.as_ref(), self.barrier)?;
        let (energy_is, restitution) = (self.energy_is.unwrap_or_default(), self.restitution.si_or(0.0));
        let one = self.vehicle_1.taken(["vehicle_1.A", "vehicle_1.B", "vehicle_1.depths"], warnings)?;
        let two = match partner {
            Some(vehicle) => {
                Some(vehicle.taken(["vehicle_2.A", "vehicle_2.B", "vehicle_2.depths"], warnings)?)
            }
            None => None,
        };
        let parties = [self.vehicle_1.party()?, partner.map_or(Ok(BARRIER), DamagedVehicle::party)?];
        let both = |of: fn(&crush::CrushEnergy) -> f64, none| [of(&one), two.as_ref().map_or(none, of)];
        let energies = both(|taken| taken.energy, 0.0);
        let outcome = delta_v(&parties, energies, restitution, energy_is)?;
        let forces = both(crush::CrushEnergy::resultant, f64::NAN);
        let imbalance =
            if forces.iter().all(|force| *force > 0.0) { Some(force_imbalance(forces)?) } else { None };
        if let Some(imbalance) = imbalance.filter(|share| *share > MOST_IMBALANCE) {
            warnings.push(AnalysisWarning::Unbalanced { imbalance });
        }
        let ees = |k: usize| WallSpeeds::of(energies[k], parties[k].mass, energy_is, restitution);
        Ok(Crash3Found {
            delta_v: outcome.delta_v,
            yaw_rate_change: outcome.yaw_rate_change,
            closing_speed: outcome.closing_speed,
            energies,
            normal_energies: both(|taken| taken.normal, 0.0),
            ees: [ees(0)?.ees, if partner.is_some() { ees(1)?.ees } else { f64::NAN }],
            forces,
            imbalance,
            impulse: parties[0].mass * outcome.delta_v[0],
            effective_shares: outcome.effective,
            effective_masses: party::effective_masses(&parties, outcome.effective),
        })
    }
}

impl DamagedVehicle {
    /// The energy that its crush took; the names are those of A, B and the depths.
    fn taken(
        &self,
        [a, b, path]: [&'static str; 3],
        warnings: &mut Vec<AnalysisWarning>,
    ) -> Result<crush::CrushEnergy, AnalysisError> {
        let law = stiffness(self.stiffness.as_ref(), self.class_stiffness.as_ref(), [a, b], warnings)?;
        let depths = damage::depths(path, &self.depths)?;
        let profile = CrushProfile::new(&depths, self.width.value)?;
        let taken = crush_energy(&law, &profile, self.pdof_offset.si_or(0.0))?;
        warnings.extend(taken.warnings.iter().copied().map(AnalysisWarning::from));
        Ok(taken)
    }

    fn party(&self) -> Result<CrushParty, AnalysisError> {
        let Self { arm, gyration_radius, yaw_inertia, .. } = self;
        party::vehicle(self.mass.value, &Turning { arm, gyration_radius, yaw_inertia })
    }
}
