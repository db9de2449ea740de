import { ledger } from "@yunqing/ledger";
import { number, photos, position, problems } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { published } from "../parts/rights.js";

/** Signs of outfalls and their publication（排污口标识牌与公开台账）. */
export const outfallSign = ledger({
  id: "outfall-sign", title: { zh: "排污口标识牌与公开台账", en: "Signs of outfalls and their publication" }, source: { line: 799, systems: ["S123"], text: "HJ 1309-2023 标识牌；计划 4.2.2" },
  purpose: { zh: "保留的入河排污口标识牌、二维码和公开信息，便于公众监督", en: "Signs, codes and what is published of each outfall" },
  key: ["outfall"], name: "number", ...published,
  public: { fields: ["outfall", "number", "position", "shown", "qr", "installed", "publishedOn", "publishedAt"], rows: { field: "publishedOn", filled: true }, basis: { zh: "国办函〔2022〕17号；HJ 1309-2023：排污口标识牌与信息公开", en: "outfalls are marked and published (State Council Office letter 17 of 2022; HJ 1309-2023)" } },
  fields: {
    outfall: { kind: "reference", to: "outfall", label: { zh: "入河排污口", en: "Outfall" }, required: true },
    number: { ...number, label: { zh: "标识牌编号", en: "Number of the sign" }, required: true },
    position: { ...position, label: { zh: "标识牌位置", en: "Where it stands" } },
    shown: {
      kind: "choices", label: { zh: "标识内容", en: "What it shows" }, required: true,
      options: {
        name: { zh: "排污口名称", en: "name" }, code: { zh: "编码", en: "code" }, kind: { zh: "类型", en: "kind" }, owner: { zh: "责任主体", en: "responsible" },
        regulator: { zh: "监管主体", en: "regulator" }, limit: { zh: "排放要求", en: "limits" }, phone: { zh: "监督电话", en: "telephone" },
        qr: { zh: "二维码", en: "code to scan" },
      },
    },
    qr: { kind: "text", label: { zh: "二维码指向地址", en: "Address of the code" }, max: 300, requiredWhen: { field: "shown", in: ["qr"] } },
    installed: { kind: "day", label: { zh: "设立日期", en: "Put up" } },
    condition: { kind: "choice", label: { zh: "现状", en: "Condition" }, required: true, options: { sound: { zh: "完好", en: "sound" }, damaged: { zh: "破损", en: "damaged" }, missing: { zh: "缺失", en: "missing" } } },
    publishedOn: { kind: "day", label: { zh: "信息公开日期", en: "Published on" } },
    publishedAt: { kind: "text", label: { zh: "公开地址", en: "Published at" }, max: 300, requiredWhen: { field: "publishedOn", filled: true } },
    complaints: { kind: "integer", label: { zh: "公众反映", en: "Complaints" }, unit: "件", min: 0 },
    checkedOn: { kind: "day", label: { zh: "巡查日期", en: "Looked at on" }, required: true },
    photos: { ...photos },
    problems: { ...problems, requiredWhen: { field: "condition", in: ["damaged", "missing"] } },
  },
  life: rectification({ kind: "outfall-sign.mend", workingDays: 15, organisation: "bureau", problem: "problems", by: ["ledger.write", "inspector"] }),
});
