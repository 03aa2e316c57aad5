/* Versions and names of statuses. */
#include "check.h"

int main(void) {
    acs_bytes text;
    char expected[32];
    CHECK(acs_abi_version() == ACS_ABI_VERSION);
    CHECK_STATUS(ACS_STATUS_OK, acs_version(&text));
    snprintf(expected, sizeof expected, "%u.%u.", (unsigned)(ACS_ABI_VERSION >> 16),
             (unsigned)(ACS_ABI_VERSION & 0xffff));
    CHECK(text.len > strlen(expected) && memcmp(text.data, expected, strlen(expected)) == 0);
    printf("accuscene %.*s\n", (int)text.len, text.data);

    CHECK_STATUS(ACS_STATUS_OK, acs_status_name(ACS_STATUS_OK, &text));
    CHECK(same(text, "ok"));
    CHECK_STATUS(ACS_STATUS_OK, acs_status_name(ACS_STATUS_STALE_HANDLE, &text));
    CHECK(same(text, "stale-handle"));
    CHECK_STATUS(ACS_STATUS_NO_SUCH_NAME, acs_status_name(-1, &text));
    CHECK(text.data == NULL && text.len == 0);
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_status_name(ACS_STATUS_OK, NULL));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_version(NULL));

    CHECK(same(acs_cstr("text"), "text"));
    CHECK(acs_cstr(NULL).len == 0);
    CHECK_STATUS(ACS_STATUS_OK, acs_set_panic_log(NULL, NULL));
    CHECK(acs_debug_live_count() == 0);
    return 0;
}
