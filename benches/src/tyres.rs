use crate::workload::{XorShift, w1};
use crate::{Case, Work};
use accuscene_core::arith::{AnyWidth, Kernel, Real, Vec2, in_fours};
use accuscene_core::scene::TyreModel;
use accuscene_physics::Model;
use accuscene_physics::tyre::magic::tir::Tir;
use accuscene_physics::tyre::{PatchForce, PatchInput, Steady, Transient, Tyre};
use std::hint::black_box;
use std::sync::Arc;

/// A property file of the Magic Formula 6.1.
const PASSENGER: &str = include_str!("../../validation/tyres/passenger_205_60r15.tir");
/// The models by their short names.
const MODELS: [(&str, TyreModel); 6] = [
    ("brush", TyreModel::Brush),
    ("linear", TyreModel::Linear),
    ("fiala", TyreModel::Fiala),
    ("comstock", TyreModel::NicolasComstockBrach),
    ("tmeasy", TyreModel::Tmeasy),
    ("magic", TyreModel::MagicFormula),
];
/// Wheels, or lanes of wheels, that take turns: each with its own slip, load and deflection.
const PATCHES: usize = 64;
/// Simulated step, s.
const STEP: f64 = 1e-3;

/// One step of a contact patch under each tyre model, scalar and four side by side.
#[must_use]
pub fn tyres() -> Vec<Case> {
    let unit = "tyre call";
    let of = |(name, model)| {
        let scalar = Case::new(format!("tyre/{name}/scalar"), unit, move || Rolls(tyre(model)).of::<f64>());
        let lanes = Case::new(format!("tyre/{name}/lanes"), unit, move || in_fours(Rolls(tyre(model))));
        [scalar.counted_by(8192), lanes.of_units(4).counted_by(4096)]
    };
    MODELS.into_iter().flat_map(of).collect()
}

/// The tyre that a car of this model gets.
#[expect(clippy::expect_used, reason = "the texts are part of the benchmark")]
fn tyre(model: TyreModel) -> Tyre<f64> {
    let mut scene = w1().scene();
    // The Magic Formula takes all of its coefficients from the file, and the rest of the tyre from another one.
    let asked = if model == TyreModel::MagicFormula { TyreModel::Linear } else { model };
    let tyres = &mut scene.vehicles[0].tyres;
    (tyres.front.model, tyres.rear.model) = (Some(asked), Some(asked));
    let model_of_scene = Model::compile(&scene.resolve()).expect("the scene compiles");
    let tyre = model_of_scene.vehicles[0].vehicle.wheels[0].tyre.clone();
    match tyre {
        Tyre::Transient(t) if model == TyreModel::MagicFormula => {
            let magic = Tir::parse(PASSENGER).and_then(|file| file.magic()).expect("a sound file");
            Transient::new(Steady::Magic(Arc::new(magic)), t.relaxation, t.damping, t.grip, t.side).into()
        }
        tyre => tyre,
    }
}

/// Wheels that roll on this tyre: most grip, every sixth one is locked.
struct Rolls(Tyre<f64>);

impl AnyWidth for Rolls {
    type Output = Work;

    fn of<R: Real>(self) -> Work {
        let tyre = self.0.splat::<R>();
        let mut draws = XorShift::new(7);
        let inputs: [PatchInput<R>; PATCHES] = core::array::from_fn(|patch| {
            let mut lanes = |low: f64, high: f64| {
                let values: Vec<f64> = (0..R::LANES).map(|_| draws.between(low, high)).collect();
                R::from_fn(|lane| values[lane])
            };
            let locked = patch % 6 == 5;
            let sliding = if locked {
                Vec2::new(lanes(5.0, 20.0), lanes(-3.0, 3.0))
            } else {
                Vec2::new(lanes(-0.5, 0.5), lanes(-1.0, 1.0))
            };
            PatchInput {
                sliding,
                rolling: if locked { R::zero() } else { lanes(8.0, 25.0) },
                load: lanes(2_000.0, 6_000.0),
                road: R::splat(0.8),
                inclination: lanes(-0.03, 0.03),
                longitudinal_damping: R::splat(1e9),
            }
        });
        let mut deflections = [Vec2::zero(); PATCHES];
        let mut next = 0;
        Box::new(move |repetitions| {
            for _ in 0..repetitions {
                let (deflection, input) = (deflections[next], black_box(&inputs[next]));
                let out = R::within(Advance { tyre: &tyre, deflection, input });
                deflections[next] = out.deflection;
                black_box(&out);
                next = (next + 1) % PATCHES;
            }
        })
    }
}

struct Advance<'a, R: Real> {
    tyre: &'a Tyre<R>,
    deflection: Vec2<R>,
    input: &'a PatchInput<R>,
}

impl<R: Real> Kernel for Advance<'_, R> {
    type Output = PatchForce<R>;

    #[inline(always)]
    fn run(self) -> PatchForce<R> {
        self.tyre.advance(self.deflection, self.input, R::splat(STEP))
    }
}
