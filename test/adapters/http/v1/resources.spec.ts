import { resources } from '../../../support/resource.ts';
import { resourceContract } from '../../../support/resource-contract.ts';

for (const [name, resource] of Object.entries(resources)) resourceContract(name, resource);
