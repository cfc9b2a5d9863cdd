import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** veraPDF, the reference validator of PDF/A and PDF/UA, as it comes from Maven. */
const VERSION = '1.28.2';
const MAIN = 'org.verapdf.apps.GreenfieldCliWrapper';

/** PDF/UA-1, PDF/A-2a and PDF/A-3a, as veraPDF calls them. */
export type Profile = 'ua1' | '2a' | '3a';

/** A rule that a file breaks. */
export interface BrokenRule {
  readonly file: string;
  readonly profile: Profile;
  readonly clause: string;
  readonly description: string;
  readonly times: number;
  readonly example: string;
}

/** Whether this machine can run it. */
export function canRun(): boolean {
  return runs('java', '-version') && runs('mvn', '-version');
}

function runs(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

const home = fileURLToPath(new URL(`../../../node_modules/.cache/verapdf-${VERSION}`, import.meta.url));

/** Fetches veraPDF once, through Maven. */
export function install(): void {
  if (existsSync(join(home, 'lib'))) return;
  mkdirSync(home, { recursive: true });
  const dependency = `<dependency><groupId>org.verapdf.apps</groupId><artifactId>greenfield-apps</artifactId><version>${VERSION}</version></dependency>`;
  const project = `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>briefpress</groupId><artifactId>conformance</artifactId><version>1</version><packaging>pom</packaging><dependencies>${dependency}</dependencies></project>`;
  writeFileSync(join(home, 'pom.xml'), project);
  // Copied to a folder of another name first: an interrupted copy is not taken for a whole one.
  const copied = spawnSync('mvn', ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=copy'], { cwd: home, encoding: 'utf8' });
  if (copied.status !== 0) throw new Error(`Maven could not fetch veraPDF ${VERSION}:\n${copied.stdout}${copied.stderr}`);
  spawnSync('mv', ['copy', 'lib'], { cwd: home });
}

interface Rule {
  readonly ruleStatus: string;
  readonly clause: string;
  readonly testNumber: number;
  readonly description: string;
  readonly failedChecks: number;
  readonly checks: readonly { readonly context?: string; readonly errorMessage?: string }[];
}

interface Job {
  readonly itemDetails: { readonly name: string };
  readonly validationResult?: readonly { readonly details: { readonly ruleSummaries: readonly Rule[] } }[];
  readonly taskException?: unknown;
}

/** Validates files against a profile. Throws if one could not be read or was left out. */
export function validate(files: readonly string[], profile: Profile): BrokenRule[] {
  const run = spawnSync('java', ['-cp', join(home, 'lib', '*'), MAIN, '-f', profile, '--format', 'json', ...files], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const { jobs } = (JSON.parse(run.stdout) as { report: { jobs: readonly Job[] } }).report;
  if (jobs.length !== files.length) throw new Error(`veraPDF read ${jobs.length} of ${files.length} files:\n${run.stderr}`);
  return jobs.flatMap((job) => brokenRules(job, profile));
}

function brokenRules(job: Job, profile: Profile): BrokenRule[] {
  if (job.validationResult === undefined || job.taskException !== undefined) {
    throw new Error(`veraPDF could not read ${job.itemDetails.name}: ${JSON.stringify(job.taskException)}`);
  }
  return job.validationResult
    .flatMap(({ details }) => details.ruleSummaries)
    .filter((rule) => rule.ruleStatus === 'FAILED')
    .map((rule) => ({
      file: job.itemDetails.name,
      profile,
      clause: `${rule.clause}-${rule.testNumber}`,
      description: rule.description,
      times: rule.failedChecks,
      example: `${rule.checks[0]?.context ?? ''} ${rule.checks[0]?.errorMessage ?? ''}`,
    }));
}
