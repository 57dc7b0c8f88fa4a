// What the watch adds where scripts run: lists that renew themselves without moving under the reader, and proofs that
// unfold in place. The page is whole without it.
"use strict";

const lists = document.getElementById("lists");
const news = document.getElementById("news");
// Sections whose number stands out when it is not 0.
const asking = new Set(["due", "wrong", "unknown"]);
let waiting = null;

// The reader is busy when something would move under him: not at the top, a proof unfolded, a text marked, a field in use.
function busy() {
  return (
    window.scrollY > 40 ||
    lists.querySelector("details[open]") !== null ||
    lists.contains(document.activeElement) ||
    !document.getSelection().isCollapsed
  );
}

function renew(html) {
  const unfolded = [...lists.querySelectorAll("details[open]")].map((details) => details.id);
  lists.innerHTML = html;
  for (const id of unfolded) {
    document.getElementById(id)?.setAttribute("open", "");
  }
  for (const link of document.querySelectorAll("nav a[href^='#']")) {
    const title = lists.querySelector(`${link.getAttribute("href")}[data-count]`);
    const count = link.querySelector(".count");
    if (title && count) {
      count.textContent = title.dataset.count;
      if (asking.has(title.id)) count.classList.toggle("some", title.dataset.count !== "0");
    }
  }
  prepare();
  waiting = null;
  news.hidden = true;
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

document.body.addEventListener("htmx:sseBeforeMessage", (event) => {
  if (event.target !== lists) return;
  event.preventDefault();
  if (busy()) {
    waiting = event.detail.data;
    announce();
  } else {
    renew(event.detail.data);
  }
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
