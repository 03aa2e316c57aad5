//! Lists the validation scenes, so that none can be left out.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../validation/scenes").canonicalize()?;
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let file = entry?.file_name().into_string().map_err(|name| format!("{}", name.display()))?;
        names.extend(file.strip_suffix(".toml").filter(|n| !n.ends_with(".measured")).map(str::to_owned));
    }
    names.sort();
    let mut text = String::from("&[");
    for name in names {
        let path = |end: &str| folder.join(format!("{name}{end}"));
        let (scene, measured) = (path(".toml"), path(".measured.toml"));
        let measured =
            if measured.exists() { format!("include_str!({measured:?})") } else { "\"\"".to_owned() };
        write!(text, "({name:?}, include_str!({scene:?}), {measured}),")?;
    }
    text.push(']');
    let out = env::var_os("OUT_DIR").ok_or("no OUT_DIR")?;
    fs::write(Path::new(&out).join("scenes.rs"), text)?;
    Ok(())
}
