/* Studies: samples out, values in; what columns say; first order, tornado, Sobol indices; closed forms of evidence; misuse. */
#include "check.h"
#include <math.h>

static const char SKID[] =
    "schema = \"accuscene/study/1\"\n"
    "plan = \"sobol\"\n"
    "samples = 512\n"
    "seed = \"0x2a\"\n"
    "[[variables]]\n"
    "name = \"friction\"\n"
    "value = 0.7\n"
    "sigma = 0.05\n"
    "[[variables]]\n"
    "name = \"skid\"\n"
    "dimension = \"length\"\n"
    "value = \"30 m\"\n"
    "dist = { kind = \"uniform\", low = \"2900 cm\", high = \"31 m\" }\n"
    "[[variables]]\n"
    "name = \"g\"\n"
    "dimension = \"acceleration\"\n"
    "value = \"9.80665 m/s^2\"\n";

static int32_t refuse(void *ctx, const uint8_t *data, size_t len) {
    (void)ctx;
    (void)data;
    return len > 0;
}

enum { VARIABLES = 3, SAMPLES = 512 };

static acs_study study_of(const char *text) {
    acs_study study;
    acs_error error;
    CHECK_STATUS(ACS_STATUS_OK, acs_study_new(acs_cstr(text), ACS_FORMAT_TOML, &study, &error));
    CHECK(study != 0 && error == 0);
    return study;
}

static double speed(const double *x) {
    return sqrt(2.0 * x[0] * x[2] * x[1]);
}

static void variables(acs_study study) {
    size_t count = 0, index = 9;
    uint64_t samples = 0;
    double share = 9.0;
    acs_bytes text;
    acs_variable known;
    document kept;
    acs_sink sink = document_sink(&kept);
    CHECK_STATUS(ACS_STATUS_OK, acs_study_variable_count(study, &count));
    CHECK_STATUS(ACS_STATUS_OK, acs_study_sample_count(study, &samples));
    CHECK(count == VARIABLES && samples == SAMPLES);
    CHECK_STATUS(ACS_STATUS_OK, acs_study_variable_name(study, 1, &text));
    CHECK(same(text, "skid"));
    CHECK_STATUS(ACS_STATUS_OK, acs_study_variable_unit(study, 1, &text));
    CHECK(same(text, "m"));
    CHECK_STATUS(ACS_STATUS_OK, acs_study_variable_index(study, acs_cstr("g"), &index));
    CHECK(index == 2);
    CHECK_STATUS(ACS_STATUS_OK, acs_study_variable(study, 0, &known));
    CHECK(known.value == 0.7 && known.sigma == 0.05 && known.mean == 0.7 && known.uncertain == 1);
    CHECK(known.low == -INFINITY && known.high == INFINITY);
    CHECK_STATUS(ACS_STATUS_OK, acs_study_variable(study, 1, &known));
    CHECK(isnan(known.sigma) && known.low == 29.0 && known.high == 31.0);
    CHECK(fabs(known.standard_deviation - 2.0 / sqrt(12.0)) < 1e-12);
    CHECK_STATUS(ACS_STATUS_OK, acs_study_variable(study, 2, &known));
    CHECK(known.uncertain == 0 && known.standard_deviation == 0.0 && known.low == known.high);
    CHECK_STATUS(ACS_STATUS_OK, acs_study_shrunk(study, &share));
    CHECK(share == 0.0);
    CHECK_STATUS(ACS_STATUS_OK, acs_study_echo(study, &sink, NULL));
    CHECK(contains(acs_cstr(kept.text), "\"low\":29") && contains(acs_cstr(kept.text), "accuscene/study/1"));
    free(kept.text);
    sink = document_sink(&kept);
    CHECK_STATUS(ACS_STATUS_OK, acs_study_schema(&sink, NULL));
    CHECK(contains(acs_cstr(kept.text), "latin-hypercube"));
    free(kept.text);

    CHECK_STATUS(ACS_STATUS_INDEX_OUT_OF_RANGE, acs_study_variable(study, 3, &known));
    CHECK_STATUS(ACS_STATUS_INDEX_OUT_OF_RANGE, acs_study_variable_name(study, 3, &text));
    CHECK_STATUS(ACS_STATUS_INDEX_OUT_OF_RANGE, acs_study_variable_unit(study, (size_t)-1, &text));
    CHECK_STATUS(ACS_STATUS_NO_SUCH_NAME, acs_study_variable_index(study, acs_cstr("mu"), &index));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_study_variable(study, 0, NULL));
}

