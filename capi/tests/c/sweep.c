/* Sweeps: plans, shards that join to the same bytes, columns, stopping, misuse. */
#include "check.h"
#include "watch.h"
#include <math.h>
#include <pthread.h>

static const char PLAN[] =
    "schema = \"accuscene/sweep/1\"\n"
    "plan = \"monte-carlo\"\n"
    "samples = 24\n"
    "seed = \"0x2a\"\n"
    "outputs = [\"vehicles.north.end_x\", \"impacts[1].closing_speed\", \"impacts[1].east.delta_v\"]\n"
    "[[parameters]]\n"
    "path = \"vehicles.north.start.speed\"\n"
    "from = \"46 km/h\"\n"
    "to = \"54 km/h\"\n"
    "[[parameters]]\n"
    "path = \"terrain.friction\"\n"
    "value = 0.7\n"
    "sigma = 0.05\n";

/* Two cars on crossing roads that meet at once: every sample is run, some of them thrice. */
static const char NEAR[] =
    "schema = \"accuscene/scene/1\"\n"
    "options = { duration = 0.3 }\n"
    "[[vehicles]]\n"
    "id = \"north\"\n"
    "mass = 1400\n"
    "dimensions = { length = 4.4, width = 1.8, wheelbase = 2.6 }\n"
    "start = { position = [0, -5], heading = \"90 deg\", speed = \"50 km/h\" }\n"
    "[[vehicles]]\n"
    "id = \"east\"\n"
    "mass = 1200\n"
    "dimensions = { length = 4.0, width = 1.7, wheelbase = 2.5 }\n"
    "start = { position = [-5, 0], heading = 0, speed = \"50 km/h\" }\n";

/* The crossing with other cars: the plan fits, the parts do not. */
static const char SLOWER[] =
    "schema = \"accuscene/scene/1\"\n"
    "options = { duration = 0.2 }\n"
    "[[vehicles]]\n"
    "id = \"north\"\n"
    "mass = 1000\n"
    "dimensions = { length = 4.4, width = 1.8, wheelbase = 2.6 }\n"
    "start = { position = [0, -15], speed = 5 }\n"
    "[[vehicles]]\n"
    "id = \"east\"\n"
    "mass = 1000\n"
    "dimensions = { length = 4.4, width = 1.8, wheelbase = 2.6 }\n"
    "start = { position = [-15, 0], speed = 5 }\n";

static acs_scene scene_of(const char *text) {
    acs_scene scene;
    CHECK_STATUS(ACS_STATUS_OK, acs_scene_parse(acs_cstr(text), ACS_FORMAT_TOML, &scene, NULL));
    return scene;
}

static acs_sweep sweep_of(acs_scene scene, const char *plan) {
    acs_sweep sweep;
    acs_error error;
    CHECK_STATUS(ACS_STATUS_OK, acs_sweep_new(scene, acs_cstr(plan), ACS_FORMAT_TOML, &sweep, &error));
    CHECK(sweep != 0 && error == 0);
    return sweep;
}

static char *json_of(acs_sweep_outcome outcome) {
    document kept;
    acs_sink sink = document_sink(&kept);
    CHECK_STATUS(ACS_STATUS_OK, acs_sweep_outcome_json(outcome, &sink, NULL));
    return kept.text;
}

static document part_of(acs_sweep sweep, uint64_t first, uint64_t count, size_t threads) {
    document kept;
    acs_sink sink = document_sink(&kept);
    CHECK_STATUS(ACS_STATUS_OK, acs_sweep_run_shard(sweep, first, count, threads, NULL, NULL, 0, &sink, NULL));
    return kept;
}

static acs_bytes view_of(document kept) {
    acs_bytes view;
    view.data = kept.text;
    view.len = kept.len;
    return view;
}

