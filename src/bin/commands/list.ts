import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { listNames } from '../locate.ts';
import type { DefineCommand } from '../options.ts';
import { openTerminal } from '../terminal.ts';

/** Defines `briefpress list`. */
export const defineList: DefineCommand = (command, surroundings) => {
  command
    .option('--json', 'print the result as JSON')
    .addHelpText('after', '\nExample:\n  briefpress list')
    .action((options: { json?: boolean }) => {
      const terminal = openTerminal(surroundings, options.json === true);
      const templates = listNames('template').map((name) => {
        const text = readFileSync(join('templates', name, 'template.md'), 'utf8');
        const frontMatter = /^---\n([\s\S]*?)\n---/.exec(text.replaceAll('\r\n', '\n'))?.[1] ?? '';
        return { name, title: titleIn(frontMatter, 'name') };
      });
      const datasets = listNames('dataset').map((name) => {
        return { name, title: titleIn(readFileSync(join('data', name, 'dataset.yaml'), 'utf8'), 'title') };
      });
      for (const [heading, entries] of Object.entries({ Templates: templates, Datasets: datasets })) {
        terminal.line(terminal.bold(heading));
        if (entries.length === 0) terminal.line('  none yet');
        const width = Math.max(0, ...entries.map(({ name }) => name.length));
        for (const { name, title } of entries) terminal.line(`  ${name.padEnd(width)}  ${terminal.dim(title)}`);
      }
      terminal.json({ ok: true, templates, datasets });
    });
};

/** A broken file is listed without its title: `check` says what is wrong with it. */
function titleIn(yaml: string, key: string): string {
  const title: unknown = parseDocument(yaml).get(key);
  return typeof title === 'string' ? title : '';
}
