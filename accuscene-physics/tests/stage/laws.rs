//! Scenes under each of the impulse laws.

/// All of them.
pub(crate) const LAWS: [&str; 5] =
    ["kudlich-slibar-3d", "kudlich-slibar-2d", "brach-planar", "routh-stronge", "routh-stronge-2d"];

/// A car at a place (m) and heading (degrees).
pub(crate) fn car(id: &str, [x, y, heading]: [f64; 3], speed: f64, more: &str) -> String {
    format!(
        "[[vehicles]]\nid = \"{id}\"\nmass = 1500\ninertia = {{ yaw = 2500 }}\n\
         dimensions = {{ length = 4.6, width = 1.8, wheelbase = 2.7 }}\n\
         start = {{ position = [{x}, {y}], heading = \"{heading} deg\", speed = {speed} }}\n{more}\n"
    )
}

/// A second of a scene under an impulse law.
pub(crate) fn scene(law: &str, friction: f64, rest: &str) -> String {
    format!(
        "schema = \"accuscene/scene/1\"\noptions = {{ duration = 1 }}\n\
         [impacts]\nmodel = \"{law}\"\nrestitution = 0.1\nfriction = {friction}\n{rest}"
    )
}

/// What is different for a pair.
pub(crate) fn pair(between: [&str; 2], more: &str) -> String {
    format!("[[impacts.pairs]]\nbetween = [\"{}\", \"{}\"]\n{more}\n", between[0], between[1])
}
