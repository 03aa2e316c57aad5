use crate::quantity::{Mass, Quantity};
use crate::scene::record::record;
use crate::scene::{
    Aerodynamics, Axle, BodyZone, Brakes, Dimensions, Drive, InertiaMoments, Position2, Sensor, Start,
    Steering, Structure, Suspension, Tyres, Vehicle, VehicleClass,
};

record! {
    /// A vehicle as such: what a scene's vehicle has but for its part in an accident.
    VehicleFile {
        required {
            /// Version of the document.
            schema: VehicleSchemaVersion,
            /// Mass, with what the file says is in it.
            mass: Quantity<Mass> [0.1, 200000.0],
            /// Sizes and the place of the centre of gravity.
            dimensions: Dimensions,
        }
        optional {
            /// What people call it: make, model, year.
            #[schemars(length(max = 200))]
            name: Option<String>,
            /// What it stands for, its load, where its figures come from.
            #[schemars(length(max = 4000))]
            description: Option<String>,
            /// What kind of vehicle it is; it chooses the defaults. A car by default.
            class: Option<VehicleClass>,
            /// Model year; it helps to estimate the stiffness of the bodywork.
            #[schemars(range(min = 1900, max = 2100))]
            year: Option<u32>,
            /// Moments of inertia.
            inertia: InertiaMoments,
            /// Outline from above in body axes about the centre of gravity, counter-clockwise; from the sizes by default.
            #[schemars(length(min = 3, max = 64))]
            outline: Option<Vec<Position2>>,
            /// Layers of the body that can strike other bodies, the main structure first; by class by default.
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
            /// Places whose motion is recorded.
            #[schemars(length(max = 100))]
            sensors: Vec<Sensor>,
        }
    }
}

/// Version of the vehicle document.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
pub enum VehicleSchemaVersion {
    /// The first one.
    #[default]
    #[serde(rename = "accuscene/vehicle/1")]
    V1,
}

impl VehicleFile {
    /// The file of a scene's vehicle: what it is, without what it does and what happened to it.
    #[must_use]
    pub fn of(vehicle: &Vehicle) -> Self {
        let v = vehicle.clone();
        Self {
            schema: VehicleSchemaVersion::V1,
            mass: v.mass,
            dimensions: v.dimensions,
            name: v.name,
            description: None,
            class: v.class,
            year: v.year,
            inertia: v.inertia,
            outline: v.outline,
            zones: v.zones,
            axles: v.axles,
            suspension: v.suspension,
            tyres: v.tyres,
            brakes: v.brakes,
            drive: v.drive,
            steering: v.steering,
            aerodynamics: v.aerodynamics,
            structure: v.structure,
            sensors: v.sensors,
        }
    }

    /// A scene's vehicle of this kind.
    #[must_use]
    pub fn vehicle(&self, id: impl Into<String>, start: Start) -> Vehicle {
        let file = self.clone();
        Vehicle {
            id: id.into(),
            mass: file.mass,
            dimensions: file.dimensions,
            start,
            name: file.name,
            based_on: None,
            class: file.class,
            year: file.year,
            detail: None,
            colour: None,
            inertia: file.inertia,
            outline: file.outline,
            zones: file.zones,
            axles: file.axles,
            suspension: file.suspension,
            tyres: file.tyres,
            brakes: file.brakes,
            drive: file.drive,
            steering: file.steering,
            aerodynamics: file.aerodynamics,
            structure: file.structure,
            damage: Default::default(),
            sensors: file.sensors,
            driver: Default::default(),
        }
    }
}
