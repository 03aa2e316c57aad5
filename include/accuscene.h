/**
 * \file accuscene.h
 * AccuScene: deterministic reconstruction of traffic accidents.
 *
 * Generated from the sources of the library; do not edit.
 *
 * A program in short: `acs_scene_parse`, `acs_simulate`, then read columns with `acs_run_column` or write documents with
 * `acs_run_json` and `acs_run_report_html`, and free what was received.
 *
 * Ids. Every object is named by an unsigned 64-bit number below 2^53; zero names none. Freeing zero is allowed. An id
 * that was freed gives `ACS_STATUS_STALE_HANDLE`, one of another kind `ACS_STATUS_WRONG_HANDLE_KIND`; an id is never
 * used twice. Whoever receives an id from a function frees it with the function named for its kind.
 *
 * Statuses. Every function that can fail returns an `acs_status`: zero, or the number of the error in the registry of
 * the library. Besides those that a function names, each may return `ACS_STATUS_NULL_ARGUMENT`,
 * `ACS_STATUS_MISALIGNED_ARGUMENT`, `ACS_STATUS_LENGTH_TOO_LARGE`, `ACS_STATUS_INVALID_UTF8`,
 * `ACS_STATUS_STALE_HANDLE`, `ACS_STATUS_WRONG_HANDLE_KIND`, `ACS_STATUS_POISONED` and `ACS_STATUS_PANIC`.
 * Expect numbers that this header does not list. Out-parameters are zeroed before anything else happens.
 *
 * Errors. The parameter `error` may be null. Otherwise it receives zero, or the id of an error that the caller frees
 * with `acs_error_free`. Nothing is kept a thread: what belongs to a call comes back from that call.
 *
 * Pointers. Unless a function says otherwise they must not be null; they must be valid for their type or length
 * during the call. The library keeps none of them.
 *
 * Text is UTF-8 without a final NUL. Short texts and numbers come as views that live until the named free; documents
 * are written to an `acs_sink`; what has a fixed length is copied to a buffer of the caller.
 *
 * Units are SI and radians; axes are those of ISO 8855: x forward, y left, z up.
 *
 * Threads. Scenes, runs and errors are immutable: share them. Any thread may use a cancel token. A free is safe while
 * another thread is in a call with the object, but ends its views.
 *
 * Callbacks run on the thread of the call that was given them, but an `acs_forward` where several threads are asked for. They must
 * return normally.
 *
 * Versions. Check at start that `acs_abi_version()` equals `ACS_ABI_VERSION` while the major number is 0.
 */

#ifndef ACCUSCENE_H
#define ACCUSCENE_H


#include <stddef.h>
#include <stdint.h>

/**
 * `ACS_STATUS_OK`, or the stable number of an error.
 */
typedef int32_t acs_status;

/**
 * The statuses of this version; a released number keeps its meaning.
 */
