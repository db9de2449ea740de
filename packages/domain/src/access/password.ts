import { Refused } from "../ports.js";

/** Words that guessers try first (弱口令词): refused wherever they make up most of a password. */
const weak: readonly string[] = ["password", "passw0rd", "p@ssw0rd", "p@ssword", "123456", "654321", "111111", "000000", "888888", "666666", "123123", "112233", "abc123", "123abc", "1q2w3e", "1qaz2wsx", "qwerty", "asdfgh", "zxcvbn", "admin", "administrator", "root", "letmein", "welcome", "iloveyou", "woaini", "5201314", "1314520", "yunqing", "huanbao", "yungang", "datong", "a1b2c3"];
const least = 10, most = 128, classesNeeded = 3;
/** How many earlier passwords may not come again, the present one included (不得与最近 5 次相同). */
export const passwordsRemembered = 5;

interface FieldError { readonly field: string; readonly zh: string; readonly en: string }

/** How many of the four kinds of characters a text has: small letters, capitals, digits, others (字符类别). */
export function classesOf(text: string): number { return [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}\s]/u].filter((kind) => kind.test(text)).length; }

/** Whether most of the password is one weak word, or one character, or one run of neighbours (弱口令). */
export function isWeak(password: string): boolean {
  const plain = password.normalize("NFKC").toLowerCase();
  if (new Set(plain).size < 5) return true;
  if (weak.some((word) => plain.includes(word) && plain.length - word.length < 6)) return true;
  const codes = [...plain].map((one) => one.codePointAt(0) ?? 0);
  const run = codes.filter((code, index) => index > 0 && Math.abs(code - (codes[index - 1] ?? 0)) <= 1).length;
  return run >= codes.length - 3;
}

/**
 * What is wrong with a password (口令复杂度), all at once; empty when it is good. Earlier passwords are compared by their hashes elsewhere.
 * @param person login and shown name: neither may stand in it
 * @clause GB/T 22239-2019 8.1.4.1 a
 */
export function passwordErrors(password: string, person: { readonly name: string; readonly displayName: string }): readonly FieldError[] {
  const errors: FieldError[] = [], length = [...password].length;
  const say = (zh: string, en: string): void => { errors.push({ field: "new", zh, en }); };
  if (length < least) say(`口令至少 ${least} 个字符`, `at least ${least} characters`);
  if (length > most) say(`口令至多 ${most} 个字符`, `at most ${most} characters`);
  if (/[\p{Cc}\p{Cs}]/u.test(password)) say("口令不能含控制字符", "no control characters");
  if (classesOf(password) < classesNeeded) say("口令须含小写字母、大写字母、数字、符号中的三类", "three of: small letters, capitals, digits, symbols");
  const plain = password.toLowerCase();
  for (const name of new Set([person.name, person.displayName])) if ([...name].length >= 2 && plain.includes(name.toLowerCase())) { say("口令不能含用户名或姓名", "not the user's name"); break; }
  if (isWeak(password)) say("口令过于常见或有规律", "too common or too regular");
  return errors;
}

/** @throws {Refused} identity/weak-password, naming each rule broken */
export function checkPassword(password: string, person: { readonly name: string; readonly displayName: string }): void {
  const errors = passwordErrors(password, person);
  if (errors.length > 0) throw new Refused("identity/weak-password", "新口令不符合要求", "the new password does not meet the rules", errors);
}
