export { mqttBridge, type BridgeOptions, type MqttBridge, type RefusedMessage, type Subscription } from "./mqtt-bridge.js";
export type { ForeignPayload, TimeForm } from "./payload.js";
export type { Deliver } from "./delivery.js";
export { BadTopic } from "./topic-pattern.js";
