import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BriefError } from '../../src/diagnostic.ts';
import { openFolders } from '../../src/disk/folders.ts';
import * as diskMessages from '../../src/messages/disk.ts';
import * as messages from '../../src/messages/sandbox.ts';
import { bundleFolder } from '../../src/sandbox/bundle.ts';
import { checkRequest } from '../../src/sandbox/checkRequest.ts';
import { BUNDLE_LIMITS, LONGEST_PARAMETER, MOST_PARAMETERS } from '../../src/sandbox/limits.ts';
import type { FileTree, RenderRequest } from '../../src/sandbox/model.ts';
import { openTrees } from '../../src/sandbox/trees.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function findingsOf(work: () => unknown): readonly unknown[] {
  try {
    work();
  } catch (error) {
    if (error instanceof BriefError) return error.diagnostics;
    throw error;
  }
  return [];
}

describe('folders in memory', () => {
  const template: FileTree = {
    name: 'templates/mine',
    files: { 'template.md': bytes('a\r\nb'), 'charts/deep/c.vl.json': bytes('{}'), ['__proto__']: bytes('no name is special') },
  };
  const trees = new Map([
    ['templates/mine', template],
    ['.', { name: '.', files: { 'dataset.yaml': bytes('title: here') } }],
    ['../up', { name: '../up', files: { 'x.md': bytes('up') } }],
  ]);
  const files = openTrees(trees);

  test('are read as those on disk are', () => {
    expect(files.readText('templates/mine/template.md')).toBe('a\nb');
    expect(files.readText('templates/mine/__proto__')).toBe('no name is special');
    expect(files.readText('./dataset.yaml')).toBe('title: here');
    expect(files.readText('../up/x.md')).toBe('up');
    expect(files.readText('templates/mine/charts/../template.md')).toBe('a\nb');
  });

  test('list files and folders', () => {
    expect(files.list('templates/mine')).toEqual([
      { name: '__proto__', kind: 'file' },
      { name: 'charts', kind: 'folder' },
      { name: 'template.md', kind: 'file' },
    ]);
    expect(files.list('templates/mine/charts/deep')).toEqual([{ name: 'c.vl.json', kind: 'file' }]);
    expect(files.list('templates/mine/missing')).toEqual([]);
    expect(['templates/mine', 'templates/mine/charts', './dataset.yaml', 'templates/mine/missing'].map(files.exists)).toEqual([true, true, true, false]);
  });

  test.each(['templates/mine/../other/template.md', 'templates/minelike/template.md', '/etc/passwd', 'templates/mine/charts/../../../x', ''])(
    'have nothing at %j',
    (path) => {
      expect(findingsOf(() => files.read(path))).toEqual([diskMessages.outsideFolders(path)]);
      expect(findingsOf(() => files.list(path))).toEqual([diskMessages.outsideFolders(path)]);
    },
  );

  test('tell what is missing or not text', () => {
    expect(findingsOf(() => files.read('templates/mine/missing.md'))).toEqual([diskMessages.missingFile('templates/mine/missing.md')]);
    const binary = openTrees(new Map([['t', { name: 't', files: { 'a.md': Uint8Array.of(0xff) } }]]));
    expect(findingsOf(() => binary.readText('t/a.md'))).toEqual([diskMessages.notUtf8('t/a.md')]);
  });
});

