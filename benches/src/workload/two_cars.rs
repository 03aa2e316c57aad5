use super::{Car, Workload, XorShift};
use accuscene_core::arith::{TAU, cos, sin};

/// Number of variations in W5.
pub const VARIATIONS: u64 = 10_000;
/// When both cars reach the origin, and when the wheels of both lock, s.
const MEET: f64 = 0.6;
const LOCK: f64 = 0.65;

/// W2: one car at 20 m/s to the east, one at 15 m/s 75 degrees off, both at the origin at the same time.
#[must_use]
pub fn w2() -> Workload {
    varied([0.0; 4])
}

/// W5: a variation of W2 by its number: speeds by up to 2 m/s, the angle by up to 0.17 rad, the place by up to 1 m.
#[must_use]
pub fn w5(number: u64) -> Workload {
    let mut draws = XorShift::new(0x9E37_79B9_7F4A_7C15 ^ (number + 1).wrapping_mul(0xD134_2543_DE82_EF95));
    // Seeds that are alike give first draws that are.
    for _ in 0..3 {
        draws.unit();
    }
    varied([2.0, 2.0, 0.17, 1.0].map(|most| draws.between(-most, most)))
}

fn varied([first, second, turn, aside]: [f64; 4]) -> Workload {
    let (va, vb) = (20.0 + first, 15.0 + second);
    let heading = 75.0 / 360.0 * TAU + turn;
    let a = Car { position: [-MEET * va, 0.0], heading: 0.0, speed: va, locks: Some(LOCK) };
    let position = [aside - MEET * vb * cos(heading), -MEET * vb * sin(heading)];
    let b = Car { position, heading, speed: vb, locks: Some(LOCK) };
    Workload { cars: vec![a, b], duration: 5.0, ..Workload::default() }
}

#[cfg(test)]
mod tests {
    use super::{w2, w5};
    use accuscene_core::event::Event;

    #[test]
    fn variations_stay_within_their_bounds_and_differ() {
        let middle = w2();
        for number in 0..200 {
            let (one, next) = (w5(number), w5(number + 1));
            for (car, mean) in one.cars.iter().zip(&middle.cars) {
                assert!((car.speed - mean.speed).abs() <= 2.0 && (car.heading - mean.heading).abs() <= 0.17);
            }
            assert_ne!(one.cars, next.cars);
        }
    }

    #[test]
    fn the_cars_of_every_variation_meet() {
        let meet =
            |number| w5(number).run().recording.events.iter().any(|e| matches!(e, Event::Collision(_)));
        assert!((0..20).all(meet));
    }
}
