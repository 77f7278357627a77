/* Values in the commands of a runbook: from the alert's link, from a named environment, typed into a small form. They are put in as
   text and quoted for the shell, kept for this tab alone, and go nowhere. Without this script placeholders stay as they are written. */
{
  const { fill, copied, holesLeft, read } = globalThis.noaCommands
  const { assignedIn, keyOf } = globalThis.noaPlaceholders
  const { refusalOf } = globalThis.noaShell
  const { attach, made } = globalThis.noaCopying

  const KEPT = "noa-values"
  const MOST_VALUES = 50
  const LONGEST_TEXT = 20000
  // Material's search leaves what was looked for in an address, the list of alerts the alert's name.
  const OTHERS = new Set(["h", "q", "alert"])

  /** What the address says: `{values, refused, environment, isThere}`, by placeholders' keys. */
  const arrived = () => {
    const hash = location.hash.includes("=") ? location.hash.slice(1) : ""
    const found = { values: {}, refused: {}, environment: "", isThere: false }
    for (const [name, value] of [...new URLSearchParams(location.search), ...new URLSearchParams(hash)].slice(0, MOST_VALUES)) {
      const key = keyOf(name.slice(0, 100))
      if (!key || OTHERS.has(name) || Object.hasOwn(found.values, key) || Object.hasOwn(found.refused, key) || value === "") continue
      found.isThere = true
      if (name === "environment") found.environment = value
      const reason = refusalOf(value)
      if (reason) found.refused[key] = reason
      else found.values[key] = value
    }
    return found
  }

  const kept = () => {
    try {
      return JSON.parse(sessionStorage.getItem(KEPT)) ?? {}
    } catch {
      return {}
    }
  }
  const keep = (state) => {
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(state))
    } catch {
      // A browser that keeps nothing shows the same page.
    }
  }

  /** What is known: of this address, or, where it says nothing, of the pages before in this tab. Another alert begins anew: a pod of
      the last one in a namespace of this one would be worse than no value. */
  const begun = (environments) => {
    const now = arrived()
    const from = location.search + location.hash
    const before = kept()
    if (!now.isThere || before.from === from) return { typed: {}, given: {}, refused: {}, environment: "", ...before }
    const environment = Object.hasOwn(environments, now.environment) ? now.environment : ""
    return { from, given: now.values, refused: now.refused, typed: {}, environment }
  }

  /** The text nodes' part from `start` to `end` inside of an element of its own. */
  const wrapped = (code, start, end) => {
    const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    let at = 0
    let isBegun = false
    while (walker.nextNode()) {
      const node = walker.currentNode
      if (!isBegun && start < at + node.length) {
        range.setStart(node, start - at)
        isBegun = true
      }
      if (isBegun && end <= at + node.length) {
        range.setEnd(node, end - at)
        break
      }
      at += node.length
    }
    const mark = made("mark", { className: "noa-hole", tabIndex: 0 })
    mark.setAttribute("role", "button")
    mark.append(range.extractContents())
    range.insertNode(mark)
    return mark
  }

  const languageOf = (block) => /(?:^|\s)language-([\w-]+)/.exec(block?.className ?? "")?.[1] ?? ""

  /** A page's commands, each with its parts and the marks of its placeholders. */
  const commandsOf = (page) => {
    const codes = [...page.querySelectorAll("code")].filter((code) => !code.closest("[data-noa-facts], a, summary, button"))
    const texts = codes.map((code) => code.textContent)
    const assigned = assignedIn(texts.join("\n"))
    return codes.map((code, index) => {
      const block = code.closest("pre") ? code.closest(".highlight") ?? code.closest("pre") : null
      const text = texts[index]
      const parts = text.length > LONGEST_TEXT ? [{ text, isTyped: true }] : read(text, languageOf(block), assigned)
      let at = text.length
      const marks = []
      for (const part of [...parts].reverse()) {
        at -= part.text.length
        if (part.hole) marks.unshift(wrapped(code, at, at + part.text.length))
      }
      return { block, code, parts, marks }
    })
  }

  const show = (command, valueOf) => {
    command.filled = fill(command.parts, valueOf)
    const holes = command.filled.filter((part) => part.hole)
    holes.forEach((part, index) => {
      const mark = command.marks[index]
      mark.textContent = part.shown
      mark.className = `noa-hole noa-hole--${part.state}`
      if (part.state === "filled") mark.title = `For ${part.text}. Press to see what is written`
      else mark.title = part.state === "refused" ? `Not filled in: ${part.reason}` : `${part.text} is not filled in`
      mark.removeAttribute("aria-pressed")
    })
    command.copying?.close()
  }

  /** The form's field of a placeholder. */
  const field = (hole, state, changed) => {
    const input = made("input", { type: "text", autocomplete: "off", spellcheck: false, autocapitalize: "off", name: hole.key })
    const note = made("small")
    input.addEventListener("input", () => {
      state.typed[hole.key] = input.value
      changed()
    })
    const row = made("label", {}, made("code", { textContent: hole.name }), input, note)
    return { hole, input, note, row }
  }

  const byKeys = (environments) => {
    const keyed = ([name, values]) => [name, Object.fromEntries(Object.entries(values).map(([key, value]) => [keyOf(key), value]))]
    return Object.fromEntries(Object.entries(environments).map(keyed))
  }

  const begin = () => {
    const facts = document.querySelector("[data-noa-facts]")
    if (!facts || facts.dataset.noaFacts === "read") return
    const environments = byKeys(JSON.parse(facts.dataset.noaFacts || "{}"))
    facts.dataset.noaFacts = "read"
    const page = facts.parentElement
    const state = begun(environments)
    const commands = commandsOf(page)
    const holes = new Map()
    for (const { parts } of commands)
      for (const { hole, place } of parts) if (hole && !hole.isSecret && place.context !== "comment" && !holes.has(hole.key)) holes.set(hole.key, hole)

    const environmentOf = () => (Object.hasOwn(environments, state.environment) ? environments[state.environment] : {})
    const valueOf = (key) => {
      for (const values of [state.typed, state.given, environmentOf()]) if (Object.hasOwn(values, key)) return values[key]
      return undefined
    }
    const fields = [...holes.values()].map((hole) => field(hole, state, () => refresh()))

    const noteOf = (key) => {
      const value = valueOf(key)
      const reasons = commands.flatMap(({ filled }) => filled.filter((part) => part.hole?.key === key && part.state === "refused")).map((part) => part.reason)
      if (value !== undefined && reasons.length) return [`Not filled in everywhere: ${reasons[0]}`, true]
      if (Object.hasOwn(state.typed, key)) return ["", false]
      if (Object.hasOwn(state.given, key)) return ["from the link", false]
      if (Object.hasOwn(state.refused, key)) return [`The link's value is not taken: ${state.refused[key]}`, true]
      return [value === undefined ? "" : `from ${state.environment}`, false]
    }
    const refresh = () => {
      for (const command of commands) show(command, valueOf)
      for (const { hole, input, note } of fields) {
        if (document.activeElement !== input) input.value = valueOf(hole.key) ?? ""
        const [words, isWrong] = noteOf(hole.key)
        note.textContent = words
        note.className = isWrong ? "noa-fill__wrong" : ""
        input.setAttribute("aria-invalid", String(isWrong))
      }
      keep(state)
    }
    const fieldOf = (written) => {
      const keys = new Set(commands.flatMap(({ parts }) => parts.filter((part) => part.hole && written.includes(part.text)).map((part) => part.hole.key)))
      return fields.find(({ hole }) => keys.has(hole.key))?.input
    }

    for (const command of commands) {
      const { block, marks } = command
      if (block) command.copying = attach(block, () => ({ text: copied(command.filled), holes: holesLeft(command.filled) }), fieldOf)
      marks.forEach((mark, index) => pressed(mark, () => command.filled.filter((part) => part.hole)[index], fieldOf))
    }
    if (fields.length) place(form(fields, environments, state, refresh), page, commands)
    refresh()
  }

  /** A mark that is pressed shows what is written, and then its value again; one that is empty leads to its field. */
  const pressed = (mark, partOf, fieldOf) => {
    const act = () => {
      const part = partOf()
      if (part.state !== "filled") return fieldOf([part.text])?.focus()
      const isOriginal = mark.getAttribute("aria-pressed") === "true"
      mark.textContent = isOriginal ? part.shown : part.text
      mark.setAttribute("aria-pressed", String(!isOriginal))
    }
    mark.addEventListener("click", act)
    mark.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return
      event.preventDefault()
      act()
    })
  }

  const form = (fields, environments, state, refresh) => {
    const whole = made("form", { className: "noa-fill" })
    whole.setAttribute("aria-label", "Values for the commands of this page")
    whole.addEventListener("submit", (event) => event.preventDefault())
    const head = made("p", {}, made("b", { textContent: "Values for the commands" }), " ", made("small", { textContent: "kept in this tab, sent nowhere" }))
    const clear = made("button", { type: "button", textContent: "Clear" })
    const choice = made("select", { name: "environment" }, new Option("none", ""), ...Object.keys(environments).map((name) => new Option(name, name)))
    choice.value = state.environment
    choice.addEventListener("change", () => {
      state.environment = choice.value
      refresh()
    })
    clear.addEventListener("click", () => {
      // Where the page is opened anew, its address counts again.
      Object.assign(state, { from: "", typed: {}, given: {}, refused: {}, environment: "" })
      choice.value = ""
      refresh()
    })
    const rows = fields.map(({ row }) => row)
    if (Object.keys(environments).length) rows.unshift(made("label", {}, made("span", { textContent: "Environment" }), choice))
    whole.append(head, made("div", { className: "noa-fill__fields" }, ...rows), made("p", { className: "noa-fill__ways" }, clear))
    return whole
  }

  /** Puts the form above the first command that has a placeholder, between the page's own parts. */
  const place = (form, page, commands) => {
    let first = (commands.find(({ block, marks }) => block && marks.length) ?? commands.find(({ marks }) => marks.length)).code
    while (first.parentElement !== page) first = first.parentElement
    page.insertBefore(form, first)
  }

  globalThis.document$ ? globalThis.document$.subscribe(begin) : begin()
}
