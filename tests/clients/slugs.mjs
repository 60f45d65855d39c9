// The anchors of headings, as a package that follows GitHub makes them: a JSON list of documents in, likewise out.
import GithubSlugger from "github-slugger";
import { text } from "node:stream/consumers";

const documents = JSON.parse(await text(process.stdin));
const anchors = documents.map((headings) => {
  const slugger = new GithubSlugger();
  return headings.map((heading) => slugger.slug(heading));
});
process.stdout.write(JSON.stringify(anchors));
