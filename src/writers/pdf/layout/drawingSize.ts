import { SVGMeasure } from '../pdfmake.ts';

/** Reads and writes the size of drawings at their root: pdfmake would parse each of them twice for it. */
export class DrawingSize extends SVGMeasure {
  override measureSVG(svg: string): { width: number; height: number } {
    const [root] = rootOf(svg);
    return { width: sizeOf(root, 'width'), height: sizeOf(root, 'height') };
  }

  /** Size of the coordinates that the drawing is made in. */
  boxOf(svg: string): { width: number; height: number } {
    const box = /\sviewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(rootOf(svg)[0]);
    return box === null ? this.measureSVG(svg) : { width: Number(box[1]), height: Number(box[2]) };
  }

  override writeDimensions(svg: string, size: { width: number; height: number }): string {
    const [root, rest] = rootOf(svg);
    const plain = root.replaceAll(/\s(?:width|height)="[^"]*"/g, '');
    const box = /\sviewBox=/.test(root) ? '' : ` viewBox="0 0 ${sizeOf(root, 'width')} ${sizeOf(root, 'height')}"`;
    return `${plain.slice(0, -1)} width="${size.width}" height="${size.height}"${box}>${rest}`;
  }
}

/** The start tag of the root and what follows it. */
function rootOf(svg: string): [root: string, rest: string] {
  const end = svg.indexOf('>') + 1;
  return [svg.slice(0, end), svg.slice(end)];
}

function sizeOf(root: string, name: 'width' | 'height'): number {
  return Number(new RegExp(`\\s${name}="([\\d.]+)`).exec(root)?.[1] ?? 0);
}