enum {
    /**
     * The call did what it says.
     */
    ACS_STATUS_OK = 0,
    /**
     * The document has more bytes than the limit allows.
     */
    ACS_STATUS_DOCUMENT_TOO_LARGE = 1000,
    /**
     * The text is not JSON or TOML.
     */
    ACS_STATUS_DOCUMENT_SYNTAX = 1001,
    /**
     * The document has more values than the limit allows.
     */
    ACS_STATUS_TOO_MANY_VALUES = 1002,
    /**
     * The document is nested deeper than the limit allows.
     */
    ACS_STATUS_TOO_DEEP = 1003,
    /**
     * One text or number of the document is longer than the limit allows.
     */
    ACS_STATUS_TEXT_TOO_LONG = 1004,
    /**
     * An object names the same member twice.
     */
    ACS_STATUS_DUPLICATE_KEY = 1005,
    /**
     * A number is NaN, infinite or too large for a double.
     */
    ACS_STATUS_NOT_FINITE = 1006,
    /**
     * The document is not UTF-8 text.
     */
    ACS_STATUS_NOT_UTF8 = 1007,
    /**
     * The reader that a document comes from failed.
     */
    ACS_STATUS_UNREADABLE = 1008,
    /**
     * A TOML document has more symbols than the limit allows.
     */
    ACS_STATUS_TOO_MANY_SYMBOLS = 1009,
    /**
     * An object has a member that its type does not have.
     */
    ACS_STATUS_UNKNOWN_FIELD = 1010,
    /**
     * An object lacks a member that its type requires.
     */
    ACS_STATUS_MISSING_FIELD = 1011,
    /**
     * A value has another type than is wanted.
     */
    ACS_STATUS_WRONG_TYPE = 1012,
    /**
     * A number lies outside its bounds.
     */
    ACS_STATUS_OUT_OF_RANGE = 1013,
    /**
     * A name is none of the accepted ones.
     */
    ACS_STATUS_UNKNOWN_VARIANT = 1014,
    /**
     * A unit is none of those of the wanted dimension.
     */
    ACS_STATUS_BAD_UNIT = 1015,
    /**
     * A text does not begin with a number.
     */
    ACS_STATUS_BAD_NUMBER = 1016,
    /**
     * A list has fewer items than it must.
     */
    ACS_STATUS_TOO_FEW_ITEMS = 1017,
    /**
     * A list has more items than it may.
     */
    ACS_STATUS_TOO_MANY_ITEMS = 1018,
    /**
     * A text is shorter or longer than it may be.
     */
    ACS_STATUS_TEXT_LENGTH = 1019,
    /**
     * An uncertainty contradicts itself or its value.
     */
    ACS_STATUS_BAD_DISTRIBUTION = 1020,
    /**
     * A value fits none of the accepted forms.
     */
    ACS_STATUS_NO_MATCH = 1021,
    /**
     * There are more problems than are listed.
     */
    ACS_STATUS_MORE_PROBLEMS = 1022,
    /**
     * A text is not a UUID.
     */
    ACS_STATUS_BAD_ID = 1023,
    /**
     * A text is not an instant of RFC 3339.
     */
    ACS_STATUS_BAD_TIMESTAMP = 1024,
    /**
     * A text is not a seed.
     */
    ACS_STATUS_BAD_SEED = 1025,
    /**
     * A text is not a SHA-256 in hexadecimal.
     */
    ACS_STATUS_BAD_HASH = 1026,
    /**
     * A schema uses a keyword that the checker does not support.
     */
    ACS_STATUS_SCHEMA_KEYWORD = 1030,
    /**
     * The document has problems; they are listed.
     */
    ACS_STATUS_DOCUMENT_REFUSED = 1031,
    /**
     * Two things of a scene have one id.
     */
    ACS_STATUS_SCENE_DUPLICATE_ID = 1100,
    /**
     * An id has characters that a path cannot hold.
     */
    ACS_STATUS_SCENE_MALFORMED_ID = 1101,
    /**
     * An id is referred to that the scene does not have.
     */
    ACS_STATUS_SCENE_UNKNOWN_REFERENCE = 1102,
    /**
     * Two bodies overlap at the start.
     */
    ACS_STATUS_SCENE_OVERLAPPING_START = 1103,
    /**
     * No body has these moments of inertia.
     */
    ACS_STATUS_SCENE_IMPOSSIBLE_INERTIA = 1104,
    /**
     * The centre of gravity lies where the wheels or the body cannot hold it.
     */
    ACS_STATUS_SCENE_CG_OUTSIDE = 1105,
    /**
     * Sizes of a body contradict each other.
     */
    ACS_STATUS_SCENE_INCONSISTENT_SIZES = 1106,
    /**
     * Times of a table do not rise.
     */
    ACS_STATUS_SCENE_TIMES_NOT_RISING = 1107,
    /**
     * A value lies outside what the scene allows at this place.
     */
    ACS_STATUS_SCENE_OUT_OF_RANGE = 1108,
    /**
     * Edges of a polygon cross or it has no area.
     */
    ACS_STATUS_SCENE_CROSSING_EDGES = 1109,
    /**
     * An outline runs clockwise.
     */
    ACS_STATUS_SCENE_CLOCKWISE_OUTLINE = 1110,
    /**
     * Step, record interval and duration contradict each other.
     */
    ACS_STATUS_SCENE_INCONSISTENT_INTERVALS = 1111,
    /**
     * Two fields are given of which only one can hold.
     */
    ACS_STATUS_SCENE_CONTRADICTORY_FIELDS = 1112,
    /**
     * A pair of bodies is given twice or is one body.
     */
    ACS_STATUS_SCENE_REPEATED_PAIR = 1113,
    /**
     * A wheel is named that the vehicle does not have.
     */
    ACS_STATUS_SCENE_NO_SUCH_WHEEL = 1114,
    /**
     * A height field or a mesh is no surface.
     */
    ACS_STATUS_SCENE_BROKEN_SURFACE = 1115,
    /**
     * A path leads to no quantity of the scene.
     */
    ACS_STATUS_SCENE_UNKNOWN_PATH = 1116,
    /**
     * Bounds of an unknown cannot hold.
     */
    ACS_STATUS_SCENE_BAD_BOUNDS = 1117,
    /**
     * Phases of a driver are out of order.
     */
    ACS_STATUS_SCENE_PHASE_ORDER = 1118,
    /**
     * Things follow each other in a circle.
     */
    ACS_STATUS_SCENE_CIRCULAR_REFERENCE = 1119,
    /**
     * A piece of evidence says nothing.
     */
    ACS_STATUS_SCENE_EMPTY_EVIDENCE = 1120,
    /**
     * A mass is unusual for the size of the body.
     */
    ACS_STATUS_SCENE_IMPLAUSIBLE_MASS = 1121,
    /**
     * A vehicle asks for a model that the catalogue does not have.
     */
    ACS_STATUS_SCENE_UNKNOWN_MODEL = 1122,
    /**
     * The vehicle file that a vehicle asks for has problems.
     */
    ACS_STATUS_SCENE_BROKEN_MODEL = 1123,
    /**
     * Nothing says how long a phase before the start lasts.
     */
    ACS_STATUS_SCENE_UNDETERMINED_PHASE = 1124,
    /**
     * Phases before the start belong to a vehicle that is towed or starts backwards.
     */
    ACS_STATUS_SCENE_NO_APPROACH = 1125,
    /**
     * This build cannot run what the scene asks for.
     */
    ACS_STATUS_SCENE_UNSUPPORTED = 1199,
    /**
     * What a call through a port names does not exist.
     */
    ACS_STATUS_PORT_NOT_FOUND = 1200,
    /**
     * Somebody else was faster: a version, sequence, lease or token is no longer the expected one.
     */
    ACS_STATUS_PORT_CONFLICT = 1201,
    /**
     * A disturbance of a port that passes.
     */
    ACS_STATUS_PORT_TRANSIENT = 1202,
    /**
     * The deadline of a call through a port passed.
     */
    ACS_STATUS_PORT_TIMEOUT = 1203,
    /**
     * A port has no room left.
     */
    ACS_STATUS_PORT_FULL = 1204,
    /**
     * What a port has stored is damaged or does not authenticate.
     */
    ACS_STATUS_PORT_CORRUPT = 1205,
    /**
     * An adapter cannot do what is asked.
     */
    ACS_STATUS_PORT_UNSUPPORTED = 1206,
    /**
     * The caller cancelled a call through a port.
     */
    ACS_STATUS_PORT_CANCELLED = 1207,
    /**
     * Another failure of a port.
     */
    ACS_STATUS_PORT_FAILURE = 1208,
    /**
     * The scene asks for something that this build cannot run.
     */
    ACS_STATUS_PHYSICS_UNSUPPORTED = 2000,
    /**
     * A vehicle's figures do not make a vehicle.
     */
    ACS_STATUS_PHYSICS_VEHICLE = 2001,
    /**
     * A value is missing or out of range for the physics.
     */
    ACS_STATUS_PHYSICS_VALUE = 2002,
    /**
     * The motion left the range of finite numbers.
     */
    ACS_STATUS_PHYSICS_DIVERGED = 2003,
    /**
     * The host asked to stop.
     */
    ACS_STATUS_CANCELLED = 2004,
    /**
     * A vehicle left what the models cover; its motion is not computed any further.
     */
    ACS_STATUS_OUTSIDE_MODEL = 2010,
    /**
     * The start posture leaves accelerations; the vehicle settles at the start.
     */
    ACS_STATUS_START_NOT_IN_BALANCE = 2011,
    /**
     * An impact whose instant is given did not happen.
     */
    ACS_STATUS_GIVEN_IMPACT_MISSED = 2012,
    /**
     * An impact acts as given on outlines that do not touch.
     */
    ACS_STATUS_GIVEN_IMPACT_APART = 2013,
    /**
     * Something is given to an impact model that finds it itself or has no use for it.
     */
    ACS_STATUS_GIVEN_UNUSED = 2014,
    /**
     * Damage is known of an impact that did not happen.
     */
    ACS_STATUS_KNOWN_DAMAGE_MISSED = 2015,
    /**
     * An input of an impact is NaN or infinite.
     */
    ACS_STATUS_IMPACT_NOT_FINITE = 2100,
    /**
     * A mass is not positive.
     */
    ACS_STATUS_IMPACT_MASS = 2101,
    /**
     * A moment of inertia is not positive.
     */
    ACS_STATUS_IMPACT_INERTIA = 2102,
    /**
     * A contact normal is not a unit vector.
     */
    ACS_STATUS_IMPACT_NORMAL = 2103,
    /**
     * A restitution lies outside its range.
     */
    ACS_STATUS_IMPACT_RESTITUTION = 2104,
    /**
     * A friction is negative or no number.
     */
    ACS_STATUS_IMPACT_FRICTION = 2105,
    /**
     * The bodies part along the normal.
     */
    ACS_STATUS_IMPACT_NOT_APPROACHING = 2106,
    /**
     * Both bodies of an impact are immovable.
     */
    ACS_STATUS_IMPACT_IMMOVABLE = 2107,
    /**
     * The inverse mass at the contact point is singular.
     */
    ACS_STATUS_IMPACT_SINGULAR = 2108,
    /**
     * An impulse is beyond the range of numbers.
     */
    ACS_STATUS_IMPACT_OVERFLOW = 2109,
    /**
     * Another input of an impact lies outside its range.
     */
    ACS_STATUS_IMPACT_VALUE = 2110,
    /**
     * Warning: sliding would jam the bodies; friction was replaced.
     */
    ACS_STATUS_IMPACT_JAMMING = 2140,
    /**
     * Warning: an impact makes energy.
     */
    ACS_STATUS_IMPACT_NEGATIVE_ENERGY_LOSS = 2141,
    /**
     * Warning: the normal impulse pulls.
     */
    ACS_STATUS_IMPACT_NOT_COMPRESSIVE = 2142,
    /**
     * Warning: the bodies mostly slide past each other; delta-V is uncertain.
     */
    ACS_STATUS_IMPACT_GRAZING = 2143,
    /**
     * Warning: momentum, angular momentum or energy do not balance.
     */
    ACS_STATUS_IMPACT_AUDIT_FAILED = 2144,
    /**
     * Warning: a kinematic restitution that would make energy was reduced.
     */
    ACS_STATUS_IMPACT_RESTITUTION_REDUCED = 2145,
    /**
     * An input of contact geometry is NaN or infinite.
     */
    ACS_STATUS_CONTACT_NOT_FINITE = 2150,
    /**
     * An input of contact geometry lies outside its range.
     */
    ACS_STATUS_CONTACT_VALUE = 2151,
    /**
     * An outline has too few or too many vertices.
     */
    ACS_STATUS_CONTACT_VERTEX_COUNT = 2152,
    /**
     * An outline runs clockwise.
     */
    ACS_STATUS_CONTACT_CLOCKWISE = 2153,
    /**
     * An outline has coincident vertices or no area.
     */
    ACS_STATUS_CONTACT_DEGENERATE = 2155,
    /**
     * Outlines do not overlap.
     */
    ACS_STATUS_CONTACT_NO_OVERLAP = 2156,
    /**
     * Bodies part along every contact plane.
     */
    ACS_STATUS_CONTACT_NOT_APPROACHING = 2157,
    /**
     * Edges of an outline cross or touch.
     */
    ACS_STATUS_CONTACT_CROSSING = 2158,
    /**
     * An input of a measured crush is NaN or infinite.
     */
    ACS_STATUS_CRUSH_NOT_FINITE = 2200,
    /**
     * An input of a measured crush lies outside its range.
     */
    ACS_STATUS_CRUSH_VALUE = 2201,
    /**
     * A crush profile or a fit has too few or too many points.
     */
    ACS_STATUS_CRUSH_POINTS = 2202,
    /**
     * Crush tests do not determine a stiffness.
     */
    ACS_STATUS_CRUSH_UNDETERMINED = 2203,
    /**
     * A figure of a measured crush is beyond the range of numbers.
     */
    ACS_STATUS_CRUSH_OVERFLOW = 2204,
    /**
     * Warning: the force stands further than 45 degrees off the damaged face.
     */
    ACS_STATUS_CRUSH_PDOF_CLIPPED = 2240,
    /**
     * Warning: the force stands further than 30 degrees off the damaged face.
     */
    ACS_STATUS_CRUSH_PDOF_UNCERTAIN = 2241,
    /**
     * Warning: a crush is deeper than stiffnesses are measured for.
     */
    ACS_STATUS_CRUSH_DEEP = 2242,
    /**
     * Warning: what a structure met covers only a part of the heights at which it is stiff.
     */
    ACS_STATUS_CRUSH_BESIDE_LOAD_PATH = 2243,
    /**
     * Warning: the damage tells of less energy than has crushed the vehicle.
     */
    ACS_STATUS_CRUSH_NOT_TOLD = 2244,
    /**
     * An input of a formula is out of range.
     */
    ACS_STATUS_ANALYSIS_VALUE = 2300,
    /**
     * An input of a formula is NaN or infinite.
     */
    ACS_STATUS_ANALYSIS_NOT_FINITE = 2301,
    /**
     * The inputs of a formula do not determine its answer.
     */
    ACS_STATUS_ANALYSIS_UNDETERMINED = 2302,
    /**
     * No motion has the inputs of a formula.
     */
    ACS_STATUS_ANALYSIS_IMPOSSIBLE = 2303,
    /**
     * A list among the inputs of a formula has too few or too many items.
     */
    ACS_STATUS_ANALYSIS_ITEMS = 2304,
    /**
     * The answer of a formula left the range of finite numbers.
     */
    ACS_STATUS_ANALYSIS_OVERFLOW = 2305,
    /**
     * Warning: an input is beyond what the sources of a formula cover.
     */
    ACS_STATUS_BEYOND_DATA = 2340,
    /**
     * Warning: small errors of the inputs become large ones of the answer.
     */
    ACS_STATUS_ILL_CONDITIONED = 2341,
    /**
     * Warning: an answer has more kinetic energy after than before.
     */
    ACS_STATUS_ENERGY_GAINED = 2342,
    /**
     * Warning: a speed comes out negative.
     */
    ACS_STATUS_BACKWARDS = 2343,
    /**
     * Warning: two forces that should be equal and opposite differ.
     */
    ACS_STATUS_UNBALANCED_FORCES = 2344,
    /**
     * Warning: a figure is outside what is plausible.
     */
    ACS_STATUS_IMPLAUSIBLE = 2345,
    /**
     * Warning: a value that was not given was assumed.
     */
    ACS_STATUS_ASSUMED = 2346,
    /**
     * Warning: a figure is a rate in a population and says nothing about one person.
     */
    ACS_STATUS_POPULATION_RATE = 2347,
    /**
     * An input of an uncertainty is NaN or infinite.
     */
    ACS_STATUS_UNCERTAINTY_NOT_FINITE = 2400,
    /**
     * An input of an uncertainty lies outside its range.
     */
    ACS_STATUS_UNCERTAINTY_VALUE = 2401,
    /**
     * A distribution contradicts itself or its value, or lacks what is asked of it.
     */
    ACS_STATUS_UNCERTAINTY_DISTRIBUTION = 2402,
    /**
     * There are too few or too many samples, variables, rows or results.
     */
    ACS_STATUS_UNCERTAINTY_COUNT = 2403,
    /**
     * A Sobol plan has a number of samples that is no power of two.
     */
    ACS_STATUS_UNCERTAINTY_POWER_OF_TWO = 2404,
    /**
     * A pair of correlated variables is no pair or is given twice.
     */
    ACS_STATUS_UNCERTAINTY_PAIR = 2405,
    /**
     * Correlations contradict each other.
     */
    ACS_STATUS_UNCERTAINTY_CORRELATIONS = 2406,
    /**
     * A function has no result where it is needed.
     */
    ACS_STATUS_UNCERTAINTY_NO_RESULT = 2407,
    /**
     * Data do not determine what is asked.
     */
    ACS_STATUS_UNCERTAINTY_UNDETERMINED = 2408,
    /**
     * Parts that belong together do not match.
     */
    ACS_STATUS_UNCERTAINTY_MISMATCH = 2409,
    /**
     * Warning: a function bends too much for first order.
     */
    ACS_STATUS_UNCERTAINTY_BENT = 2440,
    /**
     * Warning: samples have no result.
     */
    ACS_STATUS_UNCERTAINTY_FAILED = 2441,
    /**
     * Warning: an end of an interval needs more samples.
     */
    ACS_STATUS_UNCERTAINTY_UNSETTLED = 2442,
    /**
     * Warning: a fit hardly tells its unknowns apart.
     */
    ACS_STATUS_UNCERTAINTY_ILL_CONDITIONED = 2443,
    /**
     * Warning: correlations contradicted each other and were made smaller.
     */
    ACS_STATUS_UNCERTAINTY_SHRUNK = 2444,
    /**
     * An inverse problem has no unknowns.
     */
    ACS_STATUS_INVERSE_NO_UNKNOWNS = 2500,
    /**
     * An inverse problem has no evidence.
     */
    ACS_STATUS_INVERSE_NO_EVIDENCE = 2501,
    /**
     * The bounds of an unknown leave nothing between them.
     */
    ACS_STATUS_INVERSE_BOUNDS = 2502,
    /**
     * An input of an inverse problem is NaN or infinite.
     */
    ACS_STATUS_INVERSE_NOT_FINITE = 2503,
    /**
     * An input of an inverse problem lies outside its range.
     */
    ACS_STATUS_INVERSE_VALUE = 2504,
    /**
     * A prior has no probability between the bounds of its unknown.
     */
    ACS_STATUS_INVERSE_PRIOR = 2505,
    /**
     * An inverse problem has more unknowns than its budget of runs allows.
     */
    ACS_STATUS_INVERSE_BUDGET = 2506,
    /**
     * The forward model of an inverse problem failed wherever it was tried.
     */
    ACS_STATUS_INVERSE_EVERY_START_FAILED = 2507,
    /**
     * The caller ended the solution of an inverse problem.
     */
    ACS_STATUS_INVERSE_CANCELLED = 2508,
    /**
     * A scene, its unknowns or its evidence have problems.
     */
    ACS_STATUS_RECONSTRUCTION_PROBLEMS = 2511,
    /**
     * A scene has no unknowns or no evidence.
     */
    ACS_STATUS_NOTHING_TO_RECONSTRUCT = 2512,
    /**
     * What is believed of an unknown beforehand cannot hold.
     */
    ACS_STATUS_BAD_PRIOR = 2513,
    /**
     * A standard deviation of evidence is zero.
     */
    ACS_STATUS_ZERO_SIGMA = 2514,
    /**
     * Evidence is about a body whose motion is not simulated.
     */
    ACS_STATUS_EVIDENCE_SUBJECT = 2515,
    /**
     * A recorder has no sample that a run shows.
     */
    ACS_STATUS_NO_SAMPLE = 2516,
    /**
     * A measured crush has no energy by the stiffness of its face.
     */
    ACS_STATUS_NO_CRUSH_ENERGY = 2517,
    /**
     * Warning: more unknowns are sought than there are components of evidence.
     */
    ACS_STATUS_INVERSE_MORE_UNKNOWNS = 2540,
    /**
     * Warning: the evidence does not determine a direction in the space of unknowns.
     */
    ACS_STATUS_INVERSE_UNDETERMINED = 2541,
    /**
     * Warning: an unknown crowds at a bound.
     */
    ACS_STATUS_INVERSE_AT_BOUND = 2542,
    /**
     * Warning: evidence contradicts itself, the model or the priors.
     */
    ACS_STATUS_INVERSE_CONTRADICTION = 2543,
    /**
     * Warning: posterior samples are worth too few independent ones.
     */
    ACS_STATUS_INVERSE_FEW_EFFECTIVE = 2544,
    /**
     * Warning: the forward model of an inverse problem failed often.
     */
    ACS_STATUS_INVERSE_MANY_FAILED = 2545,
    /**
     * Warning: no fit explains the evidence, and its deviations are taken to be wider.
     */
    ACS_STATUS_INVERSE_WIDENED = 2546,
    /**
     * Warning: runs of an inverse problem that hardly differ scatter by more than the deviations of its evidence.
     */
    ACS_STATUS_INVERSE_ROUGH = 2547,
    /**
     * Warning: some runs of an inverse problem that hardly differ from its best fit go another way.
     */
    ACS_STATUS_INVERSE_TIPS = 2548,
    /**
     * A way to the start ends nowhere or backwards.
     */
    ACS_STATUS_APPROACH_ARRIVAL = 2600,
    /**
     * A value of a phase before the start is NaN, infinite or out of range.
     */
    ACS_STATUS_APPROACH_VALUE = 2601,
    /**
     * A vehicle would have stood before a phase before the start.
     */
    ACS_STATUS_APPROACH_STOOD = 2602,
    /**
     * The acceleration of a phase before the start does not lead from its speed to what follows.
     */
    ACS_STATUS_APPROACH_UNREACHED = 2603,
    /**
     * A phase before the start would last too long.
     */
    ACS_STATUS_APPROACH_ENDLESS = 2604,
    /**
     * A vehicle would have been too fast before the start.
     */
    ACS_STATUS_APPROACH_TOO_FAST = 2605,
    /**
     * Warning: a phase before the start asks for more friction than the ground gives.
     */
    ACS_STATUS_APPROACH_BEYOND_FRICTION = 2640,
    /**
     * A compression level lies outside its range.
     */
    ACS_STATUS_COMPRESSION_LEVEL = 3001,
    /**
     * Bytes are neither an LZ4 nor a Zstandard frame.
     */
    ACS_STATUS_COMPRESSION_UNKNOWN_FORMAT = 3002,
    /**
     * A frame has another format than expected.
     */
    ACS_STATUS_COMPRESSION_WRONG_FORMAT = 3003,
    /**
     * A frame is cut off.
     */
    ACS_STATUS_COMPRESSION_TRUNCATED = 3004,
    /**
     * Content is longer than the limit.
     */
    ACS_STATUS_COMPRESSION_OUTPUT_LIMIT = 3005,
    /**
     * Content expands more than the limit.
     */
    ACS_STATUS_COMPRESSION_RATIO_LIMIT = 3006,
    /**
     * A frame is damaged.
     */
    ACS_STATUS_COMPRESSION_CORRUPT = 3007,
    /**
     * Bytes follow a frame.
     */
    ACS_STATUS_COMPRESSION_TRAILING_DATA = 3008,
    /**
     * A frame uses a feature that is not supported.
     */
    ACS_STATUS_COMPRESSION_UNSUPPORTED = 3009,
    /**
     * A frame asks for too large a window.
     */
    ACS_STATUS_COMPRESSION_WINDOW_LIMIT = 3010,
    /**
     * A format is not in this build.
     */
    ACS_STATUS_COMPRESSION_UNAVAILABLE = 3011,
    /**
     * Memory was refused.
     */
    ACS_STATUS_COMPRESSION_OUT_OF_MEMORY = 3012,
    /**
     * An encoder failed.
     */
    ACS_STATUS_COMPRESSION_ENCODER = 3013,
    /**
     * Did not authenticate.
     */
    ACS_STATUS_CRYPTO_AUTHENTICATION = 4001,
    /**
     * Bytes are not a sealed message.
     */
    ACS_STATUS_CRYPTO_NOT_SEALED = 4002,
    /**
     * A message was sealed by a later version.
     */
    ACS_STATUS_CRYPTO_VERSION = 4003,
    /**
     * A sealed message is too short.
     */
    ACS_STATUS_CRYPTO_TOO_SHORT = 4004,
    /**
     * An input is longer than the format permits.
     */
    ACS_STATUS_CRYPTO_TOO_LONG = 4005,
    /**
     * A key or salt has the wrong number of bytes.
     */
    ACS_STATUS_CRYPTO_WRONG_LENGTH = 4006,
    /**
     * A cost parameter is too weak or absurd.
     */
    ACS_STATUS_CRYPTO_PARAMETER = 4007,
    /**
     * A password is empty.
     */
    ACS_STATUS_CRYPTO_EMPTY_PASSWORD = 4008,
    /**
     * The random source failed.
     */
    ACS_STATUS_CRYPTO_RANDOM_SOURCE = 4009,
    /**
     * The random source does not work.
     */
    ACS_STATUS_CRYPTO_RANDOM_SOURCE_STUCK = 4010,
    /**
     * Memory was refused.
     */
    ACS_STATUS_CRYPTO_OUT_OF_MEMORY = 4011,
    /**
     * A primitive refused checked inputs.
     */
    ACS_STATUS_CRYPTO_PRIMITIVE = 4012,
    /**
     * An outcome could not be written.
     */
    ACS_STATUS_ENGINE_ENCODE = 5000,
    /**
     * A text is not an outcome of this engine.
     */
    ACS_STATUS_ENGINE_DECODE = 5001,
    /**
     * A text is not a log of live controls.
     */
    ACS_STATUS_CONTROL_LOG = 5002,
    /**
     * No formula has this name.
     */
    ACS_STATUS_UNKNOWN_FORMULA = 5010,
    /**
     * The id of a formula in a case cannot stand or is there twice.
     */
    ACS_STATUS_ANALYSIS_ID = 5011,
    /**
     * An input leads to no figure of a formula above, or a result to none of its own.
     */
    ACS_STATUS_BROKEN_LINK = 5012,
    /**
     * A correlation is not between two uncertain inputs.
     */
    ACS_STATUS_BAD_CORRELATION = 5013,
    /**
     * A number of samples that the sampling plan cannot have.
     */
    ACS_STATUS_BAD_SAMPLES = 5014,
    /**
     * Warning: shares of the variance were not worked out.
     */
    ACS_STATUS_NO_INDICES = 5015,
    /**
     * A parameter of a sweep leads to no value of the scene, or to one that another has.
     */
    ACS_STATUS_SWEEP_PARAMETER = 5020,
    /**
     * How a parameter of a sweep varies cannot be, or not under this plan.
     */
    ACS_STATUS_SWEEP_COURSE = 5021,
    /**
     * A number of samples that a sweep cannot have.
     */
    ACS_STATUS_SWEEP_SAMPLES = 5022,
    /**
     * An output of a sweep leads to no figure.
     */
    ACS_STATUS_SWEEP_OUTPUT = 5023,
    /**
     * A correlation is not between two parameters of a sweep that draws.
     */
    ACS_STATUS_SWEEP_CORRELATION = 5024,
    /**
     * A sweep has nothing to change.
     */
    ACS_STATUS_SWEEP_NOTHING_VARIES = 5025,
    /**
     * A shard or a part is one of another scene, plan or engine.
     */
    ACS_STATUS_SWEEP_OTHER = 5026,
    /**
     * A sweep has no such samples.
     */
    ACS_STATUS_SWEEP_RANGE = 5027,
    /**
     * A part of a sweep contradicts itself or is damaged.
     */
    ACS_STATUS_SWEEP_PART = 5028,
    /**
     * Samples of a sweep are in no part.
     */
    ACS_STATUS_SWEEP_GAP = 5029,
    /**
     * Samples of a sweep are in two parts.
     */
    ACS_STATUS_SWEEP_OVERLAP = 5030,
    /**
     * A sweep has more numbers than are kept at once.
     */
    ACS_STATUS_SWEEP_TOO_MANY = 5031,
    /**
     * Warning: the scene of a sweep has no run as it is written.
     */
    ACS_STATUS_SWEEP_NO_NOMINAL = 5032,
    /**
     * Warning: an impact is not one between the same two in every sample.
     */
    ACS_STATUS_SWEEP_MIXED_IMPACT = 5033,
    /**
     * Warning: evidence without a standard deviation was given the usual one of its kind.
     */
    ACS_STATUS_ASSUMED_DEVIATION = 5040,
    /**
     * Warning: runs drawn from the posterior could not be made.
     */
    ACS_STATUS_LOST_DRAWS = 5041,
    /**
     * Two values of a study, or two unknowns or items of an inverse problem, have one name.
     */
    ACS_STATUS_REPEATED_NAME = 5050,
    /**
     * No dimension has this name.
     */
    ACS_STATUS_UNKNOWN_DIMENSION = 5051,
    /**
     * A correlation is not between two variables of a study.
     */
    ACS_STATUS_STUDY_CORRELATION = 5052,
    /**
     * A number of samples or variables that the plan of a study cannot have.
     */
    ACS_STATUS_STUDY_SAMPLES = 5053,
    /**
     * What is believed of an unknown of an inverse problem has no value or no width.
     */
    ACS_STATUS_INVERSE_BELIEF = 5060,
    /**
     * Normal noise of an item of an inverse problem has degrees of freedom.
     */
    ACS_STATUS_INVERSE_NOISE = 5061,
    /**
     * A pointer that must not be null is null.
     */
    ACS_STATUS_NULL_ARGUMENT = 6500,
    /**
     * A pointer is not aligned for its type.
     */
    ACS_STATUS_MISALIGNED_ARGUMENT = 6501,
    /**
     * A length is larger than any object can be.
     */
    ACS_STATUS_LENGTH_TOO_LARGE = 6502,
    /**
     * An id is zero, was freed before, or never existed.
     */
    ACS_STATUS_STALE_HANDLE = 6503,
    /**
     * An id names an object of another kind.
     */
    ACS_STATUS_WRONG_HANDLE_KIND = 6504,
    /**
     * A text is not UTF-8; the message names the first bad byte.
     */
    ACS_STATUS_INVALID_UTF8 = 6505,
    /**
     * The buffer is too small; the length needed was written.
     */
    ACS_STATUS_BUFFER_TOO_SMALL = 6506,
    /**
     * A struct_size is impossible; call init first.
     */
    ACS_STATUS_BAD_STRUCT_SIZE = 6507,
    /**
     * An option that this version does not know is not zero.
     */
    ACS_STATUS_UNKNOWN_OPTION = 6508,
    /**
     * An integer is no value of its enumeration.
     */
    ACS_STATUS_UNKNOWN_ENUM_VALUE = 6509,
    /**
     * An index is not below its count.
     */
    ACS_STATUS_INDEX_OUT_OF_RANGE = 6510,
    /**
     * Nothing has this name or number.
     */
    ACS_STATUS_NO_SUCH_NAME = 6511,
    /**
     * The write function of a sink returned non-zero.
     */
    ACS_STATUS_SINK_REFUSED = 6512,
    /**
     * No further object can be named.
     */
    ACS_STATUS_HANDLE_TABLE_FULL = 6513,
    /**
     * A count is not that of the object.
     */
    ACS_STATUS_WRONG_COUNT = 6514,
    /**
     * A panic happened in a call with this object; it can only be freed.
     */
    ACS_STATUS_POISONED = 6598,
    /**
     * A defect of the library stopped the call; other objects stay usable.
     */
    ACS_STATUS_PANIC = 6599
};

