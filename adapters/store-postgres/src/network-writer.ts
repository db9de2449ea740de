import { NotFound, type NetworkWriter } from "@yunqing/domain";
import { MonitoringSchemaWriter } from "./monitoring-writer.js";

const later = (): Promise<never> => Promise.reject(new NotFound("network", "store"));
/** Writes the monitoring network of one district (监测网络写口), inside the transaction that holds the head of the audit chain. */
export abstract class NetworkSchemaWriter extends MonitoringSchemaWriter implements NetworkWriter {
  appendProfile(): ReturnType<NetworkWriter["appendProfile"]> { return later(); }
  appendWaterBody(): ReturnType<NetworkWriter["appendWaterBody"]> { return later(); }
  appendLaboratory(): ReturnType<NetworkWriter["appendLaboratory"]> { return later(); }
  appendSandstormDay(): ReturnType<NetworkWriter["appendSandstormDay"]> { return later(); }
  appendMonitoringSettings(): ReturnType<NetworkWriter["appendMonitoringSettings"]> { return later(); }
}
