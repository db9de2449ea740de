import { connect, type Socket } from "node:net";
import { connect as connectSecurely } from "node:tls";

/** Where the host listens (上位机地址). */
export interface HostAddress { readonly host: string; readonly port: number; /** TLS: `true` for the machine's trusted roots, or the certificate to trust */ readonly tls?: true | { readonly ca: string | Uint8Array; readonly servername?: string } }

/** Opens a connection; `up` is told when bytes may flow. */
export function dial(address: HostAddress, up: () => void): Socket {
  const { host, port, tls } = address;
  const socket = tls === undefined ? connect({ host, port }, up)
    : connectSecurely({ host, port, ...(tls === true ? {} : { ca: Buffer.from(tls.ca), ...(tls.servername === undefined ? {} : { servername: tls.servername }) }) }, up);
  socket.setNoDelay(true);
  return socket;
}

/** How long to wait before the next try (退避), ms: doubled each time, up to a minute; `luck` 0 … 1 spreads the lines between half and whole of it. */
export function backOff(failures: number, luck: number, leastMs = 1_000, mostMs = 60_000): number {
  return Math.min(mostMs, leastMs * 2 ** Math.min(failures, 20)) * (0.5 + 0.5 * luck);
}
