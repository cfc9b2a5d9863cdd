import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

// Preloaded into a run of the program: writes the address of every module that is loaded into the file LOADED.
registerHooks({
  load(url, context, next) {
    appendFileSync(process.env['LOADED']!, `${url}\n`);
    return next(url, context);
  },
});