/**
 * Version of this header: major in the upper, minor in the lower 16 bits; compare it with
 * `acs_abi_version()`.
 *
 * While the major number is 0 every minor number may break; with equal major and minor numbers nothing
 * breaks.
 */
#define ACS_ABI_VERSION 1

/**
 * What a design is for.
 */
enum acs_design_kind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Slopes at the means: `acs_design_first_order`.
     */
    ACS_DESIGN_KIND_FIRST_ORDER = 1,
    /**
     * Each variable at its 5 and 95 % quantiles: `acs_design_tornado`.
     */
    ACS_DESIGN_KIND_TORNADO = 2,
    /**
     * Shares of the variance: `acs_design_indices`.
     */
    ACS_DESIGN_KIND_INDICES = 3,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum acs_design_kind acs_design_kind;
#else
typedef int32_t acs_design_kind;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * How a scene is written.
 */
enum acs_format
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * JSON.
     */
    ACS_FORMAT_JSON = 1,
    /**
     * TOML.
     */
    ACS_FORMAT_TOML = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum acs_format acs_format;
#else
typedef int32_t acs_format;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Models of an impact, as bits of a set.
 */
enum acs_impact_model
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Kudlich and Slibar in three dimensions.
     */
    ACS_IMPACT_MODEL_KUDLICH_SLIBAR_3D = 1,
    /**
     * Kudlich and Slibar in the plane.
     */
    ACS_IMPACT_MODEL_KUDLICH_SLIBAR_2D = 2,
    /**
     * Planar impact mechanics of Brach.
     */
    ACS_IMPACT_MODEL_BRACH_PLANAR = 4,
    /**
     * Incremental impulse of Routh and Stronge in three dimensions.
     */
    ACS_IMPACT_MODEL_ROUTH_STRONGE = 8,
    /**
     * Incremental impulse of Routh and Stronge in the plane.
     */
    ACS_IMPACT_MODEL_ROUTH_STRONGE_2D = 16,
    /**
     * Forces of the crushed structure over time.
     */
    ACS_IMPACT_MODEL_CRUSH_FORCE = 32,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum acs_impact_model acs_impact_model;
#else
typedef int32_t acs_impact_model;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What a law is asked for.
 */
enum acs_law
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * The value that a share of all lies below; shares in (0, 1), NaN elsewhere.
     */
    ACS_LAW_QUANTILE = 1,
    /**
     * The share of all that lies below a value.
     */
    ACS_LAW_CUMULATIVE = 2,
    /**
     * The share of all that lies above a value, with the digits that a difference from 1 would lose.
     */
    ACS_LAW_EXCEEDANCE = 3,
    /**
     * The natural logarithm of the density at a value; minus infinity where nothing can be.
     */
    ACS_LAW_LN_DENSITY = 4,
    /**
     * The value that stands among all where a score stands among standard normal variates.
     */
    ACS_LAW_QUANTILE_OF_SCORE = 5,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum acs_law acs_law;
#else
typedef int32_t acs_law;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * The texts of a problem.
 */
enum acs_problem_field
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Where: `vehicles.bullet.mass`.
     */
    ACS_PROBLEM_FIELD_PATH = 1,
    /**
     * What is wrong.
     */
    ACS_PROBLEM_FIELD_MESSAGE = 2,
    /**
     * The value found, shortened.
     */
    ACS_PROBLEM_FIELD_VALUE = 3,
    /**
     * The limit that it breaks.
     */
    ACS_PROBLEM_FIELD_LIMIT = 4,
    /**
     * What to do.
     */
    ACS_PROBLEM_FIELD_HINT = 5,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum acs_problem_field acs_problem_field;
#else
typedef int32_t acs_problem_field;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What a run keeps of the motion.
 */
enum acs_record
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Poses, collisions and summaries alone; the run has no tables.
     */
    ACS_RECORD_NONE = 0,
    /**
     * Every recorded row.
     */
    ACS_RECORD_ROWS = 1,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum acs_record acs_record;
#else
typedef int32_t acs_record;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * How grave a problem is.
 */
enum acs_severity
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * The scene cannot be used.
     */
    ACS_SEVERITY_ERROR = 1,
    /**
     * The scene can be used, and somebody should look.
     */
    ACS_SEVERITY_WARNING = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum acs_severity acs_severity;
#else
typedef int32_t acs_severity;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * The ends of a tolerance interval that samples bound.
 */
enum acs_sides
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * The greatest sample bounds, or the least.
     */
    ACS_SIDES_ONE = 1,
    /**
     * The least and the greatest bound together.
     */
    ACS_SIDES_TWO = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum acs_sides acs_sides;
#else
typedef int32_t acs_sides;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Units that a report shows first.
 */
enum acs_units
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * SI and degrees.
     */
    ACS_UNITS_SI = 0,
    /**
     * US customary.
     */
    ACS_UNITS_US = 1,
    /**
     * SI with US customary beside it.
     */
    ACS_UNITS_BOTH = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum acs_units acs_units;
#else
typedef int32_t acs_units;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * A span of bytes, UTF-8 where it is text, without a final NUL.
 *
 * As an argument it is borrowed for the call alone; `{NULL, 0}` is empty. As a result it is a borrowed view
 * that lives as long as the function says; `data` is null only when there is no value at all.
 */
typedef struct acs_bytes {
    /**
     * First byte, or null.
     */
    const char *data;
    /**
     * Number of bytes.
     */
    size_t len;
} acs_bytes;

/**
 * Id of an error; the caller owns it and frees it with `acs_error_free`. Immutable: any threads may share
 * it.
 */
typedef uint64_t acs_error;

/**
 * Id of a scene; the caller owns it and frees it with `acs_scene_free`. Immutable: any threads may share it.
 */
typedef uint64_t acs_scene;

/**
 * A function that receives a document in pieces, in order, on the calling thread.
 *
 * `write` returns zero to go on and anything else to stop, which makes the call return
 * `ACS_STATUS_SINK_REFUSED`. `data` is valid for that call of `write` alone. `write` must return normally:
 * no C++ exception, no longjmp.
 */
typedef struct acs_sink {
    /**
     * Handed to `write`; stays the caller's.
     */
    void *ctx;
    /**
     * Takes the next `len` bytes.
     */
    int32_t (*write)(void *ctx, const uint8_t *data, size_t len);
} acs_sink;

/**
 * A vehicle file that the host brings for a scene that names it.
 */
typedef struct acs_vehicle_file {
    /**
     * Name by which scenes ask for it in `model`.
     */
    struct acs_bytes name;
    /**
     * The document.
     */
    struct acs_bytes text;
    /**
     * An `acs_format`.
     */
    int32_t format;
} acs_vehicle_file;

/**
 * Options of `acs_simulate`; call `acs_run_options_init` first.
 */
typedef struct acs_run_options {
    /**
     * `sizeof` of the struct, set by the init function.
     */
    size_t struct_size;
    /**
     * An `acs_record`; `ACS_RECORD_ROWS` by default.
     */
    int32_t record;
    /**
     * Zero.
     */
    uint32_t reserved;
} acs_run_options;

/**
 * Options of `acs_run_report_html`; call `acs_report_options_init` first.
 */
typedef struct acs_report_options {
    /**
     * `sizeof` of the struct, set by the init function.
     */
    size_t struct_size;
    /**
     * An `acs_units`; `ACS_UNITS_SI` by default.
     */
    int32_t units;
    /**
     * Zero.
     */
    uint32_t reserved;
    /**
     * Bytes of the image file that the scene's backdrop names, borrowed for the call; empty by default.
     */
    struct acs_bytes backdrop;
} acs_report_options;

/**
 * Id of a cancel token; the caller owns it and frees it with `acs_cancel_free`. Any thread may request.
 */
typedef uint64_t acs_cancel;

/**
 * Hears of the progress of a simulation: simulated time `done` and its end `total`, both in s.
 *
 * Called on the calling thread alone, with no lock held: it may call this library. It returns zero to go on
 * and anything else to stop. It must return normally: no C++ exception, no longjmp.
 */
typedef int32_t (*acs_progress)(void *ctx, double done, double total);

/**
 * Id of a run; the caller owns it and frees it with `acs_run_free`. Immutable: any threads may share it.
 */
typedef uint64_t acs_run;

/**
 * Id of a live session; the caller owns it and frees it with `acs_live_free`. Calls from several threads take
 * turns.
 */
typedef uint64_t acs_live;

/**
 * Controls of one vehicle.
 */
typedef struct acs_controls {
    /**
     * Index of the vehicle.
     */
    uint64_t vehicle;
    /**
     * Steer angle of the front axle's middle, rad, left positive, within a quarter turn.
     */
    double steer;
    /**
     * Brake pedal, 0 to 1.
     */
    double brake;
    /**
     * Parking brake, 0 to 1.
     */
    double handbrake;
    /**
     * Accelerator, 0 to 1.
     */
    double throttle;
    /**
     * 1 forwards, 0 neutral, -1 reverse.
     */
    double gear;
    /**
     * Steps in which the values are reached, in even stairs; 0 and 1: at once.
     */
    uint32_t ramp_steps;
    /**
     * Zero.
     */
    uint32_t reserved;
} acs_controls;

/**
 * What happens to one wheel besides pedals and steering.
 */
typedef struct acs_wheel_controls {
    /**
     * Index of the vehicle.
     */
    uint64_t vehicle;
    /**
     * Index of the wheel.
     */
    uint64_t wheel;
    /**
     * Share of the friction limit that holds it back, 0 to 1; 1 locks it.
     */
    double lock;
    /**
     * Its brake instead of the pedal's, 0 to 1; negative for the pedal's.
     */
    double brake;
    /**
     * Steer angle added to the driver's, rad.
     */
    double steer;
} acs_wheel_controls;

/**
 * State of one vehicle.
 */
typedef struct acs_vehicle_state {
    /**
     * Centre of gravity, world axes, m.
     */
    double position[3];
    /**
     * Orientation, body axes to world axes: quaternion w, x, y, z.
     */
    double orientation[4];
    /**
     * Velocity of the centre of gravity, world axes, m/s.
     */
    double velocity[3];
    /**
     * Angular velocity, body axes, rad/s.
     */
    double angular_velocity[3];
    /**
     * Acceleration of the centre of gravity in the last step, body axes, m/s^2; impulses left out.
     */
    double acceleration[3];
    /**
     * Heading, counted through full turns, rad.
     */
    double heading;
    /**
     * Path of the centre of gravity, m.
     */
    double distance;
    /**
     * Steer angle that the driver asks for, rad.
     */
    double steer;
    /**
     * Brake pedal, 0 to 1.
     */
    double brake;
    /**
     * Accelerator, 0 to 1.
     */
    double throttle;
    /**
     * Time of the first impact, s; negative before it.
     */
    double first_impact;
    /**
     * 1 if it is at rest.
     */
    uint32_t at_rest;
    /**
     * 1 if a wheel is off the ground.
     */
    uint32_t wheel_lifted;
} acs_vehicle_state;

/**
 * State of one wheel.
 */
typedef struct acs_wheel_state {
    /**
     * Contact point, world axes, m.
     */
    double contact[3];
    /**
     * Tyre force in wheel axes, N: x forward in the wheel's plane, y left, z the wheel load.
     */
    double force[3];
    /**
     * Spin about the axle, rad/s; rolling forwards is positive.
     */
    double spin;
    /**
     * Suspension travel from the static design position, m; up is compression.
     */
    double travel;
    /**
     * Steer angle of the wheel, rad.
     */
    double steer;
    /**
     * Speed of the tread over the ground, m/s.
     */
    double sliding_speed;
    /**
     * Used share of the friction limit, 0 to 1.
     */
    double utilisation;
} acs_wheel_state;

/**
 * Id of a point of a session to come back to; the caller owns it and frees it with `acs_snapshot_free`.
 */
typedef uint64_t acs_snapshot;

/**
 * A borrowed table of numbers, row by row without gaps: value (r, c) is `data[r * cols + c]`.
 */
typedef struct acs_f64_view {
    /**
     * First value, or null when there are none.
     */
    const double *data;
    /**
     * Number of rows.
     */
    size_t rows;
    /**
     * Number of columns.
     */
    size_t cols;
} acs_f64_view;

/**
 * Options of `acs_compare`; call `acs_compare_options_init` first.
 */
