// What the package holds, as its own tool lists it: all that runs, and nothing else.
"use strict";

const assert = require("node:assert/strict");
const { cpSync, mkdtempSync, readFileSync, rmSync } = require("node:fs");
const Module = require("node:module");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const test = require("node:test");
const { listFiles } = require("@vscode/vsce");

const folder = join(__dirname, "..");

test("everything that package.json names is packed, tests are not", async () => {
  const files = new Set(await listFiles({ cwd: folder }));
  const { main, contributes } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const named = [
    main,
    ...contributes.grammars.map((each) => each.path),
    ...contributes.snippets.map((each) => each.path),
    ...contributes.languages.map((each) => each.configuration),
    ...contributes.yamlValidation.map((each) => each.url),
    "./README.md",
    "./LICENSE",
    "./package.nls.zh-cn.json",
    "./node_modules/vscode-languageclient/node.js",
  ];
  for (const each of named) assert.ok(files.has(each.replace("./", "")), each);
  const kept = [...files].filter((each) => /^test\/|textmate|vsce|\.map$/.test(each));
  assert.deepEqual(kept, []);
});

test("every text of package.json is there in both languages", () => {
  const read = (name) => JSON.parse(readFileSync(join(folder, name), "utf8"));
  const used = [...readFileSync(join(folder, "package.json"), "utf8").matchAll(/"%([\w.]+)%"/g)];
  const keys = [...new Set(used.map((each) => each[1]))].sort();
  assert.deepEqual(Object.keys(read("package.nls.json")).sort(), keys);
  assert.deepEqual(Object.keys(read("package.nls.zh-cn.json")).sort(), keys);
});

// Stands for all that VS Code gives to an extension; it is asked for names only while loading.
const vscode = new Proxy(class {}, {
  get: (target, name) => (name in target ? target[name] : vscode),
});

test("what is packed can be loaded without anything beside it", async (context) => {
  const packed = mkdtempSync(join(tmpdir(), "standards-"));
  context.after(() => rmSync(packed, { recursive: true }));
  for (const file of await listFiles({ cwd: folder })) {
    cpSync(join(folder, file), join(packed, file));
  }
  const load = Module._load;
  context.after(() => (Module._load = load));
  Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));
  const extension = require(join(packed, "src", "extension.js"));
  assert.equal(typeof extension.activate, "function");
  assert.equal(typeof extension.deactivate, "function");
});
