// Asks Microsoft's validator, offline. Argument: manifest or localization; standard input: the JSON; output: a JSON array of complaints.
const { createRequire } = require("node:module");
const { readFileSync } = require("node:fs");
const path = require("node:path");

const tools = createRequire(path.join(__dirname, "..", "..", "..", "dev", "package.json"));
const document = JSON.parse(readFileSync(0, "utf8"));

function complaintsAboutManifest() {
  return tools("@microsoft/app-manifest").AppManifestUtils.validateAgainstSchema(document);
}

// The validator has the schema of the translations, but cannot compile it: one pattern in it is none under the flag "u".
function complaintsAboutLocalization() {
  const validator = tools.resolve("@microsoft/app-manifest");
  const version = /\/teams\/(v[0-9.]+)\//.exec(document.$schema)[1];
  const schema = path.join(path.dirname(validator), "json-schemas", "teams", version, "MicrosoftTeams.Localization.schema.json");
  const Ajv = createRequire(validator)("ajv-draft-04").default;
  const check = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false, validateFormats: false }).compile(
    JSON.parse(readFileSync(schema, "utf8")),
  );
  check(document);
  return (check.errors ?? []).map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
}

const ask = process.argv[2] === "localization" ? complaintsAboutLocalization : complaintsAboutManifest;
Promise.resolve(ask()).then((complaints) => console.log(JSON.stringify(complaints)));
