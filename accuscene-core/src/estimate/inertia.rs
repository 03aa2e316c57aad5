use super::{Known, PowerLaw};
use crate::scene::VehicleClass;

/// Moments of inertia about the centre of gravity, kg m², by mass (kg), track (m) and height of the centre of gravity (m).
///
/// Source of the measurements: NHTSA Light Vehicle Inertial Parameter Database (Heydinger et al. 1999, SAE 1999-01-1336).
/// Valid for cars of 0.8 to 2.1 t and light trucks of 1.0 to 2.9 t; outside its range a law has no answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InertiaLaws {
    /// About the longitudinal axis.
    pub roll: PowerLaw<3>,
    /// About the transverse axis.
    pub pitch: PowerLaw<3>,
    /// About the vertical axis.
    pub yaw: PowerLaw<3>,
    /// About the transverse axis, by that about the vertical axis.
    pub pitch_by_yaw: PowerLaw<1>,
    /// Yaw inertia as a multiple of `m a b`, `a` and `b` being the distances of the axles from the centre of gravity,
    /// and its standard deviation (5 cars, 4 light trucks with driver, from the same source).
    pub dynamic_index: Known,
}

impl InertiaLaws {
    /// The laws of a class; None where no vehicle of its kind was measured.
    #[must_use]
    pub const fn of(class: VehicleClass) -> Option<&'static Self> {
        match class {
            VehicleClass::Car => Some(&CARS),
            VehicleClass::Suv | VehicleClass::Van => Some(&LIGHT_TRUCKS),
            _ => None,
        }
    }

    /// Yaw inertia by the distances of the axles from the centre of gravity, m.
    #[must_use]
    pub fn yaw_by_axles(&self, mass: Known, [a, b]: [Known; 2]) -> Known {
        let value = self.dynamic_index.value * mass.value * a.value * b.value;
        // Moving the centre of gravity lengthens one distance by what it takes from the other.
        let shift = a.sigma * (b.value - a.value) / (a.value * b.value);
        let index = self.dynamic_index.sigma / self.dynamic_index.value;
        let load = mass.sigma / mass.value;
        Known { value, sigma: value * (shift * shift + index * index + load * load).sqrt() }
    }
}

// The numbers are those of `accuscene-validation estimators --laws`; a test there compares them.
const CARS: InertiaLaws = InertiaLaws {
    roll: PowerLaw {
        intercept: 1.1764808724651425,
        exponents: [0.734854150153917, 1.9852867192986723, 1.7141354217594085],
        range: [[879.4, 1977.9], [1.3094, 1.6002], [0.4895, 0.5994]],
        scatter: 0.07462094387654773,
        count: 40,
    },
    pitch: PowerLaw {
        intercept: -2.872301461217539,
        exponents: [1.586666837479564, -0.06233311852691391, 1.24755335188329],
        range: [[879.4, 1977.9], [1.3094, 1.6002], [0.4895, 0.5994]],
        scatter: 0.10266085838707971,
        count: 40,
    },
    yaw: PowerLaw {
        intercept: -2.755454387601861,
        exponents: [1.5753216242505415, -0.059063502260466125, 1.2310330959295608],
        range: [[879.4, 1977.9], [1.3094, 1.6002], [0.4895, 0.5994]],
        scatter: 0.08095930911781245,
        count: 40,
    },
    pitch_by_yaw: PowerLaw {
        intercept: -0.14867879095231196,
        exponents: [1.0131612592055057],
        range: [[1102.0, 5241.0]],
        scatter: 0.039984826895243866,
        count: 40,
    },
    dynamic_index: Known { value: 1.044, sigma: 0.0786 },
};

const LIGHT_TRUCKS: InertiaLaws = InertiaLaws {
    roll: PowerLaw {
        intercept: 1.0661554883369888,
        exponents: [0.6797417106685748, 1.8499634971609769, 0.9211701529972739],
        range: [[1043.4, 2637.2], [1.2979, 1.7348], [0.5138, 0.8384]],
        scatter: 0.10610601159580817,
        count: 83,
    },
    pitch: PowerLaw {
        intercept: -2.381317990616026,
        exponents: [1.2709625863087177, 1.7364635262637904, -0.7452927411148872],
        range: [[1043.4, 2637.2], [1.2979, 1.7348], [0.5138, 0.8384]],
        scatter: 0.130158249289838,
        count: 83,
    },
    yaw: PowerLaw {
        intercept: -2.464348066347938,
        exponents: [1.2844537835202778, 1.669974739455853, -0.8248767378028532],
        range: [[1043.4, 2637.2], [1.2979, 1.7348], [0.5138, 0.8384]],
        scatter: 0.1141206559936952,
        count: 83,
    },
    pitch_by_yaw: PowerLaw {
        intercept: -0.37893759540423666,
        exponents: [1.043760915315334],
        range: [[1340.5, 7307.2]],
        scatter: 0.0328604174637067,
        count: 88,
    },
    dynamic_index: Known { value: 0.9175, sigma: 0.0525 },
};
