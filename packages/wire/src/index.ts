export * from "./access.js";
export * from "./monitoring.js";
export * from "./plan.js";
export * from "./requests.js";
export { pathOf, routes, type RouteName } from "./routes.js";
