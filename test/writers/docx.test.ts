import { readDocx } from '../support/docxText.ts';
import { docxWriter } from '../../src/writers/docx/index.ts';
import { describeWriter } from './contract/contract.ts';
import { docxPieces, docxProperties } from '../support/docxText.ts';

describeWriter(docxWriter, async (bytes) => docxPieces(readDocx(bytes)), { properties: async (bytes) => docxProperties(bytes) });
