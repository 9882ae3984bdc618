// What the runs of bench/mutate.sh came to: node bench/mutation-report.mjs artifacts/mutation [--survivors]
// One line a folder of src/Core, and one a mutant that no test has noticed. A mutant that made the tests wait for ever counts as noticed.
import { readdirSync, readFileSync, existsSync } from "node:fs";
import { join } from "node:path";

const [root, option] = process.argv.slice(2);
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
        const to = (mutant.replacement ?? "").replace(/\s+/g, " ").slice(0, 110);
        survivors.push([name, mutant.location.start.line, mutant.mutatorName, to, mutant.status]);
      }
    }
  }
}

const score = (c) => (100 * (c.Killed + c.Timeout)) / (c.Killed + c.Timeout + c.Survived + c.NoCoverage);
const all = { Killed: 0, Timeout: 0, Survived: 0, NoCoverage: 0 };
console.log("| folder | mutants | noticed | not noticed | not reached | score |\n| --- | --: | --: | --: | --: | --: |");
for (const [folder, count] of [...folders].sort()) {
  for (const key of Object.keys(all)) all[key] += count[key];
  print(folder, count);
}
print("**all**", all);
if (option === "--survivors") {
  for (const survivor of survivors.sort()) console.log(survivor.join(" | "));
}

function print(name, c) {
  const mutants = c.Killed + c.Timeout + c.Survived + c.NoCoverage;
  console.log(`| ${name} | ${mutants} | ${c.Killed + c.Timeout} | ${c.Survived} | ${c.NoCoverage} | ${score(c).toFixed(1)} % |`);
}
