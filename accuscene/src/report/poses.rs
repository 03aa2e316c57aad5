//! Where each vehicle was at start, first contact, separation and the end.

use super::escape::Markup;
use super::listing::{Cell, Listing, caption, over_numbers};
use super::sheet::Sheet;
use super::units::{ACCELERATION, ANGLE, INSTANT, LENGTH, SPEED, YAW_RATE};

/// The table of poses and the table of sums and peaks.
pub(super) fn poses(sheet: &Sheet<'_>) -> String {
    let heads = ["Time", "x", "y", "Heading", "Speed", "Course", "Yaw rate"];
    let heads: Vec<Markup> = std::iter::once(Markup::text("Pose"))
        .chain(heads.iter().map(|head| over_numbers(&Markup::text(head))))
        .collect();
    let text = "Positions of the centres of gravity in world axes; headings counter-clockwise from x.";
    let mut listing = Listing::new(caption(text), &heads);
    for vehicle in &sheet.outcome.vehicles {
        listing.group(&sheet.name(&vehicle.id));
        let end = if vehicle.at_rest { "Rest" } else { "End of run, still moving" };
        let poses = [
            ("Start", Some(vehicle.start)),
            ("First contact", vehicle.first_contact),
            ("Separation", vehicle.separation),
            (end, Some(vehicle.last)),
        ];
        for (name, pose) in poses {
            let Some(pose) = pose else { continue };
            // A standing vehicle has no direction of travel.
            let course = (pose.speed > 0.05).then_some(pose.course);
            let cells = [
                INSTANT.show(pose.time),
                LENGTH.show(pose.position[0]),
                LENGTH.show(pose.position[1]),
                ANGLE.show(pose.heading),
                SPEED.show(pose.speed),
                ANGLE.show_some(course),
                YAW_RATE.show(pose.yaw_rate),
            ];
            listing.row(&Markup::text(name), &cells.map(Cell::Number));
        }
    }
    listing.finish() + &sums(sheet)
}

fn sums(sheet: &Sheet<'_>) -> String {
    let heads = [
        "Path length",
        "after separation",
        "Peak speed",
        "Peak yaw rate",
        "Peak longitudinal acc.",
        "Peak lateral acc.",
        "Cumulative delta-V",
    ];
    let heads: Vec<Markup> = std::iter::once(Markup::text("Vehicle"))
        .chain(heads.iter().map(|head| over_numbers(&Markup::text(head))))
        .collect();
    let text =
        "Path lengths and largest absolute values; gravity and impacts are left out of the accelerations.";
    let mut listing = Listing::new(caption(text), &heads);
    for vehicle in &sheet.outcome.vehicles {
        let peaks = &vehicle.peaks;
        let cells = [
            LENGTH.show(vehicle.distance),
            LENGTH.show_some(vehicle.distance_after_separation),
            SPEED.show(peaks.speed),
            YAW_RATE.show(peaks.yaw_rate),
            ACCELERATION.show(peaks.longitudinal_acceleration),
            ACCELERATION.show(peaks.lateral_acceleration),
            SPEED.show(vehicle.cumulative_delta_v),
        ];
        listing.row(&sheet.name(&vehicle.id), &cells.map(Cell::Number));
    }
    listing.finish()
}
