// A pack of briefs comes while it is made: the browser counts the files that have come, then saves
// them. Without this script the same link is an ordinary download. No words stand here.
(() => {
  const FILE = 0x04034b50; // how the header of a file begins; anything else ends the files
  const HEAD = 30; // bytes of a header before the name
  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const place = () => document.querySelector(".carrying");
  const say = (name, values) => {
    const here = place();
    const line = here?.querySelector("[role=status]");
    if (line) line.textContent = fill(here.dataset[name], values);
  };

  // The notice stands in the frame, which a change of page or language makes anew.
  const show = (files, all) => {
    const here = place();
    if (!here) return;
    const notice = here.querySelector(".making");
    notice.hidden = all === null;
    if (all === null) return;
    const bar = notice.querySelector("progress");
    bar.max = all || 1;
    bar.value = files;
    notice.querySelector(".count").textContent = all ? fill(here.dataset.count, { files, all }) : "";
  };
  const told = (name, values) => {
    say(name, values);
    const words = document.querySelector(".notice.said");
    const here = place();
    if (!words || !here) return;
    words.textContent = fill(here.dataset[name], values);
    setTimeout(() => (words.textContent = ""), 6000);
  };

  // Files are counted by their headers, each of which says how long its file is.
  const counter = () => {
    let head = new Uint8Array(0);
    let left = 0;
    let files = 0;
    let ended = false;
    const begin = () => {
      const view = new DataView(head.buffer);
      ended = view.getUint32(0, true) !== FILE;
      left = view.getUint16(26, true) + view.getUint16(28, true) + view.getUint32(18, true);
      head = new Uint8Array(0);
    };
    return (piece) => {
      let at = 0;
      while (at < piece.length && !ended) {
        if (left === 0) {
          const more = piece.subarray(at, at + HEAD - head.length);
          at += more.length;
          const longer = new Uint8Array(head.length + more.length);
          longer.set(head);
          longer.set(more, head.length);
          head = longer;
          if (head.length === HEAD) begin();
        } else {
          const taken = Math.min(left, piece.length - at);
          at += taken;
          left -= taken;
          if (left === 0) files += 1;
        }
      }
      return files;
    };
  };

  const save = (pieces, answer) => {
    const name = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1];
    const address = URL.createObjectURL(new Blob(pieces, { type: "application/zip" }));
    const link = Object.assign(document.createElement("a"), { href: address, download: name ?? "" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  };
  let running = null;
  const read = async (address, signal) => {
    const answer = await fetch(address, { signal });
    const all = Number(answer.headers.get("x-files"));
    if (!answer.ok || !all) throw new TypeError(`no pack: ${answer.status}`);
    say("begun", { all });
    const pieces = [];
    const count = counter();
    const reader = answer.body.getReader();
    let files = 0;
    show(files, all);
    for (let got = await reader.read(); !got.done; got = await reader.read()) {
      pieces.push(got.value);
      files = count(got.value);
      show(files, all);
    }
    if (files !== all) throw new TypeError(`${files} of ${all} briefs`);
    save(pieces, answer);
    return all;
  };
  const take = async (link) => {
    const menu = link.closest("details");
    menu.open = false;
    menu.querySelector("summary").focus();
    if (running) return;
    running = new AbortController();
    show(0, 0);
    try {
      told("kept", { all: await read(link.href, running.signal) });
    } catch (error) {
      told(error.name === "AbortError" ? "stopped" : "failed", {});
    } finally {
      running = null;
      show(0, null);
    }
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-pack]");
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (link && plain && window.ReadableStream) {
      event.preventDefault();
      take(link);
    } else if (event.target.closest?.("[data-unpack]")) {
      running?.abort();
    }
  });
})();
