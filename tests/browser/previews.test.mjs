// The words of a preview are copied as they are sent: no fold, cut or colour comes along.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { built, pages, projects } from "./projects.mjs";
import { launched } from "./reader.mjs";

const newsroom = built(projects().find(({ name }) => name === "newsroom"));
const previews = pages(newsroom.desk).filter((path) => /^preview\/[^/]+\/$/.test(path));

describe("copying", () => {
  let browser, reader;
  before(async () => {
    browser = await launched();
    reader = await browser.newContext();
    await reader.grantPermissions(["clipboard-read", "clipboard-write"]);
  });
  after(() => browser.close());

  test("there are previews", () => assert.notEqual(previews.length, 0));
  for (const path of previews) {
    test(path, async () => {
      const page = await reader.newPage();
      await page.goto(pathToFileURL(join(newsroom.desk, path, "index.html")).href);
      for (const specimen of await page.locator("article.spec").all()) {
        const file = new URL(await specimen.locator('a[href$=".txt"]').getAttribute("href"), page.url());
        const button = specimen.locator("button[data-copy^=words]").first();
        if ((await button.count()) === 0) { // a letter that is no more than its subject so far
          assert.equal((await specimen.locator("[id^=words]").first().textContent()).trim(), "");
          assert.equal(await specimen.locator("button[data-copy^=subject]").count(), 1);
          continue;
        }
        await button.click();
        await button.filter({ hasText: /^Copied$/ }).waitFor();
        const copied = await page.evaluate(() => navigator.clipboard.readText());
        assert.notEqual(copied, "");
        assert.ok(readFileSync(file, "utf8").includes(copied), `${copied} is not what ${file} says`);
      }
      await page.close();
    });
  }
});
