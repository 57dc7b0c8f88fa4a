// What the agreement makes of a form, told anew when typing pauses. One question at a time, of which the newest counts: one
// that is not answered when somebody types on is dropped. The page is whole without it, as the form was last kept.
"use strict";

// In a block of its own: the scripts of a page share their names.
{
  const telling = document.getElementById("telling");
  const form = document.getElementById("draft");
  const PAUSE = 500;
  const PATIENCE = 20000;
  const LONGEST = 30000;
  let coming = null;
  let asked = null;
  let busy = 0;

  function say(text) {
    // What stays as it is is not read out again.
    const said = document.getElementById("said");
    if (said.textContent !== text) said.textContent = text;
  }

  function show(page) {
    const said = page.getElementById("said");
    const told = page.getElementById("told");
    const shown = document.getElementById("told");
    if (said === null || told === null) return false;
    const open = new Set([...shown.querySelectorAll("details[open]")].map(key));
    for (const details of told.querySelectorAll("details")) details.open = open.has(key(details));
    const again = told.dataset.again === "yes";
    const focused = shown.contains(document.activeElement) ? document.activeElement : null;
    const way = focused?.getAttribute("href") ?? focused?.closest("details")?.querySelector("summary")?.textContent;
    // While others are answered, what was told last stays, said to be of before.
    if (!again) shown.replaceChildren(...told.childNodes);
    telling.classList.toggle("before", again);
    say(said.textContent.trim());
    if (focused !== null && !focused.isConnected) {
      const same = [...shown.querySelectorAll("a[href], summary")].find(
        (thing) => thing.getAttribute("href") === way || thing.textContent === way,
      );
      (same ?? telling).focus({ preventScroll: true });
    }
    return again;
  }

  function key(details) {
    return details.id || details.closest("li")?.querySelector(".sentence")?.textContent;
  }

  async function ask() {
    coming = null;
    const stop = new AbortController();
    asked = stop;
    const late = setTimeout(() => stop.abort("late"), PATIENCE);
    try {
      const body = new URLSearchParams(new FormData(form));
      const answer = await fetch(telling.dataset.address, { method: "POST", body, signal: stop.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (asked !== stop) return;
      if (show(page)) later(Math.min(LONGEST, 1000 * 2 ** busy++) * (0.75 + Math.random() / 2));
      else busy = 0;
    } catch {
      if (asked !== stop) return;
      // Nothing is left that may be of another form than the one that stands there.
      document.getElementById("told").replaceChildren();
      telling.classList.remove("before");
      say(telling.dataset.lost);
    } finally {
      clearTimeout(late);
      if (asked === stop) asked = null;
    }
  }

  function later(span) {
    clearTimeout(coming);
    coming = setTimeout(ask, span);
  }

  function drop() {
    const stop = asked;
    asked = null;
    stop?.abort("stale");
  }

  form.addEventListener("input", () => {
    drop();
    busy = 0;
    telling.classList.add("before");
    later(PAUSE);
  });
  form.addEventListener("submit", () => {
    drop();
    clearTimeout(coming);
  });
  // A browser may have put back what was typed, on a page that tells of what was kept.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted || document.getElementById("told").dataset.again === "yes") later(PAUSE);
  });
}
