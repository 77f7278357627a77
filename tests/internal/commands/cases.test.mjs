// What is a placeholder and what is none, what is copied of a session, and how a value is written at each place.
import assert from "node:assert/strict"
import { test } from "node:test"

import { commands, copied, filled, nearest, placeholders, reason, shell } from "./reading.mjs"

const keys = (text, language) => filled(text, {}, language).filter((part) => part.hole).map((part) => part.hole.key)
const left = (text, values = {}) => commands.holesLeft(filled(text, values))

for (const [text, found] of [
  ["kubectl -n <namespace> get <your-pod name>", ["namespace", "pod_name"]],
  ['kubectl -n $NAMESPACE logs "${POD}"', ["namespace", "pod"]],
  ["up{{ $labels.instance }} {{- $labels.job -}}", ["instance", "job"]],
  ["cat <input >output; sort <a.txt >b; f < g > h", []],
  ["echo $HOME $PATH ${KUBECONFIG} $pod ${pod} $1 $? $$", []],
  ["POD=$(kubectl get pods -o name); kubectl logs $POD", []],
  ["for NODE in a b; do echo $NODE; done; read -r LINE; echo $LINE", []],
  ["awk '{print $NF, $NR, $COLUMN}' <file>", ["file"]],
  ["echo \\<name> \\$NAME \\{{ $labels.x }}", []],
  ["curl -s example.com | grep '<title>.*</title>'", []],
  ["kubectl get pods -o go-template='{{range .items}}{{.metadata.name}}{{end}}'", []],
  ["cat <<EOF\nx\nEOF", []],
])
  test(`placeholders of ${text}`, () => assert.deepEqual(keys(text), found))

test("angle brackets of languages that have their own are no placeholders", () => {
  assert.deepEqual(keys("<name>x", "html"), [])
  assert.deepEqual(keys("Vec<String>", "rust"), [])
})

test("the spellings of one name are one", () => {
  for (const name of ["namespace", "NAMESPACE", "your-namespace", "My namespace", "the_namespace"]) assert.equal(placeholders.keyOf(name), "namespace")
  assert.equal(placeholders.keyOf("__proto__"), "proto")
  assert.equal(placeholders.keyOf("my"), "my")
})

for (const [text, expected, language = "console"] of [
  ["$ ls -l\ntotal 0\n$ pwd\n/root\n", "ls -l\npwd"],
  ["$ kubectl get pods \\\n>   -l app=api\nNAME\n", "kubectl get pods \\\n  -l app=api"],
  ["$ kubectl get pods \\\n    -l app=api\nNAME\n", "kubectl get pods \\\n    -l app=api"],
  ["$ echo 'a\n> b'\na\nb\n", "echo 'a\nb'"],
  ["$ cat x |\n> sort\n> is an answer\n", "cat x |\nsort"],
  ["# systemctl restart api\n# journalctl -u api\n", "systemctl restart api\njournalctl -u api"],
  ["$ ls\n# a remark\n", "ls"],
  ["root@db1:~# psql\nanna@host:/srv$ ls\n", "psql\nls"],
  ["> db.stats()\n", "db.stats()"],
  ["ls -l\npwd\n", "ls -l\npwd"],
  ["$ ls\na\n", "ls", "bash"],
  ["$ ls\na\n", "ls", ""],
  ["# a remark\nls\n", "# a remark\nls", "bash"],
  ["$ cat > x <<EOF\na\nEOF\nanswer\n$ ls\n", "cat > x <<EOF\na\nEOF\nls", "bash"],
  ["$x = 1;\n", "$x = 1;", "php"],
])
  test(`copied of ${JSON.stringify(text)} as ${language || "nothing"}`, () => assert.equal(copied(text, {}, language), expected))

for (const [text, value, expected] of [
  ["ls <x>", "prod", "ls prod"],
  ["ls <x>", "a b", "ls 'a b'"],
  ["ls <x>", "it's", "ls 'it'\\''s'"],
  ["ls '<x>'", "it's", "ls 'it'\\''s'"],
  ['ls "<x>"', 'a"$b`c\\', 'ls "a\\"\\$b\\`c\\\\"'],
  ['ls "$(cat <x>)"', "a b", "ls \"$(cat 'a b')\""],
  ["ls <x> | grep $X", "a b", "ls 'a b' | grep 'a b'"],
  ["ls <x>>log", "2", "ls '2'>log"],
  ['kubectl -n a exec "$X" -- ls <x>', "api-7", 'kubectl -n a exec "api-7" -- ls api-7'],
  ["ls \\\n  <x>", "a b", "ls \\\n  'a b'"],
  ["ls <x> # in <x>", "a b", "ls 'a b' # in <x>"],
])
  test(`${text} with ${value}`, () => assert.equal(copied(text, { x: value }), expected))

