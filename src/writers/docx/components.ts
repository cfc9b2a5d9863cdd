import { type FileChild, type IContext, type IXmlableObject, ImageRun, Paragraph, type SectionProperties, XmlComponent } from 'docx';
import { TextWatermark } from 'docx/watermarks';
import { chartRun } from './chartRun.ts';
import { fileMark, MARK, markupMark, wordsMark } from './marks.ts';
import type { Child, LinkSlot, MarkupSlot, ParagraphSlot, PictureSlot } from './request.ts';
import { pixels } from './units.ts';

/** Components of the library for what stands at the top of a part. */
export function components(children: readonly Child[]): FileChild[] {
  return children.map((child) => component(child) as FileChild);
}

function component(child: Child): XmlComponent {
  if (typeof child === 'number') return new FinishedMarkup(child);
  switch (child.type) {
    case 'paragraph':
      return new FinishedParagraph(child);
    case 'picture':
      return picture(child);
    case 'chart':
      return chartRun(child);
    case 'watermark':
      return new TextWatermark({ text: child.text, font: child.font });
    case 'outwardLink':
      return new Hyperlink(child);
  }
}

/** XML that the library is not given. */
class FinishedMarkup extends XmlComponent {
  readonly #slot: MarkupSlot;

  constructor(slot: MarkupSlot) {
    super(MARK);
    this.#slot = slot;
  }

  override prepForXml(): IXmlableObject {
    return markupMark(this.#slot);
  }
}

/** A paragraph that has a style and nothing else of its own. */
class FinishedParagraph extends Paragraph {
  readonly #properties: MarkupSlot;
  readonly #runs: readonly XmlComponent[];
  #section: SectionProperties | undefined;

  constructor({ properties, runs }: ParagraphSlot) {
    super({});
    this.#properties = properties;
    this.#runs = runs.map(component);
  }

  /** Called by the library for the last paragraph of a section, which keeps the settings of it. */
  override addSectionProperties(section: SectionProperties): void {
    this.#section = section;
  }

  override removeSectionProperties(): void {
    this.#section = undefined;
  }

  override prepForXml(context: IContext): IXmlableObject {
    const section = this.#section === undefined ? [] : [this.#section.prepForXml(context)];
    const properties = { 'w:pPr': [markupMark(this.#properties), ...section] };
    return { 'w:p': [properties, ...this.#runs.map((run) => run.prepForXml(context))] };
  }
}

/** A link out of the document. */
class Hyperlink extends XmlComponent {
  readonly #url: string;
  readonly #runs: readonly XmlComponent[];

  constructor({ url, children }: LinkSlot) {
    super('w:hyperlink');
    this.#url = url;
    this.#runs = children.map(component);
  }

  override prepForXml(context: IContext): IXmlableObject {
    const { Relationships: relationships } = context.viewWrapper;
    const id = `link${relationships.RelationshipCount + 1}`;
    relationships.addRelationship(id, HYPERLINK, this.#url, 'External');
    const content = this.#runs.map((run) => run.prepForXml(context));
    return { 'w:hyperlink': [{ _attr: { 'r:id': `rId${id}`, 'w:history': 1 } }, ...content] };
  }
}

const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

function picture({ name, description, decorative, width, height, kind, file, vector }: PictureSlot): XmlComponent {
  const image = {
    transformation: { width: pixels(width), height: pixels(height) },
    altText: { name: wordsMark(name), description: wordsMark(description) },
    decorative,
  };
  const shown = { type: kind, data: fileMark(file) };
  if (vector === undefined) return new ImageRun({ ...shown, ...image });
  return new ImageRun({ type: 'svg', data: fileMark(vector), fallback: shown, ...image });
}
