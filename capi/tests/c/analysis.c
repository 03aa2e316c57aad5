/* Cases of formulas: documents, numbers known by hand, cancelling, single formulas over many rows. */
#include "check.h"
#include "watch.h"
#include <math.h>

static const char CASE[] =
    "schema = \"accuscene/analysis/1\"\n"
    "uncertainty = { samples = 1024, seed = \"0x2a\" }\n"
    "[[analyses]]\n"
    "id = \"skid\"\n"
    "formula = \"slide\"\n"
    "inputs.segments = [{ friction = { value = 0.7, sigma = 0.05 }, length = \"30 m\" }]\n"
    "[[analyses]]\n"
    "id = \"ees\"\n"
    "formula = \"ees\"\n"
    "inputs = { energy = \"80 kJ\", mass = 1400 }\n";

/* The number after `name`, which follows `place`. */
static double number(const char *text, const char *place, const char *name) {
    const char *at = strstr(text, place);
    CHECK(at != NULL);
    at = strstr(at, name);
    CHECK(at != NULL);
    return strtod(at + strlen(name), NULL);
}

static acs_analysis parse(void) {
    acs_analysis analysis;
    acs_error error;
    CHECK_STATUS(ACS_STATUS_OK, acs_analysis_parse(acs_cstr(CASE), ACS_FORMAT_TOML, &analysis, &error));
    CHECK(analysis != 0 && error == 0);
    return analysis;
}

static void outcome(acs_analysis analysis) {
    acs_analysis_outcome first, second;
    acs_error error;
    document one, two;
    acs_sink sink;
    acs_report_options options;
    watcher seen = {0, 0, 0.0, 0.0, 0};
    CHECK_STATUS(ACS_STATUS_OK, acs_analysis_run(analysis, watch, &seen, 0, &first, &error));
    CHECK(first != 0 && error == 0);
    /* 1024 samples and as many rows for indices. */
    CHECK(seen.calls >= 4 && seen.total == 2048.0 && seen.last == 2048.0);
    CHECK_STATUS(ACS_STATUS_OK, acs_analysis_run(analysis, NULL, NULL, 0, &second, &error));
    sink = document_sink(&one);
    CHECK_STATUS(ACS_STATUS_OK, acs_analysis_outcome_json(first, &sink, &error));
    sink = document_sink(&two);
    CHECK_STATUS(ACS_STATUS_OK, acs_analysis_outcome_json(second, &sink, &error));
    CHECK(strcmp(one.text, two.text) == 0);
    CHECK(contains(acs_cstr(one.text), "\"schema\": \"accuscene/analysis-outcome/1\""));
    CHECK(fabs(number(one.text, "\"name\": \"speed\"", "\"value\": ") - 20.294809681295362) < 1e-12);
    CHECK(fabs(number(one.text, "\"name\": \"speed\"", "\"standard_deviation\": ") - 0.7248) < 0.01);
    free(one.text);
    free(two.text);

    sink = document_sink(&one);
    CHECK_STATUS(ACS_STATUS_OK, acs_analysis_outcome_csv(first, &sink, &error));
    CHECK(contains(acs_cstr(one.text), "skid,slide,speed,m/s,"));
    free(one.text);
    CHECK_STATUS(ACS_STATUS_OK, acs_report_options_init(&options, sizeof options));
    options.units = ACS_UNITS_US;
    sink = document_sink(&one);
    CHECK_STATUS(ACS_STATUS_OK, acs_analysis_outcome_report_html(first, &options, &sink, &error));
    CHECK(strncmp(one.text, "<!doctype html>", 15) == 0 && contains(acs_cstr(one.text), "data-units=\"us\""));
    free(one.text);
    sink = document_sink(&one);
    CHECK_STATUS(ACS_STATUS_OK, acs_analysis_outcome_schema(&sink, &error));
    CHECK(contains(acs_cstr(one.text), "total_index"));
    free(one.text);
    CHECK_STATUS(ACS_STATUS_WRONG_HANDLE_KIND, acs_analysis_outcome_json(analysis, &sink, NULL));
    sink.write = refuse;
    CHECK_STATUS(ACS_STATUS_SINK_REFUSED, acs_analysis_outcome_csv(first, &sink, NULL));
    CHECK_STATUS(ACS_STATUS_OK, acs_analysis_outcome_free(first));
    CHECK_STATUS(ACS_STATUS_OK, acs_analysis_outcome_free(second));
    CHECK_STATUS(ACS_STATUS_STALE_HANDLE, acs_analysis_outcome_free(second));
}

static void stops(acs_analysis analysis) {
    acs_analysis_outcome found;
    acs_error error;
    watcher seen = {0, 2, 0.0, 0.0, 0};
    CHECK_STATUS(CANCELLED, acs_analysis_run(analysis, watch, &seen, 0, &found, &error));
    CHECK(found == 0 && seen.calls == 2);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
}

