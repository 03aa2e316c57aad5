use std::collections::BTreeSet;

use super::{
    CouplingKind, ImpactModel, PersonModel, Phase, PhaseEvent, PhaseStart, Scene, Surface, Tyre, TyreModel,
    Vehicle, VehicleClass,
};
use crate::document::Problem;

/// What a build can run. What a scene asks for beyond it is refused by name, never ignored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Support {
    /// Shapes of the ground.
    pub surfaces: BTreeSet<SurfaceKind>,
    /// Friction zones.
    pub friction_zones: bool,
    /// Kerbs.
    pub kerbs: bool,
    /// Classes of vehicles.
    pub classes: BTreeSet<VehicleClass>,
    /// Vehicles with other axles than a front and a rear one.
    pub axles: bool,
    /// Damaged wheels.
    pub wheel_damage: bool,
    /// Tyre models.
    pub tyre_models: BTreeSet<TyreModel>,
    /// Phases that begin with an impact.
    pub impact_phases: bool,
    /// Commands to single wheels.
    pub wheel_commands: bool,
    /// Impact models.
    pub impact_models: BTreeSet<ImpactModel>,
    /// Couplings.
    pub couplings: BTreeSet<CouplingKind>,
    /// Occupants.
    pub occupants: bool,
    /// Models of pedestrians.
    pub pedestrians: BTreeSet<PersonModel>,
    /// Two-wheelers.
    pub two_wheelers: bool,
    /// Obstacles.
    pub obstacles: bool,
    /// Prescribed actors.
    pub actors: bool,
    /// Evidence.
    pub evidence: bool,
    /// Unknowns.
    pub unknowns: bool,
}

/// Shape of the ground, without its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SurfaceKind {
    /// A plane.
    Plane,
    /// Heights on a grid.
    HeightField,
    /// A surface of triangles.
    Mesh,
}

impl Support {
    /// Nothing at all: a build starts from this and names what it offers.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// All of the document.
    #[must_use]
    pub fn all() -> Self {
        use SurfaceKind::{HeightField, Mesh, Plane};
        use VehicleClass::{Bus, Car, Motorcycle, Suv, Tractor, Trailer, Truck, Van};
        Self {
            surfaces: [Plane, HeightField, Mesh].into(),
            friction_zones: true,
            kerbs: true,
            classes: [Car, Suv, Van, Truck, Bus, Tractor, Trailer, Motorcycle].into(),
            axles: true,
            wheel_damage: true,
            tyre_models: [
                TyreModel::Brush,
                TyreModel::Linear,
                TyreModel::Fiala,
                TyreModel::Tmeasy,
                TyreModel::NicolasComstockBrach,
                TyreModel::MagicFormula,
            ]
            .into(),
            impact_phases: true,
            wheel_commands: true,
            impact_models: [
                ImpactModel::KudlichSlibar3d,
                ImpactModel::KudlichSlibar2d,
                ImpactModel::BrachPlanar,
                ImpactModel::RouthStronge,
                ImpactModel::RouthStronge2d,
                ImpactModel::CrushForce,
            ]
            .into(),
            couplings: [
                CouplingKind::Ball,
                CouplingKind::FifthWheel,
                CouplingKind::Drawbar,
                CouplingKind::Rope,
            ]
            .into(),
            occupants: true,
            pedestrians: [PersonModel::Point, PersonModel::Multibody].into(),
            two_wheelers: true,
            obstacles: true,
            actors: true,
            evidence: true,
            unknowns: true,
        }
    }
}

