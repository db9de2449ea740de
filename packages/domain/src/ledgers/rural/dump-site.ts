import { ledger } from "@yunqing/ledger";
import { position, town } from "../parts/fields.js";
import { byTown } from "../parts/rights.js";
import { task } from "../parts/tasks.js";

/** Informal dumps of the countryside (非正规垃圾堆放点) as in the national system: volume, risk, how they are dealt with. */
export const dumpSite = ledger({
  id: "dump-site", title: { zh: "农村非正规垃圾堆放点台账", en: "Informal dumps" }, source: { line: 811, systems: ["S132"], text: "农村非正规垃圾堆放点排查整治信息系统；分类凭记忆" },
  purpose: { zh: "非正规垃圾堆放点排查整治，完成后销号", en: "Dumps found, dealt with, closed" },
  key: ["code"], name: "name", ...byTown,
  sections: { dump: { zh: "堆放点", en: "Dump" }, treat: { zh: "整治", en: "Treatment" } },
  fields: {
    code: { kind: "text", label: { zh: "系统编号", en: "Number in the national system" }, required: true, section: "dump", max: 40, headings: ["信息系统编号"] },
    name: { kind: "text", label: { zh: "名称", en: "Name" }, required: true, section: "dump" },
    town: { ...town, required: true, section: "dump" },
    village: { kind: "text", label: { zh: "所在村", en: "Village" }, section: "dump", max: 40 },
    position: { ...position, required: true, section: "dump" },
    kind: {
      kind: "choices", label: { zh: "垃圾类型", en: "Kind" }, required: true, section: "dump",
      options: {
        household: { zh: "生活垃圾", en: "household" }, building: { zh: "建筑垃圾", en: "building" }, industrial: { zh: "一般工业固体废物", en: "industrial" },
        hazardous: { zh: "危险废物", en: "hazardous" }, farm: { zh: "农业废弃物", en: "farm" }, mixed: { zh: "混合", en: "mixed" },
      },
    },
    place: {
      kind: "choices", label: { zh: "堆放位置", en: "Where" }, required: true, section: "dump",
      options: {
        river: { zh: "河湖岸边", en: "by a river" }, ditch: { zh: "沟渠坑塘", en: "ditch" }, road: { zh: "道路沿线", en: "by a road" },
        village: { zh: "村庄周边", en: "by a village" }, source: { zh: "水源保护区", en: "source zone" }, other: { zh: "其他", en: "other" },
      },
    },
    volume: { kind: "decimal", label: { zh: "堆体体积", en: "Volume" }, unit: "m³", scale: 1, required: true, section: "dump", min: "0" },
    since: { kind: "choice", label: { zh: "堆放年限", en: "Age" }, section: "dump", options: { lt1: { zh: "一年以内", en: "within a year" }, y1to5: { zh: "一至五年", en: "one to five years" }, gt5: { zh: "五年以上", en: "more than five" } } },
    level: { kind: "choice", label: { zh: "风险等级", en: "Risk" }, required: true, section: "dump", options: { high: { zh: "高", en: "high" }, medium: { zh: "中", en: "medium" }, low: { zh: "低", en: "low" } } },
    found: { kind: "day", label: { zh: "排查日期", en: "Found on" }, required: true, section: "dump" },
    way: {
      kind: "choice", label: { zh: "整治方式", en: "Way" }, section: "treat",
      options: {
        moved: { zh: "清运转移处置", en: "moved away" }, sieved: { zh: "筛分资源化", en: "sieved" }, sealed: { zh: "就地封场生态恢复", en: "sealed in place" },
        filled: { zh: "规范填埋", en: "landfilled" },
      },
    },
    goes: { kind: "text", label: { zh: "清运去向", en: "Goes to" }, section: "treat", max: 200, requiredWhen: { field: "way", in: ["moved"] } },
    due: { kind: "day", label: { zh: "整治期限", en: "Due" }, required: true, section: "treat" },
    cleared: {
      kind: "decimal", label: { zh: "已清理量", en: "Cleared" }, unit: "m³", scale: 1, section: "treat", min: "0",
      validWhen: [{ must: { any: [{ field: "volume", filled: false }, { field: "cleared", comparison: "≤", than: "volume" }] }, say: { zh: "不得大于堆体体积", en: "not above the volume" } }],
    },
    finished: { kind: "day", label: { zh: "完成日期", en: "Finished" }, section: "treat" },
  },
  life: task({ kind: "dump.clear", label: { zh: "完成堆放点整治", en: "clear the dump" }, workingDays: 60, holder: { field: "town" }, proofs: { before: { zh: "整治前照片", en: "photo before" }, after: { zh: "整治后照片", en: "photo after" }, disposal: { zh: "清运处置凭证", en: "proof of disposal" } }, fields: ["way", "cleared", "finished"], by: ["ledger.write", "town"] }),
});
