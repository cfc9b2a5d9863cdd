import { posix } from 'node:path';
import type { Place } from '../diagnostic.ts';
import * as messages from '../messages/document.ts';
import { placed } from './directives/placed.ts';
import { definitionOf } from './inlines.ts';
import type { PhrasingContent } from './mdast.ts';
import type { Block } from './model.ts';
import type { Scope } from './scope.ts';
import { slugify } from './slug.ts';

type ImageNode = Extract<PhrasingContent, { type: 'image' | 'imageReference' }>;

/** The pictures of a paragraph that holds nothing else; undefined if it holds words. */
export function picturesOf(children: readonly PhrasingContent[]): ImageNode[] | undefined {
  const inked = children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  const images = inked.filter((child) => child.type === 'image' || child.type === 'imageReference');
  return images.length > 0 && images.length === inked.length ? images : undefined;
}

/** `![alt](seal.png "Caption")` as a figure. */
export function buildPicture(node: ImageNode, scope: Scope): Block[] {
  const { brief } = scope;
  const place = scope.placeOf(node);
  const target = node.type === 'image' ? node : definitionOf(node, scope);
  const address = target?.url ?? '';
  const path = picturePath(address);
  if (path === undefined) {
    brief.report(messages.refusedPicture(address, place));
    return [];
  }
  const title = target?.title ?? '';
  const alt = node.alt ?? '';
  if (title !== '' && alt === '') brief.report(messages.pictureWithoutAlt(path, place));
  return [
    {
      type: 'figure',
      id: brief.slugs.claim(`fig-${slugify(posix.basename(path).replace(/\.[^.]*$/, ''))}`),
      asset: `picture:${path}`,
      ...captionOf(title, scope, place),
      notes: [],
      alt,
      word: 'picture',
      ...placed({ place }),
    },
  ];
}

function captionOf(title: string, scope: Scope, place: Place | undefined) {
  return title === '' ? {} : { caption: scope.brief.buildLine(title, scope, place) };
}

/** A path inside the template's folder to a picture that can be printed; undefined for all else. */
function picturePath(address: string): string | undefined {
  if (/[\\:?#\p{Cc}]/u.test(address) || address.startsWith('/')) return undefined;
  const path = posix.normalize(address);
  return !path.startsWith('..') && /[^/]\.(png|jpe?g)$/i.test(path) ? path : undefined;
}
