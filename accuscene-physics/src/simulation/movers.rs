/// The vehicles that a step moves: all, or those of an ascending list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Movers<'a> {
    listed: Option<&'a [usize]>,
    count: usize,
}

impl<'a> Movers<'a> {
    /// All of so many vehicles.
    pub(crate) fn all(count: usize) -> Self {
        Self { listed: None, count }
    }

    /// Those with these indices, in ascending order; vehicles that are coupled are all in it or none.
    pub(crate) fn of(listed: &'a [usize]) -> Self {
        Self { listed: Some(listed), count: listed.len() }
    }

    /// Their indices, ascending.
    pub(crate) fn iter(self) -> impl Iterator<Item = usize> + 'a {
        (0..self.count).map(move |k| self.listed.map_or(k, |list| list[k]))
    }

    /// Whether a vehicle is one of them.
    pub(crate) fn has(self, vehicle: usize) -> bool {
        self.listed.map_or(vehicle < self.count, |list| list.binary_search(&vehicle).is_ok())
    }
}
