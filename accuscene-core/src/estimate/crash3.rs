use super::Known;
use crate::arith::{exp, ln};

/// A and B of a face of the CRASH3 class table, SI.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crash3Face {
    /// Force for a metre of width where damage begins, N/m.
    pub a: f64,
    /// Rise with depth, N/m².
    pub b: f64,
}

/// A row of the CRASH3 class table: generic vehicles of the 1970s and 1980s by wheelbase.
///
/// Source: CRASH3 User's Guide and Technical Manual (NHTSA, 1981-82), as widely republished. Its figures are taken to
/// be good to [30 %](Self::DEVIATION).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crash3Class {
    /// Name of the class.
    pub name: &'static str,
    /// Wheelbases, m; any for pickups.
    pub wheelbase: Option<[f64; 2]>,
    /// Front.
    pub front: Crash3Face,
    /// Rear.
    pub rear: Crash3Face,
    /// Side; not given for vans and pickups.
    pub side: Option<Crash3Face>,
}

/// One pound-force for an inch, N/m, and for a square inch, N/m²; exact by the definitions of the units.
const INCH: f64 = 0.0254;
const LINE: f64 = 4.448_221_615_260_5 / INCH;
const AREA: f64 = LINE / INCH;

const fn face(a: f64, b: f64) -> Crash3Face {
    Crash3Face { a: a * LINE, b: b * AREA }
}

const fn car(name: &'static str, wheelbase: [f64; 2], faces: [[f64; 2]; 3]) -> Crash3Class {
    let [low, high] = wheelbase;
    let [[front_a, front_b], [rear_a, rear_b], [side_a, side_b]] = faces;
    Crash3Class {
        name,
        wheelbase: Some([low * INCH, high * INCH]),
        front: face(front_a, front_b),
        rear: face(rear_a, rear_b),
        side: Some(face(side_a, side_b)),
    }
}

impl Crash3Class {
    /// Relative standard deviation of the figures of the table.
    pub const DEVIATION: f64 = 0.3;

    /// The table: six classes of cars, vans, pickups.
    pub const ALL: [Self; 8] = [
        car("mini", [80.9, 94.8], [[302.0, 47.0], [366.0, 38.0], [77.0, 37.0]]),
        car("subcompact", [94.8, 101.6], [[259.0, 43.0], [391.0, 41.0], [140.0, 67.0]]),
        car("compact", [101.6, 110.4], [[317.0, 56.0], [410.0, 44.0], [173.0, 57.0]]),
        car("intermediate", [110.4, 117.5], [[356.0, 34.0], [357.0, 13.0], [143.0, 50.0]]),
        car("full", [117.5, 123.2], [[325.0, 37.0], [297.0, 70.0], [177.0, 47.0]]),
        car("large", [123.2, 150.0], [[325.0, 37.0], [297.0, 70.0], [177.0, 47.0]]),
        Self {
            name: "van",
            wheelbase: Some([109.0 * INCH, 130.0 * INCH]),
            front: face(383.0, 126.0),
            rear: face(300.0, 55.0),
            side: None,
        },
        Self {
            name: "pickup",
            wheelbase: None,
            front: face(480.0, 50.0),
            rear: face(300.0, 55.0),
            side: None,
        },
    ];

    /// Ratio of a side to the front, A and B: the geometric mean of the classes of cars, with what they scatter and
    /// what the table deviates.
    #[must_use]
    pub fn side_to_front() -> [Known; 2] {
        ratios(|class| class.side)
    }

    /// Ratio of the rear to the front, A and B, in the same way.
    #[must_use]
    pub fn rear_to_front() -> [Known; 2] {
        ratios(|class| class.side.map(|_| class.rear))
    }
}

/// Over the classes of cars; the last two have the same figures and count once.
fn ratios(face: impl Fn(&Crash3Class) -> Option<Crash3Face>) -> [Known; 2] {
    let cars = || Crash3Class::ALL.iter().take(5).filter_map(|class| Some((class.front, face(class)?)));
    let mean = |read: fn(Crash3Face) -> f64| {
        let logs = || cars().map(move |(front, other)| ln(read(other) / read(front)));
        let count = cars().count() as f64;
        let middle = logs().sum::<f64>() / count;
        let squares: f64 = logs().map(|x| (x - middle) * (x - middle)).sum();
        let deviation = Crash3Class::DEVIATION * Crash3Class::DEVIATION;
        let value = exp(middle);
        Known { value, sigma: value * (squares / (count - 1.0) + deviation).sqrt() }
    };
    [mean(|face| face.a), mean(|face| face.b)]
}
