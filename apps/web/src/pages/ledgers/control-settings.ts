import type { Control } from "@yunqing/ledger";
import type { Labels } from "@yunqing/standards";

export interface ControlOption { readonly id: string; readonly label: Labels; readonly isRetired: boolean }
/** A field of a child row, as the form asks for it. */
export interface ChildControl { readonly name: string; readonly label: Labels; readonly isRequired: boolean; readonly control: Control }

/** The options of a control; a retired one is shown where it stands and offered no more. */
export function optionsOf(control: Control): readonly ControlOption[] { return (control["options"] as readonly ControlOption[] | undefined) ?? []; }
export function childControlsOf(control: Control): readonly ChildControl[] { return (control["fields"] as readonly ChildControl[] | undefined) ?? []; }
export function textSetting(control: Control, name: string): string { const value = control[name]; return typeof value === "string" || typeof value === "number" ? String(value) : ""; }
export function isMany(control: Control): boolean { return control["isMany"] === true; }

/** The value of a control as text for an input; what is no text stands empty. */
export function asText(value: unknown): string { return typeof value === "string" ? value : typeof value === "number" ? String(value) : ""; }
export function asTexts(value: unknown): readonly string[] { return Array.isArray(value) ? value.map(String) : typeof value === "string" && value !== "" ? [value] : []; }
export interface PeriodValue { readonly from: string; readonly until: string | null }
export function asPeriod(value: unknown): PeriodValue {
  const given = value as Partial<PeriodValue> | null;
  return typeof given === "object" && given !== null ? { from: given.from ?? "", until: given.until ?? null } : { from: "", until: null };
}
export interface PlaceValue { readonly geometry: string; readonly positions: readonly (readonly [string, string])[] }
/** The positions of a place as people type them: `longitude,latitude;…`. */
export function asPositions(value: unknown): string {
  const given = value as Partial<PlaceValue> | null;
  return typeof given === "object" && given !== null ? (given.positions ?? []).map((each) => each.join(",")).join(";") : "";
}
/** What was typed as a place, or null for nothing. What is no position goes to the server as it stands, which says what is wrong. */
export function placeTyped(geometry: string, text: string): PlaceValue | null {
  const pairs = text.replace(/[；\n]/g, ";").replace(/，/g, ",").split(";").map((each) => each.trim()).filter((each) => each !== "");
  return pairs.length === 0 ? null : { geometry, positions: pairs.map((each) => { const [longitude = "", latitude = ""] = each.split(","); return [longitude.trim(), latitude.trim()] as const; }) };
}