/* The whole at once, and in parts on other numbers of threads and in another order. */
static acs_sweep_outcome joined(acs_sweep sweep) {
    acs_sweep_outcome whole, outcome;
    acs_error error;
    acs_bytes parts[3];
    document kept[3];
    char *one, *other;
    size_t i;
    watcher seen = {0, 0, 0.0, 0.0, 0};
    uint64_t count = 0;
    CHECK_STATUS(ACS_STATUS_OK, acs_sweep_sample_count(sweep, &count));
    CHECK(count == 24);
    CHECK_STATUS(ACS_STATUS_OK, acs_sweep_run(sweep, 2, watch, &seen, 0, &whole, &error));
    CHECK(whole != 0 && error == 0 && seen.calls >= 2 && seen.last == 24.0 && seen.total == 24.0);
    kept[0] = part_of(sweep, 15, 9, 1);
    kept[1] = part_of(sweep, 0, 7, 3);
    kept[2] = part_of(sweep, 7, 8, 0);
    CHECK(contains(view_of(kept[0]), "accuscene/sweep-shard/1"));
    for (i = 0; i < 3; i++) {
        parts[i] = view_of(kept[i]);
    }
    CHECK_STATUS(ACS_STATUS_OK, acs_sweep_join(sweep, parts, 3, &outcome, &error));
    one = json_of(whole);
    other = json_of(outcome);
    CHECK(strcmp(one, other) == 0 && contains(acs_cstr(one), "\"schema\":\"accuscene/sweep-outcome/1\""));
    free(one);
    free(other);
    CHECK_STATUS(ACS_STATUS_OK, acs_sweep_outcome_free(whole));

    /* What does not belong together is refused, each by its own number. */
    CHECK_STATUS(ACS_STATUS_SWEEP_GAP, acs_sweep_join(sweep, parts, 2, &whole, NULL));
    CHECK(whole == 0);
    CHECK_STATUS(ACS_STATUS_SWEEP_GAP, acs_sweep_join(sweep, NULL, 0, &whole, NULL));
    parts[2] = parts[0];
    CHECK_STATUS(ACS_STATUS_SWEEP_OVERLAP, acs_sweep_join(sweep, parts, 3, &whole, NULL));
    parts[2].len = parts[2].len / 2;
    CHECK_STATUS(ACS_STATUS_ENGINE_DECODE, acs_sweep_join(sweep, parts, 3, &whole, &error));
    CHECK(whole == 0 && error != 0);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_sweep_join(sweep, NULL, 3, &whole, NULL));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_sweep_join(sweep, parts, 3, NULL, NULL));
    for (i = 0; i < 3; i++) {
        free(kept[i].text);
    }
    return outcome;
}

static void columns(acs_sweep_outcome outcome) {
    size_t count = 0, parameters = 0, index = 0, row;
    acs_bytes text;
    acs_f64_view speed, closing;
    CHECK_STATUS(ACS_STATUS_OK, acs_sweep_outcome_column_count(outcome, &count));
    CHECK_STATUS(ACS_STATUS_OK, acs_sweep_outcome_parameter_count(outcome, &parameters));
    CHECK(count == 5 && parameters == 2);
    CHECK_STATUS(ACS_STATUS_OK, acs_sweep_outcome_column_name(outcome, 0, &text));
    CHECK(same(text, "vehicles.north.start.speed"));
    CHECK_STATUS(ACS_STATUS_OK, acs_sweep_outcome_column_unit(outcome, 0, &text));
    CHECK(same(text, "m/s"));
    CHECK_STATUS(ACS_STATUS_OK, acs_sweep_outcome_column(outcome, 0, &speed));
    CHECK(speed.rows == 24 && speed.cols == 1);
    CHECK_STATUS(ACS_STATUS_OK,
                 acs_sweep_outcome_column_index(outcome, acs_cstr("impacts[1].closing_speed"), &index));
    CHECK(index == 3);
    CHECK_STATUS(ACS_STATUS_OK, acs_sweep_outcome_column(outcome, index, &closing));
    for (row = 0; row < speed.rows; row++) {
        CHECK(speed.data[row] > 46.0 / 3.6 && speed.data[row] < 54.0 / 3.6);
        CHECK(isnan(closing.data[row]) || (closing.data[row] > 0.0 && closing.data[row] < 30.0));
    }
    CHECK_STATUS(ACS_STATUS_INDEX_OUT_OF_RANGE, acs_sweep_outcome_column(outcome, 5, &speed));
    CHECK(speed.data == NULL && speed.rows == 0);
    CHECK_STATUS(ACS_STATUS_INDEX_OUT_OF_RANGE, acs_sweep_outcome_column_name(outcome, 5, &text));
    CHECK_STATUS(ACS_STATUS_INDEX_OUT_OF_RANGE, acs_sweep_outcome_column_unit(outcome, (size_t)-1, &text));
    CHECK_STATUS(ACS_STATUS_NO_SUCH_NAME, acs_sweep_outcome_column_index(outcome, acs_cstr("end_x"), &index));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_sweep_outcome_column(outcome, 0, NULL));
}

