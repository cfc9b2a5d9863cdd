import type { Diagnostic, Place } from '../diagnostic.ts';
import { didYouMean, finding, quote } from './wording.ts';

/** Where a value was set: a place in the file, or the name of a variable, or the command line. */
type Origin = Place | string;

function configFinding(rule: string, message: string, origin: Origin, hint?: string): Diagnostic {
  if (typeof origin !== 'string') return finding('error', `config/${rule}`, message, origin, hint);
  return finding('error', `config/${rule}`, `${origin}: ${message}`, undefined, hint);
}

export function badConfigYaml(place: Place, reason: string): Diagnostic {
  return configFinding('bad-yaml', `The configuration cannot be read: ${reason}.`, place);
}

export function missingConfig(path: string): Diagnostic {
  return finding('error', 'config/missing-file', `There is no configuration file ${path}.`);
}

export function badSetting(name: string, value: unknown, words: string, description: string, origin: Origin): Diagnostic {
  const setting = name === '' ? 'The configuration' : name;
  const message = value === undefined ? `${setting} is missing.` : `${setting} cannot be ${shown(value)}: ${words.replace(/^Invalid \w+: /, '')}.`;
  return configFinding('bad-setting', message, origin, description || undefined);
}

export function unknownSetting(name: string, known: readonly string[], origin: Origin): Diagnostic {
  return configFinding('unknown-setting', `There is no setting ${quote(name)}.`, origin, didYouMean(name, known));
}

export function unknownVariable(name: string, known: readonly string[]): Diagnostic {
  return finding('error', 'config/unknown-variable', `${name} is no setting.`, undefined, didYouMean(name, known));
}

export function openToOthers(host: string): Diagnostic {
  return finding(
    'error',
    'config/open-to-others',
    `Everyone who reaches ${host} could change templates and datasets: no keys are configured.`,
    undefined,
    'Make a key by "briefpress key <name> --role editor" and configure it, or listen on 127.0.0.1 only.',
  );
}

export function cannotListen(host: string, port: number, code: string): Diagnostic {
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: 'another program listens there',
    EACCES: 'that is not allowed here',
    EADDRNOTAVAIL: 'this machine has no such address',
    ENOTFOUND: 'there is no such name',
  };
  return finding(
    'error',
    'config/cannot-listen',
    `Port ${port} of ${host} cannot be listened on: ${reasons[code] ?? code}.`,
    undefined,
    'Choose another one by --port and --host.',
  );
}

/** Values as they would be written, without what is not to be shown around. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}
