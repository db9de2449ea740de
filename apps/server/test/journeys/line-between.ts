import { createServer, connect, type Server, type Socket } from "node:net";

/** A line between a browser and the program that can be cut (断网): nothing answers while it is cut; the browser itself does not know. */
export interface LineBetween {
  readonly address: string;
  cut(): void; mend(): void;
  /** The answer to the next request that starts like this is lost on the way back: it arrived, and nobody hears of it. @returns how many were lost so far */
  loseAnswerTo(start: string): void;
  readonly lost: () => number;
  close(): Promise<void>;
}

/** @param to  address of the program, `http://127.0.0.1:PORT` */
export async function lineTo(to: string): Promise<LineBetween> {
  const { hostname, port } = new URL(to), open = new Set<Socket>();
  let isCut = false, toLose: string | null = null, lost = 0;
  const server: Server = createServer((near) => {
    if (isCut) { near.destroy(); return; }
    const far = connect(Number(port), hostname);
    let drop = false;
    for (const each of [near, far]) { open.add(each); each.on("error", () => undefined); each.on("close", () => { open.delete(each); near.destroy(); far.destroy(); }); }
    near.on("data", (bytes: Buffer) => { if (toLose !== null && bytes.toString("latin1").startsWith(toLose)) { toLose = null; drop = true; } far.write(bytes); });
    far.on("data", (bytes: Buffer) => { if (drop) { lost++; near.destroy(); } else near.write(bytes); });
  });
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  const own = server.address() as { port: number };
  return {
    address: `http://127.0.0.1:${own.port}`,
    cut: () => { isCut = true; for (const each of open) each.destroy(); }, mend: () => { isCut = false; },
    loseAnswerTo: (start) => { toLose = start; }, lost: () => lost,
    close: async () => { for (const each of open) each.destroy(); await new Promise<void>((resolve) => { server.close(() => resolve()); }); },
  };
}
