/* Inverse problems with a model in C: solutions, the same on any number of threads; models that fail; misuse. */
#include "check.h"
#include "watch.h"
#include <math.h>
#include <pthread.h>

/* A skid of 40 m (sd 1 m), a road of 0.7 (sd 0.05), and a witness of 25 m/s (sd 5 m/s) who may be wrong. */
static const char SKID[] =
    "schema = \"accuscene/inverse/1\"\n"
    "[[unknowns]]\n"
    "name = \"speed\"\n"
    "dimension = \"speed\"\n"
    "low = \"18 km/h\"\n"
    "high = 50\n"
    "[[unknowns]]\n"
    "name = \"friction\"\n"
    "low = 0.3\n"
    "high = 1.1\n"
    "value = 0.7\n"
    "sigma = 0.05\n"
    "[[items]]\n"
    "name = \"skid\"\n"
    "[[items]]\n"
    "name = \"witness\"\n"
    "noise = \"student\"\n";

/* How a model misbehaves. */
typedef enum { SOUND, FAILS, FAILS_HERE, WRITES_NAN, WRITES_HALF, JUMPS, WALLS, CANCELS, FREES } behaviour;

typedef struct {
    behaviour behaves;
    acs_cancel cancel;
    acs_inverse inverse;
    pthread_t home;
    int calls;
    int abroad;
    pthread_mutex_t lock;
} road;

static int32_t forward(void *ctx, const double *x, size_t unknowns, double *residuals, size_t count) {
    road *on = (road *)ctx;
    CHECK(unknowns == 2 && count == 2 && isnan(residuals[0]) && isnan(residuals[1]));
    CHECK(x[0] > 5.0 && x[0] < 50.0 && x[1] > 0.3 && x[1] < 1.1);
    CHECK(pthread_mutex_lock(&on->lock) == 0);
    on->calls += 1;
    on->abroad += !pthread_equal(on->home, pthread_self());
    CHECK(pthread_mutex_unlock(&on->lock) == 0);
    residuals[0] = x[0] * x[0] / (2.0 * 9.81 * x[1]) - 40.0;
    if (on->behaves != WRITES_HALF) {
        residuals[1] = (x[0] - 25.0) / 5.0;
    }
    if (on->behaves == WRITES_NAN) {
        residuals[0] = NAN;
    }
    if (on->behaves == JUMPS) {
        /* Even between -9 and 9 m, another for every speed. */
        residuals[0] += 18.0 * (1e5 * x[0] - floor(1e5 * x[0]) - 0.5);
    }
    if (on->behaves == WALLS && residuals[0] > 0.0) {
        residuals[0] += 1000.0;
    }
    if (on->behaves == CANCELS && on->calls == 3) {
        CHECK_STATUS(ACS_STATUS_OK, acs_cancel_request(on->cancel));
    }
    if (on->behaves == FREES && on->calls == 3) {
        CHECK_STATUS(ACS_STATUS_OK, acs_inverse_free(on->inverse));
    }
    return on->behaves == FAILS || (on->behaves == FAILS_HERE && x[1] > 0.72);
}

static road road_of(behaviour behaves) {
    road on = {behaves, 0, 0, pthread_self(), 0, 0, PTHREAD_MUTEX_INITIALIZER};
    return on;
}

static acs_inverse problem_of(const char *text) {
    acs_inverse inverse;
    acs_error error;
    CHECK_STATUS(ACS_STATUS_OK, acs_inverse_new(acs_cstr(text), ACS_FORMAT_TOML, &inverse, &error));
    CHECK(inverse != 0 && error == 0);
    return inverse;
}

static acs_inverse_options few(uint32_t threads) {
    acs_inverse_options options;
    CHECK_STATUS(ACS_STATUS_OK, acs_inverse_options_init(&options, sizeof options));
    CHECK(options.budget == 2000 && options.effective == 300 && options.threads == 1 && options.level == 0.9);
    options.budget = 300;
    options.effective = 50;
    options.threads = threads;
    return options;
}

static char *json_of(acs_inverse_solution solution) {
    document kept;
    acs_sink sink = document_sink(&kept);
    CHECK_STATUS(ACS_STATUS_OK, acs_inverse_solution_json(solution, &sink, NULL));
    return kept.text;
}

