import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openFolders } from '../../../src/disk/folders.ts';
import { openFontLibrary } from '../../../src/fonts.ts';
import { type BriefInputs, readInputs, renderBrief } from '../../../src/render.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Every template of the project with every dataset that has what it needs, as PDF. */
export async function renderedBriefs(): Promise<{ name: string; bytes: Uint8Array }[]> {
  const env = {
    now: new Date('2005-12-05T00:00:00Z'),
    files: openFolders([`${root}templates`, `${root}data`]),
    fonts: openFontLibrary(),
  };
  const briefs: { name: string; bytes: Uint8Array }[] = [];
  for (const template of folders('templates').filter((name) => !name.startsWith('_'))) {
    for (const dataset of folders('data')) {
      const inputs = readInputs(
        { template: `${root}templates/${template}`, dataset: `${root}data/${dataset}`, shared: `${root}templates/_shared` },
        env,
      );
      if (!hasNeeds(inputs)) continue;
      const { outputs } = await renderBrief(inputs, { parameters: {} }, ['pdf'], env);
      briefs.push({ name: `${template}-${dataset}`, bytes: outputs[0]!.bytes });
    }
  }
  return briefs;
}

/** Some templates are for datasets that the program makes. */
function hasNeeds({ template, dataset }: BriefInputs): boolean {
  const { tables, narrative, facts } = template.settings.needs;
  return tables.every((name) => dataset.tables.has(name)) && narrative.every((name) => dataset.narrative.has(name)) && facts.every((name) => dataset.facts.has(name));
}

function folders(name: string): string[] {
  return readdirSync(`${root}${name}`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
