//! The report in headless Chromium: no console message, vehicles that move, hostile names without effect.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking, in its helpers too")]

mod fixture;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use accuscene::report::{ReportOptions, comparison_html, html};
use accuscene::{CompareOptions, Scene, compare};

#[test]
fn the_page_of_a_comparison_runs_in_chromium() {
    let Some(chromium) = browser() else { return };
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("comparison");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let scene =
        Scene::from_toml(include_str!("../../validation/scenes/nhtsa-4363.toml")).expect("a sound scene");
    let comparison = compare(&scene, &CompareOptions::default(), &mut |_| ControlFlow::Continue(()));
    let comparison = comparison.expect("it runs");
    let file = folder.join("comparison.html");
    let page = comparison_html(&comparison, &ReportOptions::default());
    std::fs::write(&file, page).expect("the page can be written");
    let page = dom(&chromium, &folder, &file, "");
    assert!(page.contains("data-ready=\"yes\""), "the script did not run to its end");
    assert_eq!(page.matches("data-show=").count(), comparison.models.len());
    let picture = folder.join("comparison.png");
    let shot = format!("--screenshot={}", picture.display());
    let output = run(&chromium, &folder, &["--hide-scrollbars", "--window-size=1300,4000", &shot], &file, "");
    quiet(&output);
    assert!(std::fs::metadata(&picture).expect("a picture was taken").len() > 50_000);
}

#[test]
fn the_report_runs_in_chromium() {
    let Some(chromium) = browser() else { return };
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("report");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let hostile = "</script><b>";
    let names = [["Blue estate", "Red hatchback"], [hostile, "\"><img src=x onerror=alert(1)>"]];
    let mut elements = Vec::new();
    for (kind, names) in ["plain", "hostile"].into_iter().zip(names) {
        let file = folder.join(format!("{kind}.html"));
        let outcome = fixture::outcome(names, "Mill Lane", "2024-0117");
        std::fs::write(&file, html(&outcome, &ReportOptions::default())).expect("the report can be written");
        let still = dom(&chromium, &folder, &file, "#t=0");
        let later = dom(&chromium, &folder, &file, "#t=1.5");
        // Frames are the compositor's to give: on a busy machine a short visit may see none.
        let played = (0..5)
            .map(|_| dom(&chromium, &folder, &file, "#t=0&play"))
            .find(|page| movers(page) != movers(&still))
            .expect("playing moves the vehicles");
        let poses = movers(&still);
        assert_eq!(poses.len(), 2);
        for (index, pose) in poses.iter().enumerate() {
            assert_ne!(*pose, movers(&later)[index], "the slider moves vehicle {index}");
            assert_ne!(*pose, movers(&played)[index], "playing moves vehicle {index}");
        }
        assert!(later.contains("1.50&nbsp;s</output>"), "the clock shows the instant");
        assert!(later.contains("data-ready=\"yes\""));
        assert!(!still.contains("<img"), "a name became an element");
        // Captions have <b>; a name must not add one, nor any other element.
        elements.push([still.matches("<b>").count(), still.matches('<').count()]);
    }
    assert_eq!(elements[0], elements[1], "elements of the plain and the hostile page");
    let picture = folder.join("report.png");
    let file = folder.join("plain.html");
    let output = run(
        &chromium,
        &folder,
        &["--hide-scrollbars", "--window-size=1400,5000", &format!("--screenshot={}", picture.display())],
        &file,
        "#t=1.5",
    );
    quiet(&output);
    assert!(std::fs::metadata(&picture).expect("a picture was taken").len() > 50_000);
}

/// The browser; its absence is said aloud.
fn browser() -> Option<PathBuf> {
    let found = chromium();
    if found.is_none() {
        // Written past the capture of the test harness, so that nobody takes the silence for a pass.
        let _ = std::io::Write::write_all(
            &mut std::io::stderr(),
            b"\n*** SKIPPED: no chromium on PATH; the pages were NOT opened in a browser ***\n",
        );
    }
    found
}

fn chromium() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .flat_map(|folder| ["chromium", "chromium-browser"].map(|name| folder.join(name)))
        .find(|candidate| candidate.is_file())
}

fn dom(chromium: &Path, folder: &Path, file: &Path, fragment: &str) -> String {
    let output = run(chromium, folder, &["--dump-dom"], file, fragment);
    quiet(&output);
    String::from_utf8(output.stdout).expect("the page is UTF-8")
}

fn run(chromium: &Path, folder: &Path, arguments: &[&str], file: &Path, fragment: &str) -> Output {
    let profile = folder.join("profile");
    let _ = std::fs::remove_dir_all(&profile);
    Command::new(chromium)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--enable-logging=stderr",
            "--v=0",
            "--run-all-compositor-stages-before-draw",
            "--virtual-time-budget=3000",
        ])
        .arg(format!("--user-data-dir={}", profile.display()))
        .args(arguments)
        .arg(format!("file://{}{fragment}", file.display()))
        .output()
        .expect("chromium starts")
}

/// The page may not say anything on the console: errors and refused content end there.
fn quiet(output: &Output) {
    let log = String::from_utf8_lossy(&output.stderr);
    let said: Vec<&str> = log.lines().filter(|line| line.contains("CONSOLE")).collect();
    assert!(output.status.success() && said.is_empty(), "{}: {said:#?}", output.status);
}

fn movers(dom: &str) -> Vec<String> {
    dom.split("class=\"mover\"")
        .skip(1)
        .map(|rest| {
            let rest = rest.split("transform=\"").nth(1).expect("a mover has a transform");
            rest.split('"').next().unwrap_or_default().to_owned()
        })
        .collect()
}
