//! Texts of scenes.

/// What all scenes share; `restitution` and `friction` are those of the impacts.
pub(crate) fn scene(duration: f64, restitution: f64, friction: f64, rest: &str) -> String {
    format!(
        "schema = \"accuscene/scene/1\"\noptions = {{ duration = {duration}, stop_at_rest = false }}\n\
         impacts = {{ restitution = {restitution}, friction = {friction} }}\n{rest}"
    )
}

/// Mass of the car, kg, and its stiffness in front: A (N/m), B (N/m²), width (m).
pub(crate) const MASS: f64 = 1500.0;
pub(crate) const FRONT: [f64; 3] = [50_000.0, 500_000.0, 1.8];

/// A car of 1,500 kg out of gear, 4.6 by 1.8 m, its front 2.3 m before its centre of gravity; `start` is what the scene
/// says of its start besides the position.
pub(crate) fn car(id: &str, [x, y]: [f64; 2], start: &str) -> String {
    format!(
        "[[vehicles]]\nid = \"{id}\"\nmass = {MASS}\n\
         dimensions = {{ length = 4.6, width = 1.8, height = 1.45, wheelbase = 2.7, cg_behind_front_axle = 1.35, \
         front_overhang = 0.95 }}\n\
         start = {{ position = [{x}, {y}], {start} }}\n\
         driver = {{ phases = [{{ gear = \"neutral\" }}] }}\n\
         structure = {{ front = {{ a = {}, b = {} }}, side = {{ a = 30000, b = 300000 }}, \
         rear = {{ a = 40000, b = 400000 }} }}\n",
        FRONT[0], FRONT[1]
    )
}

/// Something that stands fixed.
pub(crate) fn obstacle(kind: &str, shape: &str) -> String {
    format!("[[obstacles]]\nid = \"thing\"\nkind = \"{kind}\"\nshape = {shape}\n")
}
