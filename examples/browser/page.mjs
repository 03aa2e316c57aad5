import { Engine, EngineError } from "./engine.mjs";

const $ = (id) => document.getElementById(id);
const embedded = (id) => $(id).textContent.trim();

/** SHA-256 of bytes, hexadecimal. */
async function hash(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function library() {
  const coded = Uint8Array.from(atob(embedded("library")), (c) => c.charCodeAt(0));
  const stream = new Blob([coded]).stream().pipeThrough(new DecompressionStream("gzip"));
  return Engine.from(await new Response(stream).arrayBuffer());
}

/** Simulates what the editor has, and shows what came of it. */
async function run(engine) {
  const begun = performance.now();
  try {
    const { json, report } = engine.simulate($("scene").value);
    const took = performance.now() - begun;
    const sum = await hash(json);
    $("report").srcdoc = report;
    $("hash").textContent = sum;
    $("took").textContent = `${took.toFixed(0)} ms in this browser`;
    $("problem").hidden = true;
    $("result").hidden = false;
  } catch (error) {
    const stopped = `The engine has stopped: ${error.message}. Reload the page to go on.`;
    $("problem").textContent = error instanceof EngineError ? error.message : stopped;
    $("problem").hidden = false;
    $("result").hidden = true;
  }
}

/** The hash of every example, a line each. */
async function check(engine, examples) {
  const lines = [];
  for (const { name, text } of examples) lines.push(`${name} ${await hash(engine.simulate(text).json)}`);
  $("check").textContent = lines.join("\n");
}

const examples = JSON.parse(embedded("examples"));
for (const { name, title } of examples) $("example").add(new Option(title, name));
const choose = () => {
  $("scene").value = examples.find(({ name }) => name === $("example").value).text;
};
choose();
const engine = await library();
$("version").textContent = engine.version();
$("run").disabled = false;
$("example").addEventListener("change", () => {
  choose();
  run(engine);
});
$("run").addEventListener("click", () => run(engine));
$("scene").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run(engine);
});
if (location.hash === "#check") await check(engine, examples);
else await run(engine);
