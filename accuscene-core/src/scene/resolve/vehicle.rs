use super::super::{Axle, Dimensions, DrivenAxles, Position2, Si, Start, Vehicle, VehicleClass};
use super::chassis;
use super::class::{ClassDefaults, class_defaults};
use super::fill::Fill;
use super::inertia::{self, known, measured};
use super::structure;
use super::tyres;
use crate::arith::Real;
use crate::estimate::{CgHeightLaws, Known};
use crate::quantity::Quantity;

pub(super) fn vehicle(vehicle: &mut Vehicle, gravity: f64) {
    let class = *vehicle.class.get_or_insert_default();
    let defaults = class_defaults(class);
    let mass = known(&vehicle.mass);
    dimensions(&mut vehicle.dimensions, mass, class, defaults);
    inertia::inertia(&mut vehicle.inertia, mass, &vehicle.dimensions, class);
    vehicle.outline.get_or_insert_with(|| outline(&vehicle.dimensions));
    chassis::drivetrain(vehicle, defaults, gravity);
    axles(vehicle, defaults, gravity);
    chassis::brakes(vehicle, gravity);
    structure::structure(vehicle, mass, class);
    start(&mut vehicle.start);
    for (index, phase) in vehicle.driver.phases.iter_mut().enumerate() {
        // A reaction begins with what the driver did before it: it says nothing of the gear.
        if phase.reaction.is_none() {
            phase.gear.get_or_insert_default();
        }
        super::assist::following(phase);
        if index == 0 {
            phase.after.get_or_insert_default();
        }
    }
    for phase in &mut vehicle.driver.before {
        phase.acceleration.fill(0.0, "steady speed where none is given");
    }
}

fn dimensions(d: &mut Dimensions, mass: Known, class: VehicleClass, defaults: &ClassDefaults) {
    let (length, width, wheelbase) = (d.length.value, d.width.value, d.wheelbase.value);
    let (share, sigma) = defaults.cg_behind_front_axle;
    d.cg_behind_front_axle.estimate(share * wheelbase, sigma * wheelbase, defaults.cg_source);
    heights(d, mass, class, defaults);
    d.front_overhang.estimate(
        0.48 * (length - wheelbase),
        0.08,
        "estimate: 48 % of what the length has over the wheelbase",
    );
    let track = Real::max(width - defaults.width_over_track, 0.75 * width);
    let track = if defaults.wheels_per_axle < 2.0 { 0.0 } else { track };
    let source = "estimate: width over all less the overhang of tyres and bodywork typical of the class";
    d.track_front.estimate(track, 0.04, source);
    d.track_rear.estimate(track, 0.04, source);
}

/// Height over all and of the centre of gravity; a height that nobody gave says nothing of the other.
fn heights(d: &mut Dimensions, mass: Known, class: VehicleClass, defaults: &ClassDefaults) {
    let laws = CgHeightLaws::of(class);
    let by_height = |h: Known| laws?.by_height.at([h, mass]);
    let by_mass = || laws?.by_mass.at([mass]);
    let (law, source) = match &d.height {
        Some(height) => (by_height(known(height)), "height and mass"),
        None => (by_mass(), "mass"),
    };
    d.height.fill(defaults.height, defaults.height_source);
    let height = d.height.si();
    match law.filter(|cg| cg.value < height) {
        Some(cg) => d.cg_height.estimate(cg.value, cg.sigma, &measured(source)),
        None => {
            let (share, sigma) = defaults.cg_height;
            d.cg_height.estimate(share * height, sigma * height, "estimate: typical share of the height");
        }
    }
}

/// A rectangle with cut corners about the centre of gravity, symmetric to the last bit.
fn outline(d: &Dimensions) -> Vec<Position2> {
    let front = d.cg_behind_front_axle.si() + d.front_overhang.si();
    let rear = front - d.length.value;
    let half = d.width.value / 2.0;
    let cut = Real::min(0.25, Real::min(0.15 * d.width.value, 0.1 * d.length.value));
    let right_half = [[front, half - cut], [front - cut, half], [rear + cut, half], [rear, half - cut]];
    let left = right_half.iter().copied();
    let right = right_half.iter().rev().map(|[x, y]| [*x, -y]);
    let corner = |value| Quantity::defaulted(value, "the sizes, with cut corners");
    left.chain(right).map(|point| point.map(corner)).collect()
}

