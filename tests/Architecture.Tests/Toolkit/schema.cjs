// Asks the Agents Toolkit's own schema. Argument: a folder to keep it in; standard input: documents by name; output: complaints by name.
// The schema is fetched out of the toolkit's published package once, by npm; nothing of it is kept in the repository.
const { createRequire } = require("node:module");
const { execFileSync } = require("node:child_process");
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

const toolkit = "@microsoft/teamsfx-core@3.1.3";
const sha256OfSchema = "d7910b60962b72b1ec805eabb0a8225345f37aa710acaea9abc48004fc273e95";
const inPackage = "package/resource/yaml-schema/v1.8/yaml.schema.json";

function schemaText(folder) {
  const kept = path.join(folder, "yaml.schema.json");
  if (!fs.existsSync(kept)) {
    fs.mkdirSync(folder, { recursive: true });
    const scratch = fs.mkdtempSync(path.join(folder, "pack-"));
    try {
      const shell = process.platform === "win32";
      const packed = execFileSync("npm", ["pack", toolkit, "--silent", "--pack-destination", scratch], { shell, encoding: "utf8" });
      execFileSync("tar", ["-xzf", packed.trim(), inPackage], { cwd: scratch });
      fs.renameSync(path.join(scratch, ...inPackage.split("/")), kept);
    } finally {
      fs.rmSync(scratch, { recursive: true });
    }
  }

  const text = fs.readFileSync(kept, "utf8");
  const found = createHash("sha256").update(text).digest("hex");
  if (found !== sha256OfSchema) {
    throw new Error(`${kept} is not the schema of ${toolkit}: ${found}`);
  }

  return text;
}

const tools = createRequire(path.join(__dirname, "..", "..", "..", "dev", "package.json"));
const Ajv = createRequire(tools.resolve("@microsoft/app-manifest"))("ajv").default;
const check = new Ajv({ strict: false, allErrors: true }).compile(JSON.parse(schemaText(process.argv[2])));
const documents = JSON.parse(fs.readFileSync(0, "utf8"));
const complaints = Object.entries(documents).map(([name, document]) => [
  name,
  check(document) ? [] : check.errors.map((error) => `${error.instancePath} ${error.message}`),
]);
console.log(JSON.stringify(Object.fromEntries(complaints)));
