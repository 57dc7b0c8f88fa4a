// A re-verification as it goes on. The page is whole without it.
"use strict";

const verification = document.getElementById("verification");
let asking = false;
let missed = false;

// What stands keeps the focus; a button that went gives it to the one that came.
function renew(html) {
  if (verification.innerHTML.trim() === html.trim()) return;
  const held = verification.contains(document.activeElement);
  const id = document.activeElement.id;
  verification.innerHTML = html;
  if (held) (document.getElementById(id) ?? verification.querySelector("button"))?.focus({ preventScroll: true });
}

async function ask() {
  if (asking) return;
  asking = true;
  missed = false;
  const answer = await fetch(verification.dataset.live, { cache: "no-store" }).catch(() => Response.error());
  const text = answer.ok ? await answer.text().catch(() => "") : "";
  asking = false;
  if (text === "") {
    missed = true; // The next beat tries again.
    return;
  }
  renew(text);
  if (missed) ask();
}

document.addEventListener("desk:change", () => {
  missed = true;
  ask();
});

// While one runs, each beat asks how far it is.
document.addEventListener("desk:beat", () => {
  if (missed || verification.querySelector("progress") !== null) ask();
});
