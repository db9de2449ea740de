import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { decoder, isLeniency, KeyInvalid, leniencies, type LeniencyName, type ReadingOptions } from "@yunqing/hj212";
import type { Call } from "../call.js";
import { CalledWrongly } from "../talk.js";

/** What `yunqing decode` was asked for. */
export interface DecodeOptions extends ReadingOptions { /** bytes fed to the decoder at a time; absent: as they come */ readonly split?: number }

/**
 * `yunqing decode`: raw bytes in, one JSON object a line out, in order of arrival; constant memory for any length.
 * @throws {KeyInvalid} a key that is not 32 hexadecimal digits
 */
export async function decodeStream(input: Readable, output: Writable, options: DecodeOptions): Promise<void> {
  const own = decoder(options);
  let gone = false;
  output.on("error", () => { gone = true; });          // the reader closed the pipe: stop quietly
  const write = async (found: readonly unknown[]): Promise<void> => {
    if (found.length === 0 || gone) return;
    let text = "";
    for (const one of found) text += `${JSON.stringify(one)}\n`;
    if (!output.write(text)) await Promise.race([once(output, "drain"), once(output, "close")]);
  };
  for await (const chunk of input) {
    const bytes = chunk as Buffer, step = options.split ?? bytes.length;
    for (let at = 0; at < bytes.length; at += step) await write(own.push(bytes.subarray(at, at + step)));
    if (gone) return;
  }
  await write(own.end());
}

/** The command around {@link decodeStream}. `--lenient NAME` may come more than once, or hold names with commas. */
export async function decode(call: Call): Promise<number> {
  const options = optionsOf(call.argv);
  try {
    await decodeStream(process.stdin, process.stdout, options);
  } catch (problem) {
    if (problem instanceof KeyInvalid) throw new CalledWrongly(`--key 应为 32 位十六进制数字（16 字节）(--key takes 32 hexadecimal digits)`);
    throw problem;
  }
  return 0;
}

function optionsOf(argv: readonly string[]): DecodeOptions {
  const lenient: LeniencyName[] = [];
  let strict = false, split: number | undefined, key: string | undefined;
  for (let i = 0; i < argv.length; i++) {
    const [name = "", inline] = argv[i]!.split(/=(.*)/s);
    const value = (): string => {
      const text = inline ?? argv[++i];
      if (text === undefined) throw new CalledWrongly(`${name} 后面缺少取值 (${name} needs a value)`);
      return text;
    };
    if (name === "--strict" && inline === undefined) strict = true;
    else if (name === "--lenient") {
      for (const one of value().split(",")) {
        if (!isLeniency(one)) throw new CalledWrongly(`不认识的容许偏差“${one}”(no leniency "${one}")；可用 (known)：\n${leniencies.map((l) => `  ${l.name}  ${l.label.zh} · ${l.label.en}`).join("\n")}`);
        lenient.push(one);
      }
    } else if (name === "--split") {
      const text = value();
      split = Number(text);
      if (!/^\d+$/.test(text) || split < 1 || !Number.isSafeInteger(split)) throw new CalledWrongly(`--split 应为正整数 (--split takes a positive whole number)`);
    } else if (name === "--key") key = value();
    else if (name.startsWith("--")) throw new CalledWrongly(`不认识的选项 ${name}；可用：--strict --lenient --split --key (unknown option)`);
    else throw new CalledWrongly(`decode 从标准输入读取，不接受文件名“${name}”；请用 yunqing decode < 文件 (decode reads standard input)`);
  }
  return { strict, lenient, ...(split === undefined ? {} : { split }), ...(key === undefined ? {} : { key }) };
}
