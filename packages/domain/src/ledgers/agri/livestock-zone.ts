import { ledger } from "@yunqing/ledger";
import { outline, town } from "../parts/fields.js";
import { published } from "../parts/rights.js";
import { standing } from "../parts/tasks.js";

/** Forbidden zones for livestock（畜禽养殖禁养区名录）. */
export const livestockZone = ledger({
  id: "livestock-zone", title: { zh: "畜禽养殖禁养区名录", en: "Forbidden zones for livestock" }, source: { line: 951, systems: ["S169"], text: "畜禽养殖禁养区划定技术指南" },
  purpose: { zh: "禁养区、限养区范围；养殖场落点核查", en: "Zones that farms are checked against" },
  key: ["name"], referable: true, name: "name", ...published,
  public: { fields: ["name", "kind", "reason", "town", "area", "outline", "document", "since"], rows: { field: "row_state", in: ["inUse", "leaving"] }, basis: { zh: "畜禽规模养殖污染防治条例第十一条：禁养区由政府划定公布（凭记忆）", en: "Livestock Pollution Regulation art. 11: zones are published (from memory)" } },
  fields: {
    name: { kind: "text", label: { zh: "区域名称", en: "Zone" }, required: true },
    kind: { kind: "choice", label: { zh: "类型", en: "Kind" }, required: true, options: { forbidden: { zh: "禁养区", en: "forbidden" }, limited: { zh: "限养区", en: "limited" } } },
    reason: {
      kind: "choice", label: { zh: "划定依据", en: "Why" }, required: true,
      options: {
        source: { zh: "饮用水水源保护区", en: "drinking source zone" }, reserve: { zh: "自然保护区", en: "nature reserve" }, scenic: { zh: "风景名胜区", en: "scenic area" },
        town: { zh: "城镇居民区", en: "town" }, culture: { zh: "文化教育科研区", en: "schools and research" }, law: { zh: "法律法规规定的其他区域", en: "others by law" },
      },
    },
    town: { ...town },
    area: { kind: "decimal", label: { zh: "面积", en: "Area" }, unit: "km²", scale: 4, min: "0" },
    outline: { ...outline },
    document: { kind: "text", label: { zh: "划定文件", en: "Paper" }, required: true, max: 100 },
    since: { kind: "day", label: { zh: "公布日期", en: "Published" } },
  },
  life: standing({ zh: "调整文件", en: "paper of the change" }),
});
