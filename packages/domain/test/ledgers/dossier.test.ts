import { expect, test } from "vitest";
import { dossierSectionOf, dossierSections, ledgerModules, sectionOfModule } from "@yunqing/domain";

test("every module of the menu has its section in the file of one enterprise, and no other", () => { expect(Object.keys(sectionOfModule).sort()).toEqual(ledgerModules.map(({ id }) => id).sort()); });
test("what the plan asks to see of one enterprise stands where people look for it", () => {
  const at = (ledger: string): string => { const module = ledgerModules.find(({ ledgers }) => ledgers.some(({ id }) => id === ledger)); return dossierSections[dossierSectionOf(ledger, module?.id ?? "")].zh; };
  expect(Object.fromEntries(["emission-account", "hw-licence", "discharger", "boiler", "hw-plan", "hw-manifest", "solid-waste-year", "plant-vehicle", "gate-unit", "radiation-source", "emergency-plan", "one-factory-plan", "penalty-case", "site-check", "enterprise-credit", "disclosure"].map((id) => [id, at(id)]))).toEqual({
    "emission-account": "证照与准入", "hw-licence": "证照与准入", discharger: "排口、设施与在线数据", boiler: "排口、设施与在线数据", "hw-plan": "固危废", "hw-manifest": "固危废", "solid-waste-year": "固危废", "plant-vehicle": "移动源", "gate-unit": "移动源",
    "radiation-source": "辐射", "emergency-plan": "方案与应急", "one-factory-plan": "方案与应急", "penalty-case": "检查与执法", "site-check": "检查与执法", "enterprise-credit": "信用", disclosure: "报告与公开",
  });
});
