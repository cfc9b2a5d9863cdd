#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// Compiled code is kept in the system's temporary folder: a later start takes half the time.
enableCompileCache();

// A reader that closes the pipe early, such as `head`, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const { runProgram } = await import('./program.ts');

process.exitCode = await runProgram(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  clock: () => new Date(),
});
