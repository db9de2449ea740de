export { mqttBridge, type BridgeOptions, type MqttBridge, type RefusedMessage, type Subscription } from "./mqtt-bridge.js";
export type { ForeignPayload } from "./payload.js";
export type { TimeForm } from "./payload-time.js";
export type { Deliver } from "./delivery.js";
export { BadTopic } from "./topic-pattern.js";
export { mqttActuators, type MqttActuatorsOptions } from "./mqtt-actuators.js";
export { MqttLineFault, MqttWordUnknown, type MqttDevice, type MqttOutput, type MqttSensor } from "./mqtt-device.js";
