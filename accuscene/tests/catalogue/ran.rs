//! A scene run under one impact model, what must hold of any run, and tables over the models.

use std::ops::ControlFlow;

use accuscene::compare::with_model;
use accuscene::{Outcome, Scene, SimulateOptions, simulate};
use accuscene_core::arith::Real;
use accuscene_core::event::{CollisionEvent, CollisionSide};
use accuscene_core::scene::{ImpactModel, Si};

/// What a scene became under one model.
pub(crate) struct Ran {
    pub(crate) model: ImpactModel,
    pub(crate) outcome: Outcome,
}

/// A scene under one model, or why not.
pub(crate) fn under(text: &str, model: ImpactModel) -> Result<Ran, String> {
    let scene = Scene::from_toml(text).unwrap_or_else(|e| panic!("{e}"));
    simulate(&with_model(&scene, model), &SimulateOptions::default(), &mut |_| ControlFlow::Continue(()))
        .map(|outcome| Ran { model, outcome })
        .map_err(|e| e.to_string())
}

/// A scene under every model; each run is sound.
pub(crate) fn under_all(text: &str) -> Vec<Ran> {
    let runs =
        ImpactModel::ALL.map(|model| under(text, model).unwrap_or_else(|e| panic!("{}: {e}", model.name())));
    runs.iter().for_each(Ran::sound);
    runs.into()
}

/// The greatest difference of values over the magnitude of their mean.
pub(crate) fn spread(values: &[f64]) -> f64 {
    let (low, high) = values
        .iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (Real::min(l, *v), Real::max(h, *v)));
    (high - low) / (values.iter().sum::<f64>() / values.len() as f64).abs()
}

/// Length of a vector.
pub(crate) fn norm([x, y]: [f64; 2]) -> f64 {
    (x * x + y * y).sqrt()
}

/// Relative difference.
pub(crate) fn close(got: f64, want: f64, relative: f64, what: &str) {
    assert!((got - want).abs() <= relative * want.abs(), "{what}: {got} instead of {want}");
}

impl Ran {
    pub(crate) fn is_crush(&self) -> bool {
        self.model == ImpactModel::CrushForce
    }

