use crate::failure::Failure;
use accuscene::Scene;
use accuscene::report::BackdropImage;
use std::fs;
use std::path::Path;

/// Largest image that is put into a report, bytes.
const LARGEST: u64 = 32 << 20;

/// The image under the plan, where the scene names a file beside itself; data URIs are the report's own business.
pub(crate) fn read(scene: &Scene, path: &Path) -> Result<Option<BackdropImage>, Failure> {
    let Some(image) = scene.backdrop.as_ref().map(|b| b.image.as_str()) else { return Ok(None) };
    if image.starts_with("data:") {
        return Ok(None);
    }
    if image.contains(':') && !Path::new(image).is_absolute() {
        return Err(Failure::Other(format!(
            "backdrop.image: {image:?} is neither a file nor a data URI; save the image beside the scene"
        )));
    }
    let file = path.parent().unwrap_or(Path::new("")).join(image);
    let size = fs::metadata(&file).map_err(|e| Failure::file(&file, e))?.len();
    if size > LARGEST {
        return Err(Failure::Other(format!(
            "backdrop.image: {} has {size} bytes, at most {LARGEST} are allowed; give a smaller image",
            file.display()
        )));
    }
    let bytes = fs::read(&file).map_err(|e| Failure::file(&file, e))?;
    Ok(Some(BackdropImage::new(bytes)))
}
