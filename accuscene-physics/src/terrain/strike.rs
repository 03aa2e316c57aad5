use super::kerb::{Edge, Measure};
use super::{Ground, Tangent, Terrain, nowhere, raised};
use crate::vehicle::{BodyState, Footing, Push, Wheel, WheelState};
use accuscene_core::arith::{Mat3, Real, Vec2, Vec3, sin_cos};

/// Half the width of a tyre as a share of its radius: 205 mm on 0.32 m.
pub(super) const HALF_WIDTH: f64 = 0.32;
/// Share of what would stop the tread in a step that friction on a kerb may do.
const STOPPING: f64 = 0.5;
pub(super) const UP: Vec3 = Vec3 { x: 0.0, y: 0.0, z: 1.0 };
/// Closer to the centre than this the direction of a contact is that of the face, m.
const CENTRE: f64 = 1e-9;

/// A wheel and how it moves.
pub(super) struct Tyre<'a> {
    pub(super) wheel: &'a Wheel<f64>,
    hub: Vec3,
    /// Axle, world axes.
    pub(super) axle: Vec3,
    /// The body's y axis, world axes.
    pub(super) left: Vec3,
    spin: f64,
    /// How far its links are bent, body y, m.
    pub(super) bent: f64,
    /// Velocity of the hub, world axes.
    pub(super) velocity: Vec3,
    /// Rate of rotation of what carries it, world axes.
    rate: Vec3,
}

impl Terrain {
    /// The ground under a wheel, and what a kerb's edge or face does to it in a step of `dt` (s).
    ///
    /// The push tells how far the step bends the wheel's links on; who steps the wheel adds it to its state.
    /// `turn` is the matrix of `body.orientation`, `steer` the wheel's angle (rad). The tyre is round in the plane of the
    /// wheel and upright across it, the rim a flat disc of 0.7 times its size; against the step they have the tyre's
    /// radial stiffness and ten times that, the tyre's damping, and dry friction. The push comes on top of the road's
    /// force, less what that already carries, so that the sum is steady where the wheel rolls over the edge.
    #[must_use]
    pub fn under_wheel(
        &self,
        wheel: &Wheel<f64>,
        state: &WheelState,
        steer: f64,
        body: &BodyState,
        turn: &Mat3<f64>,
        dt: f64,
    ) -> Footing<f64> {
        let arm = turn.apply(wheel.hub_of(state));
        let hub = body.position + arm;
        if self.kerbs.is_empty() && matches!(self.ground, Ground::Plane(_)) {
            return self.footing(hub);
        }
        let road = self.road_at(hub.x, hub.y);
        let (sin, cos) = sin_cos(steer);
        let axle = turn.apply(Vec3::new(-sin, cos, 0.0));
        let length = axle.xy().norm();
        // A wheel that lies on its side has no direction.
        let across = if length > 0.1 { axle.xy() * (1.0 / length) } else { Vec2::zero() };
        let low = match length > 0.1 {
            true => self.ground.under_disc(hub, -across.perp(), wheel.radius),
            false => self.ground.tangent(hub),
        };
        let Some(low) = low else { return nowhere(road) };
        if self.kerbs.is_empty() {
            return road.footing(low.normal, low.offset);
        }
        let stretch = if length > 0.1 { 1.0 / HALF_WIDTH } else { 1.0 };
        let measure = Measure { across, stretch };
        let base = road.footing(low.normal, low.offset);
        let Some(edge) = Edge::nearest(&self.kerbs, hub.xy(), &measure) else { return base };
        let top = raised(&low, &edge, hub);
        let on_top = edge.left && top.height(hub.x, hub.y) - hub.z <= edge.distance(hub.xy());
        let base = if on_top { road.footing(top.normal, top.offset) } else { base };
        if edge.rise <= 0.0 || (edge.square > wheel.radius * wheel.radius) {
            return base;
        }
        let rate = turn.apply(body.rate);
        let velocity = body.velocity + rate.cross(arm) + turn.apply(wheel.path() * state.travel_rate);
        let (spin, bent) = (state.spin, state.bent);
        let tyre = Tyre { wheel, hub, axle, left: turn.column(1), spin, bent, velocity, rate };
        let reach = Reach::new(&edge, &low, &measure, hub);
        let (rim, bent) = tyre.rim(&reach);
        let side = if on_top { Press::default() } else { tyre.side(&edge, &low, &measure, &reach) };
        let push = tyre.push(rim, side, &edge, &reach, dt);
        Footing { push: Push { bent, ..push }, ..base }
    }
}

