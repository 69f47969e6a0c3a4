// First: the driver reads the environment while it is loaded.
import './libpq-environment.ts';
import { commandLine } from './command-line.ts';

// Whoever reads our answer may have seen enough: `mainstay users list | head -1`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await commandLine(process.argv.slice(2));
await new Promise((written) => process.stdout.write('', written));
// What a command leaves open (a database that is found stopped again) must not keep it from ending.
process.exit();
