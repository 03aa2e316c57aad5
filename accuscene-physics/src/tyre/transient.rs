use super::patch::{Grip, PatchForce, PatchInput, rolling_share, slide_direction, smooth, turning};
use super::steady::{Slip, Steady};
use accuscene_core::arith::{Kernel, Mask, Real, Vec2};

/// A steady tyre model with a contact patch that deflects: one set of equations from rest to full slide.
///
/// The deflection `u` (m, ISO-W axes) follows `u' = -V_s - |V_r| u / s`, as that of the [`Brush`](super::Brush).
/// - Rolling, `u / s` is the theoretical slip, and the model's force at that slip acts. Once the patch slides as a
///   whole the slip is that of the velocities.
/// - At standstill `u` is a spring of the model's slip stiffness over `s`, up to the friction limit: it holds without
///   creeping.
/// - A wheel that is locked, spins, or moves across itself slides with `-mu F_z V_s / |V_s|`.
///
/// Range: any load, slip and speed, both ways. The road's friction is the one of the full slide.
#[derive(Clone, Debug, PartialEq)]
pub struct Transient<R> {
    /// The model.
    pub steady: Steady<R>,
    /// Relaxation lengths, m.
    pub relaxation: Vec2<R>,
    /// Damping of the patch at standstill, N s/m.
    pub damping: R,
    /// Friction. The load sensitivity counts for models that have none of their own.
    pub grip: Grip<R>,
    /// The model's own sliding friction at the nominal load; 1 if it takes any.
    pub reference: R,
    /// 1 for the tyre as its coefficients say, -1 for its mirror image: on the other side of the vehicle the
    /// asymmetries (conicity, ply steer, camber) turn round.
    pub side: R,
}

/// The slip of the velocities is taken over at least this rolling speed, m/s.
const LEAST_ROLLING: f64 = 0.05;
/// Smallest share of the rolling speed that the ground speed counts as.
const LEAST_TRAVEL: f64 = 0.02;
/// Speed at which the standstill damping has faded to a half, m/s.
const FADE: f64 = 0.5;
/// Share of the full deflection at which the whole patch begins to slide.
const BREAKS: f64 = 0.75;
/// Brake slip from which a wheel counts as locked, partly and fully.
const LOCKED: (f64, f64) = (0.9, 0.99);
/// Tangent of the slip angle from which a wheel slides sideways: 20 degrees, and wholly at 34.
const SIDEWAYS: (f64, f64) = (0.365, 0.684);
/// Share of the rolling speed that is slip from which a wheel counts as spinning.
const SPINS: (f64, f64) = (0.5, 0.9);
/// Friction never falls below this share of the road's, whatever the sensitivities say.
const FRICTION_FLOOR: f64 = 0.1;
/// Below this a length, a force or a speed counts as none.
const TINY: f64 = 1e-12;

impl Transient<f64> {
    /// A tyre of this model; `side` is 1, or -1 for its mirror image.
    #[must_use]
    pub fn new(steady: Steady<f64>, relaxation: Vec2, damping: f64, grip: Grip<f64>, side: f64) -> Self {
        let [low, high] = steady.load_range();
        let reference = steady.sliding_friction(Real::clamp(grip.nominal_load, low, high)).unwrap_or(1.0);
        Self { steady, relaxation, damping, grip, reference, side }
    }
}

impl<R: Real> Transient<R> {
    /// Friction coefficient at this load (N) and sliding speed (m/s) on a road of coefficient `road`.
    #[inline(always)]
    pub fn friction_at(&self, road: R, load: R, sliding: R) -> R {
        let g = &self.grip;
        let by_load = match self.steady.sliding_friction(self.within(load)) {
            Some(friction) => friction / self.reference,
            None => R::one() - g.load_sensitivity * (load / g.nominal_load - R::one()),
        };
        let by_speed = R::one() - g.speed_sensitivity * sliding;
        road * g.friction * (by_load * by_speed).max(R::splat(FRICTION_FLOOR)).min(R::splat(2.0))
    }

    /// The model's slip stiffness at this load (N), x: N per unit slip, y: N/rad.
    #[inline(always)]
    pub fn stiffness(&self, load: R) -> Vec2<R> {
        let within = self.within(load);
        self.steady.stiffness(within) * (load / within)
    }

    /// Moves the patch on by `dt` (s) and gives the force; `deflection` is its state, m.
    ///
    /// Without load the patch springs back and the force is zero.
    #[inline(always)]
    pub fn advance(&self, deflection: Vec2<R>, input: &PatchInput<R>, dt: R) -> PatchForce<R> {
        R::within(Advance { tyre: self, deflection, input: *input, dt })
    }

    /// The slip that a theoretical slip stands for, in the direction of travel and of the unmirrored tyre.
    #[inline(always)]
    fn slip(&self, theoretical: Vec2<R>, rolling: R, inclination: R) -> Slip<R> {
        let along = theoretical.x * R::one().copysign(rolling);
        let across = theoretical.y * self.side;
        let per_travel = R::one() / (R::one() - along).max(R::splat(LEAST_TRAVEL));
        Slip {
            theoretical: Vec2::new(along, across),
            kappa: along * per_travel,
            tangent: -(across * per_travel),
            inclination: inclination * self.side,
        }
    }

    /// The load at which the model is asked.
    #[inline(always)]
    fn within(&self, load: R) -> R {
        let [low, high] = self.steady.load_range();
        load.clamp(R::splat(low), R::splat(high))
    }
}

