use super::axle::Axle;
use super::braking::Braking;
use super::{COAST_FROM, LockingAxle, SpeedFigures};
use crate::coast::CoastDown;
use crate::handling::{LimitSpeed, LinearBicycle};
use crate::model::VehicleModel;
use crate::ride::Ride;
use crate::rollover::RolloverStability;
use crate::vehicle::LoadTransfer;
use serde::Serialize;

/// A characteristic or critical speed above this, m/s, is one of rounding: the vehicle is neutral.
const NEUTRAL: f64 = 1000.0;

/// Figures of a vehicle that stands on level ground, as its scene describes it, damage included.
///
/// SI units and radians, ISO 8855. A figure is `None` where its closed form does not apply; [`notes`](Self::notes) says why.
/// Source: Gillespie, *Fundamentals of Vehicle Dynamics*, 1992, through the closed forms that each field names.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct VehicleFigures {
    /// Id in the scene.
    pub id: String,
    /// Mass, kg.
    pub mass: f64,
    /// Names of the wheels, in the order of the loads.
    pub wheels: Vec<String>,
    /// Static wheel loads, N; with those of a trailer on its coupling.
    pub wheel_loads: Vec<f64>,
    /// Distance of the centre of gravity behind the front axle, m.
    pub cg_behind_front_axle: f64,
    /// Distance of the centre of gravity left of the middle of the front axle, m.
    pub cg_left_of_middle: f64,
    /// Height of the centre of gravity over the ground, m.
    pub cg_height: f64,
    /// Distance of the axles, m, where there are two.
    pub wheelbase: Option<f64>,
    /// Mean track, m.
    pub track: f64,
    /// Cornering stiffness of the tyres of each axle at their static loads, N/rad: central difference of the steady force.
    pub cornering_stiffness: Vec<f64>,
    /// The same with the compliance steer of the axle, N/rad; the handling figures use it.
    pub effective_cornering_stiffness: Vec<f64>,

    /// Static stability factor `T / 2h`; the rollover figures are those of [`RolloverStability`].
    pub static_stability_factor: Option<f64>,
    /// Angle of a tilt table at which the vehicle as a rigid body tips over, rad.
    pub rigid_tilt_angle: Option<f64>,
    /// Roll angle per lateral acceleration in units of gravity, rad; on rigid tyres.
    pub roll_gradient: Option<f64>,
    /// Lateral acceleration in units of gravity at which the inner wheels lift, with the roll on the springs.
    pub rollover_threshold: Option<f64>,

    /// Understeer gradient, rad s²/m, negative for an oversteering vehicle; the handling figures are those of
    /// [`LinearBicycle`].
    pub understeer_gradient: Option<f64>,
    /// Speed at which an understeering vehicle needs twice the Ackermann angle, m/s; `None` if it oversteers or is neutral.
    pub characteristic_speed: Option<f64>,
    /// Speed above which an oversteering vehicle is unstable, m/s; `None` if it understeers or is neutral.
    pub critical_speed: Option<f64>,
    /// Steering response at a set of speeds; empty where the linear bicycle does not apply.
    pub speeds: Vec<SpeedFigures>,

    /// Frequencies of the undamped motions of body and wheels, Hz, ascending: [`Ride::frequencies`].
    pub ride_frequencies: Option<[f64; 7]>,

    /// Share of the front axle in the brake force at which both axles lock at once on friction [`FRICTION`](super::FRICTION).
    /// Loads by [`LoadTransfer`], friction by the tyres, straight ahead on the level.
    pub brake_ideal_front_share: Option<f64>,
    /// Share of the front axle in the brake force that the brakes give.
    pub brake_front_share: Option<f64>,
    /// Deceleration at which the first axle locks on friction [`FRICTION`](super::FRICTION), m/s²; without anti-lock brakes.
    pub lock_deceleration: Option<f64>,
    /// The axle that locks first.
    pub lock_axle: Option<LockingAxle>,

    /// Distance in which it coasts from [`COAST_FROM`](super::COAST_FROM) to rest out of gear, m: [`CoastDown`], with the spin of the
    /// wheels as mass.
    pub coast_distance: Option<f64>,

    /// What does not apply, and why: names of fields, a colon, the reason.
    pub notes: Vec<String>,
}

