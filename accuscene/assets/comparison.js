// Units, printing, and the models that the drawings show. The document is complete without it.
(function () {
  "use strict";
  var root = document.documentElement;
  function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }
  all('input[name="units"]').forEach(function (input) {
    input.addEventListener("change", function () { root.dataset.units = input.value; });
  });
  var button = document.getElementById("print");
  if (button) button.addEventListener("click", function () { window.print(); });

  var parts = all("[data-of]");
  all("[data-show]").forEach(function (box) {
    function update() {
      parts.forEach(function (part) {
        if (part.dataset.of === box.dataset.show) part.classList.toggle("off", !box.checked);
      });
    }
    box.addEventListener("change", update);
    update();
  });

  // The model under the pointer stands out in all drawings.
  function dim(name) {
    parts.forEach(function (part) { part.classList.toggle("dim", name !== null && part.dataset.of !== name); });
  }
  all("[data-key]").forEach(function (key) {
    key.addEventListener("pointerenter", function () { dim(key.dataset.key); });
    key.addEventListener("pointerleave", function () { dim(null); });
  });
  root.dataset.ready = "yes";
})();
