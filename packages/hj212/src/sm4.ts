/** SM4 (分组密码), ECB without padding as HJ 212-2025 uses it. Algorithm and test vector: GB/T 32907-2016. */
const sbox = Uint8Array.from((
  "d690e9fecce13db716b614c228fb2c052b679a762abe04c3aa441326498606999c4250f491ef987a33540b43edcfac62e4b31ca9c908e89580df94fa758f3fa6"
  + "4707a7fcf37317ba83593c19e6854fa8686b81b27164da8bf8eb0f4b70569d351e240e5e6358d1a225227c3b01217887d40046579fd327524c3602e7a0c4c89e"
  + "eabf8ad240c738b5a3f7f2cef96115a1e0ae5da49b341a55ad933230f58cb1e31df6e22e8266ca60c02923ab0d534e6fd5db3745defd8e2f03ff6a726d6c5b51"
  + "8d1baf92bbddbc7f11d95c411f105ad80ac13188a5cd7bbd2d74d012b8e5b4b08969974a0c96777e65b9f109c56ec68418f07dec3adc4d2079ee5f3ed7cb3948"
).match(/../g)!, (pair) => Number.parseInt(pair, 16));
const familyKey = [0xa3b1bac6, 0x56aa3350, 0x677d9197, 0xb27022dc];

const substituted = (x: number): number => (sbox[x >>> 24]! << 24) | (sbox[(x >>> 16) & 255]! << 16) | (sbox[(x >>> 8) & 255]! << 8) | sbox[x & 255]!;
const turned = (x: number, by: number): number => (x << by) | (x >>> (32 - by));
const word = (bytes: Uint8Array, at: number): number => (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;

/** A key of the wrong length. */
export class Sm4KeyInvalid extends RangeError { readonly code = "hj212/sm4-key"; }

/** Round keys of a key of 16 bytes. @throws {Sm4KeyInvalid} another length */
function roundKeysOf(key: Uint8Array): Int32Array {
  if (key.length !== 16) throw new Sm4KeyInvalid(`SM4 key of ${key.length} bytes: HJ 212-2025 §6.4 wants 16 bytes (32 hexadecimal digits)`);
  const k = familyKey.map((part, i) => part ^ word(key, 4 * i));
  const keys = new Int32Array(32);
  for (let i = 0; i < 32; i++) {
    let constant = 0;
    for (let j = 0; j < 4; j++) constant = (constant << 8) | (((4 * i + j) * 7) & 255);
    const b = substituted(k[1]! ^ k[2]! ^ k[3]! ^ constant);
    const next = k[0]! ^ b ^ turned(b, 13) ^ turned(b, 23);
    keys[i] = next;
    k.shift(); k.push(next);
  }
  return keys;
}

function block(keys: Int32Array, from: Uint8Array, at: number, out: Uint8Array): void {
  let a = word(from, at), b = word(from, at + 4), c = word(from, at + 8), d = word(from, at + 12);
  for (let i = 0; i < 32; i++) {
    const s = substituted(b ^ c ^ d ^ keys[i]!);
    const next = a ^ s ^ turned(s, 2) ^ turned(s, 10) ^ turned(s, 18) ^ turned(s, 24);
    a = b; b = c; c = d; d = next;
  }
  [d, c, b, a].forEach((value, i) => { for (let j = 0; j < 4; j++) out[at + 4 * i + j] = (value >>> (24 - 8 * j)) & 255; });
}

function eachBlock(keys: Int32Array, bytes: Uint8Array): Uint8Array {
  const out = bytes.slice();
  for (let at = 0; at + 16 <= bytes.length; at += 16) block(keys, bytes, at, out);
  return out;
}

/**
 * Enciphers whole blocks of 16 bytes; what is left over (fewer than 16) stays as it is, as the standard has it.
 * @param key  16 bytes
 * @throws {Sm4KeyInvalid} another length of key
 * @clause GB/T 32907-2016; HJ 212-2025 §6.4, 附录 A.2 (second hand)
 */
export function sm4Encrypt(key: Uint8Array, plain: Uint8Array): Uint8Array { return eachBlock(roundKeysOf(key), plain); }

/** Inverse of {@link sm4Encrypt}. @throws {Sm4KeyInvalid} another length of key @clause GB/T 32907-2016 */
export function sm4Decrypt(key: Uint8Array, cipher: Uint8Array): Uint8Array { return eachBlock(roundKeysOf(key).reverse(), cipher); }
