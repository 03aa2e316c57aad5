//! Who has to take short steps together: vehicles that press on each other, and what hangs on them.

use super::clusters::Clusters;
use super::encounter::BodyRef;

/// Vehicles sorted into islands; keeps its memory from one step to the next.
///
/// Vehicles of one island press or lean on each other, directly or through others, or are coupled to one that does. Nothing passes
/// between islands within a step.
#[derive(Clone, Debug, Default)]
pub(super) struct Islands {
    clusters: Clusters,
    /// Whether a vehicle's island presses; told of the lowest.
    presses: Vec<bool>,
    /// Vehicles with the lowest of their island, by island.
    members: Vec<(usize, usize)>,
    /// Pairs with the lowest of their island, by island.
    pairs: Vec<(usize, [BodyRef; 2])>,
    /// The islands: how many vehicles and pairs there are up to their ends.
    ends: Vec<[usize; 2]>,
    listed: Vec<usize>,
    pressing: Vec<[BodyRef; 2]>,
}

impl Islands {
    /// Sorts the vehicles by pairs that press and pairs that lean on each other; `combinations` has for each vehicle the
    /// lowest that is coupled to it.
    pub(super) fn find(
        &mut self,
        pressing: &[[BodyRef; 2]],
        leaning: impl Iterator<Item = [BodyRef; 2]>,
        combinations: &[usize],
    ) {
        self.clusters.begin(combinations);
        self.presses.clear();
        self.presses.resize(combinations.len(), false);
        for bodies in pressing.iter().copied().chain(leaning) {
            if let [BodyRef::Vehicle(i), BodyRef::Vehicle(j)] = bodies {
                self.clusters.join(i, j);
            }
        }
        self.pairs.clear();
        for bodies in pressing {
            if let BodyRef::Vehicle(i) = bodies[0] {
                let lowest = self.clusters.lowest(i);
                self.presses[lowest] = true;
                self.pairs.push((lowest, *bodies));
            }
        }
        self.members.clear();
        for i in 0..combinations.len() {
            let lowest = self.clusters.lowest(i);
            // Whoever presses on nobody comes first, all of them as one.
            let island = if self.presses[lowest] { lowest + 1 } else { 0 };
            self.members.push((island, i));
        }
        self.pairs.sort_unstable();
        self.members.sort_unstable();
        self.listed.clear();
        self.listed.extend(self.members.iter().map(|m| m.1));
        self.pressing.clear();
        self.pressing.extend(self.pairs.iter().map(|p| p.1));
        self.ends.clear();
        self.ends.push([self.members.partition_point(|m| m.0 == 0), 0]);
        let mut pair = 0;
        while let Some((lowest, _)) = self.pairs.get(pair) {
            pair = self.pairs.partition_point(|p| p.0 <= *lowest);
            self.ends.push([self.members.partition_point(|m| m.0 <= lowest + 1), pair]);
        }
    }

    /// Vehicles that press on nobody, ascending.
    pub(super) fn others(&self) -> &[usize] {
        &self.listed[..self.ends[0][0]]
    }

    /// The islands: their vehicles, and the pairs that press; both ascending.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&[usize], &[[BodyRef; 2]])> {
        self.ends.windows(2).map(|e| (&self.listed[e[0][0]..e[1][0]], &self.pressing[e[0][1]..e[1][1]]))
    }
}

#[cfg(test)]
mod tests {
    use super::Islands;
    use crate::simulation::BodyRef::{Obstacle, Vehicle};

    #[test]
    fn islands_join_through_vehicles_and_couplings_but_not_through_obstacles() {
        // 7 is coupled to 1; 0 and 5 press on one wall.
        let combinations = [0, 1, 2, 3, 4, 5, 6, 1];
        let pressing = [
            [Vehicle(0), Obstacle(0)],
            [Vehicle(2), Vehicle(6)],
            [Vehicle(3), Vehicle(7)],
            [Vehicle(5), Obstacle(0)],
            [Vehicle(6), Obstacle(0)],
        ];
        let mut islands = Islands::default();
        islands.find(&pressing, core::iter::empty(), &combinations);
        let found: Vec<_> = islands.iter().collect();
        assert_eq!(islands.others(), [4]);
        assert_eq!(found[0], (&[0][..], &pressing[..1]));
        assert_eq!(found[1], (&[1, 3, 7][..], &[pressing[2]][..]));
        assert_eq!(found[2], (&[2, 6][..], &[pressing[1], pressing[4]][..]));
        assert_eq!(found[3], (&[5][..], &[pressing[3]][..]));
        assert_eq!(found.len(), 4);
        // 4 leans on 2: what it does to 2 has to be found in the same steps.
        islands.find(
            &pressing,
            [[Vehicle(2), Vehicle(4)], [Vehicle(0), Obstacle(1)]].into_iter(),
            &combinations,
        );
        assert!(islands.others().is_empty());
        assert_eq!(islands.iter().nth(2).expect("an island").0, [2, 4, 6]);
        islands.find(&[], core::iter::empty(), &combinations);
        assert_eq!((islands.others().len(), islands.iter().count()), (8, 0));
    }
}
