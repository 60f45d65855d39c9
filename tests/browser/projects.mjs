// Builds every project of this repository into a folder of its own, and serves what it made as a web host would.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));
export const PYTHON = process.env.PYTHON ?? "python3";
export const NOW = "2026-11-22T12:00Z";

const SITES = join(REPOSITORY, "tests/sites");
const SOURCES = ["calendar.yaml", "calendar", "content", "questions", "theme", "mkdocs.yml", "voice.yaml", "hold.yaml", "results", "team"];
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
  ".ics": "text/calendar; charset=utf-8",
};
const folders = [];

process.on("exit", () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

// The repository's own project, and each of tests/sites.
export const projects = () => [
  { name: "own", root: REPOSITORY },
  ...readdirSync(SITES).sort().map((name) => ({ name, root: join(SITES, name) })),
];

// Copies what a project is made of to a new folder; the folder goes when the tests end.
export function copied(root) {
  const folder = mkdtempSync(join(tmpdir(), "dateline-browser-"));
  folders.push(folder);
  for (const name of SOURCES.filter((source) => existsSync(join(root, source)))) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  return folder;
}

// Returns the two trees, and the address that the site is made for.
export function built({ name, root }) {
  const folder = copied(root);
  const done = spawnSync(PYTHON, ["-m", "builder", "build", "--root", folder, "--now", NOW], { cwd: REPOSITORY, encoding: "utf8" });
  if (done.status !== 0) throw new Error(`${name} was not built: ${done.error ?? done.stderr}`);
  const address = /^ +url: *(\S+)/m.exec(readFileSync(join(folder, "calendar.yaml"), "utf8"))[1];
  return { name, url: new URL(address), site: join(folder, "site"), desk: join(folder, "desk") };
}

// Serves a site below the path of its own address, and 404.html for what is not there.
export async function served({ site, url }) {
  const server = createServer((request, answer) => {
    const path = decodeURIComponent(new URL(request.url, url).pathname);
    const file = path.startsWith(url.pathname) && fileAt(site, path.slice(url.pathname.length));
    const found = file || join(site, "404.html");
    answer.writeHead(file ? 200 : 404, { "Content-Type": TYPES[extname(found)] ?? "application/octet-stream" });
    answer.end(readFileSync(found));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { server, home: new URL(url.pathname, `http://127.0.0.1:${server.address().port}`).href };
}

// Returns the file that stands at a path of a tree, a folder's being its index.html; nothing if there is none.
export function fileAt(tree, path) {
  const file = join(tree, path, path === "" || path.endsWith("/") ? "index.html" : "");
  return file.startsWith(tree + sep) && existsSync(file) && statSync(file).isFile() ? file : undefined;
}

// Returns the paths of a tree's pages, as a reader would type them; an old address leads on to one at once.
export const pages = (tree) => addresses(tree).filter((path) => !leadsOn(tree, path));
export const oldAddresses = (tree) => addresses(tree).filter((path) => leadsOn(tree, path));

const leadsOn = (tree, path) => readFileSync(fileAt(tree, path), "utf8").includes('http-equiv="refresh"');
const addresses = (tree) =>
  readdirSync(tree, { recursive: true })
    .filter((file) => file.endsWith(".html"))
    .map((file) => file.split(sep).join("/").replace(/(^|\/)index\.html$/, "$1"))
    .sort();
