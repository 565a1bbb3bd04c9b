// The colours that an editor gives, by the libraries with which VS Code reads the grammar.
"use strict";

const assert = require("node:assert/strict");
const { readFileSync } = require("node:fs");
const { dirname, join } = require("node:path");
const test = require("node:test");
const oniguruma = require("vscode-oniguruma");
const textmate = require("vscode-textmate");

const path = join(__dirname, "..", "syntaxes", "standards.tmLanguage.json");
const wasm = join(dirname(require.resolve("vscode-oniguruma")), "onig.wasm");

async function grammar() {
  await oniguruma.loadWASM(readFileSync(wasm).buffer);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(readFileSync(path, "utf8"), path),
  });
  return registry.loadGrammar("source.standards");
}

const loaded = grammar();

// Each word of a text that has a colour, with the last of its scopes.
async function coloured(text) {
  const found = {};
  let state = textmate.INITIAL;
  for (const line of text.split("\n")) {
    const { tokens, ruleStack } = (await loaded).tokenizeLine(line, state);
    state = ruleStack;
    for (const { startIndex, endIndex, scopes } of tokens) {
      const word = line.slice(startIndex, endIndex).trim();
      const scope = scopes.at(-1).replace(/\.standards$/, "");
      if (word.replace(/^["“”]$/, "") && scope !== "source") found[word] = scope;
    }
  }
  return found;
}

test("a standard in English", async () => {
  const found = await coloured(
    'standard home_visit "An engineer comes" # soon\n' +
      "  for each  reported\n" +
      "  expect    visited within 24 hours\n" +
      "  except    named_time when reported.appointment is given excused\n" +
      "  goal      95% each month by case.region given at least 20\n" +
      "  promise   \"in {reported.fault}\"",
  );
  assert.deepEqual(found, {
    standard: "keyword.control.declaration",
    "An engineer comes": "string.quoted.double",
    "# soon": "comment.line.number-sign",
    "for each": "keyword.control.clause",
    expect: "keyword.control.clause",
    within: "keyword.other",
    "24 hours": "constant.numeric.unit",
    except: "keyword.control.clause",
    when: "keyword.other",
    "is given": "keyword.operator.word",
    excused: "constant.language",
    goal: "keyword.control.clause",
    "95%": "constant.numeric",
    each: "keyword.other",
    month: "keyword.other",
    by: "keyword.other",
    case: "variable.language",
    "given at least": "keyword.other",
    20: "constant.numeric",
    promise: "keyword.control.clause",
    in: "string.quoted.double",
    "{reported.fault}": "variable.other.interpolated",
  });
});

test("a standard in Chinese, without spaces", async () => {
  const found = await coloured(
    "标准 上门服务 “24小时内上门”\n" +
      "  对每个 报修\n" +
      "  要求 上门 24小时内\n" +
      "  例外 顾客约定 当 报修.预约时间 已填写 免责\n" +
      "  目标 95% 每月按 案件.地区",
  );
  assert.equal(found["标准"], "keyword.control.declaration");
  assert.equal(found["24小时内上门"], "string.quoted.double");
  assert.equal(found["对每个"], "keyword.control.clause");
  assert.equal(found["24小时"], "constant.numeric.unit");
  assert.equal(found["内"], "keyword.other");
  assert.equal(found["当"], "keyword.other");
  assert.equal(found["已填写"], "keyword.operator.word");
  assert.equal(found["免责"], "constant.language");
  assert.equal(found["每月按"], "keyword.other");
  assert.equal(found["案件"], "variable.language");
  for (const name of ["上门服务", "报修", "上门", "顾客约定", "预约时间"]) {
    assert.equal(found[name], undefined, name);
  }
});

test("words next to a point are names, and names in back quotes are names", async () => {
  const found = await coloured("require call.owner = call.within and `event` = 1");
  assert.equal(found["owner"], undefined);
  assert.equal(found["within"], undefined);
  assert.equal(found["and"], "keyword.operator.word");
  assert.equal(found["`event`"], "variable.other");
});

test("a text goes on over lines, and ends where it ends", async () => {
  const found = await coloured('because "floods closed\n  standard roads"\nseverity minor');
  assert.equal(found["standard roads"], "string.quoted.double");
  assert.equal(found["severity"], "keyword.control.clause");
  assert.equal(found["minor"], "constant.language");
});

test("types, dates, times and money", async () => {
  const found = await coloured(
    "event reported\n  fault one of \"a\", \"b\"\n  at2 optional instant\n" +
      "2026-03-01 09:00 x cost = CNY 120\n  open monday..friday 08:00..17:00",
  );
  assert.equal(found["event"], "keyword.control.declaration");
  assert.equal(found["one of"], "storage.type");
  assert.equal(found["optional"], "storage.type");
  assert.equal(found["instant"], "storage.type");
  assert.equal(found["2026-03-01 09:00"], "constant.numeric.date");
  assert.equal(found["CNY 120"], "constant.numeric.money");
  assert.equal(found["08:00"], "constant.numeric.time");
});
