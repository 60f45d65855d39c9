// Readers in front of Chromium, and what they would complain about.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { chromium } from "playwright-core";

// Each width once and each colour twice: no colour of ours depends on a width.
export const VIEWS = [[320, "light"], [320, "dark"], [768, "light"], [1280, "dark"]].map(([width, colorScheme]) => ({ width, colorScheme }));
// What another colour can change at a width that was seen; all else that axe looks at was seen there, too.
const COLOURS = ["color-contrast", "link-in-text-block"];

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const launched = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: QUIET });

// Returns a reader with a narrow window, who opens one page after another.
export const reader = (browser, options = {}) =>
  browser.newContext({ reducedMotion: "reduce", viewport: { width: 320, height: 900 }, ...options });

// Opens an address; what goes wrong on the way is `heard`. Other origins are not reached.
export async function opened(reader, address) {
  const page = await reader.newPage();
  const heard = [];
  const own = new URL(address);
  page.on("console", (message) => message.type() === "error" && heard.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => heard.push(`script: ${error.message}`));
  await page.route("**", (route) => {
    const asked = new URL(route.request().url());
    if (asked.protocol === "data:" || (asked.protocol === own.protocol && asked.host === own.host)) return route.continue();
    heard.push(`asks another origin: ${asked.href}`);
    return route.abort();
  });
  await page.goto(address, { waitUntil: "load" });
  return { page, heard };
}

// Returns what axe finds and what scrolls sideways in some views of a page.
export async function complaints(page, views) {
  const found = [];
  await page.evaluate(AXE);
  for (const [number, { width, colorScheme }] of views.entries()) {
    const only = views[number - 1]?.width === width ? { type: "rule", values: COLOURS } : { type: "tag", values: RULES };
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const { over, covered, violations } = await page.evaluate(async (runOnly) => {
      const { scrollWidth, clientWidth } = document.documentElement;
      const parts = [...document.querySelectorAll(".post > *")].map((part) => [part.className || part.localName, part.getBoundingClientRect()]);
      const meet = ([, a], [, b]) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
      const covered = parts.flatMap((one, at) => parts.slice(at + 1).filter((other) => meet(one, other)).map((other) => `${one[0]} and ${other[0]}`));
      return { over: scrollWidth - clientWidth, covered, ...await axe.run({ runOnly, resultTypes: ["violations"], preload: false }) };
    }, only);
    for (const two of covered) found.push(`${width}: ${two} lie over each other`);
    if (over > 0) found.push(`${width}: scrolls sideways by ${over} px`);
    for (const { id, nodes } of violations) found.push(`${width} ${colorScheme}: ${id}: ${nodes.map(({ html }) => html).join("\n  ")}`);
  }
  return found;
}

// Unfolds what is folded, and returns the words of the main part; buttons aside, which serve only where scripts run.
export const words = (page) =>
  page.evaluate(() => {
    document.querySelectorAll("details").forEach((fold) => { fold.open = true; });
    const main = document.querySelector("main");
    const buttons = [...main.querySelectorAll("button")].filter(({ hidden }) => !hidden);
    buttons.forEach((button) => { button.hidden = true; });
    const said = main.innerText.trim();
    buttons.forEach((button) => { button.hidden = false; });
    return said;
  });

// Returns where a page leads and what it loads, as whole addresses, and the names that it can be entered by.
export const links = (page) =>
  page.evaluate(() => {
    const whole = (element, name) => new URL(element.getAttribute(name), document.baseURI).href;
    const all = (name) => [...document.querySelectorAll(`[${name}]:not(use)`)].map((element) => whole(element, name));
    return { to: [...all("href"), ...all("src"), ...all("poster")], ids: [...document.querySelectorAll("[id]")].map(({ id }) => id) };
  });
