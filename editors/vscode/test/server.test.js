// The server as this extension starts it, spoken to with the library that VS Code speaks with.
// STANDARDS is the command; `standards` on the path, unless it is set.
"use strict";

const assert = require("node:assert/strict");
const { spawn } = require("node:child_process");
const test = require("node:test");
const protocol = require("vscode-languageserver-protocol/node");

const URI = "file:///rules/repairs.std";
const TEXT = `规则集 维修
  时区 "Asia/Shanghai"
事件 报修 "顾客报修😀"
  地区 文本
标准 上门服务
  对每个 报修
  必须 报修.`;

async function connected() {
  const server = spawn(process.env.STANDARDS ?? "standards", ["lsp", "--stdio"]);
  const connection = protocol.createProtocolConnection(
    new protocol.StreamMessageReader(server.stdout),
    new protocol.StreamMessageWriter(server.stdin),
  );
  connection.listen();
  const begun = await connection.sendRequest(protocol.InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities: { general: { positionEncodings: ["utf-16"] } },
    initializationOptions: { language: "auto" },
  });
  connection.sendNotification(protocol.InitializedNotification.type, {});
  return { server, connection, begun };
}

async function ended({ server, connection }) {
  await connection.sendRequest(protocol.ShutdownRequest.type);
  const code = new Promise((resolve) => server.on("exit", resolve));
  connection.sendNotification(protocol.ExitNotification.type);
  assert.equal(await code, 0);
  connection.dispose();
}

test("faults, completion and the end", async (context) => {
  const session = await connected();
  context.after(() => session.server.kill());
  const { connection, begun } = session;
  assert.equal(begun.capabilities.positionEncoding, "utf-16");
  assert.deepEqual(begun.capabilities.completionProvider.triggerCharacters, ["."]);
  const told = new Promise((resolve) => {
    connection.onNotification(protocol.PublishDiagnosticsNotification.type, resolve);
  });
  connection.sendNotification(protocol.DidOpenTextDocumentNotification.type, {
    textDocument: { uri: URI, languageId: "standards", version: 1, text: TEXT },
  });
  const { uri, diagnostics } = await told;
  assert.equal(uri, URI);
  assert.ok(diagnostics.some((each) => each.code === "unexpected-end"));
  for (const each of diagnostics) assert.match(each.message, /[\u4e00-\u9fff]/);
  const list = await connection.sendRequest(protocol.CompletionRequest.type, {
    textDocument: { uri: URI },
    position: { line: 6, character: 8 },
  });
  const labels = list.items.map((item) => item.label);
  assert.deepEqual(labels, ["发生时刻", "日期", "地区"]);
  await ended(session);
});
