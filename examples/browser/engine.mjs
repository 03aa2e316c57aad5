// The C library in WebAssembly: a scene goes in as text, a result comes out as bytes. See include/accuscene.h.

const PAGE = 65536;
const TOML = 2;
const JSON_FORMAT = 1;

/** A problem with a scene or a run, as the library tells it. */
export class EngineError extends Error {}

/** The library in an instance of its own. */
export class Engine {
  #exports;
  #memory;
  #pieces = [];
  #write;
  #scratch;
  #text = { at: 0, size: 0 };

  /** Compiles the library from its bytes. */
  static async from(bytes) {
    const { instance } = await WebAssembly.instantiate(bytes, {});
    return new Engine(instance, await sinkFunction());
  }

  constructor({ exports }, makeSink) {
    this.#exports = exports;
    this.#memory = exports.memory;
    // What the library's allocator did not ask for stays out of its hands.
    this.#scratch = this.#memory.grow(1) * PAGE;
    const take = (_, data, length) => {
      this.#pieces.push(new Uint8Array(this.#memory.buffer, data, length).slice());
      return 0;
    };
    const table = exports.__indirect_function_table;
    this.#write = table.grow(1);
    table.set(this.#write, makeSink(take));
  }

  /** The version of the library. */
  version() {
    const view = this.#scratch;
    this.#done(this.#exports.acs_version(view));
    return this.#view(view);
  }

  /**
   * Simulates a scene, TOML or JSON. The result has `json` (its bytes are the same everywhere) and `report`, a page of HTML.
   * Throws an `EngineError` that lists every problem.
   */
  simulate(scene) {
    const { acs_scene_parse, acs_scene_free, acs_simulate, acs_run_free, acs_run_json, acs_run_report_html } = this.#exports;
    const format = scene.trimStart().startsWith("{") ? JSON_FORMAT : TOML;
    const parsed = this.#id((out, error) => acs_scene_parse(this.#span(scene), format, out, error));
    try {
      const run = this.#id((out, error) => acs_simulate(parsed, 0, 0, 0, 0n, out, error));
      try {
        const json = this.#written((sink, error) => acs_run_json(run, sink, error));
        const report = this.#written((sink, error) => acs_run_report_html(run, 0, sink, error));
        return { json, report: new TextDecoder().decode(report) };
      } finally {
        acs_run_free(run);
      }
    } finally {
      acs_scene_free(parsed);
    }
  }

  /** Calls a function that writes an id. */
  #id(call) {
    const [out, error] = [this.#scratch + 16, this.#scratch + 24];
    this.#done(call(out, error), error);
    return this.#data().getBigUint64(out, true);
  }

  /** Calls a function that writes to a sink; the bytes that it wrote. */
  #written(call) {
    const [sink, error] = [this.#scratch + 32, this.#scratch + 24];
    this.#data().setUint32(sink, 0, true);
    this.#data().setUint32(sink + 4, this.#write, true);
    this.#pieces = [];
    this.#done(call(sink, error), error);
    const whole = new Uint8Array(this.#pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of this.#pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }

  /** A span of bytes with a text, in memory of the page's own that grows with the texts. */
  #span(text) {
    const bytes = new TextEncoder().encode(text);
    if (bytes.length > this.#text.size) {
      const pages = Math.ceil(bytes.length / PAGE);
      this.#text = { at: this.#memory.grow(pages) * PAGE, size: pages * PAGE };
    }
    new Uint8Array(this.#memory.buffer, this.#text.at, bytes.length).set(bytes);
    this.#data().setUint32(this.#scratch + 40, this.#text.at, true);
    this.#data().setUint32(this.#scratch + 44, bytes.length, true);
    return this.#scratch + 40;
  }

  #done(status, error) {
    if (status === 0) return;
    const id = error === undefined ? 0n : this.#data().getBigUint64(error, true);
    const view = this.#scratch;
    let message = `status ${status}`;
    if (id !== 0n && this.#exports.acs_error_message(id, view) === 0) message = this.#view(view);
    if (id !== 0n) this.#exports.acs_error_free(id);
    throw new EngineError(message);
  }

  /** The text that a span of bytes shows. */
  #view(span) {
    const [at, length] = [this.#data().getUint32(span, true), this.#data().getUint32(span + 4, true)];
    return new TextDecoder().decode(new Uint8Array(this.#memory.buffer, at, length));
  }

  /** The memory as it is now: growth replaces it. */
  #data() {
    return new DataView(this.#memory.buffer);
  }
}

/**
 * Makes functions of the type of `acs_sink.write` of JavaScript functions: the table of functions takes no others. The module
 * imports one as `a.f` and exports it as `f`.
 */
async function sinkFunction() {
  const [i32, func] = [0x7f, 0x60];
  const bytes = [
    [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    [0x01, 0x08, 0x01, func, 0x03, i32, i32, i32, 0x01, i32],
    [0x02, 0x07, 0x01, 0x01, 0x61, 0x01, 0x66, 0x00, 0x00],
    [0x07, 0x05, 0x01, 0x01, 0x66, 0x00, 0x00],
  ];
  const module = await WebAssembly.compile(new Uint8Array(bytes.flat()));
  return (f) => new WebAssembly.Instance(module, { a: { f } }).exports.f;
}
