import { ledger } from "@yunqing/ledger";
import { photos, position, problems, town } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { byInspector } from "../parts/rights.js";

/** Boundary marks and warning signs（地理界标和警示标志台账）. */
export const boundarySign = ledger({
  id: "boundary-sign", title: { zh: "地理界标和警示标志台账", en: "Boundary marks and warning signs" }, source: { line: 469, systems: ["S045"], text: "HJ/T 433-2008" },
  purpose: { zh: "水源地、重点河段等环境敏感区的界标、警示标志与巡查", en: "Marks at sensitive places and how they stand" },
  key: ["code"], ...byInspector,
  fields: {
    code: { kind: "text", label: { zh: "标志编号", en: "Number" }, required: true, max: 32 },
    kind: {
      kind: "choice", label: { zh: "标志类型", en: "Kind" }, required: true,
      options: {
        boundary: { zh: "界标", en: "boundary mark" }, traffic: { zh: "交通警示牌", en: "traffic warning" }, notice: { zh: "宣传牌", en: "notice" },
        warning: { zh: "警示标志", en: "warning sign" }, fence: { zh: "隔离网", en: "fence" },
      },
    },
    place: {
      kind: "choice", label: { zh: "敏感区类型", en: "Kind of place" }, required: true,
      options: {
        source: { zh: "饮用水水源地", en: "drinking source" }, reach: { zh: "重点河段", en: "key reach" }, redline: { zh: "生态保护红线", en: "red line" },
        plot: { zh: "污染地块", en: "polluted plot" }, other: { zh: "其他", en: "other" },
      },
    },
    source: { kind: "reference", to: "drinking-source", label: { zh: "水源地", en: "Source" }, requiredWhen: { field: "place", in: ["source"] } },
    river: { kind: "reference", to: "river", label: { zh: "河流", en: "River" }, requiredWhen: { field: "place", in: ["reach"] } },
    town: { ...town },
    spot: { ...position, label: { zh: "位置", en: "Position" }, required: true },
    installed: { kind: "day", label: { zh: "设立日期", en: "Put up on" } },
    text: { kind: "text", label: { zh: "标志内容", en: "What it says" }, max: 300 },
    condition: { kind: "choice", label: { zh: "现状", en: "Condition" }, required: true, options: { sound: { zh: "完好", en: "sound" }, damaged: { zh: "破损", en: "damaged" }, missing: { zh: "缺失", en: "missing" }, illegible: { zh: "字迹不清", en: "illegible" } } },
    checkedOn: { kind: "day", label: { zh: "巡查日期", en: "Looked at on" }, required: true },
    photos: { ...photos },
    problems: { ...problems, requiredWhen: { field: "condition", in: ["damaged", "missing", "illegible"] } },
  },
  life: rectification({ kind: "sign.mend", workingDays: 15, organisation: "bureau", problem: "problems", by: ["ledger.write", "inspector"] }),
});