static void laws(acs_study study) {
    double shares[4] = {0.05, 0.5, 0.95, 1.5}, values[4], back[4], normal[2] = {0.0, 1.6448536269514722};
    CHECK_STATUS(ACS_STATUS_OK, acs_study_law(study, 0, ACS_LAW_QUANTILE, shares, values, 4, NULL));
    CHECK(fabs(values[0] - 0.617757) < 1e-6 && values[1] == 0.7 && isnan(values[3]));
    CHECK_STATUS(ACS_STATUS_OK, acs_study_law(study, 0, ACS_LAW_CUMULATIVE, values, back, 3, NULL));
    CHECK(fabs(back[0] - 0.05) < 1e-12 && fabs(back[2] - 0.95) < 1e-12);
    CHECK_STATUS(ACS_STATUS_OK, acs_study_law(study, 0, ACS_LAW_EXCEEDANCE, values, back, 3, NULL));
    CHECK(fabs(back[2] - 0.05) < 1e-12);
    CHECK_STATUS(ACS_STATUS_OK, acs_study_law(study, 0, ACS_LAW_QUANTILE_OF_SCORE, normal, back, 2, NULL));
    CHECK(back[0] == 0.7 && fabs(back[1] - values[2]) < 1e-12);
    CHECK_STATUS(ACS_STATUS_OK, acs_study_law(study, 1, ACS_LAW_LN_DENSITY, shares, back, 1, NULL));
    CHECK(back[0] == -INFINITY);
    CHECK_STATUS(ACS_STATUS_OK, acs_study_law(study, 1, ACS_LAW_LN_DENSITY, NULL, NULL, 0, NULL));
    CHECK_STATUS(ACS_STATUS_UNKNOWN_ENUM_VALUE, acs_study_law(study, 0, 6, shares, values, 3, NULL));
    CHECK_STATUS(ACS_STATUS_INDEX_OUT_OF_RANGE, acs_study_law(study, 3, ACS_LAW_QUANTILE, shares, values, 3, NULL));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_study_law(study, 0, ACS_LAW_QUANTILE, NULL, values, 3, NULL));
    CHECK_STATUS(ACS_STATUS_LENGTH_TOO_LARGE, acs_study_law(study, 0, ACS_LAW_QUANTILE, shares, values, SIZE_MAX / 2, NULL));
}

