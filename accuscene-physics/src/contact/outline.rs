use super::{ContactError, ConvexPolygon};
use accuscene_core::arith::{Real, Vec2};

/// A car seen from above.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CarPlan {
    /// Overall length, m.
    pub length: f64,
    /// Overall width, m.
    pub width: f64,
    /// Distance from the centre of gravity forward to the front axle, m.
    pub cg_to_front_axle: f64,
    /// Distance from the front axle forward to the front end, m.
    pub front_overhang: f64,
    /// Radius of the front corners, m; usually 0.2 to 0.4.
    pub front_corner: f64,
    /// Radius of the rear corners, m.
    pub rear_corner: f64,
}

impl CarPlan {
    /// Usual radius of the front corners, m.
    pub const FRONT_CORNER: f64 = 0.3;
    /// Usual radius of the rear corners, m.
    pub const REAR_CORNER: f64 = 0.2;

    /// The plan with usual corners, smaller for a narrow or short vehicle.
    #[must_use]
    pub fn new(length: f64, width: f64, cg_to_front_axle: f64, front_overhang: f64) -> Self {
        let room = 0.2 * Real::min(length, width);
        Self {
            length,
            width,
            cg_to_front_axle,
            front_overhang,
            front_corner: Real::min(room, Self::FRONT_CORNER),
            rear_corner: Real::min(room, Self::REAR_CORNER),
        }
    }

    /// The outline about the centre of gravity: 12 vertices, three on each rounded corner, left and right the same to
    /// the bit.
    ///
    /// # Errors
    /// [`ContactError`] for figures that are not finite or not positive, corners that do not fit, or a centre of
    /// gravity that is not between front and rear.
    pub fn outline(&self) -> Result<ConvexPolygon, ContactError> {
        ContactError::positive("length", self.length)?;
        ContactError::positive("width", self.width)?;
        let front = self.cg_to_front_axle + self.front_overhang;
        let rear = self.length - front;
        if !(front > 0.0 && rear > 0.0) {
            return Err(ContactError::Value {
                path: "distance from the centre of gravity to the front end",
                value: front,
                limit: "between 0 and the length",
                hint: "check axle distance and overhang",
            });
        }
        let half = 0.5 * self.width;
        let room = 0.499 * Real::min(self.length, self.width);
        for (path, radius) in [("front corner", self.front_corner), ("rear corner", self.rear_corner)] {
            ContactError::positive(path, radius)?;
            if radius > room {
                return Err(ContactError::Value {
                    path,
                    value: radius,
                    limit: "below half of length and width",
                    hint: "0.2 to 0.4 m is usual",
                });
            }
        }
        let (r, s) = (self.front_corner, self.rear_corner);
        // What a corner of radius 1 cuts off at 45 degrees.
        let cut = 1.0 - core::f64::consts::FRAC_1_SQRT_2;
        let left = [
            (front, half - r),
            (front - cut * r, half - cut * r),
            (front - r, half),
            (s - rear, half),
            (cut * s - rear, half - cut * s),
            (-rear, half - s),
        ];
        let right = left.iter().rev().map(|&(x, y)| Vec2::new(x, -y));
        ConvexPolygon::new(left.iter().map(|&(x, y)| Vec2::new(x, y)).chain(right).collect())
    }
}
