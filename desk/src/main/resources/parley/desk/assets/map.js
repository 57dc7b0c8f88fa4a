// What the map adds where scripts run: it moves by dragging, the wheel and keys, says the position under the pointer, takes
// positions for the distance, and follows a slider of days. The server draws every view: a page is whole without this.
"use strict";

const part = document.getElementById("map-view");
const form = document.getElementById("map-filter");
const positions = document.getElementById("map-distance");
let asked = null;

const svg = () => document.getElementById("drawing");

function box() {
  const [west, south, east, north] = svg().dataset.box.split(",").map(Number);
  return { west, south, width: east > west ? east - west : east - west + 360, height: north - south };
}

const home = (longitude) => ((((longitude + 180) % 360) + 360) % 360) - 180;

/** Where the drawing is wider than the screen its middle is seen first. */
function centre() {
  const drawn = document.getElementById("map-drawn");
  drawn.scrollLeft = (drawn.scrollWidth - drawn.clientWidth) / 2;
}

/** Degrees at a place of the screen. */
function at(x, y) {
  const frame = svg().getBoundingClientRect();
  const shown = box();
  return {
    east: home(shown.west + ((x - frame.left) / frame.width) * shown.width),
    north: shown.south + (1 - (y - frame.top) / frame.height) * shown.height,
  };
}

/** Asks for a view and shows it; what was asked for meanwhile wins. The focus stays on what had it. */
async function show(address) {
  asked?.abort();
  const mine = new AbortController();
  asked = mine;
  const answer = await fetch(address, { signal: mine.signal }).catch(() => null);
  const html = answer?.ok ? await answer.text().catch(() => "") : "";
  const fresh = new DOMParser().parseFromString(html, "text/html");
  if (asked !== mine || !fresh.getElementById("map-view")) return;
  const focus = document.activeElement?.id;
  for (const id of ["map-view", "map-rows"]) {
    document.getElementById(id).replaceChildren(...fresh.getElementById(id).childNodes);
  }
  history.replaceState(null, "", address);
  centre();
  keep("box", new URL(address).searchParams.get("box") ?? "");
  if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
}

/** What is shown is what the form goes on with. */
function keep(name, value) {
  if (!form.elements[name]) {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name }));
  }
  form.elements[name].value = value;
}

/** Shows the same features in a box that is moved by parts of it, and so many times as wide about a point of it. */
function move(east, north, times = 1, x = 0.5, y = 0.5) {
  const shown = box();
  const width = Math.min(360, shown.width * times);
  const height = Math.min(180, shown.height * times);
  const west = shown.west + shown.width * (east + x) - width * x;
  const south = shown.south + shown.height * (north + y) - height * y;
  const low = Math.min(Math.max(south, -90), 90 - height);
  const sides = [home(west), low, width >= 360 ? home(west) : home(west + width), low + height];
  const address = new URL(location.href);
  address.searchParams.set("box", sides.map((side) => side.toFixed(5)).join(","));
  show(address.href);
}

part.addEventListener("click", (event) => {
  const link = event.target.closest(".moves a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  show(link.href);
});

const KEYS = {
  ArrowLeft: [-0.25, 0],
  ArrowRight: [0.25, 0],
  ArrowUp: [0, 0.25],
  ArrowDown: [0, -0.25],
  "+": [0, 0, 0.5],
  "-": [0, 0, 2],
};

part.addEventListener("keydown", (event) => {
  if (!event.target.closest(".drawn") || event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
  event.preventDefault();
  event.stopPropagation();
  move(...KEYS[event.key]);
});

part.addEventListener(
  "wheel",
  (event) => {
    // Without a key the wheel moves the page, as everywhere.
    if (!event.target.closest("#drawing") || !event.ctrlKey) return;
    event.preventDefault();
    const frame = svg().getBoundingClientRect();
    const x = (event.clientX - frame.left) / frame.width;
    move(0, 0, event.deltaY < 0 ? 0.5 : 2, x, 1 - (event.clientY - frame.top) / frame.height);
  },
  { passive: false },
);

let dragged = null;

part.addEventListener("pointerdown", (event) => {
  if (event.button !== 0 || event.pointerType === "touch" || !event.target.closest("#drawing")) return;
  dragged = { x: event.clientX, y: event.clientY, view: svg().getAttribute("viewBox").split(" ").map(Number) };
  event.preventDefault();
  event.target.closest(".drawn").focus({ preventScroll: true });
});

window.addEventListener("pointermove", (event) => {
  if (dragged) {
    const scale = dragged.view[2] / svg().getBoundingClientRect().width;
    const [, , width, height] = dragged.view;
    const view = [(dragged.x - event.clientX) * scale, (dragged.y - event.clientY) * scale, width, height];
    svg().setAttribute("viewBox", view.join(" "));
  }
  const under = document.getElementById("map-under");
  if (under && event.target instanceof Element && event.target.closest("#drawing") && !dragged) {
    under.textContent = written(at(event.clientX, event.clientY));
  }
});

window.addEventListener("pointerup", (event) => {
  if (!dragged) return;
  const { x, y, view } = dragged;
  dragged = null;
  const frame = svg().getBoundingClientRect();
  const [right, down] = [(x - event.clientX) / frame.width, (y - event.clientY) / frame.height];
  svg().setAttribute("viewBox", view.join(" "));
  if (Math.hypot(x - event.clientX, y - event.clientY) > 4) move(right, -down);
  else take(at(event.clientX, event.clientY));
});

/** As many decimals as a unit of the screen is worth. */
function written({ east, north }) {
  const digits = Math.min(7, Math.max(2, Math.ceil(-Math.log10(box().width / 960))));
  return `${Math.abs(north).toFixed(digits)} ${north < 0 ? "S" : "N"} ${Math.abs(east).toFixed(digits)} ${east < 0 ? "W" : "E"}`;
}

/** A click is the first position for the distance, then the second, and so on. */
function take(place) {
  const [one, two] = ["one", "two"].map((name) => positions.elements[name]);
  if (one.value && !two.value) {
    two.value = written(place);
    positions.requestSubmit();
  } else {
    one.value = written(place);
    two.value = "";
  }
}

positions.addEventListener("submit", async (event) => {
  event.preventDefault();
  const address = new URL(location.href);
  for (const name of ["one", "two"]) address.searchParams.set(name, positions.elements[name].value);
  const answer = await fetch(address).catch(() => null);
  if (!answer) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.getElementById("map-measured").replaceChildren(...page.getElementById("map-measured").childNodes);
});

const slider = document.getElementById("map-day");
if (slider) {
  slider.closest("div").hidden = false;
  const day = () => new Date(Date.parse(slider.dataset.first) + slider.valueAsNumber * 864e5).toISOString().slice(0, 10);
  slider.addEventListener("input", () => {
    form.elements.at.value = day();
    slider.setAttribute("aria-valuetext", day());
    document.getElementById("map-day-shown").textContent = day();
  });
  slider.addEventListener("change", () => {
    const address = new URL(location.href);
    address.searchParams.set("at", day());
    show(address.href);
  });
}

centre();
