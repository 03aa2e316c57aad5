/* Vehicle files: the library, checking and filling in, scenes that name them. */
#include "check.h"
#include "scenes.h"

static const char MINE[] =
    "schema = \"accuscene/vehicle/1\"\n"
    "name = \"mine\"\n"
    "mass = \"900 kg\"\n"
    "dimensions = { length = \"3.6 m\", width = \"1.6 m\", wheelbase = \"2.4 m\" }\n";

static const char TWO[] =
    "{\"schema\": \"accuscene/scene/1\", \"vehicles\": ["
    "{\"id\": \"a\", \"model\": \"mine\", \"start\": {\"position\": [0, 0]}},"
    "{\"id\": \"b\", \"model\": \"van\", \"start\": {\"position\": [20, 0]}}]}";

static acs_vehicle_file file(const char *name, const char *text) {
    acs_vehicle_file made;
    made.name = acs_cstr(name);
    made.text = acs_cstr(text);
    made.format = ACS_FORMAT_TOML;
    return made;
}

static void library(void) {
    document kept;
    acs_sink sink = document_sink(&kept);
    acs_error error;

    CHECK_STATUS(ACS_STATUS_OK, acs_vehicle_library(&sink, &error));
    CHECK(error == 0);
    CHECK(contains(acs_cstr(kept.text), "\"name\":\"small-car\""));
    CHECK(contains(acs_cstr(kept.text), "\"name\":\"semitrailer\""));
    CHECK(contains(acs_cstr(kept.text), "NCAP"));
    free(kept.text);
    sink = document_sink(&kept);
    CHECK_STATUS(ACS_STATUS_OK, acs_vehicle_schema(&sink, NULL));
    CHECK(contains(acs_cstr(kept.text), "accuscene/vehicle/1"));
    free(kept.text);
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_vehicle_library(NULL, NULL));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_vehicle_schema(NULL, NULL));
}

static void files(void) {
    document kept;
    acs_sink sink = document_sink(&kept);
    acs_error error;
    acs_bytes text;

    CHECK_STATUS(ACS_STATUS_OK, acs_vehicle_validate(acs_cstr(MINE), ACS_FORMAT_TOML, &sink, &error));
    CHECK(error == 0 && strcmp(kept.text, "[]") == 0);
    free(kept.text);
    CHECK_STATUS(ACS_STATUS_OK, acs_vehicle_validate(acs_cstr(MINE), ACS_FORMAT_TOML, NULL, NULL));
    sink = document_sink(&kept);
    CHECK_STATUS(ACS_STATUS_OK, acs_vehicle_echo(acs_cstr(MINE), ACS_FORMAT_TOML, &sink, NULL));
    CHECK(contains(acs_cstr(kept.text), "measured by NHTSA"));
    CHECK(contains(acs_cstr(kept.text), "\"sigma\""));
    free(kept.text);

    sink = document_sink(&kept);
    CHECK(acs_vehicle_validate(acs_cstr("{\"mass\": -1}"), ACS_FORMAT_JSON, &sink, &error) != ACS_STATUS_OK);
    CHECK(error != 0 && contains(acs_cstr(kept.text), "\"path\":\"mass\""));
    free(kept.text);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_message(error, &text));
    CHECK(text.len > 0);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
    sink = document_sink(&kept);
    CHECK(acs_vehicle_echo(acs_cstr("nonsense"), ACS_FORMAT_JSON, &sink, NULL) != ACS_STATUS_OK);
    CHECK(kept.text == NULL);
    CHECK(acs_vehicle_echo(acs_cstr(MINE), 77, &sink, NULL) != ACS_STATUS_OK);
}

/* The one problem of an error: its code, and the model as its place. */
static void told(acs_error error, acs_status code) {
    acs_bytes text;
    acs_status found;
    size_t count;
    CHECK_STATUS(ACS_STATUS_OK, acs_error_problem_count(error, &count));
    CHECK(count == 1);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_problem_code(error, 0, &found));
    CHECK(found == code);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_problem_text(error, 0, ACS_PROBLEM_FIELD_PATH, &text));
    CHECK(same(text, "vehicles.a.model"));
}

static void scenes(void) {
    acs_vehicle_file brought[2];
    acs_scene scene = 7;
    acs_error error;
    document kept;
    acs_sink sink;

    brought[0] = file("mine", MINE);
    brought[1] = file("broken", "mass = 3");
    CHECK_STATUS(ACS_STATUS_OK, acs_scene_parse_with(acs_cstr(TWO), ACS_FORMAT_JSON, brought, 2, &scene, &error));
    CHECK(scene != 0 && error == 0);
    sink = document_sink(&kept);
    CHECK_STATUS(ACS_STATUS_OK, acs_scene_echo(scene, &sink, NULL));
    CHECK(contains(acs_cstr(kept.text), "\"based_on\": \"mine\""));
    CHECK(contains(acs_cstr(kept.text), "\"based_on\": \"van\""));
    free(kept.text);
    CHECK_STATUS(ACS_STATUS_OK, acs_scene_free(scene));

    /* Without the file the name is unknown; a broken file is told where it is named. */
    CHECK(acs_scene_parse_with(acs_cstr(TWO), ACS_FORMAT_JSON, NULL, 0, &scene, &error) != ACS_STATUS_OK);
    told(error, 1122);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
    brought[0] = file("mine", "mass = 3");
    CHECK(acs_scene_parse_with(acs_cstr(TWO), ACS_FORMAT_JSON, brought, 1, &scene, &error) != ACS_STATUS_OK);
    told(error, 1123);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT,
                 acs_scene_parse_with(acs_cstr(TWO), ACS_FORMAT_JSON, NULL, 1, &scene, NULL));
    brought[0].format = 99;
    CHECK(acs_scene_parse_with(acs_cstr(TWO), ACS_FORMAT_JSON, brought, 1, &scene, NULL) != ACS_STATUS_OK);
}

int main(void) {
    library();
    files();
    scenes();
    CHECK(acs_debug_live_count() == 0);
    return 0;
}
