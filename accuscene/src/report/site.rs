//! What stands still in the plan: zones, obstacles, the image below and the direction of north.

use accuscene_core::arith::sin_cos;
use serde_json::Value;

use super::ReportOptions;
use super::backdrop;
use super::canvas::placed;

/// A named area of the plan.
pub(super) struct Area {
    pub(super) label: String,
    pub(super) polygon: Vec<[f64; 2]>,
}

/// An image of known scale.
pub(super) struct Image {
    /// Data URI that was found to be a raster image.
    pub(super) uri: String,
    /// Width on the ground, m.
    pub(super) width: f64,
    /// World position of its lower left corner, m.
    pub(super) origin: [f64; 2],
    /// Rotation about that corner, rad.
    pub(super) rotation: f64,
    /// 0 transparent to 1 opaque.
    pub(super) opacity: f64,
}

/// The still parts of the plan, read from the resolved scene.
pub(super) struct Site {
    pub(super) zones: Vec<Area>,
    pub(super) obstacles: Vec<Area>,
    pub(super) backdrop: Option<Image>,
    /// What the reader must know about an image that could not be shown.
    pub(super) backdrop_note: Option<&'static str>,
    /// Whether the scene says where north is.
    pub(super) north_given: bool,
    /// Direction of north, rad from world x.
    pub(super) north: f64,
}

impl Site {
    /// Reads the resolved scene in its public form.
    pub(super) fn of(scene: &Value, options: &ReportOptions) -> Self {
        let zones = list(scene, "/terrain/zones")
            .map(|zone| Area { label: zone_label(zone), polygon: polygon(zone.get("polygon")) })
            .filter(|area| area.polygon.len() >= 3)
            .collect();
        let obstacles = list(scene, "/obstacles")
            .map(|obstacle| Area { label: label(obstacle), polygon: obstacle_polygon(obstacle) })
            .filter(|area| area.polygon.len() >= 3)
            .collect();
        let (backdrop, backdrop_note) = image(scene, options);
        // The georeference turns geographic east into the x axis, counter-clockwise.
        let placed = scene.get("georeference").filter(|place| place.is_object());
        let east = placed.map(|place| -place.get("rotation").and_then(number).unwrap_or(0.0));
        Self {
            zones,
            obstacles,
            backdrop,
            backdrop_note,
            north_given: placed.is_some(),
            north: east.unwrap_or(0.0) + core::f64::consts::FRAC_PI_2,
        }
    }
}

fn list<'a>(scene: &'a Value, pointer: &str) -> impl Iterator<Item = &'a Value> {
    scene.pointer(pointer).and_then(Value::as_array).into_iter().flatten()
}

/// A quantity's number, whether it stands alone or with its facts.
fn number(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| value.get("value").and_then(Value::as_f64))
}

fn pair(value: &Value) -> Option<[f64; 2]> {
    Some([number(value.get(0)?)?, number(value.get(1)?)?])
}

fn polygon(value: Option<&Value>) -> Vec<[f64; 2]> {
    value.and_then(Value::as_array).into_iter().flatten().filter_map(pair).collect()
}

fn label(value: &Value) -> String {
    let text = |key: &str| value.get(key).and_then(Value::as_str).filter(|text| !text.is_empty());
    text("name").or_else(|| text("id")).unwrap_or_default().to_owned()
}

fn zone_label(zone: &Value) -> String {
    match zone.get("friction").and_then(number) {
        Some(friction) => format!("{} μ {}", label(zone), super::units::number(friction, 2)),
        None => label(zone),
    }
}

/// Corners of an obstacle: its polygon, the sides of a box, or a circle.
fn obstacle_polygon(obstacle: &Value) -> Vec<[f64; 2]> {
    let Some(shape) = obstacle.get("shape") else { return Vec::new() };
    let value = |name: &str| shape.get(name).and_then(number);
    let Some(centre) = shape.get("centre").and_then(pair) else { return polygon(shape.get("points")) };
    if let Some(radius) = value("radius") {
        return (0..24)
            .map(|step| {
                let (sin, cos) = sin_cos(f64::from(step) * core::f64::consts::PI / 12.0);
                [centre[0] + radius * cos, centre[1] + radius * sin]
            })
            .collect();
    }
    let (Some(length), Some(width)) = (value("length"), value("width")) else { return Vec::new() };
    let (x, y) = (length / 2.0, width / 2.0);
    placed(&[[x, y], [-x, y], [-x, -y], [x, -y]], centre, value("heading").unwrap_or(0.0))
}

fn image(scene: &Value, options: &ReportOptions) -> (Option<Image>, Option<&'static str>) {
    let Some(backdrop) = scene.get("backdrop").filter(|backdrop| backdrop.is_object()) else {
        return (None, None);
    };
    let named = backdrop.get("image").and_then(Value::as_str).unwrap_or_default();
    let given = options.backdrop.as_ref().and_then(backdrop::BackdropImage::data_uri);
    let Some(uri) = given.or_else(|| backdrop::trusted(named).map(str::to_owned)) else {
        let note = "The scene’s backdrop image is not part of this page: it is a file of its own or not a PNG, JPEG or WebP image.";
        return (None, Some(note));
    };
    if backdrop::pixels(&uri).is_none() {
        return (
            None,
            Some("The scene’s backdrop image is not shown: its size in pixels could not be read."),
        );
    }
    let Some(width) = backdrop.get("width").and_then(number).filter(|width| *width > 0.0) else {
        return (None, Some("The scene’s backdrop image is not shown: it has no width on the ground."));
    };
    let value = |name: &str| backdrop.get(name).and_then(number);
    let image = Image {
        uri,
        width,
        origin: backdrop.get("origin").and_then(pair).unwrap_or([0.0, 0.0]),
        rotation: value("rotation").unwrap_or(0.0),
        opacity: value("opacity").unwrap_or(1.0),
    };
    (Some(image), None)
}
