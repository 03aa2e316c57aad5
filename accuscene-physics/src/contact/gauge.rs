use super::clip::Clip;
use super::escape::Barriers;
use super::overlap::Sums;

/// Measures outlines against each other; keeps its memory from one pair to the next.
///
/// Its measures are those of [`separation`](super::separation()), [`overlap`](super::overlap()) and
/// [`area_centroid_of_overlap`](super::area_centroid_of_overlap).
#[derive(Clone, Debug, Default)]
pub(crate) struct Gauge {
    pub(super) barriers: Barriers,
    pub(super) clip: Clip,
    pub(super) sums: Sums,
}

#[cfg(test)]
mod tests {
    use super::Gauge;
    use crate::contact::{Outline, PlacedOutline, Pose2, are_apart, nearest, separation};
    use accuscene_core::arith::{TAU, Vec2, sin_cos};
    use proptest::prelude::*;

    /// A star with a spoke of each length at a place.
    fn star() -> impl Strategy<Value = PlacedOutline> {
        let pose = (-1.0..1.0, -1.0..1.0, -4.0..4.0_f64);
        (prop::collection::vec(0.3..2.0_f64, 5..14), pose).prop_map(|(spokes, (x, y, heading))| {
            let corner = |(i, r): (usize, &f64)| {
                let (sin, cos) = sin_cos(TAU * i as f64 / spokes.len() as f64);
                Vec2::new(r * cos, r * sin)
            };
            let corners = spokes.iter().enumerate().map(corner).collect();
            let outline = Outline::new(corners).expect("a star");
            outline.placed(&Pose2 { position: Vec2::new(x, y), heading })
        })
    }

    fn same(a: Vec2, b: Vec2) -> bool {
        a.x.to_bits() == b.x.to_bits() && a.y.to_bits() == b.y.to_bits()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_likely_way_changes_nothing(a in star(), b in star(), angle in -4.0..4.0_f64, by in 0.0..3.0_f64, more in 0.0..0.1_f64) {
            let least = separation(&a, &b);
            let depth = -nearest(a.shape(), b.shape()).gap;
            if depth <= 0.0 {
                return Ok(());
            }
            let (sin, cos) = sin_cos(angle);
            let mut gauge = Gauge::default();
            for likely in [least.normal * (more - least.gap), Vec2::new(cos, sin) * by, Vec2::zero()] {
                let found = gauge.way_out(a.shape(), b.shape(), depth, likely);
                prop_assert_eq!(found.gap.to_bits(), least.gap.to_bits());
                prop_assert!(same(found.normal, least.normal));
            }
        }

        #[test]
        fn those_that_are_apart_have_a_gap(a in star(), b in star()) {
            prop_assert_eq!(are_apart(a.shape(), b.shape()), nearest(a.shape(), b.shape()).gap >= 0.0);
        }
    }
}
