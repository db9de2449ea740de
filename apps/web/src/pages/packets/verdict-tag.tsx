import type { PacketRow } from "@yunqing/wire";
import { verdictWords } from "../../app/monitor-words.js";
import { Tag } from "../../parts/state-tag.js";

const tagOf: Readonly<Record<PacketRow["verdict"], string>> = { reading: "accepted", exchange: "under-way", "set-aside": "medium", refused: "returned" };
/** What became of a packet, as icon and word (报文去向). */
export const VerdictTag = ({ verdict }: { readonly verdict: PacketRow["verdict"] }) => <Tag of={tagOf[verdict]} words={verdictWords[verdict]} />;