typedef struct acs_compare_options {
    /**
     * `sizeof` of the struct, set by the init function.
     */
    size_t struct_size;
    /**
     * The models to run, `acs_impact_model` bits added up; 0, the default, is all of them.
     */
    uint32_t models;
    /**
     * Zero.
     */
    uint32_t reserved;
} acs_compare_options;

/**
 * Id of a comparison; the caller owns it and frees it with `acs_comparison_free`. Immutable: any threads may share it.
 */
typedef uint64_t acs_comparison;

/**
 * Id of the outcome of an analysis; the caller owns it and frees it with `acs_analysis_outcome_free`. Immutable: any
 * threads may share it.
 */
typedef uint64_t acs_analysis_outcome;

/**
 * Id of a case of formulas; the caller owns it and frees it with `acs_analysis_free`. Immutable: any threads may share it.
 */
typedef uint64_t acs_analysis;

/**
 * Id of a formula with its inputs; the caller owns it and frees it with `acs_formula_free`. Immutable: any threads may
 * share it.
 */
typedef uint64_t acs_formula;

/**
 * Id of a reconstruction; the caller owns it and frees it with `acs_reconstruction_free`. Immutable: any threads may
 * share it.
 */
typedef uint64_t acs_reconstruction;

/**
 * What is known of one unknown, SI units.
 */
typedef struct acs_unknown {
    /**
     * At the best fit.
     */
    double best;
    /**
     * Median.
     */
    double median;
    /**
     * Mean.
     */
    double mean;
    /**
     * Standard deviation.
     */
    double standard_deviation;
    /**
     * Lower end of the interval.
     */
    double low;
    /**
     * Upper end of the interval.
     */
    double high;
    /**
     * Standard deviation after the evidence by that before.
     */
    double ratio;
} acs_unknown;

/**
 * Options of `acs_reconstruct`; call `acs_reconstruct_options_init` first.
 */
typedef struct acs_reconstruct_options {
    /**
     * `sizeof` of the struct, set by the init function.
     */
    size_t struct_size;
    /**
     * What every random draw comes from; 1 by default.
     */
    uint64_t seed;
    /**
     * Probability of the intervals, 0.5 to 0.999; 0.9 by default.
     */
    double level;
    /**
     * Most runs that the search and the samples may take, at least `100 + 20` for each unknown; 2000 by default.
     */
    uint32_t budget;
    /**
     * Independent samples that each probable explanation must be worth for sampling to end before the budget does, 20 or
     * more; 300 by default.
     */
    uint32_t effective;
    /**
     * Runs drawn from the posterior for the figures of the motion and the paths; 100 by default.
     */
    uint32_t draws;
    /**
     * Threads that make runs at once; 0, the default, is as many as the machine has. The result is the same.
     */
    uint32_t threads;
    /**
     * Zero.
     */
    uint32_t reserved;
    /**
     * Zero.
     */
    uint32_t reserved_2;
} acs_reconstruct_options;

/**
 * Id of the outcome of a sweep; the caller owns it and frees it with `acs_sweep_outcome_free`. Immutable: any threads may
 * share it.
 */
typedef uint64_t acs_sweep_outcome;

/**
 * Id of a plan that was checked against its scene; the caller owns it and frees it with `acs_sweep_free`. Immutable: any
 * threads may share it.
 */
typedef uint64_t acs_sweep;

/**
 * Id of a study; the caller owns it and frees it with `acs_study_free`. Immutable: any threads may share it.
 */
typedef uint64_t acs_study;

/**
 * A variable of a study, SI units.
 */
typedef struct acs_variable {
    /**
     * The value, as given.
     */
    double value;
    /**
     * The sigma, as given; NaN without one.
     */
    double sigma;
    /**
     * Mean; NaN where the law has none (Student's t of up to one degree of freedom).
     */
    double mean;
    /**
     * Standard deviation; NaN where the law has none (Student's t of up to two degrees of freedom).
     */
    double standard_deviation;
    /**
     * The bound that no value is below; minus infinity without one.
     */
    double low;
    /**
     * The bound that no value is above; infinity without one.
     */
    double high;
    /**
     * 1 if it is uncertain, 0 for a constant.
     */
    uint32_t uncertain;
    /**
     * Zero.
     */
    uint32_t reserved;
} acs_variable;

/**
 * Id of a design; the caller owns it and frees it with `acs_design_free`. Immutable: any threads may share it.
 */
typedef uint64_t acs_design;

/**
 * What uncertain variables do to a function by its slopes and curvatures at their means.
 */
typedef struct acs_first_order {
    /**
     * The function at the means of the variables.
     */
    double value;
    /**
     * Its standard deviation.
     */
    double sigma;
    /**
     * Its mean by second order.
     */
    double mean_second_order;
    /**
     * How far second order shifts the mean, in standard deviations, where that is a tenth or more; else 0. Draw
     * samples then.
     */
    double bent;
} acs_first_order;

/**
 * What one variable does to a function on its own.
 */
typedef struct acs_bar {
    /**
     * Index of the variable.
     */
    uint64_t variable;
    /**
     * Its 5 and 95 % quantiles.
     */
    double inputs[2];
    /**
     * The function there, the others at their values; NaN where it has no result.
     */
    double outputs[2];
    /**
     * How far apart these are; NaN where one is missing.
     */
    double swing;
} acs_bar;

/**
 * Shares of the variance of a function that a variable makes.
 */
typedef struct acs_index {
    /**
     * What it makes alone; an estimate can lie a little outside 0 to 1.
     */
    double first;
    /**
     * Standard error of that; NaN for fewer than 64 rows with a result.
     */
    double first_error;
    /**
     * What it makes alone and together with others.
     */
    double total;
    /**
     * Standard error of that; NaN for fewer than 64 rows with a result.
     */
    double total_error;
} acs_index;

/**
 * What a function of independent variables does as a whole.
 */
typedef struct acs_indices {
    /**
     * Its mean.
     */
    double mean;
    /**
     * Its variance.
     */
    double variance;
    /**
     * Rows that have a result.
     */
    uint64_t count;
    /**
     * Rows without one.
     */
    uint64_t failed;
} acs_indices;

/**
 * What a column of results says. State it so: given the stated inputs and their ranges, this share of the
 * simulations gave results in the interval.
 */
typedef struct acs_summary {
    /**
     * Number of results.
     */
    uint64_t count;
    /**
     * Number of values that are not finite: samples without a result.
     */
    uint64_t failed;
    /**
     * Mean.
     */
    double mean;
    /**
     * Standard deviation; 0 for one result.
     */
    double standard_deviation;
    /**
     * Median.
     */
    double median;
    /**
     * Lower end of the interval, which leaves equal shares out at both ends.
     */
    double low;
    /**
     * Upper end of the interval.
     */
    double high;
    /**
     * What independent samples leave uncertain of the median, as a standard deviation; NaN where they are too
     * few.
     */
    double median_error;
    /**
     * The same of the lower end.
     */
    double low_error;
    /**
     * The same of the upper end.
     */
    double high_error;
    /**
     * The larger of the errors of the ends by the width of the interval where that is above 0.05, 1 where they
     * are unknown; else 0. Draw more samples then.
     */
    double unsettled;
} acs_summary;

/**
 * The figures of the first samples of a column.
 */
typedef struct acs_stage {
    /**
     * How many samples.
     */
    uint64_t samples;
    /**
     * How many of them have a result; without any the figures are NaN.
     */
    uint64_t count;
    /**
     * Mean.
     */
    double mean;
    /**
     * Median.
     */
    double median;
    /**
     * Lower end of the interval.
     */
    double low;
    /**
     * Upper end of the interval.
     */
    double high;
} acs_stage;

/**
 * How the figures of a column settled while its samples were drawn.
 */
typedef struct acs_convergence {
    /**
     * After an eighth, a quarter, half and all of the samples.
     */
    struct acs_stage stages[4];
    /**
     * Standard error of the mean by the scatter of batches, which sees what a stratified plan gains; this and
     * those below are NaN where a batch has too few results.
     */
    double mean_error;
    /**
     * The same of the median.
     */
    double median_error;
    /**
     * The same of the lower end of the interval.
     */
    double low_error;
    /**
     * The same of the upper end of the interval.
     */
    double high_error;
} acs_convergence;

/**
 * Results in bins of equal width.
 */
typedef struct acs_histogram {
    /**
     * Lower end of the first bin.
     */
    double low;
    /**
     * Width of a bin; 0 where all results are the same.
     */
    double width;
    /**
     * Number of bins, at most 128.
     */
    uint64_t bins;
} acs_histogram;

/**
 * How well a weighted fit is founded.
 */
typedef struct acs_fit {
    /**
     * Sum of the squared residuals, each over its standard deviation; about as large as `freedom` where the rows
     * agree.
     */
    double chi_square;
    /**
     * Condition number of the scaled rows by Frobenius norms, which is the number of unknowns at the least; above 1e6 the fit hardly tells its unknowns apart.
     */
    double condition;
    /**
     * Rows beyond the number of unknowns.
     */
    uint64_t freedom;
} acs_fit;

/**
 * What is known of two vehicles after their impact, and of the directions they came from.
 */
typedef struct acs_momentum_evidence {
    /**
     * Masses, kg; above 0.
     */
    double masses[2];
    /**
     * Velocities after the impact, m/s: x and y of the first vehicle, x and y of the second.
     */
    double after[4];
    /**
     * Directions of approach, rad from the x axis.
     */
    double approach[2];
    /**
     * Standard deviation of a component of the momentum over the sum of the masses, m/s; above 0.
     */
    double momentum_deviation;
    /**
     * Standard deviation of the velocity across the direction of approach, m/s; above 0.
     */
    double across_deviation;
} acs_momentum_evidence;

/**
 * Velocities before an impact.
 */
typedef struct acs_momentum_fit {
    /**
     * Velocities before the impact, m/s: x and y of the first vehicle, x and y of the second.
     */
    double before[4];
    /**
     * Standard deviations of these.
     */
    double deviation[4];
    /**
     * How well the fit is founded.
     */
    struct acs_fit fit;
} acs_momentum_fit;

/**
 * A skid mark to rest with what is known beforehand.
 */
typedef struct acs_skid_evidence {
    /**
     * Mean of the friction before the mark is looked at, above 0.
     */
    double friction;
    /**
     * Its standard deviation, above 0.
     */
    double friction_deviation;
    /**
     * Length of the mark, m, above 0.
     */
    double distance;
    /**
     * Its standard deviation, m, above 0.
     */
    double distance_deviation;
    /**
     * The least speed that is possible beforehand, m/s; 0 or above.
     */
    double slowest;
    /**
     * The greatest, m/s; between the two all speeds are equally likely.
     */
    double fastest;
} acs_skid_evidence;

/**
 * What a skid mark says of the speed.
 */
typedef struct acs_skid_posterior {
    /**
     * Mean of the speed, m/s.
     */
    double mean;
    /**
     * Standard deviation of the speed, m/s.
     */
    double standard_deviation;
    /**
     * Probability density of the mark under the prior, 1/m: two sets of assumptions compare by it.
     */
    double evidence;
} acs_skid_posterior;

/**
 * Id of the solution of an inverse problem; the caller owns it and frees it with `acs_inverse_solution_free`.
 * Immutable: any threads may share it.
 */
typedef uint64_t acs_inverse_solution;

/**
 * One optimum of an inverse problem.
 */
typedef struct acs_mode {
    /**
     * Its share of the probability.
     */
    double weight;
    /**
     * Misfit of the evidence there, in squared standard deviations.
     */
    double misfit;
    /**
     * Misfit of evidence and priors there.
     */
    double objective;
} acs_mode;

/**
 * How an item of an inverse problem fits the best mode.
 */
typedef struct acs_item_fit {
    /**
     * Sum of its squared residuals, in standard deviations.
     */
    double chi2;
    /**
     * Distance from what the rest tells, in standard deviations of that distance; infinite where it has no bound.
     */
    double distance;
    /**
     * How far runs that hardly differ scatter in the component that scatters most, in standard deviations; 0 where the model is
     * smooth or deviations are to stay as told.
     */
    double scatter;
    /**
     * The share of these runs in which it lies far apart from those like the best mode's: they go another way.
     */
    double apart;
    /**
     * 1 if the rest contradicts it.
     */
    uint32_t contradicted;
    /**
     * Zero.
     */
    uint32_t reserved;
} acs_item_fit;

/**
 * Id of an inverse problem; the caller owns it and frees it with `acs_inverse_free`. Immutable: any threads may
 * share it.
 */
typedef uint64_t acs_inverse;

/**
 * Options of `acs_inverse_solve`; call `acs_inverse_options_init` first.
 */
typedef struct acs_inverse_options {
    /**
     * `sizeof` of the struct, set by the init function.
     */
    size_t struct_size;
    /**
     * What every random draw comes from; 1 by default.
     */
    uint64_t seed;
    /**
     * Probability of the intervals, in (0, 1); 0.9 by default.
     */
    double level;
    /**
     * Most runs of the model, at least `100 + 20` for each unknown; 2000 by default.
     */
    uint32_t budget;
    /**
     * Independent samples that each probable mode must be worth for sampling to end before the budget does, 20 or
     * more; 300 by default.
     */
    uint32_t effective;
    /**
     * Threads that run the model at once; 1, the default, is the calling thread alone, 0 is as many as the
     * machine has. The result is the same.
     */
    uint32_t threads;
    /**
     * 1 to take deviations to be wider by what runs that hardly differ scatter, and where no fit that was found is probable; 0,
     * the default, to take them as told.
     */
    uint32_t widen;
} acs_inverse_options;

/**
 * The model of the caller: what evidence would look like if the unknowns had these values.
 *
 * Writes every residual, model less evidence, divided by its standard deviation, item after item, and returns
 * zero; anything else says that the model failed or that what was observed did not happen: these values count as
 * impossible. Residuals are NaN before; one that is not finite counts as a failure too. The same unknowns must
 * give the same residuals.
 *
 * `unknowns` and `residuals` are valid for that call alone. With more than one thread it is called from threads
 * of the library, several at once, and `ctx` must bear that. It must return normally: no C++ exception, no
 * longjmp.
 */
typedef int32_t (*acs_forward)(void *ctx,
                               const double *unknowns,
                               size_t unknown_count,
                               double *residuals,
                               size_t residual_count);

/**
 * Receives the text of a panic: UTF-8, without a final NUL, valid for the call alone.
 */
typedef void (*acs_panic_log)(void *ctx, const uint8_t *text, size_t len);

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The version of the library that was loaded, to be compared with `ACS_ABI_VERSION`.
 *
 * Threads: any.
 */
uint32_t acs_abi_version(void);

/**
 * Views the full version of the library: `0.1.0`.
 *
 * Ownership: the view is static. Threads: any.
 */
acs_status acs_version(struct acs_bytes *version);

/**
 * Finds the name of a status: its constant without `ACS_STATUS_`, in lower case with hyphens
 * (`stale-handle`).
 *
 * Ownership: the view is static. Threads: any.
 *
 * \param status  the number
 * \param name    receives the name
 * \return `ACS_STATUS_NO_SUCH_NAME` for a number that this version does not know
 */
acs_status acs_status_name(acs_status status, struct acs_bytes *name);

/**
 * Reads the status that the failed call returned.
 *
 * Threads: any.
 */
acs_status acs_error_status(acs_error error, acs_status *status);

/**
 * Reads whether the same call can succeed after a change of its input: 1 or 0.
 *
 * Threads: any.
 */
acs_status acs_error_recoverable(acs_error error, int32_t *recoverable);

/**
 * Views the message: what went wrong, in English, for a person.
 *
 * Ownership: the view lives until `acs_error_free`. Threads: any.
 */
acs_status acs_error_message(acs_error error, struct acs_bytes *message);

/**
 * Views the path of what is wrong: a place in a document such as `vehicles.bullet.mass`, or the name of an
 * argument.
 *
 * Ownership: the view lives until `acs_error_free`; `data` is null when there is no path. Threads: any.
 */
acs_status acs_error_path(acs_error error, struct acs_bytes *path);

