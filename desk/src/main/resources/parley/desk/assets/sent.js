// Receipts as they come in. The page is whole without it.
"use strict";

const receipts = document.getElementById("receipts");
let asking = false;
let missed = true;

async function renew() {
  if (asking || !missed) return;
  asking = true;
  missed = false;
  const answer = await fetch(receipts.dataset.live, { cache: "no-store" }).catch(() => Response.error());
  const text = answer.ok ? await answer.text() : "";
  asking = false;
  if (!answer.ok) {
    missed = true; // The next beat tries again.
    return;
  }
  if (receipts.innerHTML.trim() !== text.trim()) receipts.innerHTML = text;
  renew();
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
  renew();
});
document.addEventListener("desk:beat", (event) => {
  renew();
  stand(event.detail);
});
