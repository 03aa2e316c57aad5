/* Figures of the vehicles of a scene, without a simulation. */
#include "check.h"
#include "scenes.h"
#include <math.h>

static int32_t refuse(void *ctx, const uint8_t *data, size_t len) {
    (void)ctx;
    (void)data;
    (void)len;
    return -5;
}

/* The number after a name; JSON without blanks. */
static double number(const char *text, const char *name) {
    const char *at = strstr(text, name);
    CHECK(at != NULL);
    return strtod(at + strlen(name), NULL);
}

/* The sum of an array after a name. */
static double sum(const char *text, const char *name) {
    const char *at = strstr(text, name);
    char *end;
    double total = 0.0;
    CHECK(at != NULL);
    at += strlen(name);
    do {
        total += strtod(at, &end);
        CHECK(end != at);
        at = end + 1;
    } while (*end == ',');
    CHECK(*end == ']');
    return total;
}

static void documents(acs_scene scene) {
    document kept, again;
    acs_sink sink;
    acs_error error;
    const char *second;

    sink = document_sink(&kept);
    CHECK_STATUS(ACS_STATUS_OK, acs_scene_figures(scene, &sink, &error));
    CHECK(error == 0);
    sink = document_sink(&again);
    CHECK_STATUS(ACS_STATUS_OK, acs_scene_figures(scene, &sink, NULL));
    CHECK(strcmp(kept.text, again.text) == 0);
    free(again.text);
    CHECK(contains(acs_cstr(kept.text), "accuscene/figures/1"));
    CHECK(number(kept.text, "\"friction\":") > 0.0);

    second = strstr(kept.text, "\"id\":\"east\"");
    CHECK(strstr(kept.text, "\"id\":\"north\"") != NULL && second != NULL);
    CHECK(fabs(sum(kept.text, "\"wheel_loads\":[") - 1400.0 * 9.80665) < 1e-6);
    CHECK(fabs(sum(second, "\"wheel_loads\":[") - 1200.0 * 9.80665) < 1e-6);
    CHECK(number(kept.text, "\"static_stability_factor\":") > 0.8);
    CHECK(number(kept.text, "\"rollover_threshold\":") < number(kept.text, "\"static_stability_factor\":"));
    free(kept.text);
}

static void mistakes(acs_scene scene) {
    document kept;
    acs_sink sink = document_sink(&kept);
    acs_error error;
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_scene_figures(scene, NULL, NULL));
    sink.write = refuse;
    CHECK_STATUS(ACS_STATUS_SINK_REFUSED, acs_scene_figures(scene, &sink, &error));
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
}

static void freed(acs_scene scene) {
    document kept;
    acs_sink sink = document_sink(&kept);
    acs_error error;
    CHECK_STATUS(ACS_STATUS_STALE_HANDLE, acs_scene_figures(scene, &sink, &error));
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
    CHECK(kept.text == NULL);
}

int main(void) {
    acs_scene scene;
    acs_error error;
    CHECK_STATUS(ACS_STATUS_OK, acs_scene_parse(acs_cstr(CROSSING), ACS_FORMAT_TOML, &scene, &error));
    documents(scene);
    mistakes(scene);
    CHECK_STATUS(ACS_STATUS_OK, acs_scene_free(scene));
    freed(scene);
    CHECK(acs_debug_live_count() == 0);
    return 0;
}
