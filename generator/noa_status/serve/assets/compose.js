// The compose page: what stands in the form is checked as one types, by the server, which shows it as everybody would see it.
const $ = id => document.getElementById(id), QUIET = 350, SHOWN = 6
const token = document.querySelector("meta[name=token]").content
const element = (tag, facts = {}, ...inside) => {
  const made = Object.assign(document.createElement(tag), facts)
  made.append(...inside)
  return made
}
const option = ({ id, name }) => element("option", { value: id, textContent: name })
// An update with one of these restores what was in trouble.
const ENDS = ["resolved", "postmortem", "completed"]
let facts, touched = false, template = "", asked = 0, timer, keptDraft = ""

// --- the form ---

const record = () => facts.incidents.find(incident => incident.id == $("incident").value)
const chosen = () => document.querySelector("[name=status]:checked")?.value ?? ""
const states = () => Object.fromEntries([...document.querySelectorAll(".component select")].filter(select => select.value).map(select => [select.name, select.value]))
const fields = () => ({
  incident: record()?.id ?? "", title: $("title").value, severity: $("severity").value, status: chosen(),
  components: states(), text: touched ? $("text").value : null,
})
const offerStatuses = (statuses, now) => $("statuses").replaceChildren(...statuses.map(({ id, name }) => {
  const radio = element("input", { type: "radio", name: "status", value: id, checked: id == now })
  return element("label", {}, radio, element("span", { textContent: name }))
}))
const componentRow = ({ id, name }, state) => {
  const select = element("select", { id: `component-${id}`, name: id }, option({ id: "", name: "not told" }), ...facts.states.map(option))
  select.value = state ?? ""
  select.className = select.value ? "said" : ""
  return element("div", { className: "component" }, element("label", { htmlFor: select.id, textContent: name }), select)
}
const offerComponents = (told, is_over = false) => {
  const first = facts.components.filter(one => one.id in told), others = facts.components.filter(one => !(one.id in told))
  const shown = first.length || others.length <= SHOWN ? first : others.slice(0, SHOWN), rest = others.filter(one => !shown.includes(one))
  const rows = list => list.map(one => componentRow(one, is_over ? "" : told[one.id]))
  const more = shown.length ? [element("details", {}, element("summary", { textContent: `${rest.length} other components` }), ...rows(rest))] : rows(rest)
  $("components").replaceChildren(...rows(shown), ...(rest.length ? more : []))
}
const begin = () => {
  const about = record()
  $("new").hidden = Boolean(about)
  offerStatuses(about?.statuses ?? facts.statuses, about?.status ?? facts.statuses[0].id)
  offerComponents(about?.components ?? {})
  explain()
}
const explain = () => { $("severity-note").textContent = facts.severities.find(one => one.id == $("severity").value)?.says ?? "" }
const start = async () => {
  facts = await (await fetch("/-/compose.json")).json()
  $("site").textContent = facts.site
  const kept = $("incident").value
  $("incident").replaceChildren(option({ id: "", name: "A new incident" }), ...facts.incidents.map(({ id, title, is_open }) => option({ id, name: `${title}${is_open ? "" : " (over)"}` })))
  $("severity").replaceChildren(option({ id: "", name: "Choose one" }), ...facts.severities.map(option))
  const wanted = kept || new URLSearchParams(location.search).get("incident") || facts.incidents.find(one => one.is_open)?.id || ""
  $("incident").value = wanted
  begin()
  check()
}

// --- checking ---

const ask = (what, body) => fetch(`/-/compose/${what}`, { method: "POST", headers: { "Content-Type": "application/json", "X-Noa-Status-Token": token }, body: JSON.stringify(body) })
const verdict = (kind, says) => {
  document.querySelector(".verdict").className = `verdict ${kind}`
  $("verdict").textContent = says
}
const check = async () => {
  const number = ++asked, answer = await ask("check", fields()).catch(() => null)
  // What was asked before is of no interest any more.
  if (number != asked) return
  if (!answer) return verdict("wrong", "The preview has ended: start it again with noa-status serve.")
  if (answer.status == 403) return verdict("wrong", await answer.text())
  const seen = await answer.json()
  if (answer.status == 422) return nothing(seen.says)
  show(seen)
}
const nothing = says => {
  verdict("", says)
  $("troubles").replaceChildren()
  $("files").replaceChildren()
  $("write").disabled = true
}
const quoted = ({ quote, column, length }) => {
  const from = column - 1, to = from + length
  return element("p", { className: "quote" }, quote.slice(0, from), element("mark", { textContent: quote.slice(from, to) }), quote.slice(to))
}
const trouble = one => {
  const found = element("article", { className: `trouble ${one.level}` }, element("p", { className: "says", textContent: one.says }))
  if (one.quote && one.length) found.append(quoted(one))
  if (one.fix) found.append(element("p", { className: "hint", textContent: `Fix: ${one.fix}` }))
  if (one.hint) found.append(element("p", { className: "hint", textContent: one.hint }))
  return found
}
const show = seen => {
  template = seen.text
  if (!touched) $("text").value = template
  $("template").hidden = !template || $("text").value == template
  const errors = seen.troubles.filter(one => one.level == "error").length, warnings = seen.troubles.length - errors
  const count = (number, word) => `${number} ${word}${number == 1 ? "" : "s"}`
  if (errors) verdict("wrong", count(errors, "mistake") + (warnings ? `, ${count(warnings, "warning")}` : ""))
  else verdict(warnings ? "busy" : "well", warnings ? count(warnings, "warning") : "Nothing is wrong with it")
  $("troubles").replaceChildren(...seen.troubles.map(trouble))
  $("files").replaceChildren(...Object.keys(seen.files).map(path => element("li", { textContent: path })))
  $("write").disabled = !seen.is_whole
  $("headline").hidden = !seen.after
  $("before").textContent = seen.before
  $("after").textContent = seen.after == seen.before ? "the same" : seen.after
  frame("page", seen)
  frame("home", seen)
  showEntry(seen.entry)
  showMail(seen.letter)
  showPhone(seen.entry)
}