static void problems(void) {
    static const char WRONG[] =
        "schema = \"accuscene/analysis/1\"\n"
        "[[analyses]]\n"
        "id = \"a\"\n"
        "formula = \"slide\"\n"
        "inputs.segments = [{ friction = 9, length = \"3 kg\" }]\n"
        "[[analyses]]\n"
        "id = \"b\"\n"
        "formula = \"slidee\"\n"
        "inputs = {}\n";
    acs_analysis analysis;
    acs_error error;
    size_t count = 0;
    CHECK(acs_analysis_parse(acs_cstr(WRONG), ACS_FORMAT_TOML, &analysis, &error) != ACS_STATUS_OK);
    CHECK(analysis == 0 && error != 0);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_problem_count(error, &count));
    CHECK(count == 3);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_analysis_parse(acs_cstr(CASE), ACS_FORMAT_TOML, NULL, NULL));
    CHECK_STATUS(ACS_STATUS_UNKNOWN_ENUM_VALUE, acs_analysis_parse(acs_cstr(CASE), 9, &analysis, NULL));
    CHECK_STATUS(ACS_STATUS_OK, acs_analysis_free(0));
}

static void formulas(void) {
    /* v = sqrt(2 mu g d), thrice; the last row has a friction that no road has. */
    static const double inputs[] = {0.7, 30.0, 0.35, 30.0, -1.0, 30.0};
    double figures[3 * 6];
    acs_formula formula;
    acs_error error;
    document kept;
    acs_sink sink = document_sink(&kept);
    const double speed = sqrt(2.0 * 0.7 * 9.80665 * 30.0);
    CHECK_STATUS(ACS_STATUS_OK, acs_formulas(&sink, &error));
    CHECK(contains(acs_cstr(kept.text), "\"critical-speed\"") && contains(acs_cstr(kept.text), "accuscene/formulas/1"));
    free(kept.text);
    sink = document_sink(&kept);
    CHECK_STATUS(ACS_STATUS_OK, acs_analysis_schema(&sink, &error));
    CHECK(contains(acs_cstr(kept.text), "CriticalSpeedInputs"));
    free(kept.text);

    CHECK_STATUS(ACS_STATUS_OK,
                 acs_formula_new(acs_cstr("slide"), acs_cstr("{\"segments\": [{\"friction\": 0.5, \"length\": \"10 m\"}]}"),
                                 &formula, &error));
    sink = document_sink(&kept);
    CHECK_STATUS(ACS_STATUS_OK, acs_formula_describe(formula, &sink, &error));
    CHECK(contains(acs_cstr(kept.text), "segments[0].friction") && contains(acs_cstr(kept.text), "rise_distance"));
    free(kept.text);
    CHECK_STATUS(ACS_STATUS_OK, acs_formula_evaluate(formula, 3, inputs, 2, figures, 6, &error));
    CHECK(fabs(figures[0] - speed) < 1e-12 && fabs(figures[6] - speed / sqrt(2.0)) < 1e-12);
    CHECK(isnan(figures[12]) && isnan(figures[17]));
    CHECK_STATUS(ACS_STATUS_OK, acs_formula_evaluate(formula, 0, NULL, 2, NULL, 6, &error));
    CHECK_STATUS(ACS_STATUS_WRONG_COUNT, acs_formula_evaluate(formula, 1, inputs, 3, figures, 6, NULL));
    CHECK_STATUS(ACS_STATUS_WRONG_COUNT, acs_formula_evaluate(formula, 1, inputs, 2, figures, 5, NULL));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_formula_evaluate(formula, 1, NULL, 2, figures, 6, NULL));
    CHECK_STATUS(ACS_STATUS_LENGTH_TOO_LARGE, acs_formula_evaluate(formula, SIZE_MAX, inputs, 2, figures, 6, NULL));
    CHECK_STATUS(ACS_STATUS_OK, acs_formula_free(formula));
    CHECK_STATUS(ACS_STATUS_STALE_HANDLE, acs_formula_evaluate(formula, 1, inputs, 2, figures, 6, NULL));
    CHECK_STATUS(ACS_STATUS_NO_SUCH_NAME, acs_formula_new(acs_cstr("Slide"), acs_cstr("{}"), &formula, &error));
    CHECK(formula == 0);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
    CHECK(acs_formula_new(acs_cstr("slide"), acs_cstr("{\"segments\": []}"), &formula, &error) != ACS_STATUS_OK);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
}

int main(void) {
    acs_analysis analysis = parse();
    outcome(analysis);
    stops(analysis);
    problems();
    formulas();
    CHECK_STATUS(ACS_STATUS_OK, acs_analysis_free(analysis));
    CHECK(acs_debug_live_count() == 0);
    return 0;
}