/// Where the nearest edge is as the hub sees it.
pub(super) struct Reach {
    /// Unit direction out of the step.
    pub(super) out: Vec2,
    /// Distance of the hub from the line in this direction, m.
    pub(super) distance: f64,
    /// Height at which the wheel meets the step, m: the edge, or the face at the hub's height.
    z: f64,
    /// Height of the hub over the edge, m.
    pub(super) above: f64,
    /// Cosine of the angle between the axle and `out`.
    pub(super) across: f64,
}

impl Reach {
    fn new(edge: &Edge<'_>, low: &Tangent, measure: &Measure, hub: Vec3) -> Self {
        let (out, distance) = edge.facing(hub.xy());
        let top = low.height(edge.foot.x, edge.foot.y) + edge.rise;
        Self {
            out,
            distance,
            z: Real::min(top, hub.z),
            above: hub.z - top,
            across: measure.across.dot(out).abs(),
        }
    }
}

/// Elastic force of the step.
#[derive(Clone, Copy, Default)]
pub(super) struct Press {
    /// What presses the surfaces on each other, along the normal, N.
    pub(super) load: Vec3,
    /// What makes the sum with the road's force conservative, N.
    pub(super) balance: Vec3,
}

impl Tyre<'_> {
    /// Force of the step on the tyre's outline.
    ///
    /// The potential with the road's is `k/2 (p² + q² - c² min(p, q)²)`: `p` and `q` the depths in step and road, `c`
    /// the cosine of the edge's normal to the vertical. It is steady where the tyre meets the edge and where it has
    /// climbed it.
    fn side(&self, edge: &Edge<'_>, low: &Tangent, measure: &Measure, reach: &Reach) -> Press {
        let p = self.wheel;
        let rise = self.hub.z - reach.z;
        // The side wall is upright: the more the tyre meets the step with it, the less it is lifted.
        let round = Real::max(1.0 - reach.across * reach.across, 0.0);
        let away = (edge.square + round * rise * rise).sqrt();
        let (press, sign) = if edge.left { (p.radius + away, -1.0) } else { (p.radius - away, 1.0) };
        if press <= 0.0 {
            return Press::default();
        }
        // From the outline's equation: the way out of the step and how deep the tyre is in it.
        let (normal, depth) = if away > CENTRE {
            let flat = measure.apply(-edge.gap);
            let gradient = Vec3::new(flat.x, flat.y, round * rise);
            let steepness = gradient.norm();
            (gradient * (sign / steepness), press * (away / steepness))
        } else {
            let across = measure.apply(reach.out);
            let depth = press * (across.norm() / measure.apply(across).norm());
            (Vec3::new(reach.out.x, reach.out.y, 0.0), depth)
        };
        let over = p.radius - rise;
        let (normal, depth) = if rise > 0.0 && over < depth { (UP, over) } else { (normal, depth) };
        let on_road = Real::max(p.radius - (low.normal.dot(self.hub) - low.offset), 0.0);
        let upright = normal.z;
        let both = Real::min(on_road, depth);
        let (pressed, less) = if on_road < depth {
            (depth, low.normal * -(upright * upright * on_road))
        } else {
            (depth * (1.0 - upright * upright), Vec3::zero())
        };
        let turning = (UP - normal * upright) * (both * both * upright / Real::max(away, CENTRE));
        let load = normal * self.damped(normal, p.vertical_stiffness * pressed);
        Press { load, balance: (less + turning) * p.vertical_stiffness }
    }

    /// A spring's force with the tyre's damping; never pulls.
    fn damped(&self, normal: Vec3, spring: f64) -> f64 {
        let damper = -(self.wheel.vertical_damping * self.velocity.dot(normal));
        spring + Real::clamp(damper, -spring, spring)
    }

    /// The force with its friction.
    fn push(&self, rim: Press, side: Press, edge: &Edge<'_>, reach: &Reach, dt: f64) -> Push<f64> {
        let p = self.wheel;
        let force = rim.load + side.load;
        let load = force.norm();
        if load <= 0.0 {
            return Push::default();
        }
        let normal = force * (1.0 / load);
        let at = Vec3::new(edge.foot.x, edge.foot.y, reach.z);
        let arm = at - self.hub;
        let tread = self.velocity + (self.rate + self.axle * self.spin).cross(arm);
        let sliding = tread - normal * tread.dot(normal);
        let speed = sliding.norm();
        let lightest = 1.0 / (1.0 / p.mass + p.radius * p.radius / p.spin_inertia);
        let most = STOPPING * lightest * speed / dt;
        let rub = Real::min(edge.kerb.friction * p.tyre.friction() * load, most);
        let friction = if speed > 0.0 { sliding * (-rub / speed) } else { Vec3::zero() };
        Push {
            force: force + (rim.balance + side.balance) + friction,
            at,
            torque: self.axle.dot(arm.cross(friction)),
            bent: 0.0,
        }
    }
}
