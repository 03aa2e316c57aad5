//! C ABI of the AccuScene engine; `include/accuscene.h` is generated from these files and is their
//! documentation.
//!
//! Every export runs inside [`guard`](guard::guard): its out-parameters are zeroed first, a panic becomes a
//! status, and a failure becomes an error object of the caller. Objects live in one table and are named by
//! generational ids.

#![deny(unsafe_op_in_unsafe_fn)]
#![allow(non_camel_case_types, reason = "exported types carry their C names")]
#![allow(
    clippy::missing_safety_doc,
    reason = "the head of accuscene.h states the pointer rules of all functions once"
)]

// In WebAssembly a panic is a trap, which the host catches: it drops the instance.
#[cfg(not(any(panic = "unwind", target_family = "wasm")))]
compile_error!("the C ABI turns panics into ACS_STATUS_PANIC, which needs panic = \"unwind\"");

mod analysis;
mod analysis_outcome;
mod bytes;
mod cancel;
mod column;
mod compare;
mod comparison;
mod design_outcome;
mod diagnostics;
mod error;
mod evidence;
mod failure;
mod formula;
mod guard;
mod handle;
mod inverse;
mod inverse_solution;
mod live;
mod live_reading;
mod live_snapshot;
mod live_state;
mod options;
mod panic_log;
mod pointer;
mod problem;
mod reconstruct;
mod reconstruction;
mod report;
mod run;
mod scene;
mod simulate;
mod sink;
mod status;
mod study;
mod study_design;
mod study_variable;
mod sweep;
mod sweep_outcome;
mod table;
mod vehicle_file;
mod version;

