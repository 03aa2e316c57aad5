//! Broken scenes: each tells every problem it has, by path and code, with limit and hint.

#![expect(clippy::unwrap_used, reason = "a test panics where its fixture is broken")]

use std::io::Read;
use std::time::Instant;

use accuscene_core::document::Format;
use accuscene_core::error::CoreError;
use accuscene_core::scene::Scene;
use serde::Deserialize;

#[derive(Deserialize)]
struct Index {
    scene: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    file: String,
    #[serde(default)]
    problems: Vec<(String, u32)>,
    error: Option<u32>,
}

/// Codes of what is absent, doubled or a whole list: the path says more than its value.
const WITHOUT_VALUE: [u32; 6] = [1005, 1010, 1011, 1012, 1017, 1018];

fn folder() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenes")
}

fn read(file: &str) -> Result<Scene, CoreError> {
    let text = std::fs::read_to_string(folder().join("broken").join(file)).unwrap();
    if file.ends_with(".json") { Scene::from_json(&text) } else { Scene::from_toml(&text) }
}

#[test]
fn every_problem_of_every_broken_scene_is_told() {
    let index: Index =
        toml::from_str(&std::fs::read_to_string(folder().join("broken.toml")).unwrap()).unwrap();
    let files = std::fs::read_dir(folder().join("broken")).unwrap().count();
    assert_eq!(files, index.scene.len(), "the index lists every file");
    assert!(files >= 40);
    for case in &index.scene {
        #[expect(clippy::disallowed_methods, reason = "the time is printed, nothing depends on it")]
        let begin = Instant::now();
        let error = read(&case.file).unwrap_err();
        println!("{} refused after {:?}", case.file, begin.elapsed());
        if let Some(code) = case.error {
            assert_eq!(error.code(), code, "{}: {error}", case.file);
            continue;
        }
        let found: Vec<(String, u32)> = error.problems().iter().map(|p| (p.path.clone(), p.code)).collect();
        assert_eq!(found, case.problems, "{}: {error}", case.file);
        for problem in error.problems() {
            assert!(problem.limit.is_some() && problem.hint.is_some(), "{}: {problem}", case.file);
            assert!(
                problem.value.is_some() || WITHOUT_VALUE.contains(&problem.code),
                "{}: {problem}",
                case.file
            );
        }
    }
}

/// Writes a head, then one text again and again, without end.
struct Endless {
    head: &'static [u8],
    body: &'static [u8],
    at: usize,
    given: u64,
}

impl Endless {
    fn new(head: &'static str, body: &'static str) -> Self {
        Self { head: head.as_bytes(), body: body.as_bytes(), at: 0, given: 0 }
    }
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        for slot in &mut *buffer {
            *slot = match self.head.get(self.at) {
                Some(byte) => *byte,
                None => self.body[(self.at - self.head.len()) % self.body.len()],
            };
            self.at += 1;
        }
        self.given += buffer.len() as u64;
        Ok(buffer.len())
    }
}

const VEHICLES: &str = r#"{"schema": "accuscene/scene/1", "vehicles": ["#;
const VEHICLE: &str = r#"{"id": "a", "mass": 1400, "dimensions": {"length": 4.5, "width": 1.8, "wheelbase": 2.7}, "start": {"position": [0, 0]}},"#;

/// Reads an endless scene; gives the code of the refusal and how many bytes were taken.
fn refuse(mut source: Endless, format: Format) -> (u32, u64) {
    #[expect(clippy::disallowed_methods, reason = "the time is printed, nothing depends on it")]
    let begin = Instant::now();
    let error = Scene::read(&mut source, format).unwrap_err();
    println!("refused after {:?}: {error}", begin.elapsed());
    (error.code(), source.given)
}

#[test]
fn endless_scenes_are_refused_after_64_mebibytes() {
    let endless = [
        (Endless::new(VEHICLES, VEHICLE), Format::Json),
        (Endless::new(r#"{"schema": "accuscene/scene/1", "name": ""#, "aaaaaaaa"), Format::Json),
        (Endless::new("schema = \"accuscene/scene/1\"\nname = \"", "aaaaaaaa"), Format::Toml),
        (Endless::new("", "["), Format::Json),
    ];
    for (source, format) in endless {
        let (code, given) = refuse(source, format);
        assert_eq!(code, 1000);
        assert!(given <= (64 << 20) + (64 << 10), "{given} bytes were taken");
    }
}

#[test]
fn too_many_vehicles_are_refused_by_their_number() {
    let count = 10_001;
    let mut text = VEHICLES.to_owned();
    for index in 0..count {
        text +=
            &VEHICLE.replace("\"a\"", &format!("\"v{index}\"")).replace("[0, 0]", &format!("[{index}, 0]"));
    }
    text.pop();
    text += "]}";
    let error = Scene::from_json(&text).unwrap_err();
    let [problem] = error.problems() else { panic!("{error}") };
    assert_eq!((problem.path.as_str(), problem.code), ("vehicles", 1018));
}

#[test]
fn a_heap_of_vehicles_tells_no_more_than_it_must() {
    let mut text = VEHICLES.to_owned();
    for index in 0..2000 {
        text += &VEHICLE.replace("\"a\"", &format!("\"v{index}\""));
    }
    text.pop();
    text += "]}";
    let error = Scene::from_json(&text).unwrap_err();
    assert!(error.problems().iter().all(|problem| problem.code == 1103));
    assert_eq!(error.problems().len(), 200);
}
