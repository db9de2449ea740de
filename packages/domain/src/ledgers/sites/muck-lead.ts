import { ledger } from "@yunqing/ledger";
import { note, number, photos, position } from "../parts/fields.js";
import { byInspector } from "../parts/rights.js";

/** Muck trucks off their way or time, spilling or dumping (渣土车违规线索). */
export const muckLead = ledger({
  id: "muck-lead", title: { zh: "渣土车违规线索台账", en: "Muck trucks against the rules" }, source: { line: 755, systems: ["S100"] },
  key: ["number"], name: "plate", ...byInspector,
  fields: {
    number: { ...number, required: true }, plate: { kind: "code", rule: "plate", label: { zh: "号牌", en: "Plate" }, required: true }, seenAt: { kind: "instant", label: { zh: "发现时间", en: "Seen at" }, required: true }, permit: { kind: "reference", to: "muck-permit", label: { zh: "核准证", en: "Permit" } },
    how: { kind: "choice", label: { zh: "发现方式", en: "Seen by" }, required: true, options: { gps: { zh: "定位轨迹", en: "track" }, camera: { zh: "卡口视频", en: "camera" }, patrol: { zh: "巡查", en: "patrol" }, report: { zh: "举报", en: "complaint" } } },
    acts: { kind: "choices", label: { zh: "违规行为", en: "What" }, required: true, options: { time: { zh: "未按规定时间", en: "out of time" }, route: { zh: "未按规定路线", en: "off the way" }, spill: { zh: "沿途抛洒", en: "spilling" }, dump: { zh: "随意倾倒", en: "dumping" }, overload: { zh: "超载", en: "overloaded" }, open: { zh: "未密闭", en: "not closed" }, noPermit: { zh: "无证运输", en: "without permit" } }, source: { line: 755 } },
    position: { ...position, required: true }, road: { kind: "text", label: { zh: "路段", en: "Road" }, max: 80 }, photos, handledBy: { kind: "choice", label: { zh: "处理部门", en: "Handled by" }, options: { city: { zh: "城管", en: "city administration" }, police: { zh: "公安交管", en: "traffic police" }, transport: { zh: "交通运输", en: "transport" } } }, result: { kind: "text", label: { zh: "处理结果", en: "Result" }, max: 500 }, fine: { kind: "money", label: { zh: "罚款", en: "Fine" }, unit: "元", min: "0" }, note,
  },
  life: {
    initial: "seen",
    states: { seen: { label: { zh: "待核实", en: "to be verified" }, duty: { kind: "muck.verify", label: { zh: "核实线索", en: "verify it" }, workingDays: 3, holder: { organisation: "housing" } } }, proven: { label: { zh: "属实待处理", en: "true" }, duty: { kind: "muck.handle", label: { zh: "依法处理", en: "handle it" }, workingDays: 15, holder: { organisation: "housing" } } }, unfounded: { label: { zh: "不属实", en: "not true" } }, handled: { label: { zh: "已处理", en: "handled" }, isClosed: true, proofs: ["decision"] } },
    proofs: { decision: { zh: "处理文书", en: "decision" } },
    moves: {
      confirm: { label: { zh: "核实属实", en: "found true" }, from: ["seen"], to: "proven", by: ["ledger.write", "inspector", "department"], needs: { fields: ["handledBy"] } },
      reject: { label: { zh: "核实不属实", en: "found not true" }, from: ["seen"], to: "unfounded", by: ["ledger.write", "inspector", "department"], needs: { note: true } },
      decide: { label: { zh: "作出处理", en: "decided" }, from: ["proven"], by: ["ledger.write", "department"], needs: { fields: ["result"], proofs: ["decision"] } },
      close: { label: { zh: "办结", en: "closed" }, from: ["proven"], to: "handled", by: ["ledger.approve"], needs: { anotherThan: ["decide"] } },
      reopen: { label: { zh: "重新核实", en: "reopened" }, from: ["handled", "unfounded"], to: "seen", by: ["ledger.approve"], needs: { note: true } },
    },
  },
});
