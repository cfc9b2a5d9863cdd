/** Words as an id: `Drug Flow/Transit` is `drug-flow-transit`. Letters of any script stay. */
export function slugify(words: string): string {
  const slug = words
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
  return /^\p{L}/u.test(slug) ? slug : `section-${slug}`.replace(/-$/, '');
}

/** Hands out ids, each once: a slug that is taken gets `-2`, `-3` and so on. */
export interface Slugs {
  claim(slug: string): string;
}

export function openSlugs(): Slugs {
  const taken = new Set<string>();
  return {
    claim(slug) {
      let id = slug;
      for (let count = 2; taken.has(id); count += 1) id = `${slug}-${count}`;
      taken.add(id);
      return id;
    },
  };
}

/** What an author may give as id: it also names places in HTML, PDF and Word. */
export function isId(value: string): boolean {
  return /^\p{L}[\p{L}\p{M}\p{N}._-]*$/u.test(value);
}
