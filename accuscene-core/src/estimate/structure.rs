use super::{Known, PowerLaw};
use crate::arith::Real;
use crate::scene::VehicleClass;

/// Stiffness of the front against a rigid wall over its whole width: `v = b0 + b1 C`, `v` the speed in m/s and `C` the
/// mean depth of crush in m (Campbell, SAE 740565).
///
/// Source of the measurements: full-width frontal barrier tests of the NHTSA Vehicle Crash Test Database, model years
/// 1978 to 2025, 18 to 77 km/h. Valid for a front struck over its whole width and crushed by at most 1 m.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StructureLaws {
    /// `m b1^2`, N/m, by mass (kg) and model year; none where the year tells nothing.
    pub by_year: Option<PowerLaw<2>>,
    /// `m b1^2`, N/m, by mass (kg) alone.
    pub by_mass: PowerLaw<1>,
}

impl StructureLaws {
    /// `b0`, the speed that leaves no crush, m/s: where the straight line of a series scatters least about its own
    /// tests; the deviation is that between models with tests over a wide range of speeds.
    pub const THRESHOLD: Known = Known { value: 3.5, sigma: 1.1135 };

    /// The laws of a class; None where no vehicle of its kind was tested.
    #[must_use]
    pub const fn of(class: VehicleClass) -> Option<&'static Self> {
        match class {
            VehicleClass::Car => Some(&CARS),
            VehicleClass::Suv => Some(&UTILITIES),
            VehicleClass::Van => Some(&VANS),
            _ => None,
        }
    }

    /// The laws of a class or, where none of its kind was tested, of the likest one.
    #[must_use]
    pub const fn likest(class: VehicleClass) -> &'static Self {
        match class {
            VehicleClass::Car | VehicleClass::Motorcycle => &CARS,
            VehicleClass::Van => &VANS,
            VehicleClass::Suv
            | VehicleClass::Truck
            | VehicleClass::Bus
            | VehicleClass::Tractor
            | VehicleClass::Trailer => &UTILITIES,
        }
    }

    /// `m b1^2`, N/m; a year outside the tested ones counts as the nearest.
    ///
    /// None where the mass lies more than 10 % outside what was tested.
    #[must_use]
    pub fn stiffness(&self, mass: Known, year: Option<u32>) -> Option<Known> {
        let by_year = self.by_year.as_ref().zip(year).map(|(law, year)| {
            let [_, [first, last]] = law.range;
            law.at([mass, Known::exact(Real::clamp(f64::from(year), first, last))])
        });
        by_year.unwrap_or_else(|| self.by_mass.at([mass]))
    }
}

/// Force for a metre of width by depth of crush, `A + B C`.
///
/// ```
/// use accuscene_core::estimate::{CrushLaw, Known, StructureLaws};
/// use accuscene_core::scene::VehicleClass;
///
/// let laws = StructureLaws::of(VehicleClass::Car).ok_or("cars are tested")?;
/// let mass = Known::exact(1500.0);
/// let stiffness = laws.stiffness(mass, Some(2010)).ok_or("within what was tested")?;
/// // A face of 1.8 m.
/// let front = CrushLaw::of_wall_tests(stiffness, mass, 1.8);
/// assert!((front.a.value - 83_660.0).abs() < 100.0);
/// assert!((front.b.value - 685_618.0).abs() < 100.0);
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CrushLaw {
    /// Force where damage begins, N/m.
    pub a: Known,
    /// Rise with depth, N/m².
    pub b: Known,
}

impl CrushLaw {
    /// Of a front of this width (m) by its `m b1^2` (N/m) and the mass (kg) of the vehicle.
    #[must_use]
    pub fn of_wall_tests(stiffness: Known, mass: Known, width: f64) -> Self {
        let b0 = StructureLaws::THRESHOLD;
        let root = (mass.value * stiffness.value).sqrt();
        let parts =
            [b0.sigma / b0.value, stiffness.sigma / (2.0 * stiffness.value), mass.sigma / (2.0 * mass.value)];
        Self {
            a: deviating(b0.value * root / width, &parts),
            b: Known { value: stiffness.value / width, sigma: stiffness.sigma / width },
        }
    }

    /// A law in these ratios to this one, which have a relative deviation of their own.
    #[must_use]
    pub fn times(&self, [a, b]: [Known; 2]) -> Self {
        let product =
            |x: Known, y: Known| deviating(x.value * y.value, &[x.sigma / x.value, y.sigma / y.value]);
        Self { a: product(self.a, a), b: product(self.b, b) }
    }

    /// A from a known B, by the ratio of the two in this law.
    #[must_use]
    pub fn a_by(&self, b: Known) -> Known {
        deviating(b.value * (self.a.value / self.b.value), &[b.sigma / b.value, self.a.sigma / self.a.value])
    }

    /// B from a known A above 0, by the ratio of the two in this law.
    #[must_use]
    pub fn b_by(&self, a: Known) -> Known {
        deviating(a.value * (self.b.value / self.a.value), &[a.sigma / a.value, self.b.sigma / self.b.value])
    }
}

/// A value with independent relative deviations.
fn deviating(value: f64, parts: &[f64]) -> Known {
    Known { value, sigma: value * parts.iter().map(|p| p * p).sum::<f64>().sqrt() }
}

// The numbers are those of `accuscene-validation barriers`; a test there compares them.
const CARS: StructureLaws = StructureLaws {
    by_year: Some(PowerLaw {
        intercept: -329.1340043446269,
        exponents: [0.6367106221583877, 44.505437434971896],
        range: [[888.0, 2491.0], [1978.0, 2024.0]],
        scatter: 0.38454334225436576,
        count: 290,
    }),
    by_mass: PowerLaw {
        intercept: 5.599673314148514,
        exponents: [1.1066832262660256],
        range: [[888.0, 2491.0]],
        scatter: 0.4625846174076529,
        count: 290,
    },
};

const UTILITIES: StructureLaws = StructureLaws {
    by_year: Some(PowerLaw {
        intercept: -202.46015923697632,
        exponents: [0.2737997157133086, 28.197411566047553],
        range: [[1320.0, 3414.0], [1979.0, 2025.0]],
        scatter: 0.39662652168995927,
        count: 131,
    }),
    by_mass: PowerLaw {
        intercept: 8.02040292227802,
        exponents: [0.7835100856678463],
        range: [[1320.0, 3414.0]],
        scatter: 0.4287727163154146,
        count: 131,
    },
};

const VANS: StructureLaws = StructureLaws {
    by_year: None,
    by_mass: PowerLaw {
        intercept: 5.857193950978923,
        exponents: [1.0728073229179689],
        range: [[1660.0, 2712.0]],
        scatter: 0.37943944352321063,
        count: 30,
    },
};
