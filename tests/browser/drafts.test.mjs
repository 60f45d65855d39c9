// `dateline serve --drafts` in front of a reader: what is not public is marked, for all eyes, at all widths.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { live } from "./live.mjs";
import { copied, projects } from "./projects.mjs";
import { complaints, launched, opened, reader, VIEWS, words } from "./reader.mjs";

const MARK = "not public yet"; // in capitals, where a style says so
const team = projects().find(({ name }) => name === "small-team");

let browser, served, screen;
before(async () => {
  served = await live(copied(team.root), "--drafts");
  browser = await launched();
  screen = await reader(browser);
});
after(async () => { await browser?.close(); await served?.close(); });

const paths = async () => {
  const map = await fetch(`${served.home}sitemap.xml`).then((answer) => answer.text());
  const all = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address);
  const home = all.reduce((short, address) => (address.length < short.length ? address : short));
  return all.map((address) => address.slice(home.length)); // MkDocs serves every site at the top of its host
};

test("every page of what is not public says so, and every list that names it", async () => {
  const marked = [];
  for (const path of await paths()) {
    const { page, heard } = await opened(screen, served.home + path);
    const banner = await page.locator("main > .waiting").count();
    const said = await words(page);
    if (said.toLowerCase().includes(MARK)) {
      marked.push(path);
      const kind = await page.evaluate(() => document.body.className);
      if (kind === "piece") assert.equal(banner, 1, path);
      const found = await complaints(page, kind === "list" ? VIEWS.slice(0, 1) : VIEWS);
      assert.ok([...heard, ...found].length === 0, [path, ...heard, ...found].join("\n"));
    }
    await page.close();
  }
  assert.ok(marked.includes(""), "the home page names nothing that waits");
  assert.ok(marked.includes("archive/"), "the archive names nothing that waits");
  assert.ok(marked.length > 3, marked.join(" "));
});
