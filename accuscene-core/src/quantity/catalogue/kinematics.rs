use super::dimensions;
use crate::arith::{PI, TAU};

dimensions! {
    /// A length or position, m.
    Length = "length" in "m" {
        "m" ["metre" "metres" "meter" "meters"] 1.0, 1.0;
        "cm" [] 1.0, 100.0;
        "mm" [] 1.0, 1000.0;
        "km" [] 1000.0, 1.0;
        "ft" ["foot" "feet"] 381.0, 1250.0;
        "in" ["inch" "inches"] 127.0, 5000.0;
        "yd" ["yard" "yards"] 1143.0, 1250.0;
        "mi" ["mile" "miles"] 201_168.0, 125.0;
    }

    /// An area, m².
    Area = "area" in "m2" {
        "m2" ["sq m"] 1.0, 1.0;
        "cm2" [] 1.0, 10_000.0;
        "mm2" [] 1.0, 1_000_000.0;
        "ft2" ["sq ft"] 145_161.0, 1_562_500.0;
        "in2" ["sq in"] 16_129.0, 25_000_000.0;
    }

    /// A curvature, 1/m, positive to the left.
    Curvature = "curvature" in "1/m" {
        "1/m" [] 1.0, 1.0;
        "1/km" [] 1.0, 1000.0;
        "1/ft" [] 1250.0, 381.0;
    }

    /// A duration or time since the epoch of the scene, s.
    Time = "time" in "s" {
        "s" ["sec" "second" "seconds"] 1.0, 1.0;
        "ms" [] 1.0, 1000.0;
        "min" ["minute" "minutes"] 60.0, 1.0;
        "h" ["hr" "hour" "hours"] 3600.0, 1.0;
    }

    /// A speed or component of velocity, m/s.
    Speed = "speed" in "m/s" {
        "m/s" ["mps"] 1.0, 1.0;
        "km/h" ["kph" "kmh" "kmph"] 5.0, 18.0;
        "mph" ["mi/h"] 1397.0, 3125.0;
        "ft/s" ["fps" "ft/sec"] 381.0, 1250.0;
        "in/s" ["in/sec"] 127.0, 5000.0;
        "kn" ["knot" "knots" "kt"] 463.0, 900.0;
    }

    /// An acceleration, m/s².
    Acceleration = "acceleration" in "m/s2" {
        "m/s2" ["m/s/s"] 1.0, 1.0;
        "g" ["g0" "gee"] 196_133.0, 20_000.0;
        "ft/s2" ["ft/sec2" "ft/s/s"] 381.0, 1250.0;
        "in/s2" ["in/sec2"] 127.0, 5000.0;
        "km/h/s" ["kph/s"] 5.0, 18.0;
        "mph/s" [] 1397.0, 3125.0;
    }

    /// An angle, rad, counter-clockwise positive about z up.
    Angle = "angle" in "rad" {
        "rad" ["radian" "radians"] 1.0, 1.0;
        "deg" ["°" "degree" "degrees"] PI, 180.0;
        "rev" ["turn" "turns"] TAU, 1.0;
    }

    /// An angular rate, rad/s.
    AngularRate = "angular rate" in "rad/s" {
        "rad/s" ["rad/sec"] 1.0, 1.0;
        "deg/s" ["°/s" "deg/sec"] PI, 180.0;
        "rpm" ["rev/min" "1/min"] PI, 30.0;
        "rev/s" [] TAU, 1.0;
    }

    /// An angular acceleration, rad/s².
    AngularAcceleration = "angular acceleration" in "rad/s2" {
        "rad/s2" ["rad/sec2"] 1.0, 1.0;
        "deg/s2" ["°/s2" "deg/sec2"] PI, 180.0;
    }
}
