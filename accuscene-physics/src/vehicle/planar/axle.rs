use super::super::{Vehicle, Wheel, WheelState};
use accuscene_core::arith::Real;

/// How the load of an axle follows what acts on the body.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlanarAxle<R> {
    /// Places of the left and the right wheel along y, m.
    pub places: [R; 2],
    /// Static loads of the left and the right wheel, N.
    pub loads: [R; 2],
    /// Spring rates of both, N/m.
    pub rates: [R; 2],
    /// Travel of both per change of load, m/N.
    pub travels: [R; 2],
    /// Radial deflection of both tyres per load, m/N.
    pub presses: [R; 2],
    /// One over the track, 1/m.
    pub per_track: R,
    /// Its share of a vertical force at the centre of gravity.
    pub heave: R,
    /// Its load per pitch moment, 1/m; a moment that lowers the nose is negative here.
    pub pitch: R,
    /// Its share of the roll moment.
    pub roll: R,
}

/// The load of an axle: of both wheels together, N, and the moment by which its right wheel carries more, N m.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair<R> {
    pub(super) sum: R,
    pub(super) couple: R,
}

impl<R: Real> PlanarAxle<R> {
    /// The same in every lane.
    pub(super) fn splat(a: &PlanarAxle<f64>) -> Self {
        let two = |p: [f64; 2]| p.map(R::splat);
        Self {
            places: two(a.places),
            loads: two(a.loads),
            rates: two(a.rates),
            travels: two(a.travels),
            presses: two(a.presses),
            per_track: R::splat(a.per_track),
            heave: R::splat(a.heave),
            pitch: R::splat(a.pitch),
            roll: R::splat(a.roll),
        }
    }

    /// What the travel of its wheels stands for.
    #[inline(always)]
    pub(super) fn pair(&self, left: &WheelState<R>, right: &WheelState<R>) -> Pair<R> {
        let l = self.loads[0] + self.rates[0] * left.travel;
        let r = self.loads[1] + self.rates[1] * right.travel;
        Pair { sum: l + r, couple: -(l * self.places[0] + r * self.places[1]) }
    }

    /// Loads of the left and the right wheel, N.
    #[inline(always)]
    pub(super) fn wheel_loads(&self, pair: Pair<R>) -> [R; 2] {
        let [yl, yr] = self.places;
        [(pair.sum * -yr - pair.couple) * self.per_track, (pair.sum * yl + pair.couple) * self.per_track]
    }

    /// Travel at which the wheels carry this, m.
    #[inline(always)]
    pub(super) fn travel(&self, pair: Pair<R>) -> [R; 2] {
        let [l, r] = self.wheel_loads(pair);
        [(l - self.loads[0]) * self.travels[0], (r - self.loads[1]) * self.travels[1]]
    }

    /// The couples at which its right and its left wheel lift, N m.
    #[inline(always)]
    pub(super) fn limits(&self, sum: R) -> [R; 2] {
        [-(sum * self.places[0]), -(sum * self.places[1])]
    }
}

/// An axle as the distribution of moments sees it.
struct Springs {
    /// Mean place, m before the centre of gravity.
    x: f64,
    /// Static load, N.
    load: f64,
    /// Vertical stiffness of springs and tyres, N/m.
    heave: f64,
    /// Roll stiffness, N m/rad.
    roll: f64,
    /// Height of the roll centre, m.
    roll_centre: f64,
}

/// No spring is softer, N/m: a wheel without one has a travel all the same.
const SOFTEST: f64 = 100.0;

/// Spring rate of a wheel, N/m.
fn rate(wheel: &Wheel<f64>) -> f64 {
    Real::max(wheel.suspension.stiffness, SOFTEST)
}

