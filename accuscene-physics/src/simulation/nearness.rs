//! Gap and overlap of two bodies by the layers that can meet.

use super::encounter::BodyRef;
use super::meeting::{Common, Faces, meetings};
use super::world::{Scratch, World};
use crate::contact::{
    Aabb, Gauge, HeightRange, JOINT, PlacedOutline, Pose2, Separation, Shape, are_apart, driven_into, nearest,
};
use crate::model::PlaneSource;
use accuscene_core::arith::{Vec2, Vec3};

impl World<'_> {
    /// Writes down which layers of a pair can meet; the main structures if none can. True if any can.
    pub(super) fn find_meetings(&mut self, bodies: [BodyRef; 2]) -> bool {
        let mut found = core::mem::take(&mut self.scratch.meetings);
        found.clear();
        found.extend(meetings(self.model, &self.state, bodies).map(|m| (m.zones, Some(m.heights))));
        let any = !found.is_empty();
        if !any {
            found.push(([0, 0], None));
        }
        self.scratch.meetings = found;
        any
    }

    pub(super) fn overlap(&mut self, bodies: [BodyRef; 2]) -> Option<Common> {
        self.find_meetings(bodies);
        let mut all: Option<Common> = None;
        for k in 0..self.scratch.meetings.len() {
            let (zones, heights) = self.scratch.meetings[k];
            let Some(common) = self.measure(bodies, zones, |gauge, a, b| gauge.overlap(a, b)) else {
                continue;
            };
            let common = Common::new(common, heights, self.faces(bodies, heights));
            all = Some(match all {
                Some(others) => others.with(common),
                None => common,
            });
        }
        all
    }

    /// The faces of an obstacle that the vehicle measured last against it drives into, where they choose the plane.
    fn faces(&self, bodies: [BodyRef; 2], heights: Option<HeightRange>) -> Faces {
        let [vehicle, BodyRef::Obstacle(own)] = bodies else { return Faces::default() };
        if self.rule(bodies).plane != PlaneSource::Automatic {
            return Faces::default();
        }
        let velocity = |p: Vec2| vehicle.velocity_at(&self.state, Vec3::new(p.x, p.y, 0.5)).xy();
        let around = Aabb::of_points(self.scratch.second.vertices()).grown(JOINT);
        // Obstacles that join on to it, whose own faces take the vehicle at all of these heights instead.
        let beside = self.scratch.near.iter().filter_map(|pair| {
            let [near, BodyRef::Obstacle(i)] = *pair else { return None };
            if near != vehicle || i == own || !self.rule(*pair).enabled {
                return None;
            }
            let high = pair[1].heights(self.model, &self.state, 0);
            let covers = heights.is_none_or(|h| h.covered(&high) >= 1.0);
            let placed =
                covers.then(|| self.model.obstacles[i].zone.outline.placed(&pair[1].pose(&self.state)))?;
            let joins = around.meets(&Aabb::of_points(placed.vertices()))
                && nearest(placed.shape(), self.scratch.second.shape()).gap <= JOINT;
            joins.then_some(placed)
        });
        let beside: Vec<PlacedOutline> = beside.collect();
        let beside: Vec<Shape<'_>> = beside.iter().map(PlacedOutline::shape).collect();
        let sum = driven_into(&self.scratch.second, &self.scratch.first, &beside, velocity);
        Faces { sum, joined: !beside.is_empty() }
    }

    /// Centre of what the layers that are written down to meet have in common: that of the volume.
    pub(super) fn centre_of_overlap(&mut self, bodies: [BodyRef; 2]) -> Option<Vec2> {
        let mut all: Option<(f64, Vec2)> = None;
        for k in 0..self.scratch.meetings.len() {
            let (zones, heights) = self.scratch.meetings[k];
            let found = self.measure(bodies, zones, |gauge, a, b| gauge.area_centroid(a, b));
            let Some((area, centroid)) = found else { continue };
            let volume = heights.map_or(0.0, |h| area * (h.high - h.low));
            all = Some(match all {
                Some((others, centre)) => {
                    let share = volume / (others + volume);
                    (others + volume, centre * (1.0 - share) + centroid * share)
                }
                None => (volume, centroid),
            });
        }
        all.map(|(_, centre)| centre)
    }

    /// How the only layers that are written down to meet part, whose parts lie in each other by `depth` (m); none where they
    /// are several pairs. Sooner where `likely`, a translation of the second body, hardly more than parts them, world axes, m.
    pub(super) fn way_out(&mut self, bodies: [BodyRef; 2], depth: f64, likely: Vec2) -> Option<Separation> {
        let [(zones, _)] = self.scratch.meetings[..] else { return None };
        Some(self.measure(bodies, zones, |gauge, a, b| gauge.way_out(a, b, depth, likely)))
    }

    /// Whether the only layers that are written down to meet part when the second body is moved by this, world axes, m; false
    /// where they are several pairs.
    pub(super) fn part_by(&mut self, bodies: [BodyRef; 2], way: Vec2) -> bool {
        let [(zones, _)] = self.scratch.meetings[..] else { return false };
        let mut poses = bodies.map(|b| b.pose(&self.state));
        poses[1].position += way;
        self.measure_at(bodies, zones, poses, |_, a, b| are_apart(a, b))
    }

    /// The least gap; of equals that of the first layers.
    pub(super) fn touch(&mut self, bodies: [BodyRef; 2]) -> Separation {
        self.find_meetings(bodies);
        self.touch_at(bodies, bodies.map(|b| b.pose(&self.state)))
    }

    /// The least gap of any parts of the layers that are written down to meet: cheaper, and of concave outlines in each
    /// other not as deep.
    pub(super) fn nearest(&mut self, bodies: [BodyRef; 2]) -> Separation {
        self.touch_by(bodies, bodies.map(|b| b.pose(&self.state)), |_, a, b| nearest(a, b))
    }

    /// The least gap of the layers that are written down to meet, with the bodies in these poses.
    pub(super) fn touch_at(&mut self, bodies: [BodyRef; 2], poses: [Pose2; 2]) -> Separation {
        self.touch_by(bodies, poses, |gauge, a, b| gauge.separation(a, b))
    }

    pub(super) fn touch_by(
        &mut self,
        bodies: [BodyRef; 2],
        poses: [Pose2; 2],
        by: impl Fn(&mut Gauge, Shape<'_>, Shape<'_>) -> Separation,
    ) -> Separation {
        let mut least: Option<Separation> = None;
        for k in 0..self.scratch.meetings.len() {
            let (zones, _) = self.scratch.meetings[k];
            let gap = self.measure_at(bodies, zones, poses, &by);
            if least.is_none_or(|l| gap.gap < l.gap) {
                least = Some(gap);
            }
        }
        least.unwrap_or_default()
    }

    /// Gap and overlap of a layer of each body where they are now.
    fn measure<T>(
        &mut self,
        bodies: [BodyRef; 2],
        zones: [usize; 2],
        measure: impl Fn(&mut Gauge, Shape<'_>, Shape<'_>) -> T,
    ) -> T {
        let poses = bodies.map(|b| b.pose(&self.state));
        self.measure_at(bodies, zones, poses, measure)
    }

    fn measure_at<T>(
        &mut self,
        bodies: [BodyRef; 2],
        zones: [usize; 2],
        poses: [Pose2; 2],
        measure: impl Fn(&mut Gauge, Shape<'_>, Shape<'_>) -> T,
    ) -> T {
        let Scratch { first, second, placed, gauge, .. } = &mut self.scratch;
        for (k, outline) in [&mut *first, &mut *second].into_iter().enumerate() {
            let there = Some((bodies[k], zones[k], poses[k]));
            if placed[k] != there {
                bodies[k].outline(self.model, &self.state, zones[k]).place_into(&poses[k], outline);
                placed[k] = there;
            }
        }
        measure(gauge, first.shape(), second.shape())
    }
}
