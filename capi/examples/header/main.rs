//! Writes `include/accuscene.h`: `cargo run -p accuscene-capi --example header`.

mod generate;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    std::fs::write(generate::path(), generate::header()?)?;
    println!("wrote include/accuscene.h");
    Ok(())
}