fn springs(pair: &[Wheel<f64>], loads: [f64; 2]) -> Springs {
    let (l, r) = (&pair[0], &pair[1]);
    let track = l.hub.y - r.hub.y;
    let series = |a: f64, b: f64| a * b / (a + b);
    let vertical = |w: &Wheel<f64>| series(rate(w), w.vertical_stiffness);
    let bar = 0.5 * (l.suspension.anti_roll + r.suspension.anti_roll) * track * track;
    let body = 0.25 * (rate(l) + rate(r)) * track * track + bar;
    let tyres = 0.25 * (l.vertical_stiffness + r.vertical_stiffness) * track * track;
    Springs {
        x: 0.5 * (l.hub.x + r.hub.x),
        load: loads[0] + loads[1],
        heave: vertical(l) + vertical(r),
        roll: series(body, tyres),
        roll_centre: 0.5 * (l.suspension.lateral_path * l.hub.y + r.suspension.lateral_path * r.hub.y),
    }
}

/// The axles of a vehicle with its centre of gravity at this height (m) under this gravity (m/s²).
pub(super) fn axles(vehicle: &Vehicle<f64>, cg_height: f64, gravity: f64) -> Vec<PlanarAxle<f64>> {
    let load = |w: &Wheel<f64>| w.suspension.preload + w.mass * gravity;
    let pairs = || vehicle.wheels.chunks_exact(2);
    let all: Vec<Springs> = pairs().map(|p| springs(p, [load(&p[0]), load(&p[1])])).collect();
    let sum = |f: &dyn Fn(&Springs) -> f64| all.iter().map(f).sum::<f64>();
    let (weight, roll) = (sum(&|a| a.load), sum(&|a| a.roll));
    let axis = sum(&|a| a.load / weight * a.roll_centre);
    let [k0, k1, k2] = [0, 1, 2].map(|n| sum(&|a| (0..n).fold(a.heave, |k, _| k * a.x)));
    let pitching = k0 * k2 - k1 * k1;
    pairs()
        .zip(&all)
        .map(|(p, a)| {
            let (heave, pitch) = if pitching > SAME_PLACE * k0 * k2 {
                (a.heave * (k2 - k1 * a.x) / pitching, a.heave * (k0 * a.x - k1) / pitching)
            } else {
                // Axles in one place cannot balance a pitch moment; they share what presses them.
                (a.heave / k0, 0.0)
            };
            let by_springs = a.roll / roll * (cg_height - axis);
            let by_links = a.load / weight * a.roll_centre;
            PlanarAxle {
                places: [p[0].hub.y, p[1].hub.y],
                loads: [load(&p[0]), load(&p[1])],
                rates: [rate(&p[0]), rate(&p[1])],
                travels: [1.0 / rate(&p[0]), 1.0 / rate(&p[1])],
                presses: [1.0 / p[0].vertical_stiffness, 1.0 / p[1].vertical_stiffness],
                per_track: 1.0 / (p[0].hub.y - p[1].hub.y),
                heave,
                pitch,
                roll: (by_springs + by_links) / cg_height,
            }
        })
        .collect()
}

/// Time in which the roll of the body follows a moment, s: damping over stiffness of all axles.
pub(super) fn roll_lag(vehicle: &Vehicle<f64>) -> f64 {
    let (mut damping, mut stiffness) = (0.0, 0.0);
    for pair in vehicle.wheels.chunks_exact(2) {
        let (l, r) = (&pair[0], &pair[1]);
        let (yl, yr) = (l.hub.y * l.hub.y, r.hub.y * r.hub.y);
        let mean = |w: &Wheel<f64>| 0.5 * (w.suspension.bump_damping + w.suspension.rebound_damping);
        damping += mean(l) * yl + mean(r) * yr;
        stiffness += springs(pair, [0.0; 2]).roll;
    }
    Real::clamp(damping / stiffness, SHORTEST, LONGEST)
}

/// Below this the axles stand in one place: square of their distance over that to the centre of gravity.
const SAME_PLACE: f64 = 1e-9;

/// Bounds of the lag, s: cars have 0.05 to 0.1.
const SHORTEST: f64 = 0.02;
const LONGEST: f64 = 0.2;
