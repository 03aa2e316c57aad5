use super::{Brush, Comstock, Fiala, Grip, Linear, Transient};
use accuscene_core::arith::{Real, Vec2};

fn pair<R: Real>(v: Vec2) -> Vec2<R> {
    Vec2::new(R::splat(v.x), R::splat(v.y))
}

impl Brush<f64> {
    /// The same tyre in every lane.
    #[must_use]
    pub fn splat<R: Real>(&self) -> Brush<R> {
        Brush {
            stiffness: pair(self.stiffness),
            relaxation: pair(self.relaxation),
            damping: R::splat(self.damping),
            friction: R::splat(self.friction),
            load_sensitivity: R::splat(self.load_sensitivity),
            speed_sensitivity: R::splat(self.speed_sensitivity),
            nominal_load: R::splat(self.nominal_load),
        }
    }
}

impl Linear<f64> {
    /// The same model in every lane.
    #[must_use]
    pub fn splat<R: Real>(&self) -> Linear<R> {
        Linear { stiffness: pair(self.stiffness), nominal_load: R::splat(self.nominal_load) }
    }
}

impl Fiala<f64> {
    /// The same model in every lane.
    #[must_use]
    pub fn splat<R: Real>(&self) -> Fiala<R> {
        Fiala {
            stiffness: pair(self.stiffness),
            width: R::splat(self.width),
            sliding_share: R::splat(self.sliding_share),
        }
    }
}

impl Comstock<f64> {
    /// The same model in every lane.
    #[must_use]
    pub fn splat<R: Real>(&self) -> Comstock<R> {
        Comstock {
            stiffness: pair(self.stiffness),
            nominal_load: R::splat(self.nominal_load),
            curve: self.curve,
        }
    }
}

impl Transient<f64> {
    /// The same tyre in every lane.
    #[must_use]
    pub fn splat<R: Real>(&self) -> Transient<R> {
        let g = &self.grip;
        Transient {
            steady: self.steady.splat(),
            relaxation: pair(self.relaxation),
            damping: R::splat(self.damping),
            grip: Grip {
                friction: R::splat(g.friction),
                load_sensitivity: R::splat(g.load_sensitivity),
                speed_sensitivity: R::splat(g.speed_sensitivity),
                nominal_load: R::splat(g.nominal_load),
            },
            reference: R::splat(self.reference),
            side: R::splat(self.side),
        }
    }
}
