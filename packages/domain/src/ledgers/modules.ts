import type { Ledger } from "@yunqing/ledger";
import type { Labels } from "@yunqing/standards";
import { baseLedgers } from "./base/module.js";
import { enterpriseLedgers } from "./enterprise/module.js";
import { kilnLedgers } from "./kilns/module.js";
import { boilerLedgers } from "./boilers/module.js";
import { admissionLedgers } from "./admission/module.js";
import { waterLedgers } from "./water/module.js";
import { vocsLedgers } from "./vocs/module.js";
import { outfallLedgers } from "./outfalls/module.js";
import { intakeLedgers } from "./intakes/module.js";
import { mineLedgers } from "./mines/module.js";
import { siteLedgers } from "./sites/module.js";
import { stationLedgers } from "./stations/module.js";
import { riverLedgers } from "./river/module.js";
import { ruralLedgers } from "./rural/module.js";
import { agriLedgers } from "./agri/module.js";
import { soilLedgers } from "./soil/module.js";
import { ecoLedgers } from "./eco/module.js";
import { wasteLedgers } from "./waste/module.js";
import { transportLedgers } from "./transport/module.js";
import { energyLedgers } from "./energy/module.js";
import { climateLedgers } from "./climate/module.js";
import { issuesLedgers } from "./issues/module.js";
import { campaignLedgers } from "./campaign/module.js";
import { hwLedgers } from "./hw/module.js";
import { solidWasteLedgers } from "./solidwaste/module.js";
import { medicalLedgers } from "./medical/module.js";
import { radiationLedgers } from "./radiation/module.js";
import { vehicleLedgers } from "./vehicles/module.js";
import { gateLedgers } from "./gates/module.js";
import { machineryLedgers } from "./machinery/module.js";
import { fuelLedgers } from "./fuel/module.js";
import { hpwLedgers } from "./hpw/module.js";
import { riskLedgers } from "./risk/module.js";
import { emergencyLedgers } from "./emergency/module.js";
import { enforceLedgers } from "./enforce/module.js";
import { complaintLedgers } from "./complaint/module.js";
import { creditLedgers } from "./credit/module.js";
import { publicLedgers } from "./public/module.js";
import { coalLedgers } from "./coal/module.js";
import { heatingLedgers } from "./heating/module.js";
import { scatteredLedgers } from "./sanluanwu/module.js";
import { tradeLedgers } from "./trade/module.js";
import { insuranceLedgers } from "./insurance/module.js";
import { airLedgers } from "./air/module.js";
import { planLedgers } from "./plan/module.js";
import { monitorLedgers } from "./monitor/module.js";
import { assessLedgers } from "./assess/module.js";

