// Every page of every project: for all eyes, at all widths, without scripts, on its own, with no dead end.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { built, fileAt, oldAddresses, pages, projects, served } from "./projects.mjs";
import { complaints, launched, links, opened, reader, VIEWS, words } from "./reader.mjs";

const NOWHERE = "no/such/page"; // deep, so that 404.html must find its way from anywhere
const TWO = 2; // pages at once: each keeps a processor of its own busy
const none = (found) => assert.ok(found.length === 0, found.join("\n"));

let browser, withScripts, without;
before(async () => {
  browser = await launched();
  withScripts = await reader(browser);
  without = await reader(browser, { javaScriptEnabled: false });
});
after(() => browser.close());

for (const project of projects().map(built)) {
  describe(project.name, () => {
    let server, home;
    before(async () => { ({ server, home } = await served(project)); });
    after(() => server.close());

    const addressOf = (path) => home + path.split("/").map(encodeURIComponent).join("/");
    describe("its pages", { concurrency: TWO }, () => {
      for (const path of [...pages(project.site), NOWHERE]) {
        test(`site/${path}`, () => read(addressOf(path), path));
      }
      for (const path of oldAddresses(project.site)) {
        test(`site/${path} leads on`, async () => {
          const page = await withScripts.newPage();
          await page.goto(addressOf(path), { waitUntil: "commit" });
          await page.waitForURL((url) => pages(project.site).map(addressOf).includes(url.href));
          await page.close();
        });
      }
      // beside the leaflets, which people print, there stand files for programs of others
      const printed = (path) => readFileSync(join(project.desk, path), "utf8").includes('class="leaf"');
      const desk = pages(project.desk).filter((path) => !path.startsWith("snippets/") || printed(path));
      for (const path of desk.map((page) => page.replace(/(^|\/)$/, "$1index.html"))) { // a disk serves none
        test(`desk/${path}, from disk`, () => read(pathToFileURL(join(project.desk, path)).href, `desk/${path}`));
      }
    });
    test("every link leads somewhere", () => {
      none([...seen].flatMap(([path, { to }]) => to.filter((target) => !leads(target)).map((target) => `${path}: ${target}`)));
    });

    const seen = new Map(); // the path of a page, and where it leads
    const read = async (address, path) => {
      const { page, heard } = await opened(withScripts, address);
      seen.set(path, await links(page));
      const complete = await words(page);
      const found = await complaints(page, await views(page, path));
      await page.close();
      none([...heard, ...found].filter((said) => !(path === NOWHERE && said.includes("status of 404"))));

      const { page: plain } = await opened(without, address);
      assert.equal(await words(plain), complete, "it needs a script");
      assert.notEqual(complete, "");
      await plain.close();
    };

    // Lists of one kind are alike, and so are the pages of the team, of months, and of feeds and calendars to follow: one is
    // seen in every view, and all that somebody wrote.
    const ALIKE = { person: /^desk\/people\//, month: /^desk\/month\// };
    const kinds = new Set();
    const views = async (page, path) => {
      const seen = await page.evaluate(() => `${document.body.className} ${document.querySelector(".kick, h1")?.textContent}`);
      const kind = Object.keys(ALIKE).find((name) => ALIKE[name].test(path)) ?? seen;
      const known = kinds.has(kind) && (kind in ALIKE || /^(list|source)/.test(kind));
      kinds.add(kind);
      return known ? VIEWS.slice(0, 1) : VIEWS;
    };

    // An address of ours leads to a file, and its fragment to a name there; what lies elsewhere is not asked.
    const leads = (target) => {
      const { protocol, host, pathname, hash } = new URL(target);
      const [path, name] = [pathname, hash.slice(1)].map(decodeURIComponent);
      if (protocol === "file:") return path.startsWith(project.desk) && onDesk(path.slice(project.desk.length + 1), name);
      const below = path.startsWith(project.url.pathname);
      if (host !== new URL(home).host) return host !== project.url.host || !below || onSite(path, name);
      return below && onSite(path, name);
    };
    const onDesk = (path, name) => fileAt(project.desk, path) && named(`desk/${path}`, name);
    const onSite = (path, name) => {
      const inside = path.slice(project.url.pathname.length);
      return (inside === NOWHERE || fileAt(project.site, inside)) && named(inside, name);
    };
    const named = (path, name) => !name || seen.get(path)?.ids.includes(name);
  });
}
