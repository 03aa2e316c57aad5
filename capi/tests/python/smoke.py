"""Simulates a scene through ctypes, draws a study and solves an inverse problem; the argument is the shared library."""

import ctypes as c
import json
import sys

SCENE = b"""
schema = "accuscene/scene/1"
name = "smoke"
options = { duration = "2 s" }

[[vehicles]]
id = "north"
mass = "1400 kg"
dimensions = { length = "4.4 m", width = "1.8 m", wheelbase = "2.6 m" }
start = { position = ["0 m", "-15 m"], heading = "90 deg", speed = "50 km/h" }
"""
TOML = 2
SINK_WRITE = c.CFUNCTYPE(c.c_int32, c.c_void_p, c.c_void_p, c.c_size_t)
FORWARD = c.CFUNCTYPE(
    c.c_int32, c.c_void_p, c.POINTER(c.c_double), c.c_size_t, c.POINTER(c.c_double), c.c_size_t
)
PROGRESS = c.CFUNCTYPE(c.c_int32, c.c_void_p, c.c_double, c.c_double)


class Bytes(c.Structure):
    _fields_ = [("data", c.c_void_p), ("len", c.c_size_t)]

    def text(self):
        return c.string_at(self.data, self.len).decode() if self.data else None


class View(c.Structure):
    _fields_ = [("data", c.POINTER(c.c_double)), ("rows", c.c_size_t), ("cols", c.c_size_t)]


class Summary(c.Structure):
    _fields_ = [(name, c.c_uint64) for name in ("count", "failed")] + [
        (name, c.c_double)
        for name in "mean sd median low high median_error low_error high_error unsettled".split()
    ]


class Unknown(c.Structure):
    _fields_ = [(name, c.c_double) for name in "best median mean sd low high ratio".split()]


class Sink(c.Structure):
    _fields_ = [("ctx", c.c_void_p), ("write", SINK_WRITE)]


ID, ID_OUT, SIZE, SIZE_OUT = c.c_uint64, c.POINTER(c.c_uint64), c.c_size_t, c.POINTER(c.c_size_t)
SIGNATURES = {
    "acs_version": [c.POINTER(Bytes)],
    "acs_scene_parse": [Bytes, c.c_int32, ID_OUT, ID_OUT],
    "acs_scene_figures": [ID, c.POINTER(Sink), ID_OUT],
    "acs_scene_free": [ID],
    "acs_simulate": [ID, c.c_void_p, PROGRESS, c.c_void_p, ID, ID_OUT, ID_OUT],
    "acs_compare": [ID, c.c_void_p, PROGRESS, c.c_void_p, ID, ID_OUT, ID_OUT],
    "acs_comparison_json": [ID, c.POINTER(Sink), ID_OUT],
    "acs_comparison_free": [ID],
    "acs_run_table_index": [ID, Bytes, SIZE_OUT],
    "acs_run_column_index": [ID, SIZE, Bytes, SIZE_OUT],
    "acs_run_column": [ID, SIZE, SIZE, c.POINTER(View)],
    "acs_run_json": [ID, c.POINTER(Sink), ID_OUT],
    "acs_run_free": [ID],
    "acs_study_new": [Bytes, c.c_int32, ID_OUT, ID_OUT],
    "acs_study_points": [ID, c.c_uint64, SIZE, c.POINTER(c.c_double), SIZE, ID_OUT],
    "acs_column_summary": [c.POINTER(c.c_double), SIZE, c.c_double, c.POINTER(Summary), ID_OUT],
    "acs_study_free": [ID],
    "acs_inverse_new": [Bytes, c.c_int32, ID_OUT, ID_OUT],
    "acs_inverse_solve": [ID, FORWARD, c.c_void_p, c.c_void_p, PROGRESS, c.c_void_p, ID, ID_OUT, ID_OUT],
    "acs_inverse_free": [ID],
    "acs_inverse_solution_unknown": [ID, SIZE, c.POINTER(Unknown)],
    "acs_inverse_solution_free": [ID],
    "acs_error_message": [ID, c.POINTER(Bytes)],
    "acs_error_free": [ID],
}
library = c.CDLL(sys.argv[1])
for name, arguments in SIGNATURES.items():
    getattr(library, name).argtypes = arguments
    getattr(library, name).restype = c.c_int32
library.acs_abi_version.restype = c.c_uint32
library.acs_debug_live_count.restype = c.c_uint64
kept = []


def view(text):
    kept.append(c.create_string_buffer(text, len(text)))
    return Bytes(c.cast(kept[-1], c.c_void_p), len(text))