fn axles(vehicle: &mut Vehicle, defaults: &ClassDefaults, gravity: f64) {
    let mass = vehicle.mass.value;
    let weight = mass * gravity;
    let cg = vehicle.dimensions.cg_behind_front_axle.si();
    let unsprung = defaults.unsprung_share * mass;
    if vehicle.axles.is_empty() {
        let loads = axle_loads(weight, cg, &[0.0, vehicle.dimensions.wheelbase.value]);
        let corner = |axle: usize| loads[axle] / defaults.wheels_per_axle;
        chassis::suspension(&mut vehicle.suspension.front, true, corner(0), unsprung, mass, gravity);
        chassis::suspension(&mut vehicle.suspension.rear, false, corner(1), unsprung, mass, gravity);
        let front_mass = vehicle.suspension.front.unsprung_mass.si();
        tyres::tyre(&mut vehicle.tyres.front, corner(0), front_mass, defaults);
        let rear_mass = vehicle.suspension.rear.unsprung_mass.si();
        tyres::tyre(&mut vehicle.tyres.rear, corner(1), rear_mass, defaults);
        return;
    }
    let places: Vec<f64> = vehicle.axles.iter().map(|axle| axle.behind_front_axle.value).collect();
    let loads = axle_loads(weight, cg, &places);
    let driven = vehicle.drive.driven;
    let towed = vehicle.class == Some(VehicleClass::Trailer);
    let (track_front, track_rear) =
        (vehicle.dimensions.track_front.clone(), vehicle.dimensions.track_rear.clone());
    for (index, (axle, load)) in vehicle.axles.iter_mut().zip(loads).enumerate() {
        let first = index == 0;
        if axle.track.is_none() {
            axle.track.clone_from(if first && !towed { &track_front } else { &track_rear });
        }
        let steered = if first && !towed { 1.0 } else { 0.0 };
        axle.steered.fill(steered, "the first axle of a motor vehicle steers, the others do not");
        axle.driven.get_or_insert(match driven {
            Some(DrivenAxles::All) => true,
            Some(DrivenAxles::Front) => first,
            Some(DrivenAxles::Rear) => !first,
            Some(DrivenAxles::None) | None => false,
        });
        axle_parts(axle, load / defaults.wheels_per_axle, unsprung, mass, gravity, first, defaults);
    }
}

fn axle_parts(
    axle: &mut Axle,
    corner_load: f64,
    unsprung: f64,
    mass: f64,
    gravity: f64,
    first: bool,
    defaults: &ClassDefaults,
) {
    let dual = *axle.dual.get_or_insert(false);
    chassis::suspension(&mut axle.suspension, first, corner_load, unsprung, mass, gravity);
    let tyres_a_side = if dual { 2.0 } else { 1.0 };
    let wheel_mass = axle.suspension.unsprung_mass.si() / tyres_a_side;
    tyres::tyre(&mut axle.tyre, corner_load / tyres_a_side, wheel_mass, defaults);
}

/// Static loads of axles at these places: the first one's and the middle of the others' balance the weight.
fn axle_loads(weight: f64, cg: f64, places: &[f64]) -> Vec<f64> {
    let count = places.len() as f64;
    let rear_count = count - 1.0;
    let (first, rear) = match places {
        [] => return Vec::new(),
        [place] if *place > cg => return vec![weight * cg / place],
        [_] => return vec![weight],
        // All behind the centre of gravity, a trailer's: its coupling carries the rest.
        [place, ..] if *place > cg => {
            let middle = places.iter().sum::<f64>() / count;
            return vec![weight * cg / (middle * count); places.len()];
        }
        [first, others @ ..] => (*first, others.iter().sum::<f64>() / rear_count),
    };
    let share = Real::clamp((rear - cg) / (rear - first), 0.05, 0.95);
    let share = if share.is_finite() { share } else { 1.0 / count };
    let mut loads = vec![weight * (1.0 - share) / rear_count; places.len()];
    loads[0] = weight * share;
    loads
}

/// What every body on wheels has at its start.
pub(super) fn start(start: &mut Start) {
    start.heading.fill(0.0, "along the world's x axis");
    start.speed.fill(0.0, "at rest");
    let heading = start.heading.si();
    start.course.fill(heading, "the heading: no side slip");
    start.yaw_rate.fill(0.0, "no rotation");
}

#[cfg(test)]
mod tests {
    use super::axle_loads;

    #[test]
    fn two_axles_carry_the_weight_in_balance() {
        let loads = axle_loads(14_000.0, 1.2, &[0.0, 2.8]);
        assert!((loads[0] - 8000.0).abs() < 1e-9 && (loads[1] - 6000.0).abs() < 1e-9, "{loads:?}");
    }

    #[test]
    fn rear_axles_share_and_a_trailers_coupling_carries_the_rest() {
        let loads = axle_loads(90_000.0, 4.0, &[0.0, 5.0, 7.0]);
        assert!((loads[0] - 30_000.0).abs() < 1e-9 && (loads[1] - 30_000.0).abs() < 1e-9, "{loads:?}");
        assert_eq!(loads[1], loads[2]);
        assert_eq!(axle_loads(10_000.0, 4.5, &[5.0]), [9000.0]);
        assert_eq!(axle_loads(30_000.0, 5.0, &[6.0, 7.5, 9.0]), [20_000.0 / 3.0; 3]);
        assert_eq!(axle_loads(10_000.0, 4.5, &[]), [0.0; 0]);
    }

    #[test]
    fn axles_at_one_place_share_evenly() {
        assert_eq!(axle_loads(10_000.0, 0.0, &[0.0, 0.0]), [5000.0, 5000.0]);
    }
}
