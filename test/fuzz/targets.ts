import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { bundleFolder } from '../../src/sandbox/bundle.ts';
import type { FileTree, RenderRequest } from '../../src/sandbox/model.ts';
import { chartPage } from '../hostile/support/charts.ts';
import { picturePage, png } from '../hostile/support/pictures.ts';
import { goodRequest, page, withFiles } from '../hostile/support/starters.ts';
import { bytesNear, jsonNear, textsNear } from './mutations.ts';
import type { Json } from './mutations.ts';
import { CHART_KEYS, CHART_VALUES, DATASET_WORDS, MARKDOWN_WORDS, TEMPLATE_WORDS } from './words.ts';

const folder = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const bundle = (path: string): FileTree => ({ ...bundleFolder(folder(path)), name: path });
const textOf = (tree: FileTree, path: string): string => new TextDecoder().decode(tree.files[path]);

/** Briefs that are good, to be spoiled. */
const BRIEFS: readonly RenderRequest[] = [
  goodRequest,
  { ...goodRequest, template: bundle('test/briefs/everything/template'), dataset: bundle('test/briefs/everything/dataset') },
  { ...goodRequest, template: bundle('templates/in-focus'), dataset: bundle('data/kazakhstan-2005') },
];

/** Their files. */
export const GOOD_FILES: readonly Uint8Array[] = BRIEFS.flatMap(({ template, dataset }) => [...Object.values(template.files), ...Object.values(dataset.files)]);

/** A file of one of the briefs spoiled, its formats chosen. */
function spoiled(part: 'template' | 'dataset', words: readonly string[], wanted: RegExp): fc.Arbitrary<RenderRequest> {
  const files = BRIEFS.flatMap((brief) => Object.keys(brief[part].files).filter((path) => wanted.test(path)).map((path) => ({ brief, path })));
  return fc.constantFrom(...files).chain(({ brief, path }) =>
    textsNear(textOf(brief[part], path), words).map((text) => ({ ...brief, [part]: withFiles(brief[part], { [path]: text }) })),
  );
}

const markdown = fc
  .array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...MARKDOWN_WORDS) }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) }), { maxLength: 120 })
  .map((parts) => ({ ...goodRequest, template: withFiles(goodRequest.template, { 'template.md': page(parts.join('')) }) }));

const shipped = ['templates/incsr-chapter', 'templates/_shared', 'test/briefs/everything/template'].map(bundle).flatMap((tree) =>
  Object.keys(tree.files).filter((path) => path.endsWith('.vl.json')).map((path) => JSON.parse(textOf(tree, path)) as Json),
);

const chart = fc.constantFrom(...shipped).chain((spec) => jsonNear(spec, CHART_KEYS, CHART_VALUES)).map((spec): RenderRequest => {
  const chapter = BRIEFS[2]!;
  return { ...chapter, template: withFiles(goodRequest.template, chartPage({ spoiled: JSON.stringify(spec) })) };
});

const pictures = fc
  .constantFrom(png(9, 7), png(9, 7, { colorType: 2 }), png(9, 7, { colorType: 3 }), png(9, 7, { colorType: 6 }), BRIEFS[1]!.template.files['dot.png']!)
  .chain(bytesNear)
  .map((bytes) => ({ ...goodRequest, template: withFiles(goodRequest.template, { 'template.md': picturePage('a.png'), 'a.png': bytes }) }));

/** What is fuzzed: requests by name. */
export const TARGETS: Readonly<Record<string, fc.Arbitrary<RenderRequest>>> = {
  template: spoiled('template', TEMPLATE_WORDS, /\.md$|^themes|^locales/),
  dataset: spoiled('dataset', DATASET_WORDS, /\.(?:yaml|csv|md)$/),
  markdown,
  chart,
  picture: pictures,
};