impl Scene {
    /// What of this scene a build with this support cannot run: one problem for each, by its path.
    #[must_use]
    pub fn unsupported(&self, support: &Support) -> Vec<Problem> {
        let mut refused = Refused(Vec::new());
        let surface = match &self.terrain.surface {
            None | Some(Surface::Plane(_)) => SurfaceKind::Plane,
            Some(Surface::HeightField(_)) => SurfaceKind::HeightField,
            Some(Surface::Mesh(_)) => SurfaceKind::Mesh,
        };
        refused.unless(support.surfaces.contains(&surface), "terrain.surface", || {
            format!("ground of kind {surface:?}")
        });
        refused.each(
            support.friction_zones,
            &self.terrain.zones,
            |z| format!("terrain.zones.{}", z.id),
            "friction zones",
        );
        refused.each(support.kerbs, &self.terrain.kerbs, |k| format!("terrain.kerbs.{}", k.id), "kerbs");
        for vehicle in &self.vehicles {
            refused.vehicle(vehicle, support);
        }
        let model = self.impacts.model.unwrap_or_default();
        refused.unless(support.impact_models.contains(&model), "impacts.model", || {
            format!("impact model {model:?}")
        });
        for (index, pair) in self.impacts.pairs.iter().enumerate() {
            let model = pair.model.unwrap_or(model);
            refused.unless(
                support.impact_models.contains(&model),
                &format!("impacts.pairs[{index}].model"),
                || format!("impact model {model:?}"),
            );
        }
        for coupling in &self.couplings {
            let path = format!("couplings.{}", coupling.id);
            refused.unless(support.couplings.contains(&coupling.kind), &path, || {
                format!("coupling {:?}", coupling.kind)
            });
        }
        refused.each(support.occupants, &self.occupants, |o| format!("occupants.{}", o.id), "occupants");
        for person in &self.pedestrians {
            let model = person.model.unwrap_or_default();
            let path = format!("pedestrians.{}", person.id);
            refused.unless(support.pedestrians.contains(&model), &path, || {
                format!("pedestrian model {model:?}")
            });
        }
        refused.each(
            support.two_wheelers,
            &self.two_wheelers,
            |t| format!("two_wheelers.{}", t.id),
            "two-wheelers",
        );
        refused.each(support.obstacles, &self.obstacles, |o| format!("obstacles.{}", o.id), "obstacles");
        refused.each(support.actors, &self.actors, |a| format!("actors.{}", a.id), "prescribed actors");
        refused.each(support.evidence, &self.evidence, |e| format!("evidence.{}", e.id()), "evidence");
        refused.unless(support.unknowns || self.unknowns.is_empty(), "unknowns", || "unknowns".to_owned());
        refused.0
    }
}

/// Collects what a build refuses.
struct Refused(Vec<Problem>);

impl Refused {
    fn unless(&mut self, supported: bool, path: &str, what: impl FnOnce() -> String) {
        if !supported {
            let message = format!("this build cannot run {}", what());
            let hint = "leave it out, or use a build that runs it";
            self.0.push(Problem::new(super::validate::code::UNSUPPORTED, path, message).with_hint(hint));
        }
    }

    fn each<T>(&mut self, supported: bool, items: &[T], path: impl Fn(&T) -> String, what: &str) {
        for item in items {
            self.unless(supported, &path(item), || what.to_owned());
        }
    }

    fn vehicle(&mut self, vehicle: &Vehicle, support: &Support) {
        let path = format!("vehicles.{}", vehicle.id);
        let class = vehicle.class.unwrap_or_default();
        self.unless(support.classes.contains(&class), &format!("{path}.class"), || {
            format!("vehicles of class {class:?}")
        });
        self.unless(support.axles || vehicle.axles.is_empty(), &format!("{path}.axles"), || {
            "listed axles".to_owned()
        });
        self.unless(
            support.wheel_damage || vehicle.damage.wheels.is_empty(),
            &format!("{path}.damage.wheels"),
            || "damaged wheels".to_owned(),
        );
        self.tyre(&vehicle.tyres.front, &format!("{path}.tyres.front.model"), support);
        self.tyre(&vehicle.tyres.rear, &format!("{path}.tyres.rear.model"), support);
        for (index, axle) in vehicle.axles.iter().enumerate() {
            self.tyre(&axle.tyre, &format!("{path}.axles[{index}].tyre.model"), support);
        }
        for (index, phase) in vehicle.driver.phases.iter().enumerate() {
            self.phase(phase, &format!("{path}.driver.phases[{index}]"), support);
        }
    }

    fn tyre(&mut self, tyre: &Tyre, path: &str, support: &Support) {
        let model = tyre.model.unwrap_or_default();
        self.unless(support.tyre_models.contains(&model), path, || format!("tyre model {model:?}"));
    }

    fn phase(&mut self, phase: &Phase, path: &str, support: &Support) {
        let impact = matches!(phase.after, Some(PhaseStart::Event(PhaseEvent::Impact)));
        self.unless(support.impact_phases || !impact, &format!("{path}.after"), || {
            "phases after an impact".to_owned()
        });
        let commands = !phase.wheels.all().is_empty();
        self.unless(support.wheel_commands || !commands, &format!("{path}.wheels"), || {
            "commands to single wheels".to_owned()
        });
    }
}