/// A step of the patch: a call, for it is large.
struct Advance<'a, R> {
    tyre: &'a Transient<R>,
    deflection: Vec2<R>,
    input: PatchInput<R>,
    dt: R,
}

impl<R: Real> Kernel for Advance<'_, R> {
    type Output = PatchForce<R>;

    #[inline(always)]
    fn run(self) -> PatchForce<R> {
        let Self { tyre, deflection, input, dt } = self;
        let PatchInput { sliding, rolling, load, road, inclination, longitudinal_damping } = input;
        let (zero, one, tiny) = (R::zero(), R::one(), R::splat(TINY));
        let speed = sliding.norm();
        let limit = tyre.friction_at(road, load, speed) * load;
        let stiffness = tyre.stiffness(load);

        // Transport out of the patch is implicit: stable at any rolling speed. One division serves both directions.
        let roll = rolling.abs() * dt;
        let (s, c) = (tyre.relaxation, Vec2::new(stiffness.x.max(tiny), stiffness.y.max(tiny)));
        let (ahead, aside) = (s.x + roll, s.y + roll);
        let both = one / (ahead * aside);
        let moved = deflection - sliding * dt;
        let rolled_in = Vec2::new(moved.x * (aside * both), moved.y * (ahead * both));
        let trial = Vec2::new(rolled_in.x * s.x, rolled_in.y * s.y);
        let pull = Vec2::new(rolled_in.x * c.x, rolled_in.y * c.y);
        let size = pull.norm();

        // A rolling patch grips up to three times the deflection of a bristle: its pressure is a parabola.
        let rolls = rolling_share(rolling);
        let stands = one - rolls;
        let times = one + rolls * 2.0;
        let full = limit * times;
        let of_full = one / full.max(tiny);
        let x = size * of_full;
        let slides = x.ge(one);
        let breaks = smooth((x - BREAKS) * (1.0 / (1.0 - BREAKS)));
        let turned = turning(speed);

        // Slip of the patch while it grips, of the velocities once it slides.
        let mut of_patch = rolled_in;
        if slides.any() {
            of_patch = of_patch * (one / x.max(one));
        }
        let of_motion = -sliding * (one / rolling.abs().max(R::splat(LEAST_ROLLING)));
        let moving = breaks * turned;
        let slip = tyre.slip(of_patch * (one - moving) + of_motion * moving, rolling, inclination);
        let within = tyre.within(load);
        let f = tyre.steady.force(&slip, within, limit / load.max(tiny));
        let (share, forward) = (load / within, one.copysign(rolling));
        let rolled = Vec2::new(f.force.x * forward, f.force.y * tyre.side) * share;
        let aligning = f.aligning * share * forward * tyre.side;

        // Grip, with the standstill damping inside the friction circle.
        let mut held = rolled * rolls;
        let at_rest = stands.gt(zero);
        if at_rest.any() {
            let spring = pull * (limit / size.max(limit).max(tiny));
            let fade = R::splat(FADE * FADE);
            let faded = stands * fade / (fade + speed * speed);
            let along_wheel = tyre.damping.min(longitudinal_damping) * faded;
            let across_wheel = tyre.damping * faded;
            let standing =
                held + spring * stands - Vec2::new(sliding.x * along_wheel, sliding.y * across_wheel);
            held = Vec2::select(at_rest, standing, held);
        }
        let held_square = held.dot(held);
        let most = limit * (one + rolls * (tyre.steady.excess() - 1.0));
        let over = held_square.gt(most * most);
        if over.any() {
            held = Vec2::select(over, held * (most / held_square.sqrt().max(tiny)), held);
        }

        let (mut force, mut next, mut gripping) = (held, trial, one);
        let breaking = breaks.gt(zero);
        if breaking.any() {
            let unit = slide_direction(pull, size, sliding, speed, turned);
            let motion = tyre.slip(of_motion, rolling, zero);
            let slide = breaks * stands.max(turned * full_slide(&motion));
            gripping = R::select(breaking, one - slide, gripping);
            force = Vec2::select(breaking, held * gripping + unit * (limit * slide), force);
            let back = full / (c.x * c.y);
            let back = Vec2::new(unit.x * (s.x * c.y * back), unit.y * (s.y * c.x * back));
            next = Vec2::select(slides, back, next);
        }

        let loaded = limit.gt(tiny);
        let force = Vec2::select(loaded, force, Vec2::zero());
        // The load moves across the tread with the force that is there, standing, rolling or sliding.
        let overturning = tyre.steady.overturning(
            force.y * tyre.side * (within / load.max(tiny)),
            within,
            inclination * tyre.side,
        );
        let overturning = overturning * share * tyre.side;
        PatchForce {
            force,
            aligning: R::select(loaded, aligning * rolls * gripping, zero),
            overturning: R::select(loaded, overturning, zero),
            deflection: Vec2::select(loaded, next, Vec2::zero()),
            limit,
            utilisation: R::select(loaded, (force.norm() * (times * of_full)).min(one), zero),
        }
    }
}

/// How much a wheel slides as a whole: locked, sideways or spinning, 0 to 1.
#[inline(always)]
fn full_slide<R: Real>(slip: &Slip<R>) -> R {
    let ramp = |x: R, (from, to): (f64, f64)| smooth((x - from) * (1.0 / (to - from)));
    let locked = ramp(-slip.kappa, LOCKED);
    let sideways = ramp(slip.tangent.abs(), SIDEWAYS);
    let spins = ramp(slip.theoretical.x, SPINS);
    locked.max(sideways).max(spins)
}
