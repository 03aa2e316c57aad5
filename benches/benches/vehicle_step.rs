//! One step of the spatial and of the planar vehicle, alone and in lanes.

use accuscene_benches::{G, car};
use accuscene_core::arith::{AnyWidth, Kernel, Lane, Quat, Real, Vec2, Vec3, in_eights, in_fours};
use accuscene_physics::vehicle::{
    BodyState, Footing, Gang, Planar, Vehicle, WheelControl, WheelForce, WheelState, Wrench, drift, kick,
};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;

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

    #[inline(always)]
    fn step(&mut self) {
        let (half, whole) = (R::splat(0.5e-3), R::splat(1e-3));
        let gravity = Vec3::splat(Vec3::new(0.0, 0.0, -G));
        drift(&mut self.body, &mut self.wheels, half);
        kick(
            &self.vehicle,
            &mut self.body,
            &mut self.wheels,
            &self.footing,
            black_box(&self.control),
            &mut self.force,
            &Wrench::zero(),
            gravity,
            whole,
        );
        drift(&mut self.body, &mut self.wheels, half);
    }

    #[inline(always)]
    fn planar_step(&mut self) {
        let (half, whole) = (R::splat(2.5e-3), R::splat(5e-3));
        let gravity = Vec3::splat(Vec3::new(0.0, 0.0, -G));
        drift(&mut self.body, &mut self.wheels, half);
        self.planar.kick(
            &self.vehicle,
            &mut self.body,
            &mut self.wheels,
            &self.footing,
            black_box(&self.control),
            &mut self.force,
            &Wrench::zero(),
            gravity,
            whole,
        );
        drift(&mut self.body, &mut self.wheels, half);
    }
}

impl Rig<f64> {
    /// The step of a vehicle whose wheels go side by side, as simulations make it.
    fn gang_step(&mut self, gang: &Gang) {
        drift(&mut self.body, &mut self.wheels, 0.5e-3);
        gang.kick(
            &self.vehicle,
            &mut self.body,
            &mut self.wheels,
            &self.footing,
            black_box(&self.control),
            &mut self.force,
            &Wrench::zero(),
            Vec3::new(0.0, 0.0, -G),
            1e-3,
        );
        drift(&mut self.body, &mut self.wheels, 0.5e-3);
    }
}

fn gang(c: &mut Criterion) {
    let mut group = c.benchmark_group("vehicle_step/spatial");
    group.throughput(Throughput::Elements(1));
    let mut rig = Rig::<f64>::new();
    let gang = Gang::of(&rig.vehicle);
    group.bench_function("gang", |b| b.iter(|| rig.gang_step(&gang)));
    group.finish();
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

/// Both steps in numbers of one width.
struct Steps<'a>(&'a mut Criterion, &'a str);

impl AnyWidth for Steps<'_> {
    type Output = ();

    fn of<R: Real>(self) {
        let Self(c, name) = self;
        let mut group = c.benchmark_group("vehicle_step/spatial");
        group.throughput(Throughput::Elements(R::LANES as u64));
        let mut rig = Rig::<R>::new();
        group.bench_function(name, |b| b.iter(|| R::within(Step(&mut rig))));
        group.finish();
        let mut group = c.benchmark_group("vehicle_step/planar");
        group.throughput(Throughput::Elements(R::LANES as u64));
        let mut rig = Rig::<R>::new();
        group.bench_function(name, |b| b.iter(|| R::within(PlanarStep(&mut rig))));
        group.finish();
    }
}

fn all(c: &mut Criterion) {
    Steps(c, "scalar").of::<f64>();
    gang(c);
    Steps(c, "arrays4").of::<Lane<4>>();
    in_fours(Steps(c, "lanes"));
    in_eights(Steps(c, "lanes8"));
}

criterion_group!(benches, all);
criterion_main!(benches);
