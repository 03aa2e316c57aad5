use crate::failure::Failure;
use crate::vehicle_files::VehicleFiles;
use accuscene::Scene;
use accuscene_core::document::Format;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Reads a scene from a file, or from standard input if the path is `-`.
pub(crate) fn scene(path: &Path) -> Result<Scene, Failure> {
    if path.as_os_str() == "-" {
        let (format, text) = standard_input()?;
        let files = VehicleFiles::of(Path::new(""));
        return Scene::read_with(text, format, &files)
            .map_err(|e| Failure::scene(Path::new(STANDARD_INPUT), e));
    }
    let file = File::open(path).map_err(|e| Failure::file(path, e))?;
    let folder = path.parent().unwrap_or(Path::new(""));
    Scene::read_with(file, format_of(path), &VehicleFiles::of(folder)).map_err(|e| Failure::scene(path, e))
}

/// JSON by the name of the file, else TOML.
pub(crate) fn format_of(path: &Path) -> Format {
    let json = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("json"));
    if json { Format::Json } else { Format::Toml }
}

/// What standard input is called in messages.
const STANDARD_INPUT: &str = "standard input";

/// Standard input and its format, by the first character that is no blank: a JSON document begins with a brace.
pub(crate) fn standard_input() -> Result<(Format, impl Read), Failure> {
    let name = Path::new(STANDARD_INPUT);
    let mut input = std::io::stdin().lock();
    let mut head = Vec::new();
    let mut byte = [0_u8];
    loop {
        let n = input.read(&mut byte).map_err(|e| Failure::file(name, e))?;
        head.extend_from_slice(&byte[..n]);
        if head == [0xef, 0xbb, 0xbf] {
            // A byte order mark.
            head.clear();
            continue;
        }
        if n == 0 || !(byte[0].is_ascii_whitespace() || matches!(byte[0], 0xef | 0xbb)) {
            break;
        }
        if head.len() > 4096 {
            return Err(Failure::Other("standard input: nothing but blanks".to_owned()));
        }
    }
    let format = if head.last() == Some(&b'{') { Format::Json } else { Format::Toml };
    Ok((format, std::io::Cursor::new(head).chain(input)))
}
