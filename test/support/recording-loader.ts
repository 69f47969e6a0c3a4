import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

/** Loaded before a program: at its end it writes down which files the program loaded. */
const files = new Set<string>();
registerHooks({
  load: (url, context, next) => {
    files.add(url);
    return next(url, context);
  },
});
process.on('exit', () => writeFileSync(String(process.env['LOADED_FILES']), JSON.stringify([...files])));
