/* Two cars under the hands of a host: many vehicles in a call, many steps in a call, snapshot, log, replay. */
#include "check.h"
#include "scenes.h"

#define VEHICLES 2

/* One double's bits: equal states are equal in every bit. */
static int same_bits(const void *one, const void *other, size_t size) {
    return memcmp(one, other, size) == 0;
}

static acs_live begin(acs_scene *scene) {
    acs_error error = 0;
    acs_live live = 0;
    CHECK_STATUS(ACS_STATUS_OK, acs_scene_parse(acs_cstr(CROSSING), ACS_FORMAT_TOML, scene, &error));
    CHECK_STATUS(ACS_STATUS_OK, acs_live_new(*scene, NULL, &live, &error));
    CHECK(live != 0 && error == 0);
    return live;
}

static void drive(acs_live live, double brake, uint64_t frames) {
    uint64_t frame;
    for (frame = 0; frame < frames; frame += 1) {
        acs_controls controls[VEHICLES];
        size_t index;
        memset(controls, 0, sizeof controls);
        for (index = 0; index < VEHICLES; index += 1) {
            controls[index].vehicle = index;
            controls[index].brake = brake;
            controls[index].gear = 1.0;
            controls[index].steer = 0.01 * (double)(frame % 3);
            controls[index].ramp_steps = 16;
        }
        CHECK_STATUS(ACS_STATUS_OK, acs_live_set_controls(live, controls, VEHICLES, NULL));
        CHECK_STATUS(ACS_STATUS_OK, acs_live_step(live, 16, NULL));
    }
}

static void many_vehicles_and_steps(void) {
    acs_scene scene;
    acs_live live = begin(&scene);
    acs_vehicle_state states[VEHICLES], again[VEHICLES];
    acs_wheel_state wheels[4];
    acs_snapshot point;
    uint64_t steps;
    double time;
    size_t count, index;

    CHECK_STATUS(ACS_STATUS_OK, acs_live_vehicle_count(live, &count));
    CHECK(count == VEHICLES);
    CHECK_STATUS(ACS_STATUS_OK, acs_live_vehicle_index(live, acs_cstr("east"), &index));
    CHECK(index == 1);
    CHECK_STATUS(ACS_STATUS_NO_SUCH_NAME, acs_live_vehicle_index(live, acs_cstr("west"), &index));
    CHECK_STATUS(ACS_STATUS_OK, acs_live_wheel_count(live, 0, &count));
    CHECK(count == 4);

    drive(live, 0.2, 20);
    CHECK_STATUS(ACS_STATUS_OK, acs_live_time(live, &steps, &time));
    CHECK(steps == 320 && time > 0.3199 && time < 0.3201);
    CHECK_STATUS(ACS_STATUS_OK, acs_live_states(live, 0, states, VEHICLES));
    CHECK(states[0].brake == 0.2 && states[0].distance > 3.0 && states[0].at_rest == 0);
    CHECK(states[0].first_impact < 0.0);
    CHECK_STATUS(ACS_STATUS_OK, acs_live_wheels(live, 1, 0, wheels, 4));
    CHECK(wheels[0].force[2] > 1000.0 && wheels[0].spin > 10.0);

    CHECK_STATUS(ACS_STATUS_OK, acs_live_snapshot(live, &point, NULL));
    drive(live, 0.0, 40);
    CHECK_STATUS(ACS_STATUS_OK, acs_live_states(live, 0, states, VEHICLES));
    CHECK(states[0].first_impact > 0.0);
    CHECK_STATUS(ACS_STATUS_OK, acs_live_restore(live, point, NULL));
    drive(live, 0.0, 40);
    CHECK_STATUS(ACS_STATUS_OK, acs_live_states(live, 0, again, VEHICLES));
    CHECK(same_bits(states, again, sizeof states));
    CHECK_STATUS(ACS_STATUS_OK, acs_snapshot_free(point));
    CHECK_STATUS(ACS_STATUS_OK, acs_live_free(live));
    CHECK_STATUS(ACS_STATUS_OK, acs_scene_free(scene));
}

