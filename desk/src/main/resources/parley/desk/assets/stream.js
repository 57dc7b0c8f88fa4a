// The one stream of events of this browser: a worker that all pages of the desk share holds it, so that the seventh page is
// not the one for which the browser has no connection left. It lives as long as any page does, whichever opened first, and
// hands every page what it hears. Where a browser has no shared workers, each page has a worker of its own.
"use strict";

// The desk says something every five seconds; a line that says nothing for longer is taken for cut.
const SILENCE_MS = 15_000;
const WAITS_MS = [500, 1_000, 2_000, 5_000, 10_000];

// What is urgent and not acknowledged sounds again after this long.
const AGAIN_MS = 120_000;

// A page that has not said by then that it sounded is frozen or gone: such a page never says so.
const ANSWER_MS = 1_000;

// Every page, and whether it can make a sound.
const pages = new Map();
// What is urgent, and when each last sounded.
let urgent = [];
const rung = new Map();
// The page that was asked to sound and has not answered yet; one at a time.
let asked = null;
// The last of each event, for a page that comes later.
const heard = new Map();
// "on", "off" while nothing answers, "out" when whoever asked has to sign in.
let line = "";
let tries = 0;
let hurry = () => {};

function tell(message) {
  for (const page of pages.keys()) page.postMessage(message);
}

function turn(to) {
  if (line === to) return;
  line = to;
  tell({ line });
}

function hear(event, data) {
  heard.set(event, data);
  tell({ event, data });
  if (event === "urgent") {
    urgent = JSON.parse(data);
    ring();
  }
}

const key = ({ path, mark }) => path + " " + mark;

// One page sounds for all of them, once for what is new; what has been acknowledged, in whichever browser, is no longer told.
// What went and comes again waits for its turn too: a member whose line flaps does not sound each time.
function ring() {
  const known = new Set(urgent.map(key));
  const now = Date.now();
  for (const [each, at] of rung) if (!known.has(each) && now - at >= AGAIN_MS) rung.delete(each);
  const calling = urgent.filter((thing) => now - (rung.get(key(thing)) ?? -Infinity) >= AGAIN_MS);
  const page = [...pages].filter(([, sounds]) => sounds).at(-1)?.[0];
  if (asked || calling.length === 0 || !page || line !== "on") return;
  asked = { page, at: now, known, timer: setTimeout(() => passOver(page), ANSWER_MS) };
  page.postMessage({ event: "ring", data: { at: now, things: calling } });
}

// Only what a page has sounded counts as sounded.
function answered(page, at) {
  if (asked?.page === page && asked.at === at) {
    for (const each of asked.known) rung.set(each, at);
    settle();
  } else if (pages.has(page)) {
    // Passed over too soon: it can be asked again.
    pages.set(page, true);
  }
}

// Still told what happens, and asked again once it says that it can sound.
function passOver(page) {
  if (pages.has(page)) pages.set(page, false);
  settle();
}

function settle() {
  clearTimeout(asked.timer);
  asked = null;
  ring();
}

setInterval(ring, 5_000);

// Reads events as text/event-stream has them, and speaks to the watchdog with every piece that comes.
async function read(body, alive) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    alive();
    const blocks = (rest + value).split(/\r?\n\r?\n/);
    rest = blocks.pop();
    for (const block of blocks) {
      let event = "message";
      const data = [];
      for (const each of block.split(/\r?\n/)) {
        if (each.startsWith("event:")) event = each.slice(6).trim();
        else if (each.startsWith("data:")) data.push(each.slice(5).replace(/^ /, ""));
      }
      hear(event, data.join("\n"));
    }
  }
}

// Follows the stream to its end; says how the line is then.
async function follow() {
  const cut = new AbortController();
  let watchdog = setTimeout(() => cut.abort(), SILENCE_MS);
  const alive = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => cut.abort(), SILENCE_MS);
    tries = 0;
    turn("on");
  };
  try {
    const answer = await fetch("/live", {
      headers: { Accept: "text/event-stream" },
      cache: "no-store",
      signal: cut.signal,
    });
    if (!answer.ok || !answer.body) return answer.status === 401 ? "out" : "off";
    await read(answer.body, alive);
    return "off";
  } catch {
    return "off";
  } finally {
    clearTimeout(watchdog);
    cut.abort();
  }
}

function pause() {
  const wait = WAITS_MS[Math.min(tries++, WAITS_MS.length - 1)];
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, wait);
    hurry = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}

async function keep() {
  for (;;) {
    // A stream that ends is one of a desk that closes or of a session that is over: the next try tells which.
    turn(await follow());
    await pause();
  }
}

function join(page) {
  page.onmessage = ({ data }) => {
    if (data === "bye") {
      pages.delete(page);
      if (asked?.page === page) settle();
      return;
    }
    if (typeof data === "object") {
      if ("rang" in data) {
        answered(page, data.rang);
        return;
      }
      pages.set(page, data.sounds);
      if (!data.sounds && asked?.page === page) settle();
      else ring();
      return;
    }
    pages.set(page, pages.get(page) ?? false);
    if (line) page.postMessage({ line });
    for (const [event, last] of heard) page.postMessage({ event, data: last });
    // Whoever opens a page may have signed in on the way.
    if (line !== "on") hurry();
  };
}

if ("onconnect" in self) {
  self.onconnect = (event) => join(event.ports[0]);
} else {
  join(self);
}
keep();
