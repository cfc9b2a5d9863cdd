import type { Readable } from 'node:stream';
import type { Diagnostic } from '../diagnostic.ts';
import type { Paper } from '../document/model.ts';
import type { FileTree } from '../sandbox/model.ts';
import type { Format } from '../template/model.ts';

/** What a caller may do. Each role may do what the one before it may. */
export type Role = 'viewer' | 'editor' | 'operator';

/** Who asks. */
export interface Actor {
  /** Unique name: that of an API key, the subject of a token, or `local` where no keys are configured. */
  readonly name: string;
  readonly role: Role;
}

/** One page of a list, newest first. `next` is the cursor of the page after it. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string;
}

// ---- Storage: files by key

/** A file in storage. */
export interface StoredFile {
  /** Path below the storage, with forward slashes. */
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  readonly modified: Date;
}

/** A stretch of bytes, both ends included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Files by key, in a folder or in a bucket. A file is there as a whole or not at all, also after a crash. */
export interface FileStore {
  /** Writes a file, or replaces it. Resolves when it is safe. */
  put(key: string, content: Uint8Array | AsyncIterable<Uint8Array>, mediaType: string): Promise<void>;
  /** All bytes; undefined if there is no such file. */
  get(key: string): Promise<Uint8Array | undefined>;
  /** The bytes as a stream, or a range of them; undefined if there is no such file. */
  open(key: string, range?: ByteRange): Promise<Readable | undefined>;
  find(key: string): Promise<StoredFile | undefined>;
  /** Files whose key begins with `prefix`, ordered by the bytes of the key; `after`: only keys beyond this one. */
  list(prefix: string, options: { readonly limit: number; readonly after?: string }): Promise<readonly StoredFile[]>;
  /** No error if there is no such file. */
  remove(key: string): Promise<void>;
}

// ---- Versions of templates and datasets

/** What has versions: template folders (the shared one is `_shared`) and dataset folders. */
export type Collection = 'templates' | 'datasets';

export interface FileInfo {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
}

/** A folder as it was at one time. Versions never change. */
export interface Version {
  /** From 1, without gaps. */
  readonly number: number;
  /** The same files have the same hash. */
  readonly hash: string;
  readonly author: string;
  /** When it was saved, ISO 8601 in UTC. */
  readonly at: string;
  readonly comment?: string;
  /** How it came about. A `deletion` has no files. */
  readonly origin: VersionOrigin;
  readonly files: readonly FileInfo[];
}

export type VersionOrigin = 'import' | 'edit' | 'restore' | 'deletion';

/** A template or a dataset with its versions. The latest is the draft that editors work on. */
export interface VersionedItem {
  readonly name: string;
  readonly latest: Version;
  /** Number of the version that is rendered unless another is asked for. */
  readonly published?: number;
}

/** What is saved as a new version. */
export interface VersionChange {
  readonly files: FileTree['files'];
  readonly author: string;
  readonly comment?: string;
  readonly origin: VersionOrigin;
}

/** `item` is the item as it is now: with the new version, or as somebody else left it. */
export type SaveOutcome =
  | { readonly saved: true; readonly item: VersionedItem }
  | { readonly saved: false; readonly item: VersionedItem | undefined };

/** Folders with all their versions. Any number of processes may use one store at the same time. */
export interface VersionStore {
  /** Every item that is not deleted, by name. */
  list(collection: Collection): Promise<readonly VersionedItem[]>;
  /** Undefined if there never was such an item. A deleted one has a `deletion` as its latest version. */
  find(collection: Collection, name: string): Promise<VersionedItem | undefined>;
  /** All versions, newest first. */
  history(collection: Collection, name: string): Promise<readonly Version[]>;
  /** The files of a version; undefined if there is none of that number. */
  read(collection: Collection, name: string, number: number): Promise<FileTree['files'] | undefined>;
  /**
   * Adds a version after number `after` (0: the item is new), and refuses if that is not the latest one.
   * Files equal to those of the latest version make no new one.
   */
  save(collection: Collection, name: string, after: number, change: VersionChange): Promise<SaveOutcome>;
  /** Makes a version the one that is rendered. The version must exist. */
  publish(collection: Collection, name: string, number: number): Promise<VersionedItem>;
}

