import { createRequire } from 'node:module';

/**
 * The only door to pdfmake: its classes are private modules of a CommonJS package, so they are
 * loaded here, typed by `types.d.ts`, and nowhere else.
 */
const load = createRequire(import.meta.url);

type Default<T extends { default: unknown }> = T['default'];

const part = <T extends { default: unknown }>(name: string): Default<T> =>
  (load(`pdfmake/js/${name}.js`) as T).default;

export const PDFDocument = part<typeof import('pdfmake/js/PDFDocument.js')>('PDFDocument');
export const LayoutBuilder = part<typeof import('pdfmake/js/LayoutBuilder.js')>('LayoutBuilder');
export const DocPreprocessor = part<typeof import('pdfmake/js/DocPreprocessor.js')>('DocPreprocessor');
export const DocMeasure = part<typeof import('pdfmake/js/DocMeasure.js')>('DocMeasure');
export const DocumentContext = part<typeof import('pdfmake/js/DocumentContext.js')>('DocumentContext');
export const PageElementWriter = part<typeof import('pdfmake/js/PageElementWriter.js')>('PageElementWriter');
export const Renderer = part<typeof import('pdfmake/js/Renderer.js')>('Renderer');
export const StyleContextStack = part<typeof import('pdfmake/js/StyleContextStack.js')>('StyleContextStack');
export const SVGMeasure = part<typeof import('pdfmake/js/SVGMeasure.js')>('SVGMeasure');
export const TextInlines = part<typeof import('pdfmake/js/TextInlines.js')>('TextInlines');
export const Line = part<typeof import('pdfmake/js/Line.js')>('Line');
