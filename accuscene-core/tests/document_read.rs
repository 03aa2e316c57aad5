//! Reading documents: limits, duplicates, numbers, places of errors.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use accuscene_core::arith::Philox;
use accuscene_core::document::{Format, Limits, canonical, read_from, read_text, sha256};
use accuscene_core::error::{CoreError, LimitKind};
use serde_json::{Value, json};
use std::io::{Error, ErrorKind, Read};

fn json_of(text: &str) -> Result<Value, CoreError> {
    read_text(text, Format::Json, &Limits::default())
}

fn toml_of(text: &str) -> Result<Value, CoreError> {
    read_text(text, Format::Toml, &Limits::default())
}

fn refused_for(result: Result<Value, CoreError>) -> LimitKind {
    match result {
        Err(CoreError::TooLarge { kind, .. }) => kind,
        other => panic!("{other:?}"),
    }
}

/// 200,000 doubles of any exponent: finite bit patterns.
fn doubles() -> Vec<f64> {
    let philox = Philox::new(7);
    let words = (0..).map(|i| philox.block([i, 0, 0, 0])).map(|w| u64::from(w[0]) << 32 | u64::from(w[1]));
    words.map(f64::from_bits).filter(|v| v.is_finite()).take(200_000).collect()
}

#[test]
fn numbers_survive_to_the_last_bit() {
    let wanted = doubles();
    let text = serde_json::to_string(&wanted).unwrap();
    for format in [Format::Json, Format::Toml] {
        let text = if format == Format::Json { text.clone() } else { format!("a = {text}") };
        let value = read_text(&text, format, &Limits::default()).unwrap();
        let list = if format == Format::Json { &value } else { &value["a"] };
        for (found, wanted) in list.as_array().unwrap().iter().zip(&wanted) {
            assert_eq!(found.as_f64().unwrap().to_bits(), wanted.to_bits(), "{format:?} {wanted:e}");
        }
        assert_eq!(list.as_array().unwrap().len(), wanted.len());
        // And once more through the canonical form.
        let back = json_of(&String::from_utf8(canonical(list)).unwrap()).unwrap();
        assert_eq!(&back, list);
    }
}

