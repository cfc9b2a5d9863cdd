import { badKeyName, badOption } from '../../messages/cli.ts';
import type { Role } from '../../service/model.ts';
import type { DefineCommand } from '../options.ts';
import { UsageError } from '../outcome.ts';
import { openTerminal } from '../terminal.ts';

/** Defines `briefpress key <name>`. */
export const defineKey: DefineCommand = (command, surroundings) => {
  command
    .requiredOption('--role <role>', 'viewer, editor or operator')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', '\nExample:\n  briefpress key jane --role editor')
    .action(async (name: string, options: { role: string; json?: boolean }) => {
      const { createKey } = await import('../../service/auth/keys.ts');
      const { KEY_NAME } = await import('../../service/config/schema.ts');
      const { ROLES } = await import('../../service/auth/roles.ts');
      const role: Role | undefined = ROLES.find((one) => one === options.role);
      if (role === undefined) throw new UsageError(badOption('--role', options.role, ROLES));
      if (!KEY_NAME.test(name)) throw new UsageError(badKeyName(name));
      const terminal = openTerminal(surroundings, options.json === true);
      const { key, hash } = createKey();
      terminal.line(terminal.bold(key));
      terminal.line(terminal.dim('Give it to whom it is for: it is not stored, and cannot be shown again.'));
      terminal.line(`\nbriefpress.yaml:\nauth:\n  keys:\n    - {name: ${JSON.stringify(name)}, role: ${role}, hash: "${hash}"}`);
      terminal.json({ ok: true, key, entry: { name, role, hash } });
    });
};
