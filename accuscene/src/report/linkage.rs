//! Couplings in the plan: what reaches from each body to the hitch, and the line from hitch to eye.

use accuscene_core::event::Event;
use accuscene_core::scene::Si;

use super::canvas::{path, placed};
use super::outline::extent;
use crate::outcome::{Outcome, Pose, VehicleSummary};

/// A coupling of two vehicles that the outcome has.
pub(super) struct Linkage {
    /// Places of the leading and the towed vehicle in the outcome.
    pub(super) bodies: [usize; 2],
    /// Hitch of the leading and eye of the towed vehicle, each in its own axes, m.
    pub(super) places: [[f64; 2]; 2],
    /// When it comes apart, s.
    pub(super) end: Option<f64>,
}

/// The couplings of an outcome in the order of its scene.
pub(super) fn linkages(outcome: &Outcome) -> Vec<Linkage> {
    let index = |id: &String| outcome.vehicles.iter().position(|vehicle| vehicle.id == *id);
    let ended = |id: &String| {
        outcome.events.iter().find_map(|event| match event {
            Event::Uncoupled { coupling, time, .. } if coupling == id => Some(*time),
            _ => None,
        })
    };
    let of = |coupling: &accuscene_core::scene::Coupling| {
        let [leader, towed] = &coupling.between;
        let ([hx, hy, _], [ex, ey, _]) = (coupling.hitch.si(), coupling.eye.si());
        Some(Linkage {
            bodies: [index(leader)?, index(towed)?],
            places: [[hx, hy], [ex, ey]],
            end: ended(&coupling.id),
        })
    };
    outcome.echo.couplings.iter().filter_map(of).collect()
}

impl Linkage {
    /// What reaches out of the body of side `k` to its end of the coupling, in body axes: a drawbar or a tow bar. Within the
    /// outline it has no length.
    fn bar(&self, k: usize, vehicle: &VehicleSummary) -> [[f64; 2]; 2] {
        let (rear, front, _) = extent(vehicle);
        let at = self.places[k];
        match at[0] {
            x if x > front => [[front, 0.0], at],
            x if x < rear => [[rear, 0.0], at],
            _ => [at, at],
        }
    }

    /// The bar of side `k` in body axes, as the moving vehicle carries it.
    pub(super) fn arm(&self, k: usize, vehicle: &VehicleSummary) -> String {
        let bar = self.bar(k, vehicle);
        format!("<path class=\"link\" d=\"{}\"/>{}", path(&bar, false), dot(bar[1]))
    }

    /// The coupling with the vehicles at the given poses, in the world.
    pub(super) fn drawn(
        &self,
        vehicles: &[VehicleSummary],
        pose: impl Fn(&VehicleSummary) -> Pose,
    ) -> String {
        let mut markup = String::new();
        let mut ends = [[0.0; 2]; 2];
        for (k, end) in ends.iter_mut().enumerate() {
            let vehicle = &vehicles[self.bodies[k]];
            let pose = pose(vehicle);
            let bar = placed(&self.bar(k, vehicle), [pose.position[0], pose.position[1]], pose.heading);
            *end = bar[1];
            markup.push_str(&format!("<path class=\"link\" d=\"{}\"/>", path(&bar, false)));
        }
        format!("{markup}<path class=\"link\" d=\"{}\"/>{}{}", path(&ends, false), dot(ends[0]), dot(ends[1]))
    }

    /// Whether the vehicles still hang together when the run ends.
    pub(super) fn lasts(&self) -> bool {
        self.end.is_none()
    }
}

/// A line without length: its round ends are a dot of the same size at every zoom.
fn dot(at: [f64; 2]) -> String {
    format!("<path class=\"hitch\" d=\"{}\"/>", path(&[at, at], false))
}
