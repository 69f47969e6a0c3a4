import { readFileSync, writeFileSync } from 'node:fs';
import { http } from '../../src/infrastructure/wiring/tokens/tokens.ts';
import { apiDocument } from './api-document.ts';
import { cliDocument } from './cli-document.ts';
import { clientOperations, clientTypes } from './client-document.ts';
import { memoryProduct } from './memory-product.ts';
import { withCounts } from './readme-counts.ts';
import { environmentExample, withSettingsTable } from './settings-document.ts';

writeFileSync('README.md', withCounts(readFileSync('README.md', 'utf8')));
writeFileSync('.env.example', environmentExample());
writeFileSync('docs/operations.md', withSettingsTable(readFileSync('docs/operations.md', 'utf8')));
const document = memoryProduct().container.get(http.document)();
writeFileSync('docs/api.md', apiDocument(document));
writeFileSync('src/client/document/types.ts', await clientTypes(document));
writeFileSync('src/client/document/operations.ts', clientOperations(document));
writeFileSync('docs/cli.md', cliDocument());
