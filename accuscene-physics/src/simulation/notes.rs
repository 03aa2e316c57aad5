//! The models that a run used, with their sources, and what a reader must be warned of at the start.

use super::run::ModelNote;
use super::state::State;
use crate::approach::{Demand, Stage, demands};
use crate::model::{ImpactLaw, ImpactRule, Model, PlaneSource, PointSource, RestitutionSource};
use crate::terrain::{Ground, Road, Terrain};
use accuscene_core::event::Warning;
use std::collections::BTreeSet;

/// Code of the warning that something is given to an impact model that has no use for it or finds it itself.
const GIVEN_UNUSED: u32 = 2014;
/// Code of the warning that damage is known of an impact that did not happen.
const KNOWN_MISSED: u32 = 2015;
/// Code of the warning that a phase before the start asks for more friction than the ground gives.
const BEYOND_FRICTION: u32 = 2640;
const KINEMATICS: &str = "elementary kinematics; Burg and Moser 2017, Handbuch Verkehrsunfallrekonstruktion";
const RESULT: &str = "under forces it is a result";
const ONLY_BRACH: &str = "only the model brach-planar has it";
const KUDLICH: &str = "Kudlich 1966; Slibar 1966; Steffan and Moser, SAE 960885";
const BRACH: &str = "Brach 1991, Mechanical Impact Dynamics; Brach and Brach 2011, Vehicle Accident Analysis";

/// The models that a run of `model` uses.
pub(crate) fn notes(model: &Model) -> Vec<ModelNote> {
    let mut notes = vehicle_notes(model);
    notes.extend(super::tyre_notes::tyre_notes(model));
    notes.extend([
        ModelNote {
            role: "integration",
            name: format!("Störmer-Verlet (drift, kick, drift), step {} s, split at impacts", model.step),
            source: "Hairer, Lubich and Wanner 2003, Acta Numerica 12",
            validity: "steps up to 5 ms",
        },
        ModelNote {
            role: "hull",
            name: "points of the bodywork that crush, spring back and slide with dry friction".to_owned(),
            source: "bilinear crush and return of penalty models (McHenry 1971, SMAC), at points; Coulomb friction",
            validity: "shape, stiffness, restitution 0.25 and friction 0.6 of the tyres' typical, not measured; the \
                       number of quarter turns of a long roll depends on small causes",
        },
        ModelNote {
            role: "contact",
            name: "outlines of convex parts, time of impact by bisection, impulse after an engagement".to_owned(),
            source: "Steffan and Moser, SAE 960885 (point of impact 30 to 70 ms after first contact)",
            validity: "outlines seen from above, over the common height",
        },
    ]);
    notes.extend(ground_notes(&model.terrain));
    if !model.joints.is_empty() {
        notes.push(ModelNote {
            role: "coupling",
            name: "joints as constraints on the velocities, solved together; drift taken back by projection".to_owned(),
            source: "Hairer, Lubich and Wanner 2006, Geometric Numerical Integration, section VII.1",
            validity: "rigid joints without play; a drawbar without mass, turned up to 30 degrees; breaking by the mean \
                       force of a step, not by a blow",
        });
    }
    if model.vehicles.iter().any(|v| v.approach.is_some()) {
        notes.push(ModelNote {
            role: "before the start",
            name: "constant acceleration along straights and bends, backward from the start".to_owned(),
            source: KINEMATICS,
            validity: "mean accelerations; ways seen from above; no load transfer, no transients, side-slip as at the start",
        });
    }
    let rules = core::iter::once(&model.impact).chain(model.pairs.iter().map(|p| &p.rule));
    let names: BTreeSet<&str> = rules.map(|r| r.law.name()).collect();
    for law in ImpactLaw::ALL {
        if names.contains(law.name()) {
            notes.push(impact_note(law));
        }
    }
    let mut sources = core::iter::once(&model.impact)
        .chain(model.pairs.iter().map(|p| &p.rule))
        .chain(model.obstacles.iter().map(|o| &o.rule))
        .map(|r| r.restitution);
    if sources.any(|s| matches!(s, RestitutionSource::ClosingSpeed(_))) {
        notes.push(ModelNote {
            role: "restitution",
            name: "by the closing speed along the normal".to_owned(),
            source: "usual ranges: 0.2-0.4 up to 10 km/h, 0.05-0.15 from 30 km/h; Cipriani et al. 2002, SAE 2002-01-0540, \
                     bumper to bumper of cars; frontal barrier tests (NCAP)",
            validity: "bumpers at 1 to 7 m/s, barriers at 48 to 56 km/h, held or joined by straight lines elsewhere; none \
                       where bodies slide four times as fast as they close",
        });
    }
    notes
}