impl VehicleFigures {
    /// Those of a compiled vehicle under `gravity` (m/s², above zero) at `speeds` (m/s; only those above zero are stated).
    ///
    /// `coupled` tells that it tows or is towed: the closed forms are of single vehicles.
    #[must_use]
    pub fn of(model: &VehicleModel, gravity: f64, coupled: bool, speeds: &[f64]) -> Self {
        let body = &model.vehicle.body;
        let axles = Axle::all(&model.vehicle.wheels, gravity);
        let front = &axles[0];
        let mut figures = Self {
            id: model.id.clone(),
            mass: body.mass,
            wheels: model.wheel_names.clone(),
            wheel_loads: axles.iter().flat_map(|a| a.loads).collect(),
            cg_behind_front_axle: front.x(),
            // Adding 0 makes -0 the same as 0.
            cg_left_of_middle: 0.0 - front.middle(),
            cg_height: model.cg_height,
            wheelbase: None,
            track: axles.iter().map(Axle::track).sum::<f64>() / axles.len() as f64,
            cornering_stiffness: axles.iter().map(Axle::cornering_stiffness).collect(),
            effective_cornering_stiffness: axles.iter().map(Axle::yielding_stiffness).collect(),
            static_stability_factor: None,
            rigid_tilt_angle: None,
            roll_gradient: None,
            rollover_threshold: None,
            understeer_gradient: None,
            characteristic_speed: None,
            critical_speed: None,
            speeds: Vec::new(),
            ride_frequencies: None,
            brake_ideal_front_share: None,
            brake_front_share: None,
            lock_deceleration: None,
            lock_axle: None,
            coast_distance: None,
            notes: Vec::new(),
        };
        if coupled {
            figures.note("rollover, handling, ride, braking, coast: coupled to another vehicle, and the forms are of one alone");
            return figures;
        }
        figures.coast(model, &axles);
        if model.balanced {
            figures.note("rollover, handling, ride: a rider holds it upright, and the forms are of vehicles that stand");
        } else {
            figures.rollover(model, &axles, gravity);
        }
        let [front, rear] = axles.as_slice() else {
            figures.note("handling, ride, braking: the forms are of two axles");
            return figures;
        };
        figures.wheelbase = Some(front.x() - rear.x());
        figures.braking(model, [front, rear], gravity);
        if !model.balanced {
            figures.handling(model, [front, rear], speeds);
            figures.ride(model, [front, rear]);
        }
        figures
    }

    fn note(&mut self, text: &str) {
        self.notes.push(text.to_owned());
    }