def call(name, *arguments):
    status = getattr(library, name)(*arguments)
    assert status == 0, f"{name} returned {status}"


version = Bytes()
call("acs_version", version)
assert library.acs_abi_version() >> 16 == int(version.text().split(".")[0])

scene, run, error = c.c_uint64(), c.c_uint64(), c.c_uint64()
assert library.acs_scene_parse(view(b"schema = 1"), TOML, scene, error) != 0
message = Bytes()
call("acs_error_message", error, message)
assert message.text() and scene.value == 0
call("acs_error_free", error)

call("acs_scene_parse", view(SCENE), TOML, scene, error)
seen = []
progress = PROGRESS(lambda ctx, done, total: seen.append(done) or 0)
call("acs_simulate", scene, None, progress, None, 0, run, error)
assert seen == sorted(seen) and seen
table, column, values = c.c_size_t(), c.c_size_t(), View()
call("acs_run_table_index", run, view(b"vehicle.north"), table)
call("acs_run_column_index", run, table, view(b"y"), column)
call("acs_run_column", run, table, column, values)
assert values.rows > 10 and values.data[values.rows - 1] > values.data[0]

pieces = []
write = SINK_WRITE(lambda ctx, data, length: pieces.append(c.string_at(data, length)) or 0)
call("acs_run_json", run, Sink(None, write), error)
assert json.loads(b"".join(pieces))["schema"] == "accuscene/result/1"
pieces.clear()
call("acs_scene_figures", scene, Sink(None, write), error)
(figures,) = json.loads(b"".join(pieces))["vehicles"]
assert figures["id"] == "north" and abs(sum(figures["wheel_loads"]) / (1400 * 9.80665) - 1) < 1e-12
assert figures["understeer_gradient"] is not None and len(figures["ride_frequencies"]) == 7
pieces.clear()
comparison, seen[:] = c.c_uint64(), []
call("acs_compare", scene, None, progress, None, 0, comparison, error)
assert seen == sorted(seen) and seen
call("acs_comparison_json", comparison, Sink(None, write), error)
document = json.loads(b"".join(pieces))
assert document["schema"] == "accuscene/comparison/1" and not document["impacts"]
assert len(document["models"]) + len(document["refused"]) == 6
assert [vehicle["id"] for vehicle in document["vehicles"]] == ["north"]
call("acs_comparison_free", comparison)
call("acs_run_free", run)
call("acs_scene_free", scene)

# Points out, values in: the function of a study stays in Python.
STUDY = {
    "schema": "accuscene/study/1",
    "samples": 256,
    "variables": [
        {"name": "friction", "value": 0.7, "sigma": 0.05},
        {"name": "skid", "dimension": "length", "value": "30 m", "sigma": "50 cm"},
    ],
}
JSON, study, points, speeds = 1, c.c_uint64(), (c.c_double * 512)(), (c.c_double * 256)()
call("acs_study_new", view(json.dumps(STUDY).encode()), JSON, study, error)
call("acs_study_points", study, 0, 256, points, 2, error)
for row in range(256):
    speeds[row] = (2 * 9.81 * points[2 * row] * points[2 * row + 1]) ** 0.5
summary = Summary()
call("acs_column_summary", speeds, 256, 0.9, summary, error)
assert summary.count == 256 and abs(summary.median - 20.3) < 0.1 and summary.low < summary.median < summary.high
call("acs_study_free", study)

# A model in Python, called on this thread.
PROBLEM = {
    "schema": "accuscene/inverse/1",
    "unknowns": [
        {"name": "speed", "dimension": "speed", "low": 5, "high": "180 km/h"},
        {"name": "friction", "low": 0.3, "high": 1.1, "value": 0.7, "sigma": 0.05},
    ],
    "items": [{"name": "skid"}],
}


def slide(ctx, x, unknowns, residuals, count):
    residuals[0] = x[0] ** 2 / (2 * 9.81 * x[1]) - 40
    return 0


inverse, solution, forward, speed = c.c_uint64(), c.c_uint64(), FORWARD(slide), Unknown()
call("acs_inverse_new", view(json.dumps(PROBLEM).encode()), JSON, inverse, error)
call("acs_inverse_solve", inverse, forward, None, None, PROGRESS(), None, 0, solution, error)
call("acs_inverse_solution_unknown", solution, 0, speed)
assert abs(speed.mean - 23.4) < 0.2 and speed.low < speed.median < speed.high
call("acs_inverse_solution_free", solution)
call("acs_inverse_free", inverse)
print(f"north ends after {values.rows} rows; live objects: {library.acs_debug_live_count()}")
