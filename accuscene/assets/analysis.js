// Units and printing. The document is complete without it.
(function () {
  "use strict";
  var root = document.documentElement;
  function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }
  all('input[name="units"]').forEach(function (input) {
    input.addEventListener("change", function () { root.dataset.units = input.value; });
  });
  var button = document.getElementById("print");
  if (button) button.addEventListener("click", function () { window.print(); });

  root.dataset.ready = "yes";
})();
