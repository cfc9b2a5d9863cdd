import { BriefError } from '../../diagnostic.ts';
import * as messages from '../../messages/service.ts';
import type { Config } from '../config/schema.ts';
import { isOpen } from '../config/exposure.ts';
import type { Actor } from '../model.ts';
import { KEY_PREFIX, openKeyRing } from './keys.ts';
import { openTokenVerifier } from './tokens.ts';

/** What a request shows of who sends it. */
export interface Credentials {
  /** The header `Authorization`. */
  readonly authorization?: string;
  /** The header `X-API-Key`. */
  readonly apiKey?: string;
}

/** Finds out who asks. Throws `BriefError` if it cannot be known. */
export type Authenticate = (credentials: Credentials) => Promise<Actor>;

/** Whoever reaches a service without keys sits at its machine. */
const LOCAL: Actor = { name: 'local', role: 'operator' };

export function openAuthentication(config: Config, clock: () => Date): Authenticate {
  if (isOpen(config)) return async () => LOCAL;
  const keys = openKeyRing(config.auth.keys, clock);
  const tokens = config.auth.oidc === undefined ? undefined : openTokenVerifier(config.auth.oidc, clock);

  return async ({ authorization, apiKey }) => {
    const secret = apiKey ?? /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    if (secret === undefined) throw new BriefError([messages.noCredentials()]);
    const isKey = apiKey !== undefined || secret.startsWith(KEY_PREFIX) || tokens === undefined;
    if (!isKey) return tokens.verify(secret);
    const actor = keys.find(secret);
    if (actor === undefined) throw new BriefError([messages.badApiKey()]);
    return actor;
  };
}
