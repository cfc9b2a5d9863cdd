import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { BriefError } from '../../diagnostic.ts';
import { openToOthers } from '../../messages/serviceConfig.ts';
import type { Config } from './schema.ts';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

/** Whether only this machine reaches an address. */
export function isLoopback(host: string): boolean {
  const address = host.replace(/^\[(.*)\]$/, '$1');
  if (isIPv4(address)) return loopback.check(address);
  if (isIPv6(address)) return loopback.check(address, 'ipv6');
  return address.toLowerCase() === 'localhost';
}

/** Whether callers need neither key nor token. */
export function isOpen({ auth }: Config): boolean {
  return auth.keys.length === 0 && auth.oidc === undefined;
}

/** Throws `BriefError` if others than this machine could use the service without a key. */
export function checkExposure(config: Config): void {
  if (!isOpen(config)) return;
  const { host, publicUrl } = config;
  const reachedAt = [host, ...(publicUrl === undefined ? [] : [new URL(publicUrl).hostname])];
  const elsewhere = reachedAt.find((name) => !isLoopback(name));
  if (elsewhere !== undefined) throw new BriefError([openToOthers(elsewhere)]);
}
