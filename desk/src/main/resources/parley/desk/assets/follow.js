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

  // What each circle asks for, by the path below which its pages are: the navigation of any page shows it of all.
  function summons(data) {
    const circles = JSON.parse(data);
    for (const circle of document.querySelectorAll("[data-circle]")) {
      let calls = false;
      for (const each of circle.querySelectorAll("[data-asked]")) {
        const number = circles[circle.dataset.circle]?.[each.dataset.asked] ?? 0;
        put(each.querySelector("b"), String(number));
        each.hidden = number === 0;
        calls ||= number > 0;
      }
      circle.querySelector(".summons").hidden = !calls;
    }
  }

  function hear({ data }) {
    if (data.line) {
      show(data.line);
      document.dispatchEvent(new CustomEvent("desk:line", { detail: data.line }));
      return;
    }
    if (data.event === "beat") beat(data.data);
    if (data.event === "summons") summons(data.data);
    document.dispatchEvent(new CustomEvent("desk:" + data.event, { detail: data.event === "beat" ? instant : data.data }));
    if (data.event === "beat") run();
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

  // The same spans as the desk writes, in its letters: 9 d, 3 d 04 h, 00 h 41 m, and in the last minute seconds.
  const [days, hours, minutes, seconds] = sign.dataset.units.split(" ");
  const two = (number) => String(number).padStart(2, "0");
  function span(milliseconds) {
    const s = Math.floor(Math.abs(milliseconds) / 1000);
    const [m, h, d] = [Math.floor(s / 60), Math.floor(s / 3600), Math.floor(s / 86400)];
    if (d >= 7) return `${d} ${days}`;
    if (d >= 1) return `${d} ${days} ${two(h % 24)} ${hours}`;
    if (m >= 1) return `${two(h)} ${hours} ${two(m % 60)} ${minutes}`;
    return `00 ${minutes} ${two(s)} ${seconds}`;
  }

  function put(place, text) {
    if (place && place.textContent !== text) place.textContent = text;
  }

  // What is left until an instant and how long ago one was run on with the desk's clock; a long span changes by the hour or
  // the day, and is left alone in between.
  function run() {
    const now = Date.parse(instant);
    for (const place of document.querySelectorAll("[data-until]")) {
      const left = Date.parse(place.dataset.until) - now;
      put(place.querySelector("strong"), span(left));
      put(place.querySelector("strong ~ span"), left < 0 ? sign.dataset.over : sign.dataset.left);
    }
    for (const place of document.querySelectorAll("[data-since]")) {
      put(place.querySelector(".moment"), span(Math.max(0, now - Date.parse(place.dataset.since))));
    }
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