static void columns(acs_study study) {
    static double points[SAMPLES * VARIABLES], parts[SAMPLES * VARIABLES], speeds[SAMPLES], frictions[SAMPLES];
    static uint64_t counts[128];
    acs_summary summary;
    acs_convergence convergence;
    acs_histogram histogram;
    acs_error error;
    double shares[3] = {0.05, 0.5, 2.0}, quantiles[3], errors[3], rank = 0.0;
    uint64_t all = 0;
    size_t i;
    CHECK_STATUS(ACS_STATUS_OK, acs_study_points(study, 0, SAMPLES, points, VARIABLES, &error));
    CHECK_STATUS(ACS_STATUS_OK, acs_study_points(study, 200, SAMPLES - 200, parts + 200 * VARIABLES, VARIABLES, NULL));
    CHECK_STATUS(ACS_STATUS_OK, acs_study_points(study, 0, 200, parts, VARIABLES, NULL));
    CHECK(memcmp(points, parts, sizeof points) == 0);
    for (i = 0; i < SAMPLES; i++) {
        CHECK(points[i * VARIABLES + 1] > 29.0 && points[i * VARIABLES + 1] < 31.0);
        speeds[i] = i == 7 ? NAN : speed(points + i * VARIABLES);
        frictions[i] = points[i * VARIABLES];
    }
    CHECK_STATUS(ACS_STATUS_OK, acs_column_summary(speeds, SAMPLES, 0.9, &summary, &error));
    CHECK(summary.count == SAMPLES - 1 && summary.failed == 1 && summary.unsettled == 0.0);
    CHECK(fabs(summary.median - 20.29) < 0.05 && fabs(summary.standard_deviation - 0.744) < 0.05);
    CHECK(summary.low < summary.median && summary.median < summary.high);
    CHECK(summary.median_error > 0.0 && summary.low_error > 0.0 && summary.high_error > 0.0);
    CHECK_STATUS(ACS_STATUS_OK, acs_column_summary(speeds, 9, 0.9, &summary, NULL));
    CHECK(isnan(summary.low_error) && summary.unsettled == 1.0);
    CHECK_STATUS(ACS_STATUS_OK, acs_column_quantiles(speeds, SAMPLES, shares, quantiles, errors, 3, NULL));
    CHECK_STATUS(ACS_STATUS_OK, acs_column_summary(speeds, SAMPLES, 0.9, &summary, NULL));
    CHECK(fabs(quantiles[0] - summary.low) < 1e-12 && quantiles[1] == summary.median && isnan(quantiles[2]));
    CHECK(errors[1] == summary.median_error && isnan(errors[2]));
    CHECK_STATUS(ACS_STATUS_OK, acs_column_quantiles(speeds, SAMPLES, shares, quantiles, NULL, 3, NULL));
    CHECK_STATUS(ACS_STATUS_OK, acs_column_convergence(speeds, SAMPLES, 0.9, &convergence, NULL));
    CHECK(convergence.stages[0].samples == SAMPLES / 8 && convergence.stages[3].samples == SAMPLES);
    CHECK(convergence.stages[3].count == SAMPLES - 1 && convergence.stages[3].median == summary.median);
    CHECK(convergence.stages[3].low == summary.low && convergence.stages[3].mean == summary.mean);
    CHECK(convergence.mean_error > 0.0 && convergence.mean_error < summary.standard_deviation / 10.0);
    CHECK_STATUS(ACS_STATUS_OK, acs_column_convergence(speeds, 9, 0.9, &convergence, NULL));
    CHECK(isnan(convergence.mean_error) && isnan(convergence.high_error));
    CHECK_STATUS(ACS_STATUS_OK, acs_column_histogram(speeds, SAMPLES, counts, 128, &histogram, NULL));
    CHECK(histogram.bins > 5 && histogram.bins <= 128 && histogram.width > 0.0);
    for (i = 0; i < histogram.bins; i++) {
        all += counts[i];
    }
    CHECK(all == SAMPLES - 1);
    CHECK_STATUS(ACS_STATUS_BUFFER_TOO_SMALL, acs_column_histogram(speeds, SAMPLES, counts, 2, &histogram, &error));
    CHECK(histogram.bins > 5 && error != 0);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
    CHECK_STATUS(ACS_STATUS_OK, acs_rank_correlation(frictions, speeds, SAMPLES, &rank, NULL));
    CHECK(rank > 0.95 && rank < 1.0);
    CHECK_STATUS(ACS_STATUS_OK, acs_rank_correlation(frictions, frictions, 1, &rank, NULL));
    CHECK(isnan(rank));

    CHECK_STATUS(ACS_STATUS_UNCERTAINTY_VALUE, acs_column_summary(speeds, SAMPLES, 1.0, &summary, NULL));
    CHECK_STATUS(ACS_STATUS_UNCERTAINTY_COUNT, acs_column_summary(speeds + 7, 1, 0.9, &summary, NULL));
    CHECK_STATUS(ACS_STATUS_UNCERTAINTY_COUNT, acs_column_quantiles(NULL, 0, shares, quantiles, NULL, 3, NULL));
    CHECK_STATUS(ACS_STATUS_UNCERTAINTY_COUNT, acs_column_convergence(NULL, 0, 0.9, &convergence, NULL));
    CHECK_STATUS(ACS_STATUS_UNCERTAINTY_COUNT, acs_column_histogram(NULL, 0, counts, 128, &histogram, NULL));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_column_summary(NULL, 3, 0.9, &summary, NULL));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_column_summary(speeds, 3, 0.9, NULL, NULL));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_rank_correlation(frictions, NULL, 3, &rank, NULL));
    CHECK_STATUS(ACS_STATUS_WRONG_COUNT, acs_study_points(study, 0, 1, points, VARIABLES - 1, NULL));
    CHECK_STATUS(ACS_STATUS_UNCERTAINTY_COUNT, acs_study_points(study, SAMPLES, 1, points, VARIABLES, NULL));
    CHECK_STATUS(ACS_STATUS_LENGTH_TOO_LARGE, acs_study_points(study, 1, SIZE_MAX, points, VARIABLES, NULL));
    CHECK_STATUS(ACS_STATUS_LENGTH_TOO_LARGE, acs_study_points(study, UINT64_MAX, 1, points, VARIABLES, NULL));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_study_points(study, 0, 1, NULL, VARIABLES, NULL));
    CHECK_STATUS(ACS_STATUS_OK, acs_study_points(study, 5, 0, NULL, VARIABLES, NULL));
}

