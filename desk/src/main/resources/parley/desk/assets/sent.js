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

document.addEventListener("desk:change", () => {
  missed = true;
  renew();
});
document.addEventListener("desk:beat", renew);
