use super::BrakeLine;
use crate::vehicle::BodyState;
use accuscene_core::arith::{Vec3, atan2};

/// A connection of two vehicles of a model.
#[derive(Clone, Debug, PartialEq)]
pub struct Joint {
    /// Id in the scene.
    pub id: String,
    /// What it holds.
    pub kind: JointKind,
    /// Indices of the leading and the towed vehicle.
    pub bodies: [usize; 2],
    /// Its place on the leading and on the towed vehicle, body axes, m.
    pub places: [Vec3; 2],
    /// Moment against relative roll, N m/rad.
    pub roll_stiffness: f64,
    /// Force at which it comes apart, N.
    pub breaking_force: f64,
    /// Articulation angle at which the vehicles meet, rad; infinite if they never do.
    pub stop: f64,
    /// Time by which the towed vehicle's brakes hear of the leader's pedals later, s.
    pub brake_delay: f64,
    /// Whether the towed vehicle's brakes follow the leader's pedals.
    pub brakes_follow: bool,
    /// Whether the outlines of the two pass through each other, as those of a semi-trailer and its tractor do.
    pub overlapping: bool,
}

/// What a joint holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum JointKind {
    /// Both places are one point.
    Point,
    /// The places are no farther apart than this, m; it pulls and does not push.
    Rope(f64),
    /// The places are always this far apart, m: a drawbar without mass, hinged at the hitch, that turns the towed
    /// vehicle's first axle about its other end. As that axle's wheels stand in line with the turntable, their forces have no
    /// moment about it, and the drawbar carries a force along itself only.
    Drawbar(f64),
}

/// What changes of a joint.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct JointState {
    /// Force on the leading vehicle in the last step, its axes, N.
    pub force: Vec3,
    /// Articulation: heading of the towed vehicle against the leader's, about the leader's z axis, rad.
    pub angle: f64,
    /// Its rate, rad/s.
    pub rate: f64,
    /// Whether the vehicles stand against each other.
    pub stopped: bool,
    /// When it came apart, s.
    pub broken: Option<f64>,
    /// Between the leader's pedals and the towed vehicle's brakes.
    pub brake_line: BrakeLine,
}

/// Writes for each vehicle the lowest index among those that hang together with it by the pairs in `joined`.
pub fn group(of: &mut [usize], joined: impl Iterator<Item = [usize; 2]>) {
    of.iter_mut().enumerate().for_each(|(k, own)| *own = k);
    for [lead, towed] in joined {
        let (a, b) = (of[lead], of[towed]);
        let (low, high) = if a < b { (a, b) } else { (b, a) };
        for own in of.iter_mut() {
            if *own == high {
                *own = low;
            }
        }
    }
}

impl Joint {
    /// Vector from the towed vehicle's place to the leader's, world axes, m.
    #[must_use]
    pub fn gap(&self, bodies: [&BodyState; 2]) -> Vec3 {
        let [a, b] = bodies;
        let at = |s: &BodyState, place: Vec3| s.orientation.matrix().apply(place);
        (a.position - b.position) + (at(a, self.places[0]) - at(b, self.places[1]))
    }

    /// Steer angle of the towed vehicle's first axle, rad: that of the drawbar; none for other joints.
    #[must_use]
    pub fn drawbar_angle(&self, bodies: [&BodyState; 2]) -> Option<f64> {
        let JointKind::Drawbar(_) = self.kind else { return None };
        let ahead = bodies[1].orientation.matrix().apply_transposed(self.gap(bodies));
        Some(atan2(ahead.y, ahead.x))
    }

    /// Articulation angle (rad) and its rate (rad/s).
    #[must_use]
    pub fn articulation(&self, bodies: [&BodyState; 2]) -> (f64, f64) {
        let [a, b] = bodies;
        let (lead, tow) = (a.orientation.matrix(), b.orientation.matrix());
        let ahead = lead.apply_transposed(tow.column(0));
        let turning = tow.apply(b.rate) - lead.apply(a.rate);
        (atan2(ahead.y, ahead.x), turning.dot(lead.column(2)))
    }
}

#[cfg(test)]
mod tests {
    use super::group;

    #[test]
    fn chains_are_one_group_and_come_apart() {
        let mut of = [9; 6];
        group(&mut of, [[4, 1], [1, 3], [5, 2]].into_iter());
        assert_eq!(of, [0, 1, 2, 1, 1, 2]);
        group(&mut of, [[1, 3]].into_iter());
        assert_eq!(of, [0, 1, 2, 1, 4, 5]);
    }
}
