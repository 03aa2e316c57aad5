//! The tyre models that a run used, with their sources.

use super::run::ModelNote;
use crate::model::Model;
use crate::tyre::magic::Version;
use crate::tyre::{Steady, Tyre};

/// One note for each tyre model of the vehicles, in the order in which the vehicles use them.
pub(super) fn tyre_notes(model: &Model) -> Vec<ModelNote> {
    let mut notes: Vec<ModelNote> = Vec::new();
    for wheel in model.vehicles.iter().flat_map(|v| &v.vehicle.wheels) {
        let (name, source, validity) = words(&wheel.tyre);
        if notes.iter().all(|n| n.name != name) {
            notes.push(ModelNote { role: "tyre", name: name.to_owned(), source, validity });
        }
    }
    notes
}

fn words(tyre: &Tyre<f64>) -> (&'static str, &'static str, &'static str) {
    let steady = match tyre {
        Tyre::Brush(_) => {
            return (
                "brush with a deflecting contact patch",
                "Pacejka 2012, Tire and Vehicle Dynamics, sections 3.2 and 7.2",
                "any slip, from standstill; constant stiffness, no inclination",
            );
        }
        Tyre::Transient(t) => &t.steady,
    };
    match steady {
        Steady::Linear(_) => (
            "linear with a friction circle, on a deflecting contact patch",
            "Steffan and Moser, SAE 960886",
            "any slip, from standstill; longitudinal force first; no aligning moment, no inclination",
        ),
        Steady::Fiala(_) => (
            "Fiala, on a deflecting contact patch",
            "Fiala 1954, in the form of ADAMS",
            "any slip, from standstill; constant stiffness, no inclination",
        ),
        Steady::Tmeasy(_) => (
            "TMeasy, on a deflecting contact patch",
            "Rill 2012, Road Vehicle Dynamics (parameters of a passenger-car tyre, scaled)",
            "any slip, from standstill; no aligning moment, no inclination",
        ),
        Steady::Comstock(_) => (
            "Nicolas-Comstock-Brach, on a deflecting contact patch",
            "Brach and Brach, SAE 2000-01-0357 and SAE 2009-01-0102",
            "any slip, from standstill; no aligning moment, no inclination",
        ),
        Steady::Magic(m) => {
            let name = match m.version {
                Version::V52 => "Magic Formula 5.2 (PAC2002), on a deflecting contact patch",
                Version::V61 => "Magic Formula 6.1, on a deflecting contact patch",
            };
            let validity = "any slip, from standstill; load and slip of the fitted range, no turn slip";
            (name, "Pacejka 2012, Tire and Vehicle Dynamics, chapter 4", validity)
        }
    }
}
