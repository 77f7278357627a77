/* One search: the box on the on-call home is in focus and hands what is typed to the theme's own search, which `/` opens from
   anywhere; and among what that finds, alerts of that name stand first. */
globalThis.noaSearching = (() => {
  "use strict"

  const MOST = 5

  /** The alerts, `[name, address]`, whose name holds every word that was typed: those that begin with it first. */
  const found = (typed, alerts) => {
    const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
    if (!words.length) return []
    return alerts
      .map(([name, url]) => ({ name, url, places: words.map((word) => name.toLowerCase().indexOf(word)) }))
      .filter(({ places }) => places.every((place) => place >= 0))
      .sort((a, b) => a.places[0] - b.places[0] || a.name.length - b.name.length || (a.name < b.name ? -1 : 1))
      .slice(0, MOST)
  }

  return { found }
})()
{
  const query = () => document.querySelector("input[data-md-component='search-query']")
  // The engine says once where the site begins; pages that come without a load do not change it.
  const base = new URL(JSON.parse(document.getElementById("__config")?.textContent ?? "{}").base ?? ".", location.href)
  const folder = base.href.endsWith("/") ? base.href : `${base.href}/`

  let asked = null
  const alerts = () => {
    asked ??= new Promise((answer) => {
      const script = document.createElement("script")
      script.src = new URL("r/names.js", folder).href
      script.onload = script.onerror = () => answer(globalThis.noaAlertNames ?? [])
      document.head.append(script)
    })
    return asked
  }

  const made = (name, className, ...inside) => {
    const element = document.createElement(name)
    if (className) element.className = className
    element.append(...inside)
    return element
  }
  // As the theme writes its own results: its keys and its looks then hold for these too.
  const resultOf = ({ name, url }) => {
    const article = made("article", "md-search-result__article md-typeset", made("h1", "", name), made("p", "", "Runbook of this alert"))
    article.dataset.mdScore = "1000000"
    const link = made("a", "md-search-result__link", article)
    link.href = new URL(url, folder).href
    link.tabIndex = -1
    return made("li", "md-search-result__item", link)
  }

  const show = async () => {
    const typed = query().value
    const known = await alerts()
    const list = document.querySelector(".md-search-result__list:not(.noa-found)")
    if (!list || query().value !== typed) return
    document.querySelector(".noa-found")?.remove()
    const results = globalThis.noaSearching.found(typed, known)
    if (results.length) list.before(made("ol", "md-search-result__list noa-found", ...results.map(resultOf)))
  }

  const watch = () => {
    const field = query()
    if (!field || field.dataset.noaWatched) return
    field.dataset.noaWatched = ""
    for (const event of ["input", "focus"]) field.addEventListener(event, show)
    field.form?.addEventListener("reset", () => setTimeout(show))
  }

  const hand = (box) => {
    const field = query()
    field.value = box.value
    box.value = ""
    field.focus()
    show()
  }

  const begin = () => {
    watch()
    const place = document.querySelector("[data-noa-search]")
    if (!place || !query()) return
    place.hidden = false
    const box = place.querySelector("input")
    box.addEventListener("input", () => hand(box))
    box.addEventListener("keydown", (event) => {
      if (event.key !== "/" && event.key !== "ArrowDown") return
      event.preventDefault()
      hand(box)
    })
    place.addEventListener("click", (event) => event.target === box || box.focus())
    // Where there is a keyboard, typing can begin at once; elsewhere a focus would only move the page.
    if (!location.hash && matchMedia("(pointer: fine)").matches) box.focus({ preventScroll: true })
  }

  globalThis.document$ ? globalThis.document$.subscribe(begin) : begin()
}
