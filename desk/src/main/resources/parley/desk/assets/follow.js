// What a page that stays open hears of the desk: it asks the worker that holds the browser's stream, says how the line is,
// and tells the page's other scripts by events of the document. A page is whole without it.
"use strict";

// In a scope of its own: the scripts of a page share one.
{
  const sign = document.getElementById("line");

  // A page of this name says when it was drawn; the newest that the desk said of its circle replaces that.
  let instant = sign.dataset.at;

  function show(line) {
    sign.hidden = false;
    sign.dataset.line = line;
    for (const each of sign.querySelectorAll("[data-shown]")) {
      each.hidden = each.dataset.shown !== line;
    }
    if (line === "off") {
      const time = sign.querySelector("[data-shown='off'] time");
      time.dateTime = instant;
      time.textContent = instant.slice(0, 10) + " " + instant.slice(11, 19) + " UTC";
    }
  }

  // The instant of each circle's pages, by the path below which they are.
  function beat(data) {
    for (const each of data.split("\n")) {
      const [path, at] = each.split(" ");
      if (path === sign.dataset.path) instant = at;
    }
  }

  function hear({ data }) {
    if (data.line) {
      show(data.line);
      document.dispatchEvent(new CustomEvent("desk:line", { detail: data.line }));
      return;
    }
    if (data.event === "beat") beat(data.data);
    document.dispatchEvent(new CustomEvent("desk:" + data.event, { detail: data.event === "beat" ? instant : data.data }));
  }

  // A worker that could not be begun is no line at all.
  function begin() {
    const failed = () => show("off");
    if (window.SharedWorker) {
      const worker = new SharedWorker("/assets/desk/stream.js");
      worker.onerror = failed;
      worker.port.onmessage = hear;
      return worker.port;
    }
    const worker = new Worker("/assets/desk/stream.js");
    worker.onerror = failed;
    worker.onmessage = hear;
    return worker;
  }

  // After every script of the page has said what it wants to hear.
  window.addEventListener("DOMContentLoaded", () => {
    if (sign.dataset.follows !== "yes") return;
    const line = begin();
    line.postMessage("hello");
    // Which pages can sound, the worker has to know: one of them does for all.
    document.addEventListener("desk:sounds", (event) => line.postMessage({ sounds: event.detail }));
    document.addEventListener("desk:rang", (event) => line.postMessage({ rang: event.detail }));
    document.dispatchEvent(new CustomEvent("desk:joined"));
    window.addEventListener("pagehide", () => line.postMessage("bye"));
    // A page that comes back from where the browser kept it has missed what was said meanwhile.
    window.addEventListener("pageshow", (event) => {
      if (!event.persisted) return;
      line.postMessage("hello");
      document.dispatchEvent(new CustomEvent("desk:joined"));
    });
    document.addEventListener("resume", () => line.postMessage("hello"));
  });
}
