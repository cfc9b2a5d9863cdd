import { z } from 'zod';

const text = z.string().min(1);
const count = (most: number): z.ZodInt => z.int().min(0).max(most);
/** Names of keys: they stand in logs and lists. */
export const KEY_NAME = /^[\w.@-]{1,64}$/;

const role = z.enum(['viewer', 'editor', 'operator']);

const apiKey = z.strictObject({
  name: z
    .string()
    .regex(KEY_NAME)
    .describe('Who uses the key; it signs what they change.'),
  role,
  hash: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/)
    .describe('As `briefpress key` prints it. The key itself is never stored.'),
  expires: z.iso.date().optional().describe('Last day of the key.'),
});

const identityProvider = z.strictObject({
  issuer: z.url({ protocol: /^https?$/ }).describe('URL of the identity provider, as its tokens name it.'),
  audience: text.describe('The audience that tokens must have.'),
  rolesClaim: text.default('roles').describe('The claim that names roles; dots lead into objects, such as realm_access.roles.'),
  roles: z
    .strictObject({ viewer: z.array(text), editor: z.array(text), operator: z.array(text) })
    .partial()
    .default({ viewer: ['viewer'], editor: ['editor'], operator: ['operator'] })
    .describe('Which values of the claim give which role.'),
});

/** Every setting of the service. The name of its variable follows from its place: `storage.url` is BRIEFPRESS_STORAGE_URL. */
export const configSchema = z.strictObject({
  host: text.default('127.0.0.1').describe('Address to listen on; 0.0.0.0 is every one of this machine.'),
  port: count(65_535).default(8080).describe('Port to listen on; 0 takes a free one.'),
  publicUrl: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Where clients reach the service, if a proxy stands before it.'),
  trustedProxies: count(10).default(0).describe('How many proxies before the service may say where a request comes from.'),
  stopSeconds: count(3600).default(60).describe('How long requests may take to end after the service was told to stop.'),
  drainSeconds: count(300).default(0).describe('How long new requests are still taken then, while /health/ready says no.'),

  folders: z
    .strictObject({
      templates: text.default('templates').describe('Templates that are read in at start.'),
      datasets: text.default('data').describe('Datasets that are read in at start.'),
      state: text.default('.briefpress').describe('Versions of templates and datasets, the audit log, and the embedded database.'),
    })
    .prefault({}),

  storage: z
    .strictObject({
      url: text.default('output').describe('Where briefs are kept: a folder, or s3://bucket/prefix.'),
      endpoint: z.url().optional().describe('URL of an S3-compatible server; Amazon unless given.'),
      region: text.default('us-east-1').describe('Region of the bucket.'),
      pathStyle: z.boolean().default(false).describe('Whether the bucket is named in the path, as most servers but Amazon want it.'),
      keepDays: count(36_500).default(0).describe('Days after which briefs are removed; 0: never.'),
      keepBriefs: count(10_000_000).default(0).describe('How many of the newest briefs are kept; 0: all.'),
    })
    .prefault({}),

  limits: z
    .strictObject({
      bodyMegabytes: z.int().min(1).max(1024).default(16).describe('Largest JSON body.'),
      uploadMegabytes: z.int().min(1).max(1024).default(32).describe('Largest ZIP file.'),
      requestsPerMinute: count(1_000_000).default(600).describe('Requests that one caller may send in a minute; 0: no limit.'),
      failedLoginsPerMinute: z.int().min(1).max(10_000).default(20).describe('Wrong keys and tokens that one address may send in a minute.'),
    })
    .prefault({}),

  render: z
    .strictObject({
      processes: z.int().min(1).max(256).optional().describe('Renders at the same time; as many as processors unless given.'),
      waiting: count(10_000).default(100).describe('Requests that may wait for a render; more are answered 503.'),
      seconds: z.int().min(1).max(3600).default(120).describe('How long one render may take.'),
      memoryMegabytes: z.int().min(256).max(65_536).default(1280).describe('Memory that one render may take.'),
    })
    .prefault({}),

  auth: z
    .strictObject({
      keys: z.array(apiKey).default([]).describe('API keys, hashed.'),
      oidc: identityProvider.optional().describe('Tokens of an identity provider (OpenID Connect).'),
    })
    .prefault({}),

  webhooks: z
    .strictObject({
      origins: z
        .array(z.url({ protocol: /^https?$/ }))
        .default([])
        .describe('Who may be told when jobs have ended: scheme, host and port, such as https://hooks.example.org.'),
      secret: z.string().min(24).optional().describe('What signs that; at least 24 characters that nobody can guess.'),
    })
    .refine(({ origins, secret }) => origins.length === 0 || secret !== undefined, {
      path: ['secret'],
      message: 'needed to sign what is sent to webhooks.origins',
    })
    .prefault({}),

  deliveries: z
    .strictObject({
      places: z
        .array(text)
        .default([])
        .describe('Where schedules may put copies of their briefs, and below: folders, or s3://bucket/prefix with the endpoint of the storage.'),
    })
    .prefault({}),

  jobs: z
    .strictObject({
      keepDays: count(36_500).default(400).describe('Days after which jobs and runs of schedules that have ended are forgotten; 0: never.'),
    })
    .prefault({}),

  cors: z
    .strictObject({ origins: z.array(z.url()).default([]).describe('Web sites whose pages may call the service.') })
    .prefault({}),
  log: z
    .strictObject({
      level: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info').describe('What is logged.'),
    })
    .prefault({}),
  telemetry: z
    .strictObject({
      endpoint: z.url().optional().describe('OpenTelemetry collector that traces are sent to (OTLP over HTTP), such as http://127.0.0.1:4318/v1/traces.'),
      service: text.default('briefpress').describe('Name of the service in traces.'),
    })
    .prefault({}),
});

export type Config = z.output<typeof configSchema>;
export type ApiKey = z.output<typeof apiKey>;
export type IdentityProvider = z.output<typeof identityProvider>;
