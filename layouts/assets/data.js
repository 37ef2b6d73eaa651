// What only the browser can do for uploads and tasks: send files with progress, ask how far a task
// is, tick boxes. One question a second, and only while a task is not over. No words stand here.
(() => {
  const SECOND = 1000;
  const KEY_OF_LOAD = "load";
  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const inLanguage = (address) => {
    const to = new URL(address, location.origin);
    to.searchParams.set("lang", document.documentElement.lang);
    return to;
  };
  const go = (address) => {
    history.pushState({}, "", address);
    dispatchEvent(new CustomEvent("_dashprivate_pushstate")); // what dcc.Location listens to
  };
  // The same look once more: every part of the page is asked for again.
  const refresh = () => {
    const [, data] = window.dash_clientside.cakupan.reader();
    window.dash_clientside.set_props("look", { data });
  };
  const onPage = () => location.pathname === "/data";
  const saying = (place, words) => {
    const line = place?.querySelector(".said-here");
    if (line) line.textContent = words;
  };

  // Tasks: asked after until they are over -----------------------------------------------------
  const asked = new Set();
  const follow = async (task, tell, from) => {
    if (asked.has(task)) return;
    asked.add(task);
    try {
      while (onPage()) {
        const answer = await fetch(inLanguage(`/tugas/${task}`));
        const said = await answer.json();
        tell(said.words ?? said.error);
        if (!answer.ok) return;
        if (said.over) {
          if (onPage() && !said.failed && said.to !== location.pathname + location.search && from) go(said.to);
          else refresh();
          return;
        }
        await new Promise((then) => setTimeout(then, SECOND));
      }
    } finally {
      asked.delete(task);
    }
  };
  const upload = () => document.querySelector(".upload");

  // Boxes and reasons belong to one load: the next one begins without them.
  let decided;
  const begin = () => {
    const form = document.querySelector(".report .decide");
    const load = form?.dataset[KEY_OF_LOAD] ?? null;
    if (load === decided) return;
    const arrived = decided !== undefined; // not by the link that opened the page
    decided = load;
    form?.querySelectorAll(".tick").forEach((box) => box.setAttribute("aria-checked", "false"));
    form?.querySelectorAll("textarea").forEach((field) => (field.value = ""));
    saying(form, "");
    if (arrived && load) document.querySelector(".report h2")?.focus();
  };
  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    data: {
      watch: (tasks) => {
        setTimeout(begin, 50);
        (tasks ?? []).forEach((task) => follow(task, (words) => saying(upload(), words), false));
      },
    },
  });

  // Files ----------------------------------------------------------------------------------------
  let sending = null;
  const MB = 1 << 20;
  const fault = (files, { largest, files: most, large, many, empty }) => {
    if (files.length > Number(most)) return many;
    const nothing = files.find((file) => file.size === 0);
    if (nothing) return fill(empty, { name: nothing.name });
    const size = files.reduce((sum, file) => sum + file.size, 0);
    if (size <= Number(largest)) return null;
    const shown = (Math.ceil((size / MB) * 10) / 10).toLocaleString(document.documentElement.lang);
    return fill(large, { size: shown });
  };
  const word = (form, name) => form.querySelector(`.of-${name} input, input.of-${name}`)?.value.trim() ?? "";
  const address = (form, files) => {
    const to = inLanguage("/unggah");
    to.searchParams.set("files", JSON.stringify(files.map((file) => [file.name, file.size])));
    for (const name of ["source", "vintage"]) to.searchParams.set(name, word(form, name));
    return to;
  };
  const send = (form, files) => {
    if (sending || files.length === 0) return;
    const words = form.dataset;
    const wrong = fault(files, words);
    if (wrong) {
      saying(form, wrong);
      return;
    }
    const [row, bar] = [form.querySelector(".sending"), form.querySelector("progress")];
    const request = new XMLHttpRequest();
    sending = request;
    const over = (said) => {
      sending = null;
      row.hidden = true;
      if (said) saying(form, said);
    };
    request.upload.onprogress = ({ loaded, total }) => {
      const percent = Math.floor((100 * loaded) / total);
      bar.value = percent;
      saying(form, fill(words.sending, { percent }));
    };
    request.onload = () => {
      let said = {};
      try {
        said = JSON.parse(request.responseText);
      } catch {
        // whoever stands before the server answered in its own words
      }
      over(said.error ?? (said.task ? "" : words.failed));
      if (said.task) follow(said.task, (told) => saying(upload(), told), true).catch(() => saying(upload(), words.failed));
    };
    request.onerror = () => over(words.failed);
    request.onabort = () => over(words.stopped);
    request.open("POST", address(form, files));
    request.setRequestHeader("content-type", "application/octet-stream");
    row.hidden = false;
    bar.value = 0;
    request.send(new Blob(files));
  };
  const choose = (button) => {
    const field = Object.assign(document.createElement("input"), { type: "file", multiple: true });
    field.addEventListener("change", () => send(button.closest(".upload"), [...field.files]));
    field.click();
  };

  // Decisions --------------------------------------------------------------------------------------
  const wish = async (button) => {
    const form = button.closest(".decide");
    const words = form.dataset;
    const kind = button.dataset.wish;
    const why = form.querySelector("textarea").value.trim();
    const boxes = [...form.querySelectorAll(".tick")];
    const accept = boxes.filter((box) => box.getAttribute("aria-checked") === "true").map((box) => box.dataset.rule);
    if (kind === "publish" && boxes.length > 0 && accept.length === 0) {
      saying(form, words.unticked);
      boxes[0].focus();
      return;
    }
    if (!why) {
      saying(form, words.reason);
      form.querySelector("textarea").focus();
      return;
    }
    const wished = { kind, why };
    if (kind === "publish") wished.accept = accept;
    if (kind === "rollback") wished.version = Number(words.version);
    else wished.load = Number(words.load);
    const buttons = [...form.querySelectorAll("[data-wish]:not(:disabled)")];
    buttons.forEach((one) => (one.disabled = true));
    try {
      const answer = await fetch(inLanguage("/tugas"), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(wished),
      });
      const said = await answer.json();
      if (said.task) await follow(said.task, (told) => saying(form, told), false);
      else saying(form, said.error);
    } catch {
      saying(form, words.failed);
    } finally {
      buttons.forEach((one) => (one.disabled = false));
    }
  };

  const ACTIONS = [
    ["[data-choose]", choose],
    ["[data-stop]", () => sending?.abort()],
    ["[data-wish]", wish],
    [".tick", (box) => box.setAttribute("aria-checked", String(box.getAttribute("aria-checked") !== "true"))],
  ];
  document.addEventListener("click", (event) => {
    for (const [selector, act] of ACTIONS) {
      const found = event.target.closest(selector);
      if (found && !found.disabled) act(found);
    }
  });
  // A file dropped beside the place for it would replace the page.
  for (const kind of ["dragover", "drop"]) {
    document.addEventListener(kind, (event) => {
      if (onPage() && event.dataTransfer?.types.includes("Files")) event.preventDefault();
    });
  }
  document.addEventListener("dragover", (event) => {
    upload()?.toggleAttribute("data-over", Boolean(event.target.closest?.(".upload")));
  });
  document.addEventListener("dragleave", () => upload()?.removeAttribute("data-over"));
  document.addEventListener("drop", (event) => {
    const form = event.target.closest?.(".upload");
    upload()?.removeAttribute("data-over");
    if (form) send(form, [...event.dataTransfer.files]);
  });
})();
