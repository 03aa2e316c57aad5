//! Which layers of two bodies can meet, and what they have in common.

use super::encounter::BodyRef;
use super::state::State;
use crate::contact::{HeightRange, Overlap};
use crate::model::Model;
use accuscene_core::arith::Vec2;

/// A layer of each of two bodies, with the heights that they share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Meeting {
    pub(super) zones: [usize; 2],
    pub(super) heights: HeightRange,
}

/// The layers that can meet: the main structures alone where they share heights, for nothing of an upright body reaches
/// beyond them; else, where one passes under the other, whichever share heights, in the order of the layers.
pub(super) fn meetings<'m>(
    model: &'m Model,
    state: &'m State,
    bodies: [BodyRef; 2],
) -> impl Iterator<Item = Meeting> + use<'m> {
    let meeting = move |zones: [usize; 2]| {
        let [a, b] = [0, 1].map(|k| bodies[k].heights(model, state, zones[k]));
        a.common(&b).map(|heights| Meeting { zones, heights })
    };
    let main = meeting([0, 0]);
    let [first, second] = bodies.map(|b| b.zones(model).len());
    let others = (0..first).flat_map(move |i| (0..second).map(move |j| [i, j]));
    let others = others.filter(move |_| main.is_none()).filter_map(meeting);
    main.into_iter().chain(others)
}

/// What two bodies have in common over all heights, and the height of its centre.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Common {
    pub(super) overlap: Overlap,
    /// Height of the centre, world axes, m; none where no layers meet.
    pub(super) height: Option<f64>,
    /// Common volume, m³.
    volume: f64,
    /// What the obstacle's faces that the vehicle drives into sum up to, m²; zero between vehicles.
    faces: Vec2,
    /// Whether another obstacle joins on to it.
    pub(super) joined: bool,
}

/// The faces of an obstacle that a vehicle drives into.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Faces {
    /// Their sum, m.
    pub(super) sum: Vec2,
    /// Whether another obstacle joins on to it.
    pub(super) joined: bool,
}

impl Common {
    pub(super) fn new(overlap: Overlap, heights: Option<HeightRange>, faces: Faces) -> Self {
        let high = heights.map(|h| h.high - h.low);
        let volume = high.map_or(0.0, |high| overlap.area * high);
        // Where the heights do not meet this is the only pair of layers.
        let sum = faces.sum * high.unwrap_or(1.0);
        let height = heights.map(|h| h.middle());
        Self { overlap, height, volume, faces: sum, joined: faces.joined }
    }

    /// Unit normal into the faces of the obstacle that the vehicle drives into; none where it drives into none.
    pub(super) fn driven_into(&self) -> Option<Vec2> {
        (self.faces.norm() > 0.0).then(|| -self.faces.unit())
    }

    /// Adds what another pair of layers has in common: the centre is that of the volume; area, depth, normal and
    /// crossing points are those of the pair with the larger volume.
    pub(super) fn with(self, other: Self) -> Self {
        let volume = self.volume + other.volume;
        let share = other.volume / volume;
        let between = |a: f64, b: f64| a * (1.0 - share) + b * share;
        let (p, q) = (self.overlap.centroid, other.overlap.centroid);
        let centroid = Vec2::new(between(p.x, q.x), between(p.y, q.y));
        let height = match (self.height, other.height) {
            (Some(a), Some(b)) => Some(between(a, b)),
            (a, b) => a.or(b),
        };
        let larger = if other.volume > self.volume { other.overlap } else { self.overlap };
        let (faces, joined) = (self.faces + other.faces, self.joined || other.joined);
        Self { overlap: Overlap { centroid, ..larger }, height, volume, faces, joined }
    }
}
