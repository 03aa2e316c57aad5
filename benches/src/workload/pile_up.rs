use super::{Car, Wall, Workload, XorShift};

/// Steps of 1 ms in a frame of 60 Hz.
pub const FRAME: u64 = 17;
/// Cars of a group: rows of lanes.
const GROUP: usize = 100;
const LANES: usize = 5;
/// From row to row, lane to lane and group to group, m.
const ROW: f64 = 8.0;
const LANE: f64 = 3.5;
const APART: f64 = 60.0;
/// Simulated time, s: over 300 frames. A longer scene of 10,000 cars is refused for the size of its recording, also
/// where nothing is recorded.
const LONG: f64 = 6.0;

/// W3 with 100 cars, W4 with 1,000 or 10,000: on five lanes 8 m apart at 23 to 27 m/s toward a wall, row after row locks its
/// wheels. Each hundred has a wall of its own.
#[must_use]
pub fn pile_up(count: usize) -> Workload {
    let mut draws = XorShift::new(42);
    let groups = count.div_ceil(GROUP);
    let walls =
        (0..groups).map(|group| Wall { centre: [23.0, group as f64 * APART + 7.0], width: 40.0 }).collect();
    let cars = (0..count).map(|car| {
        let (group, within) = (car / GROUP, car % GROUP);
        let (row, lane) = (within / LANES, within % LANES);
        let position = [-(row as f64) * ROW, group as f64 * APART + lane as f64 * LANE];
        let heading = draws.between(-0.03, 0.03);
        let speed = 25.0 + draws.between(-2.0, 2.0);
        Car { position, heading, speed, locks: Some(0.6 + 0.1 * row as f64) }
    });
    Workload { cars: cars.collect(), walls, duration: LONG, ..Workload::default() }
}