/**
 * Counts the causes below an error.
 *
 * Threads: any.
 */
acs_status acs_error_cause_count(acs_error error, size_t *count);

/**
 * Views the message of a cause; cause 0 is the nearest.
 *
 * Ownership: the view lives until `acs_error_free`. Threads: any.
 *
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
 */
acs_status acs_error_cause(acs_error error, size_t index, struct acs_bytes *message);

/**
 * Frees an error; its views end. Zero is allowed.
 *
 * Threads: any; calls that use the error at that moment finish first with what they have.
 */
acs_status acs_error_free(acs_error error);

/**
 * Counts the problems of an error.
 *
 * Threads: any.
 */
acs_status acs_error_problem_count(acs_error error, size_t *count);

/**
 * Reads the number of a problem, one of the statuses.
 *
 * Threads: any.
 *
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
 */
acs_status acs_error_problem_code(acs_error error, size_t index, acs_status *code);

/**
 * Reads how grave a problem is, an `acs_severity`.
 *
 * Threads: any.
 *
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
 */
acs_status acs_error_problem_severity(acs_error error, size_t index, int32_t *severity);

/**
 * Views a text of a problem.
 *
 * Ownership: the view lives until `acs_error_free`; `data` is null when the problem has no such text.
 * Threads: any.
 *
 * \param field  an `acs_problem_field`
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`, `ACS_STATUS_UNKNOWN_ENUM_VALUE`
 */
acs_status acs_error_problem_text(acs_error error, size_t index, int32_t field, struct acs_bytes *text);

/**
 * Reads a scene.
 *
 * Ownership: `text` is borrowed for the call; the caller frees the scene and the error. Threads: any.
 *
 * \param text    the scene document
 * \param format  an `acs_format`
 * \param scene   receives the id, zero on failure
 * \param error   null, or receives an error that lists every problem of the document with its path
 * \return a number of the document family (1000..1199) when the scene is not valid
 */
acs_status acs_scene_parse(struct acs_bytes text, int32_t format, acs_scene *scene, acs_error *error);

/**
 * Checks a scene and writes all of its problems, warnings included, as a JSON array.
 *
 * Each problem has `code`, `path`, `message` and `severity`, and `value`, `limit` and `hint` where they
 * apply. The array of a scene without problems is `[]`.
 *
 * Ownership: `text` and `sink` are borrowed for the call; the caller frees the error. Threads: any.
 *
 * \param sink   null, or receives the array
 * \param error  null, or receives an error that lists every problem
 * \return `ACS_STATUS_OK` for a scene that can be used, else as `acs_scene_parse`
 */
acs_status acs_scene_validate(struct acs_bytes text,
                              int32_t format,
                              const struct acs_sink *sink,
                              acs_error *error);

/**
 * Copies the identity of a scene: 64 lower-case hexadecimal digits without a final NUL.
 *
 * The spelling of units and the case metadata have no influence on it. Threads: any.
 *
 * \param buffer    null with capacity 0 to ask for the length
 * \param capacity  bytes that `buffer` has
 * \param len       receives the length, also when the buffer is too small
 * \return `ACS_STATUS_BUFFER_TOO_SMALL`
 */
acs_status acs_scene_hash(acs_scene scene, char *buffer, size_t capacity, size_t *len);

/**
 * Writes the JSON Schema of scenes.
 *
 * Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
 */
acs_status acs_scene_schema(const struct acs_sink *sink, acs_error *error);

/**
 * Writes the resolved scene as JSON: every value that a simulation uses, defaults marked as such with their
 * source.
 *
 * Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
 */
acs_status acs_scene_echo(acs_scene scene, const struct acs_sink *sink, acs_error *error);

/**
 * Writes figures of every vehicle of a scene as JSON: wheel loads, rollover, handling, ride, braking, coasting.
 *
 * The document has `schema` (`accuscene/figures/1`), the conditions `friction` and `coast_from`, and `vehicles`; SI units
 * and radians. A figure whose closed form does not apply to a vehicle is null, and the vehicle's `notes` say why. Nothing
 * is simulated; the same scene gives the same bytes.
 *
 * Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
 *
 * \return as `acs_simulate` for a scene that cannot be simulated
 */
acs_status acs_scene_figures(acs_scene scene,
                             const struct acs_sink *sink,
                             acs_error *error);

/**
 * Frees a scene; runs made from it stay. Zero is allowed.
 *
 * Threads: any; calls that use the scene at that moment finish with it.
 */
acs_status acs_scene_free(acs_scene scene);

/**
 * Reads a scene whose vehicles name vehicle files of the host in `model`.
 *
 * `acs_scene_parse` knows the classes of the library alone. Of files with one name the first counts; a file of the host
 * goes before a class of the library. A file that no vehicle names is not read.
 *
 * Ownership: `text` and `files` are borrowed for the call; the caller frees the scene and the error. Threads: any.
 *
 * \param files   null with `count` 0 when there are none
 * \return as `acs_scene_parse`; the problems of a file are told at the `model` that names it
 */
acs_status acs_scene_parse_with(struct acs_bytes text,
                                int32_t format,
                                const struct acs_vehicle_file *files,
                                size_t count,
                                acs_scene *scene,
                                acs_error *error);

/**
 * Writes the library of generic vehicle classes as a JSON array: `name`, by which scenes ask for it, and `file`, the
 * document in SI units with sources.
 *
 * Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
 */
acs_status acs_vehicle_library(const struct acs_sink *sink,
                               acs_error *error);

/**
 * Checks a vehicle file and writes all of its problems, warnings included, as `acs_scene_validate` does.
 *
 * Ownership: `text` and `sink` are borrowed for the call; the caller frees the error. Threads: any.
 *
 * \param sink   null, or receives the array
 * \return `ACS_STATUS_OK` for a vehicle that can be used, else as `acs_scene_parse`
 */
acs_status acs_vehicle_validate(struct acs_bytes text,
                                int32_t format,
                                const struct acs_sink *sink,
                                acs_error *error);

/**
 * Writes a vehicle file as JSON with every value that it leaves out: defaults and estimates, marked as such with source
 * and standard deviation.
 *
 * Ownership: `text` and `sink` are borrowed for the call; the caller frees the error. Threads: any.
 *
 * \return as `acs_vehicle_validate`
 */
acs_status acs_vehicle_echo(struct acs_bytes text,
                            int32_t format,
                            const struct acs_sink *sink,
                            acs_error *error);

/**
 * Writes the JSON Schema of vehicle files.
 *
 * Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
 */
acs_status acs_vehicle_schema(const struct acs_sink *sink, acs_error *error);

/**
 * Gives run options their defaults.
 *
 * Threads: any.
 *
 * \param options      the struct, `struct_size` bytes long
 * \param struct_size  `sizeof(acs_run_options)` as the caller compiled it
 */
acs_status acs_run_options_init(struct acs_run_options *options, size_t struct_size);

/**
 * Gives report options their defaults.
 *
 * Threads: any.
 *
 * \param options      the struct, `struct_size` bytes long
 * \param struct_size  `sizeof(acs_report_options)` as the caller compiled it
 */
acs_status acs_report_options_init(struct acs_report_options *options, size_t struct_size);

/**
 * Makes a cancel token.
 *
 * Ownership: the caller frees it. Threads: any.
 *
 * \param cancel  receives the id
 */
acs_status acs_cancel_new(acs_cancel *cancel);

/**
 * Asks every call that was given this token to stop soon; a token stays requested.
 *
 * Threads: any, also from inside a progress function.
 */
acs_status acs_cancel_request(acs_cancel cancel);

/**
 * Frees a cancel token; calls that were given it keep it until they return. Zero is allowed.
 *
 * Threads: any.
 */
acs_status acs_cancel_free(acs_cancel cancel);

/**
 * Simulates a scene; the same scene gives the same bits everywhere.
 *
 * Ownership: the caller frees the run and the error; scene and token stay the caller's and may be freed
 * during the call. Threads: any; each call simulates on its own calling thread.
 *
 * \param scene         from `acs_scene_parse`
 * \param options       null for the defaults
 * \param progress      null, or called now and then
 * \param progress_ctx  handed to `progress`
 * \param cancel        zero, or a token that another thread may request
 * \param run           receives the id, zero on failure
 * \param error         null, or receives the error
 * \return 2004 after a stop, another number of the physics family (2000..2999) when the scene asks for what
 * this version cannot run or the run diverges, of the document family when the scene is not valid
 */
acs_status acs_simulate(acs_scene scene,
                        const struct acs_run_options *options,
                        acs_progress progress,
                        void *progress_ctx,
                        acs_cancel cancel,
                        acs_run *run,
                        acs_error *error);

/**
 * Compiles a scene and puts it under the hands of the host, at its start.
 *
 * A vehicle whose controls were never set does what the scene's driver does.
 * Ownership: the caller frees the session and the error; the scene may be freed at once. Threads: any.
 *
 * \param scene    from `acs_scene_parse`
 * \param options  null for the defaults; `ACS_RECORD_NONE` keeps no rows
 * \param live     receives the id, zero on failure
 * \param error    null, or receives the error
 * \return as `acs_simulate`
 */
acs_status acs_live_new(acs_scene scene,
                        const struct acs_run_options *options,
                        acs_live *live,
                        acs_error *error);

/**
 * Makes a session that has done `steps` steps with the inputs of a log of `acs_live_log`: the same bits.
 *
 * Ownership: as `acs_live_new`; `log` is borrowed for the call. Threads: any.
 *
 * \param log    JSON
 * \param steps  steps to do; inputs of later steps are left out
 * \return besides those of `acs_simulate` a number of the document family when the log is not one
 */
acs_status acs_live_replay(acs_scene scene,
                           const struct acs_run_options *options,
                           struct acs_bytes log,
                           uint64_t steps,
                           acs_live *live,
                           acs_error *error);

/**
 * Counts the vehicles of a session, two-wheelers after the others; indices follow the scene. Threads: any.
 */
acs_status acs_live_vehicle_count(acs_live live, size_t *count);

/**
 * Finds a vehicle by its id in the scene. Threads: any.
 *
 * \return `ACS_STATUS_NO_SUCH_NAME`
 */
acs_status acs_live_vehicle_index(acs_live live, struct acs_bytes id, size_t *index);

/**
 * Counts the wheels of a vehicle: left before right, axle by axle from the front. Threads: any.
 *
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
 */
acs_status acs_live_wheel_count(acs_live live, uint64_t vehicle, size_t *count);

/**
 * Sets the controls of many vehicles in one call; all or none. They act from the next step on.
 *
 * Every input is logged with its step. Ownership: the array is borrowed for the call; the caller frees the
 * error. Threads: any, in turns.
 *
 * \param controls  `count` entries
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`, or a number of the physics family for a value out of its range
 */
acs_status acs_live_set_controls(acs_live live,
                                 const struct acs_controls *controls,
                                 size_t count,
                                 acs_error *error);

/**
 * Sets what happens to single wheels besides the pedals and the steering: locked, braked, bent.
 *
 * It lasts until it is set again. Ownership and threads: as `acs_live_set_controls`.
 *
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`, or a number of the physics family for a value out of its range
 */
acs_status acs_live_set_wheels(acs_live live,
                               const struct acs_wheel_controls *wheels,
                               size_t count,
                               acs_error *error);

/**
 * Gives a vehicle back to the scene's driver, who is where the time table says. Threads: any, in turns.
 *
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
 */
acs_status acs_live_release(acs_live live, uint64_t vehicle, acs_error *error);

/**
 * Moves all vehicles on by `steps` steps, with contacts and impacts, exactly as `acs_simulate` does.
 *
 * Ownership: the caller frees the error. Threads: any, in turns.
 *
 * \param steps  steps of the scene's `options.step` (1 ms by default)
 * \return a number of the physics family when the motion diverges
 */
acs_status acs_live_step(acs_live live, uint64_t steps, acs_error *error);

/**
 * Writes every input so far as JSON, for `acs_live_replay`.
 *
 * Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
 */
acs_status acs_live_log(acs_live live, const struct acs_sink *sink, acs_error *error);

/**
 * Makes a run of what has happened so far: tables, events, collisions, documents and reports.
 *
 * The session goes on. Ownership: the caller frees the run and the error. Threads: any, in turns.
 */
acs_status acs_live_run(acs_live live, acs_run *run, acs_error *error);

/**
 * Frees a session; runs made from it stay. Zero is allowed.
 *
 * Threads: any; calls that use the session at that moment finish with it.
 */
acs_status acs_live_free(acs_live live);

/**
 * Tells the steps done and the time reached, s. Threads: any.
 *
 * \param steps  receives the steps
 * \param time   receives the time
 */
acs_status acs_live_time(acs_live live, uint64_t *steps, double *time);

/**
 * Copies the states of the vehicles from index `first` on.
 *
 * Threads: any.
 *
 * \param first   index of the first vehicle
 * \param states  receives `count` states
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
 */
acs_status acs_live_states(acs_live live, size_t first, struct acs_vehicle_state *states, size_t count);

/**
 * Copies the states of the wheels of a vehicle from index `first` on.
 *
 * Threads: any.
 *
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
 */
acs_status acs_live_wheels(acs_live live,
                           uint64_t vehicle,
                           size_t first,
                           struct acs_wheel_state *wheels,
                           size_t count);

/**
 * Makes a point to come back to: state, recording and log.
 *
 * Ownership: the caller frees it with `acs_snapshot_free`. Threads: any, in turns.
 */
acs_status acs_live_snapshot(acs_live live, acs_snapshot *snapshot, acs_error *error);

/**
 * Goes back to a snapshot of the same session; inputs that came after it are forgotten.
 *
 * Threads: any, in turns.
 *
 * \return a number of the physics family when the snapshot is of another session
 */
acs_status acs_live_restore(acs_live live, acs_snapshot snapshot, acs_error *error);

/**
 * Frees a snapshot. Zero is allowed. Threads: any.
 */
acs_status acs_snapshot_free(acs_snapshot snapshot);

/**
 * Frees a run; all its views end. Zero is allowed.
 *
 * Threads: any; calls that use the run at that moment finish with it.
 */
acs_status acs_run_free(acs_run run);

/**
 * Counts the tables of a run.
 *
 * `vehicle.<id>` has the motion of a vehicle, `wheel.<id>.<wheel>` that of a wheel. Threads: any.
 */
acs_status acs_run_table_count(acs_run run, size_t *count);

/**
 * Views the name of a table.
 *
 * Ownership: the view lives until `acs_run_free`. Threads: any.
 *
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
 */
acs_status acs_run_table_name(acs_run run, size_t index, struct acs_bytes *name);

/**
 * Finds a table by its name.
 *
 * Threads: any.
 *
 * \return `ACS_STATUS_NO_SUCH_NAME`
 */
acs_status acs_run_table_index(acs_run run, struct acs_bytes name, size_t *index);

/**
 * Counts the rows of a table; row i of all its columns belongs to the same instant.
 *
 * Threads: any.
 *
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
 */
acs_status acs_run_table_rows(acs_run run, size_t index, size_t *rows);

/**
 * Counts the columns of a table.
 *
 * Threads: any.
 *
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
 */
acs_status acs_run_column_count(acs_run run, size_t table, size_t *count);

/**
 * Views the name of a column: `t`, `x`, `yaw_rate`.
 *
 * Ownership: the view lives until `acs_run_free`. Threads: any.
 *
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
 */
acs_status acs_run_column_name(acs_run run, size_t table, size_t column, struct acs_bytes *name);

/**
 * Views the unit of a column: `m/s`, `rad`; empty for a number without a unit.
 *
 * Ownership: the view lives until `acs_run_free`. Threads: any.
 *
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
 */
acs_status acs_run_column_unit(acs_run run, size_t table, size_t column, struct acs_bytes *unit);

/**
 * Finds a column of a table by its name.
 *
 * Threads: any.
 *
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`, `ACS_STATUS_NO_SUCH_NAME`
 */
acs_status acs_run_column_index(acs_run run, size_t table, struct acs_bytes name, size_t *column);

