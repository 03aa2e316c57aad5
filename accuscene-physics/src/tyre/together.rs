use super::{Brush, Comstock, Fiala, Grip, Linear, Steady, Transient, Tyre};
use accuscene_core::arith::{Real, Vec2};
use std::sync::Arc;

/// Numbers of different tyres side by side.
fn side<T, R: Real>(of: &[&T], get: impl Fn(&T) -> f64) -> R {
    R::from_fn(|i| get(of[i]))
}

fn pair<T, R: Real>(of: &[&T], get: impl Fn(&T) -> Vec2) -> Vec2<R> {
    Vec2::new(side(of, |t| get(t).x), side(of, |t| get(t).y))
}

/// The parts that all of them have; none if one has not.
fn all<'a, T, U>(of: &[&'a T], part: impl Fn(&'a T) -> Option<&'a U>) -> Option<Vec<&'a U>> {
    of.iter().map(|t| part(t)).collect()
}

impl<R: Real> Tyre<R> {
    /// Tyres of as many wheels as lanes, side by side; none if their models differ, or curves that lanes share.
    pub(crate) fn together(of: &[&Tyre<f64>]) -> Option<Self> {
        let brushes = all(of, |t| if let Tyre::Brush(t) = t { Some(t) } else { None });
        if let Some(b) = brushes.as_deref() {
            return Some(Self::Brush(Brush {
                stiffness: pair(b, |t| t.stiffness),
                relaxation: pair(b, |t| t.relaxation),
                damping: side(b, |t| t.damping),
                friction: side(b, |t| t.friction),
                load_sensitivity: side(b, |t| t.load_sensitivity),
                speed_sensitivity: side(b, |t| t.speed_sensitivity),
                nominal_load: side(b, |t| t.nominal_load),
            }));
        }
        let t = &all(of, |t| if let Tyre::Transient(t) = t { Some(t) } else { None })?[..];
        Some(Self::Transient(Transient {
            steady: Steady::together(&t.iter().map(|t| &t.steady).collect::<Vec<_>>())?,
            relaxation: pair(t, |t| t.relaxation),
            damping: side(t, |t| t.damping),
            grip: Grip {
                friction: side(t, |t| t.grip.friction),
                load_sensitivity: side(t, |t| t.grip.load_sensitivity),
                speed_sensitivity: side(t, |t| t.grip.speed_sensitivity),
                nominal_load: side(t, |t| t.grip.nominal_load),
            },
            reference: side(t, |t| t.reference),
            side: side(t, |t| t.side),
        }))
    }
}

impl<R: Real> Steady<R> {
    fn together(of: &[&Steady<f64>]) -> Option<Self> {
        if let Some(m) = all(of, |s| if let Steady::Linear(m) = s { Some(m) } else { None }).as_deref() {
            return Some(Self::Linear(Linear {
                stiffness: pair(m, |m| m.stiffness),
                nominal_load: side(m, |m| m.nominal_load),
            }));
        }
        if let Some(m) = all(of, |s| if let Steady::Fiala(m) = s { Some(m) } else { None }).as_deref() {
            return Some(Self::Fiala(Fiala {
                stiffness: pair(m, |m| m.stiffness),
                width: side(m, |m| m.width),
                sliding_share: side(m, |m| m.sliding_share),
            }));
        }
        if let Some(m) = all(of, |s| if let Steady::Comstock(m) = s { Some(m) } else { None }).as_deref() {
            return m.iter().all(|other| other.curve == m[0].curve).then(|| {
                Self::Comstock(Comstock {
                    stiffness: pair(m, |m| m.stiffness),
                    nominal_load: side(m, |m| m.nominal_load),
                    curve: m[0].curve,
                })
            });
        }
        match of[0] {
            Steady::Tmeasy(m) if of.iter().all(|other| *other == of[0]) => Some(Self::Tmeasy(Arc::clone(m))),
            Steady::Magic(m) if of.iter().all(|other| *other == of[0]) => Some(Self::Magic(Arc::clone(m))),
            _ => None,
        }
    }
}
