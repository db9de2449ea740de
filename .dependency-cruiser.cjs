/** The arrows of the house. A room may look only into the rooms listed; everything not listed is forbidden. */
const mayLook = {
  "packages/standards": [], "packages/hj212": [], "packages/ledger": ["packages/standards"], "packages/wire": ["packages/standards", "packages/ledger"],
  "packages/domain": ["packages/standards", "packages/ledger"],
  "adapters/http": ["packages/domain", "packages/ledger", "packages/standards", "packages/hj212", "packages/wire"],
  "adapters/[^/]+": ["packages/domain", "packages/ledger", "packages/standards", "packages/hj212"],
  "apps/web": ["packages/ledger", "packages/standards", "packages/wire", "packages/hj212"],
  "apps/simulator": ["packages/hj212"],
  "apps/server": ["packages/[^/]+", "adapters/[^/]+", "apps/simulator"],
};
const pure = "^packages/[^/]+/src";
module.exports = {
  forbidden: [
    ...Object.entries(mayLook).map(([room, rooms]) => ({
      name: `arrow: ${room}`, severity: "error",
      comment: rooms.length ? `${room} may look only into ${rooms.join(", ")}` : `${room} stands alone: it may import nothing outside itself`,
      from: { path: `^(${room})/src`, ...(room === "adapters/[^/]+" ? { pathNot: "^adapters/http/" } : {}) },
      to: { path: "^(packages|adapters|apps|districts)/", pathNot: ["^$1/", ...rooms.map((r) => `^${r}/`)] },
    })),
    { name: "pure rooms are pure", severity: "error", comment: "no npm, no Node built-in: these rooms run in a browser and in a test without a machine around them",
      from: { path: pure }, to: { dependencyTypes: ["core", "npm", "npm-dev", "npm-optional", "npm-peer", "npm-no-pkg", "npm-unknown"], pathNot: "^packages/" } },
    { name: "front door only", severity: "error", comment: "import @yunqing/<room>, not a file inside it",
      from: { path: "^(packages|adapters|apps)/([^/]+)/src" }, to: { path: "^(packages|adapters)/[^/]+/(src|dist)/(?!index\\.)", pathNot: "^$1/$2/" } },
    { name: "no circles", severity: "error", comment: "files of one room may not import each other in a circle", from: {}, to: { circular: true } },
    { name: "every import is found", severity: "error", comment: "a dependency that does not resolve is a dependency nobody declared", from: {}, to: { couldNotResolve: true } },
  ],
  options: { tsPreCompilationDeps: true, doNotFollow: { path: "node_modules" }, exclude: { path: "(^|/)(test|dist|dist-test|dist-web[^/]*)/" },
    tsConfig: { fileName: "tsconfig.base.json" }, enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["source", "types", "import", "default"] } },
};