/**
 * Views the values of a column, in the unit of the column: `rows` numbers side by side, `cols` is 1.
 *
 * Ownership: the view lives until `acs_run_free`; a copy is `memcpy` of `rows` doubles. Threads: any.
 *
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
 */
acs_status acs_run_column(acs_run run, size_t table, size_t column, struct acs_f64_view *values);

/**
 * Writes the outcome of a run as JSON: input echo, models, vehicles, collisions, warnings and table hashes.
 *
 * The same scene gives the same bytes. Ownership: `sink` is borrowed for the call; the caller frees the
 * error. Threads: any.
 */
acs_status acs_run_json(acs_run run, const struct acs_sink *sink, acs_error *error);

/**
 * Writes the events of a run (contacts, collisions, rest, ...) in order of time as a JSON array.
 *
 * A collision by impulse has `sensitivity`: what delta-V, yaw rate, PDOF and EES change by
 * with another point or plane.
 *
 * Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
 */
acs_status acs_run_events_json(acs_run run, const struct acs_sink *sink, acs_error *error);

/**
 * Writes the report of a run: one HTML file that needs no network.
 *
 * Ownership: `sink` and `options` are borrowed for the call; the caller frees the error. Threads: any.
 *
 * \param options  null for the defaults
 */
acs_status acs_run_report_html(acs_run run,
                               const struct acs_report_options *options,
                               const struct acs_sink *sink,
                               acs_error *error);

/**
 * Gives compare options their defaults.
 *
 * Threads: any.
 *
 * \param options      the struct, `struct_size` bytes long
 * \param struct_size  `sizeof(acs_compare_options)` as the caller compiled it
 */
acs_status acs_compare_options_init(struct acs_compare_options *options, size_t struct_size);

/**
 * Simulates a scene under every impact model, one after the other, and tells how far the outcomes are apart.
 *
 * Each model replaces the scene's own, for all pairs; its outcome has the bits of `acs_simulate` with that model. A
 * model that cannot run the scene is listed with the reason.
 *
 * Ownership: the caller frees the comparison and the error; scene and token stay the caller's and may be freed
 * during the call. Threads: any; each call simulates on its own calling thread.
 *
 * \param scene         from `acs_scene_parse`
 * \param options       null for the defaults
 * \param progress      null, or called now and then; its times are those of all runs together
 * \param progress_ctx  handed to `progress`
 * \param cancel        zero, or a token that another thread may request
 * \param comparison    receives the id, zero on failure
 * \param error         null, or receives the error
 * \return as `acs_simulate`; a scene that no model can run gives the error of its own model
 */
acs_status acs_compare(acs_scene scene,
                       const struct acs_compare_options *options,
                       acs_progress progress,
                       void *progress_ctx,
                       acs_cancel cancel,
                       acs_comparison *comparison,
                       acs_error *error);

/**
 * Frees a comparison. Zero is allowed.
 *
 * Threads: any; calls that use the comparison at that moment finish with it.
 */
acs_status acs_comparison_free(acs_comparison comparison);

/**
 * Writes a comparison as JSON (`accuscene/comparison/1`): input echo, the outcome of each model, the models that were
 * refused and why, every figure under each model with its uncertainty by point and plane, and its spread.
 *
 * The same scene gives the same bytes. Ownership: `sink` is borrowed for the call; the caller frees the
 * error. Threads: any.
 */
acs_status acs_comparison_json(acs_comparison comparison,
                               const struct acs_sink *sink,
                               acs_error *error);

/**
 * Writes the figures of a comparison as CSV, one line a figure, in SI units.
 *
 * Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
 */
acs_status acs_comparison_csv(acs_comparison comparison, const struct acs_sink *sink, acs_error *error);

/**
 * Writes the report of a comparison: one HTML file that needs no network.
 *
 * Ownership: `sink` and `options` are borrowed for the call; the caller frees the error. Threads: any.
 *
 * \param options  null for the defaults
 */
acs_status acs_comparison_report_html(acs_comparison comparison,
                                      const struct acs_report_options *options,
                                      const struct acs_sink *sink,
                                      acs_error *error);

/**
 * Writes the JSON Schema of comparisons.
 *
 * Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
 */
acs_status acs_comparison_schema(const struct acs_sink *sink, acs_error *error);

/**
 * Writes the outcome of an analysis as JSON (`accuscene/analysis-outcome/1`): input echo, and of each formula its source,
 * range of validity, inputs, figures with their spread, and warnings.
 *
 * The same case gives the same bytes. Ownership: `sink` is borrowed for the call; the caller frees the
 * error. Threads: any.
 */
acs_status acs_analysis_outcome_json(acs_analysis_outcome outcome,
                                     const struct acs_sink *sink,
                                     acs_error *error);

/**
 * Writes the figures of an analysis as CSV, one line a figure, in SI units.
 *
 * Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
 */
acs_status acs_analysis_outcome_csv(acs_analysis_outcome outcome,
                                    const struct acs_sink *sink,
                                    acs_error *error);

/**
 * Writes the report of an analysis: one HTML file that needs no network.
 *
 * Ownership: `sink` and `options` are borrowed for the call; the caller frees the error. Threads: any.
 *
 * \param options  null for the defaults
 */
acs_status acs_analysis_outcome_report_html(acs_analysis_outcome outcome,
                                            const struct acs_report_options *options,
                                            const struct acs_sink *sink,
                                            acs_error *error);

/**
 * Writes the JSON Schema of outcomes of analyses.
 *
 * Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
 */
acs_status acs_analysis_outcome_schema(const struct acs_sink *sink, acs_error *error);

/**
 * Frees the outcome of an analysis. Zero is allowed.
 *
 * Threads: any; calls that use the outcome at that moment finish with it.
 */
acs_status acs_analysis_outcome_free(acs_analysis_outcome outcome);

/**
 * Reads a case: formulas with their inputs, chained and correlated as the document says.
 *
 * Ownership: `text` is borrowed for the call; the caller frees the case and the error. Threads: any.
 *
 * \param text      the document (`accuscene/analysis/1`)
 * \param format    an `acs_format`
 * \param analysis  receives the id, zero on failure
 * \param error     null, or receives an error that lists every problem of the document with its path
 * \return a number of the document family (1000..1199) when the document is not valid
 */
acs_status acs_analysis_parse(struct acs_bytes text,
                              int32_t format,
                              acs_analysis *analysis,
                              acs_error *error);

/**
 * Evaluates the formulas of a case, and how their figures spread over its uncertain inputs; the same case gives the same
 * bits everywhere.
 *
 * Ownership: the caller frees the outcome and the error; case and token stay the caller's and may be freed
 * during the call. Threads: any; each call works on its own calling thread.
 *
 * \param analysis      from `acs_analysis_parse`
 * \param progress      null, or called now and then with samples drawn and samples in all
 * \param progress_ctx  handed to `progress`
 * \param cancel        zero, or a token that another thread may request
 * \param outcome       receives the id, zero on failure
 * \param error         null, or receives the error
 * \return 2004 after a stop, another number of the physics family (2000..2999) when the uncertainty cannot be worked out
 */
acs_status acs_analysis_run(acs_analysis analysis,
                            acs_progress progress,
                            void *progress_ctx,
                            acs_cancel cancel,
                            acs_analysis_outcome *outcome,
                            acs_error *error);

/**
 * Writes the JSON Schema of cases, with the inputs of every formula.
 *
 * Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
 */
acs_status acs_analysis_schema(const struct acs_sink *sink, acs_error *error);

/**
 * Frees a case; outcomes made from it stay. Zero is allowed.
 *
 * Threads: any; calls that use the case at that moment finish with it.
 */
acs_status acs_analysis_free(acs_analysis analysis);

/**
 * Writes every formula as JSON (`accuscene/formulas/1`): name, title, source, range of validity, the schema of its inputs
 * with units and ranges, and its figures.
 *
 * Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
 */
acs_status acs_formulas(const struct acs_sink *sink,
                        acs_error *error);

/**
 * Makes a formula with its inputs; it must have an answer with them.
 *
 * Ownership: `name` and `inputs` are borrowed for the call; the caller frees the formula and the error. Threads: any.
 *
 * \param name     name of the formula, as `acs_formulas` lists it
 * \param inputs   its inputs, a JSON object; values are numbers in SI, texts with a unit, or objects
 * \param formula  receives the id, zero on failure
 * \param error    null, or receives an error that lists every problem of the inputs with its path
 * \return `ACS_STATUS_NO_SUCH_NAME`; a number of the document family (1000..1199) when the inputs are not valid, of the
 * physics family (2000..2999) when they have no answer
 */
acs_status acs_formula_new(struct acs_bytes name,
                           struct acs_bytes inputs,
                           acs_formula *formula,
                           acs_error *error);

/**
 * Writes the values that go into a formula and the figures that come out as JSON: `name`, `inputs` and `figures`, lists of
 * objects with `name`, `unit` and `value` in the order of `acs_formula_evaluate`.
 *
 * Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
 */
acs_status acs_formula_describe(acs_formula formula,
                                const struct acs_sink *sink,
                                acs_error *error);

/**
 * Evaluates a formula for many rows of inputs.
 *
 * The figures of a row without an answer are all NaN, as is a single figure that there is none of. Ownership: `inputs`
 * and `figures` are borrowed for the call; the caller frees the error. Threads: any.
 *
 * \param rows           number of rows
 * \param inputs         `rows * input_count` values in SI, row by row
 * \param input_count    values a row, as `acs_formula_describe` lists them
 * \param figures        receives `rows * figure_count` figures in SI, row by row
 * \param figure_count   figures a row, as `acs_formula_describe` lists them
 * \return `ACS_STATUS_WRONG_COUNT` when a count is not that of the formula
 */
acs_status acs_formula_evaluate(acs_formula formula,
                                size_t rows,
                                const double *inputs,
                                size_t input_count,
                                double *figures,
                                size_t figure_count,
                                acs_error *error);

/**
 * Frees a formula. Zero is allowed.
 *
 * Threads: any; calls that use the formula at that moment finish with it.
 */
acs_status acs_formula_free(acs_formula formula);

/**
 * Writes a reconstruction as JSON (`accuscene/reconstruction/1`): input echo, unknowns, explanations, evidence with
 * residuals and pulls, figures of the motion, samples, drawn runs and warnings.
 *
 * The same scene and options give the same bytes. Ownership: `sink` is borrowed for the call; the caller frees the
 * error. Threads: any.
 */
acs_status acs_reconstruction_json(acs_reconstruction reconstruction,
                                   const struct acs_sink *sink,
                                   acs_error *error);

/**
 * Writes the samples of a reconstruction as CSV, one line a sample, in SI units.
 *
 * Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
 */
acs_status acs_reconstruction_csv(acs_reconstruction reconstruction,
                                  const struct acs_sink *sink,
                                  acs_error *error);

/**
 * Writes the report of a reconstruction: one HTML file that needs no network.
 *
 * Ownership: `sink` and `options` are borrowed for the call; the caller frees the error. Threads: any.
 *
 * \param options  null for the defaults
 */
acs_status acs_reconstruction_report_html(acs_reconstruction reconstruction,
                                          const struct acs_report_options *options,
                                          const struct acs_sink *sink,
                                          acs_error *error);

/**
 * Writes the JSON Schema of reconstructions.
 *
 * Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
 */
acs_status acs_reconstruction_schema(const struct acs_sink *sink, acs_error *error);

/**
 * Counts the unknowns of a reconstruction, in the order of the scene.
 *
 * Threads: any.
 */
acs_status acs_reconstruction_unknown_count(acs_reconstruction reconstruction, size_t *count);

/**
 * Views the path of an unknown in the scene.
 *
 * Ownership: the view lives until `acs_reconstruction_free`. Threads: any.
 *
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
 */
acs_status acs_reconstruction_unknown_path(acs_reconstruction reconstruction,
                                           size_t index,
                                           struct acs_bytes *path);

/**
 * Tells what is known of an unknown.
 *
 * Threads: any.
 *
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
 */
acs_status acs_reconstruction_unknown(acs_reconstruction reconstruction,
                                      size_t index,
                                      struct acs_unknown *unknown);

/**
 * Counts the explanations that fit, the most probable first.
 *
 * Threads: any.
 */
acs_status acs_reconstruction_explanation_count(acs_reconstruction reconstruction, size_t *count);

/**
 * Views the unknowns at the best fit of an explanation, in the order of the unknowns, and tells its share of the
 * probability.
 *
 * Ownership: the view lives until `acs_reconstruction_free`. Threads: any.
 *
 * \param weight  null, or receives the share
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
 */
acs_status acs_reconstruction_explanation(acs_reconstruction reconstruction,
                                          size_t index,
                                          struct acs_f64_view *values,
                                          double *weight);

/**
 * Views the samples of an unknown, one number a sample, SI units.
 *
 * Ownership: the view lives until `acs_reconstruction_free`. Threads: any.
 *
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
 */
acs_status acs_reconstruction_samples(acs_reconstruction reconstruction,
                                      size_t unknown,
                                      struct acs_f64_view *values);

/**
 * Views the weights of the samples, which add up to 1.
 *
 * Ownership: the view lives until `acs_reconstruction_free`. Threads: any.
 */
acs_status acs_reconstruction_weights(acs_reconstruction reconstruction, struct acs_f64_view *weights);

/**
 * Frees a reconstruction. Zero is allowed.
 *
 * Threads: any; calls that use the reconstruction at that moment finish with it.
 */
acs_status acs_reconstruction_free(acs_reconstruction reconstruction);

/**
 * Gives reconstruct options their defaults.
 *
 * Threads: any.
 *
 * \param options      the struct, `struct_size` bytes long
 * \param struct_size  `sizeof(acs_reconstruct_options)` as the caller compiled it
 */
acs_status acs_reconstruct_options_init(struct acs_reconstruct_options *options, size_t struct_size);

/**
 * Finds the unknowns of a scene from its evidence: every explanation that fits, and how sure each is.
 *
 * The same scene and options give the same bits everywhere, on any number of threads.
 *
 * Ownership: the caller frees the reconstruction and the error; scene and token stay the caller's and may be freed
 * during the call. Threads: any; runs are made on threads of the call's own, progress is told on the calling thread.
 *
 * \param scene           from `acs_scene_parse`, with `unknowns` and `evidence`
 * \param options         null for the defaults
 * \param progress        null, or called now and then with runs made and runs in all
 * \param progress_ctx    handed to `progress`
 * \param cancel          zero, or a token that another thread may request
 * \param reconstruction  receives the id, zero on failure
 * \param error           null, or receives an error that lists every problem of unknowns and evidence with its path
 * \return a number of the physics family (2000..2999) when the case cannot be reconstructed or after a stop
 */
acs_status acs_reconstruct(acs_scene scene,
                           const struct acs_reconstruct_options *options,
                           acs_progress progress,
                           void *progress_ctx,
                           acs_cancel cancel,
                           acs_reconstruction *reconstruction,
                           acs_error *error);

/**
 * Counts the columns of an outcome: the parameters, then the outputs, each in the order of the plan.
 *
 * Threads: any.
 */
acs_status acs_sweep_outcome_column_count(acs_sweep_outcome outcome, size_t *count);

/**
 * Counts the parameters of an outcome: the column of this index is the first output.
 *
 * Threads: any.
 */
acs_status acs_sweep_outcome_parameter_count(acs_sweep_outcome outcome, size_t *count);

/**
 * Views the name of a column: the path of a parameter or the address of an output.
 *
 * Ownership: the view lives until `acs_sweep_outcome_free`. Threads: any.
 *
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
 */
acs_status acs_sweep_outcome_column_name(acs_sweep_outcome outcome, size_t index, struct acs_bytes *name);

/**
 * Views the unit of a column: `m/s`, `deg`; `1` for a ratio.
 *
 * Ownership: the view lives until `acs_sweep_outcome_free`. Threads: any.
 *
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
 */
acs_status acs_sweep_outcome_column_unit(acs_sweep_outcome outcome, size_t index, struct acs_bytes *unit);

