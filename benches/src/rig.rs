//! One step of the spatial and of the planar vehicle, alone and in lanes.

use crate::{Case, G, Work, car};
use accuscene_core::arith::{AnyWidth, Kernel, Lane, Quat, Real, Vec2, Vec3, in_eights, in_fours};
use accuscene_physics::vehicle::{
    BodyState, Footing, Gang, Planar, Vehicle, WheelControl, WheelForce, WheelState, Wrench, drift, kick,
};
use std::hint::black_box;

/// A turn begins anew after so many steps: left alone, the car would be measured standing.
const TURN: u64 = 1024;
/// Steps, s.
const STEP: f64 = 1e-3;
const PLANAR_STEP: f64 = 5e-3;
const UNIT: &str = "vehicle step";

/// Steps of the spatial and the planar vehicle, by what they are computed in.
///
/// `gang` has the four wheels of a vehicle side by side, as a simulation of few vehicles does it; the others have as many
/// vehicles side by side as the numbers are wide: `lanes` four in the best registers, `lanes8` eight, `arrays4` four in
/// plain arrays.
pub(crate) fn cases() -> Vec<Case> {
    let mut cases = vec![];
    for (model, planar) in [("planar", true), ("spatial", false)] {
        let case = |id: &str, units: u64, make: fn(bool) -> Work| {
            Case::new(format!("vehicle_step/{model}/{id}"), UNIT, move || make(planar)).of_units(units)
        };
        cases.push(case("scalar", 1, |planar| Steps { planar }.of::<f64>()).counted_by(2 * TURN));
        cases.push(case("lanes", 4, |planar| in_fours(Steps { planar })).counted_by(TURN));
        if !planar {
            cases.push(case("gang", 1, |_| gang()).counted_by(2 * TURN));
        }
        cases.push(case("arrays4", 4, |planar| Steps { planar }.of::<Lane<4>>()));
        cases.push(case("lanes8", 8, |planar| in_eights(Steps { planar })));
    }
    cases
}

/// Steps of one vehicle or more side by side.
#[derive(Clone, Copy)]
struct Steps {
    planar: bool,
}

impl AnyWidth for Steps {
    type Output = Work;

    fn of<R: Real>(self) -> Work {
        let mut rig = Rig::<R>::new();
        let start = rig.clone();
        let mut left = TURN;
        Box::new(move |repetitions| {
            for _ in 0..repetitions {
                rig.begin(&start, &mut left);
                if self.planar { R::within(PlanarStep(&mut rig)) } else { R::within(Step(&mut rig)) }
            }
            black_box(&rig.body);
        })
    }
}

fn gang() -> Work {
    let mut rig = Rig::<f64>::new();
    let start = rig.clone();
    let gang = Gang::of(&rig.vehicle);
    let mut left = TURN;
    Box::new(move |repetitions| {
        for _ in 0..repetitions {
            rig.begin(&start, &mut left);
            rig.gang_step(&gang);
        }
        black_box(&rig.body);
    })
}

/// A car at 20 m/s that begins to turn.
#[derive(Clone)]
struct Rig<R: Real> {
    vehicle: Vehicle<R>,
    planar: Planar<R>,
    body: BodyState<R>,
    wheels: [WheelState<R>; 4],
    footing: [Footing<R>; 4],
    control: [WheelControl<R>; 4],
    force: [WheelForce<R>; 4],
}

impl<R: Real> Rig<R> {
    fn new() -> Self {
        let up = Vec3::splat(Vec3::new(0.0, 0.0, 1.0));
        let spin = R::splat(20.0 / 0.2925);
        let mut control = [WheelControl::default(); 4];
        control[0].steer = R::splat(0.02);
        control[1].steer = R::splat(0.02);
        let wheel = WheelState {
            travel: R::zero(),
            travel_rate: R::zero(),
            spin,
            deflection: Vec2::zero(),
            yielding: R::zero(),
            bent: R::zero(),
        };
        Self {
            vehicle: car().splat(),
            planar: Planar::new(&car(), G).splat(),
            body: BodyState {
                position: Vec3::splat(Vec3::new(0.0, 0.0, 0.55)),
                orientation: Quat::identity(),
                velocity: Vec3::splat(Vec3::new(20.0, 0.0, 0.0)),
                rate: Vec3::zero(),
                acceleration: Vec3::zero(),
            },
            wheels: [wheel; 4],
            footing: [Footing::firm(up, R::zero(), R::splat(0.8)); 4],
            control,
            force: [WheelForce::default(); 4],
        }
    }

    /// Goes back to the start where a turn is over.
    #[inline]
    fn begin(&mut self, start: &Self, left: &mut u64) {
        *left -= 1;
        if *left == 0 {
            (self.body, self.wheels, self.force) = (start.body, start.wheels, start.force);
            *left = TURN;
        }
    }

    #[inline(always)]
    fn step(&mut self) {
        let (half, whole) = (R::splat(0.5 * STEP), R::splat(STEP));
        drift(&mut self.body, &mut self.wheels, half);
        kick(
            &self.vehicle,
            &mut self.body,
            &mut self.wheels,
            &self.footing,
            black_box(&self.control),
            &mut self.force,
            &Wrench::zero(),
            Vec3::splat(GRAVITY),
            whole,
        );
        drift(&mut self.body, &mut self.wheels, half);
    }

    #[inline(always)]
    fn planar_step(&mut self) {
        let (half, whole) = (R::splat(0.5 * PLANAR_STEP), R::splat(PLANAR_STEP));
        drift(&mut self.body, &mut self.wheels, half);
        self.planar.kick(
            &self.vehicle,
            &mut self.body,
            &mut self.wheels,
            &self.footing,
            black_box(&self.control),
            &mut self.force,
            &Wrench::zero(),
            Vec3::splat(GRAVITY),
            whole,
        );
        drift(&mut self.body, &mut self.wheels, half);
    }
}

const GRAVITY: Vec3 = Vec3 { x: 0.0, y: 0.0, z: -G };

impl Rig<f64> {
    /// The step of a vehicle whose wheels go side by side, as simulations make it.
    fn gang_step(&mut self, gang: &Gang) {
        drift(&mut self.body, &mut self.wheels, 0.5 * STEP);
        gang.kick(
            &self.vehicle,
            &mut self.body,
            &mut self.wheels,
            &self.footing,
            black_box(&self.control),
            &mut self.force,
            &Wrench::zero(),
            GRAVITY,
            STEP,
        );
        drift(&mut self.body, &mut self.wheels, 0.5 * STEP);
    }
}

/// A step of as many vehicles as there are lanes.
struct Step<'a, R: Real>(&'a mut Rig<R>);

impl<R: Real> Kernel for Step<'_, R> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        self.0.step();
    }
}

/// The same in the plane.
struct PlanarStep<'a, R: Real>(&'a mut Rig<R>);

impl<R: Real> Kernel for PlanarStep<'_, R> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        self.0.planar_step();
    }
}
