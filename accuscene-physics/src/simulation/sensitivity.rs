//! How much an impact moves with its point and its plane: the same impact solved again, on copies, with one of them changed.

use super::collision::Site;
use super::encounter::{BodyRef, Encounter};
use super::law::Blow;
use super::side::energy_split;
use super::state::State;
use crate::impact::{ImpactError, SpatialBody, ees};
use crate::model::{ImpactRule, Model, PointSource};
use crate::vehicle::BodyState;
use accuscene_core::arith::{Mat3, Vec3, sin_cos};
use accuscene_core::event::{ImpactSensitivity, ImpactShift, SiteVariation, VariedSite};
use accuscene_core::frame::pdof_deg;

/// What an impact alone does to one of its bodies.
#[derive(Clone, Copy)]
pub(super) struct Share {
    /// Delta-V, world axes, m/s.
    dv: Vec3,
    /// Change of its yaw rate, rad/s.
    spin: f64,
    /// Its share of the lost energy, J.
    energy: f64,
    /// Mass, kg; infinite for what does not move.
    mass: f64,
}

impl Share {
    /// Of two bodies that move freely.
    pub(super) fn of(
        model: &Model,
        encounter: &Encounter,
        blow: &Blow,
        parties: &[SpatialBody; 2],
    ) -> [Self; 2] {
        let energies = energy_split(model, encounter, blow.energy_loss);
        [0, 1].map(|k| {
            let sign = if k == 0 { -1.0 } else { 1.0 };
            let (mass, rate) = (parties[k].mass, parties[k].angular_velocity);
            let turned = blow.shared.map_or(blow.rates[k] - rate, |own| own[k]);
            Self { dv: blow.impulse * (sign / mass), spin: turned.z, energy: energies[k], mass }
        })
    }

    /// Of two bodies of which joints hold one: from their states before and after.
    pub(super) fn through_joints(
        model: &Model,
        encounter: &Encounter,
        blow: &Blow,
        before: &[Option<BodyState>],
        after: &State,
    ) -> [Self; 2] {
        let energies = energy_split(model, encounter, blow.energy_loss);
        [0, 1].map(|k| match (encounter.bodies[k], before[k]) {
            (BodyRef::Vehicle(i), Some(was)) => {
                let is = &after.vehicles[i].body;
                let spin = is.world_rate().z - was.world_rate().z;
                let mass = model.vehicles[i].vehicle.body.mass;
                Self { dv: is.velocity - was.velocity, spin, energy: energies[k], mass }
            }
            _ => Self { dv: Vec3::zero(), spin: 0.0, energy: 0.0, mass: f64::INFINITY },
        })
    }
}

/// What the impact at `site` that did `own` does with point or plane changed; `again` solves it for a point and a normal.
pub(super) fn sensitivity(
    model: &Model,
    state: &State,
    encounter: &Encounter,
    rule: &ImpactRule,
    site: &Site,
    own: [Share; 2],
    mut again: impl FnMut(Vec3, Vec3) -> Result<[Share; 2], ImpactError>,
) -> ImpactSensitivity {
    let directions = directions(site.normal);
    let spreads = directions.map(|d| in_axes(&axes(model, state, rule), d, rule.spread.point));
    let is = figures(encounter, &own);
    let mut variations = Vec::with_capacity(2 * VariedSite::ALL.len());
    // Half of what either way changes, for each kind of change.
    let mut halves: [Option<[ImpactShift; 2]>; 4] = [None; 4];
    for (kind, of) in VariedSite::ALL.into_iter().enumerate() {
        let deviation = spreads.get(kind).map_or(rule.spread.plane, |s| s.norm());
        let both = [deviation, -deviation].map(|by| {
            let (point, normal) = match directions.get(kind) {
                Some(direction) => (site.point + *direction * by, site.normal),
                None => (site.point, turned(site.normal, by)),
            };
            let change =
                again(point, normal).and_then(|shares| differences(&figures(encounter, &shares), &is));
            let (change, refusal) = match change {
                Ok(change) => (Some(change), None),
                Err(refusal) => (None, Some(refusal.to_string())),
            };
            variations.push(SiteVariation { of, by, change, refusal });
            change
        });
        halves[kind] = match both {
            [Some(more), Some(less)] => Some(paired(&more, &less, |a, b| 0.5 * (a - b))),
            [Some(more), None] => Some(more),
            [None, Some(less)] => Some(paired(&less, &less, |a, _| -a)),
            [None, None] => None,
        };
    }
    ImpactSensitivity { variations, uncertainty: together(halves, spreads) }
}

