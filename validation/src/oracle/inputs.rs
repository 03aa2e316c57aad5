use accuscene_core::arith::{DEG, Vec2, Vec3, sin_cos};
use accuscene_core::quantity::{Angle, Quantity};
use accuscene_physics::impact::{ContactFrame2, PlanarBody};
use serde_json::{Map, Value};

/// The named inputs of a case; `None` where one is absent or of another kind.
pub(super) struct Inputs<'a>(&'a Map<String, Value>);

impl<'a> Inputs<'a> {
    pub(super) fn of(fields: &'a Map<String, Value>) -> Self {
        Self(fields)
    }

    pub(super) fn value(&self, key: &str) -> Option<&'a Value> {
        self.0.get(key)
    }

    pub(super) fn part(&self, key: &str) -> Option<Self> {
        self.value(key)?.as_object().map(Self)
    }

    pub(super) fn text(&self, key: &str) -> Option<&'a str> {
        self.value(key)?.as_str()
    }

    /// A number; the text `inf` is infinite.
    pub(super) fn number(&self, key: &str) -> Option<f64> {
        match self.value(key)? {
            Value::String(text) if text == "inf" => Some(f64::INFINITY),
            other => other.as_f64(),
        }
    }

    /// A number as a quantity in SI.
    pub(super) fn quantity<D>(&self, key: &str) -> Option<Quantity<D>> {
        self.number(key).map(Quantity::new)
    }

    /// An angle in degrees as a quantity.
    pub(super) fn degrees(&self, key: &str) -> Option<Quantity<Angle>> {
        self.number(key).map(|angle| Quantity::new(angle * DEG))
    }

    pub(super) fn numbers<const N: usize>(&self, key: &str) -> Option<[f64; N]> {
        self.list(key)?.try_into().ok()
    }

    pub(super) fn list(&self, key: &str) -> Option<Vec<f64>> {
        self.value(key)?.as_array()?.iter().map(Value::as_f64).collect()
    }

    pub(super) fn vec2(&self, key: &str) -> Option<Vec2> {
        self.numbers(key).map(|[x, y]| Vec2::new(x, y))
    }

    pub(super) fn vec3(&self, key: &str) -> Option<Vec3> {
        self.numbers(key).map(|[x, y, z]| Vec3::new(x, y, z))
    }

    /// The bodies of a planar impact: `m1`, `I1`, `x1`, `psi_v1` (velocity in world axes), `w1` and so for body 2.
    pub(super) fn planar_bodies(&self) -> Option<[PlanarBody; 2]> {
        let body = |k: u8| {
            Some(PlanarBody {
                mass: self.number(&format!("m{k}"))?,
                yaw_inertia: self.number(&format!("I{k}"))?,
                position: self.vec2(&format!("x{k}"))?,
                velocity: self.vec2(&format!("psi_v{k}"))?,
                yaw_rate: self.number(&format!("w{k}"))?,
            })
        };
        Some([body(1)?, body(2)?])
    }

    /// Where a planar impact acts: `poi` and `normal_deg` from world x.
    pub(super) fn planar_frame(&self) -> Option<ContactFrame2> {
        let (sin, cos) = sin_cos(self.number("normal_deg")? * DEG);
        Some(ContactFrame2 { point: self.vec2("poi")?, normal: Vec2::new(cos, sin) })
    }
}

pub(super) fn pair(v: Vec2) -> [f64; 2] {
    [v.x, v.y]
}

pub(super) fn triple(v: Vec3) -> [f64; 3] {
    [v.x, v.y, v.z]
}
