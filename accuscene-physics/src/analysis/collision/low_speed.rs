use super::low_speed_contact::Contact;
use crate::analysis::formula::{formula, itself};
use crate::analysis::given::Given;
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use accuscene_core::quantity::{Dimension, Energy, Impulse, Mass, Quantity, Ratio, Speed, Time};

formula! {
    /// Low-speed contact of two vehicles on one line, bumper to bumper: vehicle 1 strikes vehicle 2, which stands.
    ///
    /// One of the closing speed and the two delta-V is known. The tyres of vehicle 2 may brake it meanwhile; if they
    /// hold the whole push it does not move. Bumpers usually stay whole up to 5 to 8 km/h against a wall, see
    /// `wall_speed_1` and `wall_speed_2`.
    ///
    /// ```
    /// use accuscene_core::quantity::Quantity;
    /// use accuscene_physics::analysis::{Formula, LowSpeed};
    ///
    /// let [striking, struck] = [1500.0, 1000.0].map(Quantity::new);
    /// let bump = LowSpeed {
    ///     closing_speed: Some("9 km/h".parse()?),
    ///     restitution: Some(Quantity::new(0.4)),
    ///     ..LowSpeed::new(striking, struck)
    /// };
    /// let found = bump.solve()?.found;
    /// assert!((found.delta_v_2 - 1.4 * 2.5 * 0.6).abs() < 1e-12);
    /// assert!((found.delta_v_1 - 1.4 * 2.5 * 0.4).abs() < 1e-12);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    LowSpeed {
        name: "low-speed",
        title: "Low-speed contact of bumpers",
        source: "momentum and restitution on a line; restitution by Cipriani et al. 2002, SAE 2002-01-0540",
        valid: "central contact below 20 km/h closing speed, no override; the regression at 1 to 7 m/s",
    }
    required {
        /// Mass of the striking vehicle.
        mass_1: Quantity<Mass> [50.0, 100_000.0],
        /// Mass of the struck vehicle, which stands.
        mass_2: Quantity<Mass> [50.0, 100_000.0],
    }
    optional {
        /// Closing speed, or else one of the delta-V.
        closing_speed: Option<Quantity<Speed>> [0.01, 30.0],
        /// Delta-V of the striking vehicle.
        delta_v_1: Option<Quantity<Speed>> [0.01, 30.0],
        /// Delta-V of the struck vehicle.
        delta_v_2: Option<Quantity<Speed>> [0.01, 30.0],
        /// Restitution; by closing speed from bumper to bumper by default.
        restitution: Option<Quantity<Ratio>> [0.0, 1.0],
        /// Drag factor of the struck vehicle's braked tyres, 0.7 for locked wheels on dry asphalt; 0 by default.
        drag_factor: Option<Quantity<Ratio>> [0.0, 2.0],
        /// Time of the contact in which they brake; 0.1 s by default.
        contact_time: Option<Quantity<Time>> [0.0, 0.5],
    }
    /// What a contact of bumpers tells.
    LowSpeedFound {
        /// Closing speed.
        closing_speed: f64 as Speed,
        /// Restitution.
        restitution: f64 as Ratio,
        /// Delta-V of the striking vehicle, which it loses.
        delta_v_1: f64 as Speed,
        /// Delta-V of the struck vehicle, which it gains.
        delta_v_2: f64 as Speed,
        /// Speed at which they part.
        separation_speed: f64 as Speed,
        /// Impulse of the contact.
        impulse: f64 as Impulse,
        /// Impulse of the struck vehicle's tyres.
        drag_impulse: f64 as Impulse,
        /// Energy that the contact dissipated, without the work of the tyres.
        energy_loss: f64 as Energy,
        /// Speed against a wall with the same impulse and restitution, of the striking vehicle.
        wall_speed_1: f64 as Speed,
        /// The same of the struck vehicle.
        wall_speed_2: f64 as Speed,
    }
}

/// Closing speed up to which a contact is slow, m/s.
const SLOW: f64 = 20.0 / 3.6;
/// How long bumpers touch, s.
const CONTACT_TIME: f64 = 0.1;

impl Formula for LowSpeed {
    itself!(LowSpeedFound);

    fn evaluate(&self, warnings: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        let masses = [self.mass_1.value, self.mass_2.value];
        let drag = self.drag_factor.si_or(0.0);
        let time = self.contact_time.si();
        if drag > 0.0 && time.is_none() {
            let source = "usual between bumpers: about 0.1 s";
            warnings.push(AnalysisWarning::Assumed {
                term: "contact_time",
                value: CONTACT_TIME,
                dimension: &Time::ENTRY,
                source,
            });
        }
        let contact = Contact::new(masses, drag, time.unwrap_or(CONTACT_TIME), self.restitution.si());
        let struck = match (self.closing_speed.si(), self.delta_v_1.si(), self.delta_v_2.si()) {
            (Some(closing), None, None) => contact.by_closing_speed(closing)?,
            (None, Some(change), None) => contact.by_first_delta_v(change)?,
            (None, None, Some(change)) => contact.by_second_delta_v(change)?,
            _ => {
                return Err(AnalysisError::Undetermined {
                    figure: "delta_v_2",
                    reason: "one known speed is needed, and only one",
                    hint: "give one of `closing_speed`, `delta_v_1` and `delta_v_2`",
                });
            }
        };
        struck.tell(self.restitution.is_none(), warnings);
        if struck.closing > SLOW {
            let limit = "closing speeds up to 5.56 m/s, 20 km/h";
            warnings.push(AnalysisWarning::BeyondData {
                term: "closing_speed",
                value: struck.closing,
                limit,
            });
        }
        let changes = struck.changes(&masses);
        let wall = |k: usize| struck.impulse / masses[k] / (1.0 + struck.restitution);
        // Work of the contact: its impulse at the mean of the closing speed and that of parting.
        let parting = struck.restitution * struck.closing;
        Ok(LowSpeedFound {
            closing_speed: struck.closing,
            restitution: struck.restitution,
            delta_v_1: changes[0],
            delta_v_2: changes[1],
            separation_speed: parting,
            impulse: struck.impulse,
            drag_impulse: struck.drag,
            energy_loss: 0.5 * struck.impulse * (struck.closing - parting),
            wall_speed_1: wall(0),
            wall_speed_2: wall(1),
        })
    }
}
