import AjvCompiler from "@fastify/ajv-compiler";
import SerializerSelector from "@fastify/fast-json-stringify-compiler";
import type { FastifySchemaValidationError, FastifyServerOptions } from "fastify";

type Factories = NonNullable<NonNullable<FastifyServerOptions["schemaController"]>["compilersFactory"]>;
/** What Fastify calls to judge a part of a request; the faults of the last call lie beside it. */
interface Judge { (value: unknown): unknown; errors?: FastifySchemaValidationError[] | null }

/**
 * Compilers of the shapes of routes that do their work at the first request of a route instead of at the start (首次使用时编译).
 * Some hundred routes with large shapes take five seconds to compile, of which a day's work uses a part; a start has no time for the rest.
 * A shape that cannot be compiled shows itself at the first request: the tests therefore compile all of them.
 */
export function compileLate(): Factories {
  const validators = AjvCompiler(), serializers = SerializerSelector();
  return {
    buildValidator: ((shared: Parameters<typeof validators>[0], options: Parameters<typeof validators>[1]) => {
      let compile: ReturnType<typeof validators> | undefined;
      return (route: Parameters<ReturnType<typeof validators>>[0]) => {
        let real: Judge | undefined;
        const late: Judge = (value) => {
          real ??= (compile ??= validators(shared, options))(route) as Judge;
          const held = real(value);
          late.errors = real.errors ?? null;
          return held;
        };
        return late;
      };
    }) as unknown as NonNullable<Factories["buildValidator"]>,
    buildSerializer: ((shared: Parameters<typeof serializers>[0], options: Parameters<typeof serializers>[1]) => {
      let compile: ReturnType<typeof serializers> | undefined;
      return (route: Parameters<ReturnType<typeof serializers>>[0]) => {
        let real: ReturnType<ReturnType<typeof serializers>> | undefined;
        return (value: unknown) => (real ??= (compile ??= serializers(shared, options))(route))(value);
      };
    }) as unknown as NonNullable<Factories["buildSerializer"]>,
  };
}
