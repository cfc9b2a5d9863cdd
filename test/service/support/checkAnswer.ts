import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv';

/** As much of a description (OpenAPI 3.1) as answers are held to. */
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>>; readonly responses: Readonly<Record<string, Answer>> };
}

export interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly example?: unknown; readonly schema: object }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<Record<string, Answer>>;
}

export interface Answer {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, Content>>;
  readonly headers?: Readonly<Record<string, unknown>>;
}

export interface Content {
  readonly schema?: { readonly $ref: string };
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

/** What a service says of itself. */
export async function readDescription(url: string): Promise<Description> {
  const answer = await fetch(`${url}/openapi.json`);
  return (await answer.json()) as Description;
}

/** Schemas of a description, compiled. */
export function openSchemas(description: Description): (ref: string) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema({ $id: 'interface', components: description.components });
  return (ref) => ajv.getSchema(`interface${ref}`)!;
}

interface Learned {
  readonly description: Description;
  readonly schemaOf: (ref: string) => ValidateFunction;
}

const known = new Map<string, Learned>();

/** Reads the description of a service, for `checkAnswer`. */
export async function learnDescription(url: string): Promise<void> {
  const description = await readDescription(url);
  known.set(url, { description, schemaOf: openSchemas(description) });
}

/** Throws if an answer is not what the description of the service says: its status, its type, its JSON. */
export async function checkAnswer(url: string, method: string, path: string, answer: Response): Promise<void> {
  const { description, schemaOf } = known.get(url)!;
  const operation = findOperation(description, method, path);
  if (operation === undefined) return;
  const status = String(answer.status);
  const spec = operation.responses[status] ?? (answer.status >= 500 ? operation.responses['default'] : undefined);
  if (spec === undefined) throw new Error(`${operation.operationId} answered ${status}, which it does not describe: ${await answer.text()}`);
  const { content } = spec.$ref === undefined ? spec : description.components.responses[spec.$ref.replace(/^.*\//, '')]!;
  const type = answer.headers.get('Content-Type')?.replace(/;.*/, '');
  if (content === undefined || method === 'HEAD') return;
  const types = Object.keys(content).map((one) => one.replace(/;.*/, ''));
  if (type === undefined || !types.includes(type)) throw new Error(`${operation.operationId} answered ${type}, not ${types.join(', ')}`);
  const ref = content[type]?.schema?.$ref;
  if (ref === undefined) return;
  const validate = schemaOf(ref);
  if (!validate(await answer.json())) throw new Error(`${operation.operationId} ${status}: ${JSON.stringify(validate.errors, null, 1)}`);
}

function findOperation({ paths }: Description, method: string, path: string): Operation | undefined {
  const asked = path.replace(/\?.*/, '');
  const candidates = Object.entries(paths).filter(([template]) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(asked));
  const [found] = candidates.sort(([a], [b]) => a.split('{').length - b.split('{').length);
  return found?.[1][method === 'HEAD' ? 'get' : method.toLowerCase()];
}
