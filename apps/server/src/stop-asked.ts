/** Resolves when the process is asked to stop (Ctrl-C, a service manager); a second ask ends at once. */
export function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = (): void => { if (asked) process.exit(1); asked = true; resolve(); };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
    process.on("SIGHUP", stop);
  });
}
