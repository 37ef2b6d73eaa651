// Has another version come into force since this page was made? Asked when the reader comes back
// to the page, and at most once a minute; never while the page is hidden.
(() => {
  const EVERY = 60000; // milliseconds
  let asked = 0;
  let dismissed = null;

  const shown = () => {
    const said = document.querySelector("footer [data-version]")?.dataset;
    return said && { here: Number(said.version), known: Number(said.newest || said.version) };
  };
  const tell = (number) => {
    const page = shown();
    const notice = document.querySelector(".notice.newer");
    if (!page || !notice) return;
    const isOther = number !== page.known && number !== page.here && number !== dismissed;
    notice.hidden = !isOther;
    if (!isOther) return;
    notice.dataset.number = number;
    notice.querySelector(".is-newer").hidden = number < page.here;
    notice.querySelector(".is-back").hidden = number > page.here;
    notice.querySelectorAll("[data-number]").forEach((one) => (one.textContent = number));
    const address = new URL(location.href);
    address.searchParams.delete("v");
    notice.querySelector("a").href = address.pathname + address.search;
  };
  const look = async () => {
    if (document.hidden || Date.now() - asked < EVERY) return;
    asked = Date.now();
    try {
      const answer = await fetch("/versi", { cache: "no-cache" });
      if (answer.ok) tell((await answer.json()).version);
    } catch {
      // no server just now: the page says so with its next request
    }
  };
  addEventListener("focus", look);
  document.addEventListener("visibilitychange", look);
  setInterval(look, EVERY);
  document.addEventListener("click", (event) => {
    const notice = event.target.closest(".newer .dismiss")?.closest(".notice");
    if (!notice) return;
    dismissed = Number(notice.dataset.number);
    notice.hidden = true;
  });
})();
