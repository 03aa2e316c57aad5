//! At which heights the faces of a vehicle are stiff.

use super::super::{FaceStructure, Structure, StructureHeights, VehicleClass};
use super::fill::Fill;
use crate::quantity::Quantity;

/// Heights of the stiff members of a class over the ground, m: bumper beams and rails at both ends, sills; with what
/// they are taken from.
struct Members {
    ends: [f64; 2],
    ends_source: &'static str,
    side: [f64; 2],
}

const CAR: Members = Members {
    ends: [0.406, 0.508],
    ends_source: "bumper zone of cars: 16 to 20 inches (49 CFR 581)",
    side: [0.25, 0.45],
};

const LIGHT_TRUCK: Members = Members {
    ends: [0.457, 0.61],
    ends_source: "estimate: rails of 6 inches, half of the cars' bumper zone covered",
    side: [0.35, 0.55],
};

/// Standard deviation of an edge between models of a class, m.
const EDGE_SIGMA: f64 = 0.05;
/// Share of the stiffness that stands beside the stiff members.
const MISSED: (f64, f64) = (0.5, 0.2);

/// Fills in the heights of the faces of a vehicle so high (m). Of two-wheelers and of heavy vehicles, whose stiffness is
/// itself a guess, they are not known; nor of one that ends below those of its class.
pub(super) fn heights(structure: &mut Structure, class: VehicleClass, height: f64) {
    let members = match class {
        VehicleClass::Car => Some(&CAR),
        VehicleClass::Suv | VehicleClass::Van => Some(&LIGHT_TRUCK),
        VehicleClass::Truck
        | VehicleClass::Bus
        | VehicleClass::Tractor
        | VehicleClass::Trailer
        | VehicleClass::Motorcycle => None,
    };
    if let Some(members) = members.filter(|m| m.ends[1] < height && m.side[1] < height) {
        let sills = "estimate: sills of the class";
        for (face, range, source) in [
            (&mut structure.front, members.ends, members.ends_source),
            (&mut structure.side, members.side, sills),
            (&mut structure.rear, members.ends, members.ends_source),
        ] {
            let edge = |value| Quantity::defaulted(value, source).with_sigma(EDGE_SIGMA);
            let [low, high] = range.map(edge);
            face.heights.get_or_insert(StructureHeights { low, high, missed: None });
        }
    }
    for face in [&mut structure.front, &mut structure.side, &mut structure.rear] {
        missed(face);
    }
}

fn missed(face: &mut FaceStructure) {
    if let Some(heights) = &mut face.heights {
        let (share, sigma) = MISSED;
        let source =
            "estimate: what is struck beside rails or sills is half as stiff; no published figure fits";
        heights.missed.estimate(share, sigma, source);
    }
}
