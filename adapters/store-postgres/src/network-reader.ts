import { NotFound, type NetworkReader } from "@yunqing/domain";
import { MonitoringSchemaReader } from "./monitoring-reader.js";

const later = (): Promise<never> => Promise.reject(new NotFound("network", "store"));
/** Reads the monitoring network of one district (监测网络读口). */
export class NetworkSchemaReader extends MonitoringSchemaReader implements NetworkReader {
  profiles(): ReturnType<NetworkReader["profiles"]> { return later(); }
  waterBodies(): ReturnType<NetworkReader["waterBodies"]> { return later(); }
  laboratories(): ReturnType<NetworkReader["laboratories"]> { return later(); }
  sandstormDays(): ReturnType<NetworkReader["sandstormDays"]> { return later(); }
  monitoringSettings(): ReturnType<NetworkReader["monitoringSettings"]> { return later(); }
}
