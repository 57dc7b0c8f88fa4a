// What every page adds where scripts run: copying, links into what is folded, and keys. A page is whole without it.
"use strict";

for (const button of document.querySelectorAll("button.copy")) {
  button.hidden = !navigator.clipboard;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button.copy");
  if (!button) return;
  navigator.clipboard.writeText(button.dataset.copy).then(() => {
    button.textContent = button.dataset.copied;
  });
});

// A link into the record opens what is folded around its target.
window.addEventListener("hashchange", () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target instanceof HTMLElement) target.closest("details")?.setAttribute("open", "");
});

// Keys can be switched off: speech input and some keyboards type letters by themselves (WCAG 2.1.4).
const keys = document.getElementById("keys");
const keysOn = document.getElementById("keys-on");
const keysOpen = document.getElementById("keys-open");
keysOn.checked = localStorage.getItem("keys") !== "off";
keysOn.addEventListener("change", () => localStorage.setItem("keys", keysOn.checked ? "on" : "off"));
keysOpen.hidden = false;
keysOpen.addEventListener("click", () => keys.showModal());

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || !keysOn.checked || keys.open) return;
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
  if (event.key === "?") {
    keys.showModal();
    event.preventDefault();
    return;
  }
  // A link or button says by which key it is reached.
  const reached = [...document.querySelectorAll("[data-key]")].find(
    (thing) => thing.dataset.key === event.key && thing.checkVisibility(),
  );
  if (!reached) return;
  event.preventDefault();
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(reached.tagName)) reached.focus();
  else reached.click();
});
