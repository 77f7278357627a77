// Thousands of hostile values, put into commands and given to real shells: each comes out as it went in, and nothing else happens.
import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"

import { commands } from "./reading.mjs"

const SHELLS = ["/bin/sh", "/bin/bash", "/bin/zsh", "/bin/ksh"].filter((path) => existsSync(path))
const PIECES = [
  "'", '"', "`", "$", "\\", "!", "#", ";", "&", "|", "<", ">", "(", ")", "{", "}", "[", "]", "*", "?", "~", "=", "%", "^", ",", ":", "-", "+", "@", ".",
  "/", " ", "a", "B", "7", "é", "日", "🙂", "$(>x)", "`>x`", "';>x;'", '";>x;"', "$HOME", "${HOME}", "\\'", "\\\\", "''", '""', "--", "EOF", "$'\\n'", "<y>",
  "$Y", "{{", "!!", "&&", "||", "</code>", "prod", "api-7", "10.0.0.1:9100",
]
// Each prints the value with a zero byte behind it. What stands around the placeholder is in `around`.
const PLACES = [
  ["printf '%s\\0' <x>"],
  ["printf '%s\\0' <x> # and so on"],
  ["printf '%s\\0' \\\n  <x>"],
  ["printf '%s\\0' '<x>'"],
  ["printf '%s\\0' \"<x>\""],
  ["printf '%s\\0' a<x>b", "a", "b"],
  ["printf '%s\\0' 'a <x> b'", "a ", " b"],
  ["printf '%s\\0' \"a <x> b\"", "a ", " b"],
  ["printf '%s\\0' --of=<x>", "--of="],
  ["printf '%s\\0' --of=\"<x>\"", "--of="],
  ["printf '%s\\0' \"$(printf %s <x>)\""],
  ["printf '%s\\0' \"$(printf %s \"<x>\")\""],
  ["printf '%s\\0' \"`printf %s <x>`\""],
  ["Y=<x>; printf '%s\\0' \"$Y\""],
  ["Y=\"<x>\"; printf '%s\\0' \"$Y\""],
  ["printf '%s\\0' \"${Z:-<x>}\""],
  ["printf '%s\\0' ${Z:-<x>}"],
  ["printf '%s' <x>; printf '\\0'"],
  ["{ read -r Y; printf '%s\\0' \"$Y\"; } <<END\n<x>\nEND"],
  ["{ read -r Y; printf '%s\\0' \"$Y\"; } <<'END'\n<x>\nEND"],
  ["# it's <x>\nprintf '%s\\0' <x>"],
  ["printf '%s\\0' {{ $labels.x }}"],
  ["printf '%s\\0' \"{{ $labels.x }}\""],
  ["eval \"printf '%s\\\\0' <x>\""],
  ["printf '%s\\0' \"'<x>'\"", "'", "'"],
  ["printf '%s\\0' <x>>&1"],
  ["if true; then printf '%s\\0' <x>; fi"],
  ["(printf '%s\\0' <x>)"],
]

function* numbers(seed) {
  for (let state = seed >>> 0; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    yield state >>> 8
  }
}

const random = numbers(20261124)
const below = (limit) => random.next().value % limit
const aValue = () => Array.from({ length: 1 + below(7) }, () => PIECES[below(PIECES.length)]).join("")
const values = [...PIECES, ...Array.from({ length: 2500 }, aValue)].filter((value) => value.trim())

const isWhole = (filled) => filled.every((part) => !part.hole || part.state === "filled" || part.place.context === "comment")

/** The values that a command takes, each with the command that it makes. */
const taken = (command) => {
  const parts = commands.read(command, "bash")
  return values.map((value) => [value, commands.fill(parts, () => value)]).filter(([, filled]) => isWhole(filled))
    .map(([value, filled]) => [value, commands.copied(filled)])
}

/** What a shell that finds no program prints when it reads a script; nothing may be complained of, no file written. */
const printed = (shell, script) => {
  const folder = mkdtempSync(join(tmpdir(), "noa-"))
  const env = { PATH: "/nowhere", HOME: "/home/of-nobody", LC_ALL: "C.UTF-8" }
  const done = spawnSync(shell, [], { cwd: folder, env, input: script, encoding: "utf8", maxBuffer: 1 << 26 })
  const files = readdirSync(folder)
  rmSync(folder, { recursive: true })
  assert.deepEqual(files, [], "nothing was written")
  assert.equal(done.stderr, "")
  return done.stdout.split("\0").slice(0, -1)
}

for (const [command, before = "", after = ""] of PLACES)
  test(command, () => {
    const made = taken(command)
    assert.ok(made.length >= 5, "plain values are always taken")
    for (const shell of SHELLS) {
      const found = printed(shell, made.map(([, line]) => line).join("\n"))
      made.forEach(([value, line], index) => assert.equal(found[index], before + value + after, `${shell}: ${line}`))
      assert.equal(found.length, made.length)
    }
  })

test("where the author lets the shell split words, they are split, and still nothing else happens", () => {
  const made = taken("printf '%s\\0' $(printf %s <x>)")
  for (const shell of SHELLS) assert.ok(printed(shell, made.map(([, line]) => line).join("\n")).length >= made.length)
})

test("a placeholder that stands alone takes every value but those that begin with a hyphen", () => {
  const made = new Set(taken("printf %s <x>").map(([value]) => value))
  assert.deepEqual(values.filter((value) => !made.has(value) && !value.startsWith("-")), [])
  assert.ok(values.length > 2400)
})
