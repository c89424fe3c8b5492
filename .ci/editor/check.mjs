// Opens rule files in the YAML language server as VS Code does, with the settings that `zhijian init` wrote, and checks what it says:
// `check.mjs NEW SHIPPED`, the directory of a new rule set and one with rule files in which nothing may be reported.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [home, shipped] = process.argv.slice(2).map((path) => resolve(path));
const settings = JSON.parse(readFileSync(join(home, ".vscode/settings.json"), "utf8"));
const LIMIT_MS = 60_000;

// A client of a language server on standard input and output.
class Client {
  constructor(command, args) {
    this.child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
    this.waiting = new Map();
    this.reports = new Map();
    this.next = 1;
    let buffer = Buffer.alloc(0);
    this.child.stdout.on("data", (bytes) => {
      buffer = Buffer.concat([buffer, bytes]);
      for (;;) {
        const end = buffer.indexOf("\r\n\r\n");
        if (end < 0) return;
        const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, end).toString())[1]);
        if (buffer.length < end + 4 + length) return;
        this.receive(JSON.parse(buffer.subarray(end + 4, end + 4 + length).toString()));
        buffer = buffer.subarray(end + 4 + length);
      }
    });
  }

  send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    this.child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.child.stdin.write(body);
  }

  receive(message) {
    if (message.method === "workspace/configuration") {
      const sections = { yaml: yamlSettings(), "[yaml]": {}, editor: { tabSize: 2 }, http: {}, files: {} };
      this.send({ id: message.id, result: message.params.items.map((item) => sections[item.section] ?? {}) });
    } else if (message.method === "textDocument/publishDiagnostics") {
      this.reports.set(message.params.uri, message.params.diagnostics);
      this.waiting.get(message.params.uri)?.(message.params.diagnostics);
    } else if (message.method && message.id !== undefined) {
      this.send({ id: message.id, result: null });
    } else if (message.id !== undefined) {
      this.waiting.get(message.id)?.(message.error ? Promise.reject(new Error(message.error.message)) : message.result);
      this.waiting.delete(message.id);
    }
  }

  request(method, params) {
    const id = this.next++;
    const answer = new Promise((settle) => this.waiting.set(id, settle));
    this.send({ id, method, params });
    return answer;
  }

  notify(method, params) {
    this.send({ method, params });
  }

  // Opens a text under a path; the answer is what is reported of it.
  open(path, text) {
    const uri = pathToFileURL(path).href;
    const reported = new Promise((settle) => this.waiting.set(uri, settle));
    this.notify("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text } });
    return reported;
  }
}

// What the editor hands on of the settings file.
function yamlSettings() {
  return { schemas: settings["yaml.schemas"], validate: true, hover: true, completion: true };
}

const HAN = /\p{Script=Han}/u;

// Text of a rule file with `|` at the place asked about.
function asked(text) {
  const at = text.indexOf("|");
  const before = text.slice(0, at).split("\n");
  return {
    text: text.slice(0, at) + text.slice(at + 1),
    position: { line: before.length - 1, character: before.at(-1).length },
  };
}

async function at(client, method, name, marked) {
  const { text, position } = asked(marked);
  const path = join(home, name);
  await client.open(path, text);
  return client.request(method, { textDocument: { uri: pathToFileURL(path).href }, position });
}

async function main() {
  const require = createRequire(import.meta.url);
  const server = join(dirname(require.resolve("yaml-language-server/package.json")), "bin/yaml-language-server");
  const client = new Client(process.execPath, [server, "--stdio"]);
  const root = pathToFileURL(home).href;
  const { capabilities } = await client.request("initialize", {
    processId: process.pid,
    rootUri: root,
    workspaceFolders: [{ uri: root, name: "new" }],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true, didChangeConfiguration: {} },
      textDocument: {
        completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } },
        hover: { contentFormat: ["markdown"] },
        publishDiagnostics: {},
      },
    },
  });
  assert.ok(capabilities.hoverProvider && capabilities.completionProvider);
  client.notify("initialized", {});
  client.notify("workspace/didChangeConfiguration", { settings: { yaml: yamlSettings() } });
  let checks = 0;
  const check = (name, found) => {
    found();
    checks += 1;
    console.log(`editor: ${name}`);
  };

  for (const directory of [home, shipped]) {
    for (const name of readdirSync(directory).filter((name) => name.endsWith(".yaml")).sort()) {
      const reported = await client.open(join(home, `${directory === home ? "" : "shipped-"}${name}`), readFileSync(join(directory, name), "utf8"));
      check(`nothing is reported in ${name}`, () => assert.deepEqual(reported, []));
    }
  }

  const unknown = await client.open(join(home, "unknown.yaml"), "signals:\n  a: {speaker: agent, phrase: [您好], words: [您好]}\n");
  check("an unknown key is reported where it stands", () => {
    assert.equal(unknown.length, 1, JSON.stringify(unknown));
    assert.match(unknown[0].message, /phrase/);
    assert.deepEqual(unknown[0].range.start, { line: 1, character: 22 });
  });
  const wrong = await client.open(join(home, "wrong.yaml"), "rules:\n  - id: r\n    title: r\n    weight: 重\n    expect: [{signal: a}]\n");
  check("a wrong type is reported where it stands", () => {
    assert.equal(wrong.length, 1);
    assert.equal(wrong[0].range.start.line, 3);
  });

  const hover = await at(client, "textDocument/hover", "hover.yaml", "signals:\n  a: {speaker: agent, phr|ases: [您好]}\n");
  check("a key is explained in Chinese", () => assert.match(JSON.stringify(hover.contents), HAN));

  const keys = await at(client, "textDocument/completion", "keys.yaml", "rules:\n  - id: r\n    title: r\n    |\n");
  const labels = (keys.items ?? keys).map((item) => item.label);
  check("the keys of a rule are offered", () => {
    for (const key of ["when", "expect", "forbid", "for_each", "cases"]) assert.ok(labels.includes(key), `${key}: ${labels}`);
    assert.ok(!labels.includes("phrases"), `${labels}`);
  });
  const documented = (keys.items ?? keys).find((item) => item.label === "expect");
  check("an offered key is explained in Chinese", () => assert.match(JSON.stringify(documented.documentation ?? ""), HAN));
  const values = await at(client, "textDocument/completion", "values.yaml", "signals:\n  a:\n    speaker: |\n");
  check("the values of a key are offered", () => {
    const labels = (values.items ?? values).map((item) => item.label);
    for (const value of ["agent", "customer"]) assert.ok(labels.includes(value), `${value}: ${labels}`);
  });

  await client.request("shutdown", null);
  client.notify("exit");
  console.log(`editor: ${checks} checks hold`);
}

const late = setTimeout(() => {
  console.error("editor: the language server did not answer in time");
  process.exit(1);
}, LIMIT_MS);
main().then(
  () => {
    clearTimeout(late);
    process.exit(0);
  },
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