// ---- Briefs

/** Where a template or a dataset of a brief came from. */
export interface SourceRecord {
  readonly name: string;
  /** Number of the version; absent for files that came with the request. */
  readonly version?: number;
  /** Of its files. */
  readonly hash: string;
}

/** A rendered file, and everything that it was rendered from. */
export interface Brief {
  /** Hash of all inputs, the format and the program: the same request has the same id. */
  readonly id: string;
  readonly title: string;
  readonly template: SourceRecord;
  readonly dataset: SourceRecord;
  readonly format: Format;
  readonly parameters: Readonly<Record<string, string>>;
  readonly paper?: Paper;
  /** Date of the brief, `YYYY-MM-DD`. */
  readonly date: string;
  readonly program: string;
  readonly fileName: string;
  readonly mediaType: string;
  /** Bytes of the file. */
  readonly size: number;
  readonly sha256: string;
  readonly pages?: number;
  /** When it was rendered, ISO 8601 in UTC. */
  readonly createdAt: string;
  readonly createdBy: string;
  /** Time that the render took. */
  readonly milliseconds: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Briefs that have to go. Zero: no limit. */
export interface RetentionPolicy {
  readonly days: number;
  readonly briefs: number;
}

/** Rendered briefs with their files. */
export interface BriefStore {
  find(id: string): Promise<Brief | undefined>;
  /** Keeps a brief. If it is there already, the earlier record stands, since its file is the same. */
  save(brief: Brief, bytes: Uint8Array): Promise<Brief>;
  /** The file as a stream, or a range of it; undefined if it is gone. */
  open(brief: Brief, range?: ByteRange): Promise<Readable | undefined>;
  /** Newest first. */
  list(request: PageRequest & BriefFilter): Promise<Page<Brief>>;
  remove(id: string): Promise<void>;
  /** Removes what the policy does not keep, and what a crash left half done. Gives how many briefs went. */
  sweep(policy: RetentionPolicy, now: Date): Promise<number>;
}

export interface BriefFilter {
  readonly template?: string;
  readonly dataset?: string;
}

// ---- What is to be rendered

/** Files that came with a request; null takes a file of the base away. */
export interface InlineSource {
  /** A reference such as `incsr-chapter@draft` whose files these are laid over; absent: there are no others. */
  readonly base?: string;
  readonly files: Readonly<Record<string, Uint8Array | null>>;
}

/**
 * A template or a dataset of a request: `name` is the published version, `name@5` a version, `name@draft` the latest;
 * or files that came with it.
 */
export type Source = string | InlineSource;

/** One brief that is asked for. Plain data: a queue can keep it. */
export interface BriefOrder {
  readonly template: Source;
  readonly dataset: Source;
  readonly format: Format;
  readonly parameters: Readonly<Record<string, string>>;
  readonly paper?: Paper;
  /** Date of the brief, `YYYY-MM-DD`. */
  readonly date: string;
  /** Where a copy of the file goes, as a path or an `s3://` URL of it; absent: nowhere. */
  readonly deliverTo?: string;
}

// ---- Jobs: many briefs, later

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** One brief of a job. */
export interface JobItem {
  /** Such as `incsr-chapter@5 kazakhstan-2005@2 pdf`. */
  readonly label: string;
  readonly state: JobState;
  /** Id of the brief, once it is rendered. */
  readonly brief?: string;
  /** Where a copy of the file is put; it is there once the item is done. */
  readonly deliverTo?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** A brief of a job that was given up after several tries. */
export interface DeadItem {
  readonly job: string;
  readonly label: string;
  /** When it was given up, ISO 8601 in UTC. */
  readonly at: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Job {
  readonly id: string;
  readonly state: JobState;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly finishedAt?: string;
  readonly items: readonly JobItem[];
  /** Absent: nobody is to be told when it has ended. */
  readonly notice?: JobNotice;
}

/** A web address that is told when a job has ended. */
export interface JobNotice {
  readonly url: string;
  readonly state: 'waiting' | 'delivered' | 'failed';
  readonly attempts: number;
  /** Why the last attempt failed. */
  readonly reason?: string;
}

/** What is accepted as a job. Sources are pinned to version numbers, so that it renders what was published then. */
export interface JobOrder {
  readonly orders: readonly BriefOrder[];
  readonly actor: Actor;
  /** URL that is told when it has ended. */
  readonly notify?: string;
}

/** Work that is done later, possibly elsewhere. What `submit` has accepted outlives a crash. */
export interface JobQueue {
  /** Resolves when the job is safe. */
  submit(order: JobOrder): Promise<Job>;
  find(id: string): Promise<Job | undefined>;
  /** Newest first. */
  list(request: PageRequest & { readonly state?: JobState }): Promise<Page<Job>>;
  /** Stops what has not begun. Undefined if there is no such job. */
  cancel(id: string): Promise<Job | undefined>;
  /** Does the failed items again. Undefined if there is no such job. */
  retry(id: string): Promise<Job | undefined>;
  /** Briefs that were given up after several tries, newest first; `retry` of their jobs begins them anew. */
  dead(limit: number): Promise<readonly DeadItem[]>;
  /** The job at each change, until it has ended or the signal is raised. */
  watch(id: string, signal: AbortSignal): AsyncIterable<Job>;
  /** Stops taking work up; what is not finished is taken up again at the next start. */
  close(): Promise<void>;
}

// ---- Schedules: jobs at times

/** What is rendered when. */
export interface Schedule {
  readonly id: string;
  readonly name: string;
  /** Five fields, in the time of `timeZone` (IANA name). */
  readonly cron: string;
  readonly timeZone: string;
  readonly orders: readonly Omit<BriefOrder, 'date' | 'deliverTo'>[];
  readonly paused: boolean;
  /** URL that is told when its jobs have ended. */
  readonly notify?: string;
  /** Folder or `s3://bucket/prefix` that copies of its briefs are put into. */
  readonly destination?: string;
  readonly createdAt: string;
  readonly createdBy: string;
}

/** One firing of a schedule. */
export interface ScheduleRun {
  readonly schedule: string;
  /** When it was due, ISO 8601 in UTC: with the schedule, its identity. */
  readonly dueAt: string;
  readonly job: string;
  readonly state: JobState;
  readonly startedAt?: string;
  readonly finishedAt?: string;
  /** Why there is no job. */
  readonly diagnostics?: readonly Diagnostic[];
}

/** Schedules and what became of them. */
export interface ScheduleStore {
  list(): Promise<readonly Schedule[]>;
  find(id: string): Promise<Schedule | undefined>;
  save(schedule: Schedule): Promise<void>;
  remove(id: string): Promise<boolean>;
  /** Newest first. */
  history(id: string, request: PageRequest): Promise<Page<ScheduleRun>>;
}

/** Schedules as the service offers them. */
export interface ScheduleDesk extends ScheduleStore {
  /** Makes the job of a schedule now, beside its times. */
  runNow(schedule: Schedule): Promise<Job>;
}

// ---- Audit

/** One change that somebody made. */
export interface AuditEntry {
  readonly at: string;
  readonly actor: string;
  readonly role: Role;
  /** Such as `template.publish`. */
  readonly action: string;
  /** Such as `templates/incsr-chapter`. */
  readonly target: string;
  /** Such as `{from: 4, to: 5}`. */
  readonly details: Readonly<Record<string, string | number | boolean>>;
  readonly requestId: string;
  readonly address: string;
}

/** Changes in the order in which they were made; nothing is ever taken out. */
export interface AuditLog {
  /** Resolves when the entry is safe. */
  append(entry: AuditEntry): Promise<void>;
  /** Newest first. */
  list(request: PageRequest): Promise<Page<AuditEntry>>;
}
