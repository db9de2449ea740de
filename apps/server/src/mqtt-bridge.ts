import { appendFile, mkdir } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { NotFound } from "@yunqing/domain";
import { mqttBridge, type MqttBridge } from "@yunqing/mqtt";
import { ConfigInvalid } from "./config.js";
import type { Office } from "./office.js";
import type { Talk } from "./talk.js";

/** How a batch and the audit log name what came by the bridge. */
const door = { user: "mqtt", name: "MQTT" };

/** Where refused messages are kept, a line of JSON each (拒收消息). */
const refusedFile = (office: Office): string => join(office.config.data, "mqtt-refused.jsonl");

/**
 * Joins an outside MQTT broker to the desks of observations (MQTT 桥接线). A message is acknowledged when its observations are stored;
 * a real district is asked for by name, and a simulated one takes what it is sent under its word.
 * @throws {ConfigInvalid} a topic that names no district
 */
export async function openBridge(office: Office, talk: Talk): Promise<{ close(): Promise<void> }> {
  const { config } = office, topics = config.mqttTopics.split(",").map((each) => each.trim()).filter((each) => each !== "");
  const wrong = topics.find((topic) => !topic.includes("{district}"));
  if (topics.length === 0 || wrong !== undefined) throw new ConfigInvalid(`--mqtt-topics：主题“${wrong ?? ""}”应含 {district}，例如 yunqing/{district}/{point}/{kind} (a topic must hold {district})`);
  await mkdir(config.data, { recursive: true, mode: 0o700 });
  const bridge: MqttBridge = mqttBridge({
    url: config.mqtt, clientId: `yunqing-${hostname()}`, topics: topics.map((topic) => ({ topic })), clock: { now: () => Date.now() },
    deliver: async (district, command) => {
      const desk = office.observationDesk(district);
      if (desk === null) throw new NotFound("district", district);
      await desk.pushAs(door, command);
    },
    refused: async ({ topic, payload, at, reason }) => { await appendFile(refusedFile(office), `${JSON.stringify({ at: new Date(at).toISOString(), topic, reason, payload: Buffer.from(payload).toString("base64") })}\n`, { mode: 0o600 }); },
    log: { info: (words) => { talk.err(`  · ${words}\n`); }, warn: (words) => { talk.err(`  · ${words}\n`); } },
  });
  return { close: () => bridge.stop() };
}
