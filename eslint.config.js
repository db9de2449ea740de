import tseslint from "typescript-eslint";

const pureRooms = ["packages/*/src/**/*.ts"];
const clock = "a pure room takes the day as an argument; it has no clock";
const restricted = [
  { selector: "ExportDefaultDeclaration", message: "exports go by name" },
  { selector: "ThrowStatement > :matches(Literal, TemplateLiteral)", message: "throw an error class with a code, not text" },
];
const pureOnly = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: clock },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clock },
  { selector: "CallExpression[callee.name='Date'][arguments.length=0]", message: clock },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: "a pure room throws no dice" },
];

export default tseslint.config(
  { ignores: ["**/dist/**", "**/dist-test/**", "**/dist-web*/**", "**/node_modules/**", "var/**"] },
  { files: ["**/*.ts", "**/*.tsx"], languageOptions: { parser: tseslint.parser }, linterOptions: { reportUnusedDisableDirectives: "off" },
    plugins: { "@typescript-eslint": tseslint.plugin },
    rules: { "no-restricted-syntax": ["error", ...restricted], eqeqeq: "error", "no-var": "error", "prefer-const": "error",
      "@typescript-eslint/no-explicit-any": "error", "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }] } },
  { files: pureRooms, rules: { "no-restricted-syntax": ["error", ...restricted, ...pureOnly] } },
  { files: ["vitest.config.ts", "**/vite.config.ts"], rules: { "no-restricted-syntax": "off" } },
  { files: ["adapters/*/src/**/*.ts", "apps/server/src/**/*.ts"],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } },
    rules: { "@typescript-eslint/no-floating-promises": "error", "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: false }] } },
);
