use super::super::{FaceStructure, Si, Vehicle, VehicleClass};
use super::fill::Fill;
use super::inertia::known;
use super::load_path;
use crate::arith::Real;
use crate::estimate::{Crash3Class, CrushLaw, Known, PowerLaw, StructureLaws};

/// Relative deviation where no vehicle of the kind was crashed against a wall.
const UNTESTED: f64 = 0.5;
/// What a scene may say of A (N/m) at most and of B (N/m²) at least.
const MOST_A: f64 = 1e7;
const LEAST_B: f64 = 1.0;

/// Fills in the stiffness of the faces.
pub(super) fn structure(vehicle: &mut Vehicle, mass: Known, class: VehicleClass) {
    let (front, tested) = front(mass, vehicle.year, vehicle.dimensions.width.value, class);
    let structure = &mut vehicle.structure;
    face(&mut structure.front, 850_000.0, &front, &tested);
    let source = format!("{tested}; side to front as in the CRASH3 classes of cars");
    face(&mut structure.side, 425_000.0, &front.times(Crash3Class::side_to_front()), &source);
    let source = format!("{tested}; rear to front as in the CRASH3 classes of cars");
    face(&mut structure.rear, 600_000.0, &front.times(Crash3Class::rear_to_front()), &source);
    load_path::heights(structure, class, vehicle.dimensions.height.si());
}

fn face(face: &mut FaceStructure, stiffness: f64, law: &CrushLaw, source: &str) {
    let typical = "typical of modern cars: 0.5-1.2 MN/m in front, half at the side, 0.7 behind";
    face.stiffness.estimate(stiffness, 0.3 * stiffness, typical);
    match (&face.a, &face.b) {
        (None, Some(b)) => {
            let a = law.a_by(known(b));
            face.a.estimate(Real::min(a.value, MOST_A), a.sigma, &format!("B by the ratio A/B of: {source}"));
        }
        // A structure that begins to give way at no force tells nothing of how it goes on.
        (Some(a), None) if a.value > 0.0 => {
            let b = law.b_by(known(a));
            face.b.estimate(
                Real::max(b.value, LEAST_B),
                b.sigma,
                &format!("A by the ratio B/A of: {source}"),
            );
        }
        _ => {
            face.a.estimate(law.a.value, law.a.sigma, source);
            face.b.estimate(law.b.value, law.b.sigma, source);
        }
    }
}

/// The front by the tests of the class, or by a rule, with its source.
fn front(mass: Known, year: Option<u32>, width: f64, class: VehicleClass) -> (CrushLaw, String) {
    let laws = StructureLaws::of(class);
    if let Some(stiffness) = laws.and_then(|laws| laws.stiffness(mass, year)) {
        let by_year = year.is_some() && laws.is_some_and(|laws| laws.by_year.is_some());
        let inputs = if by_year { "mass and model year" } else { "mass" };
        let source = format!("estimate: fit to NHTSA's frontal barrier tests of the class, by {inputs}");
        return (CrushLaw::of_wall_tests(stiffness, mass, width), source);
    }
    let whose = match class {
        VehicleClass::Car | VehicleClass::Motorcycle => "cars",
        VehicleClass::Van => "vans",
        _ => "light trucks",
    };
    let source =
        format!("estimate, not tested: as {whose} of the nearest mass tested, in proportion below it");
    (untested(&StructureLaws::likest(class).by_mass, mass, width), source)
}

/// A load does not stiffen the front: above the heaviest tested vehicle it is that one's. Below the lightest one the
/// stiffness is in proportion to the mass: equal speeds crush to equal depths.
fn untested(law: &PowerLaw<1>, mass: Known, width: f64) -> CrushLaw {
    let [[low, high]] = law.range;
    let carried = Real::min(mass.value, high);
    let share = Real::min(carried / low, 1.0);
    let stiffness = Known::exact(law.at_nearest([mass.value]) * share);
    let law = CrushLaw::of_wall_tests(stiffness, Known::exact(carried), width);
    let rough = |k: Known| Known { value: k.value, sigma: UNTESTED * k.value };
    CrushLaw { a: rough(law.a), b: rough(law.b) }
}
