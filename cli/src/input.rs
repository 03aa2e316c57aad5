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
        return standard_input();
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

/// Looks at the first character that is no blank: a JSON scene begins with a brace.
fn standard_input() -> Result<Scene, Failure> {
    let name = Path::new("standard input");
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
    let files = VehicleFiles::of(Path::new(""));
    Scene::read_with(head.as_slice().chain(input), format, &files).map_err(|e| Failure::scene(name, e))
}
