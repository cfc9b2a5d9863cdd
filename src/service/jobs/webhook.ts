import { createHmac } from 'node:crypto';
import { BriefError } from '../../diagnostic.ts';
import { noticeRefused } from '../../messages/service.ts';
import type { Job } from '../model.ts';
import type { SendNotice } from './notices.ts';
import { summarizeJob } from './summary.ts';

/** Whom the operator lets be told, and how they know that it is us. */
export interface WebhookSettings {
  /** Such as `https://hooks.example.org`: scheme, host and port. Nothing else is ever asked, redirections included. */
  readonly origins: readonly string[];
  readonly secret: string;
}

const PATIENCE = 10_000;

/** Whether the operator lets this address be told. */
export function mayNotify(url: string, origins: readonly string[]): boolean {
  const allowed = origins.map((origin) => new URL(origin).origin);
  const { origin, username, password } = new URL(url);
  return allowed.includes(origin) && username === '' && password === '';
}

/** Throws `BriefError` for an address that may not be told, or is none: else anybody could have the service ask around inside the network. */
export function checkNotify(url: string, { webhooks: { origins } }: { readonly webhooks: Pick<WebhookSettings, 'origins'> }): void {
  const isAddress = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  if (!isAddress || !mayNotify(url, origins)) throw new BriefError([noticeRefused(isAddress ? new URL(url).origin : url, origins)]);
}

/**
 * Sends a job's end as `POST` with JSON, signed as in Standard Webhooks: `webhook-signature` is `v1,` and the HMAC-SHA256
 * (base64) of `<webhook-id>.<webhook-timestamp>.<body>` by the secret. Each end of a job has one id, however often it is sent.
 */
export function openWebhook({ origins, secret }: WebhookSettings, clock: () => Date): SendNotice {
  return async (url, job) => {
    if (!mayNotify(url, origins)) return 'the address is not among webhooks.origins';
    const id = `${job.id}.${Date.parse(job.finishedAt ?? job.createdAt)}`;
    const timestamp = String(Math.floor(clock().valueOf() / 1000));
    const body = describeEnd(job);
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'User-Agent': 'briefpress',
          'webhook-id': id,
          'webhook-timestamp': timestamp,
          'webhook-signature': sign(secret, `${id}.${timestamp}.${body}`),
        },
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE),
      });
      await answer.body?.cancel();
      return answer.ok ? undefined : `HTTP ${answer.status}`;
    } catch (error) {
      return reasonOf(error);
    }
  };
}

function describeEnd(job: Job): string {
  const { notice: _notice, ...data } = summarizeJob(job);
  return JSON.stringify({ type: 'job.finished', timestamp: job.finishedAt, data });
}

function sign(secret: string, text: string): string {
  return `v1,${createHmac('sha256', secret).update(text).digest('base64')}`;
}

/** The code of the operating system where there is one: `ECONNREFUSED`. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause: unknown = error.cause;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.message;
}
