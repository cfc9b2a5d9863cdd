import type { Diagnostic } from '../diagnostic.ts';
import { didYouMean, finding, listOr, quote } from './wording.ts';

const NOUNS = { templates: 'template', datasets: 'dataset' } as const;
type Collection = keyof typeof NOUNS;

/** Part of a request, in the words of a message. */
type RequestPart = 'body' | 'query' | 'path';

function fault(rule: string, message: string, hint?: string): Diagnostic {
  return finding('error', `service/${rule}`, message, undefined, hint);
}

// ---- What is asked for

export function unknownPath(path: string): Diagnostic {
  return fault('unknown-path', `There is nothing at ${quote(path.slice(0, 200))}.`, 'The interface is described at /docs.');
}

export function wrongMethod(methods: readonly string[]): Diagnostic {
  return fault('wrong-method', 'That cannot be done here.', `This address takes ${listOr(methods)}.`);
}

export function unknownItem(collection: Collection, name: string, known: readonly string[]): Diagnostic {
  return fault('unknown-item', `There is no ${NOUNS[collection]} ${quote(name)}.`, didYouMean(name, known));
}

export function unknownVersion(collection: Collection, name: string, number: number, latest: number): Diagnostic {
  return fault('unknown-version', `The ${NOUNS[collection]} ${quote(name)} has no version ${number}.`, `The latest is ${latest}.`);
}

export function notPublished(collection: Collection, name: string): Diagnostic {
  return fault(
    'not-published',
    `The ${NOUNS[collection]} ${quote(name)} is not published.`,
    `Publish it by POST /v1/${collection}/${name}/publish, or ask for "${name}@draft".`,
  );
}

export function badReference(collection: Collection, text: string): Diagnostic {
  return fault(
    'bad-reference',
    `${quote(text.slice(0, 80))} does not name a ${NOUNS[collection]}.`,
    'Write its name, or name@5 for a version, or name@draft for the latest.',
  );
}

export function unknownBrief(id: string): Diagnostic {
  return fault('unknown-brief', `There is no brief ${id}.`, 'It may have been removed: render it again.');
}

export function unknownJob(id: string): Diagnostic {
  return fault('unknown-job', `There is no job ${id}.`);
}

export function nothingRendered(id: string): Diagnostic {
  return fault('nothing-rendered', `No brief of the job ${id} is rendered yet.`, 'Watch /v1/jobs/<id>/events, and ask again.');
}

export function archiveTooLarge(files: number, bytes: number): Diagnostic {
  return fault(
    'archive-too-large',
    `${files} briefs of ${Math.round(bytes / 1024 / 1024)} MB are more than a ZIP file can hold.`,
    'Download them one by one by their ids.',
  );
}

export function fileGone(): Diagnostic {
  return fault('file-gone', 'The file of this brief is no longer in the storage.', 'Render it again.');
}

// ---- What is wrong with a request

export function missingValue(part: RequestPart, pointer: string): Diagnostic {
  return fault('missing-value', `${nameOf(part, pointer)} is missing.`, 'The interface is described at /docs.');
}

/** The part itself, a value of the body by its JSON Pointer, or another by its name. */
function nameOf(part: RequestPart, pointer: string): string {
  if (pointer === '') return `The ${part}`;
  return part === 'body' ? pointer : pointer.slice(1);
}

export function invalidRequest(part: RequestPart, pointer: string, words: string): Diagnostic {
  const where = nameOf(part, pointer);
  return fault('invalid-request', `${where}: ${words.replace(/^Invalid \w+: /, '')}.`.replace(/\.\.$/, '.'), 'The interface is described at /docs.');
}

export function unknownKey(part: RequestPart, pointer: string, key: string, known: readonly string[]): Diagnostic {
  const where = part === 'body' ? pointer : quote(key);
  return fault('unknown-key', `${where} is not known in the ${part}.`, known.length === 0 ? undefined : didYouMean(key, known));
}

export function badJson(reason: string): Diagnostic {
  return fault('bad-json', `The body is not JSON: ${reason}.`);
}

export function badBody(reason: string): Diagnostic {
  return fault('bad-body', `The body cannot be read: ${reason}.`);
}

export function badEncoding(reason: string): Diagnostic {
  return fault('bad-encoding', `The body cannot be decoded: ${reason}.`, 'Send UTF-8, as it is or by gzip.');
}

export function badPathEncoding(): Diagnostic {
  return fault('bad-path-encoding', 'The address is not encoded as addresses are.', 'Write a percent sign as %25.');
}

export function bodyTooLarge(limit: number): Diagnostic {
  return fault('body-too-large', `The body is larger than the limit of ${Math.round(limit / 1024 / 1024)} MB.`);
}

