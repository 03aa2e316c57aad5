/* A scene under every impact model: documents, numbers, options, cancelling. */
#include "check.h"
#include "scenes.h"
#include "watch.h"
#include <math.h>

/* The number after `name`, which follows `place`. */
static double number(const char *text, const char *place, const char *name) {
    const char *at = strstr(text, place);
    CHECK(at != NULL);
    at = strstr(at, name);
    CHECK(at != NULL);
    return strtod(at + strlen(name), NULL);
}

static acs_scene parse(void) {
    acs_scene scene;
    acs_error error;
    CHECK_STATUS(ACS_STATUS_OK, acs_scene_parse(acs_cstr(CROSSING), ACS_FORMAT_TOML, &scene, &error));
    return scene;
}

static char *json(acs_comparison comparison) {
    document kept;
    acs_sink sink = document_sink(&kept);
    acs_error error;
    CHECK_STATUS(ACS_STATUS_OK, acs_comparison_json(comparison, &sink, &error));
    CHECK(error == 0 && kept.text != NULL);
    return kept.text;
}

/* The first delta-V by `acs_simulate` is that of the scene's own model, which runs first. */
static void numbers(acs_scene scene, acs_comparison comparison) {
    char *text = json(comparison);
    const char *place = "\"figure\": \"delta_v\"";
    const char *row;
    document kept, csv;
    acs_sink sink;
    acs_run run;
    acs_error error;
    double simulated, compared, lowest, highest, half;

    CHECK(contains(acs_cstr(text), "\"schema\": \"accuscene/comparison/1\""));
    CHECK(contains(acs_cstr(text), "kudlich-slibar-2d") && contains(acs_cstr(text), "brach-planar"));
    CHECK_STATUS(ACS_STATUS_OK, acs_simulate(scene, NULL, NULL, NULL, 0, &run, &error));
    sink = document_sink(&kept);
    CHECK_STATUS(ACS_STATUS_OK, acs_run_json(run, &sink, &error));
    simulated = number(kept.text, "\"collisions\"", "\"delta_v_magnitude\": ");
    compared = number(text, place, "\"values\": [");
    CHECK(simulated > 5.0 && simulated == compared);
    lowest = number(text, place, "\"lowest\": ");
    highest = number(text, place, "\"highest\": ");
    half = number(text, place, "\"half_range\": ");
    CHECK(lowest <= compared && compared <= highest && lowest < highest);
    CHECK(fabs(half - 0.5 * (highest - lowest)) < 1e-12);
    CHECK(number(text, place, "\"relative\": ") > 0.0);
    CHECK(number(text, place, "\"uncertainties\": [") > 0.0);

    sink = document_sink(&csv);
    CHECK_STATUS(ACS_STATUS_OK, acs_comparison_csv(comparison, &sink, &error));
    row = strstr(csv.text, "delta_v,north,m/s,");
    CHECK(row != NULL && strtod(row + strlen("delta_v,north,m/s,"), NULL) == simulated);
    CHECK_STATUS(ACS_STATUS_OK, acs_run_free(run));
    free(csv.text);
    free(kept.text);
    free(text);
}

static void documents(acs_comparison comparison) {
    document kept;
    acs_sink sink = document_sink(&kept);
    acs_error error;
    acs_report_options options;
    CHECK_STATUS(ACS_STATUS_OK, acs_report_options_init(&options, sizeof options));
    options.units = ACS_UNITS_US;
    CHECK_STATUS(ACS_STATUS_OK, acs_comparison_report_html(comparison, &options, &sink, &error));
    CHECK(strncmp(kept.text, "<!doctype html>", 15) == 0 && contains(acs_cstr(kept.text), "data-units=\"us\""));
    free(kept.text);
    options.units = 17;
    CHECK_STATUS(ACS_STATUS_UNKNOWN_ENUM_VALUE, acs_comparison_report_html(comparison, &options, &sink, NULL));
    sink = document_sink(&kept);
    CHECK_STATUS(ACS_STATUS_OK, acs_comparison_schema(&sink, &error));
    CHECK(contains(acs_cstr(kept.text), "half_range"));
    free(kept.text);
    sink.write = refuse;
    CHECK_STATUS(ACS_STATUS_SINK_REFUSED, acs_comparison_json(comparison, &sink, NULL));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_comparison_csv(comparison, NULL, NULL));
}

