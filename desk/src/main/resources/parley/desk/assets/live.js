// What the watch adds where scripts run: lists that renew themselves without moving under the reader, and proofs that
// unfold in place. The page is whole without it.
"use strict";

const lists = document.getElementById("lists");
const news = document.getElementById("news");
// Sections whose number stands out when it is not 0.
const asking = new Set(["due", "wrong", "unknown"]);
let waiting = null;

// The proof that has the focus and is not unfolded: whoever has read it is not busy with it any more.
function folded() {
  const focused = document.activeElement;
  return lists.contains(focused) && focused.matches("details:not([open]) > summary") ? focused.parentElement.id : "";
}

// The reader is busy when something would move under him: not at the top, a proof unfolded, a text marked, a field in use.
function busy() {
  return (
    window.scrollY > 40 ||
    lists.querySelector("details[open]") !== null ||
    (lists.contains(document.activeElement) && folded() === "") ||
    !document.getSelection().isCollapsed
  );
}

// What an officer reads in the lists, by which one state of them is told from another: not how long something has been, nor
// who gave a sign of life when, which are put in place in the lists that stand.
function content(html) {
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  const runs = "[data-until], [data-since], time, .noted .moment, .members";
  for (const each of fresh.content.querySelectorAll(runs)) {
    each.replaceChildren(each.dateTime || each.dataset.until || each.dataset.since || "");
  }
  return fresh.content.textContent.replace(/\s+/g, " ") + values(fresh.content);
}

// Where rows lead, and by what they are acknowledged.
function values(root) {
  return [...root.querySelectorAll("input[name='row'], li.pressing, a[href]")]
    .map((each) => each.value || each.getAttribute("href") || each.className)
    .join("\n");
}

let shown = content(lists.innerHTML);

function renew(html) {
  const unfolded = [...lists.querySelectorAll("details[open]")].map((details) => details.id);
  const focused = folded();
  lists.innerHTML = html;
  for (const id of unfolded) {
    document.getElementById(id)?.setAttribute("open", "");
  }
  if (focused !== "") {
    document.getElementById(focused)?.querySelector("summary").focus({ preventScroll: true });
  }
  counts(lists);
  prepare();
  shown = content(html);
  waiting = null;
  news.hidden = true;
}

function counts(root) {
  for (const link of document.querySelectorAll("nav a[href^='#']")) {
    const title = root.querySelector(`${link.getAttribute("href")}[data-count]`);
    const count = link.querySelector(".count");
    if (title && count) {
      count.textContent = title.dataset.count;
      if (asking.has(title.id)) count.classList.toggle("some", title.dataset.count !== "0");
    }
  }
  slim(root);
}

// The line that stays in sight of a narrow window.
function slim(root) {
  for (const link of document.querySelectorAll(".slim a")) {
    const section = root.querySelector(link.getAttribute("href"));
    if (!section) continue;
    const number = "fresh" in link.dataset ? section.dataset.fresh : section.dataset.count;
    link.hidden = number === undefined;
    const count = link.querySelector(".count");
    count.textContent = number ?? "0";
    count.classList.toggle("some", count.textContent !== "0");
  }
  const next = document.querySelector(".slim .next");
  const due = root.querySelector("#due")?.dataset.next;
  next.hidden = !due;
  if (!due || next.dataset.until === due) return;
  next.dataset.until = due;
  const left = root.querySelector(`#due [data-until="${due}"]`);
  for (const part of ["strong", "strong ~ span"]) next.querySelector(part).textContent = left?.querySelector(part)?.textContent ?? "";
}

// The time left and how long ago, in the rows that stand: that runs on beside a busy reader too, and moves nothing.
function times(root) {
  for (const fresh of root.querySelectorAll("details[id], li[id]")) {
    const here = document.getElementById(fresh.id);
    const from = fresh.closest("li")?.querySelector(":scope > .time > p, :scope > p.time");
    const to = here?.closest("li")?.querySelector(":scope > .time > p, :scope > p.time");
    if (from && to && from.outerHTML !== to.outerHTML) to.replaceWith(from.cloneNode(true));
  }
}

