import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { openFontLibrary } from '../../../src/fonts.ts';
import { layOutPages } from '../../../src/writers/pdf/index.ts';
import { memoryFiles } from '../../support/memoryFiles.ts';
import { corpus, type Case } from './corpus.ts';
import { renderedBriefs } from './briefs.ts';
import { canRun, install, validate, type BrokenRule } from './veraPdf.ts';

/** Writes the corpus and the real briefs, and has veraPDF and qpdf judge every file. */

const env = { now: new Date('2005-12-05T00:00:00Z'), files: memoryFiles({}), fonts: openFontLibrary() };

async function print(one: Case): Promise<Uint8Array> {
  const { document, assets, attachments = [] } = one.make();
  const layout = await layOutPages(document, assets, env, attachments);
  return layout.print();
}

/** Complaints of qpdf about the form of a file. */
function checkForm(file: string): string[] {
  const run = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
  return run.status === 0 ? [] : [`${basename(file)} qpdf: ${run.stdout}${run.stderr}`];
}

async function main(): Promise<number> {
  if (!canRun()) {
    console.log('PDF conformance: skipped, because java and mvn are not on this machine.');
    return process.env['CI'] === undefined ? 0 : 1;
  }
  install();
  const folder = mkdtempSync(join(tmpdir(), 'briefpress-conformance-'));
  try {
    const files: string[] = [];
    const withData = new Set<string>();
    const keep = (name: string, bytes: Uint8Array): string => {
      const file = join(folder, `${name}.pdf`);
      writeFileSync(file, bytes);
      files.push(file);
      return file;
    };
    for (const one of corpus) {
      const file = keep(one.name, await print(one));
      if (one.make().attachments !== undefined) withData.add(file);
    }
    for (const { name, bytes } of await renderedBriefs()) keep(name, bytes);
    const form = files.flatMap(checkForm);
    const archival = files.filter((file) => !withData.has(file));
    const rules: BrokenRule[] = [...validate(files, 'ua1'), ...validate(archival, '2a'), ...validate([...withData], '3a')];
    for (const complaint of form) console.log(complaint);
    for (const rule of rules) {
      console.log(`${basename(rule.file)} ${rule.profile} ${rule.clause} (${rule.times} times): ${rule.description}\n    ${rule.example}`);
    }
    for (const file of files) console.log(`  ${basename(file, '.pdf')}`);
    const failed = rules.length + form.length;
    console.log(`PDF conformance: ${files.length} files, PDF/UA-1 and PDF/A-2a (3a with data) by veraPDF, form by qpdf: ${failed} failed rules.`);
    return failed === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = await main();
