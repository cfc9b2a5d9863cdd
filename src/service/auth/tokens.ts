import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { BriefError } from '../../diagnostic.ts';
import * as messages from '../../messages/service.ts';
import type { IdentityProvider } from '../config/schema.ts';
import type { Actor } from '../model.ts';
import { ROLES } from './roles.ts';

/** Checks bearer tokens of an identity provider. */
export interface TokenVerifier {
  /** Throws `BriefError` with what is wrong with the token, or that the provider cannot be reached. */
  verify(token: string): Promise<Actor>;
}

/** Signatures that a provider makes with a key of its own; a secret shared with it proves nothing. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

const PATIENCE = 5_000;

const discoveryDocument = z.object({ issuer: z.string(), jwks_uri: z.url() });

export function openTokenVerifier(provider: IdentityProvider, clock: () => Date): TokenVerifier {
  const { issuer, audience } = provider;
  let keys: Promise<JWTVerifyGetKey> | undefined;

  const findKeys = async (): Promise<JWTVerifyGetKey> => {
    keys ??= discoverKeys(issuer);
    try {
      return await keys;
    } catch (error) {
      keys = undefined;
      throw error;
    }
  };

  return {
    async verify(token) {
      const payload = await verifyToken(token, await findKeys());
      const role = roleOf(payload, provider);
      if (role === undefined) throw new BriefError([messages.noRole(payload.sub!, provider.rolesClaim)]);
      return { name: payload.sub!, role };
    },
  };

  async function verifyToken(token: string, key: JWTVerifyGetKey): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, key, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: 30,
        currentDate: clock(),
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) {
        throw new BriefError([messages.providerUnreachable(issuer)]);
      }
      throw new BriefError([messages.badToken(error.message)]);
    }
  }
}

/** The keys that the provider publishes. They are fetched again when a token names one that is not known yet. */
async function discoverKeys(issuer: string): Promise<JWTVerifyGetKey> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE), redirect: 'error' });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    const document = discoveryDocument.parse(await answer.json());
    if (document.issuer !== issuer) throw new Error(`it names itself ${document.issuer}`);
    return createRemoteJWKSet(new URL(document.jwks_uri), { timeoutDuration: PATIENCE });
  } catch {
    throw new BriefError([messages.providerUnreachable(issuer)]);
  }
}

/** The highest role that the token's claim gives. */
function roleOf(payload: JWTPayload, { rolesClaim, roles }: IdentityProvider): Actor['role'] | undefined {
  const claim = rolesClaim
    .split('.')
    .reduce<unknown>((value, step) => (isObject(value) ? value[step] : undefined), payload);
  const given = typeof claim === 'string' ? claim.split(' ') : Array.isArray(claim) ? claim : [];
  return ROLES.findLast((role) => roles[role]?.some((name) => given.includes(name)));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
