/* Checklists that can be ticked: the browser remembers what and when, for this page alone, and gives the ticks as lines of a
   timeline. Nothing is sent anywhere. Without this script they are lists. */
{
  const { made, write } = globalThis.noaCopying
  const LEFT_OVER = 12 * 3600_000
  const SAID_FOR = 2000

  const key = () => `noa-ticks:${location.pathname}`
  const load = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(key()) ?? "{}")
      return kept && typeof kept === "object" ? kept : {}
    } catch {
      return {} // a browser that keeps nothing, or something else under that name
    }
  }
  const save = (ticks) => {
    try {
      if (Object.keys(ticks).length) localStorage.setItem(key(), JSON.stringify(ticks))
      else localStorage.removeItem(key())
    } catch {
      // The ticks stay on the page until it is left.
    }
  }
  const minute = () => `${new Date().toISOString().slice(0, 16)}Z`
  const wordsOf = (item) => {
    const copy = item.cloneNode(true)
    for (const inner of copy.querySelectorAll("ul, ol, .headerlink, .noa-tick__at")) inner.remove()
    return copy.textContent.replace(/\s+/g, " ").trim()
  }

  /** The heading that an item stands under: the nearest before it. */
  const headingOf = (item, headings) => {
    const before = headings.filter((one) => one.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING)
    return before.length ? wordsOf(before.at(-1)).replace(/¶$/, "").trim() : ""
  }

  /** Every item that can be ticked: `{item, box, label}`. Lists of ours get their boxes, those of a text have them already. */
  const itemsOf = (page) => {
    const found = []
    for (const list of page.querySelectorAll("[data-noa-ticks]")) {
      for (const item of [...list.children]) {
        const label = `${list.dataset.noaTicks}: ${wordsOf(item)}`
        const box = made("input", { type: "checkbox" })
        item.replaceChildren(made("label", {}, box, " ", ...item.childNodes))
        found.push({ item, box, label })
      }
    }
    const headings = [...page.querySelectorAll("h2, h3, h4")]
    for (const box of page.querySelectorAll("li input[type='checkbox'][disabled]")) {
      const item = box.closest("li")
      const words = wordsOf(item)
      box.disabled = false
      box.setAttribute("aria-label", words)
      const heading = headingOf(item, headings)
      found.push({ item, box, label: heading ? `${heading}: ${words}` : words })
    }
    return found
  }

  const begin = () => {
    const page = document.querySelector("article.md-content__inner")
    if (!page || page.dataset.noaTicking !== undefined) return
    page.dataset.noaTicking = ""
    const items = itemsOf(page)
    if (!items.length) return
    let ticks = load()

    const said = made("span", { role: "status" })
    const copy = made("button", { type: "button", textContent: "Copy as timeline lines" })
    const clear = made("button", { type: "button", textContent: "Clear" })
    const panel = made("p", { className: "noa-ticks", hidden: true }, said, copy, clear)
    const first = items[0].item.closest("details") ?? items[0].item.closest("ul, ol")
    first.before(panel)

    const lines = () => {
      const ticked = items.filter(({ label }) => ticks[label]).map(({ label }) => [ticks[label], label])
      return ticked.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0)).map(([at, label]) => `- ${at} ${label}`).join("\n")
    }
    const tell = () => {
      const newest = Object.values(ticks).sort().at(-1)
      const number = items.filter(({ label }) => ticks[label]).length
      panel.hidden = !number
      const isOld = newest && Date.now() - Date.parse(newest) > LEFT_OVER
      panel.classList.toggle("noa-ticks--old", Boolean(isOld))
      said.textContent = isOld ? `These ticks are left from ${newest.slice(0, 10)}. ` : `${number} of ${items.length} done. `
      for (const { item, box, label } of items) {
        box.checked = Boolean(ticks[label])
        item.querySelector(":scope .noa-tick__at")?.remove()
        const place = box.closest("label") ?? box
        if (ticks[label]) {
          const at = made("time", { className: "noa-tick__at", dateTime: ticks[label], textContent: `${ticks[label].slice(11, 16)} UTC` })
          place.after(at)
        }
      }
    }
    for (const { box, label } of items)
      box.addEventListener("change", () => {
        // Another tab may have ticked something else meanwhile.
        ticks = { ...ticks, ...load() }
        if (box.checked) ticks[label] = minute()
        else delete ticks[label]
        save(ticks)
        tell()
      })
    copy.addEventListener("click", async () => {
      try {
        await write(lines())
        copy.textContent = "Copied"
      } catch {
        copy.textContent = "The browser did not let it be copied"
      }
      setTimeout(() => (copy.textContent = "Copy as timeline lines"), SAID_FOR)
    })
    clear.addEventListener("click", () => {
      ticks = {}
      save(ticks)
      tell()
      items[0].box.focus()
    })
    tell()
  }

  globalThis.document$ ? globalThis.document$.subscribe(begin) : begin()
}
