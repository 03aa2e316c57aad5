/* Every problem of a broken scene, with path, code and hint; and warnings and problems as JSON. */
#include "check.h"
#include "scenes.h"

static size_t problem_at(acs_error error, const char *path) {
    size_t count, index;
    CHECK_STATUS(ACS_STATUS_OK, acs_error_problem_count(error, &count));
    for (index = 0; index < count; index += 1) {
        acs_bytes text;
        CHECK_STATUS(ACS_STATUS_OK, acs_error_problem_text(error, index, ACS_PROBLEM_FIELD_PATH, &text));
        if (same(text, path)) {
            return index;
        }
    }
    fprintf(stderr, "no problem at %s\n", path);
    exit(1);
}

static void broken_scene(void) {
    acs_scene scene = 77;
    acs_error error = 0;
    acs_status status, code;
    acs_bytes text;
    size_t count, index;
    int32_t number;

    status = acs_scene_parse(acs_cstr(BROKEN), ACS_FORMAT_TOML, &scene, &error);
    CHECK(status >= 1000 && status < 1200);
    CHECK(scene == 0 && error != 0);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_status(error, &code));
    CHECK(code == status);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_recoverable(error, &number));
    CHECK(number == 1);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_message(error, &text));
    CHECK(text.len > 0);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_path(error, &text));
    CHECK(contains(text, "vehicles.bullet"));
    CHECK_STATUS(ACS_STATUS_OK, acs_error_cause_count(error, &count));
    CHECK_STATUS(ACS_STATUS_INDEX_OUT_OF_RANGE, acs_error_cause(error, count, &text));

    CHECK_STATUS(ACS_STATUS_OK, acs_error_problem_count(error, &count));
    CHECK(count >= 3);
    for (index = 0; index < count; index += 1) {
        acs_bytes path, message;
        CHECK_STATUS(ACS_STATUS_OK, acs_error_problem_text(error, index, ACS_PROBLEM_FIELD_PATH, &path));
        CHECK_STATUS(ACS_STATUS_OK, acs_error_problem_text(error, index, ACS_PROBLEM_FIELD_MESSAGE, &message));
        CHECK_STATUS(ACS_STATUS_OK, acs_error_problem_code(error, index, &code));
        CHECK_STATUS(ACS_STATUS_OK, acs_error_problem_severity(error, index, &number));
        CHECK(message.len > 0 && code >= 1000 && code < 1200);
        CHECK(number == ACS_SEVERITY_ERROR || number == ACS_SEVERITY_WARNING);
        printf("%d %.*s: %.*s\n", (int)code, (int)path.len, path.data, (int)message.len, message.data);
    }
    index = problem_at(error, "vehicles.bullet.mass");
    CHECK_STATUS(ACS_STATUS_OK, acs_error_problem_code(error, index, &code));
    CHECK(code == ACS_STATUS_OUT_OF_RANGE);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_problem_text(error, index, ACS_PROBLEM_FIELD_VALUE, &text));
    CHECK(contains(text, "-1400"));
    CHECK_STATUS(ACS_STATUS_OK, acs_error_problem_text(error, index, ACS_PROBLEM_FIELD_LIMIT, &text));
    CHECK(text.len > 0);
    index = problem_at(error, "vehicles.bullet.dimensions.length");
    CHECK_STATUS(ACS_STATUS_OK, acs_error_problem_code(error, index, &code));
    CHECK(code == ACS_STATUS_BAD_UNIT);
    index = problem_at(error, "vehicles.bullet.start.speeed");
    CHECK_STATUS(ACS_STATUS_OK, acs_error_problem_text(error, index, ACS_PROBLEM_FIELD_HINT, &text));
    CHECK(contains(text, "speed"));

    CHECK_STATUS(ACS_STATUS_INDEX_OUT_OF_RANGE, acs_error_problem_code(error, count, &code));
    CHECK_STATUS(ACS_STATUS_INDEX_OUT_OF_RANGE, acs_error_problem_severity(error, count, &number));
    CHECK_STATUS(ACS_STATUS_INDEX_OUT_OF_RANGE,
                 acs_error_problem_text(error, count, ACS_PROBLEM_FIELD_PATH, &text));
    CHECK_STATUS(ACS_STATUS_UNKNOWN_ENUM_VALUE, acs_error_problem_text(error, 0, 99, &text));
    CHECK(text.data == NULL);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
}

static void documents_of_problems(void) {
    document kept;
    acs_sink sink = document_sink(&kept);
    acs_error error = 0;
    CHECK(acs_scene_validate(acs_cstr(BROKEN), ACS_FORMAT_TOML, &sink, &error) >= 1000);
    CHECK(error != 0);
    CHECK(contains(acs_cstr(kept.text), "\"vehicles.bullet.mass\""));
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
    free(kept.text);

    sink = document_sink(&kept);
    CHECK_STATUS(ACS_STATUS_OK, acs_scene_validate(acs_cstr(CROSSING), ACS_FORMAT_TOML, &sink, &error));
    CHECK(error == 0);
    CHECK(kept.len >= 2 && kept.text[0] == '[');
    free(kept.text);
    CHECK_STATUS(ACS_STATUS_OK, acs_scene_validate(acs_cstr(CROSSING), ACS_FORMAT_TOML, NULL, NULL));
}

int main(void) {
    acs_scene scene;
    broken_scene();
    documents_of_problems();
    /* The status alone is enough for a caller that wants no detail. */
    CHECK(acs_scene_parse(acs_cstr("{"), ACS_FORMAT_JSON, &scene, NULL) >= 1000);
    CHECK(acs_debug_live_count() == 0);
    return 0;
}
