import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { BriefError } from '../../diagnostic.ts';
import { isSystemError } from '../../disk/saveFile.ts';
import { cannotListen } from '../../messages/serviceConfig.ts';
import type { Config } from '../config/schema.ts';

/** A server that listens. */
export interface OpenServer {
  readonly url: string;
  /** Takes no more requests and waits for those under way; gives whether some had to be cut off. */
  close(): Promise<boolean>;
}

/** Longer than proxies keep connections, so that they do not send requests into one that is being closed. */
const KEEP_ALIVE = 65_000;

const BETWEEN_LOOKS = 50;

export async function openServer(
  listener: RequestListener,
  { host, port, stopSeconds, drainSeconds }: Pick<Config, 'host' | 'port' | 'stopSeconds' | 'drainSeconds'>,
): Promise<OpenServer> {
  let isClosing = false;
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE }, (request, response) => {
    if (isClosing) response.setHeader('Connection', 'close');
    listener(request, response);
  });
  const listening = Promise.withResolvers<void>();
  server.once('error', listening.reject).listen(port, host, listening.resolve);
  try {
    await listening.promise;
  } catch (error) {
    if (!isSystemError(error, 'EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND')) throw error;
    throw new BriefError([cannotListen(host, port, (error as NodeJS.ErrnoException).code ?? '')]);
  }
  const bound = server.address() as AddressInfo;
  const name = bound.family === 'IPv6' ? `[${bound.address}]` : bound.address;

  return {
    url: `http://${name}:${bound.port}`,
    async close() {
      await sleep(drainSeconds * 1000);
      isClosing = true;
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      // A connection becomes idle when its last request has been answered.
      const looks = setInterval(() => server.closeIdleConnections(), BETWEEN_LOOKS);
      let wasForced = false;
      const patience = setTimeout(() => {
        wasForced = true;
        server.closeAllConnections();
      }, stopSeconds * 1000);
      await closed.promise;
      clearInterval(looks);
      clearTimeout(patience);
      return wasForced;
    },
  };
}
