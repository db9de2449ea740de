export { modbusActuators, type ModbusActuatorsOptions } from "./modbus-actuators.js";
export { bitOf, checkedDevice, MapInvalid, spansOf, valueOf, type BitAddress, type ModbusDevice, type NumberAddress, type OutputMap, type RegisterTable, type SensorMap } from "./register-map.js";
export { DeviceRefused, LineFault, WriteNotKept } from "./device-client.js";
export { steadyClock } from "./steady-clock.js";
