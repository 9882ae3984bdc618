// What the runs of bench/mutate.sh came to: node bench/mutation-report.mjs artifacts/mutation [--survivors | --page]
// One line a folder of src/Core; with --survivors also one a mutant that no test has noticed, with the reason that bench/mutation-reasons.tsv
// gives for it; with --page the lists of docs/mutation.md. A mutant that made the tests wait for ever counts as noticed. Ends with 1 if a
// mutant has no reason, or a reason no mutant.
import { readdirSync, readFileSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [root, option] = process.argv.slice(2);
const reasons = readReasons();
const folders = new Map();
const survivors = [];
for (const run of readdirSync(root)) {
  const report = join(root, run, "reports", "mutation-report.json");
  if (!existsSync(report)) continue;
  for (const [path, file] of Object.entries(JSON.parse(readFileSync(report, "utf8")).files)) {
    const name = path.split("Core/").at(-1);
    const folder = name.includes("/") ? name.split("/")[0] : ".";
    for (const mutant of file.mutants) {
      if (!["Killed", "Timeout", "Survived", "NoCoverage"].includes(mutant.status)) continue;
      const count = folders.get(folder) ?? { Killed: 0, Timeout: 0, Survived: 0, NoCoverage: 0 };
      count[mutant.status]++;
      folders.set(folder, count);
      if (mutant.status === "Survived" || mutant.status === "NoCoverage") {
        const to = oneLine(mutant.replacement ?? "");
        survivors.push({ name, line: mutant.location.start.line, mutator: mutant.mutatorName, to, status: mutant.status });
      }
    }
  }
}

survivors.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.line - b.line));
for (const survivor of survivors) survivor.reason = reasons.get(keyOf(survivor.name, survivor.mutator, survivor.to))?.shift();

const score = (c) => (100 * (c.Killed + c.Timeout)) / (c.Killed + c.Timeout + c.Survived + c.NoCoverage);
const all = { Killed: 0, Timeout: 0, Survived: 0, NoCoverage: 0 };
console.log("| folder | mutants | noticed | not noticed | not reached | score |\n| --- | --: | --: | --: | --: | --: |");
for (const [folder, count] of [...folders].sort()) {
  for (const key of Object.keys(all)) all[key] += count[key];
  print(folder, count);
}
print("**all**", all);
if (option === "--survivors") {
  for (const { name, line, mutator, to, status, reason } of survivors) console.log([name, line, mutator, to, status, reason ?? "?"].join(" | "));
}
if (option === "--page") {
  for (const folder of [...folders.keys()].sort()) {
    const here = survivors.filter((s) => s.name.startsWith(`${folder}/`));
    if (here.length === 0) continue;
    console.log(`\n### ${folder}\n\n| place | mutant | why it stays |\n| --- | --- | --- |`);
    for (const { name, line, mutator, to, reason } of here) {
      console.log(`| ${name.slice(folder.length + 1)}:${line} | ${cell(mutator)}: \`${cell(short(to, 90))}\` | ${cell(reason ?? "?")} |`);
    }
  }
}

const unexplained = survivors.filter((s) => s.reason === undefined);
const unused = [...reasons].filter(([key, left]) => left.length > 0 && folders.has(key.split("/")[0]));
console.error(`${unexplained.length} mutants without a reason, ${unused.length} reasons without a mutant`);
for (const [key] of unused) console.error(`  unused: ${short(key.replaceAll("\t", " | "), 160)}`);
process.exitCode = unexplained.length + unused.length > 0 ? 1 : 0;

// file, mutator, replacement, reason; as many lines of one mutant as there are places where it stays.
function readReasons() {
  const path = join(dirname(fileURLToPath(import.meta.url)), "mutation-reasons.tsv");
  const found = new Map();
  for (const line of existsSync(path) ? readFileSync(path, "utf8").split("\n") : []) {
    const [name, mutator, to, reason] = line.split("\t");
    if (!reason) continue;
    const key = keyOf(name, mutator, oneLine(to));
    found.set(key, [...(found.get(key) ?? []), reason]);
  }
  return found;
}

function keyOf(name, mutator, to) {
  return [name, mutator, to].join("\t");
}

function oneLine(text) {
  return text.replace(/\s+/g, " ").trim();
}

function short(text, most) {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

function cell(text) {
  return text.replaceAll("|", "\\|").replaceAll("`", "'");
}

function print(name, c) {
  const mutants = c.Killed + c.Timeout + c.Survived + c.NoCoverage;
  console.log(`| ${name} | ${mutants} | ${c.Killed + c.Timeout} | ${c.Survived} | ${c.NoCoverage} | ${score(c).toFixed(1)} % |`);
}
