import { setMaxListeners } from "node:events";
import { loadCommand } from "./load-command.js";

// The load generator as a process of its own: JSON as the first argument or on the input, one line of JSON out. SIGTERM and SIGINT end the sending and still print.
let text = process.argv[2] ?? "";
if (text === "") for await (const chunk of process.stdin) text += String(chunk);
const abort = new AbortController();
setMaxListeners(0, abort.signal);
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => abort.abort());
const result = await loadCommand(text, abort.signal);
process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
