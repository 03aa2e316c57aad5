//! The tyre of a wheel from the scene's figures.

use crate::error::PhysicsError;
use crate::tyre::magic::Magic;
use crate::tyre::tmeasy::{Characteristic, PASSENGER};
use crate::tyre::{Brush, Comstock, Fiala, Grip, Linear, PureCurve, Steady, Tmeasy, Transient, Tyre};
use accuscene_core::arith::{Real, Vec2};
use accuscene_core::scene::{self, Si, TyreModel};
use std::sync::Arc;

/// Share of critical damping of the contact patch at standstill; tyres on a parked car come to rest in a second or so.
const PATCH_DAMPING: f64 = 0.3;
/// The longitudinal relaxation length is this share of the lateral one: 0.1 to 0.3 m against 0.3 to 0.7 m.
const LONGITUDINAL_RELAXATION: f64 = 0.3;
/// Width over free radius of a car's tyre; the lever arm of Fiala's aligning moment.
const WIDTH: f64 = 0.65;
/// No relaxation length of a property file counts below this, m.
const LEAST_RELAXATION: f64 = 0.01;
/// A TMeasy tyre is asked up to 2.5 static loads; friction is left there.
const MOST_LOAD_SENSITIVITY: f64 = 0.6;

/// The tyre of a wheel that carries `load` (N) at rest; `side` is 1 on the left, -1 on the right.
///
/// The road's friction is that of the sliding tyre. The Magic Formula takes its curves, and relaxation lengths where it
/// has them, from the coefficients, and its loss of friction with load too; all other models are scaled to the
/// stiffnesses of the scene at the static load.
pub(super) fn compile(
    t: &scene::Tyre,
    path: &str,
    load: f64,
    side: f64,
    gravity: f64,
) -> Result<Tyre<f64>, PhysicsError> {
    let stiffness = Vec2::new(t.longitudinal_stiffness.si(), t.cornering_stiffness.si());
    let lateral = t.relaxation_length.si();
    let relaxation = Vec2::new(LONGITUDINAL_RELAXATION * lateral, lateral);
    let damping = |rate: f64| 2.0 * PATCH_DAMPING * (rate * load / gravity).sqrt();
    let grip = Grip {
        friction: t.friction.si(),
        load_sensitivity: t.load_sensitivity.si(),
        // The scene states the loss per 10 m/s.
        speed_sensitivity: 0.1 * t.speed_sensitivity.si(),
        nominal_load: load,
    };
    let model = t.model.unwrap_or_default();
    if model != TyreModel::MagicFormula && !t.coefficients.is_empty() {
        return Err(PhysicsError::Value {
            path: format!("{path}.coefficients"),
            problem: "only the Magic Formula has coefficients".to_owned(),
            limit: "model = \"magic-formula\"".to_owned(),
            hint: "choose that model, or leave the coefficients out".to_owned(),
        });
    }
    if model == TyreModel::Tmeasy && grip.load_sensitivity > MOST_LOAD_SENSITIVITY {
        return Err(PhysicsError::Value {
            path: format!("{path}.load_sensitivity"),
            problem: format!(
                "a TMeasy tyre would lose its friction at this sensitivity, {}",
                grip.load_sensitivity
            ),
            limit: format!("at most {MOST_LOAD_SENSITIVITY}"),
            hint: "give a smaller one; tests of tyres give 0.05 to 0.15".to_owned(),
        });
    }
    let steady = match model {
        TyreModel::Brush => {
            return Ok(Tyre::Brush(Brush {
                stiffness,
                relaxation,
                damping: damping(stiffness.y / relaxation.y),
                friction: grip.friction,
                load_sensitivity: grip.load_sensitivity,
                speed_sensitivity: grip.speed_sensitivity,
                nominal_load: load,
            }));
        }
        TyreModel::Linear => Steady::Linear(Linear { stiffness, nominal_load: load }),
        TyreModel::Fiala => {
            Steady::Fiala(Fiala { stiffness, width: WIDTH * t.radius.si(), sliding_share: 1.0 })
        }
        TyreModel::Tmeasy => Steady::Tmeasy(Arc::new(tmeasy(load, stiffness, grip.load_sensitivity))),
        TyreModel::NicolasComstockBrach => {
            Steady::Comstock(Comstock { stiffness, nominal_load: load, curve: PureCurve::Magic })
        }
        TyreModel::MagicFormula => Steady::Magic(Arc::new(magic(t, path)?)),
    };
    let (relaxation, side) = match &steady {
        Steady::Magic(m) => {
            let [low, high] = m.load_range();
            let own = m.relaxation(Real::clamp(load, low, high), 0.0);
            let or = |own: f64, other: f64| if own >= LEAST_RELAXATION { own } else { other };
            (Vec2::new(or(own.x, relaxation.x), or(own.y, relaxation.y)), side * m.side)
        }
        _ => (relaxation, side),
    };
    let mut tyre = Transient::new(steady, relaxation, 0.0, grip, side);
    tyre.damping = damping(tyre.stiffness(load).y / relaxation.y);
    Ok(Tyre::Transient(tyre))
}

/// The passenger-car tyre of TMeasy at another load, with other slopes and this loss of friction with load.
///
/// Forces go with the load; a softer tyre reaches them at larger slips, in the proportion of the slopes.
fn tmeasy(load: f64, stiffness: Vec2, load_sensitivity: f64) -> Tmeasy {
    let share = load / PASSENGER.nominal_load;
    // At twice the load; the parabola through both makes the friction fall in a straight line.
    let doubled = |force: f64| [force * share, 2.0 * force * share * (1.0 - load_sensitivity)];
    let scaled = |c: &Characteristic, slope: f64| {
        let steeper = slope / (c.slope[0] * share);
        Characteristic {
            slope: c.slope.map(|v| v * share * steeper),
            peak_slip: c.peak_slip.map(|v| v / steeper),
            peak: doubled(c.peak[0]),
            slide_slip: c.slide_slip.map(|v| v / steeper),
            slide: doubled(c.slide[0]),
        }
    };
    Tmeasy {
        nominal_load: load,
        longitudinal: scaled(&PASSENGER.longitudinal, stiffness.x),
        lateral: scaled(&PASSENGER.lateral, stiffness.y),
    }
}

fn magic(t: &scene::Tyre, path: &str) -> Result<Magic, PhysicsError> {
    let pairs = t.coefficients.iter().map(|c| (c.name.as_str(), c.value));
    Magic::from_pairs(pairs, &format!("{path}.coefficients"))
}
