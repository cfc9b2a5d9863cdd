#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// Compiled code is kept in the system's temporary folder, if that can be written to: a later start takes half the time.
// This file is no TypeScript because it runs before that: Node.js would load what strips types for it alone.
enableCompileCache();
await import('./briefpress.ts');
