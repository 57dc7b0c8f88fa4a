// What a form adds for places where scripts run: a map beside the field on which one points. The server draws it, reads what is
// pointed at and writes it as text; this puts the text into the field, which is the truth. The page is whole without it.
"use strict";

// In a block of its own: the scripts of a page share their names.
{
  const form = document.getElementById("draft");
  const PAUSE = 400;
  const AGAIN = 700;
  const PATIENCE = 20000;
  const CLICK = 5;
  const SVG = "http://www.w3.org/2000/svg";

  const home = (longitude) => ((((longitude + 180) % 360) + 360) % 360) - 180;

  class Drawing {
    constructor(details) {
      this.details = details;
      this.control = details.dataset.control;
      this.field = form.querySelector(`[name="${this.control}"]`);
      this.told = document.getElementById(this.control + ":told");
      this.undo = [];
      this.asked = [];
      this.cross = null;
      this.writing = false;
      details.hidden = false;
      details.addEventListener("toggle", () => details.open && this.ask({ act: "show" }));
      // What is chosen on the map is no part of the form.
      for (const type of ["input", "change"]) details.addEventListener(type, (event) => event.stopPropagation());
      details.addEventListener("change", () => this.chosen());
      details.addEventListener("click", (event) => this.pressed(event.target.closest("button")));
      details.addEventListener("keydown", (event) => this.key(event));
      for (const type of ["pointerdown", "pointermove", "pointerup", "pointercancel", "wheel"]) {
        details.addEventListener(type, (event) => this[type](event), { passive: false });
      }
      for (const field of [this.field, form.querySelector(`[name="${this.control}:accuracy"]`)]) {
        field.addEventListener("input", () => {
          if (this.writing) return;
          clearTimeout(this.typing);
          this.typing = setTimeout(() => this.ask({ act: "follow" }), PAUSE);
        });
      }
    }

    part(name) {
      return this.details.querySelector(`[data-part="${name}"]`);
    }

    get sketch() {
      return this.details.querySelector(".sketch");
    }

    get single() {
      return this.sketch.dataset.single === "yes";
    }

    // Strokes are done one after the other; of two looks only the last is of use.
    ask(stroke) {
      if (stroke.act === "show" || stroke.act === "follow") {
        this.asked = this.asked.filter((other) => other.act !== "show" && other.act !== "follow");
      }
      this.asked.push(stroke);
      if (!this.running) this.run();
    }

    async run() {
      this.running = true;
      while (this.asked.length > 0) {
        const stroke = this.asked.shift();
        try {
          await this.send(stroke);
        } catch {
          this.asked = [];
          this.say(this.sketch?.dataset.lost ?? "");
        }
      }
      this.running = false;
    }

    async send(stroke) {
      const before = this.field.value;
      const body = new URLSearchParams(new FormData(form));
      body.set("draw", this.control);
      body.set("draw.act", stroke.act);
      const box = stroke.box ?? (stroke.whole ? "" : this.shown());
      for (const [name, value] of Object.entries({ ...stroke.at, line: stroke.line ?? "", box })) body.set("draw." + name, value);
      let answer;
      const until = Date.now() + PATIENCE;
      do {
        answer = await fetch(form.dataset.drawing, { method: "POST", body, signal: AbortSignal.timeout(PATIENCE) });
        if (answer.status === 204) await new Promise((done) => setTimeout(done, AGAIN));
      } while (answer.status === 204 && Date.now() < until);
      if (answer.status !== 200) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector(".sketch");
      if (!fresh) throw new Error("no map");
      const edits = !["show", "follow"].includes(stroke.act);
      if (this.field.value !== before) {
        // Somebody typed meanwhile: his text stays, and the map is asked for anew.
        if (edits) this.later = fresh.dataset.changed;
        this.ask({ act: "follow" });
        return;
      }
      if (edits && fresh.dataset.text !== before) {
        this.undo.push(before);
        this.write(fresh.dataset.text);
      }
      this.show(fresh, edits, stroke);
    }

    write(text) {
      this.writing = true;
      this.field.value = text;
      // The form is kept, and what the agreement makes of it is told anew.
      this.field.dispatchEvent(new Event("input", { bubbles: true }));
      this.writing = false;
    }

    show(fresh, edits, stroke) {
      this.told.replaceChildren(...[...fresh.querySelector('[data-part="notes"]').childNodes].map((node) => node.cloneNode(true)));
      if (!this.details.open) return;
      const said = fresh.querySelector('[data-part="said"]');
      const text = this.later ?? (edits ? said.textContent.trim() : null);
      this.later = null;
      if (this.sketch === null) {
        said.textContent = "";
        this.details.querySelector("p").replaceWith(document.importNode(fresh, true));
        new ResizeObserver(() => this.scale()).observe(this.details.querySelector(".canvas"));
      } else {
        Object.assign(this.sketch.dataset, fresh.dataset);
        for (const name of ["svg", "about", "faults"]) this.part(name).replaceWith(fresh.querySelector(`[data-part="${name}"]`));
        this.next(fresh, stroke);
      }
      if (text !== null) this.say(text);
      this.scale();
    }

    /** After a corner was moved or removed the next click adds one; one that was put before another stays before it. */
    next(fresh, stroke) {
      const select = this.part("next");
      if (!select) return;
      const kept = stroke.act === "add" && stroke.line !== "" ? `add:${Number(stroke.line) + 1}` : select.value;
      select.replaceChildren(...fresh.querySelector('[data-part="next"]').childNodes);
      const stays = stroke.act !== "move" && stroke.act !== "remove" && [...select.options].some((option) => option.value === kept);
      select.value = stays ? kept : "add:";
      this.mark();
    }

    say(text) {
      const said = this.part("said");
      if (said && said.textContent !== text) said.textContent = text;
    }

    // Degrees.

    box() {
      const [west, south, east, north] = this.sketch.dataset.box.split(",").map(Number);
      return { west, south, wide: east - west, high: north - south };
    }

    shown() {
      if (!this.sketch) return "";
      const { west, south, wide, high } = this.box();
      return this.sides(west, south, wide, high);
    }

    sides(west, south, wide, high) {
      const east = wide >= 360 ? home(west) : home(west + wide);
      return [home(west), south, east, south + high].map((side) => side.toFixed(7)).join(",");
    }

    /** What a spot of the screen is worth. */
    at(x, y) {
      const frame = this.part("svg").getBoundingClientRect();
      const { west, south, wide, high } = this.box();
      return {
        east: home(west + ((x - frame.left) / frame.width) * wide),
        north: Math.max(-90, Math.min(90, south + (1 - (y - frame.top) / frame.height) * high)),
        wide: wide / frame.width,
        high: high / frame.height,
      };
    }

    fixed(at) {
      return Object.fromEntries(Object.entries(at).map(([name, value]) => [name, value.toFixed(12)]));
    }

    written({ east, north, wide, high }) {
      const digits = Math.min(7, Math.max(0, Math.ceil(-Math.log10(Math.min(wide, high)))));
      return `${Math.abs(north).toFixed(digits)} ${north < 0 ? "S" : "N"} ${Math.abs(east).toFixed(digits)} ${east < 0 ? "W" : "E"}`;
    }

    /** As wide as before about a middle; the server says how high that is. */
    around(east, north, wide) {
      const middle = Math.max(-89.9, Math.min(89.9, north));
      return this.sides(east - wide / 2, middle - 0.000001, wide, 0.000002);
    }

    move(right, up, times = 1, about = null) {
      const { west, south, wide, high } = this.box();
      const east = west + wide / 2 + right * wide;
      const north = south + high / 2 + up * high;
      const to = Math.max(0.1, Math.min(360, wide * times));
      const part = 1 - to / wide;
      const by = about ? Math.round((east - about.east) / 360) * 360 : 0;
      const middle = about ? [east + (about.east + by - east) * part, north + (about.north - north) * part] : [east, north];
      this.ask({ act: "show", box: this.around(...middle, to) });
    }

    // What stands in the drawing in dots of the screen, whatever the width of the page.

    scale() {
      const svg = this.part("svg");
      const width = svg?.getBoundingClientRect().width;
      if (!width) return;
      svg.style.setProperty("--dot", svg.viewBox.baseVal.width / width + "px");
      svg.classList.toggle("close", width < 520);
      this.mark();
      this.aim();
    }

    mark() {
      const [act, line] = (this.part("next")?.value ?? "").split(":");
      for (const handle of this.details.querySelectorAll(".handle")) {
        handle.classList.toggle("chosen", act === "move" && handle.dataset.line === line);
      }
    }

    /** Draws the cross-hair, which is shown once a key has moved it. */
    aim() {
      this.details.querySelector(".cross")?.remove();
      if (!this.cross) return;
      const svg = this.part("svg");
      const { width, height } = svg.viewBox.baseVal;
      const { west, south, wide, high } = this.box();
      const turned = west + ((((this.cross.east - west) % 360) + 360) % 360);
      const x = ((turned - west) / wide) * width;
      const y = (1 - (this.cross.north - south) / high) * height;
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("class", "cross");
      path.setAttribute("d", `M${x} 0V${height}M0 ${y}H${width}`);
      svg.append(path);
    }

    middle() {
      const frame = this.part("svg").getBoundingClientRect();
      return this.at(frame.left + frame.width / 2, frame.top + frame.height / 2);
    }

    // Keys.

    key(event) {
      if (!this.sketch || !event.target.closest(".canvas")) return;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") {
        event.preventDefault();
        this.takeBack();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const step = event.shiftKey ? 1 : 10;
      const way = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] }[event.key];
      if (way) this.carry(...way);
      else if (event.key === "Enter") this.put();
      else if (event.key === "Delete" || event.key === "Backspace") this.remove();
      else if (event.key === "+") this.move(0, 0, 0.5, this.cross);
      else if (event.key === "-") this.move(0, 0, 2, this.cross);
      else return;
      event.preventDefault();
      event.stopPropagation();
    }

    carry(right, up) {
      const from = this.cross ?? this.middle();
      const dot = this.middle();
      const { west, south, wide, high } = this.box();
      this.cross = {
        east: home(from.east + right * dot.wide),
        north: Math.max(-90, Math.min(90, from.north + up * dot.high)),
      };
      const off = (((this.cross.east - west) % 360) + 360) % 360;
      if (off > wide || this.cross.north < south || this.cross.north > south + high) {
        this.ask({ act: "show", box: this.around(this.cross.east, this.cross.north, wide) });
      }
      this.aim();
      this.say(this.written({ ...dot, ...this.cross }));
    }

    put() {
      const dot = this.middle();
      this.cross ??= { east: dot.east, north: dot.north };
      this.point({ ...dot, ...this.cross });
    }

    // What is done.

    /** Writes a spot where the next one belongs. */
    point(at) {
      const [act, line] = this.single ? ["move", "0"] : this.part("next").value.split(":");
      this.ask({ act, line, at: this.fixed(at) });
    }

    remove() {
      const [act, line] = this.single ? ["move", "0"] : this.part("next").value.split(":");
      const last = Number(this.sketch.dataset.size) - 1;
      if (last >= 0) this.ask({ act: "remove", line: act === "move" ? line : String(last) });
    }

    takeBack() {
      if (this.undo.length === 0) {
        this.say(this.sketch.dataset.nothing);
        return;
      }
      this.write(this.undo.pop());
      this.later = this.sketch.dataset.undone;
      this.ask({ act: "follow" });
    }

    chosen() {
      this.mark();
      const chosen = this.details.querySelector(".handle.chosen");
      if (!chosen) return;
      const { west, south, wide, high } = this.box();
      const { width, height } = this.part("svg").viewBox.baseVal;
      this.cross = {
        east: home(west + (Number(chosen.dataset.x) / width) * wide),
        north: south + (1 - Number(chosen.dataset.y) / height) * high,
      };
      this.aim();
    }

    pressed(button) {
      if (!button || !this.sketch) return;
      const far = 0.25;
      const ways = { west: [-far, 0], east: [far, 0], north: [0, far], south: [0, -far], in: [0, 0, 0.5], out: [0, 0, 2] };
      const to = button.dataset.move;
      if (to === "whole") this.ask({ act: "show", whole: true });
      else if (to) this.move(...ways[to]);
      else if (button.dataset.do === "put") this.put();
      else if (button.dataset.do === "remove") this.remove();
      else if (button.dataset.do === "undo") this.takeBack();
    }

    // Pointers: a click sets, a drag of a corner moves it, a drag of the ground moves the map, two fingers zoom.

    pointerdown(event) {
      if (event.button !== 0 || !event.target.closest("svg.drawn-on")) return;
      event.preventDefault();
      this.details.querySelector(".canvas").focus({ preventScroll: true });
      this.fingers ??= new Map();
      this.fingers.set(event.pointerId, event);
      const svg = this.part("svg");
      svg.setPointerCapture(event.pointerId);
      if (this.fingers.size > 1) {
        this.drag = { apart: this.apart() };
        this.settle();
        return;
      }
      const handle = event.target.closest(".handle");
      this.drag = { x: event.clientX, y: event.clientY, handle, scale: svg.viewBox.baseVal.width / svg.getBoundingClientRect().width };
    }

    apart() {
      const [one, two] = [...this.fingers.values()];
      return Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY);
    }

    /** Puts back what a drag has moved on the screen. */
    settle() {
      const svg = this.part("svg");
      if (this.view) svg.setAttribute("viewBox", this.view);
      this.view = null;
      this.details.querySelector(".rubber")?.remove();
    }

    pointermove(event) {
      const svg = event.target instanceof Element ? event.target.closest("svg.drawn-on") : null;
      if (svg && !this.drag) this.details.querySelector(".under").textContent = this.written(this.at(event.clientX, event.clientY));
      if (!this.drag || !this.fingers.has(event.pointerId)) return;
      this.fingers.set(event.pointerId, event);
      if (this.drag.apart) return;
      const [right, down] = [event.clientX - this.drag.x, event.clientY - this.drag.y];
      if (Math.hypot(right, down) <= CLICK && !this.drag.moved) return;
      this.drag.moved = true;
      if (this.drag.handle) this.stretch(right * this.drag.scale, down * this.drag.scale);
      else {
        this.view ??= this.part("svg").getAttribute("viewBox");
        const [, , width, height] = this.view.split(" ").map(Number);
        this.part("svg").setAttribute("viewBox", [-right * this.drag.scale, -down * this.drag.scale, width, height].join(" "));
      }
    }

    /** The corner under the hand, with straight lines to its neighbours until the server has drawn the true ones. */
    stretch(right, down) {
      const { x, y, line } = this.drag.handle.dataset;
      const to = [Number(x) + right, Number(y) + down];
      this.drag.handle.setAttribute("transform", `translate(${to.join(" ")})`);
      const size = Number(this.sketch.dataset.size);
      const ends = [-1, 1]
        .map((way) => this.details.querySelector(`.handle[data-line="${(Number(line) + way + size) % size}"]`))
        .filter((end) => end && end !== this.drag.handle);
      let rubber = this.details.querySelector(".rubber");
      if (!rubber) {
        rubber = document.createElementNS(SVG, "path");
        rubber.setAttribute("class", "rubber");
        this.drag.handle.before(rubber);
      }
      rubber.setAttribute("d", ends.map((end) => `M${end.dataset.x} ${end.dataset.y}L${to.join(" ")}`).join(""));
    }

    pointerup(event) {
      if (!this.fingers?.delete(event.pointerId) || !this.drag) return;
      const drag = this.drag;
      if (drag.apart) {
        if (this.fingers.size > 0) {
          const other = [...this.fingers.values()][0];
          const ratio = Math.hypot(event.clientX - other.clientX, event.clientY - other.clientY) / drag.apart;
          if (ratio > 1.2 || ratio < 0.8) this.move(0, 0, 1 / ratio);
        }
        if (this.fingers.size === 0) this.drag = null;
        return;
      }
      this.drag = null;
      const frame = this.part("svg").getBoundingClientRect();
      const [right, down] = [event.clientX - drag.x, event.clientY - drag.y];
      this.settle();
      if (drag.handle && drag.moved) {
        // The hand need not have been on the very middle of the corner.
        const corner = [Number(drag.handle.dataset.x) / drag.scale + frame.left, Number(drag.handle.dataset.y) / drag.scale + frame.top];
        this.ask({ act: "move", line: drag.handle.dataset.line, at: this.fixed(this.at(corner[0] + right, corner[1] + down)) });
      } else if (drag.handle && !this.single) {
        this.part("next").value = "move:" + drag.handle.dataset.line;
        this.chosen();
        this.say(this.part("next").selectedOptions[0].textContent);
      } else if (drag.moved) this.move(-right / frame.width, down / frame.height);
      else this.point(this.at(event.clientX, event.clientY));
    }

    pointercancel(event) {
      this.fingers?.delete(event.pointerId);
      if (this.drag?.handle) this.drag.handle.setAttribute("transform", `translate(${this.drag.handle.dataset.x} ${this.drag.handle.dataset.y})`);
      this.drag = null;
      if (this.sketch) this.settle();
    }

    wheel(event) {
      // Without a key the wheel moves the page, as everywhere.
      if (!event.ctrlKey || !event.target.closest("svg.drawn-on")) return;
      event.preventDefault();
      this.move(0, 0, event.deltaY < 0 ? 0.5 : 2, this.at(event.clientX, event.clientY));
    }
  }

  for (const details of document.querySelectorAll("details.drawing")) new Drawing(details);
}
