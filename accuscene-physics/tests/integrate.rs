//! Integrators against closed forms: order, symmetry, step control, events.

use accuscene_core::arith::{cos, exp, sin};
use accuscene_physics::integrate::{
    Control, IntegrationError, MAX_EVENTS, explicit_euler, implicit_midpoint, integrate,
    integrate_with_events, rk4, root, semi_implicit_euler, velocity_verlet,
};

type Method = fn([f64; 2], f64) -> [f64; 2];

fn pendulum(_: f64, y: &[f64; 2]) -> [f64; 2] {
    [y[1], -sin(y[0])]
}

const METHODS: [(&str, Method, f64); 5] = [
    ("explicit Euler", |y, h| explicit_euler(pendulum, 0.0, &y, h), 2.0),
    (
        "semi-implicit Euler",
        |y, h| flat(semi_implicit_euler(|_, q, _| [-sin(q[0])], 0.0, (&[y[0]], &[y[1]]), h)),
        2.0,
    ),
    ("velocity Verlet", |y, h| flat(velocity_verlet(|_, q| [-sin(q[0])], 0.0, (&[y[0]], &[y[1]]), h)), 4.0),
    ("implicit midpoint", |y, h| implicit_midpoint(pendulum, 0.0, &y, h).unwrap_or([f64::NAN; 2]), 4.0),
    ("RK4", |y, h| rk4(pendulum, 0.0, &y, h), 16.0),
];

fn flat((q, v): ([f64; 1], [f64; 1])) -> [f64; 2] {
    [q[0], v[0]]
}

fn run(method: Method, steps: u32) -> [f64; 2] {
    let h = 2.0 / f64::from(steps);
    (0..steps).fold([1.0, 0.3], |y, _| method(y, h))
}

#[test]
fn halving_the_step_divides_the_error_as_the_order_says() {
    let tight = Control { relative: 1e-12, absolute: 1e-13, ..Control::default() };
    let exact = integrate(pendulum, (0.0, 2.0), [1.0, 0.3], &tight, |_| ()).unwrap().y;
    for (name, method, ratio) in METHODS {
        let error = |n| (run(method, n)[0] - exact[0]).abs() + (run(method, n)[1] - exact[1]).abs();
        let seen = error(200) / error(400);
        assert!((seen / ratio - 1.0).abs() < 0.05, "{name}: {seen} for {ratio}");
    }
}

#[test]
fn mirrored_states_give_mirrored_bits() {
    for (name, method, _) in METHODS {
        let (a, b) = (method([0.7, -0.2], 0.01), method([-0.7, 0.2], 0.01));
        assert_eq!(a.map(f64::to_bits), b.map(|x| (-x).to_bits()), "{name}");
    }
}

#[test]
fn midpoint_refuses_what_does_not_settle() {
    assert_eq!(implicit_midpoint(|_, y: &[f64; 1]| [-1000.0 * y[0]], 0.0, &[1.0], 0.1), None);
}

#[test]
fn adaptive_steps_keep_the_tolerance() {
    let control = Control { max_step: 1.0, ..Control::default() };
    let (mut steps, mut worst) = (0, 0.0_f64);
    let end = integrate(
        |t, y: &[f64; 1]| [-2.0 * y[0] + cos(t)],
        (0.0, 5.0),
        [1.0],
        &control,
        |step| {
            steps += 1;
            let s = step.h * 0.4;
            let gap = (step.at(s)[0] - closed(step.t + s)).abs();
            worst = if gap > worst { gap } else { worst };
            assert_eq!(step.at(0.0), step.y[0]);
            assert_eq!(step.at(step.h), step.y[1]);
        },
    )
    .unwrap();
    assert_eq!(end.t, 5.0);
    assert!((end.y[0] - closed(5.0)).abs() < 1e-8, "{}", end.y[0] - closed(5.0));
    assert!(worst < 1e-5, "dense output off by {worst}");
    assert!((20..400).contains(&steps), "{steps} steps");
}

/// Of `y' = -2 y + cos t` from `y(0) = 1`.
fn closed(t: f64) -> f64 {
    0.6 * exp(-2.0 * t) + 0.4 * cos(t) + 0.2 * sin(t)
}

#[test]
fn a_ball_bounces_at_the_right_times_and_then_rests() {
    let (g, e) = (9.80665, 0.5);
    let fall = (2.0_f64 / g).sqrt();
    let mut times = Vec::new();
    let outcome = integrate_with_events(
        |_, y: &[f64; 2]| [y[1], -g],
        (0.0, 5.0),
        [1.0, 0.0],
        &Control::default(),
        |_, y| y[0],
        |t, y| {
            times.push(t);
            *y = [0.0, -e * y[1]];
        },
    )
    .unwrap();
    let (mut want, mut flight) = (fall, fall);
    for (k, t) in times.iter().take(8).enumerate() {
        assert!((t - want).abs() < 1e-8, "bounce {k}: {t} for {want}");
        flight *= if k == 0 { 2.0 * e } else { e };
        want += flight;
    }
    // All bounces together take (1 + e) / (1 - e) of the fall.
    assert!(outcome.resting && outcome.events > MAX_EVENTS);
    assert!((outcome.t - 3.0 * fall).abs() < 1e-6, "{}", outcome.t - 3.0 * fall);
}

#[test]
fn what_cannot_be_integrated_is_refused() {
    let still = |_: f64, y: &[f64; 1]| *y;
    let none = Control { relative: 0.0, ..Control::default() };
    assert_eq!(integrate(still, (0.0, 1.0), [1.0], &none, |_| ()), Err(IntegrationError::Domain));
    assert_eq!(
        integrate(still, (1.0, 1.0), [1.0], &Control::default(), |_| ()),
        Err(IntegrationError::Domain)
    );
    // y' = y^2 from 1 is infinite at t = 1.
    let blown = integrate(|_, y: &[f64; 1]| [y[0] * y[0]], (0.0, 2.0), [1.0], &Control::default(), |_| ());
    let Err(IntegrationError::StepVanishes { t }) = blown else { panic!("{blown:?}") };
    assert!((t - 1.0).abs() < 1e-6, "{t}");
    let few = Control { max_trials: 10, ..Control::default() };
    let short = integrate(still, (0.0, 1.0), [1.0], &few, |_| ());
    assert!(matches!(short, Err(IntegrationError::TooManySteps { trials: 10, .. })));
}

#[test]
fn a_root_closes_on_its_bracket() {
    let found = root(|x| x * x * x - 2.0, 0.0, 2.0, 1e-14).unwrap();
    assert!((found * found * found - 2.0).abs() < 1e-12);
    // A step has no slope to follow.
    let jump = root(|x| if x < 0.3 { 1.0 } else { -1e9 }, 0.0, 1.0, 1e-12).unwrap();
    assert!((0.0..1e-12).contains(&(jump - 0.3)));
    assert_eq!(root(|x| x + 1.0, 0.0, 1.0, 1e-12), None);
}
