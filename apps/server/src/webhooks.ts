import { createHmac } from "node:crypto";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";

/** Times of a push in milliseconds, bytes of its answer that are read, waits before it is tried again, and how long it is tried. */
export const pushTimes = { timeoutMs: 10_000, answerBytes: 2_048, firstWaitMs: 5_000, mostWaitMs: 30 * 60_000, mostAttempts: 200 } as const;

/** Signature of a body (推送签名): HMAC-SHA256 in hexadecimal over `time.body`, so that an old message cannot be sent again as new. */
export function signatureOf(secret: string, time: string, body: string): string { return `sha256=${createHmac("sha256", secret).update(`${time}.${body}`).digest("hex")}`; }

/** How long to wait after so many failed tries: twice as long each time, up to half an hour. */
export function waitAfter(attempts: number): number { return Math.min(pushTimes.mostWaitMs, pushTimes.firstWaitMs * 2 ** Math.min(20, Math.max(0, attempts - 1))); }

/**
 * Posts a notice (推送): JSON, signed; redirects are not followed, for the secret was given to one address only. What is answered beyond 2xx is a failure.
 * @param id  the same however often it is sent
 * @throws {Error} with the reason in one line
 */
export function post(url: string, secret: string, id: string, event: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const at = new URL(url), time = String(Math.floor(Date.now() / 1000)), send = at.protocol === "https:" ? httpsRequest : httpRequest;
    const request = send(at, { method: "POST", timeout: pushTimes.timeoutMs, headers: { "content-type": "application/json; charset=utf-8", "content-length": Buffer.byteLength(body), "user-agent": "yunqing", "x-yunqing-id": encodeURIComponent(id), "x-yunqing-event": event, "x-yunqing-time": time, "x-yunqing-signature": signatureOf(secret, time, body) } }, (response) => {
      const status = response.statusCode ?? 0;
      let bytes = 0;
      response.on("data", (part: Buffer) => { bytes += part.length; if (bytes > pushTimes.answerBytes) response.destroy(); });
      response.on("error", () => undefined);
      if (status >= 200 && status < 300) resolve(status); else reject(new Error(`对方回答 ${status}（answered ${status}）`));
    });
    request.on("timeout", () => { request.destroy(new Error("十秒内没有回答（no answer within ten seconds）")); });
    request.on("error", (fault) => { reject(fault); });
    // the timeout of a socket starts anew with every byte: a slow answer is ended as a whole
    const whole = setTimeout(() => { request.destroy(new Error("超时（took too long）")); }, 2 * pushTimes.timeoutMs);
    request.on("close", () => { clearTimeout(whole); });
    request.end(body);
  });
}
