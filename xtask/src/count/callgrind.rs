use super::program::{Case, Program};
use crate::error::TaskError;
use crate::process::output;
use crate::workshop::Workshop;

/// Instructions of `times` as many repetitions as the case says, the start of the program included.
///
/// Callgrind knows AVX2 and no AVX-512, so lanes are four wide here whatever the processor has.
pub(super) fn instructions(
    workshop: &Workshop,
    program: &Program,
    case: &Case,
    times: u64,
) -> Result<f64, TaskError> {
    let mut command = workshop.command("valgrind");
    command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
    let (_, told) = output(command.args(program.words(case, times * case.repetitions)))?;
    collected(&told)
        .ok_or_else(|| TaskError::Unfit { problem: format!("callgrind tells nothing of {}", case.name) })
}

/// The number that callgrind tells at its end.
fn collected(told: &str) -> Option<f64> {
    let line = told.lines().find_map(|line| line.split_once("Collected : "))?;
    line.1.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::collected;

    #[test]
    fn the_number_is_found() {
        let told =
            "==7== \n==7== Events    : Ir\n==7== Collected : 123456\n==7== \n==7== I   refs:      123,456\n";
        assert_eq!(collected(told), Some(123_456.0));
        assert_eq!(collected("==7== \n"), None);
    }
}
