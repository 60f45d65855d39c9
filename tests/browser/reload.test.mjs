// `dateline serve` in front of a reader: what is edited shows in the open page, by itself.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { live, PATIENCE } from "./live.mjs";
import { copied, REPOSITORY } from "./projects.mjs";
import { launched, opened, reader } from "./reader.mjs";

const POST = "content/posts/know-where-they-go.md";
const ADDRESS = "2026/10/know-where-they-go/";

test("an edited post shows in the open page", async () => {
  const root = copied(REPOSITORY);
  const { home, close } = await live(root);
  const browser = await launched();
  try {
    const { page } = await opened(await reader(browser), home + ADDRESS);
    const file = join(root, POST);
    writeFileSync(file, `${readFileSync(file, "utf8")}\nThese words were not here before.\n`);
    await page.getByText("These words were not here before.").waitFor({ timeout: PATIENCE });
  } finally {
    await browser.close();
    await close();
  }
});
