//! TMeasy tyre and two sets of its parameters.

use accuscene_core::arith::{Mask, Real, Vec2};

/// TMeasy tyre (Rill 2012, 2020), steady: parameters at one and at two nominal loads, shared by all lanes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tmeasy {
    /// Nominal load, N.
    pub nominal_load: f64,
    /// Along the wheel.
    pub longitudinal: Characteristic,
    /// Across the wheel.
    pub lateral: Characteristic,
}

/// A force over its slip, each figure at the nominal load and at twice that.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Characteristic {
    /// Slope at no slip, N.
    pub slope: [f64; 2],
    /// Slip of the largest force.
    pub peak_slip: [f64; 2],
    /// Largest force, N.
    pub peak: [f64; 2],
    /// Slip from which the tread slides.
    pub slide_slip: [f64; 2],
    /// Force while sliding, N.
    pub slide: [f64; 2],
}

/// What the TMeasy tyre does; all but the components belong to the combined slip.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TmeasyForce<R> {
    /// Force, ISO-W axes, N.
    pub force: Vec2<R>,
    /// Its size, N.
    pub size: R,
    /// Combined slip.
    pub slip: R,
    /// Slip of the largest force.
    pub peak_slip: R,
    /// Largest force, N.
    pub peak: R,
    /// Slip from which the tread slides.
    pub slide_slip: R,
    /// Force while sliding, N.
    pub slide: R,
}

/// A passenger-car tyre (Rill, lecture notes).
pub const PASSENGER: Tmeasy = Tmeasy {
    nominal_load: 4_000.0,
    longitudinal: Characteristic {
        slope: [120_000.0, 200_000.0],
        peak_slip: [0.11, 0.12],
        peak: [4_400.0, 8_700.0],
        slide_slip: [0.5, 0.8],
        slide: [4_250.0, 7_600.0],
    },
    lateral: Characteristic {
        slope: [55_000.0, 80_000.0],
        peak_slip: [0.20, 0.22],
        peak: [4_200.0, 7_500.0],
        slide_slip: [0.8, 1.0],
        slide: [4_150.0, 7_400.0],
    },
};

/// A tyre of a light military truck (`HMMWV_TMeasyTire` of Project Chrono, BSD-3).
pub const HMMWV: Tmeasy = Tmeasy {
    nominal_load: 8562.8266,
    longitudinal: Characteristic {
        slope: [151447.29, 236412.79],
        peak_slip: [0.12, 0.15],
        peak: [7575.3614, 12808.276],
        slide_slip: [0.9, 0.95],
        slide: [4657.9208, 8625.3352],
    },
    lateral: Characteristic {
        slope: [50931.693, 94293.847],
        peak_slip: [0.38786, 0.38786],
        peak: [6615.0404, 12509.947],
        slide_slip: [0.82534, 0.91309],
        slide: [6091.5092, 11443.875],
    },
};

/// A characteristic at one load.
struct At<R> {
    slope: R,
    peak_slip: R,
    peak: R,
    slide_slip: R,
    slide: R,
}

impl Characteristic {
    /// At `q` nominal loads on a road of `ratio` times the friction.
    #[inline(always)]
    fn at<R: Real>(&self, q: R, ratio: R) -> At<R> {
        At {
            slope: quadratic(self.slope, q),
            peak_slip: linear(self.peak_slip, q) * ratio,
            peak: quadratic(self.peak, q) * ratio,
            slide_slip: linear(self.slide_slip, q) * ratio,
            slide: quadratic(self.slide, q) * ratio,
        }
    }
}

