use crate::Trace;
use crate::error::DeterminismError;
use crate::random::Random;
use crate::rig::{DURATION, RIGS, Rig};
use crate::width::{Column, LANES, Wide, all_widths, same};
use accuscene_core::arith::{Quat, Real, Vec2, Vec3};
use accuscene_physics::vehicle::{
    BodyState, Footing, Gang, Vehicle, WheelControl, WheelForce, WheelState, Wrench, drift, kick,
};

/// Steps between two inputs.
const PERIOD: usize = 250;

/// Steps between two looks at the motion.
const LOOK: usize = 50;

/// Simulated time of a tyre whose drive need not be long, s: every width runs it, and emulated processors are slow.
const SHORT: f64 = 2.0;

/// The vehicle kernel for eight drivers, one a lane: the same bits in every width, and from the gang of wheels. A minute on
/// the default tyre.
pub(crate) fn lanes(case: &str, rig: &Rig, trace: &mut Trace<'_>) -> Result<(), DeterminismError> {
    let model = rig.model(case)?;
    let Some(car) = model.vehicles.first() else {
        return Err(DeterminismError::Form { case: case.to_owned(), problem: "no vehicle".to_owned() });
    };
    let (step, gravity) = (model.step, model.gravity);
    let duration = if *rig == RIGS[0] { DURATION } else { SHORT };
    let steps = (duration / step + 0.5) as usize;
    let drive =
        Drive { vehicle: &car.vehicle, body: &car.start, wheels: &car.start_wheels, gravity, step, steps };
    let scalar = all_widths(case, drive)?;
    let gang = Gang::of(&car.vehicle);
    let ganged: Vec<Column> = (0..LANES).flat_map(|lane| drive.of::<f64, Gang>(lane, &gang)).collect();
    same(case, "the gang of wheels", &scalar, &ganged)?;
    for (lane, column) in scalar.iter().enumerate() {
        trace.count(column.len());
        for (k, value) in column.iter().enumerate() {
            trace.number(*value, || format!("lane {lane}, value {k}"));
        }
    }
    Ok(())
}

/// The start of a drive.
#[derive(Clone, Copy)]
struct Drive<'a> {
    vehicle: &'a Vehicle<f64>,
    body: &'a BodyState,
    wheels: &'a [WheelState],
    gravity: Vec3,
    step: f64,
    steps: usize,
}

impl Wide for Drive<'_> {
    #[inline(always)]
    fn lanes<R: Real>(self, first: usize) -> Vec<Column> {
        self.of::<R, Alone>(first, &Alone)
    }
}

impl Drive<'_> {
    /// Drives the lanes from `first` on.
    #[inline(always)]
    fn of<R: Real, K: Kicks<R>>(&self, first: usize, kicks: &K) -> Vec<Column> {
        let vehicle: Vehicle<R> = self.vehicle.splat();
        let mut motion = Motion::<R>::start(self, first);
        let (half, whole) = (R::splat(0.5 * self.step), R::splat(self.step));
        let gravity = Vec3::splat(self.gravity);
        let mut lanes = vec![Column::new(); R::LANES];
        for step in 0..self.steps {
            if step.is_multiple_of(PERIOD) {
                motion.steer(first, step / PERIOD);
            }
            drift(&mut motion.body, &mut motion.wheels, half);
            kicks.kick(self.vehicle, &vehicle, &mut motion, gravity, whole);
            drift(&mut motion.body, &mut motion.wheels, half);
            if (step + 1).is_multiple_of(LOOK) {
                motion.tell(|lane, value| lanes[lane].push(value));
            }
        }
        lanes
    }
}

/// Who computes the forces on a vehicle.
trait Kicks<R: Real> {
    fn kick(&self, one: &Vehicle<f64>, vehicle: &Vehicle<R>, motion: &mut Motion<R>, gravity: Vec3<R>, dt: R);
}

/// One wheel after the other.
struct Alone;

impl<R: Real> Kicks<R> for Alone {
    #[inline(always)]
    fn kick(&self, _: &Vehicle<f64>, vehicle: &Vehicle<R>, m: &mut Motion<R>, gravity: Vec3<R>, dt: R) {
        let load = Wrench::zero();
        let (wheels, force) = (&mut m.wheels, &mut m.force);
        kick(vehicle, &mut m.body, wheels, &m.footing, &m.control, force, &load, gravity, dt);
    }
}

