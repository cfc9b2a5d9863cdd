import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const read = (path: string): string => readFileSync(path, 'utf8');

/** Folders of the table in ARCHITECTURE.md, without the slash at their end. */
const named = [...read('ARCHITECTURE.md').matchAll(/^\| `([^`]+)\/` \|/gm)].map((match) => match[1]!);

const folders = (path: string): string[] =>
  readdirSync(path)
    .map((name) => `${path}/${name}`)
    .filter((child) => statSync(child).isDirectory());

test('ARCHITECTURE.md names every folder of src/ and no other', () => {
  const there = ['src', ...folders('src'), ...folders('src/writers')];
  expect(named.filter((folder) => folder.startsWith('src')).sort()).toEqual(there.sort());
});

test('docs/dependencies.md has a line for every dependency and for no other', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
  const wanted = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter((name) => !name.startsWith('@types/'));
  const lines = [...read('docs/dependencies.md').matchAll(/^\| ([^|]+) \|/gm)].flatMap((match) => match[1]!.split(', '));
  const listed = lines.map((name) => name.trim()).filter((name) => /^[@a-z]/.test(name) && name !== 'package' && !name.startsWith('@types/'));
  expect(listed.sort()).toEqual(wanted.sort());
});

test('every dependency is pinned to an exact version', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
  for (const version of Object.values({ ...dependencies, ...devDependencies, ...optionalDependencies })) {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  }
});

test('composition roots are at most 80 lines', () => {
  for (const name of readdirSync('src/bin').filter((name) => name.endsWith('.ts'))) {
    expect(read(`src/bin/${name}`).split('\n').length, name).toBeLessThanOrEqual(81);
  }
});

test('every link between our documents leads somewhere', () => {
  const pages = [...readdirSync('.'), ...readdirSync('docs').map((name) => `docs/${name}`)].filter((name) => name.endsWith('.md'));
  for (const page of pages) {
    for (const [, target] of read(page).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)) {
      if (page === 'docs/templates.md' && /^(seal|dot)\.png$/.test(target!)) continue;
      expect(existsSync(join(dirname(page), target!)), `${page}: ${target}`).toBe(true);
    }
  }
});
