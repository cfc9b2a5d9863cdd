import { BriefError } from '../../diagnostic.ts';
import { badKey } from '../../messages/service.ts';

/** Throws `BriefError` for a key that could lead out of the storage, or that not every storage can hold. */
export function checkKey(key: string): void {
  const steps = key.split('/');
  const isRight = key.length <= 500 && steps.every((step) => /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(step));
  if (!isRight) throw new BriefError([badKey(key)]);
}
