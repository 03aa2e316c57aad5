use crate::{DeterminismError, registers};
use accuscene_core::arith::{AnyWidth, Kernel, Lane, Real, in_eights, in_fours};
use core::any::type_name;
use core::marker::PhantomData;

/// Numbers of a lane, in order.
pub(crate) type Column = Vec<f64>;

/// Work that is done for [`LANES`] independent lanes, as many at a time as a number has.
pub(crate) trait Wide: Copy {
    /// Does it for the lanes from `first` on.
    fn lanes<R: Real>(self, first: usize) -> Vec<Column>;
}

/// Lanes of every piece of work: as many as the widest number has.
pub(crate) const LANES: usize = 8;

/// What a scalar makes of all lanes; an error where another width, or a register, makes other bits of one.
pub(crate) fn all_widths<W: Wide>(case: &str, work: W) -> Result<Vec<Column>, DeterminismError> {
    let (_, scalar) = Made(work).of::<f64>();
    let arrays = [Made(work).of::<Lane<2>>(), Made(work).of::<Lane<4>>(), Made(work).of::<Lane<8>>()];
    for (width, lanes) in arrays {
        same(case, width, &scalar, &lanes)?;
    }
    // Without registers for them they are the arrays that have been looked at.
    let found = registers();
    if found.fours != type_name::<Lane<4>>() {
        let (width, lanes) = in_fours(Made(work));
        same(case, width, &scalar, &lanes)?;
    }
    if found.eights != type_name::<Lane<8>>() {
        let (width, lanes) = in_eights(Made(work));
        same(case, width, &scalar, &lanes)?;
    }
    Ok(scalar)
}

/// Whether lanes have the bits of the scalars.
pub(crate) fn same(
    case: &str,
    width: &str,
    scalar: &[Column],
    lanes: &[Column],
) -> Result<(), DeterminismError> {
    for (lane, (one, many)) in scalar.iter().zip(lanes).enumerate() {
        let differs = one.iter().zip(many).position(|(a, b)| a.to_bits() != b.to_bits());
        // A missing number differs from the one that it should be.
        let short = Ord::min(one.len(), many.len());
        if let Some(number) = differs.or_else(|| (one.len() != many.len()).then_some(short)) {
            let bits = |of: &Column| of.get(number).map_or(0, |v| v.to_bits());
            return Err(DeterminismError::Width {
                case: case.to_owned(),
                width: width.to_owned(),
                lane,
                number,
                wanted: bits(one),
                got: bits(many),
            });
        }
    }
    Ok(())
}

/// Work in numbers of a kind, with the instructions that they have.
struct Made<W>(W);

impl<W: Wide> AnyWidth for Made<W> {
    type Output = (&'static str, Vec<Column>);

    fn of<R: Real>(self) -> Self::Output {
        let part = |k: usize| R::within(Part::<R, W>(self.0, k * R::LANES, PhantomData));
        (type_name::<R>(), (0..LANES / R::LANES).flat_map(part).collect())
    }
}

struct Part<R, W>(W, usize, PhantomData<R>);

impl<R: Real, W: Wide> Kernel for Part<R, W> {
    type Output = Vec<Column>;

    #[inline(always)]
    fn run(self) -> Vec<Column> {
        self.0.lanes::<R>(self.1)
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, LANES, Wide, all_widths};
    use crate::DeterminismError;
    use accuscene_core::arith::Real;

    /// A root; in lanes, if it is told so, with another last bit in one lane.
    #[derive(Clone, Copy)]
    struct Root(bool);

    impl Wide for Root {
        fn lanes<R: Real>(self, first: usize) -> Vec<Column> {
            let root = R::from_fn(|i| (first + i) as f64).sqrt();
            let wrong = |lane: usize| self.0 && R::LANES == 4 && first + lane == 6;
            let bits = |lane: usize| root.lane(lane).to_bits() ^ u64::from(wrong(lane));
            (0..R::LANES).map(|lane| vec![1.0, f64::from_bits(bits(lane))]).collect()
        }
    }

    #[test]
    fn a_bit_of_one_lane_is_caught() {
        assert_eq!(all_widths("root", Root(false)).unwrap().len(), LANES);
        let Err(DeterminismError::Width { case, lane, number, wanted, got, .. }) =
            all_widths("root", Root(true))
        else {
            panic!("it was not caught");
        };
        assert_eq!((case.as_str(), lane, number, wanted ^ got), ("root", 6, 1, 1));
    }
}
