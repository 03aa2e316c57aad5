/* Wrong calls: each is a status, none is undefined behaviour. */
#include "check.h"
#include "scenes.h"

static acs_scene crossing(void) {
    acs_scene scene;
    CHECK_STATUS(ACS_STATUS_OK, acs_scene_parse(acs_cstr(CROSSING), ACS_FORMAT_TOML, &scene, NULL));
    return scene;
}

static void pointers(void) {
    acs_scene scene = crossing(), other;
    acs_bytes text;
    acs_sink sink;
    acs_error error;
    size_t len = 77;
    union {
        uint64_t aligned[2];
        char bytes[16];
    } store;

    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_scene_parse(acs_cstr("{}"), ACS_FORMAT_JSON, NULL, &error));
    CHECK_STATUS(ACS_STATUS_OK, acs_error_path(error, &text));
    CHECK(same(text, "scene"));
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
    text.data = NULL;
    text.len = 3;
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_scene_parse(text, ACS_FORMAT_JSON, &other, NULL));
    text.data = "x";
    text.len = SIZE_MAX;
    CHECK_STATUS(ACS_STATUS_LENGTH_TOO_LARGE, acs_scene_parse(text, ACS_FORMAT_JSON, &other, NULL));
    CHECK_STATUS(ACS_STATUS_MISALIGNED_ARGUMENT,
                 acs_scene_parse(acs_cstr("{}"), ACS_FORMAT_JSON, (acs_scene *)(void *)(store.bytes + 1), NULL));
    CHECK_STATUS(ACS_STATUS_MISALIGNED_ARGUMENT,
                 acs_scene_parse(acs_cstr("{}"), ACS_FORMAT_JSON, &other, (acs_error *)(void *)(store.bytes + 1)));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_scene_schema(NULL, NULL));
    sink.ctx = NULL;
    sink.write = NULL;
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_scene_echo(scene, &sink, NULL));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_scene_hash(scene, NULL, 64, &len));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_scene_hash(scene, NULL, 0, NULL));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_simulate(scene, NULL, NULL, NULL, 0, NULL, NULL));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_cancel_new(NULL));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_run_options_init(NULL, sizeof(acs_run_options)));
    CHECK_STATUS(ACS_STATUS_OK, acs_scene_free(scene));
}

static void ids(void) {
    acs_scene scene = crossing();
    acs_cancel cancel;
    acs_run run = 77;
    acs_error error;
    acs_status status;
    size_t count;

    CHECK(scene > 0 && scene < (UINT64_C(1) << 53));
    CHECK_STATUS(ACS_STATUS_OK, acs_cancel_new(&cancel));
    CHECK_STATUS(ACS_STATUS_WRONG_HANDLE_KIND, acs_simulate(cancel, NULL, NULL, NULL, 0, &run, &error));
    CHECK(run == 0);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_status(error, &status));
    CHECK(status == ACS_STATUS_WRONG_HANDLE_KIND);
    CHECK_STATUS(ACS_STATUS_WRONG_HANDLE_KIND, acs_simulate(scene, NULL, NULL, NULL, scene, &run, NULL));
    CHECK_STATUS(ACS_STATUS_WRONG_HANDLE_KIND, acs_scene_free(cancel));
    CHECK_STATUS(ACS_STATUS_WRONG_HANDLE_KIND, acs_run_table_count(scene, &count));
    CHECK_STATUS(ACS_STATUS_WRONG_HANDLE_KIND, acs_error_free(scene));
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));

    CHECK_STATUS(ACS_STATUS_OK, acs_scene_free(scene));
    CHECK_STATUS(ACS_STATUS_STALE_HANDLE, acs_scene_free(scene));
    CHECK_STATUS(ACS_STATUS_STALE_HANDLE, acs_simulate(scene, NULL, NULL, NULL, 0, &run, NULL));
    CHECK_STATUS(ACS_STATUS_STALE_HANDLE, acs_simulate(0, NULL, NULL, NULL, 0, &run, NULL));
    CHECK_STATUS(ACS_STATUS_STALE_HANDLE, acs_error_status(error, &status));
    CHECK_STATUS(ACS_STATUS_STALE_HANDLE, acs_run_free(UINT64_MAX));
    CHECK_STATUS(ACS_STATUS_OK, acs_scene_free(0));
    CHECK_STATUS(ACS_STATUS_OK, acs_run_free(0));
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(0));
    CHECK_STATUS(ACS_STATUS_OK, acs_cancel_free(0));
    CHECK_STATUS(ACS_STATUS_OK, acs_cancel_free(cancel));
    CHECK_STATUS(ACS_STATUS_STALE_HANDLE, acs_cancel_request(cancel));
}

