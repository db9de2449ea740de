import { checkPlan } from "@yunqing/domain";
import { listPacks, readPack } from "@yunqing/packs";
import type { Call } from "../call.js";
import { CalledWrongly, optionsOf } from "../talk.js";

/** `yunqing plan check`: the check of a plan straight from its pack; needs no store. Exit 0 also with findings. */
export async function plan(call: Call): Promise<number> {
  const { options, on, rest } = optionsOf(call.argv, ["--district", "--plan"], ["--json"]);
  if (rest[0] !== "check" || rest.length > 1) throw new CalledWrongly("用法：yunqing plan check [--json] [--district ID] [--plan ID]");
  const packs = await listPacks(call.config.districts);
  const found = options["--district"] === undefined ? packs[0] : packs.find(({ id }) => id === options["--district"]);
  if (found === undefined) throw new CalledWrongly(`没有地区“${options["--district"] ?? ""}”；有：${packs.map(({ id }) => id).join("、")} (no such district)`);
  const { pack } = await readPack(found.folder);
  const planId = options["--plan"];
  if (planId !== undefined && !pack.plans.some(({ id }) => id === planId)) throw new CalledWrongly(`没有规划“${planId}”；有：${pack.plans.map(({ id }) => id).join("、")} (no such plan)`);
  const result = checkPlan(pack, planId);
  if (on.has("--json")) { call.talk.out(`${JSON.stringify(result)}\n`); return 0; }
  for (const finding of result.findings) {
    call.talk.out(`${finding.id}  [${finding.severity}]  ${finding.source === "rule" ? finding.rule : "核阅意见"}\n  ${finding.message.zh}\n  ${finding.message.en}\n`);
    for (const place of finding.places) call.talk.out(`    第${place.line}行  “${place.quote}”${place.value === "" ? "" : `  → ${place.value}`}\n`);
  }
  const byRule = result.byRule.map(({ rule, count }) => `  ${String(count).padStart(3)}  ${rule}`).join("\n");
  const ruled = result.findings.filter(({ source }) => source === "rule").length;
  call.talk.err(`\n${result.findings.length} 条发现：规则 ${ruled} 条，核阅意见 ${result.remarks} 条（${ruled} by rule, ${result.remarks} remarks）\n${byRule}\n`);
  return 0;
}
