import { z } from 'zod';

/** Schemas that the description of the interface names: each is described once and referred to. */
export const components = z.registry<{ readonly id: string }>();

/** The same schemas by their names. */
export const namedSchemas = new Map<string, z.ZodType>();

/** Names a schema in the description. */
export function component<Schema extends z.ZodType>(id: string, schema: Schema): Schema {
  components.add(schema, { id });
  namedSchemas.set(id, schema);
  return schema;
}
