use super::PowerLaw;
use crate::scene::VehicleClass;

/// Height of the centre of gravity above the ground, m.
///
/// Source of the measurements: NHTSA Light Vehicle Inertial Parameter Database and NCAP rollover stability measurements,
/// 1971 to 2021.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CgHeightLaws {
    /// By the height over all (m) and the mass (kg).
    pub by_height: PowerLaw<2>,
    /// By the mass (kg) alone.
    pub by_mass: PowerLaw<1>,
}

impl CgHeightLaws {
    /// The laws of a class; None where no vehicle of its kind was measured.
    #[must_use]
    pub const fn of(class: VehicleClass) -> Option<&'static Self> {
        match class {
            VehicleClass::Car => Some(&CARS),
            VehicleClass::Suv => Some(&UTILITIES),
            VehicleClass::Van => Some(&VANS),
            _ => None,
        }
    }
}

// The numbers are those of `accuscene-validation estimators --laws`; a test there compares them.
const CARS: CgHeightLaws = CgHeightLaws {
    by_height: PowerLaw {
        intercept: -0.9460669862182973,
        exponents: [0.7467170521216049, 0.009316220399462413],
        range: [[1.1811, 1.6739], [879.4, 2187.1]],
        scatter: 0.03267606157890375,
        count: 309,
    },
    by_mass: PowerLaw {
        intercept: -1.1519879181931185,
        exponents: [0.07469044957243762],
        range: [[879.4, 2187.1]],
        scatter: 0.04713260560992151,
        count: 309,
    },
};

const UTILITIES: CgHeightLaws = CgHeightLaws {
    by_height: PowerLaw {
        intercept: -1.4364759201431079,
        exponents: [0.8512259643245099, 0.07527961124809843],
        range: [[1.4172, 2.0067], [933.6, 3138.1]],
        scatter: 0.0333492658022408,
        count: 469,
    },
    by_mass: PowerLaw {
        intercept: -2.329345312589143,
        exponents: [0.2551598385634701],
        range: [[933.6, 3138.1]],
        scatter: 0.0471828459867962,
        count: 469,
    },
};

const VANS: CgHeightLaws = CgHeightLaws {
    by_height: PowerLaw {
        intercept: -0.8620376567500534,
        exponents: [0.8244719954736369, -0.0006520189585568822],
        range: [[1.632, 2.7076], [1574.3, 3269.5]],
        scatter: 0.039361943562955116,
        count: 53,
    },
    by_mass: PowerLaw {
        intercept: -3.517246949147369,
        exponents: [0.4152300658544003],
        range: [[1574.3, 3269.5]],
        scatter: 0.07320792594682105,
        count: 53,
    },
};
