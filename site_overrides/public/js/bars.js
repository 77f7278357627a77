// A bar tells its day: to the pointer, to a finger, to arrow keys. The words are those of the list of days on the component's page.
{
  const PITCH = 5, story = document.createElement("div"), lists = new Map()
  story.className = "story"
  const listOf = (page, url) => new Map([...page.querySelectorAll(".trouble li[data-day]")].map(day => {
    const words = day.lastElementChild.cloneNode(true)
    for (const link of words.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), url)
    return [day.dataset.day, words]
  }))
  // The other page's style is not wanted here, and this page's policy would complain of it.
  const parsed = text => new DOMParser().parseFromString(text.replace(/<style>[^]*?<\/style>/, ""), "text/html")
  const stories = url => {
    if (!lists.has(url)) lists.set(url, fetch(url).then(answer => answer.text()).then(text => listOf(parsed(text), url)))
    return lists.get(url).catch(() => { lists.delete(url); return new Map() })
  }
  const hide = () => story.remove()
  const ready = bars => {
    const row = bars.closest("li"), count = (bars.viewBox.baseVal.width + 2) / PITCH, last = Date.parse(bars.dataset.last)
    const days = row ? () => stories(row.querySelector("a").href) : async () => listOf(document, location.href)
    let current = -1
    const tell = async index => {
      if (index == current && story.parentNode == bars.parentNode) return
      current = index
      const day = new Date(last - (count - 1 - index) * 864e5), found = (await days()).get(day.toISOString().slice(0, 10))
      if (current != index) return
      const date = document.createElement("b")
      date.textContent = day.toLocaleDateString(language, { timeZone: "UTC", weekday: "short", day: "numeric", month: "short", year: "numeric" })
      story.replaceChildren(date, " ", found?.cloneNode(true) ?? words.quiet)
      bars.after(story)
      const right = getComputedStyle(bars).direction == "rtl", share = (index + .5) / count
      const place = (right ? 1 - share : share) * bars.clientWidth + bars.getBoundingClientRect().left - bars.parentNode.getBoundingClientRect().left
      story.style.left = `${Math.max(0, Math.min(place - story.offsetWidth / 2, bars.parentNode.clientWidth - story.offsetWidth))}px`
      bars.setAttribute("aria-valuenow", index)
      bars.setAttribute("aria-valuetext", story.textContent)
    }
    const at = event => {
      const box = bars.getBoundingClientRect(), share = (event.clientX - box.left) / box.width
      tell(Math.max(0, Math.min(count - 1, Math.floor((getComputedStyle(bars).direction == "rtl" ? 1 - share : share) * count))))
    }
    bars.tabIndex = 0
    for (const [name, value] of [["role", "slider"], ["aria-valuemin", 0], ["aria-valuemax", count - 1], ["aria-valuenow", count - 1]]) bars.setAttribute(name, value)
    bars.addEventListener("pointermove", at)
    bars.addEventListener("pointerdown", at)
    bars.parentNode.addEventListener("pointerleave", event => { if (event.pointerType == "mouse" && document.activeElement != bars) hide() })
    bars.addEventListener("focus", () => { if (current < 0) tell(count - 1) })
    bars.addEventListener("keydown", event => {
      const step = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1, PageUp: 7, PageDown: -7, Home: -count, End: count }[event.key]
      if (event.key == "Escape") hide()
      if (!step) return
      event.preventDefault()
      const turn = getComputedStyle(bars).direction == "rtl" && /Left|Right/.test(event.key) ? -step : step
      tell(Math.max(0, Math.min(count - 1, (current < 0 ? count - 1 : current) + turn)))
    })
  }
  document.addEventListener("pointerdown", event => { if (!event.target.closest(".story, .bars")) hide() })
  document.addEventListener("focusin", event => { if (!event.target.closest(".story, .bars")) hide() })
  comforts.push(() => { for (const bars of main.querySelectorAll("svg.bars:not([tabindex])")) ready(bars) })
}
