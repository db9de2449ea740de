import type { Labels } from "@yunqing/standards";

/** The sections of the file of one enterprise (一企一档的分组), in their order. */
export const dossierSections = {
  permits: { zh: "证照与准入", en: "Permits and admission" },
  outlets: { zh: "排口、设施与在线数据", en: "Outlets, works and online data" },
  wastes: { zh: "固危废", en: "Wastes" },
  vehicles: { zh: "移动源", en: "Mobile sources" },
  radiation: { zh: "辐射", en: "Radiation" },
  plans: { zh: "方案与应急", en: "Plans and emergency" },
  checks: { zh: "检查与执法", en: "Checks and enforcement" },
  credit: { zh: "信用", en: "Credit" },
  duties: { zh: "任务与督办", en: "Tasks and duties" },
  reports: { zh: "报告与公开", en: "Reports and disclosure" },
  other: { zh: "其他", en: "Other" },
} as const satisfies Readonly<Record<string, Labels>>;
export type DossierSection = keyof typeof dossierSections;

/** In which section the ledgers of a module stand; a test holds that every module has its own. */
export const sectionOfModule: Readonly<Record<string, DossierSection>> = {
  base: "other", enterprise: "permits", kilns: "outlets", boilers: "outlets", admission: "permits", water: "outlets", vocs: "outlets", outfalls: "outlets", intakes: "outlets", mines: "outlets", sites: "outlets", stations: "outlets",
  river: "other", rural: "other", agri: "other", soil: "plans", eco: "other", waste: "wastes", transport: "vehicles", energy: "reports", climate: "reports", issues: "checks", campaign: "checks", hw: "wastes", solidwaste: "wastes", medical: "wastes", radiation: "radiation",
  vehicles: "vehicles", gates: "vehicles", machinery: "vehicles", fuel: "vehicles", hpw: "plans", risk: "plans", emergency: "plans", enforce: "checks", complaint: "checks", credit: "credit", public: "reports", coal: "outlets", heating: "other", sanluanwu: "checks", trade: "permits", insurance: "plans", air: "outlets", plan: "duties", monitor: "outlets", assess: "duties",
};
/** Ledgers that stand in another section than the rest of their module. */
const sectionOfLedger: Readonly<Record<string, DossierSection>> = { discharger: "outlets", "groundwater-discharger": "outlets", "key-discharger": "outlets", "help-plan": "plans", "third-party-treatment": "outlets", "supervisor-person": "plans", "hw-licence": "permits", "hw-assessment": "checks", "medical-check": "checks", "mine-check": "checks", "site-check": "checks", "test-station-check": "checks", "alert-check": "checks", "waste-facility-check": "checks", "machine-check": "checks" };
export function dossierSectionOf(ledger: string, module: string): DossierSection { return sectionOfLedger[ledger] ?? sectionOfModule[module] ?? "other"; }