    fn rollover(&mut self, model: &VehicleModel, axles: &[Axle<'_>], gravity: f64) {
        let body = &model.vehicle.body;
        let weight: f64 = axles.iter().map(Axle::load).sum();
        let form = RolloverStability {
            track: self.track,
            cg_height: self.cg_height,
            roll_centre_height: axles.iter().map(|a| a.load() / weight * a.roll_centre()).sum(),
            roll_stiffness: axles.iter().map(Axle::roll_stiffness).sum(),
            sprung_mass: body.sprung_mass,
            mass: body.mass,
            gravity,
        };
        self.static_stability_factor = Some(form.static_stability_factor());
        self.rigid_tilt_angle = Some(form.rigid_tilt_angle());
        let gradient = form.roll_gradient();
        if form.roll_centre_height > form.cg_height {
            self.note("roll_gradient, rollover_threshold: the roll axis is above the centre of gravity");
        } else if !gradient.is_finite() || gradient < 0.0 {
            self.note("roll_gradient, rollover_threshold: the springs do not hold the body upright");
        } else {
            self.roll_gradient = Some(gradient);
            self.rollover_threshold = Some(form.threshold());
        }
    }

    fn handling(&mut self, model: &VehicleModel, [front, rear]: [&Axle<'_>; 2], speeds: &[f64]) {
        let body = &model.vehicle.body;
        let [front_stiffness, rear_stiffness] = [front, rear].map(Axle::yielding_stiffness);
        if front_stiffness <= 0.0 || rear_stiffness <= 0.0 {
            self.note("handling: an axle has no cornering stiffness");
            return;
        }
        let car = LinearBicycle {
            mass: body.mass,
            yaw_inertia: body.inertia.rows[2].z,
            front: front.x(),
            rear: -rear.x(),
            front_stiffness,
            rear_stiffness,
        };
        self.understeer_gradient = Some(car.understeer_gradient());
        match car.limit_speed() {
            LimitSpeed::Characteristic(speed) if speed < NEUTRAL => self.characteristic_speed = Some(speed),
            LimitSpeed::Critical(speed) if speed < NEUTRAL => self.critical_speed = Some(speed),
            _ => self.note("characteristic_speed, critical_speed: the vehicle is neutral"),
        }
        let steered = |k: usize| model.actuation.axles.get(k).map_or(0.0, |a| a.steered);
        let front_alone = steered(0) == 1.0 && steered(1) == 0.0;
        if !front_alone {
            self.note("yaw_velocity_gain: the form steers the front axle alone");
        }
        let speeds = speeds.iter().filter(|v| v.is_finite() && **v > 0.0);
        self.speeds = speeds.map(|v| SpeedFigures::of(&car, *v, front_alone)).collect();
        if self.speeds.iter().any(|s| s.eigenvalues_real[1] >= 0.0) {
            self.note("yaw_velocity_gain, natural_frequency, damping_ratio: unstable above critical_speed");
        }
    }

    fn ride(&mut self, model: &VehicleModel, axles: [&Axle<'_>; 2]) {
        let body = &model.vehicle.body;
        let (mass, c) = (body.sprung_mass, body.sprung_centre);
        let [x, y, _] = body.sprung_inertia.rows;
        // The inertia is about the body's origin; the form wants it about the centre of the sprung mass.
        let form = Ride {
            sprung_mass: mass,
            roll_inertia: x.x - mass * (c.y * c.y + c.z * c.z),
            pitch_inertia: y.y - mass * (c.x * c.x + c.z * c.z),
            axles: axles.map(|a| a.ride(c.x)),
        };
        let wheels = form.axles.iter().all(|a| a.wheel_mass > 0.0);
        if !wheels || form.roll_inertia <= 0.0 || form.pitch_inertia <= 0.0 {
            self.note("ride_frequencies: a wheel has no mass, or the sprung part no inertia");
            return;
        }
        let frequencies = form.frequencies();
        if frequencies.iter().all(|f| f.is_finite()) {
            self.ride_frequencies = Some(frequencies);
        } else {
            self.note("ride_frequencies: a motion without a spring");
        }
    }

    fn braking(&mut self, model: &VehicleModel, axles: [&Axle<'_>; 2], gravity: f64) {
        let [front, rear] = axles;
        let loads = LoadTransfer {
            mass: self.mass,
            front: front.x(),
            rear: -rear.x(),
            cg_height: self.cg_height,
            tracks: [front.track(), rear.track()],
            // Only a lateral acceleration asks for it.
            front_roll_share: 0.5,
            gravity,
        };
        let braking = Braking::of(axles, &loads, &model.actuation);
        self.brake_ideal_front_share = braking.ideal;
        self.brake_front_share = braking.present;
        self.lock_deceleration = braking.lock;
        self.lock_axle = braking.axle;
        self.notes.extend(braking.note);
    }

    fn coast(&mut self, model: &VehicleModel, axles: &[Axle<'_>]) {
        let resistance = |a: &Axle<'_>| {
            let of = |k: usize| a.wheels[k].rolling_resistance * a.loads[k];
            of(0) + of(1)
        };
        let spinning = |a: &Axle<'_>| {
            let of = |k: usize| a.wheels[k].spin_inertia / (a.loaded_radius(k) * a.loaded_radius(k));
            of(0) + of(1)
        };
        let form = CoastDown {
            mass: self.mass + axles.iter().map(spinning).sum::<f64>(),
            constant: axles.iter().map(resistance).sum(),
            quadratic: model.vehicle.body.drag,
        };
        if form.constant > 0.0 && form.quadratic > 0.0 {
            self.coast_distance = Some(form.distance(COAST_FROM, 0.0));
        } else {
            self.note("coast_distance: the form asks for rolling resistance and air drag");
        }
    }
}