// Who answers, and since when not; not under the reader's hands.
function members(root) {
  const from = root.querySelector("#members");
  const to = document.getElementById("members");
  if (!from || !to || to.contains(document.activeElement) || !document.getSelection().isCollapsed) return;
  if (from.innerHTML !== to.innerHTML) to.innerHTML = from.innerHTML;
}

// The pieces of the page as the desk has them now; which state they show, their own stamp says.
let stamp = lists.dataset.stamp;
let wanted = stamp;
let underway = false;

async function ask() {
  if (underway || wanted === stamp) return;
  underway = true;
  const asked = wanted;
  // A desk that does not answer now is asked again with the next beat.
  const answer = await fetch(lists.dataset.pieces, { cache: "no-store" }).catch(() => Response.error());
  const text = answer.ok ? await answer.text().catch(() => "") : "";
  underway = false;
  const pieces = new DOMParser().parseFromString(text, "text/html");
  const fresh = pieces.getElementById("piece-lists");
  if (!fresh) return;
  for (const name of ["clock", "duty", "urgent", "first", "warnings"]) {
    const place = document.querySelector(`.${name}`);
    const piece = pieces.getElementById(`piece-${name}`);
    // What stands keeps the focus.
    if (place && piece && place.innerHTML !== piece.innerHTML) place.innerHTML = piece.innerHTML;
  }
  const shown = fresh.dataset.stamp !== stamp;
  stamp = fresh.dataset.stamp;
  if (wanted === asked) wanted = stamp;
  if (shown) offer(fresh.innerHTML);
  ask();
}

// Says that there is something new; what has the focus is not to lie under the line that says so.
function announce() {
  news.hidden = false;
  const line = news.getBoundingClientRect();
  const focused = document.activeElement.getBoundingClientRect();
  if (lists.contains(document.activeElement) && focused.top < line.bottom && focused.bottom > line.top) {
    document.activeElement.scrollIntoView({ block: "nearest" });
  }
}

function offer(html) {
  if (busy()) {
    const fresh = document.createElement("template");
    fresh.innerHTML = html;
    times(fresh.content);
    counts(fresh.content);
    members(fresh.content);
    if (content(html) === shown) {
      // What had changed is as it was.
      waiting = null;
      news.hidden = true;
    } else {
      waiting = html;
      announce();
    }
  } else {
    renew(html);
  }
}

document.addEventListener("desk:change", (event) => {
  wanted = event.detail;
  ask();
});

document.addEventListener("desk:beat", (event) => {
  const time = document.querySelector("header .clock time");
  if (time && time.dateTime !== event.detail) {
    time.dateTime = event.detail;
    time.querySelector(".day").textContent = event.detail.slice(0, 10);
    time.querySelector("strong").textContent = event.detail.slice(11, 19);
  }
  const slim = document.querySelector(".slim time");
  slim.dateTime = event.detail;
  slim.querySelector("strong").textContent = event.detail.slice(11, 19);
  ask();
});

news.querySelector("a").addEventListener("click", (event) => {
  if (waiting === null) return;
  event.preventDefault();
  renew(waiting);
  window.scrollTo(0, 0);
});

function prepare() {
  for (const button of lists.querySelectorAll("button.copy")) {
    button.hidden = !navigator.clipboard;
  }
}

// A proof comes when it is unfolded; its link stays where it cannot be had.
lists.addEventListener(
  "toggle",
  async (event) => {
    const details = event.target;
    if (!details.open || !details.dataset.why) return;
    const address = details.dataset.why;
    delete details.dataset.why;
    // A node that does not answer now may answer when the proof is unfolded again.
    const answer = await fetch(address, { headers: { "HX-Request": "true" } }).catch(() => Response.error());
    if (answer.ok) {
      details.querySelector("summary ~ div").innerHTML = await answer.text();
    } else {
      details.dataset.why = address;
    }
  },
  true,
);

prepare();
