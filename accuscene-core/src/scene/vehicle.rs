use super::record::record;
use super::{
    Aerodynamics, Axle, BodyZone, Brakes, Damage, Detail, Drive, Driver, Position2, Position3, Start,
    Steering, Structure, Suspension, Tyres,
};
use crate::quantity::{Inertia, Length, Mass, Quantity};

record! {
    /// A road vehicle with its state at the start and its driver.
    Vehicle {
        required {
            /// Name by which everything else refers to it, unique in the scene.
            #[schemars(length(min = 1, max = 128))]
            id: String,
            /// Mass as it drove, with occupants and load.
            mass: Quantity<Mass> [0.1, 200000.0],
            /// Sizes and the place of the centre of gravity.
            dimensions: Dimensions,
            /// Where it is and how it moves at the start.
            start: Start,
        }
        optional {
            /// What people call it: make, model, year.
            #[schemars(length(max = 200))]
            name: Option<String>,
            /// The vehicle file that its `model` named when the scene was read; what the scene did not say came from it.
            #[schemars(length(max = 200))]
            based_on: Option<String>,
            /// What kind of vehicle it is; it chooses the defaults. A car by default.
            class: Option<VehicleClass>,
            /// Model year; it helps to estimate the stiffness of the bodywork.
            #[schemars(range(min = 1900, max = 2100))]
            year: Option<u32>,
            /// How much of its motion it has; as the options say by default.
            detail: Option<Detail>,
            /// Colour for drawings: a CSS colour.
            #[schemars(length(max = 64))]
            colour: Option<String>,
            /// Moments of inertia.
            inertia: InertiaMoments,
            /// Outline from above in body axes about the centre of gravity, counter-clockwise; from the sizes by default.
            #[schemars(length(min = 3, max = 64))]
            outline: Option<Vec<Position2>>,
            /// Layers of the body that can strike other bodies, the main structure first; where those of two bodies share
            /// no height, as in an under-ride, the other layers meet. By default a main structure with the whole outline
            /// from 14 % to 55 % of the height, and above it a greenhouse or a box by class.
            #[schemars(length(max = 8))]
            zones: Vec<BodyZone>,
            /// Axles from front to rear where there are others than a front and a rear one.
            #[schemars(length(max = 12))]
            axles: Vec<Axle>,
            /// Springs and dampers of the front and the rear axle.
            suspension: Suspension,
            /// Tyres of the front and the rear axle.
            tyres: Tyres,
            /// Brakes.
            brakes: Brakes,
            /// Engine and driven wheels.
            drive: Drive,
            /// Steering.
            steering: Steering,
            /// Air resistance and lift.
            aerodynamics: Aerodynamics,
            /// Stiffness of the bodywork.
            structure: Structure,
            /// Damage it has from the start.
            damage: Damage,
            /// Places whose motion is recorded.
            #[schemars(length(max = 100))]
            sensors: Vec<Sensor>,
            /// What the driver does.
            driver: Driver,
        }
    }

    /// Sizes of a vehicle and the place of its centre of gravity.
    Dimensions {
        required {
            /// Over all.
            length: Quantity<Length> [0.1, 60.0],
            /// Over all, without mirrors.
            width: Quantity<Length> [0.05, 10.0],
            /// From the front to the rear axle; of a trailer from the coupling to the middle of its axles.
            wheelbase: Quantity<Length> [0.05, 40.0],
        }
        optional {
            /// Over all; by class by default.
            height: Option<Quantity<Length>> [0.05, 8.0],
            /// From the foremost point to the front axle.
            front_overhang: Option<Quantity<Length>> [-40.0, 60.0],
            /// Distance of the centre of gravity behind the front axle.
            cg_behind_front_axle: Option<Quantity<Length>> [0.0, 40.0],
            /// Height of the centre of gravity above the ground.
            cg_height: Option<Quantity<Length>> [0.01, 5.0],
            /// Distance of the wheel centres of the front axle.
            track_front: Option<Quantity<Length>> [0.0, 10.0],
            /// Distance of the wheel centres of the rear axle.
            track_rear: Option<Quantity<Length>> [0.0, 10.0],
        }
    }

    /// Moments of inertia about the axes of the vehicle through its centre of gravity.
    #[derive(Default)]
    InertiaMoments {
        optional {
            /// About the longitudinal axis.
            roll: Option<Quantity<Inertia>> [0.000001, 100000000.0],
            /// About the transverse axis.
            pitch: Option<Quantity<Inertia>> [0.000001, 100000000.0],
            /// About the vertical axis.
            yaw: Option<Quantity<Inertia>> [0.000001, 100000000.0],
            /// Product `+ integral x z dm`; 0 by default.
            roll_yaw_product: Option<Quantity<Inertia>> [-100000000.0, 100000000.0],
        }
    }

    /// A place of a vehicle whose motion is recorded.
    Sensor {
        required {
            /// Name, unique in its vehicle.
            #[schemars(length(min = 1, max = 128))]
            id: String,
            /// In body axes from the centre of gravity.
            position: Position3,
        }
        optional {
            /// What people call it.
            #[schemars(length(max = 200))]
            name: Option<String>,
        }
    }
}

/// What kind of vehicle it is.
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
pub enum VehicleClass {
    /// Saloon, hatchback, estate, coupe.
    #[default]
    Car,
    /// Utility vehicle or pickup.
    Suv,
    /// Delivery van or minibus.
    Van,
    /// Rigid lorry.
    Truck,
    /// Bus or coach.
    Bus,
    /// Tractor of a semi-trailer.
    Tractor,
    /// Anything towed.
    Trailer,
    /// Two wheels in line, simulated as a vehicle.
    Motorcycle,
}
