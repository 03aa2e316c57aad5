use super::{Ground, Tangent, Terrain, nowhere};
use crate::vehicle::Footing;
use accuscene_core::arith::{Real, Vec2, Vec3};

/// Where the ground is felt along a wheel, as shares of its radius.
const SAMPLES: [f64; 5] = [-0.8, -0.4, 0.0, 0.4, 0.8];

impl Terrain {
    /// The ground under a wheel, felt by its whole round: kerbs not included.
    ///
    /// The wheel is a disc of `radius` (m) about `hub`, upright in the direction `ahead` (horizontal unit vector). It
    /// rests on the nearest point of the line through five points of the ground; on a plane that is the plane
    /// itself. Across the wheel the slope is the ground's own. Single points of a sharp step lift a wheel by the
    /// whole step at once, which no tyre does.
    #[must_use]
    pub fn footing_under(&self, hub: Vec3, ahead: Vec2, radius: f64) -> Footing<f64> {
        let road = self.road_at(hub.x, hub.y);
        self.ground
            .under_disc(hub, ahead, radius)
            .map_or_else(|| nowhere(road), |t| road.footing(t.normal, t.offset))
    }
}

/// A point of the ground under a wheel.
#[derive(Clone, Copy)]
struct Sample {
    /// Distance ahead of the hub and height over it, m.
    at: Vec2,
    /// Rise of the ground to the left.
    bank: f64,
}

impl Ground {
    /// The plane on which a disc rests; none where there is no ground under the hub.
    pub(super) fn under_disc(&self, hub: Vec3, ahead: Vec2, radius: f64) -> Option<Tangent> {
        let middle = self.tangent(hub)?;
        if matches!(self, Self::Plane(_)) {
            return Some(middle);
        }
        let left = ahead.perp();
        let sample = |share: f64| {
            let s = share * radius;
            let at = Vec3::new(hub.x + ahead.x * s, hub.y + ahead.y * s, hub.z);
            let t = self.tangent(at)?;
            let bank = -t.normal.xy().dot(left) / t.normal.z;
            Some(Sample { at: Vec2::new(s, t.height(at.x, at.y) - hub.z), bank })
        };
        let samples = SAMPLES.map(sample);
        if middle.height(hub.x, hub.y) >= hub.z {
            return Some(middle);
        }
        let mut best: Option<(f64, Sample)> = None;
        for pair in samples.windows(2) {
            let [Some(a), Some(b)] = *pair else { continue };
            let found = nearest(&a, &b);
            let square = found.at.dot(found.at);
            if best.is_none_or(|(old, _)| square < old) {
                best = Some((square, found));
            }
        }
        let Some((square, foot)) = best else { return Some(middle) };
        let distance = square.sqrt();
        if distance <= 0.0 {
            return Some(middle);
        }
        let (along, up) = (-foot.at.x / distance, -foot.at.y / distance);
        let flat = ahead * along - left * (foot.bank * up);
        let point = Vec3::new(hub.x + ahead.x * foot.at.x, hub.y + ahead.y * foot.at.x, hub.z + foot.at.y);
        Some(Tangent::through(point, Vec3::new(flat.x, flat.y, up)))
    }
}

/// The point between two samples that is nearest to the hub.
fn nearest(a: &Sample, b: &Sample) -> Sample {
    let e = b.at - a.at;
    let share = Real::clamp(-a.at.dot(e) / e.dot(e), 0.0, 1.0);
    Sample { at: a.at + e * share, bank: a.bank + (b.bank - a.bank) * share }
}
