import { StringDecoder } from "node:string_decoder";
import type { Readable, Writable } from "node:stream";
import { evaluateLine } from "@yunqing/standards";
import type { Call } from "../call.js";
import { CalledWrongly, optionsOf } from "../talk.js";

/** Resolves when the output takes more, or is gone; leaves no listener behind. */
async function drained(output: Writable): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = (): void => { output.off("drain", done); output.off("close", done); resolve(); };
    output.on("drain", done);
    output.on("close", done);
  });
}

/**
 * `yunqing evaluate`: one JSON object a line in, one out, in the same order; constant memory for any length.
 * A bad line gives an error line and the rest goes on.
 */
export async function evaluateStream(input: Readable, output: Writable, options: { readonly explain: boolean }): Promise<void> {
  const decoder = new StringDecoder("utf8");
  let tail = "";
  let gone = false;
  output.on("error", () => { gone = true; });          // the reader closed the pipe: stop quietly
  const answer = async (lines: readonly string[]): Promise<void> => {
    let text = "";
    for (const line of lines) {
      const trimmed = line.endsWith("\r") ? line.slice(0, -1) : line;
      if (trimmed.trim() !== "") text += `${evaluateLine(trimmed, options)}\n`;
    }
    if (text !== "" && !gone && !output.write(text)) await drained(output);
  };
  for await (const chunk of input) {
    const lines = (tail + decoder.write(chunk as Buffer)).split("\n");
    tail = lines.pop() ?? "";
    await answer(lines);
    if (gone) return;
  }
  await answer([tail + decoder.end()]);
}

/** The command around {@link evaluateStream}. */
export async function evaluate(call: Call): Promise<number> {
  const { on, rest } = optionsOf(call.argv, [], ["--explain"]);
  if (rest.length > 0) throw new CalledWrongly(`evaluate 从标准输入读取，不接受文件名“${rest[0]}”；请用 yunqing evaluate < 文件 (evaluate reads standard input)`);
  await evaluateStream(process.stdin, process.stdout, { explain: on.has("--explain") });
  return 0;
}
