/* Clocks that go on: a page is read later than it was built. Everything that says how long, until when or how late is told again,
   in the same words, for the moment of reading. Records stay as they were then, which is said too. */
globalThis.noaClocks = (() => {
  "use strict"

  const SECOND = 1000
  const MINUTE = 60 * SECOND
  const SOON = 5 * MINUTE
  const UNITS = [["day", 1440 * MINUTE], ["hour", 60 * MINUTE], ["minute", MINUTE], ["second", SECOND]]

  /** A duration in its two greatest units, no seconds past the first minute: `2 hours 5 minutes`. */
  const length = (of) => {
    let left = Math.max(0, of)
    if (left >= MINUTE) left -= left % MINUTE
    const parts = []
    for (const [unit, size] of UNITS) {
      const number = Math.floor(left / size)
      left -= number * size
      if (number) parts.push(`${number} ${unit}${number === 1 ? "" : "s"}`)
    }
    return parts.slice(0, 2).join(" ") || "0 minutes"
  }

  /** `in 4 minutes`, `now`, or `12 minutes overdue`. */
  const distance = (due, now) => {
    if (Math.abs(due - now) < MINUTE) return "now"
    return due > now ? `in ${length(due - now)}` : `${length(now - due)} overdue`
  }

  const ago = (at, now) => (now - at < MINUTE ? "now" : `${length(now - at)} ago`)

  const kindOf = (due, now) => (due <= now ? "major" : due - now <= SOON ? "degraded" : "none")

  return { ago, distance, kindOf, length }
})()
{
  const { ago, distance, kindOf, length } = globalThis.noaClocks
  const MINUTE = 60_000
  const EVERY = 5000

  const say = (element, words) => {
    if (element && element.textContent !== words) element.textContent = words
  }
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)]

  const tellDue = (now) => {
    for (const one of all("[data-noa-due]")) {
      const due = Date.parse(one.dataset.noaDue)
      const mark = one.querySelector(".noa-mark")
      say(mark, distance(due, now))
      mark.className = `noa-mark noa-${kindOf(due, now)}`
      const isLate = due <= now
      if (one.parentElement.matches("[data-noa-promises]")) one.hidden = !isLate
      else one.classList.toggle("noa-due__late", isLate)
    }
    // What is overdue comes first; within that the order stays.
    for (const list of all(".noa-due, [data-noa-promises]")) {
      const isLate = (one) => Date.parse(one.dataset.noaDue ?? "") <= now
      const sorted = [...list.children].sort((a, b) => isLate(b) - isLate(a))
      if (sorted.some((one, index) => one !== list.children[index])) list.append(...sorted)
    }
    const late = all("[data-noa-promises] > :not([hidden])").length
    say(document.querySelector("[data-noa-overdue]"), late ? `${late} promise${late === 1 ? "" : "s"} overdue.` : "No promise is overdue.")
  }

  const tellLadder = (ladder, now) => {
    const rungs = all(":scope > li", ladder).map((rung) => ({ rung, at: Date.parse(rung.querySelector("time").dateTime) }))
    const reached = rungs.filter(({ at }) => at <= now)
    const latest = reached.at(-1)?.at
    const next = rungs.find(({ at }) => at > now)?.at
    for (const { rung, at } of rungs) {
      const place = at > now ? (at === next ? "next" : "later") : at === latest ? "now" : "reached"
      rung.className = `noa-ladder__${place}`
      say(rung.querySelector("b"), at > now ? distance(at, now) : ago(at, now))
    }
    say(ladder.parentElement.querySelector("p[data-noa-said]"), reached.at(-1)?.rung.dataset.noaSaid ?? "")
  }

  const tellPhases = (list, now) => {
    const phases = all(":scope > li", list)
    const begun = phases.filter((phase) => Date.parse(phase.dataset.noaStarts) <= now)
    const current = begun.at(-1) ?? phases[0]
    for (const phase of phases) phase.hidden = phase !== current
    const until = current.querySelector("[data-noa-until]")
    const isOver = Date.parse(current.dataset.noaEnds) <= now
    say(until, isOver ? `its time box is over since ${until.dataset.noaUntil}` : `until ${until.dataset.noaUntil}`)
  }

  // The checklist of a phase opens when its time comes; what a reader opened or closed meanwhile stays so.
  const tellChecklists = (now) => {
    const phases = all("details.noa-phase[data-noa-starts]")
    const current = phases.filter((phase) => Date.parse(phase.dataset.noaStarts) <= now).at(-1)
    if (!current || current.classList.contains("noa-phase--now")) return
    for (const phase of phases) phase.classList.toggle("noa-phase--now", phase === current)
    current.open = true
  }

  const tell = () => {
    // In whole minutes, as a build counts: the page says what one that is built now would say.
    const now = Math.floor(Date.now() / MINUTE) * MINUTE
    const built = document.querySelector("[data-noa-as-of]")
    // A reader's clock that stands before the build is wrong, or the page is of another time on purpose.
    const age = built ? now - Date.parse(built.dataset.noaAsOf) : -1
    if (age < 0) return
    tellDue(now)
    for (const one of all("[data-noa-since]")) say(one, length(now - Date.parse(one.dataset.noaSince)))
    for (const ladder of all("[data-noa-ladder]")) tellLadder(ladder, now)
    for (const list of all("[data-noa-phases]")) tellPhases(list, now)
    tellChecklists(now)
    say(built.querySelector("[data-noa-age]"), age < MINUTE ? "" : `, ${length(age)} ago; the clocks go on`)
  }

  globalThis.document$ ? globalThis.document$.subscribe(tell) : tell()
  setInterval(tell, EVERY)
  document.addEventListener("visibilitychange", tell)
}