/**
 * Finds a column by its name.
 *
 * Threads: any.
 *
 * \return `ACS_STATUS_NO_SUCH_NAME`
 */
acs_status acs_sweep_outcome_column_index(acs_sweep_outcome outcome, struct acs_bytes name, size_t *index);

/**
 * Views the values of a column, one a sample side by side, NaN where a sample has none; `cols` is 1.
 *
 * Ownership: the view lives until `acs_sweep_outcome_free`. Threads: any.
 *
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
 */
acs_status acs_sweep_outcome_column(acs_sweep_outcome outcome, size_t index, struct acs_f64_view *values);

/**
 * Writes the outcome of a sweep as JSON (`accuscene/sweep-outcome/1`): plan, parameters, outputs with their spread or their
 * lowest and highest values, failures, warnings, and every sample.
 *
 * The same scene and plan give the same bytes. Ownership: `sink` is borrowed for the call; the caller frees the
 * error. Threads: any.
 */
acs_status acs_sweep_outcome_json(acs_sweep_outcome outcome,
                                  const struct acs_sink *sink,
                                  acs_error *error);

/**
 * Writes the samples of a sweep as CSV, one line a sample, in SI units.
 *
 * Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
 */
acs_status acs_sweep_outcome_csv(acs_sweep_outcome outcome, const struct acs_sink *sink, acs_error *error);

/**
 * Writes the report of a sweep: one HTML file that needs no network.
 *
 * Ownership: `sink` and `options` are borrowed for the call; the caller frees the error. Threads: any.
 *
 * \param options  null for the defaults
 */
acs_status acs_sweep_outcome_report_html(acs_sweep_outcome outcome,
                                         const struct acs_report_options *options,
                                         const struct acs_sink *sink,
                                         acs_error *error);

/**
 * Writes the JSON Schema of outcomes of sweeps.
 *
 * Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
 */
acs_status acs_sweep_outcome_schema(const struct acs_sink *sink, acs_error *error);

/**
 * Frees the outcome of a sweep; all its views end. Zero is allowed.
 *
 * Threads: any; calls that use the outcome at that moment finish with it.
 */
acs_status acs_sweep_outcome_free(acs_sweep_outcome outcome);

/**
 * Checks a plan against a scene, and runs the scene once as it is written.
 *
 * Ownership: `plan` is borrowed for the call; the scene stays the caller's and may be freed afterwards; the caller frees
 * the sweep and the error. Threads: any.
 *
 * \param scene   from `acs_scene_parse`
 * \param plan    the document (`accuscene/sweep/1`): what is changed, how samples are chosen, which figures are kept
 * \param format  an `acs_format`
 * \param sweep   receives the id, zero on failure
 * \param error   null, or receives an error that lists every problem of the plan with its path
 * \return a number of the document family (1000..1199) when the plan is not valid or does not fit the scene, of the physics
 * family (2000..2999) when the scene cannot be run or correlations contradict each other
 */
acs_status acs_sweep_new(acs_scene scene,
                         struct acs_bytes plan,
                         int32_t format,
                         acs_sweep *sweep,
                         acs_error *error);

/**
 * Counts the samples of a sweep.
 *
 * Threads: any.
 */
acs_status acs_sweep_sample_count(acs_sweep sweep, uint64_t *count);

/**
 * Writes the plan as it was understood: paths, values and outputs spelt out, in SI.
 *
 * Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
 */
acs_status acs_sweep_plan(acs_sweep sweep, const struct acs_sink *sink, acs_error *error);

/**
 * Runs samples of a sweep and writes what they gave as a part (`accuscene/sweep-shard/1`), which another process may join.
 *
 * The same samples give the same bytes, however many threads work. After a stop the sink receives a part of the samples
 * that were finished by then, if any, and the status is 2004.
 *
 * Ownership: `sink` is borrowed for the call; sweep and token stay the caller's and may be freed during the call; the
 * caller frees the error. Threads: any; `progress` is called on the calling thread, between blocks of samples.
 *
 * \param first         the first sample, from 0
 * \param count         how many
 * \param threads       runs side by side; 0 is as many as the machine has processors, more than 1024 count as 1024
 * \param progress      null, or called now and then with samples done and samples of the call
 * \param progress_ctx  handed to `progress`
 * \param cancel        zero, or a token that another thread may request
 * \param error         null, or receives the error
 * \return 2004 after a stop, `ACS_STATUS_SWEEP_RANGE` for samples that the sweep does not have
 */
acs_status acs_sweep_run_shard(acs_sweep sweep,
                               uint64_t first,
                               uint64_t count,
                               size_t threads,
                               acs_progress progress,
                               void *progress_ctx,
                               acs_cancel cancel,
                               const struct acs_sink *sink,
                               acs_error *error);

/**
 * Runs all samples of a sweep; the same scene and plan give the same bits, however many threads work.
 *
 * Ownership: the caller frees the outcome and the error; sweep and token stay the caller's and may be freed during the
 * call. Threads: any; `progress` is called on the calling thread, between blocks of samples.
 *
 * \param threads       runs side by side; 0 is as many as the machine has processors, more than 1024 count as 1024
 * \param progress      null, or called now and then with samples done and samples in all
 * \param progress_ctx  handed to `progress`
 * \param cancel        zero, or a token that another thread may request
 * \param outcome       receives the id, zero on failure
 * \param error         null, or receives the error
 * \return 2004 after a stop, `ACS_STATUS_SWEEP_TOO_MANY` for more than 2^27 numbers of parameters and outputs
 */
acs_status acs_sweep_run(acs_sweep sweep,
                         size_t threads,
                         acs_progress progress,
                         void *progress_ctx,
                         acs_cancel cancel,
                         acs_sweep_outcome *outcome,
                         acs_error *error);

/**
 * Puts the parts of all samples together, in whatever order; the outcome has the bits of `acs_sweep_run`.
 *
 * Ownership: `parts` and their texts are borrowed for the call; the caller frees the outcome and the error. Threads: any.
 *
 * \param parts    texts from `acs_sweep_run_shard`
 * \param count    how many
 * \param outcome  receives the id, zero on failure
 * \param error    null, or receives the error
 * \return `ACS_STATUS_SWEEP_GAP` or `ACS_STATUS_SWEEP_OVERLAP` for samples in no part or in two, `ACS_STATUS_SWEEP_OTHER` for
 * a part of another scene, plan or engine, `ACS_STATUS_SWEEP_PART` or `ACS_STATUS_ENGINE_DECODE` for a damaged one
 */
acs_status acs_sweep_join(acs_sweep sweep,
                          const struct acs_bytes *parts,
                          size_t count,
                          acs_sweep_outcome *outcome,
                          acs_error *error);

/**
 * Writes the JSON Schema of plans.
 *
 * Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
 */
acs_status acs_sweep_schema(const struct acs_sink *sink, acs_error *error);

/**
 * Writes the JSON Schema of parts.
 *
 * Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
 */
acs_status acs_sweep_shard_schema(const struct acs_sink *sink, acs_error *error);

/**
 * Frees a sweep; outcomes made from it stay. Zero is allowed.
 *
 * Threads: any; calls that use the sweep at that moment finish with it.
 */
acs_status acs_sweep_free(acs_sweep sweep);

/**
 * Reads a study: named variables with their laws, rank correlations, and how samples are drawn (Rust `StudyCase`,
 * and in it `uncertainty::Study`, `Variable`, `Copula` and `Sampler`).
 *
 * Ownership: `text` is borrowed for the call; the caller frees the study and the error. Threads: any.
 *
 * \param text    the document (`accuscene/study/1`)
 * \param format  an `acs_format`
 * \param study   receives the id, zero on failure
 * \param error   null, or receives an error that lists every problem of the document with its path
 * \return a number of the document family (1000..1199) when the document is not valid,
 * `ACS_STATUS_UNCERTAINTY_CORRELATIONS` when its correlations contradict each other and are not to be repaired
 */
acs_status acs_study_new(struct acs_bytes text,
                         int32_t format,
                         acs_study *study,
                         acs_error *error);

/**
 * Writes the JSON Schema of studies.
 *
 * Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
 */
acs_status acs_study_schema(const struct acs_sink *sink, acs_error *error);

/**
 * Writes a study as it was understood: a document with its quantities in SI.
 *
 * Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
 */
acs_status acs_study_echo(acs_study study, const struct acs_sink *sink, acs_error *error);

/**
 * Counts the samples of a study.
 *
 * Threads: any.
 */
acs_status acs_study_sample_count(acs_study study, uint64_t *count);

/**
 * Tells the share of every correlation of the normal scores that a repair of contradicting ones took away; 0
 * without one.
 *
 * Threads: any.
 */
acs_status acs_study_shrunk(acs_study study, double *share);

/**
 * Draws samples (Rust `uncertainty::Study::sample`): each depends on the study and its number alone, so that any
 * process can draw any of them, with the same bits.
 *
 * The function of these variables is the caller's: its values are summarised by `acs_column_summary` and what
 * stands beside it. A number is not finite where a law leaves the range of doubles: such a sample has failed.
 * Ownership: `points` is borrowed for the call; the caller frees the error. Threads: any.
 *
 * \param first           the first sample, from 0
 * \param rows            how many
 * \param points          receives `rows * variable_count` values in SI, sample by sample
 * \param variable_count  values a sample, as many as the study has variables
 * \return `ACS_STATUS_WRONG_COUNT`, `ACS_STATUS_UNCERTAINTY_COUNT` for samples that the study does not have or
 * for more than 2^27 numbers
 */
acs_status acs_study_points(acs_study study,
                            uint64_t first,
                            size_t rows,
                            double *points,
                            size_t variable_count,
                            acs_error *error);

/**
 * Frees a study; designs made from it stay. Zero is allowed.
 *
 * Threads: any; calls that use the study at that moment finish with it.
 */
acs_status acs_study_free(acs_study study);

/**
 * Counts the variables of a study, constants among them: the numbers of a point.
 *
 * Threads: any.
 */
acs_status acs_study_variable_count(acs_study study, size_t *count);

/**
 * Views the name of a variable.
 *
 * Ownership: the view lives until `acs_study_free`. Threads: any.
 *
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
 */
acs_status acs_study_variable_name(acs_study study, size_t index, struct acs_bytes *name);

/**
 * Views the SI unit of a variable: `m/s`; `1` for a ratio.
 *
 * Ownership: the view lives until `acs_study_free`. Threads: any.
 *
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
 */
acs_status acs_study_variable_unit(acs_study study, size_t index, struct acs_bytes *unit);

/**
 * Finds a variable by its name.
 *
 * Threads: any.
 *
 * \return `ACS_STATUS_NO_SUCH_NAME`
 */
acs_status acs_study_variable_index(acs_study study, struct acs_bytes name, size_t *index);

/**
 * Tells what is known of a variable (Rust `uncertainty::Variable`).
 *
 * Threads: any.
 *
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
 */
acs_status acs_study_variable(acs_study study, size_t index, struct acs_variable *known);

/**
 * Asks the law of a variable for many values at once.
 *
 * Ownership: `arguments` and `values` are borrowed for the call; the caller frees the error. Threads: any.
 *
 * \param index      which variable
 * \param function   an `acs_law`
 * \param arguments  `count` shares, values or scores
 * \param values     receives `count` numbers
 * \param count      how many
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`, `ACS_STATUS_UNKNOWN_ENUM_VALUE`
 */
acs_status acs_study_law(acs_study study,
                         size_t index,
                         int32_t function,
                         const double *arguments,
                         double *values,
                         size_t count,
                         acs_error *error);

/**
 * Lays out the points at which the function of a study is wanted for a purpose.
 *
 * Get them with `acs_design_points`, work out the function at each, and give all values to the function of that
 * purpose.
 *
 * Ownership: the study stays the caller's and may be freed afterwards; the caller frees the design and the error.
 * Threads: any.
 *
 * \param study   from `acs_study_new`
 * \param kind    an `acs_design_kind`
 * \param design  receives the id, zero on failure
 * \param error   null, or receives the error
 * \return for first order `ACS_STATUS_UNCERTAINTY_DISTRIBUTION` when a variable has no standard deviation; for
 * indices `ACS_STATUS_UNCERTAINTY_COUNT` when variables are correlated, since then they are no shares
 */
acs_status acs_design_new(acs_study study,
                          int32_t kind,
                          acs_design *design,
                          acs_error *error);

/**
 * Counts the points of a design.
 *
 * Threads: any.
 */
acs_status acs_design_point_count(acs_design design, uint64_t *count);

/**
 * Writes points of a design, any range of them with the same bits.
 *
 * A number is not finite where a law leaves the range of doubles: the value of the function there does not count.
 * Ownership: `points` is borrowed for the call; the caller frees the error. Threads: any.
 *
 * \param first           the first point, from 0
 * \param rows            how many
 * \param points          receives `rows * variable_count` values in SI, point by point
 * \param variable_count  values a point, as many as the study has variables
 * \return `ACS_STATUS_WRONG_COUNT`, `ACS_STATUS_UNCERTAINTY_COUNT` for points that the design does not have or
 * for more than 2^27 numbers
 */
acs_status acs_design_points(acs_design design,
                             uint64_t first,
                             size_t rows,
                             double *points,
                             size_t variable_count,
                             acs_error *error);

/**
 * Frees a design. Zero is allowed.
 *
 * Threads: any; calls that use the design at that moment finish with it.
 */
acs_status acs_design_free(acs_design design);

/**
 * Tells how uncertainties pass through a function to first order, and its mean to second (Rust
 * `uncertainty::first_order`).
 *
 * Ownership: the pointers are borrowed for the call; the caller frees the error. Threads: any.
 *
 * \param values          the function at all points of a design of this kind, in their order
 * \param count           how many
 * \param gradient        null, or receives the slope by each variable
 * \param shares          null, or receives the share of the variance that each variable makes; NaN where it is
 * correlated with another, or where there is no variance
 * \param variable_count  length of both
 * \return `ACS_STATUS_WRONG_HANDLE_KIND` for a design of another kind, `ACS_STATUS_UNCERTAINTY_MISMATCH` for
 * another number of values, `ACS_STATUS_UNCERTAINTY_NO_RESULT` when a value is not finite
 */
acs_status acs_design_first_order(acs_design design,
                                  const double *values,
                                  size_t count,
                                  double *gradient,
                                  double *shares,
                                  size_t variable_count,
                                  struct acs_first_order *result,
                                  acs_error *error);

/**
 * Tells what each uncertain variable does to a function on its own, the widest first (Rust
 * `uncertainty::Tornado`).
 *
 * Ownership: the pointers are borrowed for the call; the caller frees the error. Threads: any.
 *
 * \param values     the function at all points of a design of this kind, in their order; not finite where it has
 * no result
 * \param count      how many
 * \param base       null, or receives the function where every variable has its value; NaN without a result
 * \param bars       receives a bar for each uncertain variable, by falling swing, those without one at the end
 * \param bar_count  room in `bars`, as many as the study has uncertain variables
 * \return `ACS_STATUS_WRONG_HANDLE_KIND` for a design of another kind, `ACS_STATUS_UNCERTAINTY_MISMATCH` for
 * another number of values, `ACS_STATUS_WRONG_COUNT`
 */
acs_status acs_design_tornado(acs_design design,
                              const double *values,
                              size_t count,
                              double *base,
                              struct acs_bar *bars,
                              size_t bar_count,
                              acs_error *error);

/**
 * Tells which share of the variance of a function each variable makes, alone and together with others (Sobol
 * indices, Rust `uncertainty::SobolIndices` over `Saltelli`; estimators of Saltelli et al. 2010).
 *
 * Ownership: the pointers are borrowed for the call; the caller frees the error. Threads: any.
 *
 * \param values          the function at all points of a design of this kind, in their order; a row with one that
 * is not finite fails as a whole
 * \param count           how many
 * \param indices         receives what each variable makes
 * \param variable_count  length of `indices`
 * \param result          receives mean, variance and counts of rows
 * \return `ACS_STATUS_WRONG_HANDLE_KIND` for a design of another kind, `ACS_STATUS_UNCERTAINTY_MISMATCH` for
 * another number of values, `ACS_STATUS_UNCERTAINTY_COUNT` for fewer than two rows with a result or more than
 * 2^27 values, `ACS_STATUS_UNCERTAINTY_UNDETERMINED` for a function that is the same everywhere
 */
