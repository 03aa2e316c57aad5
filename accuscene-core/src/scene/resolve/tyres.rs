use super::super::{Si, Tyre};
use super::class::ClassDefaults;
use super::fill::Fill;

/// Fills in a tyre that carries this load at rest, on a wheel of this mass.
pub(super) fn tyre(tyre: &mut Tyre, load: f64, wheel_mass: f64, defaults: &ClassDefaults) {
    tyre.model.get_or_insert_default();
    tyre.radius.estimate(defaults.tyre_radius, 0.015, "typical of the class; read the size from the tyre");
    let radius = tyre.radius.si();
    let vertical = 60.0 * load;
    tyre.vertical_stiffness.estimate(
        vertical,
        0.15 * vertical,
        "estimate: 17 mm of deflection at the static load (180-250 kN/m for cars)",
    );
    tyre.vertical_damping.fill(0.001 * tyre.vertical_stiffness.si(), "1 ms of the stiffness (50-500 N s/m)");
    let cornering = 12.0 * load;
    tyre.cornering_stiffness.estimate(
        cornering,
        0.2 * cornering,
        "estimate: 12 times the load for each radian (0.21 for each degree); tests of radial tyres give 9-20",
    );
    let longitudinal = 15.0 * load;
    tyre.longitudinal_stiffness.estimate(
        longitudinal,
        0.25 * longitudinal,
        "estimate: 15 times the load; tests of radial tyres give 10-22",
    );
    tyre.relaxation_length.estimate(0.5, 0.1, "typical of car tyres: 0.3-0.7 m");
    tyre.friction.fill(1.0, "the road's friction");
    tyre.load_sensitivity.estimate(
        0.07,
        0.03,
        "ratio PDY2/PDY1 of a measured 205/60 R15 tyre (Magic Formula 6.1)",
    );
    tyre.speed_sensitivity.fill(0.0, "none on dry roads; about 0.07 on wet ones above 50 km/h");
    let spin = 0.3 * wheel_mass * radius * radius;
    tyre.spin_inertia.estimate(
        spin,
        0.25 * spin,
        "estimate: 60 % of the unsprung mass turns, half of it at the radius",
    );
    tyre.rolling_resistance.fill(
        defaults.rolling_resistance,
        "typical on asphalt: 0.010-0.015 for cars, 0.006-0.008 for trucks",
    );
}