static void documents(acs_sweep sweep, acs_sweep_outcome outcome) {
    document kept;
    acs_sink sink = document_sink(&kept);
    acs_report_options options;
    CHECK_STATUS(ACS_STATUS_OK, acs_sweep_outcome_csv(outcome, &sink, NULL));
    CHECK(contains(acs_cstr(kept.text), "sample,vehicles.north.start.speed [m/s],terrain.friction,"));
    free(kept.text);
    CHECK_STATUS(ACS_STATUS_OK, acs_report_options_init(&options, sizeof options));
    options.units = ACS_UNITS_US;
    sink = document_sink(&kept);
    CHECK_STATUS(ACS_STATUS_OK, acs_sweep_outcome_report_html(outcome, &options, &sink, NULL));
    CHECK(strncmp(kept.text, "<!doctype html>", 15) == 0 && contains(acs_cstr(kept.text), "data-units=\"us\""));
    free(kept.text);
    sink = document_sink(&kept);
    CHECK_STATUS(ACS_STATUS_OK, acs_sweep_outcome_schema(&sink, NULL));
    CHECK(contains(acs_cstr(kept.text), "rank_correlation"));
    free(kept.text);
    sink = document_sink(&kept);
    CHECK_STATUS(ACS_STATUS_OK, acs_sweep_schema(&sink, NULL));
    CHECK(contains(acs_cstr(kept.text), "latin-hypercube"));
    free(kept.text);
    sink = document_sink(&kept);
    CHECK_STATUS(ACS_STATUS_OK, acs_sweep_shard_schema(&sink, NULL));
    CHECK(contains(acs_cstr(kept.text), "content_hash"));
    free(kept.text);
    sink = document_sink(&kept);
    CHECK_STATUS(ACS_STATUS_OK, acs_sweep_plan(sweep, &sink, NULL));
    CHECK(contains(acs_cstr(kept.text), "\"to\":15.0"));
    free(kept.text);
    sink.write = refuse;
    CHECK_STATUS(ACS_STATUS_SINK_REFUSED, acs_sweep_outcome_json(outcome, &sink, NULL));
    CHECK_STATUS(ACS_STATUS_SINK_REFUSED, acs_sweep_run_shard(sweep, 0, 1, 1, NULL, NULL, 0, &sink, NULL));
    CHECK_STATUS(ACS_STATUS_WRONG_HANDLE_KIND, acs_sweep_outcome_json(sweep, &sink, NULL));
}

/* What was finished before a stop is a part; the rest joins it later. */
static void stops(acs_sweep sweep) {
    acs_sweep_outcome outcome;
    acs_error error;
    acs_cancel cancel;
    acs_bytes parts[2];
    document first, rest;
    acs_sink sink = document_sink(&first);
    watcher seen = {0, 2, 0.0, 0.0, 0};
    CHECK_STATUS(CANCELLED, acs_sweep_run_shard(sweep, 0, 24, 1, watch, &seen, 0, &sink, &error));
    CHECK(seen.calls == 2 && seen.last == 16.0 && error != 0);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
    CHECK(contains(view_of(first), "\"count\":16"));
    rest = part_of(sweep, 16, 8, 2);
    parts[0] = view_of(rest);
    parts[1] = view_of(first);
    CHECK_STATUS(ACS_STATUS_OK, acs_sweep_join(sweep, parts, 2, &outcome, NULL));
    CHECK_STATUS(ACS_STATUS_OK, acs_sweep_outcome_free(outcome));
    free(first.text);
    free(rest.text);

    CHECK_STATUS(ACS_STATUS_OK, acs_cancel_new(&cancel));
    CHECK_STATUS(ACS_STATUS_OK, acs_cancel_request(cancel));
    CHECK_STATUS(CANCELLED, acs_sweep_run(sweep, 0, NULL, NULL, cancel, &outcome, NULL));
    CHECK(outcome == 0);
    sink = document_sink(&first);
    CHECK_STATUS(CANCELLED, acs_sweep_run_shard(sweep, 0, 24, 0, NULL, NULL, cancel, &sink, NULL));
    CHECK(first.text == NULL);
    CHECK_STATUS(ACS_STATUS_OK, acs_cancel_free(cancel));
}

