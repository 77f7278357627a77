// A banner for other sites: it says something only while there is something to say. Errors leave the page as it is.
(async () => {
  // Known only while the script is run, so it is asked first.
  const { src, dataset: { position, components } } = document.currentScript
  const base = new URL(".", src), key = "noa-status " + base, only = components?.split(/[\s,]+/)
  const { notices, close, lang } = await (await fetch(new URL("embed.json", base), { credentials: "omit" })).json()
  let closed = []
  try { closed = localStorage[key].split(" ") } catch {}
  const told = notices.filter(one => !closed.includes(one.id) && (!only || one.components.some(id => only.includes(id))))
  if (!told[0]) return
  const add = (to, name, more) => Object.assign(to.appendChild(document.createElement(name)), more)
  const all = new DocumentFragment, list = add(all, "section")
  for (const { title, url, word, shape, colour } of told) {
    const line = add(list, "p", { dir: "auto" }), { style } = add(line, "i"), to = new URL(url, base)
    style.clipPath = shape
    style.backgroundColor = colour
    add(line, "b", { textContent: word + " " })
    const link = add(line, "a", { textContent: title, target: "_blank" })
    if (/^https?:/.test(to)) link.href = to
  }
  add(all, "button", { textContent: "\xd7", ariaLabel: close }).onclick = () => {
    host.remove()
    const over = notices.filter(one => told.includes(one) || closed.includes(one.id))
    try { localStorage[key] = over.map(one => one.id).join(" ") } catch {}
  }
  const host = add(document.documentElement, "div"), root = host.attachShadow({ mode: "open" }), sheet = new CSSStyleSheet
  // No policy about styles refuses what code makes: it is for what is parsed from the page.
  sheet.replaceSync("{css}")
  root.adoptedStyleSheets = [sheet]
  const box = add(root, "div", { role: "status", lang, className: position })
  // Only what changes in a region that was there before is read aloud.
  setTimeout(() => box.append(all), 99)
})().catch(() => {})
