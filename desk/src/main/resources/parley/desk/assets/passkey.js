// Asks an authenticator for a passkey, or for a signature by one, and posts what it answers with the form around the button.
"use strict";

const able = typeof PublicKeyCredential === "function" && typeof PublicKeyCredential.parseRequestOptionsFromJSON === "function";
for (const told of document.querySelectorAll(".scriptless")) told.hidden = true;
for (const told of document.querySelectorAll("[data-lacking]")) told.hidden = able;

async function options(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options);
  const asked = await fetch(form.dataset.ask, { method: "POST", body: new URLSearchParams({ seal: form.elements.seal.value }) });
  if (!asked.ok) throw new Error(asked.status);
  return asked.json();
}

async function answered(form) {
  const asked = await options(form);
  return form.dataset.kind === "create"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) });
}

for (const form of document.querySelectorAll("form.passkey")) {
  form.hidden = !able;
  form.addEventListener("submit", (event) => {
    if (form.elements.answer.value) return;
    event.preventDefault();
    const failed = document.querySelector("[data-failed]");
    failed.hidden = true;
    answered(form).then(
      (credential) => {
        form.elements.answer.value = JSON.stringify(credential.toJSON());
        form.submit();
      },
      // He called it off, or the authenticator has none for this desk; the browser has said so.
      () => {
        failed.hidden = false;
      },
    );
  });
}
// Back on the page as it was left: what was answered is used up.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form.passkey")) form.elements.answer.value = "";
});
