/// Vehicles sorted into clusters by the pairs that join them; keeps its memory from one step to the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Clusters {
    /// For each vehicle one of its cluster with a lower index, or itself.
    lower: Vec<usize>,
}

impl Clusters {
    /// Begins with combinations: `combinations` has for each vehicle the lowest that is coupled to it.
    pub(super) fn begin(&mut self, combinations: &[usize]) {
        self.lower.clear();
        self.lower.extend_from_slice(combinations);
    }

    /// Joins the clusters of two vehicles.
    pub(super) fn join(&mut self, i: usize, j: usize) {
        let (i, j) = (self.lowest(i), self.lowest(j));
        let (low, high) = if i < j { (i, j) } else { (j, i) };
        self.lower[high] = low;
    }

    /// The lowest vehicle of a cluster.
    pub(super) fn lowest(&mut self, vehicle: usize) -> usize {
        let mut i = vehicle;
        while self.lower[i] != i {
            self.lower[i] = self.lower[self.lower[i]];
            i = self.lower[i];
        }
        i
    }
}
