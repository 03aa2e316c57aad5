//! The tyre of the drift and multi-body models: a magic formula with load-proportional stiffness.
//!
//! Slip is `1 - R omega / u`, so braking is positive; the pure longitudinal force alone turns it round. The vertical
//! shift of that force stands inside the sine and the lateral shifts change sign with the camber, as in the package.

use accuscene_core::arith::{Real, atan, cos, sin};

/// Coefficients of the tyre, named as in the magic formula; one set serves every vehicle of the package.
#[derive(Clone, Copy, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "the names are the magic formula's own coefficients, listed in its literature"
)]
pub struct TyreData {
    pub p_cx1: f64,
    pub p_dx1: f64,
    pub p_dx3: f64,
    pub p_ex1: f64,
    pub p_kx1: f64,
    pub p_hx1: f64,
    pub p_vx1: f64,
    pub r_bx1: f64,
    pub r_bx2: f64,
    pub r_cx1: f64,
    pub r_ex1: f64,
    pub r_hx1: f64,
    pub p_cy1: f64,
    pub p_dy1: f64,
    pub p_dy3: f64,
    pub p_ey1: f64,
    pub p_ky1: f64,
    pub p_hy1: f64,
    pub p_hy3: f64,
    pub p_vy1: f64,
    pub p_vy3: f64,
    pub r_by1: f64,
    pub r_by2: f64,
    pub r_by3: f64,
    pub r_cy1: f64,
    pub r_ey1: f64,
    pub r_hy1: f64,
    pub r_vy1: f64,
    pub r_vy3: f64,
    pub r_vy4: f64,
    pub r_vy5: f64,
    pub r_vy6: f64,
}

/// The coefficients of the package, from the handbook of a multi-body program.
pub const TYRE: TyreData = TyreData {
    p_cx1: 1.6411,
    p_dx1: 1.1739,
    p_dx3: 0.0,
    p_ex1: 0.46403,
    p_kx1: 22.303,
    p_hx1: 0.0012297,
    p_vx1: -8.8098e-6,
    r_bx1: 13.276,
    r_bx2: -13.778,
    r_cx1: 1.2568,
    r_ex1: 0.65225,
    r_hx1: 0.0050722,
    p_cy1: 1.3507,
    p_dy1: 1.0489,
    p_dy3: -2.8821,
    p_ey1: -0.0074722,
    p_ky1: -21.92,
    p_hy1: 0.0026747,
    p_hy3: 0.031415,
    p_vy1: 0.037318,
    p_vy3: -0.32931,
    r_by1: 7.1433,
    r_by2: 9.1916,
    r_by3: -0.027856,
    r_cy1: 1.0719,
    r_ey1: -0.27572,
    r_hy1: 5.7448e-6,
    r_vy1: -0.027825,
    r_vy3: -0.27568,
    r_vy4: 12.12,
    r_vy5: 1.9,
    r_vy6: -10.704,
};

/// How a wheel meets the road.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slip {
    /// Longitudinal slip `1 - R omega / u`, positive braking.
    pub longitudinal: f64,
    /// Slip angle, rad.
    pub angle: f64,
    /// Camber, rad.
    pub camber: f64,
    /// Wheel load, N; not zero, since the slopes divide by it.
    pub load: f64,
}

/// Forces of a tyre in its wheel's axes, N.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TyreForces {
    /// Longitudinal force of longitudinal slip alone, N.
    pub pure_longitudinal: f64,
    /// Lateral force of the slip angle alone, N.
    pub pure_lateral: f64,
    /// Lateral friction coefficient at this camber.
    pub lateral_friction: f64,
    /// Longitudinal force of both slips, N.
    pub longitudinal: f64,
    /// Lateral force of both slips, N.
    pub lateral: f64,
}

impl TyreData {
    /// Forces at a slip, N (section 7 of the publication).
    #[must_use]
    pub fn forces(&self, slip: Slip) -> TyreForces {
        let pure_longitudinal = self.pure_longitudinal(slip);
        let (pure_lateral, lateral_friction) = self.pure_lateral(slip);
        TyreForces {
            pure_longitudinal,
            pure_lateral,
            lateral_friction,
            longitudinal: self.combined_longitudinal(slip, pure_longitudinal),
            lateral: self.combined_lateral(slip, pure_lateral, lateral_friction),
        }
    }

    fn pure_longitudinal(&self, slip: Slip) -> f64 {
        let peak = self.p_dx1 * (1.0 - self.p_dx3 * slip.camber.squared()) * slip.load;
        let slope = slip.load * self.p_kx1 / (self.p_cx1 * peak);
        let angle = angle_of(slope * (self.p_hx1 - slip.longitudinal), self.p_cx1, self.p_ex1);
        peak * sin(angle + slip.load * self.p_vx1)
    }

    fn pure_lateral(&self, slip: Slip) -> (f64, f64) {
        let (side, size) = (slip.camber.signum0(), Real::abs(slip.camber));
        let angle_shift = side * (self.p_hy1 + self.p_hy3 * size);
        let force_shift = side * slip.load * (self.p_vy1 + self.p_vy3 * size);
        let friction = self.p_dy1 * (1.0 - self.p_dy3 * slip.camber.squared());
        let peak = friction * slip.load;
        let slope = slip.load * self.p_ky1 / (self.p_cy1 * peak);
        let angle = angle_of(slope * (slip.angle + angle_shift), self.p_cy1, self.p_ey1);
        (peak * sin(angle) + force_shift, friction)
    }

    fn combined_longitudinal(&self, slip: Slip, pure: f64) -> f64 {
        let slope = self.r_bx1 * cos(atan(self.r_bx2 * slip.longitudinal));
        let share = |angle: f64| cos(angle_of(slope * angle, self.r_cx1, self.r_ex1));
        pure / share(self.r_hx1) * share(slip.angle + self.r_hx1)
    }

    fn combined_lateral(&self, slip: Slip, pure: f64, friction: f64) -> f64 {
        let slope = self.r_by1 * cos(atan(self.r_by2 * (slip.angle - self.r_by3)));
        let share = |slip: f64| cos(angle_of(slope * slip, self.r_cy1, self.r_ey1));
        let induced = friction
            * slip.load
            * (self.r_vy1 + self.r_vy3 * slip.camber)
            * cos(atan(self.r_vy4 * slip.angle))
            * sin(self.r_vy5 * atan(self.r_vy6 * slip.longitudinal));
        pure / share(self.r_hy1) * share(slip.longitudinal + self.r_hy1) + induced
    }
}

/// The angle whose sine or cosine the magic formula takes.
fn angle_of(slip: f64, shape: f64, curvature: f64) -> f64 {
    shape * atan(slip - curvature * (slip - atan(slip)))
}
