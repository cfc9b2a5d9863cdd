import { headingLead } from '../../../document/lines.ts';
import type { Heading, Paragraph } from '../../../document/model.ts';
import { inlineText } from '../../../document/walk.ts';
import { setInlines, setText } from './inlines.ts';
import { headingText } from './look.ts';
import type { Margin, Node, Run, TextNode, TextStyle } from './nodes.ts';
import { languageOf, paragraphNode } from './paragraph.ts';
import { parentOf, type Scope } from './scope.ts';
import { addTag, type Tag } from './structure.ts';

/** Space above and below headings of levels 1 to 5, as multiples of the body size. */
const SPACE: readonly (readonly [above: number, below: number])[] = [
  [2.1, 0.75],
  [1.5, 0.45],
  [1.1, 0.3],
  [0.9, 0.25],
  [0.9, 0.25],
];

export function setHeading(heading: Heading, scope: Scope): Node[] {
  const { theme, document } = scope.context;
  const tag = headingTag(heading, scope);
  const style = headingText(theme, heading.level);
  const node: TextNode = {
    ...style,
    text: headingRuns(heading, tag, scope, {}),
    margin: margin(heading.level, theme.sizes.body),
    anchors: [heading.id],
    keepWithNext: true,
    balanced: true,
  };
  if (heading.level === 1) {
    node.sectionName = headingLead(heading, document) + inlineText(heading.children, document.labels);
  }
  return [node];
}

/** A heading and the paragraph that it runs into: two elements on one line. */
export function setRunInHeading(heading: Heading, paragraph: Paragraph, scope: Scope): Node[] {
  const { theme } = scope.context;
  const { alignment: _, lineHeight: __, ...style } = headingText(theme, heading.level);
  const runs = headingRuns(heading, headingTag(heading, scope), scope, style);
  const tag = addTag(parentOf(scope), 'P', languageOf(paragraph));
  const text = setInlines(paragraph.children, tag, scope, {}, paragraph.place);
  // The gap belongs to the line alone: both elements keep their own text.
  const gap: Run = { text: '\u2002', font: theme.fonts.body };
  return [{ ...paragraphNode([...runs, gap, ...text], scope), anchors: [heading.id] }];
}

function headingRuns(heading: Heading, tag: Tag, scope: Scope, style: TextStyle): Run[] {
  const lead = headingLead(heading, scope.context.document);
  return [
    ...(lead === '' ? [] : [setText(lead, tag, style, heading.place)]),
    ...setInlines(heading.children, tag, scope, style, heading.place),
  ];
}

function headingTag(heading: Heading, scope: Scope): Tag {
  const role = scope.context.headingRoles.get(heading) ?? 'H2';
  const parent =
    scope.sections === undefined || heading.runIn ? parentOf(scope) : scope.sections.open(heading);
  return addTag(parent, role, languageOf(heading));
}

function margin(level: number, body: number): Margin {
  const [above, below] = SPACE[level - 1] ?? SPACE[4]!;
  return [0, above * body, 0, below * body];
}
