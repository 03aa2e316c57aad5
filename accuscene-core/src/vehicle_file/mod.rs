//! Vehicle files: a vehicle without an accident, for libraries of vehicles, and the library of generic classes.
//!
//! A file has the members of a scene's [`Vehicle`](crate::scene::Vehicle) but for `id`, `start`, `driver`, `detail`,
//! `colour` and `damage`; only `schema`, `mass` and `dimensions` must be there:
//!
//! ```
//! use accuscene_core::vehicle_file::VehicleFile;
//!
//! let file = VehicleFile::from_toml(r#"
//! schema = "accuscene/vehicle/1"
//! name = "1997 Jeep Cherokee Sport"
//! class = "suv"
//! mass = { value = "1662.7 kg", basis = "measured", source = "NHTSA Light Vehicle Inertial Parameter Database" }
//! dimensions = { length = 4.25, width = 1.72, wheelbase = "101.4 in", cg_height = 0.682 }
//! "#)?;
//! assert!((file.dimensions.wheelbase.value - 2.57556).abs() < 1e-12);
//! # Ok::<(), accuscene_core::error::CoreError>(())
//! ```
//!
//! A vehicle of a scene takes what it does not say itself from a file that it names, from the library unless the host
//! brings its own [`VehicleCatalogue`]:
//!
//! ```
//! use accuscene_core::scene::Scene;
//!
//! let scene = Scene::from_toml(r#"
//! schema = "accuscene/scene/1"
//! [[vehicles]]
//! id = "a"
//! model = "suv"
//! mass = "1950 kg"
//! start = { position = [0, 0], speed = "50 km/h" }
//! "#)?;
//! let vehicle = &scene.vehicles[0];
//! assert_eq!((vehicle.mass.value, vehicle.based_on.as_deref()), (1950.0, Some("suv")));
//! # Ok::<(), accuscene_core::error::CoreError>(())
//! ```
//! The scene that is read has all the values: its hash, its echo and its text depend on no file any more.

mod catalogue;
mod file;
mod library;
mod overlay;
mod reading;

pub use catalogue::VehicleCatalogue;
pub use file::{VehicleFile, VehicleSchemaVersion};
pub use library::VehicleLibrary;

pub(crate) use overlay::fill_in;
