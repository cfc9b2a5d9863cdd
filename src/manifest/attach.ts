import { printDatasetDocument } from '../dataset/printDocument.ts';
import type { Dataset } from '../dataset/model.ts';
import * as messages from '../messages/manifest.ts';
import type { Attach } from '../render.ts';
import { makeManifest, type RenderRecord } from './make.ts';
import { printManifest } from './text.ts';

/**
 * Lets a PDF carry the dataset as one document, and the manifest as far as it is known before the PDF
 * is written. The inputs must be read by then: `record` is asked for when the brief is composed.
 */
export function attachInputs(dataset: Dataset, record: () => RenderRecord): Attach {
  return (brief) => {
    const manifest = makeManifest(record(), { brief, outputs: [], diagnostics: brief.diagnostics }, () => '');
    return [
      jsonFile(`${dataset.id}.json`, printDatasetDocument(dataset), messages.attachedDataset(dataset.header.title)),
      jsonFile(`${brief.template.id}.manifest.json`, printManifest(manifest), messages.attachedManifest()),
    ];
  };
}

function jsonFile(name: string, text: string, description: string): ReturnType<Attach>[number] {
  return { name, mediaType: 'application/json', bytes: new TextEncoder().encode(text), description };
}
