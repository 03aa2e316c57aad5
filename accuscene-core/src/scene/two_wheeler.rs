use super::{Detail, Dimensions, Position2, Si, Structure, TwoWheeler, Vehicle, VehicleClass};
use crate::quantity::{Length, Quantity};

impl TwoWheeler {
    /// Mass of the machine with its rider, kg.
    #[must_use]
    pub fn total_mass(&self) -> f64 {
        self.mass.value + self.rider.as_ref().map_or(0.0, |rider| rider.mass.si())
    }

    /// The machine with its rider as a vehicle of class motorcycle: what physics simulates.
    ///
    /// Masses and centres of gravity of both are joined; a value that is not resolved yet is left out.
    #[must_use]
    pub fn as_vehicle(&self) -> Vehicle {
        let joined = |value: f64, source: &str| Quantity::<Length>::defaulted(value, source);
        let half_overhang = 0.5 * (self.length.si() - self.wheelbase.value);
        Vehicle {
            id: self.id.clone(),
            mass: Quantity::defaulted(self.total_mass(), "machine and rider"),
            dimensions: Dimensions {
                length: joined(self.length.si(), "the machine's"),
                width: joined(self.width.si(), "the machine's"),
                wheelbase: self.wheelbase.clone(),
                height: None,
                front_overhang: Some(joined(half_overhang, "as much in front as behind")),
                cg_behind_front_axle: Some(joined(0.5 * self.wheelbase.value, "half the wheelbase")),
                cg_height: Some(joined(self.joined_cg_height(), "machine and rider")),
                track_front: None,
                track_rear: None,
            },
            start: self.start.clone(),
            name: None,
            based_on: None,
            class: Some(VehicleClass::Motorcycle),
            year: None,
            detail: Some(Detail::Spatial),
            colour: None,
            inertia: self.inertia.clone(),
            outline: Some(self.outline()),
            zones: Vec::new(),
            axles: Vec::new(),
            suspension: self.suspension.clone(),
            tyres: self.tyres.clone(),
            brakes: self.brakes.clone(),
            drive: Default::default(),
            steering: Default::default(),
            aerodynamics: Default::default(),
            structure: Structure { ground_friction: self.slide_friction.clone(), ..Structure::default() },
            damage: Default::default(),
            sensors: Vec::new(),
            driver: self.driver.clone(),
        }
    }

    /// Outline from above about the centre of gravity: tyres at the ends, handlebar and rider between them.
    fn outline(&self) -> Vec<Position2> {
        let (end, side) = (0.5 * self.length.si(), 0.5 * self.width.si());
        let left = [[end, 0.2 * side], [0.6 * end, side], [-0.5 * end, 0.7 * side], [-end, 0.2 * side]];
        let right = left.iter().rev().map(|[x, y]| [*x, -y]);
        let corner = |value| Quantity::defaulted(value, "the sizes, narrow at the wheels");
        left.iter().copied().chain(right).map(|point| point.map(corner)).collect()
    }

    /// Height of the centre of gravity of machine and rider, m.
    fn joined_cg_height(&self) -> f64 {
        let (machine, height) = (self.mass.value, self.cg_height.si());
        let Some(rider) = &self.rider else { return height };
        let person = rider.mass.si();
        (machine * height + person * rider.cg_height.si()) / (machine + person)
    }
}
