import { carboneDocx, carbonePdf } from './carbone.ts';
import { chromium } from './chromium.ts';
import { docxByHand, docxWithPages } from './docx.ts';
import { docxtemplater } from './docxtemplater.ts';
import type { Rival } from './model.ts';
import { pdfmake } from './pdfmake.ts';
import { typst } from './typst.ts';

/** A new rival is a file and a line here. */
export const RIVALS: readonly Rival[] = [typst, pdfmake, chromium, carbonePdf, carboneDocx, docxByHand, docxWithPages, docxtemplater];