/// The models of the vehicles: in space, in the plane, or both.
fn vehicle_notes(model: &Model) -> Vec<ModelNote> {
    let mut notes = Vec::new();
    let planar: Vec<&str> =
        model.vehicles.iter().filter(|v| v.planar.is_some()).map(|v| v.id.as_str()).collect();
    if planar.is_empty() || planar.len() < model.vehicles.len() {
        notes.push(ModelNote {
            role: "vehicle",
            name: "sprung body with six degrees of freedom, one sliding unsprung mass a wheel".to_owned(),
            source: "Kane's equations; Gillespie 1992, Fundamentals of Vehicle Dynamics",
            validity: "any attitude; wheels stop carrying between 60 and 75 degrees of lean",
        });
    }
    if !planar.is_empty() {
        notes.push(ModelNote {
            role: "vehicle",
            name: format!("body in the plane with quasi-static wheel loads: {}", planar.join(", ")),
            source: "Gillespie 1992, Fundamentals of Vehicle Dynamics; Milliken 1995, Race Car Vehicle Dynamics, ch. 18",
            validity: "slopes up to about 10 %; no kerbs, no rollover; loads lag by the time constant of roll",
        });
    }
    notes
}

/// What of the ground is more than a dry plane.
fn ground_notes(terrain: &Terrain) -> Vec<ModelNote> {
    let mut notes = Vec::new();
    if !matches!(terrain.ground, Ground::Plane(_)) {
        notes.push(ModelNote {
            role: "ground",
            name: "discs on the line through five points of the ground".to_owned(),
            source: "Zegelaar 1998, The Dynamic Response of Tyres to Brake Torque Variations and Road Unevennesses \
                     (envelopment; here a rigid disc)",
            validity: "unevenness longer than the tyre's patch; no ground outside a mesh",
        });
    }
    if !terrain.kerbs.is_empty() {
        notes.push(ModelNote {
            role: "kerb",
            name: "elastic tyre and rim against edge and face, with dry friction".to_owned(),
            source: "potential of the overlap with radial stiffness; rim ten times as stiff",
            validity: "kerbs lower than the hub are climbed, higher ones are walls; wheels and suspensions do not break",
        });
    }
    let wet = |r: &Road| r.aquaplaning > 0.0;
    if wet(&terrain.road) || terrain.zones.iter().any(|z| wet(&z.road)) {
        notes.push(ModelNote {
            role: "standing water",
            name: "share of the load that floats, square of speed over floating speed".to_owned(),
            source: "Gallaway et al. 1979, FHWA-RD-79-31; Huebner et al. 1986; Horne and Dreher 1963, NASA TN D-2056",
            validity: "depths to 15 mm; car tyre, 220 kPa, 5 mm of tread, texture 0.7 mm",
        });
    }
    notes
}

const STRONGE: &str = "Routh 1877; Keller 1986, J. Appl. Mech. 53; Stronge 1990, Proc. R. Soc. Lond. A 431";

