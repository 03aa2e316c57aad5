use super::deformation::{CrushSpeed, crush_speed};
use super::piece::{Component, Piece, Sigma};
use super::recorder::{Channel, RecorderTrace};
use super::sigma::{self, sigma};
use super::{
    CrushEes, DeltaV, Ees, MarkInTime, MarkPoint, Pdof, PlaceInTime, RestPose, SpeedInTime, Stamp, Target,
};
use crate::Model;
use crate::crush::CrushWarning;
use accuscene_core::arith::Real;
use accuscene_core::document::Problem;
use accuscene_core::quantity::{Length, Quantity};
use accuscene_core::scene::{self, Evidence, Position2, Profile, Scene, Si, StampedEvent};

/// Code of evidence about a body whose motion a reconstruction does not find.
const NOT_A_VEHICLE: u32 = 2515;
/// Code of a recorder whose samples all lie where no run shows them.
const NO_SAMPLE: u32 = 2516;
/// Code of a crush that its face cannot turn into energy.
const NO_ENERGY: u32 = 2517;

/// Reads the evidence of a resolved scene; what cannot be used is told as a problem.
pub(in crate::reconstruction) fn read(
    scene: &Scene,
    model: &Model,
    problems: &mut Vec<Problem>,
) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(scene.evidence.len());
    for evidence in &scene.evidence {
        let path = format!("evidence.{}", evidence.id());
        let Some(vehicle) = model.vehicles.iter().find(|vehicle| vehicle.id == evidence.subject()) else {
            let problem =
                Problem::new(NOT_A_VEHICLE, format!("{path}.subject"), "its motion is not simulated");
            let problem = problem.with_value(evidence.subject()).with_limit("a vehicle");
            problems.push(problem.with_hint("name a vehicle, or leave this evidence out"));
            continue;
        };
        let wheel_names = &vehicle.wheel_names;
        let mut reader = Reader { path, scene, wheel_names, problems, warnings: Vec::new() };
        if let Some((target, components)) = reader.read(evidence) {
            pieces.push(Piece {
                id: evidence.id().to_owned(),
                kind: evidence.kind(),
                subject: evidence.subject().to_owned(),
                components,
                warnings: reader.warnings,
                target,
            });
        }
    }
    pieces
}

struct Reader<'a> {
    path: String,
    scene: &'a Scene,
    wheel_names: &'a [String],
    problems: &'a mut Vec<Problem>,
    warnings: Vec<CrushWarning>,
}