/* All values of a design, its points got in two parts. */
static double *values_of(acs_design design, size_t *count) {
    uint64_t points = 0;
    double *rows, *values;
    size_t i, half;
    CHECK_STATUS(ACS_STATUS_OK, acs_design_point_count(design, &points));
    *count = (size_t)points;
    half = *count / 2;
    rows = (double *)calloc(*count * VARIABLES, sizeof *rows);
    values = (double *)calloc(*count, sizeof *values);
    CHECK(rows != NULL && values != NULL);
    CHECK_STATUS(ACS_STATUS_OK, acs_design_points(design, 0, half, rows, VARIABLES, NULL));
    CHECK_STATUS(ACS_STATUS_OK,
                 acs_design_points(design, half, *count - half, rows + half * VARIABLES, VARIABLES, NULL));
    for (i = 0; i < *count; i++) {
        values[i] = speed(rows + i * VARIABLES);
    }
    CHECK_STATUS(ACS_STATUS_UNCERTAINTY_COUNT, acs_design_points(design, points, 1, rows, VARIABLES, NULL));
    CHECK_STATUS(ACS_STATUS_WRONG_COUNT, acs_design_points(design, 0, 1, rows, VARIABLES + 1, NULL));
    CHECK_STATUS(ACS_STATUS_LENGTH_TOO_LARGE, acs_design_points(design, 2, SIZE_MAX, rows, VARIABLES, NULL));
    free(rows);
    return values;
}