    pub(crate) fn name(&self) -> &'static str {
        self.model.name()
    }

    pub(crate) fn collisions(&self) -> &[CollisionEvent] {
        &self.outcome.collisions
    }

    /// The first collision.
    pub(crate) fn first(&self) -> &CollisionEvent {
        self.collisions().first().unwrap_or_else(|| panic!("{}: nothing collides", self.name()))
    }

    /// The collisions of two bodies.
    pub(crate) fn between(&self, a: &str, b: &str) -> Vec<&CollisionEvent> {
        let is = |c: &&CollisionEvent| c.bodies.iter().all(|side| side.body == a || side.body == b);
        self.collisions().iter().filter(is).collect()
    }

    pub(crate) fn column(&self, id: &str, name: &str) -> Vec<f64> {
        let table = self.outcome.recording.table(&format!("vehicle.{id}")).expect("the vehicle's table");
        table.to_contiguous(table.column_index(name).expect("the column"))
    }

    pub(crate) fn last(&self, id: &str, name: &str) -> f64 {
        *self.column(id, name).last().expect("a row")
    }

    /// Delta-V of a body by all impacts of two together, m/s: one long contact or several, it is the same motion.
    pub(crate) fn whole(&self, a: &str, b: &str, of: &str) -> [f64; 2] {
        let all = self.between(a, b);
        [0, 1].map(|axis| all.iter().map(|c| side(c, of).delta_v[axis]).sum())
    }

    /// Velocity of a vehicle at the end, m/s.
    pub(crate) fn velocity(&self, id: &str) -> [f64; 2] {
        [self.last(id, "vx"), self.last(id, "vy")]
    }

    /// What must hold of every run: books, momentum, energy.
    pub(crate) fn sound(&self) {
        for c in self.collisions() {
            assert!(c.audit.holds, "{}: {:?}", self.name(), c.audit);
            assert!(c.energy_loss >= 0.0, "{}: {} J", self.name(), c.energy_loss);
            self.momentum(c);
            // Friction does not push harder than its coefficient allows.
            if c.restitution >= 0.0 && !self.is_crush() {
                let most = c.friction * c.impulse_normal.abs();
                assert!(c.impulse_tangential <= most * (1.0 + 1e-9), "{}: {c:?}", self.name());
            }
        }
        self.energy();
    }

    /// Momentum of the pair over an impact, and each body's velocity by impact and tyres.
    fn momentum(&self, c: &CollisionEvent) {
        let moves: Vec<&CollisionSide> = c.bodies.iter().filter(|b| !b.immovable).collect();
        let scale: f64 = moves.iter().map(|b| b.mass * b.delta_v_magnitude).sum();
        for axis in 0..3 {
            if moves.len() == 2 {
                let sum: f64 = moves.iter().map(|b| b.mass * b.delta_v[axis]).sum();
                assert!(sum.abs() <= 1e-9 * scale, "{}: {sum} N s of {scale}", self.name());
            }
        }
        for b in &moves {
            // The tyres do no more than their friction, and only while the contact lasts. In a row, what others push
            // meanwhile is not told apart from them.
            if self.outcome.echo.vehicles.len() > 2 {
                continue;
            }
            let lasts = c.separation - c.first_contact;
            let tyres =
                (b.tyre_delta_v[0] * b.tyre_delta_v[0] + b.tyre_delta_v[1] * b.tyre_delta_v[1]).sqrt();
            let mut others = self
                .collisions()
                .iter()
                .filter(|o| o.index != c.index && o.bodies.iter().any(|s| s.body == b.body));
            let alone = others.all(|o| o.separation < c.first_contact || o.first_contact > c.separation);
            assert!(
                !alone || tyres <= 1.3 * 9.80665 * lasts + 0.05,
                "{}: tyres {tyres} m/s in {lasts} s",
                self.name()
            );
        }
    }

    /// Kinetic energy in the plane does not rise but while structures spring back: nobody drives, the ground is level.
    ///
    /// Wheels that go on turning push a car that was stopped: they hold 2.5 % of its energy.
    fn energy(&self) {
        let echo = &self.outcome.echo.vehicles;
        let rows: Vec<[Vec<f64>; 3]> =
            echo.iter().map(|v| ["vx", "vy", "yaw_rate"].map(|name| self.column(&v.id, name))).collect();
        let at = |row: usize| -> f64 {
            let one = |(v, [vx, vy, w]): (&accuscene_core::scene::Vehicle, &[Vec<f64>; 3])| {
                let speed = vx[row] * vx[row] + vy[row] * vy[row];
                0.5 * (v.mass.value * speed + v.inertia.yaw.si() * w[row] * w[row])
            };
            echo.iter().zip(&rows).map(one).sum()
        };
        let pressed =
            |t: f64| self.collisions().iter().any(|c| c.first_contact < t && t < c.separation + 0.02);
        let times = self.column(&echo[0].id, "t");
        let begin = at(0);
        let mut least = begin;
        for (row, t) in times.iter().enumerate().filter(|(_, t)| !pressed(**t)) {
            let now = at(row);
            assert!(
                now <= least + 0.03 * begin,
                "{} at {t}: from {least} to {now} J of {begin}",
                self.name()
            );
            least = Real::min(least, now);
        }
    }
}

/// Prints one line a model: delta-V and change of yaw rate of the vehicles, energy, contact.
pub(crate) fn table(title: &str, runs: &[Ran], ids: &[&str]) {
    println!("\n{title}");
    for ran in runs {
        print!("  {:18}", ran.name());
        for c in ran.collisions().iter().take(4) {
            let lasts = 1e3 * (c.separation - c.first_contact);
            print!(" | t {:.3}, {lasts:.0} ms, {:.1} kJ", c.first_contact, 1e-3 * c.energy_loss);
            for side in c.bodies.iter().filter(|b| ids.contains(&b.body.as_str())) {
                let [x, y, _] = side.delta_v;
                print!(", {} ({x:.2}, {y:.2}) m/s {:.2} rad/s", side.body, side.delta_yaw_rate);
            }
        }
        println!();
    }
}

/// The side of a body in an impact.
pub(crate) fn side<'a>(c: &'a CollisionEvent, id: &str) -> &'a CollisionSide {
    c.bodies.iter().find(|b| b.body == id).expect("the body")
}
