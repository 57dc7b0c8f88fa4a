// What a form adds where scripts run: it is kept now and then, as typed. The page is whole without it.
"use strict";

const draft = document.getElementById("draft");
const kept = document.getElementById("kept");
// A desk that has not answered by then is not taken to have kept anything; it is asked again until it does.
const PATIENCE_MS = 8_000;
const AGAIN_MS = 5_000;
let waiting = null;
let running = null;
let leaving = false;
// Whether a question was given up that a desk which hung may still read: it must not be the last one.
let givenUp = false;
// Since when something stands in this page that no answer of the desk's says is kept, on the clock of the browser's machine.
let unkept = null;

const clock = (at) => at.toISOString().slice(11, 19) + " UTC";

function say(text, fault) {
  // What stays as it is is not read out again.
  if (kept.textContent !== text) kept.textContent = text;
  kept.classList.toggle("fault", fault);
}

async function post(form, signal) {
  const answer = await fetch(draft.action, { method: "POST", body: form, signal });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.text();
}

async function keep() {
  waiting = null;
  if (running !== null) {
    later();
    return;
  }
  const stop = new AbortController();
  running = stop;
  const since = unkept ?? new Date();
  unkept = null;
  const form = new URLSearchParams(new FormData(draft));
  form.set("do", "autosave");
  const late = setTimeout(() => stop.abort("late"), PATIENCE_MS);
  const said = await post(form, stop.signal).catch(() => null);
  clearTimeout(late);
  running = null;
  if (leaving) return;
  if (said === null) {
    unkept = since;
    givenUp ||= stop.signal.aborted;
    say(kept.dataset.lost.replace("{time}", clock(since)), true);
    later(AGAIN_MS);
  } else if (givenUp) {
    givenUp = false;
    unkept = since;
    later();
  } else if (unkept === null) {
    say(said, false);
  }
}

function later(wait = 800) {
  if (waiting === null && !leaving) waiting = setTimeout(keep, wait);
}

function typed() {
  unkept ??= new Date();
  // Before the first answer in vain it is only under way.
  if (!kept.classList.contains("fault")) say(kept.dataset.saving, false);
  later();
}

draft.addEventListener("input", typed);
// A button of the form keeps it anyway; an older state must not come after it.
draft.addEventListener("submit", () => {
  leaving = true;
  clearTimeout(waiting);
  waiting = null;
  running?.abort();
});
// Back on the page as it was left: it is kept again.
window.addEventListener("pageshow", () => {
  leaving = false;
});
window.addEventListener("pagehide", () => {
  if (waiting === null && running === null) return;
  clearTimeout(waiting);
  waiting = null;
  const form = new URLSearchParams(new FormData(draft));
  form.set("do", "autosave");
  fetch(draft.action, { method: "POST", body: form, keepalive: true }).catch(() => {});
});

// What stands in this page alone would be lost with it.
window.addEventListener("beforeunload", (event) => {
  if (kept.classList.contains("fault") && !leaving) event.preventDefault();
});

document.getElementById("faults")?.focus();
