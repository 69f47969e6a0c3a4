import { readFileSync, writeFileSync } from 'node:fs';
import { environmentExample, withSettingsTable } from './settings-document.ts';

writeFileSync('.env.example', environmentExample());
writeFileSync('docs/operations.md', withSettingsTable(readFileSync('docs/operations.md', 'utf8')));
