/* A host that watches a run: counts its progress, stops it, refuses what it writes. */
#ifndef WATCH_H
#define WATCH_H
#include "check.h"

/* The number of a cancelled run is part of the ABI. */
static const acs_status CANCELLED = 2004;

typedef struct {
    int calls;
    int stop_after;
    double last;
    double total;
    acs_cancel cancel;
} watcher;

static int32_t watch(void *ctx, double done, double total) {
    watcher *seen = (watcher *)ctx;
    CHECK(done >= seen->last && done <= total);
    seen->last = done;
    seen->total = total;
    seen->calls += 1;
    if (seen->cancel != 0) {
        CHECK_STATUS(ACS_STATUS_OK, acs_cancel_request(seen->cancel));
    }
    return seen->stop_after != 0 && seen->calls >= seen->stop_after;
}

static int32_t refuse(void *ctx, const uint8_t *data, size_t len) {
    (void)ctx;
    (void)data;
    (void)len;
    return -5;
}

#endif
