import type { Format } from '../../src/template/model.ts';
import { briefContents } from '../brief/contents.ts';
import { briefDataset } from '../brief/dataset.ts';
import { renderDataset } from '../briefpress.ts';
import type { OpenSubject } from '../subject.ts';

/** Distance to the text of a variant that is not measured. */
const OTHER = 500_000;

/** Briefpress in this process: from the text of the dataset to the bytes, checks and template included. */
export function openOwn(formats: readonly Format[]): OpenSubject {
  return {
    async prepare(variant, charts) {
      // Charts are given when another brief has shown the same ones before.
      if (charts === 'given') await renderDataset(datasetText(variant + OTHER, variant), formats);
      const text = datasetText(variant);
      return async () => (await renderDataset(text, formats)).outputs.map(({ bytes }) => bytes);
    },
    close: () => Promise.resolve(),
  };
}

export function datasetText(variant: number, charts = variant): string {
  return JSON.stringify(briefDataset(briefContents(variant, { charts })));
}
