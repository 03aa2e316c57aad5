/* Reconstruction from evidence: numbers known by hand, samples, documents, bad cases, cancelling, threads. */
#include "check.h"
#include "watch.h"
#include <math.h>
#include <pthread.h>

/* A car that brakes over 24 m of a road whose friction is known. */
static const char CASE[] =
    "schema = \"accuscene/scene/1\"\n"
    "options = { duration = 5, step = 0.005, record_interval = 0.05 }\n"
    "terrain = { friction = 0.7 }\n"
    "[[vehicles]]\n"
    "id = \"car\"\n"
    "mass = 1400\n"
    "dimensions = { length = 4.4, width = 1.75, wheelbase = 2.6 }\n"
    "start = { position = [0, 0] }\n"
    "driver = { phases = [{ brake = 1 }] }\n"
    "[[unknowns]]\n"
    "path = \"vehicles.car.start.speed\"\n"
    "low = \"20 km/h\"\n"
    "high = \"120 km/h\"\n"
    "[[evidence]]\n"
    "kind = \"rest-pose\"\n"
    "id = \"rest\"\n"
    "subject = \"car\"\n"
    "position = [{ value = 24.0, sigma = 0.4 }, { value = 0, sigma = 0.4 }]\n";

static acs_scene parse(const char *text) {
    acs_scene scene;
    acs_error error;
    CHECK_STATUS(ACS_STATUS_OK, acs_scene_parse(acs_cstr(text), ACS_FORMAT_TOML, &scene, &error));
    CHECK(scene != 0 && error == 0);
    return scene;
}

static acs_reconstruct_options few(uint32_t threads) {
    acs_reconstruct_options options;
    CHECK_STATUS(ACS_STATUS_OK, acs_reconstruct_options_init(&options, sizeof options));
    CHECK(options.budget == 2000 && options.level == 0.9 && options.seed == 1 && options.draws == 100);
    CHECK(options.effective == 300);
    options.budget = 120;
    options.effective = 20;
    options.draws = 2;
    options.threads = threads;
    return options;
}

static char *json(acs_reconstruction found) {
    document text;
    acs_error error;
    acs_sink sink = document_sink(&text);
    CHECK_STATUS(ACS_STATUS_OK, acs_reconstruction_json(found, &sink, &error));
    return text.text;
}

static void answers(acs_scene scene) {
    acs_reconstruct_options options = few(1);
    acs_reconstruction first, second;
    acs_unknown speed;
    acs_bytes path;
    acs_f64_view samples, weights, values;
    acs_error error;
    watcher seen = {0, 0, 0.0, 0.0, 0};
    size_t unknowns, explanations, i;
    double sum = 0.0, mean = 0.0, weight;
    char *one, *two;
    CHECK_STATUS(ACS_STATUS_OK, acs_reconstruct(scene, &options, watch, &seen, 0, &first, &error));
    CHECK(first != 0 && error == 0 && seen.calls >= 3 && seen.total <= 122.0);
    CHECK_STATUS(ACS_STATUS_OK, acs_reconstruction_unknown_count(first, &unknowns));
    CHECK(unknowns == 1);
    CHECK_STATUS(ACS_STATUS_OK, acs_reconstruction_unknown_path(first, 0, &path));
    CHECK(contains(path, "vehicles.car.start.speed"));
    CHECK_STATUS(ACS_STATUS_OK, acs_reconstruction_unknown(first, 0, &speed));
    /* The square root of 2 mu g d is 18.15 m/s; tyres build up their force over some way. */
    CHECK(fabs(speed.median - 17.9) < 0.5 && speed.low < speed.median && speed.median < speed.high);
    CHECK(speed.ratio > 0.0 && speed.ratio < 0.1);
    CHECK_STATUS(ACS_STATUS_OK, acs_reconstruction_samples(first, 0, &samples));
    CHECK_STATUS(ACS_STATUS_OK, acs_reconstruction_weights(first, &weights));
    CHECK(samples.rows == weights.rows && samples.rows > 10 && samples.cols == 1);
    for (i = 0; i < samples.rows; i++) {
        sum += weights.data[i];
        mean += weights.data[i] * samples.data[i];
    }
    CHECK(fabs(sum - 1.0) < 1e-9 && fabs(mean - speed.mean) < 0.01);
    CHECK_STATUS(ACS_STATUS_OK, acs_reconstruction_explanation_count(first, &explanations));
    CHECK(explanations == 1);
    CHECK_STATUS(ACS_STATUS_OK, acs_reconstruction_explanation(first, 0, &values, &weight));
    CHECK(values.rows == 1 && values.data[0] == speed.best && weight > 0.99);
    CHECK_STATUS(ACS_STATUS_OK, acs_reconstruction_explanation(first, 0, &values, NULL));

    options.threads = 3;
    CHECK_STATUS(ACS_STATUS_OK, acs_reconstruct(scene, &options, NULL, NULL, 0, &second, &error));
    one = json(first);
    two = json(second);
    CHECK(strcmp(one, two) == 0);
    CHECK(contains(acs_cstr(one), "\"schema\": \"accuscene/reconstruction/1\""));
    free(one);
    free(two);
    CHECK_STATUS(ACS_STATUS_OK, acs_reconstruction_free(first));
    CHECK_STATUS(ACS_STATUS_STALE_HANDLE, acs_reconstruction_free(first));
    CHECK_STATUS(ACS_STATUS_STALE_HANDLE, acs_reconstruction_unknown_count(first, &unknowns));

    {
        document text;
        acs_sink sink = document_sink(&text);
        acs_report_options report;
        CHECK_STATUS(ACS_STATUS_OK, acs_reconstruction_csv(second, &sink, &error));
        CHECK(contains(acs_cstr(text.text), "weight,explanation,misfit,vehicles.car.start.speed"));
        free(text.text);
        CHECK_STATUS(ACS_STATUS_OK, acs_report_options_init(&report, sizeof report));
        report.units = ACS_UNITS_US;
        sink = document_sink(&text);
        CHECK_STATUS(ACS_STATUS_OK, acs_reconstruction_report_html(second, &report, &sink, &error));
        CHECK(strncmp(text.text, "<!doctype html>", 15) == 0 && contains(acs_cstr(text.text), "data-units=\"us\""));
        free(text.text);
        sink = document_sink(&text);
        CHECK_STATUS(ACS_STATUS_OK, acs_reconstruction_schema(&sink, &error));
        CHECK(contains(acs_cstr(text.text), "contradicted"));
        free(text.text);
        sink.write = refuse;
        CHECK_STATUS(ACS_STATUS_SINK_REFUSED, acs_reconstruction_csv(second, &sink, NULL));
        CHECK_STATUS(ACS_STATUS_WRONG_HANDLE_KIND, acs_reconstruction_csv(scene, &sink, NULL));
    }
    CHECK_STATUS(ACS_STATUS_INDEX_OUT_OF_RANGE, acs_reconstruction_unknown(second, 1, &speed));
    CHECK_STATUS(ACS_STATUS_INDEX_OUT_OF_RANGE, acs_reconstruction_samples(second, 1, &samples));
    CHECK_STATUS(ACS_STATUS_INDEX_OUT_OF_RANGE, acs_reconstruction_explanation(second, 1, &values, &weight));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_reconstruction_weights(second, NULL));
    CHECK_STATUS(ACS_STATUS_OK, acs_reconstruction_free(second));
}

