use super::Position2;
use super::record::record;
use crate::arith::{FRAC_PI_2, PI, TAU};
use crate::identity::Timestamp;
use crate::quantity::{Angle, Length, Quantity, Ratio};

record! {
    /// What the scene belongs to: case, people, place.
    ///
    /// It has no influence on any result and no part in the scene's hash.
    #[derive(Default)]
    SceneMetadata {
        optional {
            /// Title of the case.
            #[schemars(length(max = 500))]
            title: Option<String>,
            /// Reference of the court, insurer or office.
            #[schemars(length(max = 200))]
            case_number: Option<String>,
            /// Who wrote the scene.
            #[schemars(length(max = 200))]
            author: Option<String>,
            /// For whom the author works.
            #[schemars(length(max = 200))]
            organisation: Option<String>,
            /// Where the accident happened, in words.
            #[schemars(length(max = 500))]
            location: Option<String>,
            /// What happened, in words.
            #[schemars(length(max = 20000))]
            description: Option<String>,
            /// Weather and light, in words.
            #[schemars(length(max = 500))]
            conditions: Option<String>,
            /// Words to find the case by.
            #[schemars(length(max = 100), inner(length(max = 100)))]
            tags: Vec<String>,
            /// The instant that is second 0 of the results.
            epoch: Option<Timestamp>,
        }
    }

    /// Where the scene lies on Earth.
    Georeference {
        required {
            /// Geodetic latitude of the scene's origin (WGS 84), north positive.
            latitude: Quantity<Angle> [-FRAC_PI_2, FRAC_PI_2],
            /// Longitude of the scene's origin (WGS 84), east positive.
            longitude: Quantity<Angle> [-PI, PI],
        }
        optional {
            /// Height of the scene's origin above the ellipsoid.
            altitude: Option<Quantity<Length>> [-12000.0, 12000.0],
            /// Angle from geographic east to the scene's x axis, counter-clockwise; 0 if absent.
            rotation: Option<Quantity<Angle>> [-TAU, TAU],
        }
    }

    /// A picture under the scene: an aerial photograph or a plan.
    Backdrop {
        required {
            /// Path relative to the scene's file, or a `data:` URI.
            #[schemars(length(min = 1, max = 1000000))]
            image: String,
            /// Width of the picture on the ground.
            width: Quantity<Length> [0.01, 200000.0],
        }
        optional {
            /// World position of the picture's lower left corner; the world's origin if absent.
            origin: Option<Position2>,
            /// Angle from the x axis to the picture's lower edge; 0 if absent.
            rotation: Option<Quantity<Angle>> [-TAU, TAU],
            /// 0 invisible, 1 opaque; 1 if absent.
            opacity: Option<Quantity<Ratio>> [0.0, 1.0],
        }
    }
}
