use super::agreement::mismatch;
use super::inputs::Inputs;
use super::{Case, CaseFile, adapter};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// How many cases there were and what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// All cases.
    pub cases: usize,
    /// Cases in which every output agrees.
    pub passed: usize,
    /// Cases in which one does not.
    pub failed: usize,
    /// Cases of models that the library has no public function for.
    pub not_covered: usize,
}

/// A case that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Name of the case.
    pub case: String,
    /// The first output that does not agree, with both values.
    pub reason: String,
}

/// What became of all cases, by model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OracleReport {
    /// A tally a model.
    pub models: BTreeMap<String, Tally>,
    /// All models together.
    pub total: Tally,
    /// The cases that failed, in the order of the files.
    pub failures: Vec<Failure>,
}

impl OracleReport {
    /// Runs the cases of a file and counts them.
    pub fn add(&mut self, file: &CaseFile) {
        for case in &file.cases {
            let result = adapter(&case.model).map(|adapter| check(case, adapter(&Inputs::of(&case.inputs))));
            for tally in [self.models.entry(case.model.clone()).or_default(), &mut self.total] {
                tally.cases += 1;
                match &result {
                    None => tally.not_covered += 1,
                    Some(Ok(())) => tally.passed += 1,
                    Some(Err(_)) => tally.failed += 1,
                }
            }
            if let Some(Err(reason)) = result {
                self.failures.push(Failure { case: case.id.clone(), reason });
            }
        }
    }
}

fn check(case: &Case, got: Option<Value>) -> Result<(), String> {
    let Some(got) = got else {
        return Err("the library refuses the inputs, or they are not those of the model".to_owned());
    };
    match mismatch("", &Value::Object(case.outputs.clone()), Some(&got), case.tolerance) {
        None => Ok(()),
        Some(m) => Err(format!("{}: {} instead of {}", m.path, m.got, m.want)),
    }
}

#[cfg(test)]
mod tests {
    use super::OracleReport;
    use crate::oracle::CaseFile;

    #[test]
    fn a_case_passes_fails_or_is_not_covered() {
        let text = r#"{"schema": "accuscene-oracle-1", "section": "s", "cases": [
            {"id": "good", "model": "collinear", "tolerance": {"rel": 1e-12, "abs": 0},
             "inputs": {"m1": 1400, "v1": 13, "m2": 1100, "v2": 0, "e": 0.2}, "outputs": {"p": 9609.6}},
            {"id": "wrong", "model": "collinear", "tolerance": {"rel": 1e-12, "abs": 0},
             "inputs": {"m1": 1400, "v1": 13, "m2": 1100, "v2": 0, "e": 0.2}, "outputs": {"p": 9609.7}},
            {"id": "unknown output", "model": "collinear", "tolerance": {"rel": 1e-12, "abs": 0},
             "inputs": {"m1": 1400, "v1": 13, "m2": 1100, "v2": 0, "e": 0.2}, "outputs": {"colour": 1}},
            {"id": "refused", "model": "collinear", "tolerance": {"rel": 1e-12, "abs": 0},
             "inputs": {"m1": -1}, "outputs": {"p": 1}},
            {"id": "elsewhere", "model": "phlogiston", "tolerance": {"rel": 0, "abs": 0},
             "inputs": {}, "outputs": {}}
        ]}"#;
        let mut report = OracleReport::default();
        report.add(&CaseFile::from_json("test", text).unwrap());
        let total = report.total;
        assert_eq!((total.cases, total.passed, total.failed, total.not_covered), (5, 1, 3, 1));
        assert_eq!(report.models["phlogiston"].not_covered, 1);
        let failed: Vec<_> = report.failures.iter().map(|f| f.case.as_str()).collect();
        assert_eq!(failed, ["wrong", "unknown output", "refused"]);
    }
}