static void choices(acs_scene scene) {
    acs_compare_options options;
    acs_comparison comparison;
    acs_error error;
    watcher seen = {0, 0, 0.0, 0.0, 0};
    char *text;
    CHECK_STATUS(ACS_STATUS_OK, acs_compare_options_init(&options, sizeof options));
    CHECK(options.struct_size == sizeof options && options.models == 0);
    options.models = (uint32_t)ACS_IMPACT_MODEL_KUDLICH_SLIBAR_2D | (uint32_t)ACS_IMPACT_MODEL_BRACH_PLANAR;
    CHECK_STATUS(ACS_STATUS_OK, acs_compare(scene, &options, watch, &seen, 0, &comparison, &error));
    /* Two runs of 1.2 s each. */
    CHECK(seen.calls > 4 && fabs(seen.total - 2.4) < 1e-9 && fabs(seen.last - 2.4) < 1e-9);
    text = json(comparison);
    CHECK(contains(acs_cstr(text), "\"kudlich-slibar-2d\""));
    CHECK(!contains(acs_cstr(text), "\"model\": \"routh-stronge\""));
    free(text);
    CHECK_STATUS(ACS_STATUS_OK, acs_comparison_free(comparison));

    options.models = 1u << 31;
    CHECK_STATUS(ACS_STATUS_UNKNOWN_ENUM_VALUE, acs_compare(scene, &options, NULL, NULL, 0, &comparison, NULL));
    CHECK(comparison == 0);
    options.models = 0;
    options.reserved = 1;
    CHECK_STATUS(ACS_STATUS_UNKNOWN_OPTION, acs_compare(scene, &options, NULL, NULL, 0, &comparison, NULL));
    CHECK_STATUS(ACS_STATUS_BAD_STRUCT_SIZE, acs_compare_options_init(&options, 3));
}

static void stops(acs_scene scene) {
    acs_comparison comparison;
    acs_error error;
    watcher seen = {0, 1, 0.0, 0.0, 0};
    CHECK_STATUS(CANCELLED, acs_compare(scene, NULL, watch, &seen, 0, &comparison, &error));
    CHECK(comparison == 0 && seen.calls == 1);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
    /* Deep in the second run. */
    seen.calls = 0;
    seen.stop_after = 9;
    seen.last = 0.0;
    CHECK_STATUS(CANCELLED, acs_compare(scene, NULL, watch, &seen, 0, &comparison, NULL));
    CHECK(seen.last > 1.2);
    seen.calls = 0;
    seen.stop_after = 0;
    seen.last = 0.0;
    CHECK_STATUS(ACS_STATUS_OK, acs_cancel_new(&seen.cancel));
    CHECK_STATUS(CANCELLED, acs_compare(scene, NULL, watch, &seen, seen.cancel, &comparison, NULL));
    CHECK(seen.calls == 1);
    CHECK_STATUS(ACS_STATUS_OK, acs_cancel_free(seen.cancel));
}

static void mistakes(acs_scene scene, acs_comparison comparison) {
    acs_error error;
    acs_comparison other;
    document kept;
    acs_sink sink = document_sink(&kept);
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_compare(scene, NULL, NULL, NULL, 0, NULL, NULL));
    CHECK_STATUS(ACS_STATUS_WRONG_HANDLE_KIND, acs_compare(comparison, NULL, NULL, NULL, 0, &other, &error));
    CHECK(other == 0);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
    CHECK_STATUS(ACS_STATUS_WRONG_HANDLE_KIND, acs_comparison_json(scene, &sink, NULL));
    CHECK_STATUS(ACS_STATUS_WRONG_HANDLE_KIND, acs_comparison_free(scene));
    CHECK_STATUS(ACS_STATUS_OK, acs_comparison_free(0));
}

int main(void) {
    acs_scene scene = parse();
    acs_comparison comparison;
    acs_error error;
    CHECK_STATUS(ACS_STATUS_OK, acs_compare(scene, NULL, NULL, NULL, 0, &comparison, &error));
    CHECK(comparison != 0 && error == 0);
    numbers(scene, comparison);
    documents(comparison);
    choices(scene);
    stops(scene);
    mistakes(scene, comparison);
    CHECK_STATUS(ACS_STATUS_OK, acs_scene_free(scene));
    CHECK_STATUS(ACS_STATUS_OK, acs_comparison_free(comparison));
    CHECK_STATUS(ACS_STATUS_STALE_HANDLE, acs_comparison_free(comparison));
    CHECK(acs_debug_live_count() == 0);
    return 0;
}
