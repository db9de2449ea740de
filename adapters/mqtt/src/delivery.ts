import { Forbidden, IdTaken, NotFound, Refused, type PushCommand, type PushedObservation } from "@yunqing/domain";
import type { Labels } from "@yunqing/standards";
import { contentId } from "./message-id.js";

/** A message whose observations were read, on its way to the desk (待入库消息). */
export interface ReadMessage { readonly topic: string; readonly payload: Uint8Array; readonly district: string; readonly observations: readonly PushedObservation[] }
/** What became of it: stored, or refused for good with the reason. Anything else is thrown, to be tried again. */
export type Delivered = { readonly stored: true } | { readonly refused: Labels };

/** Observations that one call to the desk carries. */
const mostInCall = 1_000;

/** What will never be taken, however often it is sent. */
function finalReason(error: unknown): Labels | null {
  if (error instanceof Refused) return { zh: [error.zh, ...error.errors.slice(0, 5).map(({ field, zh }) => `${field} ${zh}`)].join("；"), en: [error.en, ...error.errors.slice(0, 5).map(({ field, en }) => `${field} ${en}`)].join("; ") };
  if (error instanceof NotFound || error instanceof Forbidden || error instanceof IdTaken) return { zh: error.message, en: error.message };
  return null;
}

const windowOf = ({ point, kind, from }: PushedObservation): string => `${point}\n${kind}\n${from}`;
/** Messages that go in one call: of one district, in their order, no window twice, no more than a call carries. */
export function callsOf(messages: readonly ReadMessage[]): readonly (readonly ReadMessage[])[] {
  const calls: { readonly district: string; readonly messages: ReadMessage[]; readonly windows: Set<string>; count: number }[] = [];
  for (const message of messages) {
    const windows = message.observations.map(windowOf), last = calls.at(-1);
    if (last !== undefined && last.district === message.district && last.count + windows.length <= mostInCall && !windows.some((one) => last.windows.has(one))) {
      last.messages.push(message); last.count += windows.length;
      for (const one of windows) last.windows.add(one);
    } else calls.push({ district: message.district, messages: [message], windows: new Set(windows), count: windows.length });
  }
  return calls.map((call) => call.messages);
}

export type Deliver = (district: string, command: PushCommand) => Promise<unknown>;
/**
 * Hands messages to the desk in one call (合并入库), all or none; when the call is refused each goes alone, so that one bad message costs only itself.
 * @throws what the desk throws when it cannot store now: nothing of the call counts as delivered
 */
export async function deliverTogether(messages: readonly ReadMessage[], deliver: Deliver): Promise<readonly Delivered[]> {
  const first = messages[0];
  if (first === undefined) return [];
  try {
    await deliver(first.district, { id: contentId(messages.flatMap(({ topic, payload }) => [topic, payload])), observations: messages.flatMap(({ observations }) => observations) });
    return messages.map(() => ({ stored: true }));
  } catch (error) {
    const reason = finalReason(error);
    if (reason === null) throw error;
    if (messages.length === 1) return [{ refused: reason }];
    const each: Delivered[] = [];
    for (const message of messages) each.push(...await deliverTogether([message], deliver));
    return each;
  }
}
