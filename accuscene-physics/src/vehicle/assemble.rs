use super::{Body, Mobility, Vehicle, Wheel};
use crate::error::PhysicsError;
use accuscene_core::arith::{Mat3, Vec3};

impl Vehicle<f64> {
    /// Joins a body and its wheels.
    ///
    /// `mass` (kg) and `inertia` (about the centre of gravity, body axes, kg m²) are those of the whole vehicle,
    /// `cg_height` (m) holds standing on level ground, `drag` and `lift` are `rho C A / 2` (kg/m). Of the wheels the hubs'
    /// x and y count; their height and the springs' preload follow from `loads`, what each axle carries at rest (N).
    ///
    /// # Errors
    /// [`PhysicsError::Vehicle`] if wheels and loads do not form axles, a wheel would carry less than its own weight, or the
    /// sprung part is left without a positive inertia.
    #[expect(clippy::too_many_arguments, reason = "the figures of one vehicle, each by its name")]
    pub fn assemble(
        id: &str,
        mass: f64,
        inertia: Mat3,
        cg_height: f64,
        mut wheels: Vec<Wheel<f64>>,
        loads: &[f64],
        [drag, lift]: [f64; 2],
        gravity: f64,
    ) -> Result<Self, PhysicsError> {
        let refuse = |problem: &str, hint: &str| PhysicsError::Vehicle {
            vehicle: id.to_owned(),
            problem: problem.to_owned(),
            hint: hint.to_owned(),
        };
        if wheels.is_empty() || wheels.len() != 2 * loads.len() {
            return Err(refuse("the wheels do not form axles of two", "give two wheels and a load an axle"));
        }
        for (pair, load) in wheels.chunks_mut(2).zip(loads) {
            let (yl, yr) = (pair[0].hub.y, pair[1].hub.y);
            if yl <= yr {
                return Err(refuse("the left wheel is not left of the right one", "give a track above zero"));
            }
            // Moment about x with the centre of gravity at y = 0.
            let left = load * (-yr / (yl - yr));
            for (wheel, static_load) in pair.iter_mut().zip([left, load - left]) {
                let press = static_load / wheel.vertical_stiffness;
                wheel.suspension.preload = static_load - wheel.mass * gravity;
                wheel.hub.z = wheel.radius - press - cg_height;
                if wheel.suspension.preload <= 0.0 {
                    return Err(refuse(
                        "a wheel would carry less than its own weight",
                        "move the centre of gravity between the wheels or give lighter wheels",
                    ));
                }
                if press >= wheel.radius {
                    return Err(refuse("a tyre is too soft for its load", "give a stiffer or larger tyre"));
                }
            }
        }

        let mut unsprung = 0.0;
        let mut moment = Vec3::zero();
        let mut outer = Mat3::default();
        for pair in wheels.chunks(2) {
            let (l, r) = (&pair[0], &pair[1]);
            unsprung += l.mass + r.mass;
            moment += l.hub * l.mass + r.hub * r.mass;
            outer = outer.sum(&point_inertia(l).sum(&point_inertia(r)));
        }
        let sprung_mass = mass - unsprung;
        if sprung_mass <= 0.0 {
            return Err(refuse("the wheels weigh more than the vehicle", "give lighter wheels"));
        }
        let sprung_centre = -moment * (1.0 / sprung_mass);
        let sprung_inertia = inertia.sum(&outer.scaled(-1.0));
        let points: Vec<(f64, Vec3, Vec3)> = wheels.iter().map(|w| (w.mass, w.hub, w.path())).collect();
        let mobility =
            Mobility::new(sprung_mass, sprung_centre, sprung_inertia, &points).ok_or_else(|| {
                refuse("the body is left without inertia once its wheels are taken off", "raise the inertia")
            })?;
        let body = Body { mass, inertia, sprung_mass, sprung_centre, sprung_inertia, mobility, drag, lift };
        Ok(Self { body, wheels })
    }
}

fn point_inertia(wheel: &Wheel<f64>) -> Mat3 {
    let cross = Mat3::cross_matrix(wheel.hub);
    cross.product(&cross).scaled(-wheel.mass)
}
