const SCHEMES = ['http:', 'https:', 'mailto:'];
const TIDY = /^(?:https?:\/\/|mailto:)[\w!#$%&'()*+,./:;=?@[\]~-]+$/i;

/** The address of a link if briefs may hold it, written so that every format can; else undefined. */
export function allowedUrl(address: string): string | undefined {
  const url = URL.parse(address);
  if (url === null || !SCHEMES.includes(url.protocol)) return undefined;
  return TIDY.test(address) ? address : url.href;
}
