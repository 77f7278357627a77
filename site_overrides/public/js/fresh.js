// An open tab stays true: while it is looked at it asks for the small build.json, takes over in place what is new, and says so.
// Where it cannot know whether what it shows still holds, it says since when.
{
  const GRACE = 10 * MINUTE, home = () => main.querySelector(".answer")
  const tell = text => { news.textContent = text }, icon = page => page.querySelector("link[rel=icon]")
  let shown = served, seen, wait = MINUTE, asked = 0, timer, stale
  // What is over stays as it is: the page counts as heard when it was opened, not when it was last changed.
  let heard = main.querySelector(".answer, [data-since], template") && made || now()

  const headlines = () => [...main.querySelectorAll("h1, .card h2, .update h3")].map(line => line.textContent)
  let known = headlines()
  const take = async () => {
    const page = parsed(await (await get(location.href)).text())
    const next = page.querySelector("main"), look = page => page.querySelector("style").textContent
    if (!next || look(page) != look(document)) return location.reload()
    if (next.innerHTML == shown && !stale) return
    if (stale) tell("")
    document.body.classList.toggle("stale", stale = false)
    const focus = document.activeElement.getAttribute("href"), open = [...main.querySelectorAll("[open] > summary")].map(summary => summary.textContent)
    shown = main.innerHTML = next.innerHTML
    for (const summary of main.querySelectorAll("summary")) if (open.includes(summary.textContent)) summary.parentNode.open = true
    main.querySelector(`[href="${focus}"]`)?.focus()
    document.title = page.title
    icon(document).replaceWith(icon(page))
    const fresh = headlines().filter(line => !known.includes(line)).slice(0, 3)
    known = headlines()
    if (fresh[0]) tell(words.new.replace("{what}", fresh.join(" · ")))
    show()
  }
  const doubt = since => {
    if (stale) return
    document.body.classList.toggle("stale", stale = true)
    const text = words.unknown.replace("{instant}", told(new Date(since), true)), answer = home()?.querySelector("h1")
    tell(text)
    if (!answer) return
    // What was true then is still worth reading, but it is no longer the answer.
    const then = document.createElement("p")
    then.textContent = words.then.replace("{instant}", told(new Date(home().dataset.now), true)).replace("{what}", answer.textContent)
    answer.after(then)
    answer.textContent = text
    document.title = text
    icon(document).href = "data:,"
    // Nor is it the answer what would have followed.
    for (const later of main.querySelectorAll(".answer ~ template")) later.remove()
  }
  const fail = () => {
    wait = Math.min(2 * wait, (stale ? 16 : 4) * MINUTE)
    if (now() > heard + GRACE) doubt(heard)
    plan()
  }
  const ask = async () => {
    asked = Date.now()
    // Who does not answer for long is not there, until they answer.
    timer = setTimeout(fail, MINUTE / 2)
    try {
      const answer = await get(words.build), build = await answer.json(), due = Date.parse(build.renew_by)
      // What a cache kept is as old as it says.
      const right = Date.parse(answer.headers.get("date")) + 1000 * answer.headers.get("age") || now()
      skew = Math.max(right, Date.parse(build.built_at)) - Date.now()
      if (Math.abs(skew) < MINUTE) skew = 0
      wait = MINUTE
      const late = now() > due + GRACE
      if (build.built_at != seen || stale && !late) await take()
      seen = build.built_at
      if (late) doubt(due)
      heard = now()
      plan()
    } catch { fail() }
  }
  // Not all at the same moment: a wait is stretched by up to a fifth.
  const plan = (after = wait * (1 + Math.random() / 5)) => {
    clearTimeout(timer)
    if (!document.hidden) timer = setTimeout(ask, after)
  }
  document.onvisibilitychange = () => plan(Math.max(0, asked + MINUTE / 2 - Date.now()))
  addEventListener("online", () => plan(0))
  // A page that is shown again as it was left.
  addEventListener("pageshow", event => { if (event.persisted) { show(); plan(0) } })
  show()
  plan(now() > Date.parse(home()?.dataset.renew) + GRACE ? 0 : MINUTE / 2)
}
