import { ledger } from "@yunqing/ledger";
import { phone, town } from "../parts/fields.js";
import { published } from "../parts/rights.js";
import { standing } from "../parts/tasks.js";

/** River chiefs (河湖长名录) by level and reach, down to the village: who patrols how often, under whom. */
export const riverChief = ledger({
  id: "river-chief", title: { zh: "河（湖）长名录", en: "River chiefs" }, source: { line: 809, systems: ["S130", "S168"], text: "水污染防治法第五条；村级河长见计划 4.5.1；巡河频次凭记忆，按本省规定更正" },
  purpose: { zh: "区、乡、村各级河（湖）长及责任河段，村级河长纳入", en: "Chiefs of every level with their reaches, the village included" },
  key: ["level", "river", "reach"], name: "chief", ...published,
  sections: { who: { zh: "河长", en: "Chief" }, duty: { zh: "巡河与公示", en: "Patrols and board" } },
  public: { fields: ["level", "river", "reach", "length", "town", "village", "chief", "post", "contact", "frequency", "signCode", "signSpot"], rows: { field: "row_state", in: ["inUse"] }, note: { zh: "监督电话见公示牌，本页不列", en: "the telephone stands on the sign, not here" }, basis: { zh: "水污染防治法第五条；河长公示牌载明姓名、职务、职责", en: "Water Pollution Law art. 5; the sign names chief, post and reach" } },
  fields: {
    level: {
      kind: "choice", label: { zh: "级别", en: "Level" }, required: true, section: "who",
      options: {
        city: { zh: "市级", en: "city" }, county: { zh: "县（区）级", en: "county", also: ["区级", "县级"] }, town: { zh: "乡（镇）级", en: "town", also: ["乡级", "镇级"] },
        village: { zh: "村级", en: "village" },
      },
    },
    river: { kind: "reference", to: "river", label: { zh: "河流（湖库）", en: "River" }, required: true, section: "who" },
    reach: { kind: "text", label: { zh: "责任河段", en: "Reach" }, required: true, section: "who", max: 120, headings: ["河段", "起止"] },
    length: { kind: "decimal", label: { zh: "责任长度", en: "Length" }, unit: "km", scale: 2, section: "who", min: "0" },
    town: { ...town, section: "who", requiredWhen: { field: "level", in: ["town", "village"] } },
    village: { kind: "text", label: { zh: "所在村", en: "Village" }, section: "who", max: 40, requiredWhen: { field: "level", in: ["village"] } },
    chief: { kind: "text", label: { zh: "河（湖）长", en: "Chief" }, required: true, section: "who", max: 40, headings: ["河长姓名", "河长"] },
    post: { kind: "text", label: { zh: "职务", en: "Post" }, section: "who", max: 80 },
    phone: { ...phone, section: "who" },
    above: { kind: "reference", to: "river-chief", label: { zh: "上级河长", en: "Chief above" }, section: "who", requiredWhen: { field: "level", in: ["town", "village"] } },
    contact: { kind: "text", label: { zh: "联系部门", en: "Department in contact" }, section: "who", max: 60 },
    frequency: {
      kind: "integer", label: { zh: "巡河间隔", en: "Days between patrols" }, unit: "天", required: true, section: "duty", min: 1, max: 366,
      note: { zh: "区级每季、乡级每月、村级每周不少于一次（凭记忆）", en: "at least quarterly, monthly, weekly by level (from memory)" },
      validWhen: [{ must: { any: [{ not: { field: "level", in: ["village"] } }, { field: "frequency", comparison: "≤", is: "7" }] }, say: { zh: "村级河长每周至少巡河一次", en: "a village chief patrols weekly" } }, { must: { any: [{ not: { field: "level", in: ["town"] } }, { field: "frequency", comparison: "≤", is: "31" }] }, say: { zh: "乡级河长每月至少巡河一次", en: "a town chief patrols monthly" } }, { must: { any: [{ not: { field: "level", in: ["county"] } }, { field: "frequency", comparison: "≤", is: "92" }] }, say: { zh: "区级河长每季度至少巡河一次", en: "a county chief patrols quarterly" } }],
    },
    signCode: { kind: "text", label: { zh: "公示牌编号", en: "Number of the notice board" }, section: "duty", max: 40 },
    signSpot: { kind: "place", geometry: "point", label: { zh: "公示牌位置", en: "Notice board" }, section: "duty" },
    appointed: { kind: "day", label: { zh: "任职日期", en: "In post since" }, section: "duty" },
  },
  life: standing({ zh: "河长调整文件", en: "paper of the change" }),
});
