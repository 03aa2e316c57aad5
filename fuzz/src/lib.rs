//! What the fuzz targets do with their input; the regressions do the same without a fuzzer.
//!
//! A target passes if nothing panics, hangs or takes memory out of proportion, and what it checks holds.

use accuscene_core::document::{Format, Problem};
use accuscene_core::quantity::{Length, Mass, Quantity, Speed};
use accuscene_core::scene::Scene;
use accuscene_core::vehicle_file::VehicleFile;
use accuscene_physics::Model;

/// Reads a JSON scene; a sound one keeps its hash through writing and reading, resolves, and compiles or refuses.
pub fn scene_json(data: &[u8]) {
    scene(data, Format::Json);
}

/// The same for TOML.
pub fn scene_toml(data: &[u8]) {
    scene(data, Format::Toml);
}

fn scene(data: &[u8], format: Format) {
    let Ok(scene) = Scene::read(data, format) else { return };
    let text = scene.to_json().expect("a scene that was read can be written");
    let again = Scene::from_json(&text).expect("what was written can be read");
    assert_eq!(scene.hash(), again.hash(), "the hash survives writing and reading");
    let resolved = scene.resolve();
    assert_eq!(resolved.scene(), resolved.scene().resolve().scene(), "resolving twice changes nothing");
    if scene.vehicles.len() < 20 {
        let _ = Model::compile(&resolved);
    }
}

/// Reads a TOML vehicle file; a sound one keeps through writing and reading, and fills in once and for all.
pub fn vehicle_file(data: &[u8]) {
    let Ok(file) = VehicleFile::read(data, Format::Toml) else { return };
    let text = file.to_json().expect("a vehicle that was read can be written");
    assert_eq!(VehicleFile::from_json(&text).expect("what was written can be read"), file);
    let filled = file.resolve();
    assert_eq!(filled, filled.resolve(), "filling in twice changes nothing");
    assert!(!filled.validate().iter().any(Problem::is_error), "what was filled in is sound");
}

/// Reads a quantity; what is read is finite.
pub fn quantity(data: &[u8]) {
    let Ok(text) = core::str::from_utf8(data) else { return };
    if let Ok(q) = text.parse::<Quantity<Speed>>() {
        assert!(q.value.is_finite());
    }
    if let Ok(q) = text.parse::<Quantity<Length>>() {
        assert!(q.value.is_finite());
    }
    if let Ok(q) = text.parse::<Quantity<Mass>>() {
        assert!(q.value.is_finite());
    }
}

/// Decompresses with a limit of 1 MiB; the output keeps to it.
pub fn decompress(data: &[u8]) {
    let limits = accuscene_compression::Limits::new(1 << 20);
    if let Ok(out) = accuscene_compression::decompress(data, &limits) {
        assert!(out.len() <= 1 << 20);
    }
}

/// Opens a sealed message with a fixed key: nothing that was not sealed with it opens.
pub fn open_sealed(data: &[u8]) {
    let key = accuscene_crypto::SecretKey::from_slice(&[7; 32]).expect("32 bytes are a key");
    assert!(accuscene_crypto::open(&key, data, b"").is_err(), "a message opened that nobody sealed");
}
