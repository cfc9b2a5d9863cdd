import { createHash } from 'node:crypto';
import type { Dataset } from './model.ts';
import { printDatasetDocument } from './printDocument.ts';

/** SHA-256 of what a dataset says, whatever files it came in. */
export function digestDataset(dataset: Dataset): string {
  return createHash('sha256').update(printDatasetDocument(dataset)).digest('hex');
}
