import { FileChild, type IContext, type IXmlableObject, Paragraph, type SectionProperties, type XmlComponent } from 'docx';

type Attributes = Readonly<Record<string, string | number>>;

/** An element in the tree that the library writes out; its name and attributes are the XML's own. */
export class Element extends FileChild {
  readonly #name: string;
  readonly #attributes: Attributes | undefined;
  readonly #children: readonly (XmlComponent | string)[];

  constructor(name: string, attributes?: Attributes, children: readonly (XmlComponent | string)[] = []) {
    super(name);
    this.#name = name;
    this.#attributes = attributes;
    this.#children = children;
  }

  override prepForXml(context: IContext): IXmlableObject {
    return { [this.#name]: contentOf(this.#attributes, this.#children, context) };
  }
}

/** An element whose whole content is its `w:val`. */
export function value(name: string, content: string | number): Element {
  return new Element(name, { 'w:val': content });
}

/** A paragraph that has a style and nothing else of its own. */
export class StyledParagraph extends Paragraph {
  readonly #properties: readonly Element[];
  readonly #mark: Element | undefined;
  readonly #runs: readonly XmlComponent[];
  #section: SectionProperties | undefined;

  /** `mark`: properties of the paragraph mark. */
  constructor(properties: readonly Element[], mark: Element | undefined, runs: readonly XmlComponent[]) {
    super({});
    this.#properties = properties;
    this.#mark = mark;
    this.#runs = runs;
  }

  /** Called by the library for the last paragraph of a section, which keeps the settings of it. */
  override addSectionProperties(section: SectionProperties): void {
    this.#section = section;
  }

  override removeSectionProperties(): void {
    this.#section = undefined;
  }

  override prepForXml(context: IContext): IXmlableObject {
    const last = [this.#mark, this.#section].filter((part) => part !== undefined);
    const properties = new Element('w:pPr', undefined, [...this.#properties, ...last]);
    return { 'w:p': contentOf(undefined, [properties, ...this.#runs], context) };
  }
}

/** A link out of the document, which its part lists among its relationships. */
export class OutwardLink extends Element {
  readonly #url: string;

  constructor(url: string, runs: readonly XmlComponent[]) {
    super('w:hyperlink', undefined, runs);
    this.#url = url;
  }

  override prepForXml(context: IContext): IXmlableObject {
    const { Relationships: relationships } = context.viewWrapper;
    const id = `link${relationships.RelationshipCount + 1}`;
    relationships.addRelationship(id, HYPERLINK, this.#url, 'External');
    const content = super.prepForXml(context)['w:hyperlink'];
    const attributes = { _attr: { 'r:id': `rId${id}`, 'w:history': 1 } };
    return { 'w:hyperlink': [attributes, ...(Array.isArray(content) ? content : [])] };
  }
}

const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

function contentOf(attributes: Attributes | undefined, children: readonly (XmlComponent | string)[], context: IContext): unknown {
  if (children.length === 0) return attributes === undefined ? {} : { _attr: attributes };
  const content: unknown[] = attributes === undefined ? [] : [{ _attr: attributes }];
  for (const child of children) {
    content.push(typeof child === 'string' ? child : child.prepForXml(context));
  }
  return content;
}
