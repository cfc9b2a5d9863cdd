import type { PageBrief } from '../brief/page.ts';

/** Another way to make the same brief. */
export interface Rival {
  readonly id: string;
  readonly output: 'pdf' | 'docx';
  /** How it takes charts. */
  readonly takes: 'svg' | 'png';
  /** Starts it in this process; throws if it is not installed. */
  open(): Promise<Engine>;
}

export interface Engine {
  render(brief: PageBrief): Promise<Uint8Array> | Uint8Array;
  close?(): Promise<void>;
}
