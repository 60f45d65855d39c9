// `dateline serve` in front of a reader: what is edited shows in the open page, by itself.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";

import { copied, NOW, PYTHON, REPOSITORY } from "./projects.mjs";
import { launched, opened, reader } from "./reader.mjs";

const PATIENCE = 20_000; // milliseconds; MkDocs looks twice a second
const POST = "content/posts/know-where-they-go.md";
const ADDRESS = "2026/10/know-where-they-go/";

const freePort = async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
};

const answers = async (address) => {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(100)) {
    if (await fetch(address).then(({ ok }) => ok, () => false)) return;
  }
  assert.fail(`nobody answers at ${address}`);
};

test("an edited post shows in the open page", async () => {
  const root = copied(REPOSITORY);
  const home = `127.0.0.1:${await freePort()}`;
  const server = spawn(PYTHON, ["-m", "builder", "serve", "--root", root, "--now", NOW, "--address", home], { cwd: REPOSITORY, stdio: "ignore" });
  const browser = await launched();
  try {
    await answers(`http://${home}/${ADDRESS}`);
    const { page } = await opened(await reader(browser), `http://${home}/${ADDRESS}`);
    const file = join(root, POST);
    writeFileSync(file, `${readFileSync(file, "utf8")}\nThese words were not here before.\n`);
    await page.getByText("These words were not here before.").waitFor({ timeout: PATIENCE });
  } finally {
    await browser.close();
    server.kill("SIGINT");
    await once(server, "exit");
  }
});
