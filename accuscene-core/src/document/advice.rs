use super::Problem;
use crate::error::CoreError;

/// The problem with a limit and a hint, where the checker of the form had none to give.
pub(crate) fn advised(problem: Problem) -> Problem {
    let Some((limit, hint)) = advice(problem.code) else { return problem };
    Problem {
        limit: problem.limit.or_else(|| Some(limit.to_owned())),
        hint: problem.hint.or_else(|| Some(hint.to_owned())),
        ..problem
    }
}

/// The same for the problems of an error.
pub(crate) fn advised_error(error: CoreError) -> CoreError {
    match error {
        CoreError::Document { problems } => {
            CoreError::Document { problems: problems.into_iter().map(advised).collect() }
        }
        other => other,
    }
}

/// Limit and hint by the code of a problem of form.
fn advice(code: u32) -> Option<(&'static str, &'static str)> {
    Some(match code {
        1005 => ("one member of a name", "remove one of the two"),
        1006 => ("a finite number", "write the number, or leave the member out if it is unknown"),
        1010 => ("a member of the schema", "correct its name or remove it; free text goes into `note`"),
        1011 => ("required", "add it"),
        1012 => ("a value of the wanted type", "write it in the form that is wanted"),
        1013 => ("the bounds of the member", "check the number and its unit"),
        1014 => ("one of the accepted names", "write one of the accepted names"),
        1015 => ("a unit of the dimension", "convert it, or write the number in SI without a unit"),
        1016 => ("a number, then a unit", "write for example \"35 mph\""),
        1017 => ("more items", "add the missing items"),
        1018 => ("fewer items", "remove items, or split the scene"),
        1019 => ("a text of other length", "shorten it, or write something"),
        1020 => ("an uncertainty around the value", "correct `sigma` or `dist`"),
        1021 => ("one of the accepted forms", "see the schema of the document"),
        _ => return None,
    })
}
