/* How a value may stand in a command: where in the shell's grammar each placeholder is, and what to write there.
   Values are hostile: an alert's label may hold anything. What cannot be done safely is refused, with the reason in words.
   Pure, as placeholders.js is. Grammar: POSIX.1-2024, Shell Command Language, 2.2 (quoting) and 2.3 (tokens). */
globalThis.noaShell = (() => {
  "use strict"

  const LONGEST_VALUE = 253
  // Means itself at every place of a word, to every shell and in every language that a runbook quotes.
  const PLAIN = /^[A-Za-z0-9_.:/@+-]+$/
  const PLAIN_EVERYWHERE = /^(?!.*--)[A-Za-z0-9_.:/-]+$/
  const INERT_IN_DOUBLE = /^[^\\"$`!]*$/
  // A quoted text of these alone is words, no program of another language.
  const WORDS = /^[\w\s.,:=/@%+~-]*$/
  // They read an argument as a program of their own, so quoting for this shell is not enough.
  const INTERPRETERS = new RegExp(
    String.raw`(?:^|[\s;&|(\x60"'/])(?:eval|trap|alias|source|ssh|su|[a-z]*sh|xargs|parallel|watch|find|[gmn]?awk|g?sed|perl|python[0-9.]*|ruby|node|php|lua` +
      String.raw`|[jy]q|psql|mysql|mariadb|sqlite3|mongo|redis-cli|cqlsh|clickhouse-client|tmux|screen|at|batch|crontab|expect|gdb|vim?|ed|make` +
      String.raw`|git|tar|env|case)(?=\s|$)|(?:^|\s)(?:-[a-z]*c|-[a-z]*e|-exec|--eval|--command|--execute)(?=[\s=]|$)`,
  )
  const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/u
  const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
  // A command begins here: what stands next is the name of a program. Of one line, with the lines before that it goes on from.
  const COMMAND_BEGINS = new RegExp(
    String.raw`(?:^|[;&|({]|[\s;](?:then|do|else|elif|if|while|until|!)(?=\s))[ \t]*` +
      String.raw`(?:(?:sudo|exec|time|nohup|env|command)[ \t]+(?:-(?![ugpCDRrtTUh][ \t])\S+[ \t]+|-[ugpCDRrtTUh][ \t]+\S+[ \t]+)*|[A-Za-z_]\w*=\S*[ \t]+)*["']?$`,
  )

  /** Why a value is taken nowhere, in words; an empty text where it may be. */
  const refusalOf = (value) => {
    if (value === "") return "it is empty"
    if (value.length > LONGEST_VALUE) return `it is longer than ${LONGEST_VALUE} characters`
    if (/[\n\r\u0085\u2028\u2029]/.test(value)) return "it holds a line break"
    if (BIDI.test(value)) return "it holds a character that turns the direction of writing"
    if (/\p{Cc}/u.test(value)) return "it holds a control character"
    if (UNSEEN.test(value)) return "it holds a character that nobody sees"
    return ""
  }

  /** Walks over a command. Gives each hole its `context` (bare, single, double, other, comment) with `isProgram` where the quotes
      hold more than words; `isOpen`: the command goes on in the next line; `isDoubtful`: not all of it was understood. */
  const scan = (command, holes) => {
    const frames = [{ kind: "code", closes: "", start: 0 }]
    const contexts = new Map()
    let isDoubtful = false
    let documents = []
    let next = 0
    let at = 0

    const take = (end, context) => {
      for (; next < holes.length && holes[next].start < end; next++) contexts.set(holes[next], { ...context })
    }
    const leave = (end, context) => {
      take(end, context)
      at = end
    }
    // To what closes it, past what a backslash hides; to the end where nothing does.
    const endOf = (from, closes) => {
      for (let i = from; i < command.length; i++) {
        if (command[i] === "\\") i++
        else if (command.startsWith(closes, i)) return i + closes.length
      }
      frames.push({ kind: "lost" })
      return command.length
    }
    const opaque = (from, closes) => {
      const end = endOf(from, closes)
      if (/["'\\`]|\$[({]/.test(command.slice(from, end - closes.length))) isDoubtful = true
      leave(end, { context: "other" })
    }
    const inside = (from, end) => {
      let words = ""
      let i = from
      for (const hole of holes) {
        if (hole.start < from || hole.end > end) continue
        words += command.slice(i, hole.start)
        i = hole.end
      }
      return words + command.slice(i, end)
    }
    const single = () => {
      const end = command.indexOf("'", at + 1)
      if (end < 0) {
        frames.push({ kind: "lost" })
        return leave(command.length, { context: "other" })
      }
      leave(end + 1, { context: "single", isProgram: !WORDS.test(inside(at + 1, end)) })
    }
    const expansion = () => {
      if (command.startsWith("$((", at)) opaque(at + 3, "))")
      else if (command.startsWith("${", at)) opaque(at + 2, "}")
      else if (command.startsWith("$(", at)) {
        frames.push({ kind: "code", closes: ")", start: at })
        at += 2
      } else at++
    }
    const comment = () => {
      const end = command.indexOf("\n", at) < 0 ? command.length : command.indexOf("\n", at)
      // Some shells take a comment for words when it is typed: then its quotes would count.
      if (/["'`\\]/.test(inside(at, end))) isDoubtful = true
      leave(end, { context: "comment" })
    }
    const documentStarts = () => {
      const match = /^<<-?[ \t]*(?:'([^'\n]+)'|"([^"\n]+)"|\\?([\w.-]+))/.exec(command.slice(at))
      if (!match) isDoubtful = true
      else documents.push(match[1] ?? match[2] ?? match[3])
      at += match ? match[0].length : 2
    }
    const documentBodies = () => {
      at++
      for (const delimiter of documents) {
        let end = -1
        for (let i = at; i <= command.length && end < 0; ) {
          const line = command.indexOf("\n", i) < 0 ? command.length : command.indexOf("\n", i)
          if (command.slice(i, line).replace(/^\t+/, "") === delimiter) end = line
          i = line + 1
        }
        if (end < 0) frames.push({ kind: "lost" })
        leave(end < 0 ? command.length : end, { context: "other", delimiter })
      }
      documents = []
    }

    while (at < command.length) {
      const frame = frames.at(-1)
      const hole = holes[next]
      if (hole && hole.start === at) {
        contexts.set(hole, { context: frame.kind === "double" ? "double" : "bare", frame })
        next++
        at = hole.end
        continue
      }
      const sign = command[at]
      if (sign === "\\") at += 2
      else if (sign === "`") opaque(at + 1, "`")
      else if (sign === "$" && (frame.kind === "double" || command[at + 1] !== "'")) expansion()
      else if (frame.kind === "double") {
        if (sign === '"') {
          frame.isProgram = !WORDS.test(inside(frame.start + 1, at))
          frames.pop()
        }
        at++
      } else if (sign === "$") opaque(at + 2, "'")
      else if (sign === "'") single()
      else if (sign === '"') frames.push({ kind: "double", start: at++ })
      else if (sign === "#" && (at === 0 || /[\s;&|()]/.test(command[at - 1]))) comment()
      else if (command.startsWith("<<<", at)) at += 3
      else if (command.startsWith("<<", at)) documentStarts()
      else if (sign === "\n" && documents.length) documentBodies()
      else {
        if (sign === "(") frames.push({ kind: "code", closes: ")", start: at })
        else if (sign === ")" && frame.closes === ")") frames.pop()
        else if (sign === ")") isDoubtful = true
        at++
      }
    }
    take(Infinity, { context: "other" })
    for (const found of contexts.values()) if (found.frame?.kind === "double") found.isProgram = found.frame.isProgram ?? true
    const isOpen = frames.length > 1 || documents.length > 0 || /(?:^|[^\\])(?:\\\\)*\\\n?$|(?:\||&&)[ \t]*\n?$/.test(command)
    return { contexts, isOpen, isDoubtful: isDoubtful || frames.length > 1 || documents.length > 0 }
  }

  /** What must be known of each hole of a command before a value can stand there. */
  const placesOf = (command, holes) => {
    const { contexts, isDoubtful } = scan(command, holes)
    const isNarrow = isDoubtful || INTERPRETERS.test(command)
    // One word alone is something to read, no command.
    const isWord = !/\s/.test(holes.reduce((words, hole) => words.replace(hole.written, ""), command.trim()))
    return holes.map((hole) => {
      const before = command.slice(0, hole.start).replace(/\\\n/g, "  ").replace(/^.*\n/s, "")
      const { context, isProgram, delimiter } = contexts.get(hole)
      return {
        context,
        delimiter,
        isNarrow: isNarrow || Boolean(isProgram) || context === "other" || context === "comment" || /[\\$]$/.test(before),
        isCommand: !isWord && COMMAND_BEGINS.test(before) && (context === "bare" || /["']$/.test(before)),
        beginsWord: /(?:^|[\s;&|(])["']?$/.test(before),
        isJoined: /\$\w+$/.test(before),
        isBeforeRedirection: /[<>]/.test(command[hole.end] ?? ""),
      }
    })
  }

  /** The place of a hole in a text that no shell reads. */
  const foreignPlace = () => ({ context: "foreign", isNarrow: true, isCommand: false, beginsWord: false, isJoined: false, isBeforeRedirection: false })

  const inSingleQuotes = (value) => `'${value.replaceAll("'", String.raw`'\''`)}'`

  /** What to write for a value at a place: `{text}`, or `{refused}` with the reason in words. */
  const written = (value, place) => {
    const refused = refusalOf(value)
    if (refused) return { refused }
    if (place.isCommand) return { refused: "it stands where the name of a program stands" }
    if (place.isJoined) return { refused: "it stands right behind a variable" }
    if (place.beginsWord && value.startsWith("-")) return { refused: "it begins with a hyphen, so a program may take it for an option" }
    if (value === place.delimiter) return { refused: "it is the word that ends this text" }
    // `2` in front of `>file` would be a descriptor, no word.
    const isDescriptor = place.isBeforeRedirection && /^\d+$/.test(value)
    if (place.isNarrow) {
      if (isDescriptor) return { refused: "a number here would be taken for a file descriptor" }
      if (PLAIN_EVERYWHERE.test(value)) return { text: value }
      return { refused: "only letters, digits and . _ : / - are safe at this place" }
    }
    if (PLAIN.test(value) && !isDescriptor) return { text: value }
    if (place.context === "bare") return { text: inSingleQuotes(value) }
    if (value.includes("!")) return { refused: "an exclamation mark is not safe between these quotes" }
    if (place.context === "single") return { text: inSingleQuotes(value).slice(1, -1) }
    return { text: INERT_IN_DOUBLE.test(value) ? value : value.replace(/[\\"$`]/g, String.raw`\$&`) }
  }

  return { foreignPlace, placesOf, refusalOf, scan, written }
})()
