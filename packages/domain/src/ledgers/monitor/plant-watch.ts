import { ledger } from "@yunqing/ledger";
import { position, problems, unit } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { byFirm } from "../parts/rights.js";

/** High-definition video and micro-stations at dusty points of plants (产尘点视频、厂区微站), and whether graded industries are watched online whole. */
export const plantWatch = ledger({
  id: "plant-watch", title: { zh: "厂区视频与微站台账", en: "Video and micro-stations in plants" }, source: { line: 687, systems: ["S070", "S198"], text: "计划 4.1.1（六）、4.7.1" },
  purpose: { zh: "易产尘点高清视频、厂区微站的点位、联网和在线率；绩效分级行业全覆盖核对", en: "Points, links, and whether all that must be watched is" },
  key: ["unit", "point"], name: "point", ...byFirm,
  fields: {
    unit: { ...unit, required: true },
    point: { kind: "text", label: { zh: "点位", en: "Point" }, required: true, max: 80, headings: ["产尘点"] },
    stage: {
      kind: "choice", label: { zh: "环节", en: "Stage" }, required: true,
      options: {
        production: { zh: "生产", en: "production" }, transport: { zh: "运输", en: "transport" }, loading: { zh: "装卸", en: "loading" },
        crushing: { zh: "破碎", en: "crushing" }, yard: { zh: "堆场", en: "yard" }, gate: { zh: "厂门", en: "gate" }, boundary: { zh: "厂界", en: "boundary" },
      },
    },
    required: { kind: "boolean", label: { zh: "应安装", en: "Must be watched" }, required: true },
    device: {
      kind: "choices", label: { zh: "设备", en: "Devices" }, required: true,
      options: {
        video: { zh: "高清视频", en: "video" }, dust: { zh: "扬尘（粉尘）在线", en: "dust" }, micro: { zh: "空气微站", en: "micro-station" },
        spray: { zh: "联动喷淋", en: "linked spray" }, none: { zh: "未安装", en: "none" },
      },
    },
    graded: { kind: "boolean", label: { zh: "列入差异化评级行业", en: "Graded industry" } },
    online: { kind: "boolean", label: { zh: "已联网", en: "Linked" }, required: true },
    uptime: { kind: "decimal", label: { zh: "在线率", en: "Time online" }, unit: "%", scale: 1, min: "0", max: "100" },
    covered: {
      kind: "computed", label: { zh: "覆盖情况", en: "Covered" }, as: "text", from: ["required", "device", "online"],
      formula: { zh: "应安装且已联网为“已覆盖”，应安装未装或未联网为“缺口”", en: "must be watched and is linked; else a gap" },
      by: (row) => { const devices = row.value("device"), has = Array.isArray(devices) && devices.some((each) => each !== "none"); return row.value("required") !== true ? null : has && row.value("online") === true ? "已覆盖" : "缺口"; },
    },
    due: { kind: "day", label: { zh: "补装期限", en: "Due" } },
    position: { ...position },
    problems: { ...problems },
  },
  life: rectification({ kind: "plant-watch.mend", workingDays: 20, organisation: "bureau", problem: "problems", by: ["ledger.write", "firm"] }),
});
