import { createServer } from "node:net";

/** A port that somebody else listens on (端口被占用). */
export class PortTaken extends Error {
  readonly code = "server/port-taken";
  constructor(readonly zh: string, readonly en: string) { super(en); }
}

/** Makes sure that a port can be listened on. @param flag the setting by which another one is chosen @throws {PortTaken} before anything slow is begun */
export async function portFree(host: string, port: number, flag = "--port"): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (problem: NodeJS.ErrnoException) => {
      if (problem.code === "EADDRINUSE") reject(new PortTaken(`端口 ${port} 已被占用：可能云清已在运行，或用 ${flag} 另选一个端口。`, `Port ${port} is in use: Yunqing may be running already, or choose another port with ${flag}.`));
      else if (problem.code === "EACCES") reject(new PortTaken(`无权使用端口 ${port}：请用 1024 以上的端口。`, `No permission for port ${port}: use one above 1024.`));
      else if (problem.code === "EADDRNOTAVAIL") reject(new PortTaken(`本机没有地址 ${host}：请检查 --host。`, `This machine has no address ${host}: check --host.`));
      else reject(problem);
    });
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve()));
  });
}