static void problems(acs_scene scene, acs_sweep sweep) {
    static const char WRONG[] =
        "schema = \"accuscene/sweep/1\"\n"
        "samples = 100\n"
        "outputs = [\"vehicles.north.end_q\"]\n"
        "[[parameters]]\n"
        "path = \"vehicles.nobody.mass\"\n"
        "from = 1\n"
        "to = 2\n";
    acs_sweep found;
    acs_sweep_outcome outcome;
    acs_error error;
    acs_scene other = scene_of(SLOWER);
    acs_sweep foreign;
    document part;
    acs_bytes view;
    acs_sink sink;
    size_t count = 0;
    uint64_t samples = 0;
    CHECK(acs_sweep_new(scene, acs_cstr(WRONG), ACS_FORMAT_TOML, &found, &error) != ACS_STATUS_OK);
    CHECK(found == 0 && error != 0);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_problem_count(error, &count));
    CHECK(count == 3);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
    CHECK(acs_sweep_new(scene, acs_cstr("{\"schema\": 3"), ACS_FORMAT_JSON, &found, NULL) != ACS_STATUS_OK);
    CHECK_STATUS(ACS_STATUS_UNKNOWN_ENUM_VALUE, acs_sweep_new(scene, acs_cstr(PLAN), 9, &found, NULL));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_sweep_new(scene, acs_cstr(PLAN), ACS_FORMAT_TOML, NULL, NULL));
    CHECK_STATUS(ACS_STATUS_WRONG_HANDLE_KIND, acs_sweep_new(sweep, acs_cstr(PLAN), ACS_FORMAT_TOML, &found, NULL));
    CHECK_STATUS(ACS_STATUS_STALE_HANDLE, acs_sweep_run(0, 1, NULL, NULL, 0, &outcome, NULL));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_sweep_sample_count(sweep, NULL));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_sweep_run_shard(sweep, 0, 1, 1, NULL, NULL, 0, NULL, NULL));
    sink = document_sink(&part);
    CHECK_STATUS(ACS_STATUS_SWEEP_RANGE, acs_sweep_run_shard(sweep, 24, 1, 1, NULL, NULL, 0, &sink, NULL));
    CHECK_STATUS(ACS_STATUS_SWEEP_RANGE, acs_sweep_run_shard(sweep, UINT64_MAX, UINT64_MAX, 1, NULL, NULL, 0, &sink, NULL));
    CHECK_STATUS(ACS_STATUS_SWEEP_RANGE, acs_sweep_run_shard(sweep, 0, 0, 1, NULL, NULL, 0, &sink, NULL));
    CHECK(part.text == NULL);

    /* A part of another scene. */
    foreign = sweep_of(other, PLAN);
    CHECK_STATUS(ACS_STATUS_OK, acs_sweep_sample_count(foreign, &samples));
    part = part_of(foreign, 0, 1, SIZE_MAX);
    view = view_of(part);
    CHECK_STATUS(ACS_STATUS_SWEEP_OTHER, acs_sweep_join(sweep, &view, 1, &outcome, NULL));
    free(part.text);
    CHECK_STATUS(ACS_STATUS_OK, acs_sweep_free(foreign));
    CHECK_STATUS(ACS_STATUS_STALE_HANDLE, acs_sweep_free(foreign));
    CHECK_STATUS(ACS_STATUS_OK, acs_sweep_free(0));
    CHECK_STATUS(ACS_STATUS_OK, acs_scene_free(other));
}

/* A thread of its own: Rust keeps the handle of a thread that waits for others until that thread ends, which the main one
 * does after the leak check. */
static void *all(void *unused) {
    acs_scene scene = scene_of(NEAR);
    acs_sweep sweep = sweep_of(scene, PLAN);
    acs_sweep_outcome outcome = joined(sweep);
    columns(outcome);
    documents(sweep, outcome);
    stops(sweep);
    problems(scene, sweep);
    CHECK_STATUS(ACS_STATUS_OK, acs_scene_free(scene));
    CHECK_STATUS(ACS_STATUS_OK, acs_sweep_free(sweep));
    CHECK_STATUS(ACS_STATUS_OK, acs_sweep_outcome_free(outcome));
    CHECK_STATUS(ACS_STATUS_OK, acs_sweep_outcome_free(0));
    return unused;
}

int main(void) {
    pthread_t thread;
    CHECK(pthread_create(&thread, NULL, all, NULL) == 0);
    CHECK(pthread_join(thread, NULL) == 0);
    CHECK(acs_debug_live_count() == 0);
    return 0;
}