#[test]
fn canonical_numbers_are_those_of_rfc_8785() {
    // RFC 8785, appendix B.
    for (bits, text) in [
        (0x0000_0000_0000_0000_u64, "0"),
        (0x8000_0000_0000_0000, "0"),
        (0x0000_0000_0000_0001, "5e-324"),
        (0x8000_0000_0000_0001, "-5e-324"),
        (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
        (0x4340_0000_0000_0000, "9007199254740992"),
        (0xc340_0000_0000_0000, "-9007199254740992"),
        (0x4430_0000_0000_0000, "295147905179352830000"),
        (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
        (0x44b5_2d02_c7e1_4af6, "1e+23"),
        (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
        (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
        (0x444b_1ae4_d6e2_ef50, "1e+21"),
        (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
        (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
        (0x41b3_de43_5555_5553, "333333333.3333332"),
        (0x41b3_de43_5555_5554, "333333333.33333325"),
        (0x41b3_de43_5555_5555, "333333333.3333333"),
        (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
        (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
    ] {
        assert_eq!(canonical(&json!(f64::from_bits(bits))), text.as_bytes());
    }
}

#[test]
fn canonical_form_is_that_of_rfc_8785() {
    // RFC 8785, 3.2.2 and 3.2.3.
    let value = json_of(
        r#"{"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew", "1": "One",
        "\ud83d\ude00": "Emoji", "\u0080": "Control", "\u00f6": "o", "n": [56, {"d": true, "10": null, "1": []}]}"#,
    );
    let text = String::from_utf8(canonical(&value.unwrap())).unwrap();
    let wanted = concat!(
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"n\":[56,{\"1\":[],\"10\":null,\"d\":true}],",
        "\"\u{80}\":\"Control\",\"\u{f6}\":\"o\",\"\u{20ac}\":\"Euro Sign\",\"\u{1f600}\":\"Emoji\",\"\u{fb33}\":\"Hebrew\"}"
    );
    assert_eq!(text, wanted);
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(sha256(b"abc").to_string(), abc);
    assert_eq!(abc.to_uppercase().parse(), Ok(sha256(b"abc")));
    for text in ["", "zz", &abc[1..], &format!("{abc}0")] {
        assert!(text.parse::<accuscene_core::document::ContentHash>().is_err(), "{text}");
    }
}

#[test]
fn equal_numbers_are_equal_values() {
    let value = json_of("[1, 1.0, 1e0, 0, -0.0, -0, 1e300, 9007199254740993, 18446744073709551615]").unwrap();
    assert_eq!(value[0], value[1]);
    assert_eq!(value[0], value[2]);
    for i in 3..6 {
        assert_eq!(value[i].as_f64().unwrap().to_bits(), 0, "{i}");
    }
    assert_eq!(value[7].as_f64(), Some(9007199254740992.0));
    assert_eq!(value[8].as_f64(), Some(18446744073709551616.0));
    assert_eq!(toml_of("a = -0.0").unwrap()["a"].as_f64().unwrap().to_bits(), 0);
}

#[test]
fn duplicates_are_refused_with_their_paths() {
    let text =
        r#"{"vehicles": [{"mass": 1, "x": {"y": 1, "y": 2}}, {"mass": 1, "mass": 1}], "a": 1, "a": 2}"#;
    let error = json_of(text).unwrap_err();
    let paths: Vec<_> = error.problems().iter().map(|p| (p.code, p.path.as_str())).collect();
    assert_eq!(paths, [(1005, "vehicles[0].x.y"), (1005, "vehicles[1].mass"), (1005, "a")]);
    assert!(matches!(toml_of("a = 1\na = 2").unwrap_err(), CoreError::Syntax { line: 2, .. }));
}

#[test]
fn numbers_that_are_not_finite_are_refused() {
    let error = toml_of("[a]\nb = [1.0, nan, -inf]\nc = inf").unwrap_err();
    let paths: Vec<_> = error.problems().iter().map(|p| (p.code, p.path.as_str())).collect();
    assert_eq!(paths, [(1006, "a.b[1]"), (1006, "a.b[2]"), (1006, "a.c")]);
    assert!(matches!(toml_of("a = 1\nb = 1e999").unwrap_err(), CoreError::Syntax { line: 2, .. }));
    assert!(matches!(json_of("[\n1e999]").unwrap_err(), CoreError::Syntax { line: 2, .. }));
    assert!(json_of("[NaN]").is_err());
    assert!(json_of("[Infinity]").is_err());
}

#[test]
fn syntax_errors_tell_line_and_column_in_characters() {
    for (text, format, wanted) in [
        ("{\n  \"é\": x}", Format::Json, (2, 8)),
        ("", Format::Json, (1, 1)),
        ("[1, 2", Format::Json, (1, 6)),
        ("{} {}", Format::Json, (1, 4)),
        ("a = 1\nb = é", Format::Toml, (2, 5)),
        ("a = 1\n[b", Format::Toml, (2, 3)),
    ] {
        match read_text(text, format, &Limits::default()) {
            Err(CoreError::Syntax { line, column, message }) => {
                let off = column.abs_diff(wanted.1);
                assert!(line == wanted.0 && off <= 1, "{text:?}: {line}:{column}, not {wanted:?}: {message}");
                assert!(!message.contains("line"), "{message}");
            }
            other => panic!("{text:?}: {other:?}"),
        }
    }
}

#[test]
fn deep_nesting_is_an_error_and_no_overflow() {
    let many = 100_000;
    for text in ["[".repeat(many), "{\"a\":".repeat(many), "[".repeat(many) + &"]".repeat(many)] {
        assert_eq!(refused_for(json_of(&text)), LimitKind::Depth);
    }
    for text in [
        format!("a = {}", "[".repeat(many)),
        format!("a = {}", "{a = ".repeat(many)),
        format!("{}a = 1", "a.".repeat(many)),
        format!("[{}a]", "a.".repeat(many)),
        format!("[[{}a]]", "a.".repeat(many)),
        format!("a = {}", format!("{{{}a = ", "a.".repeat(60)).repeat(70)),
        format!("[{}a]\n{}a = {}1{}", "a.".repeat(40), "a.".repeat(40), "[".repeat(40), "]".repeat(40)),
    ] {
        assert_eq!(refused_for(toml_of(&text)), LimitKind::Depth);
    }
}

#[test]
fn depth_up_to_the_limit_is_read() {
    let nested = |n: usize| "[".repeat(n) + &"]".repeat(n);
    assert!(json_of(&nested(64)).is_ok());
    assert_eq!(refused_for(json_of(&nested(65))), LimitKind::Depth);
    // The table of the document is a level too.
    assert!(toml_of(&format!("a = {}", nested(63))).is_ok());
    assert!(toml_of(&format!("a = {}", nested(64))).is_err());
    assert!(toml_of(&format!("{}a = 1.5", "a.".repeat(63))).is_ok());
    assert!(toml_of(&format!("{}a = 1.5", "a.".repeat(64))).is_err());
    // Whatever the host asks for.
    let limits = Limits { depth: usize::MAX, ..Limits::default() };
    assert!(read_text(&nested(100), Format::Json, &limits).is_ok());
    assert!(read_text(&nested(101), Format::Json, &limits).is_err());
}

#[test]
fn values_and_texts_are_counted_before_parsing() {
    let limits = Limits { values: 10, string: 8, ..Limits::default() };
    let read = |text: &str| read_text(text, Format::Json, &limits);
    assert!(read(r#"{"a": [1, 2, 3, {"b": null, "c": "x,[{"}], "d": []}"#).is_ok());
    assert!(read("[1,2,3,4,5,6,7,8,9]").is_ok());
    assert_eq!(refused_for(read("[1,2,3,4,5,6,7,8,9,0]")), LimitKind::Values);
    assert_eq!(refused_for(read("[\"123456789\"]")), LimitKind::Text);
    assert!(read("[\"12345678\"]").is_ok());
    let long_number = format!("[{}]", "1".repeat(2 << 20));
    assert_eq!(refused_for(json_of(&long_number)), LimitKind::Text);
    assert_eq!(refused_for(toml_of(&format!("a = '{}'", "x".repeat(2 << 20)))), LimitKind::Text);
    let limits = Limits { values: 100, ..Limits::default() };
    let lines = "\n".repeat(1000);
    assert_eq!(refused_for(read_text(&lines, Format::Toml, &limits)), LimitKind::Symbols);
    assert!(toml_of(&lines).is_ok());
}

/// Gives blanks for ever and counts them.
struct Endless<'a>(&'a mut usize);

impl Read for Endless<'_> {
    fn read(&mut self, block: &mut [u8]) -> std::io::Result<usize> {
        block.fill(b' ');
        *self.0 += block.len();
        Ok(block.len())
    }
}

#[test]
fn endless_source_costs_no_more_than_the_limit() {
    let mut given = 0;
    let limits = Limits::default();
    let kind = refused_for(read_from(Endless(&mut given), Format::Json, &limits));
    assert_eq!((kind, given), (LimitKind::Bytes, limits.bytes + 1));
}

/// Gives its text byte by byte, interrupted each time, and then fails.
struct Stuttering<'a>(&'a [u8], bool, bool);

impl Read for Stuttering<'_> {
    fn read(&mut self, block: &mut [u8]) -> std::io::Result<usize> {
        self.1 = !self.1;
        match self.0 {
            _ if self.1 => Err(Error::from(ErrorKind::Interrupted)),
            [] if self.2 => Err(Error::new(ErrorKind::ConnectionReset, "gone")),
            [] => Ok(0),
            [first, rest @ ..] => {
                block[0] = *first;
                self.0 = rest;
                Ok(1)
            }
        }
    }
}

#[test]
fn sources_may_stutter_fail_or_be_no_text() {
    let read =
        |source: &[u8], fails| read_from(Stuttering(source, false, fails), Format::Json, &Limits::default());
    assert_eq!(read(b"\xef\xbb\xbf[1]", false).unwrap(), json!([1]));
    assert!(matches!(
        read(b"[1]", true),
        Err(CoreError::Unreadable { kind: ErrorKind::ConnectionReset, .. })
    ));
    assert_eq!(read(b"[\"\xff\"]", false), Err(CoreError::NotUtf8 { offset: 2 }));
    let limits = Limits { bytes: 3, ..Limits::default() };
    assert!(read_from(&b"[1]"[..], Format::Json, &limits).is_ok());
    assert_eq!(refused_for(read_from(&b"[12]"[..], Format::Json, &limits)), LimitKind::Bytes);
}

#[test]
fn toml_reads_as_its_json_would() {
    let toml = "# scene\na.b = 1\nwhen = 2026-11-21T14:05:00Z\nt = '''x[[['''\ns = \"a.b # \\\" [\"\n[[v]]\nid = \"x\"\n\
                p = [1.5, 2.5,\n  3]\n[[v]]\nq = {r = [], s = true}\n[\"a.b\".c] # [[[[\n";
    let wanted = json!({
        "a": {"b": 1}, "when": "2026-11-21T14:05:00Z", "t": "x[[[", "s": "a.b # \" [",
        "v": [{"id": "x", "p": [1.5, 2.5, 3]}, {"q": {"r": [], "s": true}}], "a.b": {"c": {}}
    });
    assert_eq!(toml_of(toml).unwrap(), wanted);
}