export function wrongMediaType(given: string | undefined, known: readonly string[]): Diagnostic {
  const sent = given === undefined ? 'without Content-Type' : `as ${quote(given.slice(0, 80))}`;
  return fault('wrong-media-type', `The body was sent ${sent}.`, `Send it with Content-Type: ${listOr(known)}.`);
}

export function badRange(size: number): Diagnostic {
  return fault('bad-range', `The range is outside of the file, which has ${size} bytes.`);
}

export function ifMatchNeeded(): Diagnostic {
  return fault(
    'if-match-needed',
    'A change needs the header If-Match, so that nobody overwrites what somebody else did.',
    'Send the ETag that was read last.',
  );
}

export function changedMeanwhile(): Diagnostic {
  return fault('changed-meanwhile', 'Somebody has changed this since it was read; nothing was saved.', 'Read it again, and change that.');
}

export function itemExists(collection: Collection, name: string): Diagnostic {
  return fault('item-exists', `There is a ${NOUNS[collection]} ${quote(name)} already.`, 'Choose another name, or change it by PUT.');
}

export function sharedStays(): Diagnostic {
  return fault('shared-stays', 'What all templates share cannot be removed.', 'Change its files instead.');
}

export function tooManyOrders(count: number, limit: number): Diagnostic {
  return fault('too-many-orders', `${count} briefs are asked for at once; the limit is ${limit}.`, 'Ask for them in several jobs.');
}

export function noticeRefused(origin: string, allowed: readonly string[]): Diagnostic {
  return fault(
    'notice-refused',
    `${origin.slice(0, 100)} may not be told of jobs.`,
    allowed.length === 0 ? 'The operator has to name it in webhooks.origins.' : `May be told: ${listOr(allowed)}.`,
  );
}

export function noJobs(): Diagnostic {
  return fault('no-jobs', 'This service takes no jobs.', 'Ask for one template, one dataset and one format, without Prefer: respond-async.');
}

// ---- Who asks

export function noCredentials(): Diagnostic {
  return fault('no-credentials', 'This needs a key.', 'Send it as Authorization: Bearer <key>.');
}

export function badApiKey(): Diagnostic {
  return fault('bad-key', 'The key is not known, or has expired.', 'Ask the operator of the service for a new one.');
}

export function badToken(reason: string): Diagnostic {
  return fault('bad-token', `The token is not accepted: ${reason}.`, 'Get a new one from the identity provider.');
}

export function noRole(name: string, claim: string): Diagnostic {
  return fault('no-role', `${quote(name)} has no role here.`, `The claim "${claim}" of the token must name one.`);
}

export function roleNeeded(name: string, role: string, needed: string): Diagnostic {
  return fault('role-needed', `${quote(name)} may not do this: it needs the role ${needed}, and has ${role}.`);
}

export function providerUnreachable(issuer: string): Diagnostic {
  return fault('provider-unreachable', `The identity provider ${issuer} does not answer as one.`, 'Try again in a minute.');
}

export function tooManyRequests(): Diagnostic {
  return fault('too-many-requests', 'Too many requests.', 'Wait as long as Retry-After says.');
}

export function tooManyFailures(): Diagnostic {
  return fault('too-many-failures', 'Too many wrong keys from this address.', 'Wait as long as Retry-After says.');
}

export function foreignHost(name: string): Diagnostic {
  return fault(
    'foreign-host',
    `Without keys, the service answers only under the names of this machine, not as ${quote(name.slice(0, 100))}.`,
    'Configure keys, or set publicUrl.',
  );
}

export function foreignSite(origin: string): Diagnostic {
  return fault('foreign-site', `A page of ${origin.slice(0, 100)} may not change anything here.`, 'Name it in cors.origins if it may.');
}

// ---- What is not the fault of the request

export function stopping(): Diagnostic {
  return fault('stopping', 'The service is being stopped.', 'Try again in a minute.');
}

export function storageUnreachable(): Diagnostic {
  return fault('storage-unreachable', 'The storage of the briefs does not answer.', 'Try again in a minute.');
}

/** For the log of who shares a database while briefs go to a folder. */
export function ownStorage(folder: string): string {
  return `briefs are kept in ${folder} of this machine: whoever uses this database on another one must have the same folder, or all of them a storage.url such as s3://bucket/prefix`;
}

export function internalError(): Diagnostic {
  return fault('internal', 'Something went wrong that is not your fault.', 'Please report it with the id of the request, which is in `instance`.');
}

export function damagedFile(path: string, hash: string): Diagnostic {
  return fault('damaged-file', `The stored content of ${path} is missing or damaged (${hash.slice(0, 12)}).`, 'Restore the state folder from a backup.');
}

export function badKey(key: string): Diagnostic {
  return fault('bad-storage-key', `${quote(key.slice(0, 80))} cannot be a name in the storage.`);
}

/** What stands in `detail` where there are several findings. */
export function manyFindings(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return `${errors} ${errors === 1 ? 'error was' : 'errors were'} found: see diagnostics.`;
}
