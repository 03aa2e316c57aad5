//! The page of an analysis as text: determinism, hostile text, well-formed HTML, every figure in its place, bounded size.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a failed expectation is a failed test"
)]

mod markup;

use std::ops::ControlFlow;

use accuscene::export::{analysis_csv, analysis_from_json, analysis_json};
use accuscene::report::{ReportOptions, Units, analysis_html};
use accuscene::{AnalysisCase, AnalysisOutcome, analyse};
use markup::tags;

const CROSSING: &str = include_str!("fixture/crossing.toml");

fn outcome(text: &str) -> AnalysisOutcome {
    let case =
        AnalysisCase::from_toml(text).unwrap_or_else(|error| panic!("{error}: {:#?}", error.problems()));
    analyse(&case, &mut |_| ControlFlow::Continue(())).expect("it runs")
}

fn page(outcome: &AnalysisOutcome) -> String {
    analysis_html(outcome, &ReportOptions::default())
}

#[test]
fn the_page_is_the_same_every_time_and_from_the_file_too() {
    let outcome = outcome(CROSSING);
    let read = analysis_from_json(&analysis_json(&outcome).unwrap()).unwrap();
    assert_eq!(read, outcome);
    let page = page(&outcome);
    assert!(page == analysis_html(&read, &ReportOptions::default()), "the file gives another page");
    // For whoever wants to look at it.
    std::fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/analysis.html"), page).expect("it is written");
}

#[test]
fn elements_balance_and_hostile_text_adds_none() {
    const HOSTILE: &str = "</script></style><b onmouseover='alert(1)'>&<!--<img src=x>";
    let plain = outcome(CROSSING);
    let mut hostile = plain.clone();
    hostile.case.title = Some(HOSTILE.into());
    hostile.case.description = Some(HOSTILE.into());
    for formula in &mut hostile.analyses {
        formula.note = formula.note.as_ref().map(|_| HOSTILE.into());
        (formula.title, formula.source, formula.validity) = (HOSTILE.into(), HOSTILE.into(), HOSTILE.into());
        formula.id = HOSTILE.into();
        for figure in &mut formula.figures {
            figure.meaning = figure.meaning.replace(|letter: char| letter != '`', "<b>");
            figure.unit = "<i>".into();
            for influence in figure.spread.iter_mut().flat_map(|spread| &mut spread.influences) {
                influence.input = HOSTILE.into();
            }
        }
        formula.warnings.iter_mut().for_each(|warning| warning.message = HOSTILE.into());
    }
    for input in &mut hostile.uncertain {
        input.shape = HOSTILE.into();
    }
    let (plain, hostile) = (page(&plain), page(&hostile));
    assert!(tags(&plain) > 600, "{}", tags(&plain));
    assert!(tags(&hostile) > 500);
    for tag in ["<script", "</style", "<img", "<b>", "<b ", "<title", "<!--", "<i>"] {
        assert_eq!(hostile.matches(tag).count(), plain.matches(tag).count(), "{tag}");
    }
}

#[test]
fn the_page_refers_to_nothing_outside_itself() {
    let page = page(&outcome(CROSSING));
    for foreign in ["http://", "https://", "src=", "@import", "url("] {
        assert!(!page.contains(foreign), "{foreign}");
    }
    assert!(page.contains("default-src 'none'"));
    assert!(!page.contains(" style=\""), "an inline style would be refused by the page's own policy");
}