// --- how it looks ---

const put = (id, ...what) => $(id).replaceChildren(...what)
const empty = says => element("p", { className: "empty", textContent: says })
const frame = (id, { [id]: address, is_whole }) => {
  const [says, view] = $(id).children
  says.textContent = is_whole ? "Nobody but your own people see this record: it is internal." : "What has this mistake is no record, so there is nothing to show."
  says.hidden = Boolean(address)
  view.hidden = !address
  if (address) view.contentWindow.location.replace(address)
}
// Safe HTML, made by the server as for the feed; the page's policy forbids whatever else.
const prose = html => element("div", { className: "prose" }, ...new DOMParser().parseFromString(html, "text/html").body.childNodes)
const at = text => new Date(text).toLocaleString("en-GB", { timeZone: "UTC", dateStyle: "medium", timeStyle: "short" }) + " UTC"
const showEntry = entry => put("feed", entry
  ? element("div", { className: "paper entry" }, element("h2", { textContent: entry.title }), element("p", { className: "meta", textContent: `${entry.feed} · ${at(entry.date_published)}` }), prose(entry.content_html))
  : empty("No entry appears in the feed."))
const row = (name, says) => [element("dt", { textContent: name }), element("dd", { textContent: says })]
const showMail = ({ to, subject, text }) => put("mail", subject
  ? element("div", { className: "paper" }, element("dl", {}, ...row("To", to), ...row("Subject", subject)), element("pre", { textContent: text }))
  : empty(to))
const showPhone = entry => {
  if (!entry) return put("phone", empty("No notification is sent."))
  const bubble = element("div", { className: "bubble" },
    element("p", { className: "from" }, element("span", { textContent: entry.feed }), element("span", { textContent: "now" })),
    element("strong", { textContent: entry.title }), element("p", { className: "body", textContent: entry.summary ?? "" }))
  const hour = new Date(entry.date_published).toLocaleTimeString("en-GB", { timeZone: "UTC", hour: "2-digit", minute: "2-digit" })
  put("phone", element("div", { className: "handset" }, element("p", { className: "hour", textContent: hour }), bubble),
    element("p", { className: "cut", textContent: "A locked phone shows about this much: what matters has to stand first." }))
}
const tabs = [...document.querySelectorAll("[role=tab]")]
const select = tab => {
  for (const one of tabs) {
    one.setAttribute("aria-selected", one == tab)
    one.tabIndex = one == tab ? 0 : -1
    $(one.getAttribute("aria-controls")).hidden = one != tab
  }
}
for (const [number, tab] of tabs.entries()) {
  tab.onclick = () => select(tab)
  tab.onkeydown = event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    const next = tabs[(number + step + tabs.length) % tabs.length]
    select(next)
    next.focus()
  }
}

// --- writing ---

const write = async () => {
  $("write").disabled = true
  const answer = await ask("write", fields()).catch(() => null)
  if (!answer?.ok) return verdict("wrong", !answer ? "The preview has ended." : answer.status == 422 ? (await answer.json()).says : await answer.text())
  const { written, next, page, incident } = await answer.json()
  const done = [element("h2", { textContent: "Written" }), ...written.map(path => element("code", { textContent: path }))]
  if (page) done.push(element("p", {}, "See it on ", element("a", { href: `/${page}`, textContent: "its page" }), "; it is public once it is committed and merged."))
  done.push(...next.map(step => element("p", { textContent: `Next: ${step}` })))
  put("written", ...done)
  $("written").hidden = false
  $("written").scrollIntoView({ block: "nearest" })
  touched = false
  $("text").value = $("title").value = ""
  $("incident").append(option({ id: incident, name: incident }))
  $("incident").value = incident
  await start()
}

const soon = () => {
  clearTimeout(timer)
  $("write").disabled = true
  timer = setTimeout(check, QUIET)
}
$("incident").addEventListener("change", () => { touched = false; begin() })
$("severity").addEventListener("change", explain)
$("text").addEventListener("input", () => { touched = $("text").value != ""; $("written").hidden = true })
$("template").addEventListener("click", () => { touched = false; $("text").value = template; soon() })
$("statuses").addEventListener("change", () => offerComponents(record()?.components ?? {}, ENDS.includes(chosen())))
$("components").addEventListener("input", ({ target }) => { target.className = target.value ? "said" : "" })
const form = document.querySelector("form")
form.addEventListener("input", soon)
form.addEventListener("submit", event => { event.preventDefault(); write() })
start()