impl Reader<'_> {
    fn read(&mut self, evidence: &Evidence) -> Option<(Target, Vec<Component>)> {
        Some(match evidence {
            Evidence::RestPose(e) => self.rest(e),
            Evidence::MarkPoint(e) => self.mark(e),
            Evidence::Crush(e) => return self.crush(e),
            Evidence::Ees(e) => {
                let usual = Real::max(sigma::EES_SHARE * e.ees.value, sigma::SPEED_LEAST);
                let target = Target::Ees(Ees { impact: e.impact.unwrap_or(1) });
                (target, vec![self.component("ees", "m/s", &e.ees, "ees", usual)])
            }
            Evidence::Pdof(e) => {
                let target = Target::Pdof(Pdof { impact: e.impact.unwrap_or(1) });
                (target, vec![self.component("pdof", "rad", &e.pdof, "pdof", sigma::PDOF)])
            }
            Evidence::DeltaV(e) => self.delta_v(e),
            Evidence::Recorder(e) => return self.recorder(e),
            Evidence::TimeStamp(e) => {
                let (name, stamp) = match e.event {
                    StampedEvent::Contact => ("time of contact", Stamp::Contact),
                    StampedEvent::Rest => ("time of rest", Stamp::Rest),
                };
                (Target::Stamp(stamp), vec![self.component(name, "s", &e.time, "time", sigma::TIME)])
            }
            Evidence::VideoPosition(e) => {
                let point = e.point.as_ref().map_or([0.0; 2], Si::si);
                let target = Target::Place(PlaceInTime { time: e.time.value, point });
                (target, self.place(&e.position, sigma::MARK))
            }
            Evidence::SpeedReading(e) => {
                let usual = Real::max(sigma::SPEED_SHARE * e.speed.value.abs(), sigma::SPEED_LEAST);
                let target = Target::Speed(SpeedInTime { time: e.time.value });
                (target, vec![self.component("speed", "m/s", &e.speed, "speed", usual)])
            }
        })
    }

    fn rest(&mut self, e: &scene::RestPose) -> (Target, Vec<Component>) {
        let mut components = self.place(&e.position, sigma::REST);
        if let Some(heading) = &e.heading {
            components.push(self.component("heading", "rad", heading, "heading", sigma::HEADING));
        }
        (Target::Rest(RestPose { heading: e.heading.is_some() }), components)
    }

    fn mark(&mut self, e: &scene::MarkPoint) -> (Target, Vec<Component>) {
        let wheel = e.axle.zip(e.side).and_then(|(axle, side)| {
            let right = usize::from(side == scene::Side::Right);
            self.wheel_names.get(2 * (axle as usize).saturating_sub(1) + right).cloned()
        });
        let components = self.place(&e.position, sigma::MARK);
        if let Some(time) = &e.time {
            return (Target::MarkInTime(MarkInTime { wheel, time: time.value }), components);
        }
        let [x, y] = [0, 1].map(|k: usize| components[k].sigma);
        // Of equal deviations the same, to the last bit.
        let value = if x == y { x } else { (0.5 * (x * x + y * y)).sqrt() };
        let assumed = components.iter().any(|component| component.assumed_sigma);
        let offset = Component::new("offset from the way", "m", 0.0, Sigma { value, assumed });
        let target = MarkPoint { place: e.position.si(), scale: [value / x, value / y], wheel };
        (Target::Mark(target), vec![offset])
    }

    fn delta_v(&mut self, e: &scene::DeltaVEstimate) -> (Target, Vec<Component>) {
        let lateral = e.lateral.as_ref().map_or(0.0, |lateral| lateral.value);
        let size = (e.longitudinal.value * e.longitudinal.value + lateral * lateral).sqrt();
        let usual = Real::max(sigma::DELTA_V_SHARE * size, sigma::SPEED_LEAST);
        let mut components =
            vec![self.component("delta-V forward", "m/s", &e.longitudinal, "longitudinal", usual)];
        if let Some(lateral) = &e.lateral {
            components.push(self.component("delta-V left", "m/s", lateral, "lateral", usual));
        }
        let target =
            DeltaV { impact: e.impact.unwrap_or(1), sensor: e.sensor.clone(), lateral: e.lateral.is_some() };
        (Target::DeltaV(target), components)
    }

    fn crush(&mut self, e: &scene::CrushProfile) -> Option<(Target, Vec<Component>)> {
        match crush_speed(e, self.scene.vehicle(&e.subject)?) {
            Ok(CrushSpeed { speed, sigma, warnings }) => {
                self.warnings = warnings;
                let sigma = Sigma { value: sigma, assumed: true };
                let component = Component::new("ees of the crush", "m/s", speed, sigma);
                Some((Target::Crush(CrushEes), vec![component]))
            }
            Err(error) => {
                let problem = Problem::new(NO_ENERGY, self.path.clone(), error);
                let hint = "check the depths, the direction of force and the stiffness A and B of the face";
                self.problems.push(problem.with_limit("a crush with an energy").with_hint(hint));
                None
            }
        }
    }

    fn recorder(&mut self, e: &scene::RecorderTrace) -> Option<(Target, Vec<Component>)> {
        let mut samples = Vec::new();
        let mut components = Vec::new();
        let from = e.trigger.as_ref().map(|trigger| -trigger.value);
        macro_rules! channel {
            ($field:ident, $channel:expr, $unit:literal, $usual:expr) => {
                if let Some(Profile::Table(knots)) = &e.$field {
                    for (index, (time, value)) in knots.iter().enumerate() {
                        // What lies before the start of the scene no run shows.
                        if from.is_some_and(|from| time.value < from) {
                            continue;
                        }
                        let usual: fn(f64) -> f64 = $usual;
                        let name = format!("{} at {} s", stringify!($field).replace('_', " "), time.value);
                        let path = format!("{}[{index}]", stringify!($field));
                        samples.push(($channel, time.value));
                        components.push(self.component(name, $unit, value, &path, usual(value.value)));
                    }
                }
            };
        }
        // 49 CFR 563: the speed within 1 km/h of the sensor's, delta-V within 10 %; slip of the wheels comes on top.
        channel!(speed, Channel::Speed, "m/s", |v| Real::max(0.03 * v.abs(), 1.0 / 3.6));
        channel!(yaw_rate, Channel::YawRate, "rad/s", |v| Real::max(0.05 * v.abs(), 0.02));
        channel!(acceleration, Channel::Acceleration, "m/s2", |v| Real::max(0.1 * v.abs(), 0.5));
        channel!(delta_v_longitudinal, Channel::DeltaVForward, "m/s", |v| Real::max(0.1 * v.abs(), 0.5));
        channel!(delta_v_lateral, Channel::DeltaVLeft, "m/s", |v| Real::max(0.1 * v.abs(), 0.5));
        if samples.is_empty() {
            let problem = Problem::new(NO_SAMPLE, self.path.clone(), "no sample that a run shows");
            let hint =
                "give speed, yaw_rate, acceleration or delta_v as [time, value] within the simulated time";
            self.problems.push(problem.with_limit("one sample or more").with_hint(hint));
            return None;
        }
        let trigger = e.trigger.as_ref().map(|trigger| trigger.value);
        Some((Target::Recorder(RecorderTrace { trigger, samples }), components))
    }

    fn place(&mut self, position: &Position2, usual: f64) -> Vec<Component> {
        let [x, y]: &[Quantity<Length>; 2] = position;
        vec![
            self.component("x", "m", x, "position[0]", usual),
            self.component("y", "m", y, "position[1]", usual),
        ]
    }

    fn component<D>(
        &mut self,
        name: impl Into<String>,
        unit: &'static str,
        quantity: &Quantity<D>,
        field: &str,
        usual: f64,
    ) -> Component {
        let path = format!("{}.{field}", self.path);
        Component::new(name, unit, quantity.value, sigma(quantity, usual, &path, self.problems))
    }
}
