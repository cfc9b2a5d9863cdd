/** How Word is told a language: which attribute of `w:lang`, its tag with region, and the direction. */
export interface WordLanguage {
  readonly attribute: 'w:val' | 'w:eastAsia' | 'w:bidi';
  readonly tag: string;
  readonly rightToLeft: boolean;
}

const EAST_ASIAN: ReadonlySet<string> = new Set(['Hans', 'Hant', 'Jpan', 'Kore']);
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo']);

const known = new Map<string, WordLanguage>();

/** A BCP 47 tag in Word's terms: "ru" is `ru-RU`. A tag that is none is passed on as it is. */
export function wordLanguage(language: string): WordLanguage {
  let found = known.get(language);
  if (found === undefined) known.set(language, (found = readLanguage(language)));
  return found;
}

function readLanguage(language: string): WordLanguage {
  let locale: Intl.Locale;
  try {
    locale = new Intl.Locale(language).maximize();
  } catch {
    return { attribute: 'w:val', tag: language, rightToLeft: false };
  }
  const script = locale.script ?? 'Latn';
  const tag = locale.region === undefined ? locale.language : `${locale.language}-${locale.region}`;
  const rightToLeft = RIGHT_TO_LEFT.has(script);
  return { attribute: rightToLeft ? 'w:bidi' : EAST_ASIAN.has(script) ? 'w:eastAsia' : 'w:val', tag, rightToLeft };
}
