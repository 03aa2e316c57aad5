/* A scene simulated: columns, documents, cancelling. */
#include "check.h"
#include "scenes.h"
#include "watch.h"
#include <pthread.h>

static acs_f64_view column(acs_run run, const char *table, const char *name) {
    size_t at, index, rows;
    acs_f64_view view;
    CHECK_STATUS(ACS_STATUS_OK, acs_run_table_index(run, acs_cstr(table), &at));
    CHECK_STATUS(ACS_STATUS_OK, acs_run_column_index(run, at, acs_cstr(name), &index));
    CHECK_STATUS(ACS_STATUS_OK, acs_run_column(run, at, index, &view));
    CHECK_STATUS(ACS_STATUS_OK, acs_run_table_rows(run, at, &rows));
    CHECK(view.data != NULL && view.rows == rows && view.cols == 1 && rows > 10);
    return view;
}

static void tables(acs_run run) {
    size_t count, table;
    CHECK_STATUS(ACS_STATUS_OK, acs_run_table_count(run, &count));
    CHECK(count >= 2);
    for (table = 0; table < count; table += 1) {
        acs_bytes name, unit;
        size_t columns, index;
        CHECK_STATUS(ACS_STATUS_OK, acs_run_table_name(run, table, &name));
        CHECK_STATUS(ACS_STATUS_OK, acs_run_column_count(run, table, &columns));
        printf("%.*s:", (int)name.len, name.data);
        for (index = 0; index < columns; index += 1) {
            CHECK_STATUS(ACS_STATUS_OK, acs_run_column_name(run, table, index, &name));
            CHECK_STATUS(ACS_STATUS_OK, acs_run_column_unit(run, table, index, &unit));
            CHECK(name.len > 0);
            printf(" %.*s [%.*s]", (int)name.len, name.data, (int)unit.len, unit.data);
        }
        printf("\n");
        CHECK_STATUS(ACS_STATUS_INDEX_OUT_OF_RANGE, acs_run_column_name(run, table, columns, &name));
    }
    CHECK_STATUS(ACS_STATUS_INDEX_OUT_OF_RANGE, acs_run_column_count(run, count, &table));
    CHECK_STATUS(ACS_STATUS_NO_SUCH_NAME, acs_run_table_index(run, acs_cstr("vehicle.nobody"), &table));
    CHECK_STATUS(ACS_STATUS_NO_SUCH_NAME, acs_run_column_index(run, 0, acs_cstr("no such column"), &table));
}

static void documents(acs_scene scene, acs_run run) {
    document kept, again;
    acs_sink sink;
    acs_error error;
    acs_report_options options;

    sink = document_sink(&kept);
    CHECK_STATUS(ACS_STATUS_OK, acs_run_json(run, &sink, &error));
    sink = document_sink(&again);
    CHECK_STATUS(ACS_STATUS_OK, acs_run_json(run, &sink, &error));
    CHECK(strcmp(kept.text, again.text) == 0);
    CHECK(contains(acs_cstr(kept.text), "accuscene/result/1"));
    free(kept.text);
    free(again.text);

    sink = document_sink(&kept);
    CHECK_STATUS(ACS_STATUS_OK, acs_run_events_json(run, &sink, &error));
    CHECK(kept.text[0] == '[' && kept.text[kept.len - 1] == ']' && kept.len > 2);
    CHECK(contains(acs_cstr(kept.text), "\"kind\":\"collision\""));
    /* An impulse tells how much it moves with its point and its plane. */
    CHECK(contains(acs_cstr(kept.text), "\"sensitivity\":{\"variations\":[{\"of\":\"point-along-plane\""));
    CHECK(contains(acs_cstr(kept.text), "\"uncertainty\":[{\"delta_v\":"));
    free(kept.text);

    sink = document_sink(&kept);
    CHECK_STATUS(ACS_STATUS_OK, acs_run_report_html(run, NULL, &sink, &error));
    CHECK(contains(acs_cstr(kept.text), "<!doctype html>") || contains(acs_cstr(kept.text), "<!DOCTYPE html>"));
    free(kept.text);
    CHECK_STATUS(ACS_STATUS_OK, acs_report_options_init(&options, sizeof options));
    CHECK(options.units == ACS_UNITS_SI && options.backdrop.len == 0);
    options.units = ACS_UNITS_US;
    sink = document_sink(&kept);
    CHECK_STATUS(ACS_STATUS_OK, acs_run_report_html(run, &options, &sink, &error));
    free(kept.text);
    options.units = 3;
    CHECK_STATUS(ACS_STATUS_UNKNOWN_ENUM_VALUE, acs_run_report_html(run, &options, &sink, NULL));

    sink = document_sink(&kept);
    CHECK_STATUS(ACS_STATUS_OK, acs_scene_echo(scene, &sink, &error));
    CHECK(contains(acs_cstr(kept.text), "north"));
    free(kept.text);

    sink.write = refuse;
    CHECK_STATUS(ACS_STATUS_SINK_REFUSED, acs_run_json(run, &sink, &error));
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
}

