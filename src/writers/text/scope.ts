import type { Assets, ResolvedDocument } from '../../document/model.ts';

/** What every part of the text is written from. */
export interface Scope {
  readonly document: ResolvedDocument;
  readonly assets: Assets;
}