pub use analysis::{
    acs_analysis, acs_analysis_free, acs_analysis_parse, acs_analysis_run, acs_analysis_schema,
};
pub use analysis_outcome::{
    acs_analysis_outcome, acs_analysis_outcome_csv, acs_analysis_outcome_free, acs_analysis_outcome_json,
    acs_analysis_outcome_report_html, acs_analysis_outcome_schema,
};
pub use bytes::{acs_bytes, acs_f64_view};
pub use cancel::{acs_cancel, acs_cancel_free, acs_cancel_new, acs_cancel_request};
pub use column::{
    acs_column_convergence, acs_column_histogram, acs_column_quantiles, acs_column_summary, acs_convergence,
    acs_histogram, acs_rank_correlation, acs_stage, acs_summary,
};
pub use compare::{
    acs_compare, acs_compare_options, acs_compare_options_init, acs_comparison, acs_comparison_free,
    acs_impact_model,
};
pub use comparison::{
    acs_comparison_csv, acs_comparison_json, acs_comparison_report_html, acs_comparison_schema,
};
pub use design_outcome::{
    acs_bar, acs_design_first_order, acs_design_indices, acs_design_tornado, acs_first_order, acs_index,
    acs_indices,
};
pub use diagnostics::acs_debug_live_count;
pub use error::{
    acs_error, acs_error_cause, acs_error_cause_count, acs_error_free, acs_error_message, acs_error_path,
    acs_error_recoverable, acs_error_status,
};
pub use evidence::{
    acs_fit, acs_least_squares, acs_momentum, acs_momentum_evidence, acs_momentum_fit, acs_sides, acs_skid,
    acs_skid_evidence, acs_skid_posterior, acs_wilks_sample_size,
};
pub use formula::{
    acs_formula, acs_formula_describe, acs_formula_evaluate, acs_formula_free, acs_formula_new, acs_formulas,
};
pub use inverse::{
    acs_forward, acs_inverse, acs_inverse_echo, acs_inverse_free, acs_inverse_new, acs_inverse_options,
    acs_inverse_options_init, acs_inverse_residual_count, acs_inverse_schema, acs_inverse_solve,
    acs_inverse_unknown_count,
};
pub use inverse_solution::{
    acs_inverse_solution, acs_inverse_solution_csv, acs_inverse_solution_free, acs_inverse_solution_item,
    acs_inverse_solution_item_count, acs_inverse_solution_json, acs_inverse_solution_mode,
    acs_inverse_solution_mode_count, acs_inverse_solution_mode_values, acs_inverse_solution_samples,
    acs_inverse_solution_schema, acs_inverse_solution_unknown, acs_inverse_solution_unknown_count,
    acs_inverse_solution_unknown_name, acs_inverse_solution_weights, acs_item_fit, acs_mode,
};
pub use live::{
    acs_live, acs_live_free, acs_live_log, acs_live_new, acs_live_release, acs_live_replay, acs_live_run,
    acs_live_set_controls, acs_live_set_wheels, acs_live_step, acs_live_vehicle_count,
    acs_live_vehicle_index, acs_live_wheel_count,
};
pub use live_reading::{acs_live_states, acs_live_time, acs_live_wheels};
pub use live_snapshot::{acs_live_restore, acs_live_snapshot, acs_snapshot, acs_snapshot_free};
pub use live_state::{acs_controls, acs_vehicle_state, acs_wheel_controls, acs_wheel_state};
pub use options::{
    acs_record, acs_report_options, acs_report_options_init, acs_run_options, acs_run_options_init, acs_units,
};
pub use panic_log::{acs_panic_log, acs_set_panic_log};
pub use problem::{
    acs_error_problem_code, acs_error_problem_count, acs_error_problem_severity, acs_error_problem_text,
    acs_problem_field, acs_severity,
};
pub use reconstruct::{acs_reconstruct, acs_reconstruct_options, acs_reconstruct_options_init};
pub use reconstruction::{
    acs_reconstruction, acs_reconstruction_csv, acs_reconstruction_explanation,
    acs_reconstruction_explanation_count, acs_reconstruction_free, acs_reconstruction_json,
    acs_reconstruction_report_html, acs_reconstruction_samples, acs_reconstruction_schema,
    acs_reconstruction_unknown, acs_reconstruction_unknown_count, acs_reconstruction_unknown_path,
    acs_reconstruction_weights, acs_unknown,
};
pub use report::{acs_run_events_json, acs_run_json, acs_run_report_html};
pub use run::{acs_run, acs_run_free};
pub use scene::{
    acs_format, acs_scene, acs_scene_echo, acs_scene_figures, acs_scene_free, acs_scene_hash,
    acs_scene_parse, acs_scene_schema, acs_scene_validate,
};
pub use simulate::{acs_progress, acs_simulate};
pub use sink::acs_sink;
pub use status::{acs_status, acs_status_name, own_statuses};
pub use study::{
    acs_study, acs_study_echo, acs_study_free, acs_study_new, acs_study_points, acs_study_sample_count,
    acs_study_schema, acs_study_shrunk,
};
pub use study_design::{
    acs_design, acs_design_free, acs_design_kind, acs_design_new, acs_design_point_count, acs_design_points,
};
pub use study_variable::{
    acs_law, acs_study_law, acs_study_variable, acs_study_variable_count, acs_study_variable_index,
    acs_study_variable_name, acs_study_variable_unit, acs_variable,
};
pub use sweep::{
    acs_sweep, acs_sweep_free, acs_sweep_join, acs_sweep_new, acs_sweep_plan, acs_sweep_run,
    acs_sweep_run_shard, acs_sweep_sample_count, acs_sweep_schema, acs_sweep_shard_schema,
};
pub use sweep_outcome::{
    acs_sweep_outcome, acs_sweep_outcome_column, acs_sweep_outcome_column_count,
    acs_sweep_outcome_column_index, acs_sweep_outcome_column_name, acs_sweep_outcome_column_unit,
    acs_sweep_outcome_csv, acs_sweep_outcome_free, acs_sweep_outcome_json, acs_sweep_outcome_parameter_count,
    acs_sweep_outcome_report_html, acs_sweep_outcome_schema,
};
pub use table::{
    acs_run_column, acs_run_column_count, acs_run_column_index, acs_run_column_name, acs_run_column_unit,
    acs_run_table_count, acs_run_table_index, acs_run_table_name, acs_run_table_rows,
};
pub use vehicle_file::{
    acs_scene_parse_with, acs_vehicle_echo, acs_vehicle_file, acs_vehicle_library, acs_vehicle_schema,
    acs_vehicle_validate,
};
pub use version::{ACS_ABI_VERSION, acs_abi_version, acs_version};
