import { ledger } from "@yunqing/ledger";
import { outline, town } from "../parts/fields.js";
import { byDepartment } from "../parts/rights.js";
import { standing } from "../parts/tasks.js";

/** Parcels of the ecological red line (生态保护红线图斑): boundary, duty holders; the area must not shrink. */
export const redLine = ledger({
  id: "red-line", title: { zh: "生态保护红线图斑台账", en: "Ecological red line" }, source: { line: 919, systems: ["S160"], text: "生态保护红线生态环境监督办法（试行）（凭记忆）" },
  purpose: { zh: "红线图斑、责任单位；面积不缩小", en: "Parcels with who is responsible; the area does not shrink" },
  key: ["code"], referable: true, name: "name", ...byDepartment,
  fields: {
    code: { kind: "text", label: { zh: "图斑编号", en: "Parcel" }, required: true, max: 40 },
    name: { kind: "text", label: { zh: "红线区块名称", en: "Block" }, required: true },
    kind: {
      kind: "choice", label: { zh: "主导功能", en: "Function" }, required: true,
      options: {
        water: { zh: "水源涵养", en: "water conservation" }, soil: { zh: "水土保持", en: "soil conservation" }, diversity: { zh: "生物多样性维护", en: "biodiversity" },
        sand: { zh: "防风固沙", en: "sand control" }, other: { zh: "其他", en: "other" },
      },
    },
    town: { ...town },
    approved: { kind: "decimal", label: { zh: "批准面积", en: "Approved area" }, unit: "km²", scale: 4, required: true, min: "0" },
    present: {
      kind: "decimal", label: { zh: "现状面积", en: "Present area" }, unit: "km²", scale: 4, required: true, min: "0",
      validWhen: [{ must: { any: [{ field: "present", comparison: "≥", than: "approved" }, { field: "adjusted", filled: true }] }, say: { zh: "面积不得缩小；确需调整的填省级批复", en: "the area does not shrink without the province's paper" } }],
    },
    adjusted: { kind: "text", label: { zh: "调整批复文号", en: "Paper of the change" }, max: 100, note: { zh: "由省级政府组织论证并批准", en: "argued and approved by the province" } },
    outline: { ...outline },
    department: { kind: "text", label: { zh: "责任部门", en: "Responsible" }, required: true, max: 80 },
    townKeeper: { kind: "text", label: { zh: "属地责任人", en: "Keeper of the town" }, max: 60 },
    signs: { kind: "integer", label: { zh: "界桩标识牌", en: "Boundary posts" }, unit: "块", min: 0 },
  },
  life: standing({ zh: "省级调整批复", en: "paper of the province" }),
});