/// Unit vectors in which the point is shifted: along the plane, along the normal, upwards.
fn directions(normal: Vec3) -> [Vec3; 3] {
    [Vec3::new(-normal.y, normal.x, 0.0), normal, Vec3::new(0.0, 0.0, 1.0)]
}

/// The axes along which the spread of the point is given, as columns.
fn axes(model: &Model, state: &State, rule: &ImpactRule) -> Mat3 {
    let body = match &rule.point {
        PointSource::Body { id, .. } => model.vehicles.iter().position(|v| v.id == *id),
        PointSource::Overlap | PointSource::World(_) => None,
    };
    body.map_or_else(Mat3::identity, |i| state.vehicles[i].body.orientation.matrix())
}

/// What each axis with its standard deviation gives to that along a direction; its length is the deviation there.
fn in_axes(axes: &Mat3, direction: Vec3, deviation: Vec3) -> Vec3 {
    let own = axes.apply_transposed(direction);
    Vec3::new(own.x * deviation.x, own.y * deviation.y, own.z * deviation.z)
}

fn turned(normal: Vec3, by: f64) -> Vec3 {
    let (sin, cos) = sin_cos(by);
    let flat = normal.xy().rotate(cos, sin).unit();
    Vec3::new(flat.x, flat.y, 0.0)
}

/// Delta-V, change of yaw rate, PDOF and EES of each body.
fn figures(encounter: &Encounter, shares: &[Share; 2]) -> [ImpactShift; 2] {
    [0, 1].map(|k| {
        let Some(glimpse) = encounter.at_contact[k] else { return ImpactShift::default() };
        let share = &shares[k];
        let (sin, cos) = sin_cos(glimpse.yaw);
        let flat = share.dv.xy().rotate(cos, -sin);
        ImpactShift {
            delta_v: share.dv.norm(),
            delta_yaw_rate: share.spin,
            pdof_deg: pdof_deg([flat.x, flat.y]),
            ees: ees::ees(share.energy, share.mass).unwrap_or(f64::NAN),
        }
    })
}

fn differences(changed: &[ImpactShift; 2], own: &[ImpactShift; 2]) -> Result<[ImpactShift; 2], ImpactError> {
    let mut shifts = paired(changed, own, |a, b| a - b);
    for shift in &mut shifts {
        // The shorter way round.
        shift.pdof_deg = match shift.pdof_deg {
            d if d > 180.0 => d - 360.0,
            d if d < -180.0 => d + 360.0,
            d => d,
        };
        let ImpactShift { delta_v, delta_yaw_rate, pdof_deg, ees } = *shift;
        if ![delta_v, delta_yaw_rate, pdof_deg, ees].iter().all(|f| f.is_finite()) {
            return Err(ImpactError::Overflow { hint: "give point and normal a smaller standard deviation" });
        }
    }
    Ok(shifts)
}

/// First-order uncertainty: shifts of the point along axes that are not those of its spread go together.
fn together(halves: [Option<[ImpactShift; 2]>; 4], spreads: [Vec3; 3]) -> Option<[ImpactShift; 2]> {
    let [Some(along_plane), Some(along_normal), Some(up), Some(plane)] = halves else { return None };
    let unit = spreads.map(|s| if s == Vec3::zero() { s } else { s.unit() });
    let root = |k: usize, of: fn(&ImpactShift) -> f64| {
        let shifts = [&along_plane, &along_normal, &up].map(|half| of(&half[k]));
        let point = unit[0] * shifts[0] + unit[1] * shifts[1] + unit[2] * shifts[2];
        let turn = of(&plane[k]);
        (point.dot(point) + turn * turn).sqrt()
    };
    Some([0, 1].map(|k| ImpactShift {
        delta_v: root(k, |s| s.delta_v),
        delta_yaw_rate: root(k, |s| s.delta_yaw_rate),
        pdof_deg: root(k, |s| s.pdof_deg),
        ees: root(k, |s| s.ees),
    }))
}

fn paired(a: &[ImpactShift; 2], b: &[ImpactShift; 2], with: impl Fn(f64, f64) -> f64) -> [ImpactShift; 2] {
    [0, 1].map(|k| ImpactShift {
        delta_v: with(a[k].delta_v, b[k].delta_v),
        delta_yaw_rate: with(a[k].delta_yaw_rate, b[k].delta_yaw_rate),
        pdof_deg: with(a[k].pdof_deg, b[k].pdof_deg),
        ees: with(a[k].ees, b[k].ees),
    })
}
