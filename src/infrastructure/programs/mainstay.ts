import { commandLine } from './command-line.ts';

process.exitCode = await commandLine(process.argv.slice(2));
// What a command leaves open (a database that is found stopped again) must not keep it from ending.
process.exit();
