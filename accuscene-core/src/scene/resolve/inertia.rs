use super::super::{Dimensions, InertiaMoments, Si, VehicleClass};
use super::fill::Fill;
use crate::arith::Real;
use crate::estimate::{InertiaLaws, Known};
use crate::quantity::{Length, Mass, Quantity};

/// What an estimate says of itself that comes from a law of [`crate::estimate`].
pub(super) fn measured(inputs: &str) -> String {
    format!("estimate: fit to vehicles of the class measured by NHTSA, by {inputs}")
}

/// Fills in the moments of inertia.
pub(super) fn inertia(
    inertia: &mut InertiaMoments,
    mass: &Quantity<Mass>,
    d: &Dimensions,
    class: VehicleClass,
) {
    let laws = InertiaLaws::of(class);
    let track = (d.track_front.si() + d.track_rear.si()) / 2.0;
    let tracks = Known { value: track, sigma: known(d.track_front.as_ref()).sigma };
    let size =
        [Known { sigma: mass.sigma.unwrap_or(0.0), value: mass.value }, tracks, known(d.cg_height.as_ref())];

    let (value, source) = yaw(laws, mass.value, &size, d);
    // A flat body's pitch and yaw inertia are nearly one: what is given of the one bounds the other.
    let bounded = match &inertia.pitch {
        Some(pitch) => Real::clamp(value.value, 0.9 * pitch.value, 1.15 * pitch.value),
        None => value.value,
    };
    inertia.yaw.estimate(bounded, value.sigma, &source);
    let yaw =
        Known { value: inertia.yaw.si(), sigma: inertia.yaw.as_ref().and_then(|q| q.sigma).unwrap_or(0.0) };

    let share = mass.value * track * track;
    let (roll, source) = match laws.and_then(|laws| laws.roll.at(size)) {
        Some(roll) => (roll, measured("mass, track and height of the centre of gravity")),
        None => {
            let source = "estimate: roll inertia 0.18 m track^2 (0.16-0.22)";
            (Known { value: 0.18 * share, sigma: 0.018 * share }, source.to_owned())
        }
    };
    // No body has a moment that is larger than the sum of the other two.
    let least = match &inertia.pitch {
        Some(pitch) => Real::max(0.06 * yaw.value, 1.001 * (yaw.value - pitch.value).abs()),
        None => 0.06 * yaw.value,
    };
    inertia.roll.estimate(Real::clamp(roll.value, least, 1.9 * yaw.value), roll.sigma, &source);
    let roll = inertia.roll.si();

    let (pitch, source) = match laws.and_then(|laws| laws.pitch_by_yaw.at([yaw])) {
        Some(pitch) => (pitch, measured("yaw inertia")),
        None => {
            let sigma = 0.95 * Real::max(0.1 * yaw.value, yaw.sigma);
            (Known { value: 0.95 * yaw.value, sigma }, "estimate: 0.95 of the yaw inertia".to_owned())
        }
    };
    let sound = Real::clamp(pitch.value, (yaw.value - roll) * 1.001, yaw.value + roll);
    inertia.pitch.estimate(sound, pitch.sigma, &source);
    inertia.roll_yaw_product.fill(0.0, "symmetric mass above and below the roll axis");
}

/// Yaw inertia by what was measured of such vehicles and by the places of the axles, each with its weight.
fn yaw(laws: Option<&InertiaLaws>, mass: f64, size: &[Known; 3], d: &Dimensions) -> (Known, String) {
    let a = known(d.cg_behind_front_axle.as_ref());
    let b = Known { value: d.wheelbase.value - a.value, sigma: a.sigma };
    // A centre of gravity at an axle would leave nothing; a uniform bar bounds it.
    let least = mass * d.length.value * d.length.value / 24.0;
    let by_axles = match laws {
        Some(laws) => laws.yaw_by_axles(mass, [a, b]),
        None => Known { value: mass * a.value * b.value, sigma: 0.1 * mass * a.value * b.value },
    };
    if by_axles.value < least {
        let source = "estimate: at least m length^2/24, for the axles lie close together";
        return (Known { value: least, sigma: 0.1 * least }, source.to_owned());
    }
    match laws.and_then(|laws| laws.yaw.at(*size)) {
        Some(law) => {
            let source = measured("mass, track and height of the centre of gravity, and by m a b, weighted");
            (law.joined(by_axles), source)
        }
        None => (by_axles, "estimate: yaw inertia m a b times the dynamic index of the class".to_owned()),
    }
}

fn known(quantity: Option<&Quantity<Length>>) -> Known {
    quantity.map_or(Known::exact(0.0), |q| Known { value: q.value, sigma: q.sigma.unwrap_or(0.0) })
}
