import { useEffect, useState } from "react";
import { useOrganisations } from "../client/views.js";
import { beijingMinuteOf } from "../day/beijing.js";
import { useActor } from "./session.js";

/** Who looks, of which unit, when (水印): faint over the whole screen and over every print. */
export function Watermark() {
  const { session } = useActor();
  const { nameOf } = useOrganisations();
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => { const timer = window.setInterval(() => setNow(new Date().toISOString()), 60_000); return () => window.clearInterval(timer); }, []);
  const unit = session.user.organisation ? nameOf(session.user.organisation) : "";
  const words = [session.user.displayName, unit, beijingMinuteOf(now)].filter(Boolean).join("  ");
  const safe = words.replace(/[<>&"']/g, "");
  const tile = `<svg xmlns="http://www.w3.org/2000/svg" width="420" height="220"><text x="20" y="140" transform="rotate(-20 20 140)" font-size="14" font-family="sans-serif" fill="#7a8a92">${safe}</text></svg>`;
  return <div className="watermark" aria-hidden="true" style={{ backgroundImage: `url("data:image/svg+xml,${encodeURIComponent(tile)}")` }} />;
}
