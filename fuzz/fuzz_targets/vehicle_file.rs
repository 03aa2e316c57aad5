#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| accuscene_fuzz::vehicle_file(data));
