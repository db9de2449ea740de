import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { note, number, photos, position, town, unit } from "../parts/fields.js";
import { percentOf } from "../parts/rates.js";
import { office } from "../parts/rights.js";

const eighty = exact(80);
/** Coal yards and their sheds (煤站、储煤场封闭台账): percent built, stage by stage. */
export const coalYard = ledger({
  id: "coal-yard", title: { zh: "煤站储煤场封闭台账", en: "Coal yards and their sheds" }, source: { line: 345, systems: ["S033"] },
  purpose: { zh: "立项、设计、施工、封闭逐阶段登记；封闭率达 80% 的计入“完成 80% 以上”，全部封闭并复核后销号。", en: "From approval to closed; those of 80 % are counted as such, closed ones are verified." },
  key: ["number"], name: "name", ...office, likeness: { names: ["name"] },
  fields: {
    number: { ...number, required: true }, name: { kind: "text", label: { zh: "煤站（储煤场）名称", en: "Yard" }, required: true, max: 120 }, unit: { ...unit, label: { zh: "经营单位", en: "Enterprise" } }, town, position,
    stage: { kind: "choice", label: { zh: "进度阶段", en: "Stage" }, required: true, options: { none: { zh: "未启动", en: "not begun" }, approval: { zh: "立项", en: "approval" }, design: { zh: "设计施工图", en: "design" }, build: { zh: "施工", en: "building" }, closed: { zh: "封闭完成", en: "closed" } } },
    yardArea: { kind: "decimal", label: { zh: "堆场面积", en: "Yard" }, unit: "m²", scale: 1, min: "0" }, shedArea: { kind: "decimal", label: { zh: "已封闭面积", en: "Closed" }, unit: "m²", scale: 1, min: "0", validWhen: [{ must: { field: "shedArea", comparison: "≤", than: "yardArea" }, say: { zh: "已封闭面积不得大于堆场面积", en: "not more than the yard" } }] },
    share: { kind: "computed", label: { zh: "封闭率", en: "Closed" }, as: "decimal", unit: "%", scale: 1, from: ["yardArea", "shedArea"], formula: { zh: "已封闭面积 ÷ 堆场面积 × 100", en: "closed ÷ yard × 100" }, by: (row) => percentOf(row.exact("shedArea"), row.exact("yardArea")) },
    eighty: { kind: "computed", label: { zh: "完成 80% 以上", en: "80 % or more" }, as: "text", from: ["yardArea", "shedArea"], formula: { zh: "封闭率 ≥ 80%", en: "closed ≥ 80 %" }, clauses: ["规划 2.2.6"], by: (row) => { const share = percentOf(row.exact("shedArea"), row.exact("yardArea")); return share === null ? null : share.compare(eighty) >= 0 ? "是" : "否"; } },
    spray: { kind: "boolean", label: { zh: "棚内喷淋", en: "Spraying inside" } }, wash: { kind: "boolean", label: { zh: "车辆冲洗", en: "Vehicle wash" } }, due: { kind: "day", label: { zh: "封闭期限", en: "By" } }, photos, note,
  },
  life: {
    initial: "open",
    states: { open: { label: { zh: "封闭中", en: "being closed" }, duty: { kind: "yard.close", label: { zh: "按期完成封闭", en: "close it in time" }, workingDays: 120, holder: { organisation: "bureau" } } }, done: { label: { zh: "待复核", en: "to be verified" } }, closed: { label: { zh: "已封闭销号", en: "closed" }, isClosed: true, proofs: ["after", "verified"] }, gone: { label: { zh: "已取缔清场", en: "cleared away" }, isClosed: true, proofs: ["after"] } },
    proofs: { after: { zh: "完成（清场）照片", en: "photo afterwards" }, verified: { zh: "现场复核记录", en: "record of the visit" } },
    moves: {
      finish: { label: { zh: "报完成", en: "reported done" }, from: ["open"], to: "done", by: ["ledger.write", "firm", "town"], needs: { fields: ["yardArea", "shedArea"], proofs: ["after"] } },
      verify: { label: { zh: "现场复核", en: "verified" }, from: ["done"], by: ["ledger.write", "inspector"], needs: { proofs: ["verified"], anotherThan: ["finish"] } },
      refuse: { label: { zh: "退回", en: "sent back" }, from: ["done"], to: "open", by: ["ledger.approve", "inspector"], needs: { note: true } },
      close: { label: { zh: "销号", en: "closed" }, from: ["done"], to: "closed", by: ["ledger.approve"], needs: { anotherThan: ["finish"] } },
      clear: { label: { zh: "取缔清场", en: "cleared away" }, from: ["done"], to: "gone", by: ["ledger.approve"], needs: { note: true, anotherThan: ["finish"] } },
      relapse: { label: { zh: "反弹（露天堆存）", en: "relapsed" }, from: ["closed", "gone"], to: "open", by: ["ledger.write", "ledger.approve", "inspector", "town"] },
    },
  },
});
