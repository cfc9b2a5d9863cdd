import type { LocatedText } from './located.ts';
import type { Template } from './model.ts';

/** A string of the front matter that may hold Handlebars. */
export interface FrontMatterText extends LocatedText {
  /** `title`, `cover.Edition` */
  readonly key: string;
}

/** Every string of the front matter that is expanded, and where it stands. */
export function frontMatterTexts({ settings, places, body }: Template): FrontMatterText[] {
  const { title, subtitle, runningTitle, subject, watermark } = settings;
  const texts = new Map<string, string | undefined>([
    ...Object.entries({ title, subtitle, runningTitle, subject, watermark }),
    ...[...settings.cover].map(([label, text]): [string, string] => [`cover.${label}`, text]),
  ]);
  return [...texts].flatMap(([key, text]) => {
    if (text === undefined) return [];
    const place = places?.get(key);
    const column = place?.column;
    return [{ key, file: body.file, text, firstLine: place?.line ?? 1, ...(column === undefined ? {} : { firstColumn: column }) }];
  });
}
