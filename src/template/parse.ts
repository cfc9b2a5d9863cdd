import type { Place, Report } from '../diagnostic.ts';
import type { FileReader } from '../env.ts';
import { localeSchema } from '../locale.ts';
import * as messages from '../messages/template.ts';
import { namesIn, readTexts } from './folder.ts';
import { splitFrontMatter } from './frontMatter.ts';
import type { SourceText, Template } from './model.ts';
import { NARRATIVE, withoutLineEnd } from './partials.ts';
import { settingsSchema, toSettings } from './settings.ts';
import { sourceText } from './sourceText.ts';
import { readTheme } from './themeFile.ts';
import { readYaml } from './yamlText.ts';

/**
 * Reads a template folder with what all templates share: partials and charts of its own before shared
 * ones. Reports everything that is wrong in them; then it gives nothing. `fontNames` are the families
 * that can be embedded.
 */
export function parseTemplate(
  directory: string,
  sharedDirectory: string,
  files: FileReader,
  fontNames: readonly string[],
  report: Report,
): Template | undefined {
  const file = `${directory}/template.md`;
  if (!files.exists(file)) {
    report(messages.noTemplate(directory));
    return undefined;
  }
  const parts = splitFrontMatter(sourceText(file, files.readText(file)), report);
  const read = parts === undefined ? undefined : readYaml(parts.yaml, settingsSchema, report);
  if (parts === undefined || read === undefined) return undefined;

  const settings = toSettings(read.value);
  const folders = (name: string): string[] => [directory, sharedDirectory].map((folder) => `${folder}/${name}`);
  const open = (kind: 'theme' | 'locale'): SourceText | undefined =>
    openShared(kind, settings[kind], read.placeOf([kind]), folders(`${kind}s`), files, report);
  const themeText = open('theme');
  const localeText = open('locale');
  const theme = themeText === undefined ? undefined : readTheme(themeText, fontNames, report);
  const locale = localeText === undefined ? undefined : readYaml(localeText, localeSchema, report)?.value;

  const partials = readTexts(folders('partials'), '.md', files, withoutLineEnd);
  const reserved = [...partials].filter(([name]) => name.startsWith(NARRATIVE));
  for (const [name, text] of reserved) report(messages.reservedPartial({ file: text.file, line: 1 }, name));
  const charts = readTexts(folders('charts'), '.vl.json', files);
  if (theme === undefined || locale === undefined || reserved.length > 0) return undefined;
  const id = directory.split('/').findLast((part) => part !== '') ?? directory;
  return { id, directory, settings, body: parts.body, partials, charts, theme, locale, places: read.places() };
}

function openShared(
  kind: 'theme' | 'locale',
  name: string,
  place: Place,
  folders: readonly string[],
  files: FileReader,
  report: Report,
): SourceText | undefined {
  const path = folders.map((folder) => `${folder}/${name}.yaml`).find((candidate) => files.exists(candidate));
  if (path === undefined || !/^[\w.-]+$/.test(name)) {
    report(messages.unknownShared(place, kind, name, namesIn(folders, '.yaml', files)));
    return undefined;
  }
  return sourceText(path, files.readText(path));
}
