use super::Water;
use crate::vehicle::Footing;
use accuscene_core::arith::Vec3;

/// How the ground's surface grips and resists.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Road {
    /// Friction coefficient at walking speed.
    pub friction: f64,
    /// Rolling resistance that soft ground adds, as a share of the wheel load.
    pub drag: f64,
    /// Share of the friction lost per m/s of a wheel's speed over the ground, s/m.
    pub speed_loss: f64,
    /// One over the square of the speed at which a tyre floats, s²/m²; 0 without standing water.
    pub aquaplaning: f64,
}

impl Road {
    /// Firm and dry ground.
    #[must_use]
    pub fn dry(friction: f64) -> Self {
        Self { friction, ..Self::default() }
    }

    /// The same ground under standing water.
    #[must_use]
    pub fn under(self, water: &Water) -> Self {
        Self { aquaplaning: water.aquaplaning(), ..self }
    }

    /// This surface on a tangent plane.
    #[inline]
    pub(super) fn footing(&self, normal: Vec3, offset: f64) -> Footing<f64> {
        let Self { friction, drag, speed_loss, aquaplaning } = *self;
        Footing { drag, speed_loss, aquaplaning, ..Footing::firm(normal, offset, friction) }
    }
}