static void refusals(acs_scene scene) {
    acs_reconstruct_options options = few(1);
    acs_reconstruction found = 7;
    acs_cancel cancel;
    acs_error error;
    size_t problems = 0;
    acs_scene bare = parse("schema = \"accuscene/scene/1\"\n"
                           "[[vehicles]]\nid = \"car\"\nmass = 1400\n"
                           "dimensions = { length = 4.4, width = 1.75, wheelbase = 2.6 }\n"
                           "start = { position = [0, 0], speed = 9 }\n");
    CHECK_STATUS(ACS_STATUS_RECONSTRUCTION_PROBLEMS, acs_reconstruct(bare, NULL, NULL, NULL, 0, &found, &error));
    CHECK(found == 0 && error != 0);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_problem_count(error, &problems));
    CHECK(problems == 2);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
    CHECK_STATUS(ACS_STATUS_OK, acs_scene_free(bare));

    options.budget = 20;
    CHECK(acs_reconstruct(scene, &options, NULL, NULL, 0, &found, &error) != ACS_STATUS_OK && found == 0);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
    options = few(1);
    options.level = 1.5;
    CHECK(acs_reconstruct(scene, &options, NULL, NULL, 0, &found, &error) != ACS_STATUS_OK && found == 0);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
    options = few(1);
    options.draws = 4000000000u;
    CHECK(acs_reconstruct(scene, &options, NULL, NULL, 0, &found, &error) != ACS_STATUS_OK && found == 0);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
    options = few(1);
    options.reserved = 1;
    CHECK_STATUS(ACS_STATUS_UNKNOWN_OPTION, acs_reconstruct(scene, &options, NULL, NULL, 0, &found, NULL));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_reconstruct(scene, NULL, NULL, NULL, 0, NULL, NULL));

    CHECK_STATUS(ACS_STATUS_OK, acs_cancel_new(&cancel));
    CHECK_STATUS(ACS_STATUS_OK, acs_cancel_request(cancel));
    options = few(1);
    CHECK(acs_reconstruct(scene, &options, NULL, NULL, cancel, &found, &error) != ACS_STATUS_OK && found == 0);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
    CHECK_STATUS(ACS_STATUS_OK, acs_cancel_free(cancel));
}

/* A thread of its own: Rust keeps the handle of a thread that waits for others until that thread ends, which the main one
 * does after the leak check. */
static void *all(void *unused) {
    acs_scene scene = parse(CASE);
    answers(scene);
    refusals(scene);
    CHECK_STATUS(ACS_STATUS_OK, acs_scene_free(scene));
    return unused;
}

int main(void) {
    pthread_t thread;
    CHECK(pthread_create(&thread, NULL, all, NULL) == 0);
    CHECK(pthread_join(thread, NULL) == 0);
    CHECK(acs_debug_live_count() == 0);
    return 0;
}
