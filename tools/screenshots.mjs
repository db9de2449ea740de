// Takes the pictures of every page for the documents: 1366×768 and 390×844, the real program, a fresh store.
// `npm run screenshots [-- --only overview]`. The demonstration district is shown, under its banner 模拟; the check and the text from the real one.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const folder = join(root, "docs", "screens");
const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", process.env.CHROMIUM_PATH ?? ""].find((path) => path !== "" && existsSync(path));
if (executablePath === undefined) { console.error("Chromium was not found; install it or name it in CHROMIUM_PATH"); process.exit(1); }
const only = process.argv.includes("--only") ? process.argv[process.argv.indexOf("--only") + 1].split(",") : null;

const demo = "d=yungang-demo", real = "d=yungang";
/** name → address; the order of the menu */
const pages = {
  overview: `/overview?${demo}`, "overview-real": `/overview?${real}`, indicators: `/indicators?${demo}`, indicator: `/indicators/i14-06?${demo}`, review: `/review?${demo}`, targets: `/targets?${demo}`, projects: `/projects?${demo}`,
  tasks: `/tasks?${demo}`, duties: `/duties?${demo}`, check: `/check?${real}`, document: `/document?${real}`, map: `/map?${demo}`, reports: `/reports?${demo}`, ledgers: `/ledgers?${real}`, "ledger-list": `/ledgers/enterprise?${real}`, "ledger-row": `/ledgers/enterprise/e-39?${real}`, "ledger-form": `/ledgers/site-check/new?${real}`, "ledger-import": `/ledgers/enterprise?tab=imports&${real}`, "ledger-rates": `/ledgers?tab=rates&${real}`, monitor: `/monitor?${demo}`, point: `/monitor/sim-air-1?${demo}`, instruments: `/instruments?${demo}`, packets: `/packets?${demo}`, imports: `/imports?${demo}`, account: `/account?${demo}`,
};
const consoles = { "system-administrator": "sysadmin", "security-administrator": "secadmin", "audit-administrator": "auditadmin" };

const data = mkdtempSync(join(tmpdir(), "yunqing-screens-"));
const program = spawn(process.execPath, [join(root, "bin/yunqing.mjs"), "start", "--data", data, "--port", "0", "--gateway-port", "0"], { cwd: root, stdio: ["ignore", "ignore", "pipe"] });
let talk = "";
const address = await new Promise((resolve, reject) => {
  program.stderr.on("data", (part) => { talk += part.toString("utf8"); const ready = /就绪：(http\S+?)（/.exec(talk); if (ready) resolve(ready[1]); });
  program.once("exit", (code) => reject(new Error(`the program ended with ${code}\n${talk}`)));
});
await new Promise((resolve) => { setTimeout(resolve, 200); });
const passwords = Object.fromEntries([...talk.matchAll(/^ {2}\S+\s+(sysadmin|secadmin|auditadmin|director)\s+(\S+)$/gm)].map((found) => [found[1], found[2]]));
const own = "Lvshui-2026-Qingshan!";

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--force-color-profile=srgb"] });
const sizes = { desk: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } };
const context = (size) => browser.newContext({ viewport: sizes[size], deviceScaleFactor: 1, isMobile: size === "phone", hasTouch: size === "phone", locale: "zh-CN", timezoneId: "Asia/Shanghai", reducedMotion: "reduce" });

async function signIn(page, name, password, first) {
  await page.goto(address);
  await page.getByLabel("账号").fill(name);
  await page.getByLabel("密码").first().fill(password);
  await page.getByRole("button", { name: "登录" }).click();
  if (!first) { await page.getByRole("navigation").first().waitFor(); return; }
  await page.getByLabel("当前密码").fill(password);
  await page.getByLabel("新密码", { exact: false }).first().fill(own);
  await page.getByLabel("再输一次新密码").fill(own);
  await page.getByRole("button", { name: "修改密码" }).click();
  await page.getByRole("navigation").first().waitFor();
}
// live pages are never without a request: what counts is that nothing on the page is still coming
const coming = ".loading, .ant-spin-spinning, .ant-skeleton, [aria-busy=true], .whole-screen[role=status]";
const settle = async (page) => { await page.waitForLoadState("load"); await page.waitForTimeout(400); await page.waitForFunction((selector) => document.querySelector(selector) === null, coming, { timeout: 60_000 }); await page.waitForTimeout(900); };

let taken = 0;
try {
  for (const [size] of Object.entries(sizes)) {
    const guest = await (await context(size)).newPage();
    await guest.goto(address);
    await settle(guest);
    if (only === null || only.includes("sign-in")) { await guest.screenshot({ path: join(folder, `sign-in-${size}.png`) }); taken++; }
    await guest.context().close();
    const page = await (await context(size)).newPage();
    page.on("pageerror", (problem) => { console.error(`page error: ${problem.message}`); process.exitCode = 1; });
    await signIn(page, "director", size === "desk" ? passwords.director : own, size === "desk");
    for (const [name, path] of Object.entries(pages)) {
      if (only !== null && !only.includes(name)) continue;
      await page.goto(address + path);
      await settle(page);
      await page.screenshot({ path: join(folder, `${name}-${size}.png`) });
      taken++;
    }
    await page.context().close();
    for (const [name, user] of Object.entries(consoles)) {
      if (only !== null && !only.includes(name)) continue;
      const console_ = await (await context(size)).newPage();
      await signIn(console_, user, size === "desk" ? passwords[user] : own, size === "desk");
      await settle(console_);
      await console_.screenshot({ path: join(folder, `${name}-${size}.png`) });
      taken++;
      await console_.context().close();
    }
  }
} finally {
  await browser.close();
  program.removeAllListeners("exit");
  await new Promise((resolve) => { program.once("exit", resolve); program.kill("SIGINT"); });
  rmSync(data, { recursive: true, force: true });
}
console.log(`${taken} pictures in docs/screens`);
