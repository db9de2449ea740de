export { startGateway } from "./gateway.js";
export { defaultOptions, simulatedPrefix, type Gateway, type GatewayDistrict, type GatewayEvent, type GatewayOptions, type GatewayPorts, type GatewaySettings, type GatewayStats } from "./ports.js";
export { kindOfCommand, readingOf, readingOfKept, segmentOfKept, type ReadingSetting, type SetAsideWord, type Told } from "./reading-of.js";
export { commandForms, commandProblem, type CommandForm, type CommandProblem, type ParameterForm, type ParameterKind } from "./command-forms.js";
export { CommandImpossible } from "./command-segments.js";
export { instantOf, qnOf } from "./beijing-time.js";
