// Receipts as they come in. The page is whole without it.
"use strict";

const receipts = document.getElementById("receipts");
const events = new EventSource(receipts.dataset.live);
events.addEventListener("receipts", (event) => {
  if (receipts.innerHTML.trim() !== event.data.trim()) receipts.innerHTML = event.data;
});
