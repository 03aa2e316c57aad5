use accuscene_core::arith::{Real, Vec2};

/// Dry friction with a bodywork that yields along the ground: a spring that sticks, and slides at its limit.
///
/// What the spring stores comes from the motion: no step gives back more than went in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Friction {
    /// Stiffness along the ground, N/m.
    pub(super) stiffness: f64,
    /// Damping where it sticks, N s/m.
    pub(super) damping: f64,
    /// Coefficient times load, N.
    pub(super) limit: f64,
}

/// Between these speeds the force turns from the spring's direction into that against the motion, m/s.
const TURNING: (f64, f64) = (0.1, 0.5);

impl Friction {
    /// Force and deflection (m) after `dt` (s) at this velocity over the ground (m/s).
    #[inline]
    pub(super) fn advance(&self, deflection: Vec2, velocity: Vec2, dt: f64) -> (Vec2, Vec2) {
        let trial = deflection - velocity * dt;
        let held = trial * self.stiffness - velocity * self.damping;
        let size = held.norm();
        if size <= self.limit {
            return (held, trial);
        }
        let speed = velocity.norm();
        let w = Real::clamp((speed - TURNING.0) / (TURNING.1 - TURNING.0), 0.0, 1.0);
        let w = w * w * (3.0 - w * 2.0);
        let along = held * (1.0 / size);
        let unit = if w > 0.0 {
            let mixed = along * (1.0 - w) - velocity * (w / speed);
            let norm = mixed.norm();
            // Opposite directions cancel where the motion has just turned round.
            if norm > 1e-6 { mixed * (1.0 / norm) } else { along }
        } else {
            along
        };
        let reach = Real::min(trial.norm(), self.limit / self.stiffness);
        (unit * self.limit, unit * reach)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: Friction = Friction { stiffness: 4e5, damping: 2e4, limit: 1500.0 };

    #[test]
    fn it_slides_against_the_motion() {
        let velocity = Vec2::new(3.0, -4.0);
        let (force, deflection) = BODY.advance(Vec2::new(0.003, 0.001), velocity, 1e-3);
        assert!((force - Vec2::new(-900.0, 1200.0)).norm() < 1e-9, "{force:?}");
        assert!(deflection.norm() * BODY.stiffness <= BODY.limit * (1.0 + 1e-12));
    }

    #[test]
    fn it_holds_without_creeping() {
        let (mut u, mut v, h, mass) = (Vec2::zero(), Vec2::zero(), 1e-3, 400.0);
        for _ in 0..5000 {
            let (force, next) = BODY.advance(u, v, h);
            u = next;
            v += (force + Vec2::new(1000.0, 0.0)) * (h / mass);
        }
        assert!(v.norm() < 1e-12, "{v:?}");
        assert!((u.x * BODY.stiffness + 1000.0).abs() < 1e-6);
    }

    #[test]
    fn a_cycle_gives_back_no_more_than_it_took() {
        let (mut u, mut work, h) = (Vec2::zero(), 0.0, 1e-4);
        for k in 0..20_000 {
            let phase = f64::from(k) * h * 40.0;
            let (sin, cos) = accuscene_core::arith::sin_cos(phase);
            let v = Vec2::new(0.3 * cos, 0.2 * sin * cos);
            let limit = BODY.limit * (1.0 + 0.8 * sin);
            let (force, next) = Friction { limit, ..BODY }.advance(u, v, h);
            u = next;
            work -= force.dot(v) * h;
            let stored = 0.5 * BODY.stiffness * u.dot(u);
            assert!(work >= stored * 0.99 - 0.05, "step {k}: took {work} J, stores {stored} J");
        }
        assert!(work > 100.0);
    }
}