static void answers(acs_inverse inverse) {
    acs_inverse_options options = few(1);
    acs_inverse_solution first, second;
    acs_error error;
    acs_unknown known;
    acs_mode mode;
    acs_item_fit fit;
    acs_bytes name;
    acs_f64_view samples, weights, values;
    document kept;
    acs_sink sink;
    road on = road_of(SOUND), beside = road_of(SOUND);
    watcher seen = {0, 0, 0.0, 0.0, 0};
    size_t unknowns = 0, residuals = 0, modes = 0, items = 0, i;
    double sum = 0.0, mean = 0.0;
    char *one, *two;
    CHECK_STATUS(ACS_STATUS_OK, acs_inverse_unknown_count(inverse, &unknowns));
    CHECK_STATUS(ACS_STATUS_OK, acs_inverse_residual_count(inverse, &residuals));
    CHECK(unknowns == 2 && residuals == 2);
    CHECK_STATUS(ACS_STATUS_OK, acs_inverse_solve(inverse, forward, &on, &options, watch, &seen, 0, &first, &error));
    CHECK(first != 0 && error == 0 && seen.calls >= 3 && seen.total == 300.0 && seen.last == (double)on.calls);
    CHECK(on.calls <= 300 && on.abroad == 0);
    CHECK_STATUS(ACS_STATUS_OK, acs_inverse_solution_unknown_count(first, &unknowns));
    CHECK(unknowns == 2);
    CHECK_STATUS(ACS_STATUS_OK, acs_inverse_solution_unknown_name(first, 0, &name));
    CHECK(same(name, "speed"));
    CHECK_STATUS(ACS_STATUS_OK, acs_inverse_solution_unknown(first, 0, &known));
    CHECK(fabs(known.mean - 23.45) < 0.3 && fabs(known.standard_deviation - 0.88) < 0.2);
    CHECK(known.low < known.median && known.median < known.high && known.ratio < 0.2);
    CHECK_STATUS(ACS_STATUS_OK, acs_inverse_solution_samples(first, 0, &samples));
    CHECK_STATUS(ACS_STATUS_OK, acs_inverse_solution_weights(first, &weights));
    CHECK(samples.rows == weights.rows && samples.rows > 30 && samples.cols == 1);
    for (i = 0; i < samples.rows; i++) {
        sum += weights.data[i];
        mean += weights.data[i] * samples.data[i];
    }
    CHECK(fabs(sum - 1.0) < 1e-9 && fabs(mean - known.mean) < 0.02);
    CHECK_STATUS(ACS_STATUS_OK, acs_inverse_solution_mode_count(first, &modes));
    CHECK(modes == 1);
    CHECK_STATUS(ACS_STATUS_OK, acs_inverse_solution_mode(first, 0, &mode));
    CHECK(mode.weight > 0.99 && mode.misfit >= 0.0 && mode.objective >= mode.misfit);
    CHECK_STATUS(ACS_STATUS_OK, acs_inverse_solution_mode_values(first, 0, &values));
    CHECK(values.rows == 2 && values.data[0] == known.best);
    CHECK_STATUS(ACS_STATUS_OK, acs_inverse_solution_item_count(first, &items));
    CHECK(items == 2);
    CHECK_STATUS(ACS_STATUS_OK, acs_inverse_solution_item(first, 1, &fit));
    CHECK(fit.chi2 < 1.0 && fit.distance < 1.0 && fit.contradicted == 0 && fit.reserved == 0);
    CHECK(fit.scatter == 0.0 && fit.apart == 0.0);

    options.threads = 3;
    CHECK_STATUS(ACS_STATUS_OK, acs_inverse_solve(inverse, forward, &beside, &options, NULL, NULL, 0, &second, NULL));
    CHECK(beside.calls == on.calls);
    one = json_of(first);
    two = json_of(second);
    CHECK(strcmp(one, two) == 0);
    CHECK(contains(acs_cstr(one), "\"schema\": \"accuscene/inverse-outcome/1\""));
    free(one);
    free(two);
    CHECK_STATUS(ACS_STATUS_OK, acs_inverse_solution_free(second));
    CHECK_STATUS(ACS_STATUS_STALE_HANDLE, acs_inverse_solution_free(second));
    CHECK_STATUS(ACS_STATUS_STALE_HANDLE, acs_inverse_solution_mode_count(second, &modes));

    sink = document_sink(&kept);
    CHECK_STATUS(ACS_STATUS_OK, acs_inverse_solution_csv(first, &sink, NULL));
    CHECK(contains(acs_cstr(kept.text), "weight,explanation,misfit,speed,friction"));
    free(kept.text);
    sink = document_sink(&kept);
    CHECK_STATUS(ACS_STATUS_OK, acs_inverse_solution_schema(&sink, NULL));
    CHECK(contains(acs_cstr(kept.text), "contradicted"));
    free(kept.text);
    sink.write = refuse;
    CHECK_STATUS(ACS_STATUS_SINK_REFUSED, acs_inverse_solution_json(first, &sink, NULL));
    CHECK_STATUS(ACS_STATUS_WRONG_HANDLE_KIND, acs_inverse_solution_json(inverse, &sink, NULL));
    CHECK_STATUS(ACS_STATUS_INDEX_OUT_OF_RANGE, acs_inverse_solution_unknown(first, 2, &known));
    CHECK_STATUS(ACS_STATUS_INDEX_OUT_OF_RANGE, acs_inverse_solution_unknown_name(first, 2, &name));
    CHECK_STATUS(ACS_STATUS_INDEX_OUT_OF_RANGE, acs_inverse_solution_mode(first, 1, &mode));
    CHECK_STATUS(ACS_STATUS_INDEX_OUT_OF_RANGE, acs_inverse_solution_mode_values(first, 1, &values));
    CHECK_STATUS(ACS_STATUS_INDEX_OUT_OF_RANGE, acs_inverse_solution_item(first, 2, &fit));
    CHECK_STATUS(ACS_STATUS_INDEX_OUT_OF_RANGE, acs_inverse_solution_samples(first, (size_t)-1, &samples));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_inverse_solution_weights(first, NULL));
    CHECK_STATUS(ACS_STATUS_OK, acs_inverse_solution_free(first));
    CHECK_STATUS(ACS_STATUS_OK, acs_inverse_solution_free(0));
}

