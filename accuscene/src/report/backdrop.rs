//! The image under the plan: only raster data that the page itself carries.

use super::base64;

/// An image that the host read for the report, PNG, JPEG or WebP.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BackdropImage {
    /// The file's bytes.
    pub bytes: Vec<u8>,
}

impl BackdropImage {
    /// Wraps the bytes of an image file.
    #[must_use]
    pub fn new(bytes: Vec<u8>) -> Self {
        Self { bytes }
    }

    /// A data URI with the type that the bytes themselves show; `None` for any other format.
    pub(super) fn data_uri(&self) -> Option<String> {
        let media = media_type(&self.bytes)?;
        Some(format!("data:{media};base64,{}", base64::encode(&self.bytes)))
    }
}

/// The URI when it is base64 of a raster format and its bytes show that format.
pub(super) fn trusted(uri: &str) -> Option<&str> {
    let (media, data) = uri.strip_prefix("data:")?.split_once(";base64,")?;
    let start = base64::decode_start(data, 16)?;
    (base64::is_base64(data) && media_type(&start) == Some(media)).then_some(uri)
}

/// Width and height in pixels of the image in a data URI of PNG or JPEG.
pub(super) fn pixels(uri: &str) -> Option<(u32, u32)> {
    let data = uri.split_once(";base64,")?.1;
    let bytes = base64::decode_start(data, 1 << 20)?;
    let word = |at: usize, length: usize| -> Option<u32> {
        Some(bytes.get(at..at + length)?.iter().fold(0u32, |word, byte| word << 8 | u32::from(*byte)))
    };
    let size = match media_type(&bytes)? {
        "image/png" => (word(16, 4)?, word(20, 4)?),
        "image/jpeg" => {
            let mut at = 2;
            loop {
                let marker = word(at, 2)?;
                // Frame headers, without the tables that share their range.
                let frame =
                    (0xffc0..=0xffcf).contains(&marker) && ![0xffc4, 0xffc8, 0xffcc].contains(&marker);
                if frame {
                    break (word(at + 7, 2)?, word(at + 5, 2)?);
                }
                at = at.checked_add(2 + usize::try_from(word(at + 2, 2)?).ok()?)?;
            }
        }
        _ => return None,
    };
    (size.0 > 0 && size.1 > 0).then_some(size)
}

fn media_type(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some("image/png")
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        Some("image/jpeg")
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some("image/webp")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes
    }

    #[test]
    fn only_raster_data_is_trusted() {
        let uri = BackdropImage::new(png(300, 200)).data_uri().unwrap();
        assert_eq!(trusted(&uri), Some(uri.as_str()));
        assert_eq!(pixels(&uri), Some((300, 200)));
        for foreign in [
            "https://example.org/a.png",
            "javascript:alert(1)",
            "data:image/svg+xml;base64,PHN2Zz4=",
            "a.png",
        ] {
            assert_eq!(trusted(foreign), None, "{foreign}");
        }
        assert_eq!(trusted(&format!("{uri}\" onload=\"x")), None);
        assert_eq!(trusted(&uri.replace("png", "jpeg")), None);
    }

    #[test]
    fn jpeg_size_is_read_behind_other_segments() {
        let bytes = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x0b\x08\0\x64\0\xc8\x01\x01\x11\0".to_vec();
        let uri = BackdropImage::new(bytes).data_uri().unwrap();
        assert_eq!(pixels(&uri), Some((200, 100)));
        let cut = BackdropImage::new(b"\xff\xd8\xff\xe0\xff\xff".to_vec()).data_uri().unwrap();
        assert_eq!(pixels(&cut), None);
    }
}
