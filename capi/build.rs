//! Gives the shared library its SONAME: cargo sets none, and at 0.x every minor version may break.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    // cargo-c turns the feature `capi` on and sets a SONAME of its own.
    if std::env::var_os("CARGO_FEATURE_CAPI").is_some() {
        return;
    }
    if std::env::var_os("CARGO_CFG_TARGET_OS").is_some_and(|os| os == "linux") {
        let (major, minor) = (env!("CARGO_PKG_VERSION_MAJOR"), env!("CARGO_PKG_VERSION_MINOR"));
        println!("cargo:rustc-cdylib-link-arg=-Wl,-soname,libaccuscene.so.{major}.{minor}");
    }
}
