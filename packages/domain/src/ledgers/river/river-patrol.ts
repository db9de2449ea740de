import { ledger } from "@yunqing/ledger";
import { number, photos, position, town } from "../parts/fields.js";
import { byTown } from "../parts/rights.js";

/** Patrols of rivers (巡河台账): way, time, photos; what is found becomes a task of the town and is closed by somebody else. */
export const riverPatrol = ledger({
  id: "river-patrol", title: { zh: "巡河台账", en: "River patrols" }, source: { line: 307, systems: ["S017", "S130", "S168"] },
  purpose: { zh: "乡（镇）巡河、发现问题、交办、整改、复核", en: "Patrols, what is found, and its putting right" },
  key: ["number"], ...byTown,
  sections: { patrol: { zh: "巡河", en: "Patrol" }, found: { zh: "发现", en: "Found" } },
  fields: {
    number: { ...number, required: true, headings: ["巡河编号"] },
    river: { kind: "reference", to: "river", label: { zh: "河流", en: "River" }, required: true, section: "patrol" },
    chief: { kind: "reference", to: "river-chief", label: { zh: "河（湖）长", en: "Chief" }, section: "patrol" },
    level: {
      kind: "choice", label: { zh: "巡河主体", en: "By" }, required: true, section: "patrol",
      options: {
        county: { zh: "区级河长", en: "county chief" }, town: { zh: "乡级河长", en: "town chief" }, village: { zh: "村级河长", en: "village chief" },
        warden: { zh: "巡河员", en: "warden" }, bureau: { zh: "生态环境部门", en: "bureau" },
      },
    },
    town: { ...town, required: true, section: "patrol" },
    began: { kind: "instant", label: { zh: "开始时间", en: "Began" }, required: true, section: "patrol" },
    ended: { kind: "instant", label: { zh: "结束时间", en: "Ended" }, section: "patrol", validWhen: [{ must: { any: [{ field: "began", filled: false }, { field: "ended", comparison: "≥", than: "began" }] }, say: { zh: "不得早于开始时间", en: "not before it began" } }] },
    way: { kind: "place", geometry: "line", label: { zh: "巡河轨迹", en: "Way" }, section: "patrol" },
    length: { kind: "decimal", label: { zh: "巡河里程", en: "Length" }, unit: "km", scale: 2, section: "patrol", min: "0" },
    patroller: { kind: "text", label: { zh: "巡河人", en: "Patrolled by" }, section: "patrol", max: 60 },
    photos: { ...photos, section: "patrol" },
    isClean: { kind: "boolean", label: { zh: "未发现问题", en: "Nothing found" }, required: true, section: "found" },
    kinds: {
      kind: "choices", label: { zh: "问题类型", en: "Kinds" }, section: "found",
      options: {
        litter: { zh: "垃圾倾倒堆放", en: "litter", also: ["乱堆"] }, sewage: { zh: "污水直排", en: "sewage" }, outfall: { zh: "非法排污口", en: "illegal outfall" },
        sand: { zh: "河道挖沙", en: "sand digging", also: ["乱采"] }, building: { zh: "违法建筑", en: "illegal building", also: ["乱建"] },
        occupy: { zh: "侵占岸线", en: "bank occupied", also: ["乱占"] }, livestock: { zh: "养殖污染", en: "livestock" }, workshop: { zh: "作坊排污（豆腐和粉条等）", en: "workshop" },
        grazing: { zh: "河道放牧", en: "grazing" }, return: { zh: "农灌退水直排", en: "irrigation return" }, other: { zh: "其他", en: "other" },
      },
      requiredWhen: { field: "isClean", in: ["false"] },
    },
    spot: { ...position, label: { zh: "问题位置", en: "Where" }, section: "found" },
    problem: { kind: "text", label: { zh: "问题描述", en: "Problem" }, section: "found", long: true, max: 1000, requiredWhen: { field: "isClean", in: ["false"] } },
    amount: { kind: "decimal", label: { zh: "垃圾数量", en: "Amount of litter" }, unit: "m³", scale: 1, section: "found", min: "0" },
    owner: { kind: "text", label: { zh: "责任主体", en: "Responsible" }, section: "found", max: 100 },
  },
  life: {
    initial: "recorded",
    states: {
      recorded: { label: { zh: "已巡查", en: "patrolled" } },
      open: { label: { zh: "乡镇整改中", en: "put right by the town" }, duty: { kind: "river.mend", label: { zh: "清理整改河道问题", en: "put the river right" }, workingDays: 10, holder: { field: "town" } } },
      fixed: { label: { zh: "待复核", en: "to be verified" } },
      closed: { label: { zh: "已销号", en: "closed" }, isClosed: true, proofs: ["after", "verified"] },
    },
    proofs: { after: { zh: "整改后照片", en: "photo afterwards" }, verified: { zh: "复核照片", en: "photo of the second look" } },
    moves: {
      raise: { label: { zh: "交办乡镇", en: "given to the town" }, from: ["recorded"], to: "open", by: ["ledger.write", "town"], needs: { fields: ["problem"] } },
      fix: { label: { zh: "报完成", en: "put right" }, from: ["open"], to: "fixed", by: ["ledger.write", "town"], needs: { proofs: ["after"] } },
      verify: { label: { zh: "复核", en: "verified" }, from: ["fixed"], by: ["ledger.write", "inspector"], needs: { proofs: ["verified"], anotherThan: ["fix"] } },
      refuse: { label: { zh: "退回", en: "sent back" }, from: ["fixed"], to: "open", by: ["ledger.approve", "inspector"], needs: { note: true, anotherThan: ["fix"] } },
      close: { label: { zh: "销号", en: "closed" }, from: ["fixed"], to: "closed", by: ["ledger.approve"], needs: { anotherThan: ["fix", "verify"] } },
      relapse: { label: { zh: "反弹", en: "relapsed" }, from: ["closed"], to: "open", by: ["ledger.write", "ledger.approve", "inspector", "town"] },
    },
  },
});
