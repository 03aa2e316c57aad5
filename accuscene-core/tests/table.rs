//! Tables and recordings: chunks, text form, equality, hashes.

use accuscene_core::event::Event;
use accuscene_core::table::{CHUNK_ROWS, Column, Recording, Table};
use proptest::prelude::*;

fn table(rows: impl IntoIterator<Item = [f64; 2]>) -> Table {
    let columns = vec![Column::new("t", "s", "", "Time."), Column::new("x", "m", "world", "Position.")];
    let mut table = Table::new("vehicle.a", columns);
    rows.into_iter().for_each(|row| table.push(&row));
    table
}

fn counted(rows: usize) -> Table {
    table((0..rows).map(|k| [k as f64, -(k as f64)]))
}

#[test]
fn rows_cross_chunks() {
    for rows in [0, 1, CHUNK_ROWS - 1, CHUNK_ROWS, CHUNK_ROWS + 1, 3 * CHUNK_ROWS + 7] {
        let table = counted(rows);
        assert_eq!(table.rows(), rows);
        let expected: Vec<f64> = (0..rows).map(|k| -(k as f64)).collect();
        assert_eq!(table.to_contiguous(1), expected);
        assert_eq!(table.column_named("x"), Some(expected));
        let starts: Vec<usize> = table.chunks().map(|chunk| chunk.first_row()).collect();
        assert_eq!(starts, (0..rows).step_by(CHUNK_ROWS).collect::<Vec<_>>());
        assert_eq!(table.chunks().map(|chunk| chunk.rows()).sum::<usize>(), rows);
        assert!(table.chunks().all(|chunk| chunk.columns().count() == 2 && chunk.column(2).is_none()));
        assert_eq!(table.get(rows, 0), None);
    }
    let table = counted(CHUNK_ROWS + 5);
    assert_eq!(table.get(CHUNK_ROWS + 4, 1), Some(-((CHUNK_ROWS + 4) as f64)));
    assert_eq!((table.get(0, 2), table.column_named("y"), table.to_contiguous(2)), (None, None, Vec::new()));
}

#[test]
fn short_rows_are_filled_and_long_ones_cut() {
    let mut table = counted(0);
    table.push(&[1.0]);
    table.push(&[2.0, 3.0, 4.0]);
    assert!(table.get(0, 1).is_some_and(f64::is_nan));
    assert_eq!((table.get(1, 0), table.get(1, 1), table.rows()), (Some(2.0), Some(3.0), 2));
}

#[test]
fn equality_and_hash_go_by_bits_and_take_nan_for_nan() {
    let quiet = f64::from_bits(0x7ff8_0000_0000_0000);
    let other = f64::from_bits(0xfff8_0000_0000_0001);
    let (a, b) = (table([[0.0, quiet]]), table([[0.0, other]]));
    assert_eq!(a, a.clone());
    assert_eq!((&a, a.content_hash()), (&b, b.content_hash()));
    for different in [table([[-0.0, quiet]]), table([[0.0, 1.0]]), table([[0.0, quiet]; 2]), table([])] {
        assert_ne!(a, different);
        assert_ne!(a.content_hash(), different.content_hash());
    }
}

#[test]
fn hash_tells_names_units_and_frames_apart() {
    let with = |name: &str, columns: &[[&str; 3]]| {
        let columns = columns.iter().map(|[name, unit, frame]| Column::new(name, unit, frame, "")).collect();
        Table::new(name, columns).content_hash()
    };
    let all = [
        with("a", &[["x", "m", "world"]]),
        with("ax", &[["", "m", "world"]]),
        with("a", &[["xm", "", "world"]]),
        with("a", &[["x", "m", "body"]]),
        with("a", &[["x", "m", "world"], ["", "", ""]]),
        with("a", &[]),
    ];
    for (k, hash) in all.iter().enumerate() {
        assert!(!all[..k].contains(hash), "table {k}");
    }
}

/// The hash is part of results that others keep: it may not change by chance.
#[test]
fn hash_is_the_published_one() {
    let mut bytes = Vec::new();
    for number in [2_u64, 1] {
        bytes.extend(number.to_le_bytes());
    }
    for text in ["vehicle.a", "t", "s", "", "x", "m", "world"] {
        bytes.extend((text.len() as u64).to_le_bytes());
        bytes.extend(text.as_bytes());
    }
    bytes.extend(1.5_f64.to_bits().to_le_bytes());
    bytes.extend((-2.25_f64).to_bits().to_le_bytes());
    assert_eq!(table([[1.5, -2.25]]).content_hash(), accuscene_core::document::sha256(&bytes));
}

#[test]
fn text_form_keeps_columns_and_refuses_what_is_no_rectangle() {
    let text = serde_json::to_string(&table([[0.5, f64::NAN], [0.75, 2.0]])).unwrap();
    assert!(text.ends_with(r#""data":[[0.5,0.75],[null,2.0]]}"#), "{text}");
    assert_eq!(serde_json::from_str::<Table>(&text).unwrap(), table([[0.5, f64::NAN], [0.75, 2.0]]));
    for (from, to) in [("[null,2.0]", "[2.0]"), (",[null,2.0]", ""), (r#"{"name""#, r#"{"x":1,"name""#)] {
        assert!(serde_json::from_str::<Table>(&text.replacen(from, to, 1)).is_err(), "{to}");
    }
}

#[test]
fn recording_finds_its_tables_and_survives_text() {
    let rest = Event::Rest { body: "a".to_owned(), time: 2.5, position: [1.0, 2.0, 0.5], heading: 7.0 };
    let recording =
        Recording { tables: vec![counted(3), Table::new("empty", Vec::new())], events: vec![rest] };
    assert_eq!(recording.table("vehicle.a").map(Table::rows), Some(3));
    assert!(recording.table("vehicle.b").is_none());
    assert_eq!(recording.events[0].time(), 2.5);
    let text = serde_json::to_string(&recording).unwrap();
    assert!(text.contains(r#"{"kind":"rest","body":"a","time":2.5"#), "{text}");
    assert_eq!(serde_json::from_str::<Recording>(&text).unwrap(), recording);
}

proptest! {
    #[test]
    fn text_keeps_every_finite_bit(
        rows in prop::collection::vec(prop::array::uniform2(any::<f64>().prop_filter("finite", |v| v.is_finite())), 0..50)
    ) {
        let table = table(rows);
        let back: Table = serde_json::from_str(&serde_json::to_string(&table).unwrap()).unwrap();
        prop_assert_eq!(back.content_hash(), table.content_hash());
        prop_assert_eq!(back, table);
    }
}