static void the_log_replays(void) {
    acs_scene scene;
    acs_live live = begin(&scene), replayed = 0;
    acs_wheel_controls wheel;
    acs_vehicle_state states[VEHICLES], again[VEHICLES];
    document log, run_json;
    acs_sink sink = document_sink(&log);
    acs_bytes text;
    acs_run run = 0;
    uint64_t steps;
    double time;
    size_t tables;

    memset(&wheel, 0, sizeof wheel);
    wheel.vehicle = 1;
    wheel.wheel = 2;
    wheel.lock = 1.0;
    wheel.brake = -1.0;
    CHECK_STATUS(ACS_STATUS_OK, acs_live_set_wheels(live, &wheel, 1, NULL));
    drive(live, 0.1, 30);
    CHECK_STATUS(ACS_STATUS_OK, acs_live_release(live, 0, NULL));
    CHECK_STATUS(ACS_STATUS_OK, acs_live_step(live, 500, NULL));
    CHECK_STATUS(ACS_STATUS_OK, acs_live_time(live, &steps, &time));
    CHECK_STATUS(ACS_STATUS_OK, acs_live_states(live, 0, states, VEHICLES));
    CHECK_STATUS(ACS_STATUS_OK, acs_live_log(live, &sink, NULL));
    text.data = log.text;
    text.len = log.len;
    CHECK_STATUS(ACS_STATUS_OK, acs_live_replay(scene, NULL, text, steps, &replayed, NULL));
    CHECK_STATUS(ACS_STATUS_OK, acs_live_states(replayed, 0, again, VEHICLES));
    CHECK(same_bits(states, again, sizeof states));

    CHECK_STATUS(ACS_STATUS_OK, acs_live_run(live, &run, NULL));
    CHECK_STATUS(ACS_STATUS_OK, acs_run_table_count(run, &tables));
    CHECK(tables == 10);
    sink = document_sink(&run_json);
    CHECK_STATUS(ACS_STATUS_OK, acs_run_json(run, &sink, NULL));
    CHECK(run_json.len > 1000);

    free(log.text);
    free(run_json.text);
    CHECK_STATUS(ACS_STATUS_OK, acs_run_free(run));
    CHECK_STATUS(ACS_STATUS_OK, acs_live_free(replayed));
    CHECK_STATUS(ACS_STATUS_OK, acs_live_free(live));
    CHECK_STATUS(ACS_STATUS_OK, acs_scene_free(scene));
}

static void what_is_wrong_is_told(void) {
    acs_scene scene;
    acs_live live = begin(&scene), none = 7;
    acs_controls controls;
    acs_vehicle_state states[VEHICLES + 1];
    acs_error error = 0;
    acs_bytes path;
    acs_status status;

    memset(&controls, 0, sizeof controls);
    controls.brake = 2.0;
    controls.gear = 1.0;
    status = acs_live_set_controls(live, &controls, 1, &error);
    CHECK(status >= 2000 && status < 3000 && error != 0);
    CHECK_STATUS(ACS_STATUS_OK, acs_error_path(error, &path));
    CHECK(contains(path, "north"));
    CHECK_STATUS(ACS_STATUS_OK, acs_error_free(error));
    controls.vehicle = 99;
    CHECK_STATUS(ACS_STATUS_INDEX_OUT_OF_RANGE, acs_live_set_controls(live, &controls, 1, NULL));
    CHECK_STATUS(ACS_STATUS_INDEX_OUT_OF_RANGE, acs_live_states(live, 0, states, VEHICLES + 1));
    CHECK_STATUS(ACS_STATUS_INDEX_OUT_OF_RANGE, acs_live_states(live, (size_t)-1, states, 2));
    CHECK_STATUS(ACS_STATUS_NULL_ARGUMENT, acs_live_set_controls(live, NULL, 1, NULL));
    CHECK_STATUS(ACS_STATUS_CONTROL_LOG, acs_live_replay(scene, NULL, acs_cstr("{\"inputs\": 3}"), 1, &none, NULL));
    CHECK(none == 0);
    CHECK_STATUS(ACS_STATUS_WRONG_HANDLE_KIND, acs_live_step(scene, 1, NULL));
    CHECK_STATUS(ACS_STATUS_OK, acs_live_free(live));
    CHECK_STATUS(ACS_STATUS_STALE_HANDLE, acs_live_step(live, 1, NULL));
    CHECK_STATUS(ACS_STATUS_OK, acs_scene_free(scene));
}

int main(void) {
    many_vehicles_and_steps();
    the_log_replays();
    what_is_wrong_is_told();
    CHECK(acs_debug_live_count() == 0);
    return 0;
}
