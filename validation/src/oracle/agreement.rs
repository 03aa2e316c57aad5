use super::Tolerance;
use accuscene_core::arith::Real;
use serde_json::Value;

/// Where an output is not what it should be.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mismatch {
    /// Path of the output, such as `v1[0]`.
    pub(super) path: String,
    /// What should come out.
    pub(super) want: String,
    /// What came out.
    pub(super) got: String,
}

/// The first place where `got` does not agree with `want`.
pub(super) fn mismatch(
    path: &str,
    want: &Value,
    got: Option<&Value>,
    tolerance: Tolerance,
) -> Option<Mismatch> {
    let differs = || {
        let got = got.map_or_else(|| "nothing".to_owned(), Value::to_string);
        Some(Mismatch { path: path.to_owned(), want: want.to_string(), got })
    };
    match (want, got) {
        (Value::Object(want), Some(Value::Object(got))) => want.iter().find_map(|(key, value)| {
            let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            mismatch(&path, value, got.get(key), tolerance)
        }),
        (Value::Array(want), Some(Value::Array(got))) if want.len() == got.len() => {
            let pairs = want.iter().zip(got).enumerate();
            pairs.into_iter().find_map(|(k, (w, g))| mismatch(&format!("{path}[{k}]"), w, Some(g), tolerance))
        }
        (Value::Number(w), Some(Value::Number(g))) => match (w.as_f64(), g.as_f64()) {
            (Some(w), Some(g)) if near(w, g, tolerance) => None,
            _ => differs(),
        },
        (want, Some(got)) if want == got => None,
        _ => differs(),
    }
}

fn near(want: f64, got: f64, tolerance: Tolerance) -> bool {
    (got - want).abs() <= Real::max(tolerance.abs, tolerance.rel * want.abs())
}

#[cfg(test)]
mod tests {
    use super::{Tolerance, mismatch};
    use serde_json::{Value, json};

    fn agrees(want: Value, got: Value) -> bool {
        mismatch("", &want, Some(&got), Tolerance { rel: 1e-3, abs: 1e-6 }).is_none()
    }

    #[test]
    fn numbers_agree_within_the_larger_tolerance() {
        assert!(agrees(json!(100.0), json!(100.1)));
        assert!(!agrees(json!(100.0), json!(100.11)));
        assert!(agrees(json!(0.0), json!(1e-6)));
        assert!(!agrees(json!(0.0), json!(2e-6)));
        assert!(!agrees(json!(1.0), json!(f64::NAN)));
    }

    #[test]
    fn all_else_agrees_exactly() {
        assert!(agrees(json!({"p": [1, 2], "hit": true}), json!({"p": [1.0, 2.0], "hit": true, "more": 1})));
        for (want, got) in [
            (json!({"p": 1}), json!({})),
            (json!([1, 2]), json!([1])),
            (json!("3fe0"), json!("3fe1")),
            (json!(true), json!(false)),
            (json!(null), json!(0)),
            (json!(1), json!(null)),
        ] {
            assert!(!agrees(want.clone(), got.clone()), "{want} {got}");
        }
        let wrong = json!({"a": {"b": [1, 5]}});
        let place =
            mismatch("", &wrong, Some(&json!({"a": {"b": [1, 6]}})), Tolerance { rel: 0.0, abs: 0.0 });
        assert_eq!(place.map(|m| m.path).as_deref(), Some("a.b[1]"));
    }
}
