import type { Theme } from '../../../theme.ts';
import type { RunLook } from '../formatting.ts';
import type { Trait } from '../model.ts';
import { type Style, themeColors } from './style.ts';

/** Character styles by what a run is; a run that is several of them gets a style that joins theirs. */
export const TRAIT_STYLES = {
  strong: { id: 'Strong', name: 'Strong' },
  emphasis: { id: 'Emphasis', name: 'Emphasis' },
  code: { id: 'VerbatimChar', name: 'Verbatim Char' },
  superscript: { id: 'Superscript', name: 'Superscript' },
  subscript: { id: 'Subscript', name: 'Subscript' },
  link: { id: 'Hyperlink', name: 'Hyperlink' },
  reference: { id: 'CrossReference', name: 'Cross-Reference' },
  boundFigure: { id: 'BoundFigure', name: 'Bound Figure' },
  missing: { id: 'NotAvailable', name: 'Not Available' },
  marking: { id: 'MarkingText', name: 'Marking Text' },
  captionLabel: { id: 'CaptionLabel', name: 'Caption Label' },
  coverLabel: { id: 'CoverLabel', name: 'Cover Label' },
} as const satisfies Record<Trait, { id: string; name: string }>;

export const TRAITS = Object.keys(TRAIT_STYLES) as readonly Trait[];

/** Id of the character style of a run; undefined for a plain one. */
export function traitStyleId(traits: readonly Trait[]): string | undefined {
  if (traits.length === 0) return undefined;
  return traits.map((trait) => TRAIT_STYLES[trait].id).join('');
}

/** The character style of runs with these traits, in the order of `TRAITS`. */
export function traitStyle(traits: readonly Trait[], theme: Theme): Style {
  const looks = traitLooks(theme);
  return {
    id: traitStyleId(traits)!,
    name: traits.map((trait) => TRAIT_STYLES[trait].name).join(' '),
    basedOn: 'DefaultParagraphFont',
    priority: 20,
    quick: traits.length === 1,
    run: Object.assign({}, ...traits.map((trait) => looks[trait])) as RunLook,
  };
}

function traitLooks(theme: Theme): Record<Trait, RunLook> {
  const colors = themeColors(theme);
  return {
    strong: { bold: true },
    emphasis: { italic: true },
    code: { font: 'heading', noProof: true },
    superscript: { position: 'superscript' },
    subscript: { position: 'subscript' },
    link: { color: colors.link, underline: true },
    reference: { color: colors.link },
    boundFigure: {},
    missing: { color: colors.muted },
    marking: { bold: true, color: colors.marking, spacing: 0.8 },
    captionLabel: { bold: true, color: colors.accent },
    coverLabel: { color: colors.muted },
  };
}

/** Style for the mark of a footnote, in the text and before the note. */
export const FOOTNOTE_REFERENCE: Style = {
  id: 'FootnoteReference',
  name: 'footnote reference',
  basedOn: 'DefaultParagraphFont',
  priority: 99,
  run: { position: 'superscript' },
};
