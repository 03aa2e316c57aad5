use super::super::{Dimensions, InertiaMoments, Si, VehicleClass};
use super::fill::Fill;
use crate::arith::Real;
use crate::estimate::{InertiaLaws, Known};
use crate::quantity::{Inertia, Quantity};

/// What an estimate says of itself that comes from a law of [`crate::estimate`].
pub(super) fn measured(inputs: &str) -> String {
    format!("estimate: fit to vehicles of the class measured by NHTSA, by {inputs}")
}

/// A quantity as an input of an estimate.
pub(super) fn known<D>(quantity: &Quantity<D>) -> Known {
    Known { value: quantity.value, sigma: quantity.sigma.unwrap_or(0.0) }
}

/// Fills in the moments of inertia.
pub(super) fn inertia(inertia: &mut InertiaMoments, mass: Known, d: &Dimensions, class: VehicleClass) {
    let laws = InertiaLaws::of(class);
    let track = (d.track_front.si() + d.track_rear.si()) / 2.0;
    let tracks = Known { value: track, sigma: given(d.track_front.as_ref()).sigma };
    let size = [mass, tracks, given(d.cg_height.as_ref())];
    let (roll, pitch) = (inertia.roll.as_ref().map(known), inertia.pitch.as_ref().map(known));

    let guess = yaw(laws, &size, d);
    let bounds = match (roll, pitch) {
        (Some(roll), Some(pitch)) => triangle(roll, pitch),
        // A flat body's pitch and yaw inertia are nearly one: what is given of the one bounds the other.
        (None, Some(pitch)) => [0.9 * pitch.value, 1.15 * pitch.value],
        _ => [0.0, f64::INFINITY],
    };
    guess.bounded(bounds).put(&mut inertia.yaw);
    let yaw = given(inertia.yaw.as_ref());

    let guess = match laws.and_then(|laws| laws.roll.at(size)) {
        Some(roll) => Guess::new(roll, measured("mass, track and height of the centre of gravity")),
        None => {
            let moment = rule(0.18 * mass.value * track * track, mass);
            Guess::new(moment, "estimate: roll inertia 0.18 m track^2 (0.16-0.22)".to_owned())
        }
    };
    let usual = [0.06 * yaw.value, 1.9 * yaw.value];
    let bounds = match pitch.map(|pitch| triangle(pitch, yaw)) {
        Some([low, high]) => [Real::max(usual[0], low), Real::min(usual[1], high)],
        None => usual,
    };
    guess.bounded(bounds).put(&mut inertia.roll);
    let roll = given(inertia.roll.as_ref());

    let guess = match laws.and_then(|laws| laws.pitch_by_yaw.at([yaw])) {
        Some(pitch) => Guess::new(pitch, measured("yaw inertia")),
        None => {
            let sigma = 0.95 * Real::max(0.1 * yaw.value, yaw.sigma);
            let pitch = Known { value: 0.95 * yaw.value, sigma };
            Guess::new(pitch, "estimate: 0.95 of the yaw inertia".to_owned())
        }
    };
    guess.bounded(triangle(roll, yaw)).put(&mut inertia.pitch);
    inertia.roll_yaw_product.fill(0.0, "symmetric mass above and below the roll axis");
}

/// Between what the third moment of a body lies: none is larger than the sum of the other two.
fn triangle(one: Known, other: Known) -> [f64; 2] {
    [(one.value - other.value).abs() * 1.001, (one.value + other.value) * 0.999]
}

/// What is to be filled in, with its source.
struct Guess {
    value: Known,
    source: String,
}

impl Guess {
    fn new(value: Known, source: String) -> Self {
        Self { value, source }
    }

    /// The same within bounds; one that had to move says so and is less sure by the way that it moved.
    fn bounded(self, [low, high]: [f64; 2]) -> Self {
        let Known { value, sigma } = self.value;
        let sound = Real::clamp(value, low, Real::max(low, high));
        if sound == value {
            return self;
        }
        let sigma = Real::min(Real::max(sigma, (sound - value).abs()), 0.5 * sound);
        let source = format!("{}; moved to go with the other figures", self.source);
        Self { value: Known { value: sound, sigma }, source }
    }

    fn put(&self, field: &mut Option<Quantity<Inertia>>) {
        field.estimate(self.value.value, self.value.sigma, &self.source);
    }
}

/// A rule of thumb, good to 10 %, with what the mass's deviation adds.
fn rule(value: f64, mass: Known) -> Known {
    let share = mass.sigma / mass.value;
    Known { value, sigma: value * (0.01 + share * share).sqrt() }
}

/// Dynamic index within which vehicles lie (measured: 0.87 to 1.13).
const INDEX: [f64; 2] = [0.8, 1.3];

/// Yaw inertia by what was measured of such vehicles and by the places of the axles, each with its weight.
fn yaw(laws: Option<&InertiaLaws>, size: &[Known; 3], d: &Dimensions) -> Guess {
    let mass = size[0];
    let a = given(d.cg_behind_front_axle.as_ref());
    let b = Known { value: d.wheelbase.value - a.value, sigma: a.sigma };
    // A centre of gravity at an axle would leave nothing; a uniform bar bounds it.
    let least = mass.value * d.length.value * d.length.value / 24.0;
    let product = mass.value * a.value * b.value;
    let by_axles = match laws {
        Some(laws) => laws.yaw_by_axles(mass, [a, b]),
        None => rule(product, mass),
    };
    if by_axles.value < least {
        let source = "estimate: at least m length^2/24, for the axles lie close together";
        return Guess::new(rule(least, mass), source.to_owned());
    }
    match laws.and_then(|laws| laws.yaw.at(*size)) {
        Some(law) => {
            let source = measured("mass, track and height of the centre of gravity, and by m a b, weighted");
            Guess::new(law.joined(by_axles), source).bounded(INDEX.map(|index| index * product))
        }
        None => {
            let source = "estimate: yaw inertia m a b times the dynamic index of the class";
            Guess::new(by_axles, source.to_owned())
        }
    }
}

fn given<D>(quantity: Option<&Quantity<D>>) -> Known {
    quantity.map_or(Known::exact(0.0), known)
}
