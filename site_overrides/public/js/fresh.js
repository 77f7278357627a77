// An open tab stays true: while it is looked at it asks for the small build.json, takes over in place what is new, and says so.
// Where it cannot know whether what it shows still holds, it says since when.
{
  const GRACE = 10 * MINUTE, news = document.getElementById("news"), home = () => main.querySelector(".answer[data-now]")
  let shown = served, seen, wait = MINUTE, asked, timer
  let heard = made || now()

  const tell = text => { news.textContent = text }
  const headlines = page => [...page.querySelectorAll("h1, .card h2, .update h3")].map(line => line.textContent.trim().replace(/\s+/g, " "))
  const get = async url => {
    const answer = await fetch(url, { cache: "no-cache" })
    if (!answer.ok) throw answer
    return answer
  }
  const take = async () => {
    const page = new DOMParser().parseFromString(await (await get(location.href)).text(), "text/html")
    const next = page.querySelector("main"), look = page => page.querySelector("style").textContent
    if (!next || look(page) != look(document)) return location.reload()
    document.body.classList.remove("stale")
    if (next.innerHTML == shown) return
    const before = document.createElement("main"), focus = document.activeElement?.href
    before.innerHTML = shown
    const open = new Set([...main.querySelectorAll("details[open] > summary")].map(summary => summary.textContent))
    shown = main.innerHTML = next.innerHTML
    for (const summary of main.querySelectorAll("summary")) if (open.has(summary.textContent)) summary.parentNode.open = true
    if (focus) [...main.querySelectorAll("a")].find(link => link.href == focus)?.focus()
    document.title = page.title
    document.querySelector("link[rel=icon]").replaceWith(page.querySelector("link[rel=icon]"))
    const known = new Set(headlines(before)), fresh = headlines(main).filter(line => !known.has(line)).slice(0, 3)
    if (fresh.length) tell(words.new.replace("{what}", fresh.join(" · ")))
    show()
  }
  const doubt = since => {
    const at = new Date(since), text = words.unknown.replace("{instant}", told(at, true)), answer = home()?.querySelector("h1")
    if (document.body.classList.contains("stale")) return
    document.body.classList.add("stale")
    tell(text)
    if (!answer) return
    // What was true then is still worth reading, but it is no longer the answer.
    const then = document.createElement("p")
    then.textContent = words.then.replace("{instant}", told(new Date(home().dataset.now), true)).replace("{what}", answer.textContent)
    answer.after(then)
    answer.textContent = text
    document.title = text
  }
  const ask = async () => {
    asked = Date.now()
    try {
      const answer = await get(words.build), build = await answer.json()
      // What a cache kept is as old as it says.
      const right = Date.parse(answer.headers.get("date")) + 1000 * answer.headers.get("age") || now()
      skew = Math.max(right, Date.parse(build.built_at)) - Date.now()
      if (Math.abs(skew) < MINUTE) skew = 0
      wait = MINUTE
      if (build.built_at != seen) {
        await take()
        seen = build.built_at
      }
      const due = Date.parse(build.renew_by)
      if (now() > due + GRACE) doubt(due)
      heard = now()
    } catch {
      wait = Math.min(2 * wait, 16 * MINUTE)
      if (now() > heard + GRACE) doubt(heard)
    }
    plan()
  }
  // Not all at the same moment: a wait is stretched by up to a fifth.
  const plan = (after = wait * (1 + Math.random() / 5)) => {
    clearTimeout(timer)
    if (!document.hidden) timer = setTimeout(ask, after)
  }
  document.addEventListener("visibilitychange", () => plan(Math.max(0, (asked ?? 0) + MINUTE / 2 - Date.now())))
  show()
  const due = home()?.dataset.renew
  plan(due && now() > Date.parse(due) + GRACE ? 0 : MINUTE / 2)
}
