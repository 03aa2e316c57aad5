//! Every input that once broke something, and a few that tried, through the functions of the fuzz targets.

use std::fs;
use std::path::Path;

fn each(target: &str, run: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("regressions").join(target);
    let mut files: Vec<_> =
        fs::read_dir(&folder).expect("regressions").map(|f| f.expect("file").path()).collect();
    files.sort();
    assert!(!files.is_empty(), "{} holds no input", folder.display());
    for file in files {
        println!("{}", file.display());
        let data = fs::read(&file).expect("input");
        run(&data);
        // Every prefix and single changed bytes of it, too.
        for end in (0..data.len()).step_by(1 + data.len() / 64) {
            run(&data[..end]);
            let mut changed = data.clone();
            changed[end] ^= 0x20;
            run(&changed);
        }
    }
}

#[test]
fn scene_json() {
    each("scene_json", accuscene_fuzz::scene_json);
}

#[test]
fn scene_toml() {
    each("scene_toml", accuscene_fuzz::scene_toml);
}

#[test]
fn vehicle_file() {
    each("vehicle_file", accuscene_fuzz::vehicle_file);
}

#[test]
fn quantity() {
    each("quantity", accuscene_fuzz::quantity);
}

#[test]
fn decompress() {
    each("decompress", accuscene_fuzz::decompress);
}

#[test]
fn open_sealed() {
    each("open_sealed", accuscene_fuzz::open_sealed);
}
