use super::patch::{PatchForce, PatchInput, rolling_share, slide_direction, turning};
use accuscene_core::arith::{Mask, Real, Vec2, atan, sin_cos};

/// Brush tyre with a contact patch that deflects: one set of equations from rest to full slide.
///
/// The deflection `u` of the patch (m, ISO-W axes) follows `u' = -V_s - |V_r| u / s`, `V_s` being the sliding
/// velocity of the tread over the road, `V_r` the rolling speed and `s` the relaxation length. In steady
/// rolling `u / s` is the theoretical slip, and the force is that of the brush model (Pacejka, *Tire and
/// Vehicle Dynamics*, 2012, section 3.2, anisotropic form); at standstill `u` is a spring that holds without
/// creeping; a locked wheel slides with `-mu F_z V / |V|`. The rates stay bounded at every speed.
///
/// Range: any load, slip and speed. Friction is that of the road times `friction`, less the two sensitivities.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Brush<R> {
    /// Slip stiffness (x: N per unit slip, y: N/rad) at the static load.
    pub stiffness: Vec2<R>,
    /// Relaxation lengths, m.
    pub relaxation: Vec2<R>,
    /// Damping of the patch at standstill, N s/m.
    pub damping: R,
    /// Factor on the road's friction coefficient.
    pub friction: R,
    /// Loss of friction per unit of load above the nominal load (1 = all of it at twice the load).
    pub load_sensitivity: R,
    /// Loss of friction per m/s of sliding speed.
    pub speed_sensitivity: R,
    /// Load at which `friction` holds, N.
    pub nominal_load: R,
}

/// Speed at which the standstill damping has faded to a half, m/s.
const FADE: f64 = 0.5;

/// Friction never falls below this share of the road's, whatever the sensitivities say.
const FRICTION_FLOOR: f64 = 0.1;

impl<R: Real> Brush<R> {
    /// Friction coefficient at this load (N) and sliding speed (m/s) on a road of coefficient `road`.
    #[inline(always)]
    pub fn friction_at(&self, road: R, load: R, sliding: R) -> R {
        let by_load = R::one() - self.load_sensitivity * (load / self.nominal_load - R::one());
        let by_speed = R::one() - self.speed_sensitivity * sliding;
        let floor = R::splat(FRICTION_FLOOR);
        road * self.friction * (by_load * by_speed).max(floor).min(R::splat(2.0))
    }

    /// Moves the patch on by `dt` (s) and gives the force; `deflection` is its state, m.
    ///
    /// Without load the patch springs back and the force is zero.
    #[inline(always)]
    pub fn advance(&self, deflection: Vec2<R>, input: &PatchInput<R>, dt: R) -> PatchForce<R> {
        let PatchInput { sliding, rolling, load, road, longitudinal_damping, .. } = *input;
        let zero = R::zero();
        let one = R::one();
        let tiny = R::splat(1e-12);
        let speed = sliding.norm();
        let limit = self.friction_at(road, load, speed) * load;

        // Transport out of the patch is implicit: stable at any rolling speed. One division serves both directions.
        let roll = rolling.abs() * dt;
        let (c, s) = (self.stiffness, self.relaxation);
        let (ahead, aside) = (s.x + roll, s.y + roll);
        let both = one / (ahead * aside);
        let kept = Vec2::new(aside * both, ahead * both);
        let moved = deflection - sliding * dt;
        let trial = Vec2::new(moved.x * (s.x * kept.x), moved.y * (s.y * kept.y));
        let pull = Vec2::new(moved.x * (c.x * kept.x), moved.y * (c.y * kept.y));
        let size = pull.norm();

        // Bristles that slide leave a rolling patch; those of a wheel that does not turn would give their way back as
        // work. So it is a spring up to the limit, and the parabola of the brush when it rolls.
        let rolls = rolling_share(rolling);
        let most = one + rolls * 2.0;
        let full = limit * most;
        let of_full = one / full.max(tiny);
        let x = size * of_full;
        let loaded = limit.gt(tiny);
        let slides = x.ge(one) & loaded;

        let mut force = Vec2::zero();
        let mut next = trial;
        if !slides.all() {
            // Adhesion, with the standstill damping inside the friction circle.
            let grip = pull * (one - (x - x * x * (1.0 / 3.0)) * (rolls * 3.0 * (limit * of_full)));
            let fade = R::splat(FADE * FADE);
            let faded = fade / (fade + rolling * rolling + speed * speed);
            let along_wheel = self.damping.min(longitudinal_damping) * faded;
            let across_wheel = self.damping * faded;
            force = grip - Vec2::new(sliding.x * along_wheel, sliding.y * across_wheel);
            let held = force.dot(force);
            let over = held.gt(limit * limit);
            if over.any() {
                let bound = force * (limit / held.sqrt().max(tiny));
                force = Vec2::select(over, bound, force);
            }
        }
        if slides.any() {
            let unit = slide_direction(pull, size, sliding, speed, turning(speed));
            force = Vec2::select(slides, unit * limit, force);
            let back = full / (c.x * c.y);
            let back = Vec2::new(unit.x * (s.x * c.y * back), unit.y * (s.y * c.x * back));
            next = Vec2::select(slides, back, next);
        }
        let force = Vec2::select(loaded, force, Vec2::zero());
        let next = Vec2::select(loaded, next, Vec2::zero());
        let used = force.norm() * (most * of_full);
        let utilisation = R::select(loaded, used.min(one), zero);
        PatchForce { force, aligning: zero, overturning: zero, deflection: next, limit, utilisation }
    }
}

/// Steady force and aligning moment of the isotropic brush: `(F_x, F_y, M_z, x)`.
///
/// `kappa` slip (braking negative), `alpha` slip angle (rad, positive gives `F_y < 0`), `load` N, `mu` friction,
/// `stiffness` N per unit slip, `half_length` of the contact patch in m. `x` is the share of the patch that
/// slides times its full value, 1e9 for a locked wheel. Source: Pacejka 2012, section 3.2, equations 3.22 ff.
pub fn steady<R: Real>(kappa: R, alpha: R, load: R, mu: R, stiffness: R, half_length: R) -> [R; 4] {
    let zero = R::zero();
    let one = R::one();
    let (sin, cos) = sin_cos(alpha);
    let limit = mu * load;
    let locked = kappa.le(-one);
    let rolling = R::select(locked, one, one + kappa);
    let slip = Vec2::new(kappa / rolling, -(sin / cos) / rolling);
    let size = slip.norm();
    let x = stiffness * size / (limit * 3.0);
    let slides = x.ge(one);
    let share = R::select(slides, one, x * 3.0 - x * x * 3.0 + x * x * x);
    let still = size.le(zero);
    let along = slip * (one / R::select(still, one, size));
    let force = along * (limit * share);
    let trail = half_length * (1.0 / 3.0) * (one - x * 3.0 + x * x * 3.0 - x * x * x)
        / (one - x + x * x * (1.0 / 3.0));
    let trail = R::select(slides, zero, trail);
    let moment = -(trail * force.y);
    [
        R::select(locked, -(limit * cos), force.x),
        R::select(locked, -(limit * sin), force.y),
        R::select(locked, zero, moment),
        R::select(locked, R::splat(1e9), x),
    ]
}

/// Slip angle of a wheel that moves with `forward` and `left` (m/s): `atan(left / |forward|)`, rad.
#[inline(always)]
pub(crate) fn slip_angle<R: Real>(forward: R, left: R) -> R {
    let speed = forward.abs();
    let floor = R::splat(1e-3);
    atan(left / speed.max(floor))
}
