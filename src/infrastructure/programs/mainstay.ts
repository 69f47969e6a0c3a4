// First: the driver reads the environment while it is loaded.
import './libpq-environment.ts';
import { commandLine } from './command-line.ts';

// Whoever reads our answer may have seen enough (`mainstay users list | head -1`), or has closed the terminal. What runs
// still ends as it should, and leaves no database running.
const gone: readonly (string | undefined)[] = ['EPIPE', 'EIO'];
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (!gone.includes(error.code)) throw error;
  });

process.exitCode = await commandLine(process.argv.slice(2));
await new Promise((written) => process.stdout.write('', written));
// What a command leaves open (a database that is found stopped again) must not keep it from ending.
process.exit();
