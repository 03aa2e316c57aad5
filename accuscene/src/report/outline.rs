//! How a vehicle is drawn from above.

use accuscene_core::arith::Real;

use super::canvas::{path, placed};
use crate::outcome::{Pose, VehicleSummary};

/// A vehicle's outline at one pose, with a wedge that shows its front.
pub(super) fn outline(
    vehicle: &VehicleSummary,
    pose: &Pose,
    class: &str,
    colour: &str,
    fill: &str,
) -> String {
    shaped(vehicle, &vehicle.outline, pose, class, colour, fill)
}

/// The same with the outline that impacts have left at the end.
pub(super) fn wreck(vehicle: &VehicleSummary, pose: &Pose, class: &str, colour: &str, fill: &str) -> String {
    let shape = vehicle.crushed_outline.as_ref().unwrap_or(&vehicle.outline);
    shaped(vehicle, shape, pose, class, colour, fill)
}

/// The same with any outline.
pub(super) fn shaped(
    vehicle: &VehicleSummary,
    shape: &[[f64; 2]],
    pose: &Pose,
    class: &str,
    colour: &str,
    fill: &str,
) -> String {
    let at = [pose.position[0], pose.position[1]];
    let body = placed(shape, at, pose.heading);
    let nose = placed(&wedge(vehicle), at, pose.heading);
    format!(
        "<path class=\"{class}\" stroke=\"{colour}\" fill=\"{fill}\" d=\"{}\"/><path class=\"nose\" fill=\"{colour}\" \
         d=\"{}\"/>",
        path(&body, true),
        path(&nose, true)
    )
}

/// The moving vehicle in body axes; the player sets its transform.
pub(super) fn mover(vehicle: &VehicleSummary, index: usize, colour: &str, transform: &str) -> String {
    let (rear, front, half) = extent(vehicle);
    let length = front - rear;
    let screen = |near: f64, far: f64, low: f64, high: f64| {
        path(
            &[
                [rear + near * length, low * half],
                [rear + far * length, high * half],
                [rear + far * length, -high * half],
                [rear + near * length, -low * half],
            ],
            true,
        )
    };
    format!(
        "<g class=\"mover\" data-vehicle=\"{index}\" transform=\"{transform}\"><path class=\"body\" fill=\"{colour}\" \
         d=\"{}\"/><path class=\"glass\" d=\"{}\"/><path class=\"glass\" d=\"{}\"/><text dy=\"0.36em\">{}</text></g>",
        path(&vehicle.outline, true),
        screen(0.62, 0.71, 0.62, 0.76),
        screen(0.13, 0.19, 0.70, 0.62),
        index + 1
    )
}

/// Outline points of a vehicle at a pose, in the world.
pub(super) fn footprint(vehicle: &VehicleSummary, pose: &Pose) -> Vec<[f64; 2]> {
    placed(&vehicle.outline, [pose.position[0], pose.position[1]], pose.heading)
}

/// Outline points of a vehicle at the end, in the world.
pub(super) fn wreck_footprint(vehicle: &VehicleSummary) -> Vec<[f64; 2]> {
    let shape = vehicle.crushed_outline.as_ref().unwrap_or(&vehicle.outline);
    placed(shape, [vehicle.last.position[0], vehicle.last.position[1]], vehicle.last.heading)
}

/// Rear end, front end and half width in body axes, m.
pub(super) fn extent(vehicle: &VehicleSummary) -> (f64, f64, f64) {
    vehicle.outline.iter().fold((0.0, 0.0, 0.0), |(rear, front, half), [x, y]| {
        (Real::min(rear, *x), Real::max(front, *x), Real::max(half, y.abs()))
    })
}

fn wedge(vehicle: &VehicleSummary) -> [[f64; 2]; 3] {
    let (rear, front, half) = extent(vehicle);
    let back = front - 0.13 * (front - rear);
    [[front - 0.02 * (front - rear), 0.0], [back, 0.45 * half], [back, -0.45 * half]]
}
