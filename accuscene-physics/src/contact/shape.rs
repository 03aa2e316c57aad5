use super::PlacedOutline;
use accuscene_core::arith::Vec2;

/// A view of an outline, counter-clockwise: its border and the convex parts that make it up.
///
/// The vertices of a convex outline turn into one as they are.
#[derive(Clone, Copy, Debug)]
pub struct Shape<'a> {
    ring: &'a [Vec2],
    corners: &'a [Vec2],
    ends: &'a [usize],
}

impl<'a> Shape<'a> {
    /// Without ends of parts the border is convex.
    pub(super) fn new(ring: &'a [Vec2], corners: &'a [Vec2], ends: &'a [usize]) -> Self {
        Self { ring, corners, ends }
    }

    /// The vertices of the border, m.
    #[must_use]
    pub fn ring(&self) -> &'a [Vec2] {
        self.ring
    }

    /// True if the border turns nowhere to the right.
    #[must_use]
    pub fn is_convex(&self) -> bool {
        self.ends.is_empty()
    }

    /// The vertices of each convex part, m, from rear to front in body axes.
    pub fn parts(&self) -> impl Iterator<Item = &'a [Vec2]> + use<'a> {
        let (corners, ends) = (self.corners, self.ends);
        let whole = ends.is_empty().then_some(self.ring);
        let starts = core::iter::once(0).chain(ends.iter().copied());
        whole.into_iter().chain(starts.zip(ends).map(|(start, end)| &corners[start..*end]))
    }
}

impl<'a> From<&'a [Vec2]> for Shape<'a> {
    fn from(ring: &'a [Vec2]) -> Self {
        Self::new(ring, &[], &[])
    }
}

impl<'a> From<&'a Vec<Vec2>> for Shape<'a> {
    fn from(ring: &'a Vec<Vec2>) -> Self {
        Self::new(ring, &[], &[])
    }
}

impl<'a, const N: usize> From<&'a [Vec2; N]> for Shape<'a> {
    fn from(ring: &'a [Vec2; N]) -> Self {
        Self::new(ring, &[], &[])
    }
}

impl<'a> From<&'a PlacedOutline> for Shape<'a> {
    fn from(placed: &'a PlacedOutline) -> Self {
        placed.shape()
    }
}
