import { writeFileSync } from 'node:fs';
import { http } from '../../src/infrastructure/wiring/tokens/tokens.ts';
import { memoryProduct } from './memory-product.ts';

/** For a release: what is published now is what later documents must not break. */
const document = memoryProduct().container.get(http.document)();
writeFileSync('test/published/openapi.json', `${JSON.stringify(document)}\n`);
