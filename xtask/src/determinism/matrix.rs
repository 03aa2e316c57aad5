use super::leg::{Leg, Needs, Scope};
use super::listing::Listing;
use super::outcome::{End, Row};
use crate::error::TaskError;
use crate::process::{name, now, output};
use crate::workshop::Workshop;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Builds the legs one after the other and runs as many at a time as there are processors.
pub(super) fn run<'a>(workshop: &Workshop, legs: &'a [Leg]) -> Vec<Row<'a>> {
    let built: Vec<(Result<(), TaskError>, f64)> = legs.iter().map(|leg| build(workshop, leg)).collect();
    let built: Vec<Mutex<Option<_>>> = built.into_iter().map(|one| Mutex::new(Some(one))).collect();
    let rows: Vec<Mutex<Option<Row<'a>>>> = legs.iter().map(|_| Mutex::new(None)).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let (Some(leg), Some(built), Some(row)) = (legs.get(index), built.get(index), rows.get(index))
            else {
                return;
            };
            let built = built.lock().ok().and_then(|mut one| one.take());
            if let (Some((built, seconds)), Ok(mut row)) = (built, row.lock()) {
                *row = Some(one(workshop, leg, built, seconds));
            }
        }
    };
    let width = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..width {
            scope.spawn(work);
        }
    });
    rows.into_iter().filter_map(|row| row.into_inner().ok().flatten()).collect()
}

/// Builds a leg and takes the time.
fn build(workshop: &Workshop, leg: &Leg) -> (Result<(), TaskError>, f64) {
    eprintln!("building {}", leg.name);
    let started = now();
    let done = workshop.prepare(leg);
    (done, started.elapsed().as_secs_f64())
}

/// Runs a leg that was built.
fn one<'a>(workshop: &Workshop, leg: &'a Leg, built: Result<(), TaskError>, seconds: f64) -> Row<'a> {
    eprintln!("running {}", leg.name);
    let started = now();
    let mut note = String::new();
    let end = match built.and_then(|()| listings(workshop, leg, &mut note)) {
        Ok(end) => end,
        Err(error) => End::Failed(error),
    };
    Row { leg, built: seconds, ran: started.elapsed().as_secs_f64(), note, end }
}

fn listings(workshop: &Workshop, leg: &Leg, note: &mut String) -> Result<End, TaskError> {
    if leg.scope != Scope::Sweeps {
        *note = workshop.registers(leg)?;
    }
    match leg.needs {
        Needs::Avx512 if !note.contains("avx512 yes") => {
            return Ok(End::Skipped("this processor has no AVX-512".to_owned()));
        }
        Needs::NoAvx2 => {
            let here = workshop.registers(&Leg { runner: &[], ..leg.clone() })?;
            if !(note.contains("avx2 no") && here.contains("avx2 yes")) {
                let problem = format!("nothing to compare: emulated {note}, here {here}");
                return Err(TaskError::Unfit { problem });
            }
        }
        Needs::Avx512 | Needs::Nothing => {}
    }
    let mut all = Vec::new();
    for arguments in leg.runs {
        let mut command = workshop.program(leg);
        command.args(*arguments);
        let (text, _) = output(&mut command)?;
        all.push(Listing::parse(&name(&command), &text)?);
    }
    Ok(End::Done(all))
}