static void cancelled(acs_scene scene) {
    watcher seen = {0, 2, 0.0, 0.0, 0};
    acs_run run = 77;
    acs_error error;
    int32_t recoverable;
    CHECK_STATUS(CANCELLED, acs_simulate(scene, NULL, watch, &seen, 0, &run, &error));
    CHECK(run == 0 && seen.calls == 2);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_recoverable(error, &recoverable));
    CHECK(recoverable == 1);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));

    /* A token that the callback requests stops the run at the next look. */
    memset(&seen, 0, sizeof seen);
    CHECK_STATUS(ACS_STATUS_OK, acs_cancel_new(&seen.cancel));
    CHECK_STATUS(CANCELLED, acs_simulate(scene, NULL, watch, &seen, seen.cancel, &run, NULL));
    CHECK(seen.calls == 1);
    /* A token stays requested. */
    CHECK_STATUS(CANCELLED, acs_simulate(scene, NULL, NULL, NULL, seen.cancel, &run, NULL));
    CHECK_STATUS(ACS_STATUS_OK, acs_cancel_free(seen.cancel));
    CHECK_STATUS(ACS_STATUS_STALE_HANDLE, acs_simulate(scene, NULL, NULL, NULL, seen.cancel, &run, NULL));
}

static void *request(void *token) {
    CHECK_STATUS(ACS_STATUS_OK, acs_cancel_request(*(acs_cancel *)token));
    return NULL;
}

static int32_t request_elsewhere(void *ctx, double done, double total) {
    pthread_t thread;
    (void)done;
    (void)total;
    CHECK(pthread_create(&thread, NULL, request, ctx) == 0);
    CHECK(pthread_join(thread, NULL) == 0);
    return 0;
}

static void cancelled_by_another_thread(acs_scene scene) {
    acs_cancel cancel;
    acs_run run;
    CHECK_STATUS(ACS_STATUS_OK, acs_cancel_new(&cancel));
    CHECK_STATUS(CANCELLED, acs_simulate(scene, NULL, request_elsewhere, &cancel, cancel, &run, NULL));
    CHECK_STATUS(ACS_STATUS_OK, acs_cancel_free(cancel));
}

static acs_scene freed_scene;

static int32_t free_scene(void *ctx, double done, double total) {
    (void)ctx;
    (void)total;
    CHECK_STATUS(done == 0.0 ? ACS_STATUS_OK : ACS_STATUS_STALE_HANDLE, acs_scene_free(freed_scene));
    return 0;
}

static void freed_in_use(void) {
    acs_run run;
    CHECK_STATUS(ACS_STATUS_OK, acs_scene_parse(acs_cstr(CROSSING), ACS_FORMAT_TOML, &freed_scene, NULL));
    CHECK_STATUS(ACS_STATUS_OK, acs_simulate(freed_scene, NULL, free_scene, NULL, 0, &run, NULL));
    CHECK_STATUS(ACS_STATUS_STALE_HANDLE, acs_scene_free(freed_scene));
    CHECK_STATUS(ACS_STATUS_OK, acs_run_free(run));
}

static void without_rows(acs_scene scene) {
    acs_run_options options;
    acs_run run;
    size_t count = 77;
    CHECK_STATUS(ACS_STATUS_OK, acs_run_options_init(&options, sizeof options));
    CHECK(options.struct_size == sizeof options && options.record == ACS_RECORD_ROWS);
    options.record = ACS_RECORD_NONE;
    CHECK_STATUS(ACS_STATUS_OK, acs_simulate(scene, &options, NULL, NULL, 0, &run, NULL));
    CHECK_STATUS(ACS_STATUS_OK, acs_run_table_count(run, &count));
    CHECK(count == 0);
    CHECK_STATUS(ACS_STATUS_OK, acs_run_free(run));
}

int main(void) {
    watcher seen = {0, 0, 0.0, 0.0, 0};
    acs_scene scene;
    acs_run run;
    acs_error error;
    acs_f64_view time, x, y;

    CHECK_STATUS(ACS_STATUS_OK, acs_scene_parse(acs_cstr(CROSSING), ACS_FORMAT_TOML, &scene, &error));
    CHECK_STATUS(ACS_STATUS_OK, acs_simulate(scene, NULL, watch, &seen, 0, &run, &error));
    CHECK(run != 0 && error == 0 && seen.calls > 2);

    tables(run);
    time = column(run, "vehicle.north", "t");
    x = column(run, "vehicle.north", "x");
    y = column(run, "vehicle.north", "y");
    CHECK(time.data[0] == 0.0 && time.data[time.rows - 1] > time.data[0]);
    CHECK(y.data[y.rows - 1] > y.data[0]);
    printf("north at %.2f s: %.3f m, %.3f m\n", time.data[time.rows - 1], x.data[x.rows - 1], y.data[y.rows - 1]);
    x = column(run, "vehicle.east", "x");
    CHECK(x.data[x.rows - 1] > x.data[0]);
    /* Asked twice, a column is the same memory. */
    CHECK(column(run, "vehicle.east", "x").data == x.data);

    documents(scene, run);
    cancelled(scene);
    cancelled_by_another_thread(scene);
    freed_in_use();
    without_rows(scene);

    CHECK(acs_debug_live_count() == 2);
    /* A run outlives its scene. */
    CHECK_STATUS(ACS_STATUS_OK, acs_scene_free(scene));
    CHECK(x.data[0] < x.data[x.rows - 1]);
    CHECK_STATUS(ACS_STATUS_OK, acs_run_free(run));
    CHECK(acs_debug_live_count() == 0);
    return 0;
}
