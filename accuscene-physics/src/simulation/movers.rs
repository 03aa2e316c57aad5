/// The vehicles that a step moves: all, or those of an ascending list.
#[derive(Clone, Copy, Debug)]
pub struct Movers<'a> {
    listed: Option<&'a [usize]>,
    count: usize,
}

impl<'a> Movers<'a> {
    /// All of so many vehicles.
    #[must_use]
    pub fn all(count: usize) -> Self {
        Self { listed: None, count }
    }

    /// Those with these indices, in ascending order; vehicles that are coupled are all in it or none.
    #[must_use]
    pub fn of(listed: &'a [usize]) -> Self {
        Self { listed: Some(listed), count: listed.len() }
    }

    /// Their indices, ascending.
    pub fn iter(self) -> impl Iterator<Item = usize> + 'a {
        (0..self.count).map(move |k| self.listed.map_or(k, |list| list[k]))
    }

    /// Whether a vehicle is one of them.
    #[must_use]
    pub fn has(self, vehicle: usize) -> bool {
        self.listed.map_or(vehicle < self.count, |list| list.binary_search(&vehicle).is_ok())
    }
}
