// Sounds and notices for what is urgent: the desk says what is, the browser's worker says when and to which page, this page
// plays it. Off until somebody switches it on in this browser. What is urgent stands on the page in any case.
"use strict";
{
  // Frequency in hertz and length in seconds of each tone: every kind can be told by its number and direction of tones.
  const TONES = {
    flash: [[988, 0.12], [988, 0.12], [988, 0.12], [988, 0.12]],
    wrong: [[659, 0.22], [523, 0.22], [392, 0.4]],
    alarm: [[784, 0.2], [523, 0.2], [784, 0.2], [523, 0.2]],
    due: [[523, 0.2], [659, 0.3]],
    slow: [[440, 0.25], [330, 0.25], [440, 0.25]],
    silent: [[330, 0.35], [330, 0.35]],
  };
  const GAP_S = 0.06;
  const BETWEEN_S = 0.5;

  const panel = document.getElementById("bell");
  let audio = null;

  // What somebody else wrote there, or a browser cut off, is as good as nothing.
  function kept() {
    const start = { on: false, volume: 50 };
    try {
      return { ...start, ...JSON.parse(localStorage.getItem("bell") ?? "{}") };
    } catch {
      return start;
    }
  }
  const keep = (change) => localStorage.setItem("bell", JSON.stringify({ ...kept(), ...change }));

  function say() {
    const { on } = kept();
    const sounds = on && audio?.state === "running";
    document.dispatchEvent(new CustomEvent("desk:sounds", { detail: sounds }));
    panel.dataset.bell = !on ? "off" : sounds ? "on" : "waits";
    for (const each of panel.querySelectorAll("[data-bell-shown]")) {
      each.hidden = !each.dataset.bellShown.split(" ").includes(panel.dataset.bell);
    }
  }

  // A browser lets a page sound once somebody has used it.
  async function wake() {
    if (!kept().on) return;
    if (!audio) {
      audio = new AudioContext();
      audio.onstatechange = say;
    }
    if (audio.state !== "running") await Promise.race([audio.resume(), new Promise((done) => setTimeout(done, 500))]);
    say();
  }

  function play(kinds) {
    if (audio?.state !== "running") return;
    const loud = kept().volume / 100;
    let at = audio.currentTime + 0.02;
    for (const kind of kinds) {
      for (const [frequency, length] of TONES[kind]) {
        const tone = new OscillatorNode(audio, { frequency });
        const gain = new GainNode(audio, { gain: 0 });
        gain.gain.setTargetAtTime(loud, at, 0.01);
        gain.gain.setTargetAtTime(0, at + length - 0.03, 0.01);
        tone.connect(gain).connect(audio.destination);
        tone.start(at);
        tone.stop(at + length + 0.05);
        at += length + GAP_S;
      }
      at += BETWEEN_S;
    }
    panel.dataset.rang = kinds.join(" ");
    panel.dataset.rings = Number(panel.dataset.rings ?? 0) + 1;
  }

  // Circle and kind only: a locked screen shows notices to whoever stands before it.
  function notice(things) {
    if (!kept().notices || !("Notification" in window) || Notification.permission !== "granted") return;
    for (const { circle, kind } of things) {
      new Notification(panel.dataset.party + ": " + panel.dataset[kind], { body: circle, tag: circle + " " + kind, renotify: true });
    }
  }

  // Asked later than this ago, while this page was frozen: another was asked since.
  const LATE_MS = 1_000;

  document.addEventListener("desk:ring", ({ detail: { at, things } }) => {
    if (audio?.state !== "running" || Date.now() - at >= LATE_MS) {
      say();
      return;
    }
    play([...new Set(things.map((thing) => thing.kind))]);
    document.dispatchEvent(new CustomEvent("desk:rang", { detail: at }));
    notice(things);
  });

  panel.querySelector("#bell-on").addEventListener("click", async () => {
    keep({ on: true });
    await wake();
    play(["due"]);
  });
  panel.querySelector("#bell-off").addEventListener("click", () => {
    keep({ on: false });
    say();
  });
  panel.querySelector("#bell-notices").addEventListener("click", async () => {
    keep({ notices: (await Notification.requestPermission()) === "granted" });
  });
  const volume = panel.querySelector("#bell-volume");
  volume.value = kept().volume;
  volume.addEventListener("change", () => {
    keep({ volume: Number(volume.value) });
    play(["due"]);
  });
  // Another page of this browser switched it on or off.
  window.addEventListener("storage", (event) => {
    if (event.key === "bell") wake().then(say);
  });
  for (const gesture of ["pointerdown", "keydown"]) window.addEventListener(gesture, wake);

  document.addEventListener("desk:joined", say);
  panel.hidden = false;
  say();
  window.addEventListener("load", wake);
}
