use super::Road;

/// A polygon of the ground, seen from above, with a surface of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Zone {
    id: String,
    corners: Vec<[f64; 2]>,
    low: [f64; 2],
    high: [f64; 2],
    /// Its surface.
    pub road: Road,
}

impl Zone {
    /// A zone; `corners` in order round the polygon, m, at least three.
    #[must_use]
    pub fn new(id: String, corners: Vec<[f64; 2]>, road: Road) -> Self {
        let mut low = [f64::INFINITY; 2];
        let mut high = [f64::NEG_INFINITY; 2];
        for c in &corners {
            for k in 0..2 {
                low[k] = if c[k] < low[k] { c[k] } else { low[k] };
                high[k] = if c[k] > high[k] { c[k] } else { high[k] };
            }
        }
        Self { id, corners, low, high, road }
    }

    /// The zone's id in the scene.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// True inside; the border belongs to one side only, so that neighbours neither overlap nor leave a gap.
    #[must_use]
    pub fn contains(&self, x: f64, y: f64) -> bool {
        if !(x >= self.low[0] && x <= self.high[0] && y >= self.low[1] && y <= self.high[1]) {
            return false;
        }
        let mut inside = false;
        let mut previous = self.corners[self.corners.len() - 1];
        for corner in &self.corners {
            let [ax, ay] = previous;
            let [bx, by] = *corner;
            if (ay > y) != (by > y) && x < ax + (bx - ax) * ((y - ay) / (by - ay)) {
                inside = !inside;
            }
            previous = *corner;
        }
        inside
    }
}