describe('a folder on disk', () => {
  let folder: string;
  beforeAll(() => {
    const home = mkdtempSync(join(tmpdir(), 'briefpress-bundle-'));
    folder = join(home, 'dataset');
    mkdirSync(join(folder, 'tables'), { recursive: true });
    mkdirSync(join(folder, '.git'));
    writeFileSync(join(folder, '.git/config'), 'hidden');
    writeFileSync(join(folder, 'dataset.yaml'), 'title: x');
    writeFileSync(join(folder, 'tables/a.csv'), 'a,b');
    writeFileSync(join(home, 'secret.txt'), 'secret');
  });
  afterAll(() => rmSync(join(folder, '..'), { recursive: true }));

  test('becomes data, hidden files left out', () => {
    const { name, files } = bundleFolder(`${folder}/`);
    expect(name).toBe(folder);
    expect(Object.keys(files)).toEqual(['dataset.yaml', 'tables/a.csv']);
  });

  test.each([
    ['files', { files: 1 }, (name: string) => messages.tooManyFiles(name, 1)],
    ['bytes of a file', { fileBytes: 7 }, (name: string) => messages.fileTooLarge(`${name}/dataset.yaml`, 8, 7)],
    ['bytes', { totalBytes: 10 }, (name: string) => messages.folderTooLarge(name, 10)],
  ])('has no more %s than may be', (_what, limits, told) => {
    expect(findingsOf(() => bundleFolder(folder, { ...BUNDLE_LIMITS, ...limits }))).toEqual([told(folder)]);
  });

  test('is left by no link', () => {
    symlinkSync(join(folder, '../secret.txt'), join(folder, 'tables/link.csv'));
    expect(findingsOf(() => bundleFolder(folder))).toEqual([diskMessages.outsideFolders(`${folder}/tables/link.csv`)]);
    rmSync(join(folder, 'tables/link.csv'));
  });

  test.runIf(process.platform !== 'win32')('is not waited for where a file is a pipe or a folder in disguise', () => {
    const files = openFolders([folder]);
    execFileSync('mkfifo', [join(folder, 'pipe.yaml')]);
    symlinkSync(join(folder, 'tables'), join(folder, 'more.csv'));
    for (const name of ['pipe.yaml', 'more.csv']) {
      expect(findingsOf(() => files.read(`${folder}/${name}`))).toEqual([diskMessages.notAFile(`${folder}/${name}`)]);
    }
    expect(files.exists(`${folder}/${'x'.repeat(5_000)}`)).toBe(false);
    expect(files.exists(`${folder}/zero\0byte`)).toBe(false);
  });
});

describe('a request', () => {
  const empty: FileTree = { name: 'empty', files: {} };
  const asks = (more: Partial<RenderRequest>): RenderRequest => ({
    template: empty, dataset: empty, shared: empty, formats: [], parameters: {}, date: '2026-03-01', ...more,
  });
  const withFiles = (files: Record<string, Uint8Array>): RenderRequest => asks({ dataset: { name: 'data', files } });

  test('is counted', () => {
    expect(checkRequest(withFiles({ 'a.md': bytes('abc'), 'b/c.md': bytes('de') }))).toBe(5);
  });

  test.each(['../a', 'a/../../b', '/etc/passwd', 'C:\\a', 'a\\b', 'a//b', './a', 'a/.', 'a\0b', 'a\nb', ''])('with the path %j is refused', (path) => {
    expect(findingsOf(() => checkRequest(withFiles({ [path]: bytes('x') })))).toEqual([messages.badPath('data', path)]);
  });

  test('that is too large is refused with the limit', () => {
    const { files, fileBytes, totalBytes, pathLength } = BUNDLE_LIMITS;
    const many = Object.fromEntries(Array.from({ length: files + 1 }, (_, index) => [`${index}.md`, bytes('')]));
    expect(findingsOf(() => checkRequest(withFiles(many)))).toEqual([messages.tooManyFiles('data', files)]);
    const large = new Uint8Array(fileBytes + 1);
    expect(findingsOf(() => checkRequest(withFiles({ 'a.md': large })))).toEqual([messages.fileTooLarge('data/a.md', fileBytes + 1, fileBytes)]);
    const some = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [name, new Uint8Array(fileBytes)]));
    expect(findingsOf(() => checkRequest(withFiles(some)))).toEqual([messages.folderTooLarge('data', totalBytes)]);
    const path = 'p'.repeat(pathLength + 1);
    expect(findingsOf(() => checkRequest(withFiles({ [path]: bytes('') })))).toEqual([messages.pathTooLong('data', path, pathLength)]);
    const parameters = Object.fromEntries(Array.from({ length: MOST_PARAMETERS + 1 }, (_, index) => [`p${index}`, '']));
    expect(findingsOf(() => checkRequest(asks({ parameters })))).toEqual([messages.tooManyParameters(MOST_PARAMETERS + 1, MOST_PARAMETERS)]);
    const long = { p: 'x'.repeat(LONGEST_PARAMETER) };
    expect(findingsOf(() => checkRequest(asks({ parameters: long })))).toEqual([messages.parameterTooLong('p', LONGEST_PARAMETER)]);
  });

  test.each(['2026-02-30', 'yesterday', '', '2026-3-1', '2026-03-01T00:00'])('of the date %j is refused', (date) => {
    expect(findingsOf(() => checkRequest(asks({ date })))).toEqual([messages.badDate(date)]);
  });
});
