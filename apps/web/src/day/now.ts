import { useEffect, useState } from "react";

/** The time, taken again every so often, for words such as “3 分钟前” (当前时刻). */
export function useNow(everyMs = 10_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => { const timer = setInterval(() => setNow(Date.now()), everyMs); return () => clearInterval(timer); }, [everyMs]);
  return now;
}
