import type { Format } from '../template/model.ts';

/** What HTTP needs to know of a format without loading its writer. */
interface FormatFacts {
  readonly extension: string;
  readonly mediaType: string;
  /** Whether a browser would run what is in it, were it shown as a page of ours. */
  readonly isMarkup: boolean;
}

export const FORMAT_FACTS = {
  pdf: { extension: 'pdf', mediaType: 'application/pdf', isMarkup: false },
  docx: {
    extension: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    isMarkup: false,
  },
  html: { extension: 'html', mediaType: 'text/html; charset=utf-8', isMarkup: true },
  text: { extension: 'txt', mediaType: 'text/plain; charset=utf-8', isMarkup: false },
} as const satisfies Record<Format, FormatFacts>;

export const FORMATS = Object.keys(FORMAT_FACTS) as [Format, ...Format[]];