impl Kicks<f64> for Gang {
    fn kick(&self, vehicle: &Vehicle<f64>, _: &Vehicle<f64>, m: &mut Motion<f64>, gravity: Vec3, dt: f64) {
        let load = Wrench::zero();
        let (wheels, force) = (&mut m.wheels, &mut m.force);
        self.kick(vehicle, &mut m.body, wheels, &m.footing, &m.control, force, &load, gravity, dt);
    }
}

/// A vehicle on its way, and what is done to it.
struct Motion<R: Real> {
    body: BodyState<R>,
    wheels: Vec<WheelState<R>>,
    footing: Vec<Footing<R>>,
    control: Vec<WheelControl<R>>,
    force: Vec<WheelForce<R>>,
}

impl<R: Real> Motion<R> {
    /// Each lane somewhat faster than the one before.
    #[inline(always)]
    fn start(drive: &Drive<'_>, first: usize) -> Self {
        let body = drive.body;
        let share = R::from_fn(|i| 1.0 + 0.05 * (first + i) as f64);
        let turn = body.orientation;
        let splat = |w: &WheelState| WheelState::<R> {
            travel: R::splat(w.travel),
            travel_rate: R::splat(w.travel_rate),
            spin: R::splat(w.spin) * share,
            deflection: Vec2::new(R::splat(w.deflection.x), R::splat(w.deflection.y)),
            yielding: R::splat(w.yielding),
            bent: R::splat(w.bent),
        };
        let wheels = drive.wheels.len();
        let up = Vec3::splat(Vec3::new(0.0, 0.0, 1.0));
        Self {
            body: BodyState {
                position: Vec3::splat(body.position),
                orientation: Quat { w: R::splat(turn.w), v: Vec3::splat(turn.v) },
                velocity: Vec3::splat(body.velocity) * share,
                rate: Vec3::splat(body.rate),
                acceleration: Vec3::splat(body.acceleration),
            },
            wheels: drive.wheels.iter().map(splat).collect(),
            footing: vec![Footing::firm(up, R::zero(), R::splat(0.8)); wheels],
            control: vec![WheelControl::default(); wheels],
            force: vec![WheelForce::default(); wheels],
        }
    }

    /// New inputs: steered front wheels, a push at the rear, now and then brakes, a locked wheel and slippery ground.
    #[inline(always)]
    fn steer(&mut self, first: usize, time: usize) {
        let lane = |of: &dyn Fn(Random) -> f64| R::from_fn(|i| of(Random::new(first + i)));
        let steer = lane(&|r| r.between(time, 0, -0.08, 0.08));
        let drive = lane(&|r| r.between(time, 1, 0.0, 500.0));
        let brake = lane(&|r| if r.happens(time, 2, 0.2) { r.between(time, 3, 0.0, 1200.0) } else { 0.0 });
        for (i, (control, footing)) in self.control.iter_mut().zip(&mut self.footing).enumerate() {
            let own = 10 * (i as u32 + 1);
            let front = i < 2;
            control.steer = if front { steer } else { R::zero() };
            control.drive = if front { R::zero() } else { drive };
            control.brake = if front { brake } else { brake * 0.6 };
            control.grip = lane(&|r| if r.happens(time, own, 0.05) { 0.3 } else { 0.0 });
            control.lock = lane(&|r| if r.happens(time, own + 1, 0.02) { 1.0 } else { 0.0 });
            footing.friction = lane(&|r| r.between(time, own + 2, 0.3, 1.0));
            footing.drag = lane(&|r| if r.happens(time, own + 3, 0.1) { 0.03 } else { 0.0 });
        }
    }

    /// Gives away every number of the motion, lane by lane.
    #[inline(always)]
    fn tell(&self, mut to: impl FnMut(usize, f64)) {
        let b = &self.body;
        let mut three = |v: Vec3<R>| [v.x, v.y, v.z].iter().for_each(|c| c.each(&mut to));
        three(b.position);
        three(b.velocity);
        three(b.rate);
        three(b.acceleration);
        three(b.orientation.v);
        for (w, f) in self.wheels.iter().zip(&self.force) {
            three(f.force);
            three(f.contact);
            three(Vec3::new(w.travel, w.travel_rate, w.spin));
            three(Vec3::new(w.deflection.x, w.deflection.y, w.yielding));
            three(Vec3::new(f.utilisation, f.limit, f.loaded_radius));
        }
    }
}