static void designs(acs_study study) {
    acs_design design, other;
    acs_error error;
    acs_first_order order;
    acs_bar bars[2];
    acs_indices indices;
    acs_index index[VARIABLES];
    double gradient[VARIABLES], shares[VARIABLES], base = 0.0, *values;
    size_t count;
    CHECK_STATUS(ACS_STATUS_OK, acs_design_new(study, ACS_DESIGN_KIND_FIRST_ORDER, &design, &error));
    CHECK(design != 0 && error == 0);
    values = values_of(design, &count);
    CHECK(count == 13);
    CHECK_STATUS(ACS_STATUS_OK, acs_design_first_order(design, values, count, gradient, shares, VARIABLES, &order, &error));
    CHECK(fabs(order.value - 20.2948) < 1e-4 && fabs(order.sigma - 0.7507) < 1e-3 && order.bent == 0.0);
    CHECK(order.mean_second_order < order.value);
    CHECK(fabs(gradient[0] - 0.5 * order.value / 0.7) < 1e-6 && gradient[2] == 0.0);
    CHECK(fabs(shares[0] + shares[1] - 1.0) < 1e-12 && shares[0] > 0.9);
    CHECK_STATUS(ACS_STATUS_OK, acs_design_first_order(design, values, count, NULL, NULL, VARIABLES, &order, NULL));
    CHECK_STATUS(ACS_STATUS_UNCERTAINTY_MISMATCH,
                 acs_design_first_order(design, values, count - 1, gradient, shares, VARIABLES, &order, NULL));
    CHECK(order.value == 0.0);
    CHECK_STATUS(ACS_STATUS_WRONG_COUNT, acs_design_first_order(design, values, count, gradient, shares, 2, &order, NULL));
    CHECK_STATUS(ACS_STATUS_WRONG_HANDLE_KIND, acs_design_tornado(design, values, count, &base, bars, 2, NULL));
    CHECK_STATUS(ACS_STATUS_WRONG_HANDLE_KIND,
                 acs_design_indices(design, values, count, index, VARIABLES, &indices, NULL));
    values[3] = NAN;
    CHECK_STATUS(ACS_STATUS_UNCERTAINTY_NO_RESULT,
                 acs_design_first_order(design, values, count, gradient, shares, VARIABLES, &order, &error));
    CHECK(error != 0);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
    free(values);
    CHECK_STATUS(ACS_STATUS_OK, acs_design_free(design));
    CHECK_STATUS(ACS_STATUS_STALE_HANDLE, acs_design_free(design));

    CHECK_STATUS(ACS_STATUS_OK, acs_design_new(study, ACS_DESIGN_KIND_TORNADO, &design, NULL));
    values = values_of(design, &count);
    CHECK(count == 5);
    CHECK_STATUS(ACS_STATUS_OK, acs_design_tornado(design, values, count, &base, bars, 2, NULL));
    CHECK(base == values[0] && bars[0].variable == 0 && bars[1].variable == 1);
    CHECK(fabs(bars[0].inputs[0] - 0.617757) < 1e-6 && bars[0].outputs[0] < base && base < bars[0].outputs[1]);
    CHECK(bars[0].swing == bars[0].outputs[1] - bars[0].outputs[0] && bars[0].swing > bars[1].swing);
    values[0] = NAN;
    values[2] = INFINITY;
    CHECK_STATUS(ACS_STATUS_OK, acs_design_tornado(design, values, count, &base, bars, 2, NULL));
    CHECK(isnan(base) && bars[1].variable == 0 && isnan(bars[1].swing) && isnan(bars[1].outputs[1]));
    CHECK_STATUS(ACS_STATUS_OK, acs_design_tornado(design, values, count, NULL, bars, 2, NULL));
    CHECK_STATUS(ACS_STATUS_WRONG_COUNT, acs_design_tornado(design, values, count, NULL, bars, 3, NULL));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_design_tornado(design, values, count, NULL, NULL, 2, NULL));
    CHECK_STATUS(ACS_STATUS_UNCERTAINTY_MISMATCH, acs_design_tornado(design, NULL, 0, NULL, bars, 2, NULL));
    CHECK_STATUS(ACS_STATUS_WRONG_HANDLE_KIND,
                 acs_design_first_order(design, values, count, gradient, shares, VARIABLES, &order, NULL));
    free(values);
    CHECK_STATUS(ACS_STATUS_OK, acs_design_free(design));

    CHECK_STATUS(ACS_STATUS_OK, acs_design_new(study, ACS_DESIGN_KIND_INDICES, &design, NULL));
    values = values_of(design, &count);
    CHECK(count == 4 * SAMPLES);
    CHECK_STATUS(ACS_STATUS_OK, acs_design_indices(design, values, count, index, VARIABLES, &indices, NULL));
    CHECK(indices.count == SAMPLES && indices.failed == 0 && fabs(sqrt(indices.variance) - 0.75) < 0.05);
    CHECK(index[0].first > 0.9 && index[0].total > 0.9 && index[0].first_error > 0.0 && index[1].total < 0.1);
    CHECK(index[2].first == 0.0 && index[2].total == 0.0);
    values[5] = NAN;
    CHECK_STATUS(ACS_STATUS_OK, acs_design_indices(design, values, count, index, VARIABLES, &indices, NULL));
    CHECK(indices.failed == 1);
    memset(values, 0, count * sizeof *values);
    CHECK_STATUS(ACS_STATUS_UNCERTAINTY_UNDETERMINED,
                 acs_design_indices(design, values, count, index, VARIABLES, &indices, NULL));
    CHECK(indices.count == 0);
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_design_indices(design, values, count, index, VARIABLES, NULL, NULL));
    free(values);

    CHECK_STATUS(ACS_STATUS_UNKNOWN_ENUM_VALUE, acs_design_new(study, 4, &other, NULL));
    CHECK_STATUS(ACS_STATUS_WRONG_HANDLE_KIND, acs_design_new(design, ACS_DESIGN_KIND_TORNADO, &other, NULL));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_design_new(study, ACS_DESIGN_KIND_TORNADO, NULL, NULL));
    CHECK_STATUS(ACS_STATUS_OK, acs_design_free(design));
    CHECK_STATUS(ACS_STATUS_OK, acs_design_free(0));
}