/* The solution of a model, or the status that it makes. */
static acs_status solved(acs_inverse inverse, road *on, acs_cancel cancel, acs_inverse_solution *solution) {
    acs_inverse_options options = few(1);
    acs_error error;
    acs_status status = acs_inverse_solve(inverse, forward, on, &options, NULL, NULL, cancel, solution, &error);
    CHECK((status == ACS_STATUS_OK) == (error == 0) && (status == ACS_STATUS_OK) == (*solution != 0));
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
    return status;
}

static void misbehaviour(acs_inverse inverse) {
    acs_inverse_solution solution;
    acs_cancel cancel;
    acs_f64_view samples;
    road on = road_of(FAILS);
    watcher stops = {0, 2, 0.0, 0.0, 0};
    size_t i;
    CHECK_STATUS(ACS_STATUS_INVERSE_EVERY_START_FAILED, solved(inverse, &on, 0, &solution));
    on = road_of(WRITES_NAN);
    CHECK_STATUS(ACS_STATUS_INVERSE_EVERY_START_FAILED, solved(inverse, &on, 0, &solution));
    on = road_of(WRITES_HALF);
    CHECK_STATUS(ACS_STATUS_INVERSE_EVERY_START_FAILED, solved(inverse, &on, 0, &solution));
    on = road_of(FAILS_HERE);
    CHECK_STATUS(ACS_STATUS_OK, solved(inverse, &on, 0, &solution));
    CHECK_STATUS(ACS_STATUS_OK, acs_inverse_solution_samples(solution, 1, &samples));
    for (i = 0; i < samples.rows; i++) {
        CHECK(samples.data[i] <= 0.72);
    }
    CHECK_STATUS(ACS_STATUS_OK, acs_inverse_solution_free(solution));

    /* A model that jumps by 5 of the mark's deviations: it counts the less for it, if it may. */
    for (i = 0; i < 2; i++) {
        acs_inverse_options options = few(1);
        acs_item_fit fit;
        char *json;
        options.widen = (uint32_t)i;
        on = road_of(JUMPS);
        CHECK_STATUS(ACS_STATUS_OK, acs_inverse_solve(inverse, forward, &on, &options, NULL, NULL, 0, &solution, NULL));
        CHECK_STATUS(ACS_STATUS_OK, acs_inverse_solution_item(solution, 0, &fit));
        CHECK(i == 0 ? fit.scatter == 0.0 : fit.scatter > 2.5 && fit.scatter < 8.0);
        json = json_of(solution);
        CHECK(contains(acs_cstr(json), "\"code\": 2547") == (i == 1));
        free(json);
        CHECK_STATUS(ACS_STATUS_OK, acs_inverse_solution_free(solution));
    }

    /* Large residuals beside the best fit in place of failing: another way to go, no scatter. */
    {
        acs_inverse_options options = few(1);
        acs_item_fit fit;
        char *json;
        options.widen = 1;
        on = road_of(WALLS);
        CHECK_STATUS(ACS_STATUS_OK, acs_inverse_solve(inverse, forward, &on, &options, NULL, NULL, 0, &solution, NULL));
        CHECK_STATUS(ACS_STATUS_OK, acs_inverse_solution_item(solution, 0, &fit));
        CHECK(fit.scatter == 0.0 && fit.apart > 0.2 && fit.apart < 0.9);
        json = json_of(solution);
        CHECK(contains(acs_cstr(json), "\"code\": 2548") && !contains(acs_cstr(json), "\"code\": 2546"));
        free(json);
        CHECK_STATUS(ACS_STATUS_OK, acs_inverse_solution_free(solution));
    }

    /* A stop from the model, before it begins, and from the progress. */
    CHECK_STATUS(ACS_STATUS_OK, acs_cancel_new(&cancel));
    on = road_of(CANCELS);
    on.cancel = cancel;
    CHECK_STATUS(ACS_STATUS_INVERSE_CANCELLED, solved(inverse, &on, cancel, &solution));
    CHECK(on.calls <= 64);
    on = road_of(SOUND);
    CHECK_STATUS(ACS_STATUS_INVERSE_CANCELLED, solved(inverse, &on, cancel, &solution));
    CHECK_STATUS(ACS_STATUS_OK, acs_cancel_free(cancel));
    CHECK_STATUS(ACS_STATUS_INVERSE_CANCELLED,
                 acs_inverse_solve(inverse, forward, &on, NULL, watch, &stops, 0, &solution, NULL));
    CHECK(stops.calls == 2 && solution == 0);

    /* The problem freed while it is solved. */
    on = road_of(FREES);
    on.inverse = problem_of(SKID);
    CHECK_STATUS(ACS_STATUS_OK, solved(on.inverse, &on, 0, &solution));
    CHECK_STATUS(ACS_STATUS_STALE_HANDLE, acs_inverse_free(on.inverse));
    CHECK_STATUS(ACS_STATUS_OK, acs_inverse_solution_free(solution));
}

