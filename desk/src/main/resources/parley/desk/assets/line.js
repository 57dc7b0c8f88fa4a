// The line as it goes on: what was said, what is unread, what is due. The page is whole without it.
"use strict";

const talk = document.getElementById("talk");
const record = document.getElementById("record");
const told = document.getElementById("told");
let asking = false;
let missed = false;

// What an officer must hear of, without the time left, which runs.
function now() {
  const list = talk.querySelector(".now").cloneNode(true);
  for (const each of list.querySelectorAll("[data-until], .more, form")) each.remove();
  return list.textContent.replace(/\s+/g, " ").trim();
}

// What stands keeps the focus; a button that went gives it to the next.
function put(place, html) {
  if (place.innerHTML.trim() === html.trim()) return;
  const held = place.contains(document.activeElement);
  const id = document.activeElement.id;
  place.innerHTML = html;
  if (held) (document.getElementById(id) ?? place.querySelector("button"))?.focus({ preventScroll: true });
}

function renew(pieces) {
  const before = now();
  const writes = document.activeElement.closest("#say");
  const top = writes?.getBoundingClientRect().top;
  put(talk, pieces.getElementById("piece-talk").innerHTML);
  put(record, pieces.getElementById("piece-record").innerHTML);
  // Who writes keeps what he writes under his hands.
  if (writes) window.scrollBy(0, writes.getBoundingClientRect().top - top);
  if (now() !== before) told.textContent = now();
}

// Nothing is drawn anew under a text that is being marked.
function busy() {
  const marked = document.getSelection();
  return !marked.isCollapsed && (talk.contains(marked.anchorNode) || record.contains(marked.anchorNode));
}

async function ask() {
  if (asking || busy()) {
    missed = true;
    return;
  }
  asking = true;
  missed = false;
  const answer = await fetch(talk.dataset.live, { cache: "no-store" }).catch(() => Response.error());
  const text = answer.ok ? await answer.text().catch(() => "") : "";
  asking = false;
  const pieces = new DOMParser().parseFromString(text, "text/html");
  if (!pieces.getElementById("piece-talk")) {
    missed = true; // The next beat tries again.
    return;
  }
  renew(pieces);
  if (missed) ask();
}

// The page is as of the last instant of the desk's at which nothing was missing in it.
function stand(instant) {
  if (asking || missed) return;
  const day = document.querySelector("header .day .moment");
  const text = instant.slice(0, 10) + " " + instant.slice(11, 19) + " UTC";
  if (day.textContent !== text) day.textContent = text;
}

document.addEventListener("desk:change", () => {
  missed = true;
  ask();
});

document.addEventListener("desk:beat", (event) => {
  if (missed) ask();
  stand(event.detail);
});