impl Tmeasy {
    /// Steady force at the slips `-(v_x - R Omega)/(R |Omega|)` and `-v_y/(R |Omega|)`.
    ///
    /// `load` N above zero, at most about 2.5 nominal loads; `ratio` is the friction of the road over that of the
    /// parameters, above zero.
    #[inline(always)]
    pub fn force<R: Real>(&self, slip: Vec2<R>, load: R, ratio: R) -> TmeasyForce<R> {
        let (zero, one) = (R::zero(), R::one());
        let q = load * (1.0 / self.nominal_load);
        let x = self.longitudinal.at(q, ratio);
        let y = self.lateral.at(q, ratio);
        // Both directions on one scale of slip: each direction's share of the slips and of the reaches `peak / slope`.
        let slips = x.peak_slip + y.peak_slip;
        let (reach_x, reach_y) = (x.peak * y.slope, y.peak * x.slope);
        let reaches = reach_x + reach_y;
        let both = one / (slips * reaches);
        let hx = (x.peak_slip * reaches + reach_x * slips) * both;
        let hy = (y.peak_slip * reaches + reach_y * slips) * both;
        let both = one / (hx * hy);
        let (per_x, per_y) = (hy * both, hx * both);
        let (nx, ny) = (slip.x * per_x, slip.y * per_y);
        let s = (nx * nx + ny * ny).sqrt();
        let moves = s.gt(zero);
        let per_size = one / R::select(moves, s, one);
        let cos = R::select(moves, nx * per_size, one);
        let sin = R::select(moves, ny * per_size, zero);
        let norm = |a: R, b: R| ((a * cos).squared() + (b * sin).squared()).sqrt();
        let peak_slip = norm(x.peak_slip * per_x, y.peak_slip * per_y);
        let peak = norm(x.peak, y.peak);
        let slide_slip = norm(x.slide_slip * per_x, y.slide_slip * per_y);
        let slide = norm(x.slide, y.slide);
        let per_peak_slip = one / peak_slip;
        let slope = norm(x.slope * hx, y.slope * hy).max(peak * 2.0 * per_peak_slip);

        let z = s * per_peak_slip;
        let steep = slope * peak_slip;
        let before = steep * z / (one + z * (z + steep / peak - R::splat(2.0)));
        let mut force = R::select(s.lt(peak_slip), before, slide);
        let falls = s.ge(peak_slip) & s.lt(slide_slip);
        if falls.any() {
            force = R::select(falls, falling(s, slope, peak_slip, peak, slide_slip, slide), force);
        }
        TmeasyForce {
            force: Vec2::new(force * cos, force * sin),
            size: force,
            slip: s,
            peak_slip,
            peak,
            slide_slip,
            slide,
        }
    }

    /// Slope at no slip at this load (N), N.
    #[inline(always)]
    pub fn stiffness<R: Real>(&self, load: R) -> Vec2<R> {
        let q = load * (1.0 / self.nominal_load);
        Vec2::new(quadratic(self.longitudinal.slope, q), quadratic(self.lateral.slope, q))
    }

    /// Friction of sliding at this load (N): the larger of the two directions.
    #[inline(always)]
    pub fn sliding_friction<R: Real>(&self, load: R) -> R {
        let q = load * (1.0 / self.nominal_load);
        quadratic(self.longitudinal.slide, q).max(quadratic(self.lateral.slide, q)) / load
    }

    /// The largest force over the largest sliding force, at one or two nominal loads.
    #[must_use]
    pub fn excess(&self) -> f64 {
        let (x, y) = (&self.longitudinal, &self.lateral);
        (0..2).fold(1.0, |most, i| {
            let ratio = Real::max(x.peak[i], y.peak[i]) / Real::max(x.slide[i], y.slide[i]);
            Real::max(most, ratio)
        })
    }
}

/// From the largest force down to that of sliding: two parabolas, or a cubic where they do not meet in between.
#[inline(always)]
fn falling<R: Real>(s: R, slope: R, peak_slip: R, peak: R, slide_slip: R, slide: R) -> R {
    let span = slide_slip - peak_slip;
    let a = (peak / peak_slip).squared() / (slope * peak_slip);
    let meet = peak_slip + (peak - slide) / (a * span);
    let b = a * (meet - peak_slip) / (slide_slip - meet);
    let first = peak - a * (s - peak_slip).squared();
    let second = slide + b * (slide_slip - s).squared();
    let z = (s - peak_slip) / span;
    let cubic = peak - (peak - slide) * z * z * (R::splat(3.0) - z * 2.0);
    R::select(meet.le(slide_slip), R::select(s.le(meet), first, second), cubic)
}

/// Through the origin and the values at one and two nominal loads.
#[inline(always)]
fn quadratic<R: Real>(values: [f64; 2], q: R) -> R {
    let [one, two] = values;
    q * (R::splat(2.0 * one - 0.5 * two) - q * (one - 0.5 * two))
}

/// The straight line through the values at one and two nominal loads.
#[inline(always)]
fn linear<R: Real>(values: [f64; 2], q: R) -> R {
    (q - 1.0) * (values[1] - values[0]) + values[0]
}
