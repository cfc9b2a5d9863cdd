import { z } from 'zod';
import type { AnyRoute, AnswerHeader, AnswerSpec, RequestHeader } from '../route.ts';
import { components, namedSchemas } from '../schemas/components.ts';
import { problem } from '../schemas/common.ts';

type JsonObject = { readonly [key: string]: unknown };

/** What a client must be told of the interface (OpenAPI 3.1), made of the schemas that check its requests. */
export function describeInterface(routes: readonly AnyRoute[], version: string, server: string): JsonObject {
  const paths: Record<string, Record<string, JsonObject>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: describeOperation(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'briefpress',
      version,
      summary: 'Country briefs from data and templates.',
      description: 'Renders briefs as PDF, Word, HTML and text, and keeps templates and datasets with their versions. See docs/http.md.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: server }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: describeComponents(),
      headers: HEADERS,
      responses: { Problem: { description: 'What went wrong.', content: { 'application/problem+json': { schema: refTo(problem) } } } },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An API key, or a token of the identity provider.' },
        apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
      },
    },
  };
}

function describeOperation(route: AnyRoute): JsonObject {
  const { id, tag, summary, description, access, answers, problems = [] } = route;
  const parameters = [
    ...describeParameters(route.params, 'path'),
    ...describeParameters(route.query, 'query'),
    ...(route.headers ?? []).map((name) => ({ name, in: 'header', required: false, description: REQUEST_HEADERS[name], schema: { type: 'string' } })),
  ];
  const statuses = [...(access === 'anyone' ? [] : [401, 403, 429]), ...(route.body ?? route.query ?? route.params ? [400] : []), ...bodyProblems(route), ...problems];
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description !== undefined && { description }),
    'x-role': access,
    security: access === 'anyone' ? [] : [{ bearer: [] }, { apiKey: [] }, {}],
    ...(parameters.length > 0 && { parameters }),
    ...(route.body !== undefined && { requestBody: describeBody(route) }),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, describeAnswer(answer)])),
      ...Object.fromEntries(statuses.map((status) => [String(status), { $ref: '#/components/responses/Problem' }])),
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

function bodyProblems({ body }: AnyRoute): number[] {
  return body === undefined ? [] : [413, 415];
}

function describeBody({ body, takesZip }: AnyRoute): JsonObject {
  const json = { 'application/json': { schema: refTo(body!), ...examplesOf(body!) } };
  return { required: true, content: takesZip === true ? { ...json, 'application/zip': {} } : json };
}

function describeAnswer({ description, json, media = [], headers = [] }: AnswerSpec): JsonObject {
  const content = {
    ...Object.fromEntries(media.map((type) => [type, {}])),
    ...(json !== undefined && { 'application/json': { schema: refTo(json), ...examplesOf(json) } }),
  };
  return {
    description,
    ...(headers.length > 0 && { headers: Object.fromEntries(headers.map((name) => [name, { $ref: `#/components/headers/${name}` }])) }),
    ...(Object.keys(content).length > 0 && { content }),
  };
}

function describeParameters(schema: z.ZodType | undefined, place: 'path' | 'query'): JsonObject[] {
  if (!(schema instanceof z.ZodObject)) return [];
  const described = toJsonSchema(schema) as { properties?: Record<string, JsonObject>; required?: string[] };
  return Object.entries(described.properties ?? {}).map(([name, property]) => {
    const { description, examples, ...rest } = property;
    const [example] = Array.isArray(examples) ? (examples as unknown[]) : [];
    return {
      name,
      in: place,
      required: place === 'path' || (described.required?.includes(name) ?? false),
      ...(description !== undefined && { description }),
      ...(example !== undefined && { example }),
      schema: rest,
    };
  });
}

/** The first examples of a schema, as examples of a body. */
function examplesOf(schema: z.ZodType): JsonObject {
  const examples: unknown = schema.meta()?.['examples'];
  if (!Array.isArray(examples)) return {};
  return { examples: Object.fromEntries(examples.map((value: unknown, index) => [`example${index + 1}`, { value }])) };
}

function refTo(schema: z.ZodType): JsonObject {
  const id = components.get(schema)?.id;
  if (id === undefined) throw new Error('a schema of the interface has no name');
  return { $ref: uri(id) };
}

const uri = (id: string): string => `#/components/schemas/${id}`;

function describeComponents(): JsonObject {
  const { schemas } = z.toJSONSchema(components, { uri, io: 'input', target: 'draft-2020-12' });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, schema]) => {
      // Zod leaves out the examples of what is transformed: it does not know on which side of that they stand.
      const examples = namedSchemas.get(id)?.meta()?.['examples'];
      return [id, { ...withoutMarks(schema), ...(examples !== undefined && { examples }) }];
    }),
  );
}

function toJsonSchema(schema: z.ZodType): JsonObject {
  return withoutMarks(z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }));
}

/** In a description, schemas are known by where they stand. */
function withoutMarks(schema: object): JsonObject {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema' && key !== '$id'));
}

const REQUEST_HEADERS = {
  'If-Match': 'The `ETag` that was seen last, or `*`.',
  'If-None-Match': 'An `ETag`: answered 304 if it is still the same.',
  'If-Range': 'The `ETag` of the file that the range is of.',
  Range: 'The bytes that are wanted, such as `bytes=0-1023`.',
  Prefer: '`respond-async` makes a job.',
} as const satisfies Record<RequestHeader, string>;

const header = (description: string): JsonObject => ({ description, schema: { type: 'string' } });

const HEADERS = {
  ETag: header('Names this state.'),
  Location: header('Where what was made is found.'),
  'Content-Location': header('Where the content of this answer is found.'),
  'Content-Disposition': header('Name of the file.'),
  'Content-Range': header('Which bytes these are, of how many.'),
  'Retry-After': header('Seconds to wait.'),
} as const satisfies Record<AnswerHeader, JsonObject>;
