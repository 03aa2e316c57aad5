/* Checks that stay active in every build and name their place. */
#ifndef CHECK_H
#define CHECK_H

#include <accuscene.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(condition)                                                                          \
    do {                                                                                          \
        if (!(condition)) {                                                                       \
            fprintf(stderr, "%s:%d: failed: %s\n", __FILE__, __LINE__, #condition);               \
            exit(1);                                                                              \
        }                                                                                         \
    } while (0)

#define CHECK_STATUS(expected, call)                                                              \
    do {                                                                                          \
        acs_status check_status = (call);                                                         \
        if (check_status != (expected)) {                                                         \
            fprintf(stderr, "%s:%d: status %d, not %s: %s\n", __FILE__, __LINE__,                 \
                    (int)check_status, #expected, #call);                                         \
            exit(1);                                                                              \
        }                                                                                         \
    } while (0)

/* A sink that keeps the whole document, with a final NUL. */
typedef struct {
    char *text;
    size_t len;
} document;

static inline int32_t document_write(void *ctx, const uint8_t *data, size_t len) {
    document *kept = (document *)ctx;
    char *grown = (char *)realloc(kept->text, kept->len + len + 1);
    if (grown == NULL) {
        return 1;
    }
    memcpy(grown + kept->len, data, len);
    kept->text = grown;
    kept->len += len;
    kept->text[kept->len] = 0;
    return 0;
}

static inline acs_sink document_sink(document *kept) {
    acs_sink sink;
    kept->text = NULL;
    kept->len = 0;
    sink.ctx = kept;
    sink.write = document_write;
    return sink;
}

/* Whether a view holds exactly this text. */
static inline int same(acs_bytes view, const char *text) {
    return view.data != NULL && view.len == strlen(text) && memcmp(view.data, text, view.len) == 0;
}

/* Whether a view contains this text. */
static inline int contains(acs_bytes view, const char *text) {
    size_t len = strlen(text);
    size_t at;
    for (at = 0; at + len <= view.len; at += 1) {
        if (memcmp(view.data + at, text, len) == 0) {
            return 1;
        }
    }
    return 0;
}

#endif
