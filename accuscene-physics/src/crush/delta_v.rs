use super::{CrushError, check};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One of two vehicles that crushed each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CrushParty {
    /// Mass, kg; above 0, infinite for what does not move.
    pub mass: f64,
    /// Radius of gyration about the vertical axis, m; above 0.
    pub gyration_radius: f64,
    /// Distance of its centre of gravity from the line of the force, m; 0 or above.
    pub arm: f64,
}

/// What the energies of a crush are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EnergyIs {
    /// What was dissipated: what the vehicles gave back is not in it.
    #[default]
    Dissipated,
    /// What was stored at the greatest compression: A and B fitted to the full speed of approach of the tests.
    MostStored,
}

/// Changes of velocity by the energies of a crush.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CrushDeltaV {
    /// Delta-V of each vehicle along the force, m/s.
    pub delta_v: [f64; 2],
    /// What each turns faster by, rad/s, as an amount.
    pub yaw_rate_change: [f64; 2],
    /// Closing speed along the force where they touched, m/s.
    pub closing_speed: f64,
    /// Share of each mass that acts at the contact, `k^2/(k^2 + h^2)`.
    pub effective: [f64; 2],
}

/// Delta-V of two vehicles by the energies of their crush, J, and the restitution along the force (0 to below 1).
///
/// They reach a common velocity along the force where they touch; what they slide along each other is not in it.
/// Source: CRASH3 with effective masses; with restitution by what the energies [are](EnergyIs).
///
/// # Errors
/// [`CrushError`] for input out of range, or if neither vehicle can move.
pub fn delta_v(
    parties: &[CrushParty; 2],
    energies: [f64; 2],
    restitution: f64,
    energies_are: EnergyIs,
) -> Result<CrushDeltaV, CrushError> {
    for party in parties {
        party.check()?;
    }
    for energy in energies {
        check::not_negative("energy", energy)?;
    }
    check::not_negative("restitution", restitution)?;
    if restitution >= 1.0 {
        return Err(CrushError::Value {
            path: "restitution",
            value: restitution,
            limit: "0 to below 1",
            hint: "0.05 to 0.15 is usual for severe collisions",
        });
    }
    let effective = [parties[0].effective(), parties[1].effective()];
    let inverse = [0, 1].map(|k| 1.0 / (effective[k] * parties[k].mass));
    let joint = 1.0 / (inverse[0] + inverse[1]);
    if !joint.is_finite() {
        return Err(CrushError::Value {
            path: "masses",
            value: f64::INFINITY,
            limit: "one finite",
            hint: "one of the vehicles must be able to move",
        });
    }
    let energy = energies[0] + energies[1];
    let (onward, gain) = match energies_are {
        EnergyIs::Dissipated => {
            ((1.0 - restitution * restitution).sqrt(), ((1.0 + restitution) / (1.0 - restitution)).sqrt())
        }
        EnergyIs::MostStored => (1.0, 1.0 + restitution),
    };
    let impulse = (2.0 * joint * energy).sqrt() * gain;
    let change = parties.map(|party| impulse / party.mass);
    let turn = |k: usize| {
        let party = &parties[k];
        change[k] * party.arm / (party.gyration_radius * party.gyration_radius)
    };
    let outcome = CrushDeltaV {
        delta_v: change,
        yaw_rate_change: [turn(0), turn(1)],
        closing_speed: (2.0 * energy / joint).sqrt() / onward,
        effective,
    };
    check::within(&outcome.delta_v)?;
    check::within(&outcome.yaw_rate_change)?;
    check::within(&[outcome.closing_speed])?;
    Ok(outcome)
}

impl CrushParty {
    fn check(&self) -> Result<(), CrushError> {
        if self.mass != f64::INFINITY {
            check::positive("mass", self.mass)?;
        }
        check::positive("radius of gyration", self.gyration_radius)?;
        check::not_negative("arm", self.arm)
    }

    fn effective(&self) -> f64 {
        let k2 = self.gyration_radius * self.gyration_radius;
        k2 / (k2 + self.arm * self.arm)
    }
}
