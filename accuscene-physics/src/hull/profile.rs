use crate::vehicle::Wheel;
use accuscene_core::arith::Vec3;

/// Sizes of a bodywork whose hull points follow from its class.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Profile {
    /// Foremost and rearmost point, body axes, m.
    pub length: [f64; 2],
    /// Leftmost and rightmost point, body axes, m.
    pub width: [f64; 2],
    /// Ground and roof in body axes, standing, m.
    pub height: [f64; 2],
}

/// A place of the left side as shares: of the length from the front, of the half width, of the height.
type Share = [f64; 3];

/// Bonnet, cabin, boot; proportions of saloons and hatchbacks.
const CAR: [Share; 11] = [
    [0.0, 0.75, 0.13],
    [0.03, 0.8, 0.48],
    [0.2, 0.98, 0.58],
    [0.28, 0.86, 0.11],
    [0.5, 1.0, 0.5],
    [0.42, 0.68, 0.96],
    [0.68, 0.68, 0.98],
    [0.7, 0.86, 0.11],
    [0.88, 0.98, 0.58],
    [0.97, 0.8, 0.64],
    [1.0, 0.75, 0.14],
];

/// Bonnet and a cabin to the rear end.
const WAGON: [Share; 11] = [
    [0.0, 0.75, 0.13],
    [0.03, 0.8, 0.5],
    [0.2, 0.98, 0.58],
    [0.28, 0.86, 0.13],
    [0.5, 1.0, 0.5],
    [0.36, 0.74, 0.97],
    [0.66, 0.76, 1.0],
    [0.7, 0.86, 0.13],
    [0.9, 0.98, 0.58],
    [0.95, 0.74, 0.97],
    [1.0, 0.75, 0.16],
];

/// A box on wheels: vans, lorries, buses, trailers.
const BOX: [Share; 9] = [
    [0.0, 0.86, 0.1],
    [0.0, 1.0, 0.5],
    [0.04, 0.95, 1.0],
    [0.5, 0.86, 0.12],
    [0.5, 1.0, 0.5],
    [0.5, 0.95, 1.0],
    [1.0, 0.86, 0.12],
    [1.0, 1.0, 0.5],
    [1.0, 0.95, 1.0],
];

/// Fork, handlebar, foot rest, saddle and tail.
const MACHINE: [Share; 5] =
    [[0.08, 0.25, 0.5], [0.3, 1.0, 0.95], [0.52, 0.8, 0.25], [0.62, 0.5, 0.72], [0.98, 0.3, 0.65]];

impl Profile {
    /// Points of a car.
    #[must_use]
    pub fn car(&self) -> Vec<Vec3> {
        self.places(&CAR)
    }

    /// Points of an estate, a sport utility vehicle or a pickup with a canopy.
    #[must_use]
    pub fn wagon(&self) -> Vec<Vec3> {
        self.places(&WAGON)
    }

    /// Points of a box: van, lorry, bus, trailer.
    #[must_use]
    pub fn carrier(&self) -> Vec<Vec3> {
        self.places(&BOX)
    }

    /// Points of a two-wheeler.
    #[must_use]
    pub fn machine(&self) -> Vec<Vec3> {
        self.places(&MACHINE)
    }

    /// What stands on the waist of a car: the greenhouse, upright at the middle of its slopes.
    #[must_use]
    pub fn car_roof(&self) -> Self {
        self.layer([CAR[2], CAR[5]], [CAR[8], CAR[6]])
    }

    /// What stands on the waist of an estate or a sport utility vehicle.
    #[must_use]
    pub fn wagon_roof(&self) -> Self {
        self.layer([WAGON[2], WAGON[5]], [WAGON[8], WAGON[9]])
    }

    /// The upper half of a box.
    #[must_use]
    pub fn carrier_roof(&self) -> Self {
        self.layer([BOX[1], BOX[2]], [BOX[7], BOX[8]])
    }

    /// A layer between a lower and an upper place in front and the same behind.
    fn layer(&self, front: [Share; 2], rear: [Share; 2]) -> Self {
        let middle = |ends: [Share; 2], k: usize| 0.5 * (ends[0][k] + ends[1][k]);
        let [nose, tail] = self.length;
        let along = |ends: [Share; 2]| nose + (tail - nose) * middle(ends, 0);
        let across = 0.5 * (middle(front, 1) + middle(rear, 1));
        let [ground, roof] = self.height;
        let at = |up: f64| ground + (roof - ground) * up;
        let low = 0.5 * (front[0][2] + rear[0][2]);
        let high = if front[1][2] > rear[1][2] { front[1][2] } else { rear[1][2] };
        Self {
            length: [along(front), along(rear)],
            width: self.width.map(|half| half * across),
            height: [at(low), at(high)],
        }
    }

    fn places(&self, shares: &[Share]) -> Vec<Vec3> {
        let ([front, rear], [left, right], [ground, roof]) = (self.length, self.width, self.height);
        let mut places = Vec::with_capacity(2 * shares.len());
        for [along, across, up] in shares {
            let (x, z) = (front + (rear - front) * along, ground + (roof - ground) * up);
            places.push(Vec3::new(x, left * across, z));
            places.push(Vec3::new(x, right * across, z));
        }
        places
    }
}

/// Points on the outer flank of a wheel.
pub(super) const FLANK: usize = 3;
/// Radius of the flank's points as a share of the tyre's: inside the tread until the wheel leans by 60 degrees.
const RIM: f64 = 0.5;
/// Half of a tyre's width as a share of its radius.
const HALF_WIDTH: f64 = 0.3;

/// Foremost, lowest and rearmost point of a wheel's flank; `side` is 1 on the left, -1 on the right.
pub(super) fn flank(wheel: &Wheel<f64>, side: f64) -> [Vec3; FLANK] {
    let (hub, rim) = (wheel.hub, RIM * wheel.radius);
    let y = hub.y + side * (HALF_WIDTH * wheel.radius);
    [Vec3::new(hub.x + rim, y, hub.z), Vec3::new(hub.x, y, hub.z - rim), Vec3::new(hub.x - rim, y, hub.z)]
}
