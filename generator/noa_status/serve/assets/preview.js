// In every page of the preview, before anything else: the moment that is looked at is the right time, the page is loaded again
// when there is a new one, what is wrong lies over it, and a bar moves the clock. Nothing of it is in the files.
{
  const own = document.currentScript.dataset, Real = Date, MINUTE = 60e3, HOUR = 60 * MINUTE, DAY = 24 * HOUR
  if (own.now) {
    const offset = Real.parse(own.now) - Real.now()
    globalThis.Date = class Date extends Real {
      constructor(...given) { given.length ? super(...given) : super(Real.now() + offset) }
      static now() { return Real.now() + offset }
    }
  }
  // Steps of the slider, in milliseconds from the present.
  const STEPS = [-7 * DAY, -2 * DAY, -DAY, -12 * HOUR, -6 * HOUR, -2 * HOUR, -HOUR, -30 * MINUTE, -15 * MINUTE, 0,
    15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY]
  const moved = /^\/-\/at\/(\d{8}T\d{4}Z)\/(.*)$/s.exec(location.pathname)
  const whole = at => new Real(Math.floor(at / MINUTE) * MINUTE)
  const stamp = at => whole(at).toISOString().replace(/[-:]|:\d\d\.\d{3}/g, "").replace(/(\d{8}T\d{4}).*/, "$1Z")
  const there = () => moved ? moved[2] : location.pathname.slice(1)
  const present = () => Real.parse(own.fixed ? own.from : "") || Real.now()
  const shown = () => moved ? Real.parse(moved[1].replace(/(....)(..)(..)T(..)(..)Z/, "$1-$2-$3T$4:$5:00Z")) : present()
  const in_words = distance => {
    const minutes = Math.round(Math.abs(distance) / MINUTE)
    if (minutes < 1) return "Now"
    const [count, unit] = minutes < 60 ? [minutes, "minute"] : minutes < 48 * 60 ? [Math.round(minutes / 6) / 10, "hour"] : [Math.round(minutes / 144) / 10, "day"]
    const told = `${count} ${unit}${count == 1 ? "" : "s"}`
    return distance > 0 ? `In ${told}` : `${told} ago`
  }
  const in_utc = at => new Real(at).toLocaleString("en-GB", { timeZone: "UTC", weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }) + " UTC"
  const element = (tag, facts = {}, ...inside) => {
    const made = Object.assign(document.createElement(tag), facts)
    made.append(...inside)
    return made
  }
  const go = at => { location.href = (at === null ? "/" : `/-/at/${stamp(at)}/`) + there() + location.search }

  const host = element("noa-preview"), root = host.attachShadow({ mode: "open" })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(STYLE)
  root.adoptedStyleSheets = [sheet]

  // --- the bar ---
  const slider = element("input", { type: "range", min: 0, max: STEPS.length - 1, step: 1 })
  slider.setAttribute("aria-label", "Moment")
  const when = element("output"), exact = element("span", { className: "exact" }), light = element("span", { className: "light" })
  const back = element("button", { type: "button", textContent: "Back to now", hidden: !moved, onclick: () => go(null) })
  const next = element("button", { type: "button", hidden: true })
  const fold = element("button", { type: "button", className: "fold", textContent: "×", title: "Fold the preview's bar" })
  fold.setAttribute("aria-label", "Fold the preview's bar")
  const links = element("span", { className: "links" }, element("a", { href: own.compose, textContent: "Compose" }))
  if (own.other) links.append(element("a", { href: own.other, textContent: own.site == "public" ? "Internal" : "Public" }))
  const clock = element("div", { className: "clock" }, element("p", {}, light, when, exact), slider)
  const bar = element("aside", { className: "bar" }, clock, element("div", { className: "ways" }, next, back, links, fold))
  bar.setAttribute("aria-label", "Preview")
  const unfold = element("button", { type: "button", className: "unfold", hidden: true }, "Preview")
  const nearest = () => {
    const distance = shown() - present()
    return STEPS.reduce((best, step, number) => Math.abs(step - distance) < Math.abs(STEPS[best] - distance) ? number : best, 0)
  }
  const tell_moment = at => {
    when.textContent = moved || at !== shown() ? in_words(at - present()) : own.fixed ? "Fixed" : "Now"
    exact.textContent = in_utc(at)
    slider.setAttribute("aria-valuetext", `${when.textContent}, ${exact.textContent}`)
  }
  const settle = () => { slider.value = nearest(); tell_moment(shown()) }
  const at_step = () => present() + STEPS[slider.value]
  slider.addEventListener("input", () => tell_moment(at_step()))
  slider.addEventListener("change", () => go(STEPS[slider.value] == 0 ? null : at_step()))
  const folded = yes => {
    bar.hidden = yes
    unfold.hidden = !yes
    sessionStorage.setItem("preview-folded", yes ? "yes" : "")
    make_room()
  }
  fold.onclick = () => { folded(true); unfold.focus() }
  unfold.onclick = () => { folded(false); slider.focus() }
  const make_room = () => { document.documentElement.style.paddingBlockEnd = bar.hidden ? "3rem" : `${bar.offsetHeight + 24}px` }

  // --- what is wrong ---
  const over = element("dialog"), list = element("div", { className: "troubles" }), head = element("h1")
  const close = element("button", { type: "button", textContent: "Look at the page", onclick: () => over.close() })
  over.append(element("header", {}, head, close), element("p", { className: "kept" }), list)
  over.setAttribute("aria-label", "What is wrong")
  const quoted = one => {
    const start = one.column - 1, end = start + one.length
    const marked = one.length ? [one.quote.slice(0, start), element("mark", { textContent: one.quote.slice(start, end) }), one.quote.slice(end)] : [one.quote]
    return element("pre", {}, element("span", { className: "number", textContent: one.line }), element("code", {}, ...marked))
  }
  const told = one => {
    const article = element("article", {}, element("h2", { textContent: one.says }))
    if (one.path) article.append(element("p", { className: "place" }, `${one.path}:${one.line}:${one.column}`, element("span", { textContent: one.code })))
    if (one.quote) article.append(quoted(one))
    if (one.fix) article.append(element("p", { className: "fix" }, element("b", { textContent: "Fix" }), element("code", { textContent: one.fix })))
    if (one.hint) article.append(element("p", { className: "hint", textContent: one.hint }))
    return article
  }
  let said = ""
  const complain = state => {
    const failed = own.site == "internal" && state.internal_says, count = state.troubles.length
    const key = JSON.stringify([state.troubles, failed])
    light.className = `light ${count || failed ? "wrong" : state.is_building ? "busy" : "well"}`
    light.title = count || failed ? "Something is wrong" : state.is_building ? "Being built" : "Built"
    if (key == said) return
    said = key
    if (!count && !failed) return over.open && over.close()
    head.textContent = count ? `${count} ${count == 1 ? "mistake" : "mistakes"}` : "The internal site was not built"
    over.querySelector(".kept").textContent = "The page below is the last good one. It is built anew as soon as this is mended."
    list.replaceChildren(...state.troubles.map(told))
    if (!count) list.append(element("pre", { className: "engine", textContent: failed }))
    if (!over.open) over.showModal()
  }

  // --- news: one tab listens and tells the others, since browsers keep few connections to a host ---
  const tabs = new BroadcastChannel("noa-preview")
  let newest, isLeaving = false
  addEventListener("beforeunload", () => {
    isLeaving = true
    setTimeout(() => { isLeaving = false }, 20e3)
  })
  const hear = state => {
    newest = state
    if (!state) {
      light.className = "light gone"
      light.title = "The preview has ended"
      return
    }
    // Whoever is on the way to another page (a moment that is being built, say) is not called back.
    if (isLeaving) return
    if ((own.site == "public" ? state.public : state.internal) > own.version) return location.reload()
    const at = Real.parse(state.next_change_at)
    next.hidden = moved || !at
    next.replaceChildren("Next", element("span", { textContent: ` change: ${in_words(at - present()).toLowerCase()}` }))
    next.setAttribute("aria-label", next.textContent)
    next.onclick = () => go(at)
    complain(state)
    settle()
    make_room()
  }
  const tell = state => { tabs.postMessage({ state }); hear(state) }
  const listen = () => {
    tabs.onmessage = ({ data }) => { if ("state" in data) hear(data.state); else if (newest) tabs.postMessage({ state: newest }) }
    tabs.postMessage({})
    navigator.locks.request("noa-preview", () => new Promise(() => {
      const source = new EventSource("/-/events")
      source.onmessage = message => tell(JSON.parse(message.data))
      source.onerror = () => tell(null)
    }))
  }
  addEventListener("DOMContentLoaded", () => {
    // A page in a frame is looked at from another page, which knows what is new.
    if (window.top != window) return
    root.append(bar, unfold, over)
    document.body.append(host)
    settle()
    folded(sessionStorage.getItem("preview-folded") == "yes")
    addEventListener("resize", make_room)
    listen()
  })
}