for (const [text, value, why] of [
  ["ls <x>", "-rf", "begins with a hyphen"],
  ['ls "<x>"', "--all", "begins with a hyphen"],
  ['ls "<x>"', "a!b", "exclamation mark"],
  ["<x> --now", "reboot", "name of a program"],
  ["ls; sudo <x> now", "reboot", "name of a program"],
  ["ls\nsudo -u root A=1 $X now", "reboot", "name of a program"],
  ["if true; then <x> now; fi", "reboot", "name of a program"],
  ["ls && exec <x> now", "reboot", "name of a program"],
  ["A=1 $X now", "reboot", "name of a program"],
  ["ls $A<x>", "b", "right behind a variable"],
  ["ls $<x>", "(id)", "only letters"],
  ["ls `cat <x>`", "a b", "only letters"],
  ["ls ${A:-<x>}", "a b", "only letters"],
  ["echo $((1 + <x>))", "a[$(id)]", "only letters"],
  ["ls $'<x>'", "a b", "only letters"],
  ["sh -c 'ls <x>'", "$(id)", "only letters"],
  ["ssh host ls <x>", "a;id", "only letters"],
  ["kubectl exec pod -- bash -c \"ls <x>\"", "a;id", "only letters"],
  ["psql -c 'select * from t where id = <x>'", "1 or 1=1", "only letters"],
  ["psql -c 'select * from t where id = <x> and gone'", "1--", "only letters"],
  ["curl -d '{\"name\": \"<x>\"}' host", '","admin":"yes', "only letters"],
  ["# don't\nls <x>", "a b", "only letters"],
  ["it's <x>", "a b", "only letters"],
  ["cat <<EOF\n<x>\nEOF", "$(id)", "only letters"],
  ["cat <<EOF\n<x>\nEOF", "EOF", "the word that ends"],
  ["cat <<EOF\n<x>", "a b", "only letters"],
  ["case $1 in <x>) ls;; esac", "a b", "only letters"],
])
  test(`${text} refuses ${value}`, () => assert.match(reason(text, value) ?? "", new RegExp(why)))

test("what no shell reads takes plain values alone", () => {
  for (const language of ["promql", "sql", "yaml", "json", "powershell", "python"]) {
    assert.equal(copied('a: "<x>"', { x: "kube-system/api_7.b:1" }, language), 'a: "kube-system/api_7.b:1"')
    for (const value of ["a b", 'a"b', "a'b", "a;b", "$(a)", "a--b", "${a}"]) assert.match(reason('a: "<x>"', value, language) ?? "", /only letters/)
  }
})

for (const [value, why] of [
  ["a\nb", "a line break"],
  ["a\rb", "a line break"],
  ["a\u2028b", "a line break"],
  ["a\tb", "a control character"],
  ["a\x00b", "a control character"],
  ["a\x1b[2Jb", "a control character"],
  ["a\u202eb", "turns the direction"],
  ["a\u2066b", "turns the direction"],
  ["a\u200bb", "nobody sees"],
  ["a\u00a0b", "nobody sees"],
  ["a\ufeffb", "nobody sees"],
  ["a\u3164b", "nobody sees"],
  ["a\ud800b", "nobody sees"],
  ["a".repeat(254), "longer than 253"],
  ["", "empty"],
])
  test(`refused everywhere: ${JSON.stringify(value).slice(0, 40)}`, () => assert.match(shell.refusalOf(value), new RegExp(why)))

test("holes are named once, comments hold nobody up, secrets are the shell's own", () => {
  assert.deepEqual(left("ls <a> <a> $B # <c>"), ["<a>", "$B"])
  assert.deepEqual(left("ls <a>", { a: "x" }), [])
  assert.deepEqual(left("curl -H $API_TOKEN $PURGE_KEY <password> <key>", { api_token: "x", purge_key: "x", password: "x", key: "x" }), ["$API_TOKEN", "$PURGE_KEY", "<password>"])
})

test("parts are together the text, whatever it holds", () => {
  for (const text of ["", "\n", "$ a <b>\n<c>\n$ d \\\n> <e>", "''\"`$((${<a>", "<<<a>>> <<'X'\n<a>\nX\n<b>", "\\", "a\\\n"])
    for (const language of ["console", "bash", "", "sql"]) assert.equal(commands.read(text, language).map((part) => part.text).join(""), text)
})

test("long and deep texts are read in little time", () => {
  const begun = process.cpuUsage()
  for (const piece of ["sudo -u ", "-u -n ", "A=b ", "sudo ", "(", '"$(', "<a>", "'", "${", "$(", "<<A\n", "a ", "\\", "$ a \\\n> ", "<a ".repeat(20)]) commands.read(`${piece.repeat(4000).slice(0, 20000)}<a>x`, "console")
  assert.ok(process.cpuUsage(begun).user < 5_000_000)
})

test("nearest names share words or letters", () => {
  const names = ["ApiDown", "ApiLatencyHigh", "NodeDiskAlmostFull", "etcdNoLeader"]
  assert.deepEqual(nearest.nearest("ApiLatencyTooHigh", names), ["ApiLatencyHigh"])
  assert.deepEqual(nearest.nearest("NodeDiskFull", names), ["NodeDiskAlmostFull"])
  assert.deepEqual(nearest.nearest("Zebra", names), [])
})
