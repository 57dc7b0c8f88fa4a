// What a form adds where scripts run: it is kept now and then, as typed. The page is whole without it.
"use strict";

const draft = document.getElementById("draft");
const kept = document.getElementById("kept");
let waiting = null;
let running = null;
let leaving = false;

async function keep() {
  waiting = null;
  if (running !== null) {
    later();
    return;
  }
  const stop = new AbortController();
  running = stop;
  const form = new URLSearchParams(new FormData(draft));
  form.set("do", "autosave");
  // A desk that does not answer now may answer at the next change; until then the page says that it is not kept.
  const answer = await fetch(draft.action, { method: "POST", body: form, signal: stop.signal }).catch(() => Response.error());
  running = null;
  if (stop.signal.aborted) return;
  kept.textContent = answer.ok ? await answer.text() : kept.dataset.lost;
  kept.classList.toggle("fault", !answer.ok);
}

function later() {
  if (waiting === null && !leaving) waiting = setTimeout(keep, 800);
}

draft.addEventListener("input", later);
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
  if (waiting === null) return;
  clearTimeout(waiting);
  waiting = null;
  const form = new URLSearchParams(new FormData(draft));
  form.set("do", "autosave");
  fetch(draft.action, { method: "POST", body: form, keepalive: true }).catch(() => {});
});

document.getElementById("faults")?.focus();
