//! The axles of a vehicle as the compiler sees them: listed, or a front and a rear one.

use accuscene_core::scene::{self, AxleSuspension, DrivenAxles, Si, Tyre, VehicleClass};

/// One axle of a resolved vehicle.
pub(super) struct Axle<'a> {
    /// Hubs of the left and the right wheel in body axes, m.
    pub(super) hubs: [[f64; 2]; 2],
    /// Static load of one side, N.
    pub(super) load: f64,
    /// One of its tyres.
    pub(super) tyre: &'a Tyre,
    /// Springs and dampers of one side.
    pub(super) suspension: &'a AxleSuspension,
    /// Tyres on one side; half a one of two wheels in line.
    pub(super) tyres_a_side: f64,
    /// Springs on one side: one, or half a one of two wheels in line.
    pub(super) springs_a_side: f64,
    /// Share of the steering angle that it follows.
    pub(super) steered: f64,
    /// Whether the engine turns it.
    pub(super) driven: bool,
    /// Where it stands in the scene.
    pub(super) path: String,
}

/// Two wheels in line stand on two narrow halves each, this far apart: the width that a motorcycle's tyre rests on, m.
const HALVES: f64 = 0.06;

/// A load that something else puts on a vehicle at rest: a trailer on its coupling.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PointLoad {
    /// Place along the body's x axis, m.
    pub(super) x: f64,
    /// Force, N, downwards positive.
    pub(super) weight: f64,
}

impl Axle<'_> {
    /// Distance of the wheels, m.
    pub(super) fn track(&self) -> f64 {
        self.hubs[0][1] - self.hubs[1][1]
    }
}

/// The axles from front to rear, with the loads that they carry at rest under the weight and `extra`.
pub(super) fn axles<'a>(v: &'a scene::Vehicle, gravity: f64, extra: &[PointLoad]) -> Vec<Axle<'a>> {
    let d = &v.dimensions;
    let cg = d.cg_behind_front_axle.si();
    let in_line = v.class == Some(VehicleClass::Motorcycle);
    let share = if in_line { 0.5 } else { 1.0 };
    let hubs = |x: f64, track: f64| {
        let track = if in_line && track < HALVES { HALVES } else { track };
        [[x, 0.5 * track], [x, -0.5 * track]]
    };
    let driven = v.drive.driven.unwrap_or(DrivenAxles::Front);
    let mut axles: Vec<Axle<'a>> = if v.axles.is_empty() {
        let axle = |front: bool| {
            let (x, track, tyre, suspension, name) = if front {
                (cg, d.track_front.si(), &v.tyres.front, &v.suspension.front, "front")
            } else {
                (cg - d.wheelbase.value, d.track_rear.si(), &v.tyres.rear, &v.suspension.rear, "rear")
            };
            Axle {
                hubs: hubs(x, track),
                load: 0.0,
                tyre,
                suspension,
                tyres_a_side: share,
                springs_a_side: share,
                steered: if front { 1.0 } else { 0.0 },
                driven: match driven {
                    DrivenAxles::All => true,
                    DrivenAxles::Front => front,
                    DrivenAxles::Rear => !front,
                    DrivenAxles::None => false,
                },
                path: name.to_owned(),
            }
        };
        // A trailer's wheelbase ends at the middle of its axles; where it begins there is the coupling.
        if v.class == Some(VehicleClass::Trailer) { vec![axle(false)] } else { vec![axle(true), axle(false)] }
    } else {
        let axle = |(k, a): (usize, &'a scene::Axle)| {
            let symmetric = hubs(cg - a.behind_front_axle.value, a.track.si());
            Axle {
                hubs: a.hubs.as_ref().map_or(symmetric, |h| [h[0].si(), h[1].si()]),
                load: 0.0,
                tyre: &a.tyre,
                suspension: &a.suspension,
                tyres_a_side: if a.dual == Some(true) { 2.0 } else { share },
                springs_a_side: share,
                steered: a.steered.si(),
                driven: a.driven == Some(true),
                path: format!("axles[{k}]"),
            }
        };
        v.axles.iter().enumerate().map(axle).collect()
    };
    let places: Vec<f64> = axles.iter().map(|a| 0.5 * (a.hubs[0][0] + a.hubs[1][0])).collect();
    for (axle, load) in axles.iter_mut().zip(static_loads(&places, v.mass.value * gravity, extra)) {
        axle.load = 0.5 * load;
    }
    axles
}

/// Loads of axles at these places (m before the centre of gravity): the first one and the others together
/// balance the weight (N) and what else stands on the vehicle; the others share evenly.
fn static_loads(places: &[f64], weight: f64, extra: &[PointLoad]) -> Vec<f64> {
    let total = weight + extra.iter().map(|p| p.weight).sum::<f64>();
    let moment = extra.iter().map(|p| p.weight * p.x).sum::<f64>();
    match places {
        [] => Vec::new(),
        [_] => vec![total],
        [first, others @ ..] => {
            let count = others.len() as f64;
            let rear = others.iter().sum::<f64>() / count;
            let ahead = (moment - total * rear) / (first - rear);
            let mut loads = vec![(total - ahead) / count; places.len()];
            loads[0] = ahead;
            loads
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{PointLoad, static_loads};

    #[test]
    fn loads_balance_weight_and_trailer() {
        let places = [1.2, -1.8];
        let hitch = PointLoad { x: -3.0, weight: 750.0 };
        let loads = static_loads(&places, 12_000.0, &[hitch]);
        assert!((loads.iter().sum::<f64>() - 12_750.0).abs() < 1e-9, "{loads:?}");
        let moment = loads[0] * places[0] + loads[1] * places[1] - hitch.weight * hitch.x;
        assert!(moment.abs() < 1e-9, "{moment}");
    }

    #[test]
    fn rear_axles_share_evenly() {
        let loads = static_loads(&[3.0, -2.0, -3.3], 180_000.0, &[]);
        assert_eq!(loads[1], loads[2]);
        assert!((loads[0] * 3.0 - loads[1] * 5.3).abs() < 1e-9, "{loads:?}");
    }
}