static void refusals(acs_inverse inverse) {
    static const char WRONG[] =
        "schema = \"accuscene/inverse/1\"\n"
        "unknowns = [{ name = \"a\", low = 2, high = 1 }, { name = \"a\", low = 0, high = 1, value = 0.5 }]\n"
        "items = [{ name = \"x\", freedom = 3 }]\n";
    acs_inverse found = 7;
    acs_inverse_solution solution;
    acs_inverse_options options = few(1);
    acs_error error;
    road on = road_of(SOUND);
    document kept;
    acs_sink sink = document_sink(&kept);
    size_t count = 0;
    CHECK(acs_inverse_new(acs_cstr(WRONG), ACS_FORMAT_TOML, &found, &error) != ACS_STATUS_OK);
    CHECK(found == 0 && error != 0);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_problem_count(error, &count));
    CHECK(count == 4);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
    CHECK(acs_inverse_new(acs_cstr("["), ACS_FORMAT_JSON, &found, NULL) != ACS_STATUS_OK);
    CHECK_STATUS(ACS_STATUS_UNKNOWN_ENUM_VALUE, acs_inverse_new(acs_cstr(SKID), 0, &found, NULL));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_inverse_new(acs_cstr(SKID), ACS_FORMAT_TOML, NULL, NULL));
    CHECK_STATUS(ACS_STATUS_OK, acs_inverse_echo(inverse, &sink, NULL));
    CHECK(contains(acs_cstr(kept.text), "\"low\":5") && contains(acs_cstr(kept.text), "\"freedom\":4"));
    free(kept.text);
    sink = document_sink(&kept);
    CHECK_STATUS(ACS_STATUS_OK, acs_inverse_schema(&sink, NULL));
    CHECK(contains(acs_cstr(kept.text), "InverseUnknown"));
    free(kept.text);

    found = problem_of("schema = \"accuscene/inverse/1\"\nitems = [{ name = \"x\" }]\n[[unknowns]]\n"
                       "name = \"a\"\nlow = 0\nhigh = 1\nvalue = 5\ndist = { kind = \"uniform\", low = 4, high = 6 }\n");
    CHECK_STATUS(ACS_STATUS_INVERSE_PRIOR, solved(found, &on, 0, &solution));
    CHECK_STATUS(ACS_STATUS_OK, acs_inverse_free(found));

    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT,
                 acs_inverse_solve(inverse, NULL, &on, &options, NULL, NULL, 0, &solution, &error));
    CHECK(solution == 0 && error != 0);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT,
                 acs_inverse_solve(inverse, forward, &on, &options, NULL, NULL, 0, NULL, NULL));
    CHECK_STATUS(ACS_STATUS_STALE_HANDLE, acs_inverse_solve(0, forward, &on, &options, NULL, NULL, 0, &solution, NULL));
    CHECK_STATUS(ACS_STATUS_STALE_HANDLE,
                 acs_inverse_solve(inverse, forward, &on, &options, NULL, NULL, 12345, &solution, NULL));
    CHECK_STATUS(ACS_STATUS_WRONG_HANDLE_KIND,
                 acs_inverse_solve(inverse, forward, &on, &options, NULL, NULL, inverse, &solution, NULL));
    options.budget = 20;
    CHECK_STATUS(ACS_STATUS_INVERSE_BUDGET,
                 acs_inverse_solve(inverse, forward, &on, &options, NULL, NULL, 0, &solution, NULL));
    options.budget = UINT32_MAX;
    CHECK_STATUS(ACS_STATUS_INVERSE_VALUE,
                 acs_inverse_solve(inverse, forward, &on, &options, NULL, NULL, 0, &solution, NULL));
    options = few(1);
    options.level = NAN;
    CHECK_STATUS(ACS_STATUS_INVERSE_VALUE,
                 acs_inverse_solve(inverse, forward, &on, &options, NULL, NULL, 0, &solution, NULL));
    options = few(1);
    options.widen = 2;
    CHECK_STATUS(ACS_STATUS_UNKNOWN_OPTION,
                 acs_inverse_solve(inverse, forward, &on, &options, NULL, NULL, 0, &solution, NULL));
    options.struct_size = 3;
    CHECK_STATUS(ACS_STATUS_BAD_STRUCT_SIZE,
                 acs_inverse_solve(inverse, forward, &on, &options, NULL, NULL, 0, &solution, NULL));
    CHECK(on.calls == 0);
}

/* A thread of its own: Rust keeps the handle of a thread that waits for others until that thread ends, which the main one
 * does after the leak check. */
static void *all(void *unused) {
    acs_inverse inverse = problem_of(SKID);
    answers(inverse);
    misbehaviour(inverse);
    refusals(inverse);
    CHECK_STATUS(ACS_STATUS_OK, acs_inverse_free(inverse));
    CHECK_STATUS(ACS_STATUS_STALE_HANDLE, acs_inverse_free(inverse));
    return unused;
}

int main(void) {
    pthread_t thread;
    CHECK(pthread_create(&thread, NULL, all, NULL) == 0);
    CHECK(pthread_join(thread, NULL) == 0);
    CHECK(acs_debug_live_count() == 0);
    return 0;
}
