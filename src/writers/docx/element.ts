import { FileChild, type IContext, type IXmlableObject, Paragraph, type SectionProperties, type XmlComponent } from 'docx';
import { tag } from './markup.ts';
import { type Finished, MARK } from './finished.ts';

/** A piece of a part: finished XML, or a component for which the library adds parts or relations. */
export type Piece = string | XmlComponent;

type Attributes = Readonly<Record<string, string | number>>;

/** An element: finished where all in it is. */
export function element(name: string, attributes: Attributes, children: readonly Piece[], finished: Finished): Piece {
  return children.every((child) => typeof child === 'string') ? tag(name, attributes, ...children) : new Container(name, attributes, children, finished);
}

/** An element with components in it. */
export class Container extends FileChild {
  readonly #name: string;
  readonly #attributes: Attributes;
  readonly #children: readonly Piece[];
  readonly #finished: Finished;

  constructor(name: string, attributes: Attributes, children: readonly Piece[], finished: Finished) {
    super(name);
    this.#name = name;
    this.#attributes = attributes;
    this.#children = children;
    this.#finished = finished;
  }

  override prepForXml(context: IContext): IXmlableObject {
    return { [this.#name]: [{ _attr: this.#attributes }, ...contentOf(this.#children, this.#finished, context)] };
  }
}

/** Finished XML at the top of a part. */
export class Block extends FileChild {
  readonly #markup: string;
  readonly #finished: Finished;

  constructor(markup: string, finished: Finished) {
    super(MARK);
    this.#markup = markup;
    this.#finished = finished;
  }

  override prepForXml(): IXmlableObject {
    return this.#finished.mark(this.#markup);
  }
}

/** A paragraph that has a style and nothing else of its own. */
export class StyledParagraph extends Paragraph {
  readonly #properties: string;
  readonly #runs: readonly Piece[];
  readonly #finished: Finished;
  #section: SectionProperties | undefined;

  /** `properties`: the content of `w:pPr`. */
  constructor(properties: string, runs: readonly Piece[], finished: Finished) {
    super({});
    this.#properties = properties;
    this.#runs = runs;
    this.#finished = finished;
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
    const properties = { 'w:pPr': [this.#finished.mark(this.#properties), ...section] };
    return { 'w:p': [properties, ...contentOf(this.#runs, this.#finished, context)] };
  }
}

/** A link out of the document, which its part lists among its relationships. */
export class OutwardLink extends Container {
  readonly #url: string;

  constructor(url: string, runs: readonly Piece[], finished: Finished) {
    super('w:hyperlink', {}, runs, finished);
    this.#url = url;
  }

  override prepForXml(context: IContext): IXmlableObject {
    const { Relationships: relationships } = context.viewWrapper;
    const id = `link${relationships.RelationshipCount + 1}`;
    relationships.addRelationship(id, HYPERLINK, this.#url, 'External');
    const [, ...content] = super.prepForXml(context)['w:hyperlink'] as unknown[];
    return { 'w:hyperlink': [{ _attr: { 'r:id': `rId${id}`, 'w:history': 1 } }, ...content] };
  }
}

const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

/** Pieces for the library, those that are finished and stand together as one. */
function contentOf(pieces: readonly Piece[], finished: Finished, context: IContext): unknown[] {
  const content: unknown[] = [];
  let markup = '';
  const flush = (): void => {
    if (markup !== '') content.push(finished.mark(markup));
    markup = '';
  };
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      markup += piece;
    } else {
      flush();
      content.push(piece.prepForXml(context));
    }
  }
  flush();
  return content;
}
