// Reads feeds with two libraries of npm: `node read_feeds.mjs MODULES` gets a list of {ending, text} on stdin and answers, for each
// feed and each library that reads its format, with the entries' ids and when they were changed.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(`${process.argv[2]}/`);
const { parseRssFeed, parseAtomFeed, parseJsonFeed } = require("feedsmith");
const RssParser = require("rss-parser");

const feedsmith = {
  ".rss": (text) => parseRssFeed(text).items?.map((item) => [item.guid.value, ""]),
  ".atom": (text) => parseAtomFeed(text).entries?.map((entry) => [entry.id, entry.updated]),
  ".json": (text) => parseJsonFeed(text).items?.map((item) => [item.id, item.date_modified]),
};

async function withRssParser(ending, text) {
  const parser = new RssParser({ customFields: { item: ["updated"] } });
  const feed = await parser.parseString(text);
  return feed.items.map((item) => [item.guid ?? item.id, ending === ".atom" ? item.updated : ""]);
}

const answers = [];
for (const { ending, text } of JSON.parse(readFileSync(0, "utf8"))) {
  const answer = { feedsmith: feedsmith[ending](text) ?? [] };
  if (ending !== ".json") answer["rss-parser"] = await withRssParser(ending, text);
  answers.push(answer);
}
process.stdout.write(JSON.stringify(answers));
