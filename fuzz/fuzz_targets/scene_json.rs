#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| accuscene_fuzz::scene_json(data));
