import { hash } from 'node:crypto';
import type { Dataset } from './model.ts';
import { printDatasetDocument } from './printDocument.ts';

/** SHA-256 of what a dataset says, whatever files it came in. */
export function digestDataset(dataset: Dataset): string {
  return hash('sha256', printDatasetDocument(dataset));
}
