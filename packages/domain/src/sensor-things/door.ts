export { SensorThingsFault } from "./fault.js";
export { expressionText, operatorRanks, functionArity, type Expression, type Operator } from "./expression.js";
export { parseExpression } from "./filter-parser.js";
export { optionsOf, pageSize, mostRows, type QueryOptions } from "./options.js";
export { pathOfResource, type ResourcePath, type PathStep } from "./path.js";
export { serve, conformance, type SensorThingsAnswer, type SensorThingsRequest } from "./serve.js";
export { isTrue, spanOfFilter } from "./evaluate.js";
export { entitySets, properties as sensorThingsProperties, relations as sensorThingsRelations, type Entity, type EntitySet, type EntitySource, type Json, type Relation, type Span } from "./model.js";
