import { openCache } from '../../cache.ts';
import { canonicalParts } from './canonical.ts';
import type { Holdings } from './holdings.ts';
import { makePackage } from './library.ts';
import { fillPart, markedFile } from './marks.ts';
import type { PackageRequest } from './request.ts';

/** A package with blanks where a brief's own XML and files go, by the paths of its parts. */
type Form = ReadonlyMap<string, FormPart>;

type FormPart = { readonly blank: string } | { readonly file: number } | { readonly content: string | Uint8Array };

const FORMS_KEPT = 32;

/** Requests longer than this are rarely made again, and their forms are large. */
const LONGEST_KEY = 50_000;

const forms = openCache<Form>(FORMS_KEPT);

/**
 * The parts of a package in a new map. The library makes its form, once for all briefs that are alike but for their
 * words, numbers and pictures.
 */
export function fillForm(request: PackageRequest, holdings: Holdings): Map<string, Uint8Array | string> {
  const key = JSON.stringify(request);
  const form = key.length > LONGEST_KEY ? makeForm(request) : forms.keep(key, () => makeForm(request));
  return new Map([...form].map(([path, part]) => [path, filled(part, holdings)]));
}

function makeForm(request: PackageRequest): Form {
  return new Map([...canonicalParts(makePackage(request))].map(([path, content]) => [path, formPart(path, content)]));
}

const FILES = /^word\/media\//;

/** Parts that hold what we print. */
const TEXT_PARTS = /^word\/(?:document|footnotes|header\d+|footer\d+)\.xml$/;

function formPart(path: string, content: string | Uint8Array): FormPart {
  if (FILES.test(path)) return { file: markedFile(content as Uint8Array) };
  return TEXT_PARTS.test(path) ? { blank: content as string } : { content };
}

function filled(part: FormPart, holdings: Holdings): string | Uint8Array {
  if ('blank' in part) return fillPart(part.blank, holdings);
  return 'file' in part ? holdings.file(part.file) : part.content;
}