fn impact_note(law: ImpactLaw) -> ModelNote {
    let (source, validity) = match law {
        ImpactLaw::KudlichSlibar3d => {
            (KUDLICH, "short impacts; one point, one plane; tyre forces left out meanwhile")
        }
        ImpactLaw::KudlichSlibar2d => (KUDLICH, "as in space, and no roll or pitch"),
        ImpactLaw::BrachPlanar => {
            (BRACH, "short planar impacts; one point, one plane; tyre forces left out meanwhile")
        }
        ImpactLaw::RouthStronge3d => (
            STRONGE,
            "short impacts; one point, one plane; restitution 0 to 1; tyre forces left out meanwhile",
        ),
        ImpactLaw::RouthStronge2d => (STRONGE, "as in space, and no roll or pitch"),
        ImpactLaw::CrushForce => (
            "McHenry 1971, Calspan ZQ-5048-V-1 (SMAC); Campbell 1974, SAE 740565 (A and B)",
            "upright bodies; crush to about 1 m; wheels do not resist; an impulse where only layers over the structures meet",
        ),
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
        if let Some(approach) = &v.approach {
            let demands = demands(approach, &model.terrain, model.gravity.norm(), v.start.position.z);
            warnings.extend(demands.iter().map(|d| beyond_friction(&v.id, &approach.stages[d.stage], d)));
        }
    }
    for pair in model.pairs.iter().filter(|p| p.rule.law == ImpactLaw::CrushForce) {
        let given = [
            (pair.rule.at.is_some(), "at"),
            (pair.rule.point != PointSource::Overlap, "point"),
            (matches!(pair.rule.plane, PlaneSource::Given(_)), "normal"),
            (is_chosen(pair.rule.plane), "plane"),
        ];
        for (_, name) in given.iter().filter(|(is, _)| *is) {
            warnings.push(unused(&format!("impacts.{}+{}", pair.between[0], pair.between[1]), name, RESULT));
        }
    }
    warnings.extend(brach_unused(model));
    let forces = |rule: &ImpactRule| rule.law == ImpactLaw::CrushForce;
    if forces(&model.impact) && model.pairs.iter().all(|p| forces(&p.rule)) {
        if is_chosen(model.impact.plane) {
            warnings.push(unused("impacts", "plane", RESULT));
        }
        for v in model.vehicles.iter().filter(|v| v.known_damage.iter().any(|d| d.outline.is_some())) {
            warnings.push(unused(&format!("vehicles.{}.damage.impacts", v.id), "outline", RESULT));
        }
        if !model.aftermath.outline {
            warnings.push(unused("impacts.aftermath", "outline", RESULT));
        }
    }
    warnings
}

/// A phase before the start that asks for more friction than the ground gives.
fn beyond_friction(vehicle: &str, stage: &Stage, demand: &Demand) -> Warning {
    let Demand { stage: index, distance, speed, needed, given } = demand;
    Warning {
        code: BEYOND_FRICTION,
        subject: format!("vehicles.{vehicle}.driver.before[{index}]"),
        time: Some(stage.time),
        message: format!(
            "{} needs a friction of {needed:.2} and the ground gives {given:.2}, {distance:.1} m before the start at {speed:.1} m/s",
            stage.name()
        ),
        source: Some(KINEMATICS.to_owned()),
    }
}

/// Warnings that hold at the end: damage that is known of impacts that did not happen.
pub(crate) fn end_warnings(model: &Model, state: &State) -> Vec<Warning> {
    let mut warnings = Vec::new();
    for (v, s) in model.vehicles.iter().zip(&state.vehicles) {
        for known in v.known_damage.iter().filter(|d| d.impact > s.blows) {
            warnings.push(Warning {
                code: KNOWN_MISSED,
                subject: format!("vehicles.{}.damage.impacts", v.id),
                time: Some(state.time(model)),
                message: format!(
                    "what is known of impact {} is not used: the vehicle had {}",
                    known.impact, s.blows
                ),
                source: None,
            });
        }
    }
    warnings
}

/// Whether the scene chooses how the plane is found.
fn is_chosen(plane: PlaneSource) -> bool {
    !matches!(plane, PlaneSource::Automatic | PlaneSource::Given(_))
}

/// What is given of Brach's law where no impact follows it.
fn brach_unused(model: &Model) -> Vec<Warning> {
    let brach = |rule: &ImpactRule| rule.law == ImpactLaw::BrachPlanar;
    let figures = |rule: &ImpactRule| {
        [(rule.impulse_ratio, "impulse_ratio"), (rule.moment_coefficient, "moment_coefficient")]
    };
    let mut warnings = Vec::new();
    let general = figures(&model.impact);
    let any = brach(&model.impact) || model.pairs.iter().any(|p| brach(&p.rule));
    for (_, name) in general.iter().filter(|(value, _)| *value != 1.0 && !any) {
        warnings.push(unused("impacts", name, ONLY_BRACH));
    }
    for pair in model.pairs.iter().filter(|p| !brach(&p.rule)) {
        // A pair takes over what is said of all.
        let own = figures(&pair.rule).into_iter().zip(general).filter(|((value, _), (all, _))| value != all);
        for ((_, name), _) in own {
            let subject = format!("impacts.{}+{}", pair.between[0], pair.between[1]);
            warnings.push(unused(&subject, name, ONLY_BRACH));
        }
    }
    warnings
}

fn unused(owner: &str, name: &str, why: &str) -> Warning {
    Warning {
        code: GIVEN_UNUSED,
        subject: format!("{owner}.{name}"),
        time: Some(0.0),
        message: format!("`{name}` is not used: {why}"),
        source: None,
    }
}
