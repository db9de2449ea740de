import { ledger } from "@yunqing/ledger";
import { number, problems, unit } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { byFirm } from "../parts/rights.js";

/** Hidden dangers of firms (突发环境事件隐患排查治理): great ones are reported and closed under supervision. */
export const hiddenDanger = ledger({
  id: "hidden-danger", title: { zh: "突发环境事件隐患排查台账", en: "Hidden dangers" }, source: { line: 971, systems: ["S175"], text: "企业突发环境事件隐患排查和治理工作指南（试行）（2016年第74号公告）" },
  purpose: { zh: "企业自查与部门检查的隐患，分级、限期、销号", en: "Found by the firm or the bureau, put right, closed" },
  key: ["unit", "number"], ...byFirm,
  fields: {
    number: { ...number, required: true },
    unit: { ...unit, required: true },
    source: {
      kind: "choice", label: { zh: "排查来源", en: "Found by" }, required: true,
      options: {
        self: { zh: "企业自查", en: "the firm itself" }, daily: { zh: "部门检查", en: "the bureau" }, special: { zh: "专项检查", en: "a campaign" },
        drill: { zh: "演练暴露", en: "a drill" }, incident: { zh: "事件后", en: "after an incident" },
      },
    },
    foundOn: { kind: "day", label: { zh: "排查日期", en: "Found on" }, required: true },
    part: {
      kind: "choice", label: { zh: "隐患部位", en: "Where" }, required: true,
      options: {
        tank: { zh: "储罐区", en: "tank farm" }, pond: { zh: "事故应急池", en: "emergency pond" }, dike: { zh: "围堰", en: "dike" },
        rain: { zh: "雨水排口", en: "rain outlet" }, hazardous: { zh: "危险废物贮存", en: "hazardous store" }, process: { zh: "生产工艺", en: "process" },
        loading: { zh: "装卸", en: "loading" }, management: { zh: "管理制度", en: "management" }, emergency: { zh: "应急准备", en: "readiness" },
        other: { zh: "其他", en: "other" },
      },
    },
    level: { kind: "choice", label: { zh: "隐患级别", en: "Level" }, required: true, options: { great: { zh: "重大", en: "great" }, usual: { zh: "一般", en: "usual" } } },
    due: { kind: "day", label: { zh: "治理期限", en: "Due" }, required: true },
    problems: { ...problems, requiredWhen: { field: "level", in: ["great", "usual"] } },
    measure: { kind: "text", label: { zh: "治理措施", en: "Measures" }, long: true, max: 2000 },
    reportedOn: { kind: "day", label: { zh: "上报日期", en: "Reported on" }, note: { zh: "重大隐患立即报告县级以上部门", en: "a great one is reported at once" }, requiredWhen: { field: "level", in: ["great"] } },
  },
  life: rectification({ kind: "hidden-danger.mend", workingDays: 20, organisation: "bureau", problem: "problems", by: ["ledger.write", "firm", "inspector"] }),
});
