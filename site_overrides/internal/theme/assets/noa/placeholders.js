/* Placeholders of commands: which words of a text stand for a value, and which of its lines are typed at all.
   Pure, so that node reads it too: no page, no clock, no network. A plain script, no module, since those do not load from a disk. */
globalThis.noaPlaceholders = (() => {
  "use strict"

  const SESSIONS = new Set(["console", "shell-session", "shellsession", "sh-session", "terminal"])
  const SHELLS = new Set(["", "text", "bash", "sh", "shell", "zsh", "ksh", "dash", ...SESSIONS])
  // Here angle brackets are the language's own.
  const WITH_BRACKETS = new Set("html xml svg jsx tsx vue php java kotlin scala swift rust c cpp csharp cs ts typescript go".split(" "))
  // What every shell has by itself.
  const OF_THE_SHELL = new Set(
    `HOME PATH USER LOGNAME PWD OLDPWD SHELL TERM LANG EDITOR VISUAL PAGER TMPDIR HOSTNAME RANDOM SECONDS LINENO IFS UID EUID PPID
    DISPLAY KUBECONFIG SSH_AUTH_SOCK XDG_RUNTIME_DIR OPTARG OPTIND REPLY PIPESTATUS NF NR FS OFS`.split(/\s+/),
  )
  const SECRET = /(^|_)(token|password|passwd|passphrase|secret|credentials?|api_?key|access_key|private_key|otp|pin)(_|$)/
  const LONGEST_NAME = 60

  const PLACEHOLDER = new RegExp(
    [
      String.raw`(?<![\\<])<(?<angle>[A-Za-z][A-Za-z0-9]*(?:[ ._-]+[A-Za-z0-9]+)*)>`,
      String.raw`(?<!\\)\{\{-?[ \t]*(?:\$labels|\.Labels|\.CommonLabels|\.GroupLabels)\.(?<label>[A-Za-z_][A-Za-z0-9_]*)[ \t]*-?\}\}`,
      String.raw`(?<![\\$])\$(?:\{(?<braced>[A-Z][A-Z0-9_]*)\}|(?<bare>[A-Z][A-Z0-9_]*)(?![A-Za-z0-9_]))`,
    ].join("|"),
    "g",
  )
  const ASSIGNED = /(?:^|[\s;&|(])([A-Z][A-Z0-9_]*)\+?=|\bfor[ \t]+([A-Z][A-Z0-9_]*)[ \t]+in\b|\bread[ \t]+(?:-\w+[ \t]+)*([A-Z][A-Z0-9_]*)/gm
  const PROMPT = /^[ \t]*(\[?[A-Za-z0-9._-]+@[A-Za-z0-9._-]+[^\]$#>\n]{0,80}\]?)?([$#>])[ \t]+(?=\S)/

  /** The name that a value goes by: `<your-namespace>`, `$NAMESPACE` and `namespace` are one. */
  const keyOf = (name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "_")
      .replace(/^_+|_+$/g, "")
      .replace(/^(?:my|your|the)_(?=.)/, "")

  /** True for the languages that a POSIX shell reads; a block that names none counts as one. */
  const isShell = (language) => SHELLS.has(language)

  /** The names that these commands set themselves: `POD=$(...)`. */
  const assignedIn = (text) => new Set([...text.matchAll(ASSIGNED)].map((match) => match[1] ?? match[2] ?? match[3]))

  /** The placeholders of a text, in order: `{start, end, written, name, key, isVariable, isSecret}`. `assigned` are no placeholders. */
  const find = (text, language = "", assigned = new Set()) => {
    const found = []
    for (const match of text.matchAll(PLACEHOLDER)) {
      const { angle, label, braced, bare } = match.groups
      const name = angle ?? label ?? braced ?? bare
      const variable = braced ?? bare
      if (name.length > LONGEST_NAME || (variable && (OF_THE_SHELL.has(variable) || assigned.has(variable)))) continue
      if (angle && (WITH_BRACKETS.has(language) || text.includes(`</${angle}>`))) continue
      const key = keyOf(name)
      const start = match.index
      const isVariable = variable !== undefined
      const isSecret = SECRET.test(key) || (isVariable && key.endsWith("_key"))
      found.push({ start, end: start + match[0].length, written: match[0], name, key, isVariable, isSecret })
    }
    return found
  }

  /** The sign that this session's prompts end with; nothing where the text is no session. */
  const promptOf = (text, language) => {
    const lines = text.split("\n").filter((line) => line.trim())
    const signs = lines.map((line) => PROMPT.exec(line)?.[2])
    if (SESSIONS.has(language)) return ["$", "#", ">"].find((sign) => signs.includes(sign)) ?? ""
    return SHELLS.has(language) && signs[0] === "$" ? "$" : ""
  }

  /** The parts of a text that are typed, as `[start, end]`: without prompts and without what was answered.
      `isOpen` says of a command whether its next line belongs to it. */
  const typedParts = (text, language, isOpen) => {
    const sign = promptOf(text, language)
    if (!sign) return [[0, text.length]]
    const parts = []
    let at = 0
    let command = ""
    let goesOn = false
    for (const line of text.split(/(?<=\n)/)) {
      const prompt = PROMPT.exec(line)
      const begins = prompt && (prompt[1] ? prompt[2] !== ">" : prompt[2] === sign)
      const skipped = goesOn ? /^[ \t]*>[ \t]/.exec(line)?.[0].length ?? 0 : begins ? prompt[0].length : -1
      if (skipped >= 0) {
        parts.push([at + skipped, at + line.length])
        command = (goesOn ? command : "") + line.slice(skipped)
        goesOn = isOpen(command)
      }
      at += line.length
    }
    return parts
  }

  return { assignedIn, find, isShell, keyOf, typedParts }
})()
