import { ledger } from "@yunqing/ledger";
import { note, position, unit } from "../parts/fields.js";
import { office } from "../parts/rights.js";
import { nuclides, sourceClasses } from "./options.js";

/** Sealed sources (放射源台账), one row a source by its code of twelve characters, from its coming in to its storage. */
export const radiationSource = ledger({
  id: "radiation-source", title: { zh: "放射源台账", en: "Sealed sources" }, source: { line: 337, systems: ["S029", "S190"], text: "449号令；放射源编码规则（12 位）" },
  purpose: { zh: "一枚一码、终身不变：核素、出厂活度与日期、类别、来源去向、场所、状态；闲置三个月以上的送贮或返回，废源安全送贮率保持 100%。", en: "One code for life; disused sources are returned or stored, and the rate of storage stays at 100 %." },
  key: ["code"], name: "code", ...office, likeness: { code: "code", names: ["mark"] },
  sections: { source: { zh: "放射源", en: "The source" }, where: { zh: "使用场所", en: "Where" }, origin: { zh: "来源", en: "Origin" }, ending: { zh: "退役与收贮", en: "End" } },
  fields: {
    code: { kind: "code", rule: "radiationSource", label: { zh: "放射源编码", en: "Code" }, section: "source", required: true, source: { text: "生产单位或国家 2、出厂年份 2、核素 2、产品序列 5、类别 1" } }, unit: { ...unit, label: { zh: "持有单位", en: "Holder" }, section: "source", required: true },
    mark: { kind: "text", label: { zh: "标号", en: "Mark" }, section: "source", max: 40 }, nuclide: { kind: "choice", label: { zh: "核素", en: "Nuclide" }, section: "source", required: true, options: nuclides },
    activity: { kind: "decimal", label: { zh: "出厂活度", en: "Activity" }, section: "source", unit: "Bq", scale: 0, min: "0", required: true, headings: ["活度"] }, madeOn: { kind: "day", label: { zh: "出厂日期", en: "Made on" }, section: "source", required: true }, class: { kind: "choice", label: { zh: "类别", en: "Category" }, section: "source", required: true, options: sourceClasses },
    classCheck: {
      kind: "computed", label: { zh: "编码末位与类别", en: "Code against category" }, section: "source", as: "text", from: ["code", "class"], formula: { zh: "编码第 12 位（1—5）与类别Ⅰ—Ⅴ一致；N 为类别未知", en: "the twelfth character is the category" }, clauses: ["放射源编码规则"], attestation: "VERIFIED",
      by: (row) => { const last = row.text("code")?.[11], kind = row.text("class"); if (last === undefined || kind === null) return null; return last === "N" ? "编码类别未知" : ["I", "II", "III", "IV", "V"][Number(last) - 1] === kind ? "一致" : "不一致，请核对"; },
    },
    use: { kind: "choice", label: { zh: "用途", en: "Use" }, section: "where", options: { gauge: { zh: "料位或密度计", en: "gauge" }, ash: { zh: "煤灰分仪与核子秤", en: "ash meter or belt scale" }, log: { zh: "测井", en: "well logging" }, flaw: { zh: "探伤", en: "radiography" }, therapy: { zh: "放射治疗", en: "therapy" }, irradiate: { zh: "辐照", en: "irradiation" }, check: { zh: "校验源", en: "check source" }, other: { zh: "其他", en: "other" } } }, place: { kind: "text", label: { zh: "工作场所", en: "Place" }, section: "where", max: 120, seenBy: ["ledger.write", "ledger.approve"] }, position: { ...position, section: "where", seenBy: ["ledger.write", "ledger.approve"], note: { zh: "仅办理人员可见", en: "seen by who handles it" } }, mobile: { kind: "boolean", label: { zh: "移动使用", en: "Mobile" }, section: "where" },
    guard: { kind: "choices", label: { zh: "安保措施", en: "Guarded by" }, section: "where", seenBy: ["ledger.write", "ledger.approve"], options: { lock: { zh: "专用库双人双锁", en: "two locks" }, video: { zh: "视频监控", en: "video" }, alarm: { zh: "防盗报警", en: "alarm" }, track: { zh: "在线定位监控", en: "tracking" }, sign: { zh: "警示标识", en: "signs" } } },
    inOn: { kind: "day", label: { zh: "转入日期", en: "Came in on" }, section: "origin" }, fromUnit: { kind: "text", label: { zh: "转出（生产）单位", en: "Came from" }, section: "origin", max: 120 }, approval: { kind: "text", label: { zh: "转让审批文号", en: "Approval" }, section: "origin", max: 60 }, returnDeal: { kind: "boolean", label: { zh: "签订废源返回协议", en: "Return agreed" }, section: "origin", requiredWhen: { field: "class", in: ["I", "II", "III"] } },
    idleSince: { kind: "day", label: { zh: "闲置（废弃）起始日期", en: "Idle since" }, section: "ending" }, exit: { kind: "choice", label: { zh: "最终去向", en: "Went to" }, section: "ending", options: { returned: { zh: "返回生产单位", en: "returned to the producer" }, country: { zh: "返回原出口方", en: "returned abroad" }, stored: { zh: "送贮（城市放射性废物库）", en: "stored", also: ["送贮", "收贮"] }, moved: { zh: "转让", en: "transferred" } } }, exitOn: { kind: "day", label: { zh: "送贮（返回、转出）日期", en: "Left on" }, section: "ending", requiredWhen: { field: "exit", filled: true }, validWhen: [{ must: { any: [{ field: "idleSince", filled: false }, { field: "exitOn", comparison: "≥", than: "idleSince" }] }, say: { zh: "送贮不得早于闲置起始", en: "not before it was idle" } }] }, exitUnit: { kind: "text", label: { zh: "接收单位", en: "Taken by" }, section: "ending", max: 120, requiredWhen: { field: "exit", filled: true } }, note: { ...note, section: "ending" },
  },
  life: {
    initial: "incoming",
    states: {
      incoming: { label: { zh: "转入待备案", en: "come in" }, duty: { kind: "source.fileIn", label: { zh: "转入 20 日内备案", en: "file it within 20 days" }, limit: "radiation/transfer-filing", since: { field: "inOn" }, holder: { organisation: "bureau" } } },
      used: { label: { zh: "在用", en: "in use" } },
      idle: { label: { zh: "闲置（废弃）", en: "idle" }, duty: { kind: "source.store", label: { zh: "送贮或返回", en: "store or return it" }, workingDays: 60, holder: { organisation: "bureau" } } },
      leaving: { label: { zh: "送贮（转出）待备案", en: "left, to be filed" }, duty: { kind: "source.fileOut", label: { zh: "20 日内备案", en: "file it within 20 days" }, limit: "radiation/return-filing", since: { field: "exitOn" }, holder: { organisation: "bureau" } } },
      stored: { label: { zh: "已收贮（返回、转出）", en: "stored, returned or transferred" }, isClosed: true, proofs: ["receipt", "filing"] },
      lost: { label: { zh: "丢失被盗", en: "lost or stolen" }, duty: { kind: "source.lost", label: { zh: "立即启动辐射事故应急", en: "raise the radiation emergency" }, workingDays: 1, holder: { organisation: "bureau" } } },
    },
    proofs: { transfer: { zh: "转让审批与备案表", en: "transfer approved and filed" }, receipt: { zh: "收贮（接收）证明", en: "receipt of storage" }, filing: { zh: "送贮（返回）备案表", en: "filing" } },
    moves: {
      file: { label: { zh: "转入备案", en: "filed" }, from: ["incoming"], to: "used", by: ["ledger.write", "firm"], needs: { fields: ["inOn", "fromUnit"], proofs: ["transfer"] } },
      idle: { label: { zh: "停用闲置", en: "idle" }, from: ["used"], to: "idle", by: ["ledger.write", "firm"], needs: { fields: ["idleSince"] } },
      resume: { label: { zh: "恢复使用", en: "used again" }, from: ["idle"], to: "used", by: ["ledger.write"], needs: { note: true } },
      leave: { label: { zh: "送贮（返回、转出）", en: "left" }, from: ["used", "idle"], to: "leaving", by: ["ledger.write", "firm"], needs: { fields: ["exit", "exitOn", "exitUnit"], proofs: ["receipt"] } },
      show: { label: { zh: "提交备案表", en: "filing shown" }, from: ["leaving"], by: ["ledger.write", "firm"], needs: { proofs: ["filing"] } },
      close: { label: { zh: "核定收贮", en: "storage confirmed" }, from: ["leaving"], to: "stored", by: ["ledger.approve"], needs: { anotherThan: ["leave"] } },
      lose: { label: { zh: "报告丢失被盗", en: "reported lost" }, from: ["incoming", "used", "idle", "leaving"], to: "lost", by: ["ledger.write", "firm", "inspector"], needs: { note: true } },
      find: { label: { zh: "找回", en: "found" }, from: ["lost"], to: "idle", by: ["ledger.approve"], needs: { note: true } },
      reopen: { label: { zh: "核查重开", en: "reopened" }, from: ["stored"], to: "leaving", by: ["ledger.approve"] },
    },
  },
});
