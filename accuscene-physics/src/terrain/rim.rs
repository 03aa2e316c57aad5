//! The rim of a wheel against the face of a kerb: it is caught there, or lifted over the edge.
//!
//! A wheel that slides sideways is caught where the edge lies higher on the rim than some 15 mm, about the
//! height of its flange: the kerb stops it until its links bend, and they stay bent. A wheel that rolls into the
//! edge climbs instead: there the shorter way out counts. That height and the force at which links bend are estimates,
//! made so that a car trips over kerbs of 0.10 to 0.20 m from 1.1 times the speed of a rigid block (Jones 1975) on.
//! It holds for kerbs below the hubs.

use super::strike::{HALF_WIDTH, Press, Reach, Tyre, UP};
use accuscene_core::arith::{Real, Vec3};

/// Radius of the rim as a share of the tyre's; its width is the same share of the tyre's.
const RIM: f64 = 0.7;
/// Stiffness of a rim against stone as a multiple of the tyre's radial stiffness: about 2 MN/m.
const RIM_STIFFNESS: f64 = 10.0;
/// Share of its force that a rim gives back.
const RIM_RETURN: f64 = 0.2;
/// Speed over which the force of a rim falls to that share, m/s.
const REBOUND: f64 = 0.5;
/// Side force at which the links of a wheel bend as a deflection of its tyre, m: about 50 kN.
const YIELD: f64 = 0.25;
/// Rise of that force with the way that they are bent as a share of the tyre's stiffness: to 95 kN at 0.4 m.
const HARDENING: f64 = 0.5;
/// Square of the speed below which a wheel counts as standing, m²/s².
const STANDING: f64 = 1.0;

impl Tyre<'_> {
    /// Force of the step on the rim, a flat disc: sideways, or up where that is the shorter way out; and how far it
    /// bends the wheel's links on, body y, m.
    pub(super) fn rim(&self, reach: &Reach) -> (Press, f64) {
        let p = self.wheel;
        let radius = RIM * p.radius;
        let over = radius - reach.above;
        let above = Real::max(reach.above, 0.0);
        let chord = Real::max(radius * radius - above * above, 0.0).sqrt();
        let ahead = Real::max(1.0 - reach.across * reach.across, 0.0).sqrt();
        let aside = RIM * HALF_WIDTH * p.radius * reach.across + chord * ahead - reach.distance;
        let out = Vec3::new(reach.out.x, reach.out.y, 0.0);
        // A wheel over the step stands on it and is not caught.
        let sliding = if reach.distance > 0.0 { self.sliding() } else { 0.0 };
        // Links that bend hold the rim `YIELD / RIM_STIFFNESS` deep in the step: twice what it may reach below the edge
        // and still be lifted. What is lifted thus has stored more than it gets back if it is caught after all.
        let catch = 1.0 + sliding * reach.across * reach.across;
        let along = self.left.dot(out);
        let bent = self.bending(along, aside, sliding);
        let held = aside - bent * along;
        let (normal, depth, bent) =
            if reach.above > 0.0 && over * catch < held { (UP, over, 0.0) } else { (out, held, bent) };
        if depth <= 0.0 {
            return (Press::default(), 0.0);
        }
        // Bent metal springs back weakly.
        let back = Real::clamp(1.0 - self.velocity.dot(normal) / REBOUND, RIM_RETURN, 1.0);
        let spring = RIM_STIFFNESS * p.vertical_stiffness * depth * back;
        (Press { load: normal * spring, balance: Vec3::zero() }, bent)
    }

    /// Share of the hub's motion over the ground that is along the axle, squares taken: 0 where the wheel rolls, 1
    /// where it slides sideways or stands.
    fn sliding(&self) -> f64 {
        let v = self.velocity.xy();
        let along = v.dot(self.axle.xy());
        (along * along + STANDING) / (v.dot(v) + STANDING)
    }

    /// How far a rim this deep (m) in the step bends the wheel's links on, body y, m; `along` is the part of the
    /// body's y axis out of the step. A rolling wheel is lifted before they bend.
    fn bending(&self, along: f64, depth: f64, sliding: f64) -> f64 {
        let over = sliding * RIM_STIFFNESS * depth * along.abs() - (YIELD + HARDENING * self.bent.abs());
        if over <= 0.0 {
            return 0.0;
        }
        along.signum0() * (over / (sliding * (RIM_STIFFNESS * along * along + HARDENING)))
    }
}