#[test]
fn every_formula_figure_and_uncertain_input_is_there_and_the_wording_is_sober() {
    let outcome = outcome(CROSSING);
    let page = page(&outcome);
    for formula in &outcome.analyses {
        for figure in &formula.figures {
            assert!(
                page.contains(&format!("<span class=\"path\">{}</span>", figure.name)),
                "{}",
                figure.name
            );
        }
        assert!(page.contains(&formula.validity.replace('\'', "&#39;")), "{}", formula.id);
    }
    for input in &outcome.uncertain {
        assert!(
            page.contains(&format!("<span class=\"path\">{}</span>", input.address)),
            "{}",
            input.address
        );
    }
    assert!(page.contains("from <span class=\"path\">slide-1.speed</span>"));
    assert!(page.contains("Given the stated inputs and their ranges, 90\u{a0}% of the 2048 samples gave"));
    assert!(!page.contains("certainty of"));
    // One plot of each formula is open; none has more than two behind its fold.
    assert_eq!(page.matches("<figure class=\"spread\">").count(), 18);
    assert_eq!(page.matches("<details>").count(), 6);
    for text in [&outcome.case_hash.to_string(), "JCGM 100:2008", "Saltelli"] {
        assert!(page.contains(text), "{text}");
    }
    let us = analysis_html(&outcome, &{
        let mut options = ReportOptions::default();
        options.units = Units::Us;
        options
    });
    assert!(us.contains("data-units=\"us\"") && us.contains("mph"));
}

#[test]
fn findings_begin_with_what_the_case_comes_to() {
    let outcome = outcome(CROSSING);
    let page = page(&outcome);
    let findings =
        &page[page.find("<section id=\"findings\"").unwrap()..page.find("<section id=\"formulas\"").unwrap()];
    let (results, steps) = findings.split_once("<h3>Steps on the way</h3>").unwrap();
    let has = |part: &str, id: &str| part.contains(&format!("</a> <span class=\"path\">{id}</span>"));
    for (id, is_step) in [
        ("slide-1", true),
        ("slide-2", true),
        ("throw", true),
        ("impact", false),
        ("damage", false),
        ("avoidable", false),
    ] {
        assert_eq!((has(results, id), has(steps, id)), (!is_step, is_step), "{id}");
    }
    // Formulas that do not build on each other are all results.
    let alone = CROSSING.split("[[analyses]]\nid = \"slide-2\"").next().unwrap();
    let alone = self::page(&self::outcome(alone));
    assert!(!alone.contains("Steps on the way") && alone.contains("<ol class=\"answers\">"));
}

#[test]
fn two_hundred_formulas_make_a_page_of_bounded_size() {
    let mut text =
        String::from("schema = \"accuscene/analysis/1\"\n[uncertainty]\nsamples = 128\nplan = \"sobol\"\n");
    for index in 0..200 {
        text.push_str(&format!(
            "[[analyses]]\nid = \"skid-{index}\"\nformula = \"slide\"\ninputs.segments = [{{ friction = {{ value = 0.7, sigma = \
             0.05 }}, length = {{ value = \"{} m\", sigma = \"0.5 m\" }} }}]\n",
            10 + index
        ));
    }
    let outcome = outcome(&text);
    let page = page(&outcome);
    tags(&page);
    assert_eq!(page.matches("<article ").count(), 200);
    assert_eq!(page.matches("<figure class=\"spread\">").count(), 200);
    assert!(page.len() < 3_000_000, "{} bytes", page.len());
    assert_eq!(analysis_csv(&outcome).lines().count(), 1 + 200 * outcome.analyses[0].figures.len());
}

#[test]
fn the_table_has_a_line_for_each_figure() {
    let outcome = outcome(CROSSING);
    let csv = analysis_csv(&outcome);
    let mut lines = csv.split("\r\n");
    assert_eq!(
        lines.next(),
        Some("id,formula,figure,unit,value,mean,standard_deviation,median,low,high,level,samples,failed")
    );
    let first = lines.next().unwrap();
    let figure = outcome.figure("slide-1.speed").unwrap();
    let spread = figure.spread.as_ref().unwrap();
    assert_eq!(
        first,
        format!(
            "slide-1,slide,speed,m/s,{:?},{:?},{:?},{:?},{:?},{:?},0.9,2048,0",
            figure.value.unwrap(),
            spread.mean,
            spread.standard_deviation,
            spread.median,
            spread.low,
            spread.high
        )
    );
    let fixed = csv.lines().find(|line| line.contains("rise_distance")).unwrap();
    assert_eq!(fixed, "slide-1,slide,rise_distance,m,0.0,,,,,,,,");
    assert!(csv.ends_with("\r\n"));
}
