import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { badOption } from '../../messages/cli.ts';
import { locateNew } from '../locate.ts';
import type { Kind } from '../locate.ts';
import type { DefineCommand } from '../options.ts';
import { UsageError } from '../outcome.ts';
import { openTerminal } from '../terminal.ts';

const KINDS: readonly Kind[] = ['template', 'dataset'];

/** Stands in the starters where the new name goes. */
const NAME_MARK = /__name__/g;

const NEXT: Readonly<Record<Kind, (name: string) => string>> = {
  template: (name) => `npx briefpress render ${name} kazakhstan-2005 --watch`,
  dataset: (name) => `npx briefpress render fact-sheet ${name}`,
};

/** Defines `briefpress new template|dataset <name>`. */
export const defineNew: DefineCommand = (command, surroundings) => {
  command
    .option('--json', 'print the result as JSON')
    .addHelpText('after', '\nExamples:\n  briefpress new template my-format\n  briefpress new dataset my-country')
    .action((given: string, name: string, options: { json?: boolean }) => {
      const kind = KINDS.find((one) => one === given);
      if (kind === undefined) throw new UsageError(badOption('new', given, KINDS));
      const terminal = openTerminal(surroundings, options.json === true);
      const folder = locateNew(kind, name);
      const files = copyStarter(kind, name, folder);
      for (const file of files) terminal.line(file);
      terminal.line(`Now try: ${terminal.bold(NEXT[kind](name))}`);
      terminal.json({ ok: true, folder, files });
    });
};

/** Copies the starter to a temporary folder and renames it, so that half a start is never left. */
function copyStarter(kind: Kind, name: string, folder: string): string[] {
  const starter = fileURLToPath(new URL(`../../../templates/_shared/starters/${kind}`, import.meta.url));
  const temporary = join(dirname(folder), `.${name}.tmp`);
  mkdirSync(dirname(folder), { recursive: true });
  rmSync(temporary, { recursive: true, force: true });
  cpSync(starter, temporary, { recursive: true });
  const files = readdirSync(temporary, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) {
    writeFileSync(file, readFileSync(file, 'utf8').replace(NAME_MARK, name));
  }
  renameSync(temporary, folder);
  return files.map((file) => join(folder, file.slice(temporary.length + 1)));
}
