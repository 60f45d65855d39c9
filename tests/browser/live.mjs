// `dateline serve` on a free port, for as long as a test runs.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

import { NOW, PYTHON, REPOSITORY } from "./projects.mjs";

export const PATIENCE = 20_000; // milliseconds; MkDocs looks twice a second

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

// Serves the project at root, and returns the address of its home page and what ends it.
export async function live(root, ...more) {
  const at = `127.0.0.1:${await freePort()}`;
  const words = ["-m", "builder", "serve", "--root", root, "--now", NOW, "--address", at, ...more];
  const server = spawn(PYTHON, words, { cwd: REPOSITORY, stdio: "ignore" });
  const close = async () => {
    server.kill("SIGINT");
    await once(server, "exit");
  };
  await answers(`http://${at}/`).catch(async (error) => { await close(); throw error; });
  return { home: `http://${at}/`, close };
}
