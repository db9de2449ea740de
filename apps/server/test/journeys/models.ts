import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

let folder = "";
/** Once a run, before its first test: where the workers keep the data folders that journeys copy. */
export function setup(): void {
  folder = mkdtempSync(join(tmpdir(), "yunqing-models-"));
  process.env["YUNQING_MODEL_FOLDER"] = folder;
}
/** After its last test. */
export function teardown(): void { rmSync(folder, { recursive: true, force: true }); }
