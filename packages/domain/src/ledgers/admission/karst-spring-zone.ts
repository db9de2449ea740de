import { ledger } from "@yunqing/ledger";
import { note, outline } from "../parts/fields.js";
import { office } from "../parts/rights.js";
import { standing } from "../parts/tasks.js";

/** Spring and karst zones（泉域及岩溶保护范围清单）. */
export const karstSpringZone = ledger({
  id: "karst-spring-zone", title: { zh: "泉域及岩溶保护范围清单", en: "Spring and karst zones" }, source: { line: 909, systems: ["S158"], text: "地下水管理条例第四十二条" },
  purpose: { zh: "泉域保护范围和岩溶强发育区内不得新建、改建、扩建可能造成地下水污染的项目", en: "Zones in which nothing may be built that may pollute groundwater" },
  key: ["name"], ...office,
  fields: {
    name: { kind: "text", label: { zh: "范围名称", en: "Name" }, required: true },
    kind: { kind: "choice", label: { zh: "类型", en: "Kind" }, required: true, options: { spring: { zh: "泉域保护范围", en: "spring protection zone" }, karst: { zh: "岩溶强发育区", en: "strong karst" }, sinkhole: { zh: "落水洞和岩溶漏斗较多的区域", en: "many sinkholes" } } },
    area: { kind: "decimal", label: { zh: "面积", en: "Area" }, unit: "km²", scale: 4, min: "0" },
    outline: { ...outline, required: true, note: { zh: "准入核查以此范围判断项目是否落在其中", en: "admission asks whether a project lies inside" } },
    document: { kind: "text", label: { zh: "划定文件", en: "Paper that drew it" }, max: 100 },
    since: { kind: "day", label: { zh: "划定日期", en: "Day" } },
    authority: { kind: "text", label: { zh: "划定机关", en: "Authority" }, max: 80 },
    note: { ...note },
  },
  life: standing({ zh: "调整文件", en: "paper of the change" }),
});
