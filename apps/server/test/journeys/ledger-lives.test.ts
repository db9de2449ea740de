import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LedgerHands, picture } from "./ledger-hands.js";
import { browserArguments, chromiumPath, newId, Person, type Program, readyFolder, startProgram } from "./program.js";

const own = "Lvshui-2026-Qingshan!", d = "yungang", api = `/api/d/${d}`;
const firms = { mine: "大同市南郊区新胜高岭土有限责任公司", works: "大同市金源微粉高岭土有限责任公司", carrier: "山西新塔山高岭土有限责任公司", plant: "山西大唐国际云冈热电有限责任公司" } as const;
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
interface Row { readonly row: { readonly id: string; readonly version: string; readonly state: string; readonly values: Record<string, unknown> }; readonly standing: { readonly reopened: number; readonly proofs: readonly unknown[]; readonly isClosed: boolean }; readonly duties: readonly { readonly id: string; readonly state: string; readonly dueDay: string }[] }

// Every life is lived on the pages: at a desk in the office, with a phone's screen in the field. What the program then holds is asked of its API.
describe.skipIf(chromiumPath === undefined)("five whole lives in the ledgers", () => {
  let program: Program, browser: Browser, chief: Person, desk: LedgerHands, director: LedgerHands, field: LedgerHands;
  beforeAll(async () => {
    program = await startProgram(await readyFolder(false), "--no-demo");
    const people: Record<string, Person> = {};
    for (const name of ["sysadmin", "secadmin", "director"]) await (people[name] = new Person(program.address, name)).begin(program.passwords[name]!, own);
    chief = people["director"]!;
    for (const [name, displayName, role, enterprise] of [["clerk", "经办", "clerk", null], ["inspector", "执法员", "inspector", null], ["mine", "产废单位", "firm", "e-01"], ["works", "接受单位", "firm", "e-02"], ["carrier", "承运单位", "firm", "e-03"], ["plant", "电厂", "firm", "e-22"]] as const) {
      const made = await people["sysadmin"]!.send("POST", "/api/users", { id: newId(), name, displayName, phone: null, organisation: enterprise === null ? "bureau" : null, district: d });
      expect(made.status, JSON.stringify(made.body)).toBe(200);
      const grant = await people["secadmin"]!.send("POST", "/api/grants", { id: newId(), user: made.body["id"], role, district: d, organisation: "*", place: "*", enterprise, from: "2020-01-01", until: null });
      expect(grant.status, JSON.stringify(grant.body)).toBe(200);
      await new Person(program.address, name).begin(String(made.body["oneTimePassword"]), own);
    }
    // rivers, places and firms of the document are in the ledgers by themselves
    for (const [ledger, rows] of [["enterprise", 39], ["river", 6]] as const) {
      for (let tries = 0; (await chief.send("GET", `${api}/ledgers/${ledger}/count`)).body["rows"] !== rows; tries++) { if (tries > 240) throw new Error(`${ledger} has not its ${rows} rows: ${program.talk()}`); await new Promise((resolve) => { setTimeout(resolve, 500); }); }
    }
    browser = await chromium.launch({ executablePath: chromiumPath!, args: browserArguments });
    [desk, director, field] = [await hands("clerk", "desk"), await hands("director", "desk"), await hands("inspector", "phone")];
  }, 400_000);
  afterAll(async () => { await browser?.close(); await program?.stop(); });

  const hands = (name: string, at: "desk" | "phone"): Promise<LedgerHands> => LedgerHands.of(browser, program.address, d, { name, password: own }, at);
  const look = async (ledger: string, id: string): Promise<Row> => (await chief.send("GET", `${api}/ledgers/${ledger}/rows/${id}`)).body as unknown as Row;
  const openDuties = (row: Row): Row["duties"] => row.duties.filter(({ state }) => state !== "closed" && state !== "withdrawn");

  test("散乱污: found on a phone, classed, closed with its five proofs by another person, relapsed", async () => {
    const id = await field.enter("scattered-firm", { 编号: "SLW-1", "企业（点位）名称": "无名铸造点", "所在乡镇（街道）": "口泉乡", 发现日期: today, 存在问题: "露天熔炼，无治污设施" }, "无名铸造点");
    expect(await field.overflows()).toBe(false);
    await field.state("已发现");
    const found = await look("scattered-firm", id);
    expect([found.row.state, openDuties(found).length]).toEqual(["found", 1]);

    await desk.see("scattered-firm", id);
    expect(await desk.against("分类")).toEqual(["请先填写“处置类别”", "请先填写“处置措施”", "请先填写“完成期限”"]);
    await desk.change({ 处置类别: "关停取缔", 处置措施: "两断三清", 完成期限: today });
    await desk.move("分类");
    await desk.change({ 断工业用水日期: today, 断工业用电日期: today, 清原料日期: today, 清产品日期: today });
    expect(await desk.value("两断三清完成")).toBe("缺：清设备");
    await desk.change({ 清生产设备日期: today });
    expect(await desk.value("两断三清完成")).toBe("五项完成");
    await desk.move("补充证明", { proofs: ["断水证明（照片）", "断电证明（照片）", "原料清空照片", "产品清空照片"] });
    await desk.move("报处置完成");
    await field.see("scattered-firm", id);
    await field.move("现场核验", { proofs: ["现场核验照片"] });
    // one of the five is not there: it does not close, whoever asks
    await director.see("scattered-firm", id);
    expect(await director.against("关停取缔销号")).toEqual(["缺少证明：设备拆除照片"]);
    await desk.see("scattered-firm", id);
    await desk.move("补充证明", { proofs: ["设备拆除照片"] });
    // who gave the proofs does not close it
    expect(await desk.against("关停取缔销号")).toContain("须由另一人办理");
    await director.see("scattered-firm", id);
    await director.move("关停取缔销号");
    await director.state("关停取缔销号");
    const closed = await look("scattered-firm", id);
    expect([closed.standing.isClosed, openDuties(closed).length]).toEqual([true, 0]);
    // a closed row is not changed any more; it is corrected, or it relapses with a reason
    await desk.see("scattered-firm", id);
    expect(await desk.offered()).not.toContain("修改");
    await field.see("scattered-firm", id);
    expect(await field.refused("死灰复燃（反弹）")).toMatch(/须写明理由/);
    await field.move("死灰复燃（反弹）", { note: "夜间复产" });
    await field.state("已发现");
    const again = await look("scattered-firm", id);
    expect([again.row.state, again.standing.reopened, again.standing.proofs.length, openDuties(again).length]).toEqual(["found", 1, 0, 1]);
  }, 400_000);

  test("an outfall: found on the bank with a phone, measured, traced, treated, kept by another person once its sign stands", async () => {
    const id = await field.enter("outfall", { 台账编号: "PK-1", 排污口名称: "十里河左岸1号口", 受纳水体: "十里河", 岸别: "左岸", 口门位置: "113.1234567,40.0512345", 排查日期: today, 排放量: "120.0", 化学需氧量: "35.0" }, "十里河左岸1号口");
    expect(await field.overflows()).toBe(false);
    // 120 m³/d × 35 mg/L ÷ 1000 = 4.20 kg/d
    expect(await field.value("化学需氧量入河量")).toMatch(/^4\.20 ?kg\/d/);
    expect(await field.against("监测")).toEqual(["请先填写“监测日期”", "缺少证明：监测报告"]);
    await field.change({ 监测日期: today });
    await field.move("监测", { proofs: ["监测报告"] });
    await field.change({ 溯源日期: today, 溯源结论与路径: "沿管溯至村口", 责任主体: "口泉乡人民政府" });
    await field.move("溯源", { proofs: ["溯源记录"] });
    await desk.see("outfall", id);
    await desk.state("已溯");
    await desk.change({ 整治类别: "规范整治", 整治要求: "规范口门", 整治期限: today });
    await desk.move("整治", { proofs: ["整治（封堵）照片"] });
    await director.see("outfall", id);
    expect(await director.against("保留并纳入管理")).toEqual(["请先填写“标识牌”", "请先填写“微自动水站”", "缺少证明：标识牌照片", "缺少证明：一口一档资料"]);
    await desk.see("outfall", id);
    await desk.change({ 标识牌: "已立（含二维码）", 微自动水站: "未建" });
    await desk.move("补充证明", { proofs: ["标识牌照片", "一口一档资料"] });
    await director.see("outfall", id);
    await director.move("保留并纳入管理");
    await director.state("纳入管理（保留）");
    const versions = (await chief.send("GET", `${api}/ledgers/outfall/rows/${id}/versions`)).body.items!;
    expect(versions.map((each) => each["kind"])).toEqual(["moved", "moved", "changed", "moved", "changed", "moved", "changed", "moved", "changed", "made"]);
    expect([versions[0]!["byName"], versions.at(-1)!["byName"]]).toEqual([expect.stringContaining("局长"), expect.stringContaining("执法员")]);
    // the river knows its outfall
    const river = ((await chief.send("GET", `${api}/ledgers/river/names?text=${encodeURIComponent("十里河")}`)).body.items ?? [])[0]!["id"];
    const related = (await chief.send("GET", `${api}/ledgers/river/rows/${String(river)}/related`)).body as unknown as { groups: { ledger: string; rows: { id: string }[] }[] };
    expect(related.groups.find((each) => each.ledger === "outfall")?.rows.map((each) => each.id)).toEqual([id]);
  }, 400_000);

  test("a manifest of hazardous waste through producer, carrier and receiver: an expired licence is refused, five working days to confirm, a refusal goes back", async () => {
    const [mine, carrier, works, plant] = [await hands("mine", "desk"), await hands("carrier", "phone"), await hands("works", "phone"), await hands("plant", "desk")];
    await mine.open("/ledgers/hw-manifest/new");
    await mine.fillAll({ 联单编号: "20261402000001", 联单形式: "电子联单", 移出人: firms.mine, 委托合同编号: "HT-1", 跨省转移: "否", 移出日期: today, 所含类别: ["HW08"], 接受人: firms.works, 豁免经营: "否", 许可证有效期至: "2020-01-01", 许可证核准类别: ["HW08"], 承运人: "大同危运", 名录中的承运单位: firms.carrier, 车辆号牌: "晋B12345" });
    await mine.addRow("废物明细", { 废物代码: "900-249-08", 废物名称: "废矿物油", 移出量: "1.2000" });
    await mine.page.getByRole("button", { name: "登记", exact: true }).click();
    // the form says it before anything is sent
    await mine.page.getByText("接受人许可证在移出日已过期，不得转移").first().waitFor();
    expect((await chief.send("GET", `${api}/ledgers/hw-manifest/count`)).body["rows"]).toBe(0);
    await mine.fillAll({ 许可证有效期至: "", 豁免经营: "是" });
    await mine.page.getByRole("button", { name: "登记", exact: true }).click();
    await mine.page.getByRole("heading", { level: 1, name: "20261402000001", exact: true }).waitFor();
    const id = decodeURIComponent(new URL(mine.page.url()).pathname.split("/").at(-1)!);
    expect(await mine.value("移出量合计")).toMatch(/^1\.2000/);
    await mine.move("移出（豁免经营）", { note: "名录豁免：全过程不按危险废物管理的收集环节", proofs: ["移出过磅单"] });
    // the carrier's signature is not the producer's to give
    expect(await mine.offered()).not.toContain("承运签收起运");

    await carrier.see("hw-manifest", id);
    expect(await carrier.overflows()).toBe(false);
    await carrier.change({ 起运时间: `${today} 00:05` });
    await carrier.move("承运签收起运");
    await carrier.change({ 运抵日期: today });
    await carrier.move("运抵");
    const arrived = await look("hw-manifest", id), [duty] = openDuties(arrived);
    expect(arrived.row.state).toBe("arrived");
    expect(((await chief.send("GET", `${api}/duties/${duty!.id}`)).body as { workingDaysLeft: number }).workingDaysLeft).toBe(5);

    await works.see("hw-manifest", id);
    await works.change({ 接受意见: "拒绝接受", 不符情形: ["数量"], "拒收（部分接受）理由与处理": "重量与联单不符，退回" }, "过磅", async () => { await works.fill("接受量", "0.9000", works.page.getByRole("group", { name: "废物明细 第 1 行" })); });
    // |0.9 − 1.2| ÷ 1.2 = 25 %
    expect([await works.value("重量差率"), await works.value("异常提示")]).toEqual([expect.stringMatching(/^25\.00/), "重量差异常、拒收"]);
    await works.move("拒绝接受", { note: "重量不符" });
    await works.state("拒收待处理");
    expect(openDuties(await look("hw-manifest", id)).map((each) => each.id)).not.toContain(duty!.id);
    await mine.see("hw-manifest", id);
    await mine.move("提交退回交接单", { proofs: ["退回交接单"] });
    await director.see("hw-manifest", id);
    await director.move("核定退回");
    await director.state("已退回移出人");
    expect(openDuties(await look("hw-manifest", id)).length).toBe(0);
    // whoever is no party of it finds nothing
    await plant.open(`/ledgers/hw-manifest/${encodeURIComponent(id)}`);
    await plant.page.getByText(/不存在|没有找到|无权/).first().waitFor();
    for (const each of [mine, carrier, works, plant]) await each.leave();
  }, 400_000);

  test("a sealed source: filed, idle, stored with its receipt by another person; the unit's licence says when to renew", async () => {
    await desk.enter("radiation-unit", { 单位: firms.plant, "单位名称（许可证所载）": "热电厂", 种类: ["使用"], 范围: ["Ⅴ类"], "豁免备案（不需许可）": "否", 许可证编号: "晋环辐证[B0001]", 发证日期: "2022-01-10", 有效期至: "2027-01-09" }, "热电厂");
    // thirty days before 9 January 2027
    expect(await desk.value("最迟申请延续日期")).toBe("2026-12-10");
    const unit = decodeURIComponent(new URL(desk.page.url()).pathname.split("/").at(-1)!);
    await director.see("radiation-unit", unit);
    await director.move("核实有效（换发）", { proofs: ["许可证副本"] });
    await desk.see("radiation-unit", unit);
    await desk.move("到期预警");
    await desk.state("临近到期");
    expect(openDuties(await look("radiation-unit", unit)).length).toBe(1);

    const id = await field.enter("radiation-source", { 放射源编码: "0112CS000015", 持有单位: firms.plant, 核素: "铯-137", 出厂活度: "3700000", 出厂日期: "2012-05-01", 类别: "Ⅴ类" }, "0112CS000015");
    expect(await field.value("编码末位与类别")).toBe("一致");
    await desk.see("radiation-source", id);
    expect(await desk.against("转入备案")).toEqual(["请先填写“转入日期”", "请先填写“转出（生产）单位”", "缺少证明：转让审批与备案表"]);
    await desk.change({ 转入日期: today, "转出（生产）单位": "中国同辐" });
    await desk.move("转入备案", { proofs: ["转让审批与备案表"] });
    await desk.change({ "闲置（废弃）起始日期": today });
    await desk.move("停用闲置");
    await desk.change({ 最终去向: "送贮（城市放射性废物库）", "送贮（返回、转出）日期": today, 接收单位: "山西省城市放射性废物库" });
    await desk.move("送贮（返回、转出）", { proofs: ["收贮（接收）证明"] });
    await director.see("radiation-source", id);
    expect(await director.against("核定收贮")).toEqual(["缺少证明：送贮（返回）备案表"]);
    await desk.see("radiation-source", id);
    await desk.move("提交备案表", { proofs: ["送贮（返回）备案表"] });
    await director.see("radiation-source", id);
    await director.move("核定收贮");
    await director.state("已收贮（返回、转出）");
    expect(openDuties(await look("radiation-source", id)).length).toBe(0);
  }, 400_000);

  test("a building site is inspected on a phone without a network; entry and photos are sent when it is back, and the fault is put right", async () => {
    const site = await desk.enter("site", { 工地编号: "GD-1", 工程名称: "恒安新区3号楼", 工程类别: "房屋建筑", 施工阶段: "主体", 工期: ["2026-01-01", "2027-12-31"], 建设单位: "城建公司", 施工单位: "二建" }, "恒安新区3号楼");
    await field.open("/ledgers/site-check/new");
    await field.fill("工地", "恒安新区3号楼");
    await field.page.context().setOffline(true);
    await field.fillAll({ 检查日期: today, 检查人员: "执法员", 工地周边百分之百围挡: "达到", 物料堆放百分之百覆盖: "达到", 出入车辆百分之百冲洗: "未达到", 施工现场地面百分之百硬化: "达到", "土方开挖（拆迁工地）百分之百湿法作业": "达到", 渣土车辆百分之百密闭运输: "不涉及", 发现问题: "出入口无冲洗设施", 现场照片: { files: [picture(), picture()] } });
    await field.page.getByText("存在本机，待发送").first().waitFor();
    await field.page.getByRole("button", { name: "登记", exact: true }).click();
    await field.page.getByRole("button", { name: "存在本机，稍后自动发送" }).click();
    await field.page.getByRole("region", { name: "待发送" }).getByText(/2 个文件/).waitFor();
    expect((await chief.send("GET", `${api}/ledgers/site-check/count`)).body["rows"]).toBe(0);
    await field.page.context().setOffline(false);
    await expect.poll(async () => (await chief.send("GET", `${api}/ledgers/site-check/count`)).body["rows"], { timeout: 90_000, interval: 500 }).toBe(1);
    await field.page.getByRole("region", { name: "待发送" }).waitFor({ state: "detached" });
    const [check] = ((await chief.send("GET", `${api}/ledgers/site-check/rows`)).body as unknown as { rows: { id: string; values: Record<string, unknown> }[] }).rows;
    // four of the five items that apply are met
    expect([check!.values["site"], check!.values["score"], (check!.values["photos"] as string[]).map((hash) => hash.length)]).toEqual([site, "80.0", [64, 64]]);
    await field.see("site-check", check!.id);
    await field.move("交办整改");
    expect(openDuties(await look("site-check", check!.id)).length).toBe(1);
    await desk.see("site-check", check!.id);
    await desk.move("整改完成", { proofs: ["整改后照片"] });
    expect(await desk.against("现场复核")).toContain("须由另一人办理");
    await field.see("site-check", check!.id);
    await field.move("现场复核", { proofs: ["现场复核记录"] });
    await director.see("site-check", check!.id);
    await director.move("销号");
    await director.state("已销号");
    // a check is called by its site, and the site knows its check
    expect((await chief.send("GET", `${api}/ledgers/site-check/rows/${check!.id}`)).body["name"]).toBe("恒安新区3号楼");
    const related = (await chief.send("GET", `${api}/ledgers/site/rows/${site}/related`)).body as unknown as { groups: { ledger: string; names: Record<string, string>; late: number }[] };
    expect(related.groups.find((each) => each.ledger === "site-check")?.names).toEqual({ [check!.id]: "恒安新区3号楼" });
  }, 400_000);
});
