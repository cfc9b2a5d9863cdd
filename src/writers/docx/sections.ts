import type { Block, Columns } from '../../document/model.ts';
import { changeFirstParagraph, onNewPage, SEPARATOR, wordBlocks } from './blocks/index.ts';
import type { WordBlock, WordSection } from './model.ts';
import { textWidth } from './page.ts';
import type { Flow, Scope } from './scope.ts';

/** Space between columns, in points. */
const COLUMN_GAP = 20;

/** The document cut where the page turns or the number of columns changes. */
export function wordSections(scope: Scope): WordSection[] {
  const sections = cut(scope.document.blocks, false, scope);
  return sections.length === 0 ? [{ landscape: false, continuous: false, blocks: [] }] : sections;
}

function cut(blocks: readonly Block[], landscape: boolean, scope: Scope): WordSection[] {
  const sections: WordSection[] = [];
  const flow: Flow = { width: textWidth(scope.page, landscape), text: 'BodyText', listLevel: 0, frame: 'none' };
  let run: Block[] = [];
  const add = (section: WordSection): void => {
    if (section.blocks.length > 0) sections.push({ ...section, blocks: closed(section.blocks) });
  };
  const flush = (): void => {
    const continuous = sections.at(-1)?.columns !== undefined;
    const written = wordBlocks(run, flow, scope);
    add({ landscape, continuous, blocks: written });
    run = [];
  };
  for (const block of blocks) {
    if (block.type === 'columns') {
      const startsPage = run.at(-1)?.type === 'pageBreak' || isCoverPage(run.at(-1));
      flush();
      const columns = columnSection(block, landscape, flow, scope);
      add(startsPage ? { ...columns, blocks: onNewPage(columns.blocks) } : { ...columns, continuous: sections.length > 0 });
    } else if (block.type === 'landscape' && !landscape) {
      flush();
      sections.push(...cut(block.children, true, scope));
    } else {
      run.push(block);
    }
  }
  flush();
  return sections;
}

function isCoverPage(block: Block | undefined): boolean {
  return block?.type === 'cover' && block.layout === 'page';
}

function columnSection(block: Columns, landscape: boolean, flow: Flow, scope: Scope): WordSection {
  const gaps = COLUMN_GAP * (block.columns.length - 1);
  const widths = block.columns.map(({ width }) => (flow.width - gaps) * width);
  const blocks = block.columns.flatMap((column, index) => {
    const inner = { ...flow, width: widths[index]! };
    const written = wordBlocks(column.children, inner, scope);
    return index === 0 ? written : inNextColumn(written);
  });
  return { landscape, columns: { widths, gap: COLUMN_GAP }, continuous: true, blocks };
}

/** Begins a new column before the first line of text. */
function inNextColumn(blocks: readonly WordBlock[]): WordBlock[] {
  const [first, ...rest] = blocks.length === 0 ? [SEPARATOR] : blocks;
  // A break inside a cell does not leave the table, so a table needs a line before it.
  if (first!.type === 'table') return inNextColumn([SEPARATOR, ...blocks]);
  const broken = changeFirstParagraph(first!, (paragraph) => ({
    ...paragraph,
    children: [{ type: 'break', of: 'column' }, ...paragraph.children],
  }));
  return [broken, ...rest];
}

/** Word keeps the settings of a section in its last paragraph. */
function closed(blocks: readonly WordBlock[]): readonly WordBlock[] {
  const last = blocks.at(-1);
  return last?.type === 'paragraph' && last.children.length > 0 ? blocks : [...blocks, SEPARATOR];
}