acs_status acs_design_indices(acs_design design,
                              const double *values,
                              size_t count,
                              struct acs_index *indices,
                              size_t variable_count,
                              struct acs_indices *result,
                              acs_error *error);

/**
 * Tells what a column of results says (Rust `uncertainty::Summary`).
 *
 * Values that are not finite count as failed. Ownership: `values` is borrowed for the call; the caller frees the
 * error. Threads: any.
 *
 * \param values   the results
 * \param count    how many
 * \param level    share of the results in the interval, in (0, 1)
 * \param summary  receives the figures
 * \return `ACS_STATUS_UNCERTAINTY_VALUE` for a level out of range, `ACS_STATUS_UNCERTAINTY_COUNT` for a column
 * without results
 */
acs_status acs_column_summary(const double *values,
                              size_t count,
                              double level,
                              struct acs_summary *summary,
                              acs_error *error);

/**
 * Tells the values that shares of the results of a column lie below, straight between neighbours (Rust
 * `Summary::quantile`).
 *
 * Ownership: the pointers are borrowed for the call; the caller frees the error. Threads: any.
 *
 * \param values       the results; what is not finite counts as failed
 * \param count        how many
 * \param shares       the shares, 0 to 1
 * \param quantiles    receives a value for each share, NaN for a share out of range
 * \param errors       null, or receives what independent samples leave uncertain of each, NaN where they are too
 * few
 * \param share_count  length of the three
 * \return `ACS_STATUS_UNCERTAINTY_COUNT` for a column without results
 */
acs_status acs_column_quantiles(const double *values,
                                size_t count,
                                const double *shares,
                                double *quantiles,
                                double *errors,
                                size_t share_count,
                                acs_error *error);

/**
 * Tells how the figures of a column settled (Rust `uncertainty::Convergence`).
 *
 * Ownership: `values` is borrowed for the call; the caller frees the error. Threads: any.
 *
 * \param values       the results in the order of their samples; what is not finite counts as failed
 * \param count        how many
 * \param level        share of the results in the interval, in (0, 1)
 * \param convergence  receives the figures
 * \return `ACS_STATUS_UNCERTAINTY_VALUE` for a level out of range, `ACS_STATUS_UNCERTAINTY_COUNT` for an empty
 * column
 */
acs_status acs_column_convergence(const double *values,
                                  size_t count,
                                  double level,
                                  struct acs_convergence *convergence,
                                  acs_error *error);

/**
 * Counts the results of a column in bins of equal width: by Freedman and Diaconis 1981, or Sturges 1926 where
 * half of the results are the same (Rust `Summary::histogram`).
 *
 * Ownership: the pointers are borrowed for the call; the caller frees the error. Threads: any.
 *
 * \param values     the results; what is not finite counts as failed
 * \param count      how many
 * \param counts     receives how many results each bin has; 128 are always enough
 * \param capacity   room in `counts`
 * \param histogram  receives where the bins are, and how many
 * \return `ACS_STATUS_BUFFER_TOO_SMALL` when there are more bins than room; `histogram` was written
 */
acs_status acs_column_histogram(const double *values,
                                size_t count,
                                uint64_t *counts,
                                size_t capacity,
                                struct acs_histogram *histogram,
                                acs_error *error);

/**
 * Tells the rank correlation (Spearman) of two columns, -1 to 1; equal values share their mean rank (Rust
 * `uncertainty::rank_correlation`).
 *
 * Rows where either is not finite are left out. Ownership: the columns are borrowed for the call; the caller
 * frees the error. Threads: any.
 *
 * \param one          a column
 * \param other        another one
 * \param count        length of both
 * \param correlation  receives the rank correlation; NaN where fewer than two rows are left or a column has one
 * value alone
 */
acs_status acs_rank_correlation(const double *one,
                                const double *other,
                                size_t count,
                                double *correlation,
                                acs_error *error);

/**
 * Tells the least number of independent samples whose extremes hold a share of all results with a probability: 59
 * and 93 for 95 % and 95 % (Wilks 1941; Rust `uncertainty::wilks_sample_size`).
 *
 * Ownership: the caller frees the error. Threads: any.
 *
 * \param coverage    the share, in (0, 1)
 * \param confidence  the probability, in (0, 1)
 * \param sides       an `acs_sides`
 * \param samples     receives the number
 * \return `ACS_STATUS_UNCERTAINTY_VALUE` for shares out of range, `ACS_STATUS_UNCERTAINTY_COUNT` for more than
 * 2^40 samples
 */
acs_status acs_wilks_sample_size(double coverage,
                                 double confidence,
                                 int32_t sides,
                                 uint64_t *samples,
                                 acs_error *error);

/**
 * Solves rows with known standard deviations in the sense of least squares (Householder 1958; Rust
 * `uncertainty::WeightedLeastSquares`).
 *
 * Ownership: the pointers are borrowed for the call; the caller frees the error. Threads: any.
 *
 * \param coefficients   `rows * unknowns` numbers, row by row
 * \param right          right sides, one a row
 * \param deviations     their standard deviations, one a row, above 0
 * \param rows           number of rows
 * \param unknowns       number of unknowns, at most 256
 * \param solution       receives the unknowns
 * \param covariance     null, or receives their covariance, `unknowns * unknowns` numbers row by row, without a
 * factor from the residuals
 * \param fit            null, or receives how well the fit is founded
 * \return `ACS_STATUS_UNCERTAINTY_UNDETERMINED` for rows that do not tell the unknowns apart, another number of
 * the uncertainty family (2400..2409) for input out of range
 */
acs_status acs_least_squares(const double *coefficients,
                             const double *right,
                             const double *deviations,
                             size_t rows,
                             size_t unknowns,
                             double *solution,
                             double *covariance,
                             struct acs_fit *fit,
                             acs_error *error);

/**
 * Tells velocities before an impact from those after it, by conservation of momentum and the directions of
 * approach, weighted by what is known of them (Rust `uncertainty::momentum_fit`).
 *
 * Ownership: `evidence` is borrowed for the call; the caller frees the error. Threads: any.
 *
 * \param evidence  what is known
 * \param before    receives the velocities
 * \return `ACS_STATUS_UNCERTAINTY_UNDETERMINED` for directions of approach that are parallel, another number of
 * the uncertainty family (2400..2409) for input out of range
 */
acs_status acs_momentum(const struct acs_momentum_evidence *evidence,
                        struct acs_momentum_fit *before,
                        acs_error *error);

/**
 * Tells the speed before a skid to rest by Bayes' rule: uniform prior of the speed, normal prior of the friction,
 * normal error of the distance (Rust `uncertainty::skid_posterior`; without uncertainties the formula `slide`
 * gives the speed).
 *
 * Ownership: `evidence` is borrowed for the call; the caller frees the error. Threads: any.
 *
 * \param evidence  what is known
 * \param speed     receives what it says of the speed
 * \return `ACS_STATUS_UNCERTAINTY_UNDETERMINED` where mark and priors do not go together at all, another number
 * of the uncertainty family (2400..2409) for input out of range
 */
acs_status acs_skid(const struct acs_skid_evidence *evidence,
                    struct acs_skid_posterior *speed,
                    acs_error *error);

/**
 * Writes a solution as JSON (`accuscene/inverse-outcome/1`; Rust `InverseOutcome`): the problem, unknowns, modes,
 * items with residuals and pulls, what stays open, samples and warnings.
 *
 * The same problem, options and model give the same bytes. Ownership: `sink` is borrowed for the call; the caller
 * frees the error. Threads: any.
 */
acs_status acs_inverse_solution_json(acs_inverse_solution solution,
                                     const struct acs_sink *sink,
                                     acs_error *error);

/**
 * Writes the samples of a solution as CSV, one line a sample, in SI units.
 *
 * Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
 */
acs_status acs_inverse_solution_csv(acs_inverse_solution solution,
                                    const struct acs_sink *sink,
                                    acs_error *error);

/**
 * Writes the JSON Schema of solutions.
 *
 * Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
 */
acs_status acs_inverse_solution_schema(const struct acs_sink *sink, acs_error *error);

/**
 * Counts the unknowns of a solution, in the order of the problem.
 *
 * Threads: any.
 */
acs_status acs_inverse_solution_unknown_count(acs_inverse_solution solution, size_t *count);

/**
 * Views the name of an unknown.
 *
 * Ownership: the view lives until `acs_inverse_solution_free`. Threads: any.
 *
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
 */
acs_status acs_inverse_solution_unknown_name(acs_inverse_solution solution,
                                             size_t index,
                                             struct acs_bytes *name);

/**
 * Tells what is known of an unknown.
 *
 * Threads: any.
 *
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
 */
acs_status acs_inverse_solution_unknown(acs_inverse_solution solution,
                                        size_t index,
                                        struct acs_unknown *unknown);

/**
 * Counts the distinct optima, the most probable first.
 *
 * Threads: any.
 */
acs_status acs_inverse_solution_mode_count(acs_inverse_solution solution, size_t *count);

/**
 * Tells of an optimum how probable it is and how well it fits.
 *
 * Threads: any.
 *
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
 */
acs_status acs_inverse_solution_mode(acs_inverse_solution solution, size_t index, struct acs_mode *mode);

/**
 * Views the unknowns at an optimum, in the order of the problem, SI units.
 *
 * Ownership: the view lives until `acs_inverse_solution_free`. Threads: any.
 *
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
 */
acs_status acs_inverse_solution_mode_values(acs_inverse_solution solution,
                                            size_t index,
                                            struct acs_f64_view *values);

/**
 * Counts the items of evidence, in the order of the problem.
 *
 * Threads: any.
 */
acs_status acs_inverse_solution_item_count(acs_inverse_solution solution, size_t *count);

/**
 * Tells how an item fits the best mode.
 *
 * Threads: any.
 *
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
 */
acs_status acs_inverse_solution_item(acs_inverse_solution solution, size_t index, struct acs_item_fit *fit);

/**
 * Views the samples of an unknown, one number a sample, SI units.
 *
 * Ownership: the view lives until `acs_inverse_solution_free`. Threads: any.
 *
 * \return `ACS_STATUS_INDEX_OUT_OF_RANGE`
 */
acs_status acs_inverse_solution_samples(acs_inverse_solution solution,
                                        size_t unknown,
                                        struct acs_f64_view *values);

/**
 * Views the weights of the samples, which add up to 1.
 *
 * Ownership: the view lives until `acs_inverse_solution_free`. Threads: any.
 */
acs_status acs_inverse_solution_weights(acs_inverse_solution solution, struct acs_f64_view *weights);

/**
 * Frees the solution of an inverse problem; all its views end. Zero is allowed.
 *
 * Threads: any; calls that use the solution at that moment finish with it.
 */
acs_status acs_inverse_solution_free(acs_inverse_solution solution);

/**
 * Reads an inverse problem: unknowns with bounds and what is believed of them, items of evidence with the number
 * of their residuals and their noise (Rust `InverseCase`, and in it `inverse::Problem`).
 *
 * A belief `p` that is none of a document's laws (Rust `inverse::Prior::density`) is an item here: the unknown is even between
 * its bounds, and the item's one residual is `sqrt(2 ln(p_max / p))`.
 *
 * Ownership: `text` is borrowed for the call; the caller frees the problem and the error. Threads: any.
 *
 * \param text     the document (`accuscene/inverse/1`)
 * \param format   an `acs_format`
 * \param inverse  receives the id, zero on failure
 * \param error    null, or receives an error that lists every problem of the document with its path
 * \return a number of the document family (1000..1199) when the document is not valid
 */
acs_status acs_inverse_new(struct acs_bytes text,
                           int32_t format,
                           acs_inverse *inverse,
                           acs_error *error);

/**
 * Writes the JSON Schema of inverse problems.
 *
 * Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
 */
acs_status acs_inverse_schema(const struct acs_sink *sink, acs_error *error);

/**
 * Writes a problem as it was understood: a document with its quantities in SI.
 *
 * Ownership: `sink` is borrowed for the call; the caller frees the error. Threads: any.
 */
acs_status acs_inverse_echo(acs_inverse inverse, const struct acs_sink *sink, acs_error *error);

/**
 * Counts the unknowns of a problem: the numbers that the model takes.
 *
 * Threads: any.
 */
acs_status acs_inverse_unknown_count(acs_inverse inverse, size_t *count);

/**
 * Counts the residuals of a problem: the numbers that the model writes.
 *
 * Threads: any.
 */
acs_status acs_inverse_residual_count(acs_inverse inverse, size_t *count);

/**
 * Gives the options of a solution their defaults.
 *
 * Threads: any.
 *
 * \param options      the struct, `struct_size` bytes long
 * \param struct_size  `sizeof(acs_inverse_options)` as the caller compiled it
 */
acs_status acs_inverse_options_init(struct acs_inverse_options *options, size_t struct_size);

/**
 * Finds the unknowns of a problem by the model of the caller: every optimum, and how sure each is (Rust
 * `inverse::solve`).
 *
 * The same problem, options and model give the same bits, on any number of threads.
 *
 * Ownership: the caller frees the solution and the error; problem and token stay the caller's and may be freed
 * during the call. Threads: any; the model is called on the calling thread alone unless `options.threads` says
 * otherwise, progress is told on the calling thread, after 64 runs or fewer.
 *
 * \param inverse       from `acs_inverse_new`
 * \param forward       the model
 * \param forward_ctx   handed to `forward`
 * \param options       null for the defaults
 * \param progress      null, or called now and then with runs made and runs at most
 * \param progress_ctx  handed to `progress`
 * \param cancel        zero, or a token that another thread or the model may request
 * \param solution      receives the id, zero on failure
 * \param error         null, or receives the error
 * \return `ACS_STATUS_INVERSE_CANCELLED` after a stop, `ACS_STATUS_INVERSE_EVERY_START_FAILED` when the model
 * failed wherever it was tried, `ACS_STATUS_INVERSE_PRIOR` when what is believed of an unknown has no probability
 * between its bounds, `ACS_STATUS_INVERSE_BUDGET` or `ACS_STATUS_INVERSE_VALUE` for options out of range
 */
acs_status acs_inverse_solve(acs_inverse inverse,
                             acs_forward forward,
                             void *forward_ctx,
                             const struct acs_inverse_options *options,
                             acs_progress progress,
                             void *progress_ctx,
                             acs_cancel cancel,
                             acs_inverse_solution *solution,
                             acs_error *error);

/**
 * Frees a problem; solutions made from it stay. Zero is allowed.
 *
 * Threads: any; calls that use the problem at that moment finish with it.
 */
acs_status acs_inverse_free(acs_inverse inverse);

/**
 * Sends the text and place of panics inside this library to a function of the host instead of standard
 * error.
 *
 * A panic is a defect of this library; the call that met it returns `ACS_STATUS_PANIC`. Without a log its
 * text goes to standard error. The first call with a log installs a panic hook, which hands everything that
 * happens outside this library to the hook found there.
 *
 * Ownership: `ctx` stays the host's and must stay valid until another log is set. Threads: any; the log
 * itself may be called on every thread that calls this library. It must return normally and must not call
 * this library.
 *
 * \param log  the function, or null for standard error
 * \param ctx  handed to `log`
 */
acs_status acs_set_panic_log(acs_panic_log log, void *ctx);

/**
 * Counts the objects that the callers of this process own now; zero at the end of a program that leaks none.
 *
 * Threads: any.
 */
uint64_t acs_debug_live_count(void);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

/**
 * Makes a view of a C string; null becomes an empty view.
 */
static inline acs_bytes acs_cstr(const char *text) {
    acs_bytes view;
    view.data = text;
    view.len = 0;
    if (text != NULL) {
        while (text[view.len] != 0) {
            view.len += 1;
        }
    }
    return view;
}

#endif /* ACCUSCENE_H */
