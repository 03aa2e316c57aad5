// Player, cursor, units and zoom of the report. The document is complete without it.
(function () {
  "use strict";
  var root = document.documentElement;
  var source = document.getElementById("series");
  if (!source) return;
  var data = JSON.parse(source.textContent);
  var reduced = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }
  function one(selector) { return document.querySelector(selector); }

  // Units -----------------------------------------------------------------------------------------
  var MINUS = "\u2212";
  function text(value, digits) {
    var shown = Math.abs(value).toFixed(digits);
    return (value < 0 && Number(shown) !== 0 ? MINUS : "") + shown;
  }
  function spelled(value, scale) {
    return text(value * scale[0], scale[2]) + (scale[1].charAt(0) === "\u00b0" ? "" : "\u00a0") + scale[1];
  }
  function dual(value, quantity) {
    var si = spelled(value, quantity.si), us = spelled(value, quantity.us);
    if (quantity.si[1] === quantity.us[1]) return si;
    var units = root.dataset.units;
    return units === "us" ? us : units === "both" ? si + " (" + us + ")" : si;
  }
  all('input[name="units"]').forEach(function (input) {
    input.addEventListener("change", function () {
      root.dataset.units = input.value;
      show(now);
    });
  });

  // State at an instant ---------------------------------------------------------------------------
  function row(times, t) {
    var low = 0, high = times.length - 1;
    while (high - low > 1) {
      var mid = (low + high) >> 1;
      if (times[mid] <= t) low = mid; else high = mid;
    }
    var span = times[high] - times[low];
    var part = span > 0 ? Math.min(1, Math.max(0, (t - times[low]) / span)) : 0;
    return { low: low, high: high, part: part };
  }
  function at(series, place) {
    return series[place.low] + (series[place.high] - series[place.low]) * place.part;
  }

  // Player ----------------------------------------------------------------------------------------
  var slider = one("#time"), clock = one("#clock"), play = one("#play"), rate = one("#rate");
  var movers = all(".mover"), cells = all("[data-live]"), cursors = all(".plot .cursor");
  var now = 0, playing = false, last = null, held = 0;

  var spans = all("[data-link]");
  // A point of a vehicle in drawing units.
  function spot(pose, point) {
    var sin = Math.sin(pose.turn), cos = Math.cos(pose.turn);
    return (pose.x + (cos * point[0] + sin * point[1]) * data.scale).toFixed(2) + " "
      + (pose.y + (sin * point[0] - cos * point[1]) * data.scale).toFixed(2);
  }

  function show(t) {
    now = Math.min(data.end, Math.max(data.begin, t));
    var poses = [];
    data.vehicles.forEach(function (vehicle, index) {
      var place = row(vehicle.t, now);
      var x = at(vehicle.x, place) * data.scale, y = -at(vehicle.y, place) * data.scale;
      var turn = -at(vehicle.yaw, place) * 180 / Math.PI;
      poses.push({ x: x, y: y, turn: turn * Math.PI / 180 });
      movers.forEach(function (mover) {
        if (Number(mover.dataset.vehicle) !== index) return;
        mover.setAttribute("transform", "translate(" + x.toFixed(2) + " " + y.toFixed(2) + ") rotate(" + turn.toFixed(3) + ")");
        var badge = mover.querySelector("text");
        if (badge) badge.setAttribute("transform", "rotate(" + (-turn).toFixed(3) + ")");
      });
      cells.forEach(function (cell) {
        var wanted = cell.dataset.live.split(":");
        if (Number(wanted[0]) === index) cell.textContent = dual(at(vehicle[wanted[1]], place), data.quantities[wanted[1]]);
      });
    });
    spans.forEach(function (span) {
      var link = data.links[Number(span.dataset.link)];
      var ends = link.places.map(function (point, side) { return spot(poses[link.bodies[side]], point); });
      span.setAttribute("d", link.end !== null && now > link.end ? "" : "M" + ends.join("L"));
    });
    var part = data.end > data.begin ? (now - data.begin) / (data.end - data.begin) : 0;
    cursors.forEach(function (cursor) {
      cursor.setAttribute("transform", "translate(" + (Number(cursor.dataset.width) * part).toFixed(2) + " 0)");
    });
    slider.value = String(now);
    slider.setAttribute("aria-valuetext", now.toFixed(2) + " seconds");
    clock.textContent = now.toFixed(2) + "\u00a0s";
  }
  function frame(stamp) {
    if (!playing) return;
    if (last !== null) {
      var passed = Math.min(0.25, (stamp - last) / 1000) * Number(rate.value);
      // Whoever asks for less motion sees four still pictures a second.
      held += passed;
      if (!reduced || held >= 0.25 * Number(rate.value)) { show(now + held); held = 0; }
    }
    last = stamp;
    if (now >= data.end) pause(); else window.requestAnimationFrame(frame);
  }
  function pause() { playing = false; play.textContent = "Play"; play.setAttribute("aria-pressed", "false"); }
  function start() {
    if (now >= data.end) show(data.begin);
    playing = true; last = null; held = 0;
    play.textContent = "Pause"; play.setAttribute("aria-pressed", "true");
    window.requestAnimationFrame(frame);
  }
  play.addEventListener("click", function () { if (playing) pause(); else start(); });
  slider.addEventListener("input", function () { pause(); show(Number(slider.value)); });
  all("[data-jump]").forEach(function (button) {
    button.addEventListener("click", function () { pause(); show(Number(button.dataset.jump)); });
  });

  // Plots: pointing reads the same cursor that the slider moves -------------------------------------
  all(".plot .hit").forEach(function (area) {
    function read(event) {
      var box = area.getBoundingClientRect();
      if (box.width > 0) { pause(); show(data.begin + (event.clientX - box.left) / box.width * (data.end - data.begin)); }
    }
    area.addEventListener("pointermove", read);
    area.addEventListener("pointerdown", read);
  });

  // Zoom and pan of the plan ------------------------------------------------------------------------
  var map = one("#plan-map"), where = one(".where");
  var home = map.getAttribute("viewBox").split(" ").map(Number), view = home.slice();
  function nice(length) {
    var step = Math.pow(10, Math.floor(Math.log10(length)));
    return length >= 5 * step ? 5 * step : length >= 2 * step ? 2 * step : step;
  }
  function look() {
    map.setAttribute("viewBox", view.map(function (v) { return v.toFixed(2); }).join(" "));
    var zoom = view[2] / home[2];
    map.style.setProperty("--u", String(data.unit * zoom));
    all("#plan-map .scalebar").forEach(function (bar) {
      var factor = Number(bar.dataset.metres), length = nice(home[2] * zoom / 5 / data.scale / factor);
      var stretch = length * factor * data.scale / (Number(bar.dataset.length) * zoom);
      bar.setAttribute("transform", "translate(" + view[0] + " " + (view[1] + view[3]) + ") scale(" + zoom + ")");
      bar.querySelector(".ruler").setAttribute("transform", "scale(" + stretch + " 1)");
      bar.querySelector("text.end").setAttribute("x", String(Number(bar.dataset.length) * stretch));
      bar.querySelector("text.end").textContent = Number(length.toPrecision(3)) + " " + bar.dataset.symbol;
    });
  }
  function place(event) {
    var box = map.getBoundingClientRect();
    return [view[0] + (event.clientX - box.left) / box.width * view[2], view[1] + (event.clientY - box.top) / box.height * view[3]];
  }
  function zoom(factor, centre) {
    var width = Math.min(home[2] * 4, Math.max(home[2] / 200, view[2] * factor)), ratio = width / view[2];
    view = [centre[0] - (centre[0] - view[0]) * ratio, centre[1] - (centre[1] - view[1]) * ratio, width, view[3] * ratio];
    look();
  }
  function middle() { return [view[0] + view[2] / 2, view[1] + view[3] / 2]; }
  function pan(x, y) { view[0] += x * view[2]; view[1] += y * view[3]; look(); }
  function whole() { view = home.slice(); look(); }
  var actions = { "in": function () { zoom(1 / 1.4, middle()); }, "out": function () { zoom(1.4, middle()); }, "all": whole };
  all("[data-zoom]").forEach(function (button) { button.addEventListener("click", actions[button.dataset.zoom]); });
  map.addEventListener("keydown", function (event) {
    var keys = {
      "+": actions["in"], "=": actions["in"], "-": actions.out, "0": whole,
      ArrowLeft: function () { pan(-0.1, 0); }, ArrowRight: function () { pan(0.1, 0); },
      ArrowUp: function () { pan(0, -0.1); }, ArrowDown: function () { pan(0, 0.1); }
    };
    if (keys[event.key] && !event.ctrlKey && !event.metaKey) { keys[event.key](); event.preventDefault(); }
  });
  // A plain wheel scrolls the document; with Ctrl, or a pinch, it zooms.
  map.addEventListener("wheel", function (event) {
    if (!event.ctrlKey && document.activeElement !== map) return;
    event.preventDefault();
    zoom(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) * 0.005), place(event));
  }, { passive: false });
  var grip = null;
  map.addEventListener("pointerdown", function (event) {
    grip = [event.clientX, event.clientY]; map.setPointerCapture(event.pointerId); map.classList.add("dragging");
  });
  map.addEventListener("pointermove", function (event) {
    var box = map.getBoundingClientRect();
    if (grip) {
      view[0] -= (event.clientX - grip[0]) / box.width * view[2];
      view[1] -= (event.clientY - grip[1]) / box.height * view[3];
      grip = [event.clientX, event.clientY];
      look();
    }
    var spot = place(event), length = data.quantities.x;
    where.textContent = "x " + dual(spot[0] / data.scale, length) + ", y " + dual(-spot[1] / data.scale, length);
  });
  ["pointerup", "pointercancel"].forEach(function (name) {
    map.addEventListener(name, function () { grip = null; map.classList.remove("dragging"); });
  });
  map.addEventListener("pointerleave", function () { where.textContent = ""; });
  map.classList.add("live");

  var print = one("#print");
  if (print) print.addEventListener("click", function () { window.print(); });
  window.addEventListener("beforeprint", pause);

  // A link may name an instant and ask for motion: report.html#t=1.5&play
  var wish = new URLSearchParams(window.location.hash.slice(1));
  var units = wish.get("units");
  if (units === "si" || units === "us" || units === "both") {
    root.dataset.units = units;
    one('input[name="units"][value="' + units + '"]').checked = true;
  }
  show(wish.has("t") && isFinite(Number(wish.get("t"))) ? Number(wish.get("t")) : data.begin);
  if (wish.has("play")) start();
  root.dataset.ready = "yes";
})();