static void problems(void) {
    static const char WRONG[] =
        "schema = \"accuscene/study/1\"\n"
        "samples = 100\n"
        "[[variables]]\n"
        "name = \"a\"\n"
        "value = \"3 kg\"\n"
        "[[variables]]\n"
        "name = \"a\"\n"
        "dimension = \"lenght\"\n"
        "value = 1\n";
    static const char THREE[] =
        "schema = \"accuscene/study/1\"\n"
        "variables = [{ name = \"a\", value = 1, sigma = 1 }, { name = \"b\", value = 1, sigma = 1 },\n"
        "  { name = \"c\", value = 1, sigma = 1, dist = { kind = \"student\", dof = 2 } }]\n"
        "correlations = [{ between = [\"a\", \"b\"], rank = 0.9 }, { between = [\"b\", \"c\"], rank = 0.9 },\n"
        "  { between = [\"a\", \"c\"], rank = -0.9 }]\n";
    char repaired[sizeof THREE + 32];
    acs_study study = 7;
    acs_design design;
    acs_error error;
    acs_bytes text;
    size_t count = 0;
    double share = 0.0;
    CHECK(acs_study_new(acs_cstr(WRONG), ACS_FORMAT_TOML, &study, &error) != ACS_STATUS_OK);
    CHECK(study == 0 && error != 0);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_problem_count(error, &count));
    CHECK(count == 4);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_problem_text(error, 0, ACS_PROBLEM_FIELD_PATH, &text));
    CHECK(same(text, "variables[0].value"));
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
    CHECK(acs_study_new(acs_cstr("{\"schema\": 3"), ACS_FORMAT_JSON, &study, NULL) != ACS_STATUS_OK);
    CHECK_STATUS(ACS_STATUS_UNKNOWN_ENUM_VALUE, acs_study_new(acs_cstr(SKID), 9, &study, NULL));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_study_new(acs_cstr(SKID), ACS_FORMAT_TOML, NULL, NULL));
    CHECK_STATUS(ACS_STATUS_INVALID_UTF8, acs_study_new(acs_cstr("\xff"), ACS_FORMAT_TOML, &study, NULL));

    CHECK_STATUS(ACS_STATUS_UNCERTAINTY_CORRELATIONS, acs_study_new(acs_cstr(THREE), ACS_FORMAT_TOML, &study, NULL));
    snprintf(repaired, sizeof repaired, "repair = true\n%s", THREE);
    study = study_of(repaired);
    CHECK_STATUS(ACS_STATUS_OK, acs_study_shrunk(study, &share));
    CHECK(share > 0.1 && share < 1.0);
    CHECK_STATUS(ACS_STATUS_UNCERTAINTY_COUNT, acs_design_new(study, ACS_DESIGN_KIND_INDICES, &design, &error));
    CHECK(design == 0 && error != 0);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
    CHECK_STATUS(ACS_STATUS_UNCERTAINTY_DISTRIBUTION,
                 acs_design_new(study, ACS_DESIGN_KIND_FIRST_ORDER, &design, NULL));
    CHECK_STATUS(ACS_STATUS_OK, acs_study_free(study));
}

