//! A car that is pushed against a wall comes back and is struck again.

use super::ran::{side, table, under_all};
use super::scenes::{car, obstacle, scene};

#[test]
fn the_struck_car_comes_back_from_the_wall() {
    let a = car("a", [-8.0, 0.0], "speed = 14");
    let b = car("b", [0.0, 0.0], "speed = 0");
    // 1.2 m before the struck car.
    let wall = obstacle("wall", "{ kind = \"box\", centre = [5.5, 0], length = 4, width = 8 }");
    let runs = under_all(&scene(2.5, 0.3, 0.5, &(a + &b + &wall)));
    table("pushed against a wall and back, e 0.3", &runs, &["a", "b"]);
    for ran in &runs {
        let (pair, walls) = (ran.between("a", "b"), ran.between("b", "thing"));
        assert!(!walls.is_empty(), "{}: the wall is not reached", ran.name());
        assert!(pair.len() >= 2, "{}: {} impacts of the pair", ran.name(), pair.len());
        assert!(pair[1].first_contact >= walls[0].first_contact, "{}", ran.name());
        // The second one pushes the first car back.
        assert!(side(pair[1], "a").delta_v[0] < 0.0, "{}", ran.name());
        assert!(ran.last("a", "vx") < 0.1, "{}: {}", ran.name(), ran.last("a", "vx"));
        let [a, b] = ["a", "b"].map(|id| ran.column(id, "x"));
        assert!(b.iter().all(|x| *x < 3.5 - 1.0), "{}: through the wall", ran.name());
        assert!(a.iter().zip(&b).all(|(a, b)| b - a > 3.0), "{}: one in the other", ran.name());
    }
}
