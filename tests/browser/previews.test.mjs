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
        const words = await specimen.locator("[id^=words]").first().textContent();
        if (!words.trim()) continue; // a letter that is a subject so far
        const button = specimen.locator("button[data-copy^=words]").first();
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