static void evidence(void) {
    uint64_t samples = 0;
    double rows[3] = {1.0, 1.0, 1.0}, right[3] = {10.0, 10.5, 10.1}, sd[3] = {0.1, 0.2, 0.4}, x[1], covariance[1];
    acs_fit fit;
    acs_momentum_evidence known = {{1500.0, 1000.0}, {6.0, 4.0, 6.0, 4.0}, {0.0, 1.5707963267948966}, 0.2, 0.2};
    acs_momentum_fit before;
    acs_skid_evidence mark = {0.7, 0.05, 30.0, 0.5, 10.0, 30.0};
    acs_skid_posterior speed_before;
    CHECK_STATUS(ACS_STATUS_OK, acs_wilks_sample_size(0.95, 0.95, ACS_SIDES_ONE, &samples, NULL));
    CHECK(samples == 59);
    CHECK_STATUS(ACS_STATUS_OK, acs_wilks_sample_size(0.95, 0.95, ACS_SIDES_TWO, &samples, NULL));
    CHECK(samples == 93);
    CHECK_STATUS(ACS_STATUS_UNKNOWN_ENUM_VALUE, acs_wilks_sample_size(0.95, 0.95, 3, &samples, NULL));
    CHECK_STATUS(ACS_STATUS_UNCERTAINTY_VALUE, acs_wilks_sample_size(1.0, 0.95, ACS_SIDES_ONE, &samples, NULL));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_wilks_sample_size(0.95, 0.95, ACS_SIDES_ONE, NULL, NULL));

    CHECK_STATUS(ACS_STATUS_OK, acs_least_squares(rows, right, sd, 2, 1, x, covariance, &fit, NULL));
    CHECK(fabs(x[0] - 10.1) < 1e-12 && fabs(sqrt(covariance[0]) - 0.0894427) < 1e-6);
    CHECK(fit.freedom == 1 && fabs(fit.chi_square - 5.0) < 1e-9 && fit.condition < 2.0);
    CHECK_STATUS(ACS_STATUS_OK, acs_least_squares(rows, right, sd, 3, 1, x, NULL, NULL, NULL));
    CHECK_STATUS(ACS_STATUS_UNCERTAINTY_COUNT, acs_least_squares(rows, right, sd, 1, 3, x, NULL, NULL, NULL));
    CHECK_STATUS(ACS_STATUS_UNCERTAINTY_COUNT, acs_least_squares(NULL, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL));
    CHECK_STATUS(ACS_STATUS_LENGTH_TOO_LARGE,
                 acs_least_squares(rows, right, sd, SIZE_MAX, 2, x, NULL, NULL, NULL));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_least_squares(rows, right, sd, 2, 1, NULL, NULL, NULL, NULL));
    rows[0] = rows[1] = 0.0;
    CHECK_STATUS(ACS_STATUS_UNCERTAINTY_UNDETERMINED, acs_least_squares(rows, right, sd, 2, 1, x, NULL, &fit, NULL));

    CHECK_STATUS(ACS_STATUS_OK, acs_momentum(&known, &before, NULL));
    CHECK(fabs(before.before[0] - 10.0) < 1e-9 && fabs(before.before[3] - 10.0) < 1e-9);
    CHECK(fabs(before.before[1]) < 1e-9 && before.deviation[0] > 0.0 && before.fit.freedom == 0);
    known.approach[1] = 0.0;
    CHECK_STATUS(ACS_STATUS_UNCERTAINTY_UNDETERMINED, acs_momentum(&known, &before, NULL));
    CHECK(before.before[0] == 0.0);
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_momentum(NULL, &before, NULL));

    CHECK_STATUS(ACS_STATUS_OK, acs_skid(&mark, &speed_before, NULL));
    CHECK(fabs(speed_before.mean - 20.31) < 0.01 && fabs(speed_before.standard_deviation - 0.744) < 0.001);
    mark.fastest = 9.0;
    CHECK_STATUS(ACS_STATUS_UNCERTAINTY_VALUE, acs_skid(&mark, &speed_before, NULL));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_skid(&mark, NULL, NULL));
}

int main(void) {
    acs_study study = study_of(SKID);
    acs_sink sink;
    document kept;
    variables(study);
    laws(study);
    columns(study);
    designs(study);
    problems();
    evidence();
    sink = document_sink(&kept);
    sink.write = refuse;
    CHECK_STATUS(ACS_STATUS_SINK_REFUSED, acs_study_echo(study, &sink, NULL));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_study_echo(study, NULL, NULL));
    CHECK_STATUS(ACS_STATUS_OK, acs_study_free(study));
    CHECK_STATUS(ACS_STATUS_STALE_HANDLE, acs_study_free(study));
    CHECK_STATUS(ACS_STATUS_STALE_HANDLE, acs_study_echo(study, &sink, NULL));
    CHECK(acs_debug_live_count() == 0);
    return 0;
}
