// Measures the typed decoding of HJ 212 packets, CRC included, against the naive way (split and bitwise CRC) in one run on one core.
// Run: node packages/hj212/bench/hj212.mjs
import { build } from "esbuild";
import { isDeepStrictEqual } from "node:util";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { naiveDecode } from "./naive.mjs";

/** The room from its sources, so that what is measured is what is written. */
async function room() {
  const source = join(dirname(fileURLToPath(import.meta.url)), "..", "src", "index.ts");
  const { outputFiles } = await build({ entryPoints: [source], bundle: true, write: false, format: "esm", target: "es2022", logLevel: "error" });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}

/** A row of numbers that is the same on every machine. */
function series(seed) { let state = seed >>> 0; return () => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return state / 4294967296; }; }

/** Median seconds of an odd number of runs, after two runs that do not count: by the clock, and of processor time (garbage collection included), which a busy machine disturbs less. */
function seconds(run, times = 7) {
  run(); run();
  const taken = Array.from({ length: times }, () => {
    const start = process.hrtime.bigint(), before = process.cpuUsage();
    run();
    const used = process.cpuUsage(before);
    return { clock: Number(process.hrtime.bigint() - start) / 1e9, processor: (used.user + used.system) / 1e6 };
  });
  const median = (name) => taken.map((one) => one[name]).sort((a, b) => a - b)[times >> 1];
  return { clock: median("clock"), processor: median("processor") };
}

const factors = ["a21026", "a21002", "a34013", "a19001", "a01012"];

/** Minute records of a stack outlet: five factors with mean, maximum (temperature without) and flag; frames of 330 bytes on the average, values at random. */
function stream(count, { encodeFrame, encodeSegment }) {
  const next = series(212), frames = [];
  const text = (most, places) => (next() * most).toFixed(places);
  for (let i = 0; i < count; i++) {
    const minute = new Date(Date.UTC(2025, 0, 1) + i * 60_000).toISOString().replace(/\D/g, "").slice(0, 12);
    const values = factors.flatMap((factor, k) => [{ factor, field: "Avg", value: text(k < 3 ? 90 : 9, 1) }, ...(k < 4 ? [{ factor, field: "Max", value: text(k < 3 ? 99 : 10, 1) }] : []), { factor, field: "Flag", value: next() < 0.95 ? "N" : "D" }]);
    frames.push(Buffer.from(encodeFrame(encodeSegment({ version: 2017, qn: `${minute}00${String(i % 1000).padStart(3, "0")}`, st: "31", cn: "2051", pw: "123456", mn: `010000A8900016F000169D${(i % 200).toString(16).toUpperCase().padStart(2, "0")}`,
      flag: 5, pnum: null, pno: null, rf: null, dataTime: `${minute}00`, values, fields: {} }))));
  }
  return Buffer.concat(frames);
}

/** Runs the measurement and prints it. @param {(line: string) => void} print */
export async function benchHj212(print) {
  const hj212 = await room();
  const measure = (count) => {
    const bytes = stream(count, hj212);
    const ours = () => {
      const own = hj212.decoder();
      let packets = 0;
      for (let at = 0; at < bytes.length; at += 65_536) packets += own.push(bytes.subarray(at, at + 65_536)).length;
      return packets + own.end().length;
    };
    return { bytes, ours: seconds(ours), packets: ours() };
  };
  const count = 20_000, small = measure(count), large = measure(10 * count);
  const plain = (one) => JSON.parse(JSON.stringify(one)), sample = small.bytes.subarray(0, Math.floor(small.bytes.length / 10));
  const same = isDeepStrictEqual(plain(hj212.decoder().push(sample)), plain(naiveDecode(sample)));
  const naive = seconds(() => naiveDecode(small.bytes));
  const crc = seconds(() => hj212.crc16(small.bytes));
  const rate = count / small.ours.clock, ratio = naive.clock / small.ours.clock, perProcessor = count / small.ours.processor;
  const shown = (value) => Math.round(value).toLocaleString("en");
  print(`node ${process.version}, one core; the naive version splits texts, takes the CRC bit by bit and runs in the same process`);
  print(`typed decode with CRC, frames of ${(small.bytes.length / count).toFixed(1)} bytes on the average, 5 factors: ${shown(rate)} packets/s by the clock (${(small.bytes.length / small.ours.clock / 1e6).toFixed(0)} MB/s), ${shown(perProcessor)} a second of processor time`);
  print(`naive: ${shown(count / naive.clock)} packets/s by the clock, ${shown(count / naive.processor)} of processor time; ratio ${ratio.toFixed(2)} by the clock, ${(naive.processor / small.ours.processor).toFixed(2)} of processor time; same packets as the naive ones: ${same ? "yes" : "NO"}`);
  print(`slope to ten times the size ${(Math.log(large.ours.clock / small.ours.clock) / Math.log(10)).toFixed(2)}; CRC alone ${(small.bytes.length / crc.clock / 1e6).toFixed(0)} MB/s`);
  print(`targets: ratio 5 ${ratio >= 5 ? "reached" : "MISSED"}, 450,000 packets/s by the clock ${rate >= 450_000 ? "reached" : "MISSED"}`);
  return { rate, ratio, same };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await benchHj212((line) => console.log(line));
