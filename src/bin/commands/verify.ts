import { existsSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { BriefError } from '../../diagnostic.ts';
import { missingFile } from '../../messages/disk.ts';
import { manifestPath } from '../../manifest/paths.ts';
import { missingManifest } from '../../messages/manifest.ts';
import { paritySummary } from '../../messages/parity.ts';
import { needsTwoFiles, tooManyFiles } from '../../messages/cli.ts';
import { openInputs } from '../inputs.ts';
import type { DefineCommand } from '../options.ts';
import { EXIT, UsageError } from '../outcome.ts';
import { openTerminal } from '../terminal.ts';
import type { Surroundings, Terminal } from '../terminal.ts';
import { PROGRAM } from '../version.ts';

interface VerifyOptions {
  readonly manifest?: string;
  readonly template?: string;
  readonly dataset?: string;
  readonly parity?: boolean;
  readonly json?: boolean;
}

type Finish = (code: number) => void;

const EXAMPLES = `
Examples:
  briefpress verify output/kazakhstan-2005/incsr-chapter.pdf
  briefpress verify sent.docx --manifest output/kazakhstan-2005/incsr-chapter.manifest.json
  briefpress verify --parity output/kazakhstan-2005/incsr-chapter.pdf output/kazakhstan-2005/incsr-chapter.docx`;

/** Defines `briefpress verify <file>` and `briefpress verify --parity <pdf> <docx>`. */
export const defineVerify: DefineCommand = (command, surroundings, finish) => {
  command
    .option('-m, --manifest <file>', 'the manifest (default: the one beside the file)')
    .option('--template <folder>', 'where the template is now (default: where the manifest says)')
    .option('--dataset <folder>', 'where the dataset is now (default: where the manifest says)')
    .option('--parity', 'compare all that a PDF and a Word document say')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, other: string | undefined, options: VerifyOptions) => {
      const terminal = openTerminal(surroundings, options.json === true);
      if (options.parity === true) {
        if (other === undefined) throw new UsageError(needsTwoFiles());
        return compareFiles(file, other, terminal, finish);
      }
      if (other !== undefined) throw new UsageError(tooManyFiles());
      return verifyOne(file, options, surroundings, terminal, finish);
    });
};

async function compareFiles(pdf: string, docx: string, terminal: Terminal, finish: Finish): Promise<void> {
  const { checkParity } = await import('../../parity/check.ts');
  const [inPdf, inDocx] = [readFile(pdf), readFile(docx)];
  terminal.progress('Reading both files …');
  const { items, differences, diagnostics } = await checkParity({ name: pdf, bytes: inPdf }, { name: docx, bytes: inDocx });
  terminal.findings(diagnostics);
  terminal.line(paritySummary(items, differences.length));
  terminal.json({ ok: differences.length === 0, items, differences, diagnostics });
  finish(differences.length === 0 ? EXIT.done : EXIT.inputErrors);
}

async function verifyOne(
  file: string,
  options: VerifyOptions,
  surroundings: Surroundings,
  terminal: Terminal,
  finish: Finish,
): Promise<void> {
  const { parseManifest } = await import('../../manifest/text.ts');
  const { verifyFile } = await import('../../manifest/verify.ts');
  const { digestFonts } = await import('../../fonts.ts');
  const { expectKind } = await import('../../parity/check.ts');
  const bytes = readFile(file);
  const { dir, name, ext } = parse(file);
  const kind = (['pdf', 'docx'] as const).find((known) => ext.toLowerCase() === `.${known}`);
  if (kind !== undefined) expectKind({ name: file, bytes }, kind);
  const beside = options.manifest ?? manifestPath(join(dir, name));
  if (!existsSync(beside)) throw new BriefError([missingManifest(file, beside)]);
  const manifest = parseManifest(readFileSync(beside, 'utf8'), beside);
  const { folders, env } = openInputs(
    {
      template: options.template ?? manifest.template.folder,
      dataset: options.dataset ?? manifest.dataset.folder,
      date: manifest.date,
    },
    surroundings,
  );
  terminal.progress('Rendering again …');
  const request = { file: { name: file, bytes }, manifest, folders, env, fonts: digestFonts(), program: PROGRAM };
  const { matches, output, diagnostics } = await verifyFile(request);
  terminal.findings(diagnostics);
  terminal.line(matches ? `${file} is what its manifest says: rendered again, byte for byte.` : `${file} is not proved.`);
  terminal.json({ ok: matches, output, diagnostics });
  finish(matches ? EXIT.done : EXIT.inputErrors);
}

function readFile(path: string): Uint8Array {
  if (!existsSync(path)) throw new BriefError([missingFile(path)]);
  return readFileSync(path);
}
