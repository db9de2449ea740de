import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { address, note, number, person, phone, position, town, unit } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { rowsIn } from "../parts/rates.js";
import { office } from "../parts/rights.js";

/** Petrol stations and their tanks (加油站地下油罐台账): double walls or a lined basin, with leak monitoring. */
export const petrolStation = ledger({
  id: "petrol-station", title: { zh: "加油站地下油罐防渗台账", en: "Petrol stations and their tanks" }, source: { line: 321, systems: ["S024"], text: "地下水管理条例第41条；GB 50156" },
  purpose: { zh: "一站一行、一罐一条；双层罐或防渗池改造完成的、常年停业的、地上油库分别计数，合计与规划 44 家核对。", en: "One row a station, one line a tank; done, closed and above-ground ones add up to the plan's 44." },
  key: ["number"], referable: true, name: "name", ...office, likeness: { names: ["name"] },
  sections: { station: { zh: "加油站", en: "The station" }, tanks: { zh: "油罐与防渗", en: "Tanks" }, vapour: { zh: "油气回收", en: "Vapour" }, contact: { zh: "联系与问题", en: "Contact and problems" } },
  fields: {
    number: { ...number, section: "station", required: true, headings: ["成品油零售证书编号", "加油站编号"] }, name: { kind: "text", label: { zh: "加油站名称", en: "Name" }, section: "station", required: true, max: 120, headings: ["站名", "油站名称"] }, unit: { ...unit, section: "station" },
    brand: { kind: "choice", label: { zh: "经营主体", en: "Brand" }, section: "station", options: { petro: { zh: "中石油", en: "PetroChina" }, sinopec: { zh: "中石化", en: "Sinopec" }, other: { zh: "其他国有", en: "other state" }, private: { zh: "民营", en: "private" } } }, town: { ...town, section: "station" }, address: { ...address, section: "station" }, position: { ...position, section: "station" },
    state: { kind: "choice", label: { zh: "经营状态", en: "State" }, section: "station", required: true, options: { open: { zh: "营业", en: "open" }, closed: { zh: "常年停业", en: "closed for years" }, building: { zh: "在建", en: "being built" }, gone: { zh: "已拆除", en: "gone" } } },
    place: { kind: "choice", label: { zh: "油罐位置", en: "Tanks lie" }, section: "tanks", required: true, options: { under: { zh: "地下油罐", en: "underground" }, above: { zh: "地上油库", en: "above ground" } } },
    tanks: {
      kind: "children", label: { zh: "油罐", en: "Tanks" }, section: "tanks", max: 60,
      fields: { tank: { kind: "text", label: { zh: "罐号", en: "Tank" }, required: true, max: 20 }, oil: { kind: "choice", label: { zh: "油品", en: "Oil" }, required: true, options: { petrol: { zh: "汽油", en: "petrol" }, diesel: { zh: "柴油", en: "diesel" }, ethanol: { zh: "乙醇汽油", en: "ethanol petrol" }, urea: { zh: "尿素", en: "urea" } } }, volume: { kind: "decimal", label: { zh: "容积", en: "Volume" }, unit: "m³", scale: 1, min: "0" }, wall: { kind: "choice", label: { zh: "罐型", en: "Wall" }, required: true, options: { double: { zh: "双层罐", en: "double wall" }, basin: { zh: "单层罐＋防渗池", en: "lined basin" }, single: { zh: "单层罐", en: "single wall" } } }, laidOn: { kind: "day", label: { zh: "埋设日期", en: "Laid on" } }, leak: { kind: "choice", label: { zh: "渗漏监测", en: "Leak monitor" }, options: { liquid: { zh: "液媒或传感器法", en: "liquid or sensor" }, pressure: { zh: "压力或真空法", en: "pressure or vacuum" }, well: { zh: "观察管", en: "observation pipe" }, none: { zh: "无", en: "none" } } } },
    },
    reformed: { kind: "choice", label: { zh: "防渗改造", en: "Reform" }, section: "tanks", options: { done: { zh: "已完成", en: "done" }, doing: { zh: "实施中", en: "under way" }, not: { zh: "未开始", en: "not begun" }, na: { zh: "不适用", en: "does not apply" } }, requiredWhen: { field: "state", in: ["open"] } }, reformedOn: { kind: "day", label: { zh: "改造完成日期", en: "Done on" }, section: "tanks" },
    count: {
      kind: "computed", label: { zh: "规划计数口径", en: "Counted as" }, section: "tanks", as: "text", from: ["state", "place", "reformed"], formula: { zh: "常年停业 → 停业；地上油库 → 地上；防渗改造完成 → 完成；其余 → 未完成", en: "closed, above ground, done, or not done" }, clauses: ["规划 2.2.3：40 + 2 + 2 = 44"],
      by: (row) => (row.text("state") === "closed" ? "停业" : row.text("place") === "above" ? "地上" : row.text("reformed") === "done" ? "完成" : "未完成"),
    },
    singles: { kind: "computed", label: { zh: "无防渗池的单层罐数", en: "Bare single-wall tanks" }, section: "tanks", as: "decimal", unit: "个", scale: 0, from: ["tanks"], formula: { zh: "罐型为单层罐的个数", en: "tanks with a single wall" }, by: (row) => exact(String(rowsIn(row, "tanks").filter((each) => each["wall"] === "single").length)) },
    well: { kind: "boolean", label: { zh: "地下水监测井", en: "Monitoring well" }, section: "tanks" }, drawn: { kind: "choice", label: { zh: "停业油罐处置", en: "Tanks of a closed station" }, section: "tanks", shownWhen: { field: "state", in: ["closed"] }, options: { empty: { zh: "清空充水或惰性填充", en: "emptied and filled" }, removed: { zh: "已移除", en: "removed" }, oil: { zh: "仍存油", en: "holds oil" } } },
    vapour: { kind: "choices", label: { zh: "油气回收", en: "Vapour recovery" }, section: "vapour", options: { unload: { zh: "卸油", en: "unloading" }, fill: { zh: "加油", en: "filling" }, third: { zh: "三次回收处理", en: "third stage" }, online: { zh: "在线监测", en: "online" } } }, testedOn: { kind: "day", label: { zh: "油气回收检测日期", en: "Tested on" }, section: "vapour" }, passed: { kind: "boolean", label: { zh: "检测合格", en: "Passed" }, section: "vapour" },
    contact: { ...person, section: "contact" }, phone: { ...phone, section: "contact" }, problem: { kind: "text", label: { zh: "存在问题", en: "Problem" }, section: "contact", max: 1000, long: true }, note: { ...note, section: "contact" },
  },
  life: rectification({ kind: "station.fix", workingDays: 60, organisation: "bureau", problem: "problem" }),
});
