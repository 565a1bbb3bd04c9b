// Starts `standards lsp` for rule files and speaks to it; everything it says comes from there.
"use strict";

const { commands, env, window, workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

function activate(context) {
  context.subscriptions.push(
    commands.registerCommand("standards.restart", restart),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("standards.command")) restart();
    }),
  );
  return start();
}

async function start() {
  const settings = workspace.getConfiguration("standards");
  const server = { command: settings.get("command"), args: ["lsp", "--stdio"] };
  client = new LanguageClient("standards", "Standards Engine", server, {
    documentSelector: [{ language: "standards" }],
    initializationOptions: { language: settings.get("language") },
    synchronize: {
      configurationSection: "standards",
      fileEvents: workspace.createFileSystemWatcher("**/*.std"),
    },
  });
  try {
    await client.start();
  } catch (error) {
    window.showErrorMessage(explanation(server.command, error));
  }
}

async function restart() {
  await deactivate();
  return start();
}

async function deactivate() {
  const running = client;
  client = undefined;
  if (running && running.isRunning()) await running.stop();
}

// What to do, in the reader's language: the command is not installed, or not where it is looked for.
function explanation(command, error) {
  if (env.language.startsWith("zh")) {
    return (
      `无法启动\`${command} lsp\`：${error.message}。请用\`pip install "standards-engine[editor]"\`安装，` +
      "或在设置`standards.command`里写出命令的路径。"
    );
  }
  return (
    `\`${command} lsp\` could not be started: ${error.message}. Install it with ` +
    '`pip install "standards-engine[editor]"`, or write its path into the setting `standards.command`.'
  );
}

module.exports = { activate, deactivate };
