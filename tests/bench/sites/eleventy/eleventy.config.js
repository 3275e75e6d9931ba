import syntaxHighlight from "@11ty/eleventy-plugin-syntaxhighlight";

const sections = ["people", "frameworks", "libraries", "concepts", "sources"];
const byTitle = (a, b) => (a.data.title < b.data.title ? -1 : 1);

export default function (config) {
  config.addPlugin(syntaxHighlight);
  config.addGlobalData("sections", sections);
  for (const section of sections) {
    config.addCollection(section, (all) => all.getFilteredByGlob(`content/${section}/*.md`).sort(byTitle));
  }
  config.addCollection("byAddress", (all) => {
    return Object.fromEntries(all.getAll().map((page) => [page.url, page]));
  });
  config.addCollection("tagNames", (all) => {
    return [...new Set(all.getAll().flatMap((page) => page.data.tags ?? []))].sort();
  });
  return { dir: { input: "content", includes: "../_includes", output: "_site" } };
}
