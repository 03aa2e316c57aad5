/// Which triangles lie over which cell of a uniform grid, seen from above.
///
/// At most eight entries a triangle, whatever their shapes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Grid {
    low: [f64; 2],
    size: f64,
    cells: [usize; 2],
    /// Where the list of each cell begins, and the end of the last.
    starts: Vec<u32>,
    triangles: Vec<u32>,
}

/// Ranges of x and y.
pub(super) type Range = [[f64; 2]; 2];

impl Grid {
    /// A grid over `low` to `high` for triangles with these ranges, in their order.
    pub(super) fn new(low: [f64; 2], high: [f64; 2], count: usize, range: impl Fn(usize) -> Range) -> Self {
        let (width, depth) = (high[0] - low[0], high[1] - low[1]);
        // About a cell a triangle to begin with; wider ones until the lists are short enough.
        let longer = if width > depth { width } else { depth };
        let mut size = (width * depth / count as f64).sqrt();
        let finest = longer / (4.0 * count as f64);
        size = if size > finest { size } else { finest };
        size = if size.is_normal() { size } else { f64::INFINITY };
        let mut grid = Self { low, size, cells: [1, 1], starts: Vec::new(), triangles: Vec::new() };
        loop {
            grid.cells = [(width / grid.size) as usize + 1, (depth / grid.size) as usize + 1];
            let entries: usize = (0..count).map(|k| grid.span(range(k)).size()).sum();
            let small = grid.cells[0] * grid.cells[1] <= 8 * count + 8;
            if (entries <= 8 * count && small) || grid.cells == [1, 1] {
                break;
            }
            grid.size *= 2.0;
        }
        grid.fill(count, &range);
        grid
    }

    fn fill(&mut self, count: usize, range: &impl Fn(usize) -> Range) {
        let mut starts = vec![0_u32; self.cells[0] * self.cells[1] + 1];
        for k in 0..count {
            self.span(range(k)).for_each(self.cells[0], |c| starts[c + 1] += 1);
        }
        for c in 1..starts.len() {
            starts[c] += starts[c - 1];
        }
        let mut next = starts.clone();
        let mut triangles = vec![0_u32; starts.last().map_or(0, |n| *n as usize)];
        for k in 0..count {
            self.span(range(k)).for_each(self.cells[0], |c| {
                triangles[next[c] as usize] = k as u32;
                next[c] += 1;
            });
        }
        (self.starts, self.triangles) = (starts, triangles);
    }

    /// The triangles that may lie over a point, in rising order.
    pub(super) fn at(&self, x: f64, y: f64) -> &[u32] {
        let c = self.index(y, 1) * self.cells[0] + self.index(x, 0);
        &self.triangles[self.starts[c] as usize..self.starts[c + 1] as usize]
    }

    /// Never falls as the coordinate rises, so that a point in a range is in a cell of that range.
    fn index(&self, at: f64, axis: usize) -> usize {
        let i = ((at - self.low[axis]) / self.size) as usize;
        if i < self.cells[axis] { i } else { self.cells[axis] - 1 }
    }

    fn span(&self, [low, high]: Range) -> Span {
        let at = |p: [f64; 2]| [self.index(p[0], 0), self.index(p[1], 1)];
        Span { from: at(low), to: at(high) }
    }
}

/// A block of cells.
struct Span {
    from: [usize; 2],
    to: [usize; 2],
}

impl Span {
    fn size(&self) -> usize {
        (self.to[0] - self.from[0] + 1) * (self.to[1] - self.from[1] + 1)
    }

    fn for_each(&self, columns: usize, mut f: impl FnMut(usize)) {
        for row in self.from[1]..=self.to[1] {
            for column in self.from[0]..=self.to[0] {
                f(row * columns + column);
            }
        }
    }
}
