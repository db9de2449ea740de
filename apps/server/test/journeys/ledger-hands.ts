import { deflateSync } from "node:zlib";
import type { Browser, Locator, Page } from "playwright-core";

/** What a person puts into a field of a form: words of an input or an option, several for a list of boxes, files for an attachment. */
export type Typed = string | readonly string[] | { readonly files: readonly Buffer[] };
export interface MoveTyped { readonly note?: string; readonly proofs?: readonly string[] }

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
/** A person in front of the pages of ledgers (台账页面上的人), at a desk or with a phone: everything is done by what is on the screen. */
export class LedgerHands {
  constructor(readonly page: Page, readonly address: string, readonly district: string) {}

  static async of(browser: Browser, address: string, district: string, person: { readonly name: string; readonly password: string }, at: "desk" | "phone"): Promise<LedgerHands> {
    const size = at === "phone" ? { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } : { viewport: { width: 1366, height: 768 } };
    const context = await browser.newContext({ ...size, locale: "zh-CN", timezoneId: "Asia/Shanghai", reducedMotion: "reduce" });
    const answer = await context.request.post(`${address}/api/session`, { data: person });
    if (answer.status() !== 200) throw new Error(`${person.name} could not sign in: ${answer.status()}`);
    const page = await context.newPage();
    page.setDefaultTimeout(90_000);
    return new LedgerHands(page, address, district);
  }
  async leave(): Promise<void> { await this.page.context().close(); }
  async open(path: string): Promise<void> { await this.page.goto(`${this.address}${path}${path.includes("?") ? "&" : "?"}d=${this.district}`); }

