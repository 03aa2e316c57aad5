use super::record::record;
use super::{Brakes, Driver, InertiaMoments, Position2, Position3, Start, Suspension, Tyres};
use crate::arith::TAU;
use crate::quantity::{Angle, Length, Mass, Quantity, Ratio, Speed, Time};

record! {
    /// A person in a vehicle; the mass is part of the vehicle's.
    Occupant {
        required {
            /// Name, unique in the scene.
            #[schemars(length(min = 1, max = 128))]
            id: String,
            /// The id of the vehicle.
            #[schemars(length(min = 1, max = 128))]
            vehicle: String,
            /// Place of the person's centre of gravity in body axes of the vehicle.
            seat: Position3,
        }
        optional {
            /// Mass; 75 kg by default.
            mass: Option<Quantity<Mass>> [1.0, 400.0],
            /// Height of the body; 1.75 m by default.
            height: Option<Quantity<Length>> [0.3, 2.5],
            /// Age in years.
            #[schemars(range(min = 0, max = 130))]
            age: Option<u32>,
            /// Wore a belt; unknown if absent.
            belted: Option<bool>,
        }
    }

    /// A person on foot.
    Pedestrian {
        required {
            /// Name, unique in the scene.
            #[schemars(length(min = 1, max = 128))]
            id: String,
            /// Where the person is and how the person moves at the start.
            start: PedestrianStart,
        }
        optional {
            /// Mass; 75 kg by default.
            mass: Option<Quantity<Mass>> [1.0, 400.0],
            /// Height of the body; 1.75 m by default.
            height: Option<Quantity<Length>> [0.3, 2.5],
            /// Height of the centre of gravity above the ground; 0.56 of the height by default.
            cg_height: Option<Quantity<Length>> [0.1, 1.5],
            /// Age in years.
            #[schemars(range(min = 0, max = 130))]
            age: Option<u32>,
            /// How the body is modelled; as a point that flies and slides by default.
            model: Option<PersonModel>,
            /// Coefficient of friction between body and road; 0.66 by default.
            friction: Option<Quantity<Ratio>> [0.0, 2.0],
            /// Share of the vehicle's speed that the person takes on; 0.8 by default.
            projection_efficiency: Option<Quantity<Ratio>> [0.0, 1.2],
            /// When the person starts to walk; at the start by default.
            departure: Option<Quantity<Time>> [0.0, 3600.0],
        }
    }

    /// Where a pedestrian is and how the pedestrian moves at the start.
    PedestrianStart {
        required {
            /// World position.
            position: Position2,
        }
        optional {
            /// Direction of walking; 0 by default.
            heading: Option<Quantity<Angle>> [-2.0 * TAU, 2.0 * TAU],
            /// Walking or running speed; 0 by default.
            speed: Option<Quantity<Speed>> [0.0, 13.0],
        }
    }

    /// A motorcycle, a scooter or a bicycle with its rider: held upright until the first contact, then it slides.
    TwoWheeler {
        required {
            /// Name, unique in the scene.
            #[schemars(length(min = 1, max = 128))]
            id: String,
            /// What it is.
            kind: TwoWheelerKind,
            /// Mass without the rider.
            mass: Quantity<Mass> [1.0, 1000.0],
            /// Distance of the wheels.
            wheelbase: Quantity<Length> [0.3, 4.0],
            /// Where it is and how it moves at the start.
            start: Start,
        }
        optional {
            /// Over all; 1.45 wheelbases by default.
            length: Option<Quantity<Length>> [0.3, 6.0],
            /// Over all; 0.75 m by default.
            width: Option<Quantity<Length>> [0.05, 2.0],
            /// Height of its centre of gravity; 0.55 m by default.
            cg_height: Option<Quantity<Length>> [0.1, 1.5],
            /// The rider.
            rider: Option<Rider>,
            /// Deceleration of the machine sliding on its side, as a share of gravity; 0.5 by default, 0.7 of the
            /// friction for tyres where that is less.
            slide_friction: Option<Quantity<Ratio>> [0.0, 2.0],
            /// Moments of inertia of the machine with its rider.
            inertia: InertiaMoments,
            /// Springs and dampers.
            suspension: Suspension,
            /// Tyres.
            tyres: Tyres,
            /// Brakes.
            brakes: Brakes,
            /// What the rider does while the machine is upright.
            driver: Driver,
        }
    }

    /// The rider of a two-wheeler.
    #[derive(Default)]
    Rider {
        optional {
            /// Mass; 80 kg by default.
            mass: Option<Quantity<Mass>> [1.0, 400.0],
            /// Height of the body; 1.75 m by default.
            height: Option<Quantity<Length>> [0.3, 2.5],
            /// Height of the centre of gravity above the ground, seated; 0.54 of the height by default.
            cg_height: Option<Quantity<Length>> [0.3, 2.0],
            /// Deceleration of the rider sliding, as a share of gravity; 0.66 by default.
            slide_friction: Option<Quantity<Ratio>> [0.0, 2.0],
            /// Wore a helmet; unknown if absent.
            helmet: Option<bool>,
        }
    }
}

/// How a body is modelled.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum PersonModel {
    /// One mass that is thrown, lands and slides (Searle 1983; Han and Brach 2001).
    #[default]
    Point,
    /// Jointed segments.
    Multibody,
}

/// What a two-wheeler is.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum TwoWheelerKind {
    /// A motorcycle.
    Motorcycle,
    /// A scooter or moped.
    Scooter,
    /// A bicycle.
    Bicycle,
}
