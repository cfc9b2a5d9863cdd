import type StyleContextStack from 'pdfmake/js/StyleContextStack.js';
import type { Node, Run, StackNode, TextNode } from '../define/nodes.ts';
import { DocMeasure, TextInlines } from '../pdfmake.ts';
import type { BriefPdf } from '../render/document.ts';
import type { Face, RunStyle } from './face.ts';
import { Paragraph, type StyledRun } from './paragraph.ts';

/** Raised and lowered text: size and distance from the base line, as parts of the size around. */
const SCRIPT_SIZE = 0.64;
const RAISED = 0.36;
const LOWERED = -0.14;

/** A text node after measuring. */
export interface MeasuredText extends TextNode {
  _inlines: [Paragraph];
  _leader?: { readonly page: StyledRun; readonly dots: StyledRun };
}

/** Measures text as paragraphs, not as pdfmake's words. */
export class ParagraphMeasure extends TextInlines {
  declare pdfDocument: BriefPdf;
  readonly #language: string;

  constructor(document: BriefPdf, language: string) {
    super(document);
    this.#language = language;
  }

  override buildInlines(
    text: Run[],
    styles: StyleContextStack,
  ): { items: Paragraph[]; minWidth: number; maxWidth: number } {
    const inherited = inherit(styles);
    const base = this.#style(inherited);
    const runs = text.flatMap((run) => this.#cover(run, hasLook(run) ? this.#style(lookOf(run, inherited)) : base));
    const paragraph = new Paragraph(runs, {
      alignment: inherited.alignment,
      hyphenate: styles.getProperty('hyphenate') === true,
      balanced: styles.getProperty('balanced') === true,
      language: this.#language,
      base,
    });
    return { items: [paragraph], minWidth: paragraph.minWidth, maxWidth: paragraph.maxWidth };
  }

  /** A run in its own style. */
  styled(run: Run, styles: StyleContextStack): StyledRun {
    return { run, text: run.text, style: this.#style(lookOf(run, inherit(styles))) };
  }

  /** The run cut into stretches that one font has all the characters of. */
  #cover(run: Run, style: RunStyle): StyledRun[] {
    return this.pdfDocument.facesFor(run.text, style.face).map((part) => ({
      run,
      text: part.text,
      style: part.face === style.face ? style : { ...style, face: part.face },
    }));
  }

  #style(look: Look & { readonly script?: Run['script'] }): RunStyle {
    const face: Face = this.pdfDocument.face(look.font, look.bold, look.italics);
    const scale = look.script === undefined ? 1 : SCRIPT_SIZE;
    const rise = look.script === undefined ? 0 : look.script === 'super' ? RAISED : LOWERED;
    return {
      face,
      size: look.fontSize * scale,
      color: look.color,
      leading: look.fontSize * look.lineHeight,
      rise: rise * look.fontSize,
      spacing: look.characterSpacing,
      features: look.fontFeatures,
    };
  }
}

interface Look {
  readonly font: string;
  readonly fontSize: number;
  readonly bold: boolean;
  readonly italics: boolean;
  readonly color: string;
  readonly lineHeight: number;
  readonly characterSpacing: number;
  readonly alignment: 'left' | 'center' | 'right' | 'justify';
  readonly fontFeatures: readonly string[] | undefined;
}

function inherit(styles: StyleContextStack): Look {
  const value = <T>(name: string, otherwise: T): T => (styles.getProperty(name) as T | undefined) ?? otherwise;
  return {
    font: value('font', ''),
    fontSize: value('fontSize', 10),
    bold: value('bold', false),
    italics: value('italics', false),
    color: value('color', '#000000'),
    lineHeight: value('lineHeight', 1.2),
    characterSpacing: value('characterSpacing', 0),
    alignment: value('alignment', 'left'),
    fontFeatures: value('fontFeatures', undefined),
  };
}

const LOOKS = ['font', 'fontSize', 'bold', 'italics', 'color', 'lineHeight', 'characterSpacing', 'fontFeatures', 'script'] as const satisfies readonly (keyof Run)[];

/** Whether a run looks otherwise than the text around it. */
function hasLook(run: Run): boolean {
  return LOOKS.some((look) => run[look] !== undefined);
}

function lookOf(run: Run, inherited: Look): Look & Pick<Run, 'script'> {
  return {
    font: run.font ?? inherited.font,
    fontSize: run.fontSize ?? inherited.fontSize,
    bold: run.bold ?? inherited.bold,
    italics: run.italics ?? inherited.italics,
    color: run.color ?? inherited.color,
    lineHeight: run.lineHeight ?? inherited.lineHeight,
    characterSpacing: run.characterSpacing ?? inherited.characterSpacing,
    alignment: inherited.alignment,
    fontFeatures: run.fontFeatures ?? inherited.fontFeatures,
    ...(run.script === undefined ? {} : { script: run.script }),
  };
}

/** Measures the nodes of our own beside those of pdfmake. */
export class BriefMeasure extends DocMeasure {
  declare textInlines: ParagraphMeasure;

  override measureNode(node: Node): object {
    const measured = super.measureNode(node);
    if (node.marker !== undefined) {
      node.marker._inlines = this.textInlines.buildInlines(node.marker.runs, this.styleStack).items;
    }
    if ('leader' in node && node.leader !== undefined) {
      const pushed = this.styleStack.autopush(node);
      Object.assign(node, {
        _leader: {
          page: this.textInlines.styled(node.leader.page, this.styleStack),
          dots: this.textInlines.styled(node.leader.dots, this.styleStack),
        },
      });
      this.styleStack.pop(pushed);
    }
    return measured;
  }

  override measureVerticalContainer(node: StackNode): object {
    const measured = super.measureVerticalContainer(node) as StackNode & { _minWidth: number; _maxWidth: number };
    const { grid } = node;
    if (grid !== undefined) {
      for (const row of grid.rows) {
        for (const cell of row.cells) this.measureNode(cell.node);
      }
      if (grid.continued !== undefined) this.measureNode(grid.continued);
      measured._minWidth = 0;
      measured._maxWidth = 0;
    }
    return measured;
  }
}
