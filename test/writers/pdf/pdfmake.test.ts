import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import * as loaded from '../../../src/writers/pdf/pdfmake.ts';

/** The writer extends private parts of pdfmake: a new version must be looked at before it is taken. */

const load = createRequire(import.meta.url);

const pdfmake: Readonly<Record<string, unknown>> = { ...loaded };

test('pdfmake and pdfkit are the versions that were looked at', () => {
  expect((load('pdfmake/package.json') as { version: string }).version).toBe('0.3.11');
  expect((load('pdfkit/package.json') as { version: string }).version).toBe('0.19.1');
});

const METHODS: Readonly<Record<keyof typeof loaded, readonly string[]>> = {
  PDFDocument: [
    'provideFont', 'getFontFile', 'font', 'addPage', 'addContent', 'annotate', 'addNamedDestination', 'struct', 'addStructure',
    'markStructureContent', 'endMarkedContent', 'getStructTreeRoot', 'getStructParentTree', 'createStructParentTreeNextKey',
    'appendXML', 'endOutline', '_write', '_finalize', '_addInfo',
  ],
  LayoutBuilder: ['processNode', 'processVerticalContainer', 'processColumns', 'addHeadersAndFooters', 'addWatermark'],
  DocPreprocessor: ['preprocessDocument', 'preprocessBlock'],
  DocMeasure: ['measureDocument', 'measureBlock', 'measureNode', 'measureVerticalContainer'],
  DocumentContext: ['addPage', 'initializePage', 'moveDown', 'addMargin', 'getCurrentPage', 'beginColumnGroup', 'completeColumnGroup'],
  PageElementWriter: ['context', 'addPage', 'moveToNextPage', 'alignLine', 'addFragment'],
  Renderer: ['renderPages', 'renderVector', 'renderSVG', 'renderImage', 'renderWatermark'],
  StyleContextStack: ['clone', 'push', 'pop', 'autopush', 'auto', 'getProperty'],
  SVGMeasure: ['measureSVG', 'writeDimensions'],
  TextInlines: ['buildInlines'],
  Line: ['getHeight', 'getWidth', 'clone'],
};

test('the classes have the methods that are extended or called', () => {
  for (const [name, methods] of Object.entries(METHODS)) {
    const { prototype } = pdfmake[name] as { prototype: Record<string, unknown> };
    for (const method of methods) expect(typeof prototype[method], `${name}.${method}`).toBe('function');
  }
});
