import { ledger } from "@yunqing/ledger";
import { note, number, outline } from "../parts/fields.js";
import { task } from "../parts/tasks.js";
import { byDepartment } from "../parts/rights.js";

/** Where this plan and others contradict each other (多规衔接问题清单): both texts, the area, who settles it, how it was settled. */
export const planConflict = ledger({
  id: "plan-conflict", title: { zh: "多规衔接问题清单", en: "Conflicts with other plans" }, source: { line: 1164, systems: ["S242"], text: "多规合一；国土空间规划" },
  purpose: { zh: "与国土空间、国民经济和各专项规划的目标、空间、时序不一致逐条列出，交办协调，附协调结果后销号。", en: "Each contradiction with another plan, settled and closed with its proof." },
  key: ["number"], name: "subject", ...byDepartment,
  fields: {
    number: { ...number, required: true }, subject: { kind: "text", label: { zh: "问题", en: "Conflict" }, required: true, max: 200 },
    other: { kind: "choice", label: { zh: "对方规划", en: "The other plan" }, required: true, options: { space: { zh: "国土空间规划", en: "territorial" }, economy: { zh: "国民经济和社会发展规划", en: "economic and social" }, water: { zh: "水利规划", en: "water" }, transport: { zh: "交通规划", en: "transport" }, energy: { zh: "能源规划", en: "energy" }, forest: { zh: "林草规划", en: "forest" }, farm: { zh: "农业农村规划", en: "agriculture" }, mine: { zh: "矿产资源规划", en: "minerals" }, industry: { zh: "工业和园区规划", en: "industry" } } },
    title: { kind: "text", label: { zh: "对方规划名称与版本", en: "Title and edition" }, required: true, max: 200 },
    kind: { kind: "choices", label: { zh: "不一致类型", en: "What differs" }, required: true, options: { space: { zh: "空间边界", en: "boundaries" }, target: { zh: "目标数值", en: "figures" }, term: { zh: "时序期限", en: "terms" }, project: { zh: "工程项目", en: "projects" }, duty: { zh: "责任分工", en: "who does it" } } },
    line: { kind: "integer", label: { zh: "本规划行号", en: "Line of this plan" }, min: 1 }, ours: { kind: "text", label: { zh: "本规划内容", en: "This plan says" }, required: true, long: true, max: 2000 }, theirs: { kind: "text", label: { zh: "对方规划内容", en: "The other says" }, required: true, long: true, max: 2000 },
    area: { ...outline, label: { zh: "冲突范围", en: "Where" } }, size: { kind: "decimal", label: { zh: "冲突面积", en: "Area" }, unit: "hm²", scale: 4, min: "0" },
    proposal: { kind: "text", label: { zh: "协调建议", en: "Proposal" }, long: true, max: 2000 },
    outcome: { kind: "choice", label: { zh: "协调结果", en: "Settled by" }, options: { ours: { zh: "对方规划修改", en: "the other plan changed" }, theirs: { zh: "本规划更新任务", en: "this plan's task changed" }, both: { zh: "双方调整", en: "both changed" }, kept: { zh: "分别执行", en: "both stand" } } },
    change: { kind: "reference", to: "plan-change", label: { zh: "对应任务更新", en: "Change of this plan" }, requiredWhen: { field: "outcome", in: ["theirs", "both"] } }, note,
  },
  life: task({ kind: "plan.settle", label: { zh: "协调规划冲突", en: "settle the conflict" }, workingDays: 60, holder: { organisation: "bureau" }, proofs: { minutes: { zh: "协调会议纪要（函件）", en: "minutes or letter" } }, before: ["proposal"], fields: ["outcome"], by: ["ledger.write", "department"] }),
});
