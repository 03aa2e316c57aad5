//! Reads the oracle files beside it: cases with inputs, outputs and a tolerance.

use serde_json::Value;

/// One case of an oracle file.
pub(crate) struct Case(Value);

/// The cases of one model in the text of an oracle file; there must be `count` of them.
pub(crate) fn cases(text: &str, model: &str, count: usize) -> Vec<Case> {
    let file: Value = serde_json::from_str(text).unwrap();
    let all = file["cases"].as_array().unwrap();
    let some: Vec<_> = all.iter().filter(|c| c["model"] == model).map(|c| Case(c.clone())).collect();
    assert_eq!(some.len(), count, "{model}");
    some
}

/// A number; "inf" is infinity.
pub(crate) fn number(v: &Value) -> f64 {
    if v == "inf" { f64::INFINITY } else { v.as_f64().unwrap_or_else(|| panic!("{v} is no number")) }
}

/// The numbers of an array.
pub(crate) fn numbers(v: &Value) -> Vec<f64> {
    v.as_array().unwrap().iter().map(number).collect()
}

impl Case {
    pub(crate) fn given(&self, name: &str) -> &Value {
        let v = &self.0["inputs"][name];
        assert!(!v.is_null(), "{}: no input {name}", self.0["id"]);
        v
    }

    pub(crate) fn num(&self, name: &str) -> f64 {
        number(self.given(name))
    }

    pub(crate) fn expected(&self, name: &str) -> &Value {
        self.0["outputs"].get(name).unwrap_or_else(|| panic!("{}: no output {name}", self.0["id"]))
    }

    /// Checks numbers against an output, a number or an array.
    pub(crate) fn check(&self, name: &str, got: &[f64]) {
        let want = match self.expected(name) {
            Value::Array(_) => numbers(self.expected(name)),
            one => vec![number(one)],
        };
        assert_eq!(want.len(), got.len(), "{} {name}", self.0["id"]);
        let (rel, abs) = (number(&self.0["tolerance"]["rel"]), number(&self.0["tolerance"]["abs"]));
        for (w, g) in want.iter().zip(got) {
            assert!((w - g).abs() <= abs + rel * w.abs(), "{} {name}: {g} instead of {w}", self.0["id"]);
        }
    }

    pub(crate) fn check_bool(&self, name: &str, got: bool) {
        assert_eq!(self.expected(name).as_bool().unwrap(), got, "{} {name}", self.0["id"]);
    }
}
