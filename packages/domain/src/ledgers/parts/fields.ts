import type { Field } from "@yunqing/ledger";

/** Fields that many ledgers share (通用字段): one label, one set of headings, so that old sheets of every office map alike. */
export const unit = { kind: "reference", to: "enterprise", label: { zh: "单位", en: "Enterprise" }, headings: ["企业名称", "单位名称", "企业", "名称"] } as const satisfies Field;
export const town = { kind: "reference", to: "admin-unit", label: { zh: "所在乡镇（街道）", en: "Town or subdistrict" }, headings: ["乡镇", "街道", "所属乡镇", "乡镇街道", "属地"] } as const satisfies Field;
export const address = { kind: "text", label: { zh: "详细地址", en: "Address" }, headings: ["地址", "具体位置", "位置描述"] } as const satisfies Field;
export const position = { kind: "place", geometry: "point", label: { zh: "位置", en: "Position" }, headings: ["坐标", "经纬度", "地理坐标"] } as const satisfies Field;
export const outline = { kind: "place", geometry: "area", label: { zh: "范围", en: "Boundary" } } as const satisfies Field;
export const year = { kind: "integer", label: { zh: "年度", en: "Year" }, min: 2000, max: 2100, headings: ["年份", "统计年度"] } as const satisfies Field;
export const month = { kind: "integer", label: { zh: "月份", en: "Month" }, min: 1, max: 12 } as const satisfies Field;
export const number = { kind: "text", label: { zh: "编号", en: "Number" }, max: 40, headings: ["序号", "台账编号"] } as const satisfies Field;
export const note = { kind: "text", label: { zh: "备注", en: "Note" }, max: 1000, long: true, headings: ["说明"] } as const satisfies Field;
/** A person is seen by who handles the row; the number in the clear by who holds `ledger.personal`. */
export const person = { kind: "text", label: { zh: "联系人", en: "Contact" }, max: 40, seenBy: ["ledger.write", "ledger.approve", "ledger.personal"], headings: ["负责人", "姓名"] } as const satisfies Field;
export const phone = { kind: "phone", label: { zh: "联系电话", en: "Telephone" }, seenBy: ["ledger.write", "ledger.approve", "ledger.personal"], clearTo: ["ledger.personal"], headings: ["电话", "手机", "联系方式"] } as const satisfies Field;
export const inspector = { kind: "text", label: { zh: "检查人员", en: "Inspectors" }, max: 100, headings: ["检查人", "执法人员"] } as const satisfies Field;
export const photos = { kind: "file", label: { zh: "现场照片", en: "Photos" }, many: true, accept: ["image/jpeg", "image/png"] } as const satisfies Field;
/** What a check found to be wrong; blank when it found nothing. */
export const problems = { kind: "text", label: { zh: "发现问题", en: "Problems" }, max: 2000, long: true, headings: ["存在问题", "问题描述"] } as const satisfies Field;