/** The ledgers of one module (台账模块). */
export interface LedgerModule { readonly id: string; readonly title: Labels; readonly ledgers: readonly Ledger[] }
/** Every module in the order of the menu (全部台账模块); together they hold the same ledgers as the door. */
export const ledgerModules: readonly LedgerModule[] = [
  { id: "base", title: { zh: "基础", en: "Base" }, ledgers: baseLedgers },
  { id: "enterprise", title: { zh: "企业", en: "Enterprises" }, ledgers: enterpriseLedgers },
  { id: "kilns", title: { zh: "工业炉窑", en: "Kilns" }, ledgers: kilnLedgers },
  { id: "boilers", title: { zh: "锅炉", en: "Boilers" }, ledgers: boilerLedgers },
  { id: "admission", title: { zh: "准入", en: "Admission" }, ledgers: admissionLedgers },
  { id: "water", title: { zh: "水环境", en: "Water" }, ledgers: waterLedgers },
  { id: "vocs", title: { zh: "VOCs", en: "Volatile organic compounds" }, ledgers: vocsLedgers },
  { id: "outfalls", title: { zh: "入河排污口", en: "Outfalls" }, ledgers: outfallLedgers },
  { id: "intakes", title: { zh: "取水", en: "Water takes" }, ledgers: intakeLedgers },
  { id: "mines", title: { zh: "矿山", en: "Mines" }, ledgers: mineLedgers },
  { id: "sites", title: { zh: "工地与扬尘", en: "Sites and dust" }, ledgers: siteLedgers },
  { id: "stations", title: { zh: "加油站", en: "Petrol stations" }, ledgers: stationLedgers },
  { id: "river", title: { zh: "河长制", en: "River chiefs" }, ledgers: riverLedgers },
  { id: "rural", title: { zh: "农村环境", en: "Villages" }, ledgers: ruralLedgers },
  { id: "agri", title: { zh: "农业面源", en: "Agriculture" }, ledgers: agriLedgers },
  { id: "soil", title: { zh: "土壤", en: "Soil" }, ledgers: soilLedgers },
  { id: "eco", title: { zh: "自然生态", en: "Nature" }, ledgers: ecoLedgers },
  { id: "waste", title: { zh: "生活垃圾", en: "Household waste" }, ledgers: wasteLedgers },
  { id: "transport", title: { zh: "运输结构", en: "Transport" }, ledgers: transportLedgers },
  { id: "energy", title: { zh: "能源", en: "Energy" }, ledgers: energyLedgers },
  { id: "climate", title: { zh: "应对气候变化", en: "Climate" }, ledgers: climateLedgers },
  { id: "issues", title: { zh: "问题清零", en: "Issues" }, ledgers: issuesLedgers },
  { id: "campaign", title: { zh: "专项行动", en: "Campaigns" }, ledgers: campaignLedgers },
  { id: "hw", title: { zh: "危险废物", en: "Hazardous waste" }, ledgers: hwLedgers },
  { id: "solidwaste", title: { zh: "一般工业固体废物", en: "Industrial solid waste" }, ledgers: solidWasteLedgers },
  { id: "medical", title: { zh: "医疗废物", en: "Medical waste" }, ledgers: medicalLedgers },
  { id: "radiation", title: { zh: "核与辐射", en: "Radiation" }, ledgers: radiationLedgers },
  { id: "vehicles", title: { zh: "机动车", en: "Vehicles" }, ledgers: vehicleLedgers },
  { id: "gates", title: { zh: "门禁", en: "Gates" }, ledgers: gateLedgers },
  { id: "machinery", title: { zh: "非道路移动机械", en: "Non-road machines" }, ledgers: machineryLedgers },
  { id: "fuel", title: { zh: "油品", en: "Fuel" }, ledgers: fuelLedgers },
  { id: "hpw", title: { zh: "重污染天气", en: "Heavy pollution" }, ledgers: hpwLedgers },
  { id: "risk", title: { zh: "环境风险", en: "Risk" }, ledgers: riskLedgers },
  { id: "emergency", title: { zh: "环境应急", en: "Emergency" }, ledgers: emergencyLedgers },
  { id: "enforce", title: { zh: "执法", en: "Enforcement" }, ledgers: enforceLedgers },
  { id: "complaint", title: { zh: "信访举报", en: "Complaints" }, ledgers: complaintLedgers },
  { id: "credit", title: { zh: "环境信用", en: "Credit" }, ledgers: creditLedgers },
  { id: "public", title: { zh: "公众参与", en: "Public" }, ledgers: publicLedgers },
  { id: "coal", title: { zh: "散煤", en: "Loose coal" }, ledgers: coalLedgers },
  { id: "heating", title: { zh: "清洁取暖", en: "Heating" }, ledgers: heatingLedgers },
  { id: "sanluanwu", title: { zh: "“散乱污”", en: "Scattered and polluting firms" }, ledgers: scatteredLedgers },
  { id: "trade", title: { zh: "排污权", en: "Emission rights" }, ledgers: tradeLedgers },
  { id: "insurance", title: { zh: "环境污染责任保险", en: "Insurance" }, ledgers: insuranceLedgers },
  { id: "air", title: { zh: "大气", en: "Air" }, ledgers: airLedgers },
  { id: "plan", title: { zh: "规划执行", en: "Plan" }, ledgers: planLedgers },
  { id: "monitor", title: { zh: "监测能力", en: "Monitoring" }, ledgers: monitorLedgers },
  { id: "assess", title: { zh: "考核", en: "Assessment" }, ledgers: assessLedgers },
];
