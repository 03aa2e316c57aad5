//! The models that a run used, with their sources, and what a reader must be warned of at the start.

use super::run::ModelNote;
use crate::model::{ImpactLaw, Model};
use accuscene_core::event::Warning;
use std::collections::BTreeSet;

const KUDLICH: &str = "Kudlich 1966; Slibar 1966; Steffan and Moser, SAE 960885";
const BRACH: &str = "Brach 1991, Mechanical Impact Dynamics; Brach and Brach 2011, Vehicle Accident Analysis";

/// The models that a run of `model` uses.
pub(crate) fn notes(model: &Model) -> Vec<ModelNote> {
    let mut notes = vec![
        ModelNote {
            role: "vehicle",
            name: "sprung body with six degrees of freedom, one sliding unsprung mass a wheel".to_owned(),
            source: "Kane's equations; Gillespie 1992, Fundamentals of Vehicle Dynamics",
            validity: "up to 45 degrees of roll or pitch; the body does not touch the ground",
        },
        ModelNote {
            role: "tyre",
            name: "brush with a deflecting contact patch".to_owned(),
            source: "Pacejka 2012, Tire and Vehicle Dynamics, sections 3.2 and 7.2",
            validity: "any slip, from standstill; constant stiffness, no inclination",
        },
        ModelNote {
            role: "integration",
            name: format!("Störmer-Verlet (drift, kick, drift), step {} s, split at impacts", model.step),
            source: "Hairer, Lubich and Wanner 2003, Acta Numerica 12",
            validity: "steps up to 5 ms",
        },
        ModelNote {
            role: "contact",
            name: "convex outlines, time of impact by bisection, impulse after an engagement".to_owned(),
            source: "Steffan and Moser, SAE 960885 (point of impact 30 to 70 ms after first contact)",
            validity: "convex outlines, seen from above, over the common height",
        },
    ];
    let rules = core::iter::once(&model.impact).chain(model.pairs.iter().map(|p| &p.rule));
    let names: BTreeSet<&str> = rules.map(|r| r.law.name()).collect();
    for law in [ImpactLaw::KudlichSlibar3d, ImpactLaw::KudlichSlibar2d, ImpactLaw::BrachPlanar] {
        if names.contains(law.name()) {
            notes.push(impact_note(law));
        }
    }
    notes
}

fn impact_note(law: ImpactLaw) -> ModelNote {
    let (source, validity) = match law {
        ImpactLaw::KudlichSlibar3d => {
            (KUDLICH, "short impacts; one point, one plane; tyre forces left out meanwhile")
        }
        ImpactLaw::KudlichSlibar2d => (KUDLICH, "as in space, and no roll or pitch"),
        ImpactLaw::BrachPlanar => {
            (BRACH, "short planar impacts; one point, one plane; tyre forces left out meanwhile")
        }
    };
    ModelNote { role: "impact", name: law.name().to_owned(), source, validity }
}

/// Warnings that hold from the start.
pub(crate) fn start_warnings(model: &Model) -> Vec<Warning> {
    let mut warnings = Vec::new();
    for v in &model.vehicles {
        if v.start_residual > 1e-6 {
            warnings.push(Warning {
                code: 2011,
                subject: format!("vehicles.{}.start", v.id),
                time: Some(0.0),
                message: format!(
                    "the start posture is not in balance: {} m/s² are left; the vehicle settles at the start",
                    v.start_residual
                ),
                source: None,
            });
        }
    }
    warnings
}