  /** A field of the form by its label, as it is printed. */
  #field(label: string, within: Locator | Page = this.page): Locator { return within.locator(`.field:has(> label:text-matches("^${escaped(label).replaceAll("\\", "\\\\")}( \\\\*)?$"))`).first(); }
  /** Fills one field, whatever it asks with. */
  async fill(label: string, typed: Typed, within: Locator | Page = this.page): Promise<void> {
    const field = this.#field(label, within);
    await field.waitFor();
    if (typeof typed === "object" && "files" in typed) {
      await field.locator("input[type=file]:not([capture])").setInputFiles(typed.files.map((buffer, at) => ({ name: `${label}-${at + 1}.png`, mimeType: "image/png", buffer })));
      await field.locator("ul.evidence > li").nth(typed.files.length - 1).waitFor();
      return;
    }
    const words = typeof typed === "string" ? [typed] : typed, first = words[0] ?? "";
    if (await field.locator(".check-list").count() > 0) for (const each of words) await field.getByRole("checkbox", { name: new RegExp(`^${escaped(each)}`) }).check();
    else if (await field.locator(".reference-picker").count() > 0) {
      await field.getByRole("searchbox").fill(first);
      await field.getByRole("list").last().getByRole("button", { name: new RegExp(escaped(first)) }).first().click();
    } else if (await field.locator("select").count() > 0) await field.locator("select").first().selectOption({ label: first });
    else {
      const inputs = field.locator("input[type=text], textarea");
      for (const [at, each] of words.entries()) { await inputs.nth(at).fill(each); await inputs.nth(at).blur(); }
    }
  }
  async fillAll(values: Readonly<Record<string, Typed>>, within?: Locator): Promise<void> { for (const [label, typed] of Object.entries(values)) await this.fill(label, typed, within); }
  /** Adds a row to child rows and fills it. */
  async addRow(label: string, values: Readonly<Record<string, Typed>>): Promise<void> {
    const rows = this.page.getByRole("group", { name: new RegExp(`^${escaped(label)} 第 \\d+ 行$`) }), at = await rows.count();
    await this.page.getByRole("button", { name: `添加一行 ${label}` }).click();
    await this.fillAll(values, rows.nth(at));
  }
  /** Enters a row on the page. @returns its id */
  async enter(ledger: string, values: Readonly<Record<string, Typed>>, name: string, more?: () => Promise<void>): Promise<string> {
    await this.open(`/ledgers/${ledger}/new`);
    await this.fillAll(values);
    await more?.();
    await this.page.getByRole("button", { name: "登记", exact: true }).click();
    await this.page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
    return decodeURIComponent(new URL(this.page.url()).pathname.split("/").at(-1) ?? "");
  }
  async see(ledger: string, id: string): Promise<void> {
    await this.open(`/ledgers/${ledger}/${encodeURIComponent(id)}`);
    await this.page.locator(".fact-strip").waitFor();
  }
  /** Changes fields of the row on the screen. */
  async change(values: Readonly<Record<string, Typed>>, why = "补充", more?: () => Promise<void>): Promise<void> {
    await this.#acts().getByRole("button", { name: "修改", exact: true }).click();
    await this.fillAll(values);
    await more?.();
    await this.fill("修改原因", why);
    await this.page.getByRole("button", { name: "保存", exact: true }).click();
    await this.#acts().waitFor();
  }
  #acts(): Locator { return this.page.getByRole("group", { name: "可以办理的操作" }); }
  /** The moves that the page offers. */
  async offered(): Promise<readonly string[]> { await this.page.locator(".fact-strip").waitFor(); return (await this.#acts().getByRole("button").allInnerTexts()).map((each) => each.replace(/\s/g, "")); }
  async #dialog(move: string): Promise<Locator> {
    await this.#acts().getByRole("button", { name: move, exact: true }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.waitFor();
    return dialog;
  }
  /** Makes a move with its proofs and its note; the proofs are pictures, each of its kind. */
  async move(move: string, { note, proofs = [] }: MoveTyped = {}): Promise<void> {
    const dialog = await this.#dialog(move);
    for (const proof of proofs) {
      const picker = dialog.locator(`.evidence-picker:has(> label:text-matches("^${escaped(proof).replaceAll("\\", "\\\\")}( \\\\*)?$"))`);
      await picker.locator("input[type=file]").setInputFiles({ name: `${proof}.png`, mimeType: "image/png", buffer: picture() });
      await picker.locator("ul.evidence > li").first().waitFor();
    }
    if (note !== undefined) await dialog.getByLabel("说明").fill(note);
    await dialog.locator(".ant-modal-footer .ant-btn-primary").click();
    await dialog.waitFor({ state: "hidden" });
  }
  /** What still stands against a move, as the page says it; the button to make it is closed. */
  async against(move: string): Promise<readonly string[]> {
    const dialog = await this.#dialog(move), said = await dialog.locator(".obstacles li").allInnerTexts();
    if (said.length > 0 && !await dialog.locator(".ant-modal-footer .ant-btn-primary").isDisabled()) throw new Error(`${move} can be made although ${said.join("; ")}`);
    await dialog.getByRole("button", { name: "取消" }).click();
    await dialog.waitFor({ state: "hidden" });
    return said;
  }
  /** What is said when a move is made with nothing filled in: it is not made. */
  async refused(move: string): Promise<string> {
    const dialog = await this.#dialog(move), said = dialog.locator(".field-about.wrong, [role=alert]").first();
    await dialog.locator(".ant-modal-footer .ant-btn-primary").click();
    await said.waitFor();
    const words = await said.innerText();
    await dialog.getByRole("button", { name: "取消" }).click();
    await dialog.waitFor({ state: "hidden" });
    return words;
  }
  /** The state that the page shows. */
  async state(words: string): Promise<void> { await this.page.locator(".fact-state").getByText(words, { exact: true }).waitFor(); }
  /** A value of the row as the page shows it. */
  async value(label: string): Promise<string> { return (await this.page.locator(`.ledger-values > div:has(> dt:text-is("${label}")) > dd`).first().innerText()).split("\n")[0]!.trim(); }
  /** Whether the page is wider than its screen. */
  async overflows(): Promise<boolean> { return await this.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth") as boolean; }
}

let pictures = 0;
/** A picture of four points, another one each time: proofs are told apart by their content. */
export function picture(): Buffer {
  const table = Array.from({ length: 256 }, (_, n) => { let c = n; for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1; return c >>> 0; });
  const crc = (bytes: Buffer): number => { let c = 0xffffffff; for (const byte of bytes) c = table[(c ^ byte) & 0xff]! ^ (c >>> 8); return (c ^ 0xffffffff) >>> 0; };
  const chunk = (type: string, data: Buffer): Buffer => { const body = Buffer.concat([Buffer.from(type), data]), out = Buffer.alloc(8 + data.length + 4); out.writeUInt32BE(data.length); body.copy(out, 4); out.writeUInt32BE(crc(body), 8 + data.length); return out; };
  const head = Buffer.alloc(13); head.writeUInt32BE(2, 0); head.writeUInt32BE(2, 4); head.set([8, 2, 0, 0, 0], 8);
  pictures++;
  const pixels = Buffer.from([0, pictures & 255, (pictures >> 8) & 255, 9, 1, 2, 3, 0, 4, 5, 6, 7, 8, 9]);
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk("IHDR", head), chunk("IDAT", deflateSync(pixels)), chunk("IEND", Buffer.alloc(0))]);
}
