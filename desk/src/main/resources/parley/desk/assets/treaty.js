// What the agreement adds where scripts run: a piece of the pack unfolds in place. The page is whole without it.
"use strict";

document.addEventListener(
  "toggle",
  async (event) => {
    const details = event.target;
    if (!(details instanceof HTMLElement) || !details.open || !details.dataset.source) return;
    const address = details.dataset.source;
    delete details.dataset.source;
    // A node that does not answer now may answer when the piece is unfolded again.
    const answer = await fetch(address, { headers: { "HX-Request": "true" } }).catch(() => Response.error());
    if (answer.ok) {
      details.querySelector("summary ~ div").innerHTML = await answer.text();
    } else {
      details.dataset.source = address;
    }
  },
  true,
);
