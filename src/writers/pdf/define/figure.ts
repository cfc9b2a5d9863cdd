import { captionLine, sourceLines, type PrintedLine } from '../../../document/lines.ts';
import type { Asset, Figure, Table } from '../../../document/model.ts';
import { missingAsset } from '../../../messages/pdf.ts';
import { setInlines, setText } from './inlines.ts';
import { captionText, noteText } from './look.ts';
import type { Node, Origin, TextNode } from './nodes.ts';
import { languageOf } from './paragraph.ts';
import { parentOf, type Scope } from './scope.ts';
import { addTag, contentOf, type Content, type Tag } from './structure.ts';

/** A chart or picture, its caption and source below, all on one page. */
export function setFigure(figure: Figure, scope: Scope): Node[] {
  const { context } = scope;
  const asset = context.assets.get(figure.asset);
  if (asset === undefined) {
    context.report(missingAsset(figure.asset, [...context.assets.keys()], figure.place));
    return [];
  }
  const parent = addTag(parentOf(scope), 'Div', languageOf(figure));
  const caption = captionLine(figure, context.document);
  // The caption is read before the picture that it stands under.
  const nodes = caption === undefined ? [] : [lineNode(caption, parent, scope, figure)];
  const alt = figure.alt ?? asset.alt;
  // An empty text says that the picture is decoration.
  const content = alt === '' ? undefined : contentOf(addTag(parent, 'Figure', { alt }), figure.place);
  nodes.push(...sourceLines(figure, context.document).map((line) => lineNode(line, parent, scope, figure)));
  const drawing = { ...drawingNode(figure, asset, content, scope), keepWithNext: nodes.length > 0 };
  return [
    {
      stack: [drawing, ...nodes],
      keepTogether: true,
      anchors: [figure.id],
      margin: [0, scope.paragraphSpace + 4, 0, scope.paragraphSpace + 8],
    },
  ];
}

function drawingNode(figure: Figure, asset: Asset, content: Content | undefined, scope: Scope): Node {
  const scale = Math.min(1, scope.width / asset.width);
  const box = {
    width: asset.width * scale,
    height: asset.height * scale,
    alignment: 'center' as const,
    origin: originOf(figure, 'a figure', scope),
    ...(content === undefined ? {} : { content }),
  };
  switch (asset.kind) {
    case 'drawing':
      return { svg: asset.svg, ...box };
    case 'picture':
      scope.context.images.set(figure.asset, asset.bytes);
      return { image: figure.asset, ...box };
  }
}

/** How findings call a figure or table. */
export function originOf(block: Figure | Table, otherwise: string, scope: Scope): Origin {
  return { name: scope.context.document.labels.get(block.id)?.text ?? otherwise, place: block.place };
}

/** A caption, source or note line around a figure or table. */
export function lineNode(
  line: PrintedLine,
  parent: Tag,
  scope: Scope,
  block: { readonly place?: Figure['place'] },
): TextNode {
  const { theme } = scope.context;
  const caption = line.kind === 'caption';
  const tag = addTag(parent, caption ? 'Caption' : 'P');
  const style = caption ? captionText(theme) : noteText(theme);
  const lead = setText(line.lead, tag, { bold: caption, ...(caption ? { color: theme.colors.accent } : {}) }, block.place);
  return {
    ...style,
    text: [...(line.lead === '' ? [] : [lead]), ...setInlines(line.content, tag, scope, {}, block.place)],
    margin: [0, caption ? 5 : 2, 0, 0],
  };
}