static void texts_and_buffers(void) {
    acs_scene scene = crossing(), other;
    acs_error error;
    acs_bytes message;
    char hash[64];
    size_t len = 0, at;

    CHECK_STATUS(ACS_STATUS_INVALID_UTF8, acs_scene_parse(acs_cstr("{\"\xff\"}"), ACS_FORMAT_JSON, &other, &error));
    CHECK_STATUS(ACS_STATUS_OK, acs_error_message(error, &message));
    CHECK(contains(message, "byte 2"));
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
    CHECK_STATUS(ACS_STATUS_UNKNOWN_ENUM_VALUE, acs_scene_parse(acs_cstr("{}"), 0, &other, NULL));
    CHECK_STATUS(ACS_STATUS_UNKNOWN_ENUM_VALUE, acs_scene_validate(acs_cstr("{}"), 9, NULL, NULL));

    CHECK_STATUS(ACS_STATUS_BUFFER_TOO_SMALL, acs_scene_hash(scene, NULL, 0, &len));
    CHECK(len == sizeof hash);
    memset(hash, '?', sizeof hash);
    CHECK_STATUS(ACS_STATUS_BUFFER_TOO_SMALL, acs_scene_hash(scene, hash, sizeof hash - 1, &len));
    CHECK(hash[0] == '?' && len == sizeof hash);
    CHECK_STATUS(ACS_STATUS_OK, acs_scene_hash(scene, hash, sizeof hash, &len));
    for (at = 0; at < sizeof hash; at += 1) {
        CHECK(strchr("0123456789abcdef", hash[at]) != NULL);
    }
    CHECK_STATUS(ACS_STATUS_OK, acs_scene_free(scene));
}

/* Run options as a later header may have them. */
typedef struct {
    acs_run_options known;
    uint64_t later;
} newer_options;

static void option_sizes(void) {
    acs_scene scene = crossing();
    acs_run_options options;
    newer_options newer;
    size_t older = sizeof options.struct_size;
    acs_run run;

    memset(&newer, 0xff, sizeof newer);
    CHECK_STATUS(ACS_STATUS_OK, acs_run_options_init(&newer.known, sizeof newer));
    CHECK(newer.known.struct_size == sizeof newer && newer.later == 0);
    CHECK_STATUS(ACS_STATUS_OK, acs_simulate(scene, &newer.known, NULL, NULL, 0, &run, NULL));
    CHECK_STATUS(ACS_STATUS_OK, acs_run_free(run));
    newer.later = 1;
    CHECK_STATUS(ACS_STATUS_UNKNOWN_OPTION, acs_simulate(scene, &newer.known, NULL, NULL, 0, &run, NULL));

    /* An older header knew less: only what it knew is written and read. */
    memset(&options, 0xff, sizeof options);
    CHECK_STATUS(ACS_STATUS_OK, acs_run_options_init(&options, older));
    CHECK(options.struct_size == older && options.reserved == 0xffffffffu);
    CHECK_STATUS(ACS_STATUS_OK, acs_simulate(scene, &options, NULL, NULL, 0, &run, NULL));
    CHECK_STATUS(ACS_STATUS_OK, acs_run_free(run));

    options.struct_size = 0;
    CHECK_STATUS(ACS_STATUS_BAD_STRUCT_SIZE, acs_simulate(scene, &options, NULL, NULL, 0, &run, NULL));
    CHECK_STATUS(ACS_STATUS_BAD_STRUCT_SIZE, acs_run_options_init(&options, 3));
    CHECK_STATUS(ACS_STATUS_BAD_STRUCT_SIZE, acs_run_options_init(&options, SIZE_MAX));
    CHECK_STATUS(ACS_STATUS_OK, acs_run_options_init(&options, sizeof options));
    options.record = 9;
    CHECK_STATUS(ACS_STATUS_UNKNOWN_ENUM_VALUE, acs_simulate(scene, &options, NULL, NULL, 0, &run, NULL));
    options.record = ACS_RECORD_ROWS;
    options.reserved = 1;
    CHECK_STATUS(ACS_STATUS_UNKNOWN_OPTION, acs_simulate(scene, &options, NULL, NULL, 0, &run, NULL));
    CHECK_STATUS(ACS_STATUS_OK, acs_scene_free(scene));
}

static void schema(void) {
    document kept;
    acs_sink sink = document_sink(&kept);
    CHECK_STATUS(ACS_STATUS_OK, acs_scene_schema(&sink, NULL));
    CHECK(kept.len > 2 && kept.text[0] == '{');
    free(kept.text);
}

int main(void) {
    pointers();
    ids();
    texts_and_buffers();
    option_sizes();
    schema();
    CHECK(acs_debug_live_count() == 0);
    return 0;
}
