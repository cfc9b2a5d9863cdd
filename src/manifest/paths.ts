import type { Format } from '../template/model.ts';

/** Path of an output of a brief; `stem` is the path that all its files have, without their endings. */
export function outputPath(stem: string, format: Format): string {
  return `${stem}.${format === 'text' ? 'txt' : format}`;
}

/** Path of the manifest of a brief, beside its outputs. */
export function manifestPath(stem: string): string {
  return `${stem}.manifest.json`;
}
