import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatDiagnostic } from '../../src/diagnostic.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';

/*
 * What a bad dataset is expected to give. A finding in a YAML file stands at the end of its line as
 * `# Error: <column> <message and hint>` (or Warning); one in a file that cannot hold comments, or
 * whose meaning a comment would change, stands in `expected.txt` as the terminal shows it.
 */

const annotation = / # (Error|Warning): /;

/** The findings that the files of a case announce, as sorted lines. */
export function readExpected(root: string, name: string): string[] {
  const expected = yamlFiles(root, name).flatMap((file) => {
    const lines = readFileSync(join(root, file), 'utf8').split('\n');
    return lines.flatMap((line, index) => annotationsOf(line).map((text) => `${file}:${index + 1} ${text}`));
  });
  const listed = join(root, name, 'expected.txt');
  const rest = existsSync(listed) ? readFileSync(listed, 'utf8').split('\n').filter((line) => line !== '') : [];
  return [...expected, ...rest].sort();
}

/** The findings as the files of the case should announce them: by annotation where their line has one. */
export function describeFindings(root: string, name: string, findings: readonly Diagnostic[]): string[] {
  const files = new Set(yamlFiles(root, name));
  return findings
    .map((finding) => {
      const { place } = finding;
      const annotated = place !== undefined && files.has(place.file) && annotation.test(lineOf(root, place.file, place.line));
      return annotated ? `${place.file}:${place.line} ${annotate(finding)}` : formatDiagnostic(finding);
    })
    .sort();
}

/** Rewrites the annotations and `expected.txt` of a case to what `parse` finds now. */
export function acceptFindings(root: string, name: string, parse: () => Diagnostic[]): void {
  const files = yamlFiles(root, name);
  for (const file of files) rewriteLines(root, file, (line) => line.replace(/ # (Error|Warning): .*$/, ''));
  const found = parse();
  const bare = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
  for (const file of files) {
    rewriteLines(root, file, (line, number) => {
      const here = found.filter(({ place }) => place?.file === file && place.line === number);
      return [line, ...here.map((finding) => ` # ${annotate(finding)}`)].join('');
    });
    if (!sameFindings(found, parse())) writeFileSync(join(root, file), bare.get(file)!);
  }
  const rest = describeFindings(root, name, found).filter((line) => line.endsWith(']'));
  const listed = join(root, name, 'expected.txt');
  if (rest.length === 0) rmSync(listed, { force: true });
  else writeFileSync(listed, `${rest.join('\n')}\n`);
}

function annotate({ severity, place, message, hint }: Diagnostic): string {
  const name = severity === 'error' ? 'Error' : 'Warning';
  return `${name}: ${place?.column ?? 1} ${message}${hint === undefined ? '' : ` ${hint}`}`;
}

function annotationsOf(line: string): string[] {
  const [, ...parts] = line.split(/ # (?=Error: |Warning: )/);
  return parts;
}

function yamlFiles(root: string, name: string): string[] {
  return readdirSync(join(root, name), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ya?ml$/.test(file))
    .map((file) => `${name}/${file}`)
    .sort();
}

function rewriteLines(root: string, file: string, change: (line: string, number: number) => string): void {
  const path = join(root, file);
  const text = readFileSync(path, 'utf8');
  if (text.trim() === '') return;
  writeFileSync(path, text.split('\n').map((line, index) => change(line, index + 1)).join('\n'));
}

function lineOf(root: string, file: string, line: number): string {
  return readFileSync(join(root, file), 'utf8').split('\n')[line - 1] ?? '';
}

function sameFindings(a: readonly Diagnostic[], b: readonly Diagnostic[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
