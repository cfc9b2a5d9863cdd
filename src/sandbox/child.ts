import { serveRenders } from './serve.ts';

// The program of a render process: it renders what its parent sends, and nothing else.
serveRenders(process);
