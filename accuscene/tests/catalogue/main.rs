//! The catalogue of collisions: every kind of impact under every impact model, held against what mechanics demands.
//!
//! Each test prints its table: `cargo test -p accuscene --test catalogue -- --nocapture`.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod angled_wall;
mod barrier;
mod chain;
mod crossing;
mod ground;
mod kerb;
mod pole;
mod ran;
mod rear_end;
mod recontact;
mod scenes;
mod sideswipe;
mod snag;
mod under_ride;
