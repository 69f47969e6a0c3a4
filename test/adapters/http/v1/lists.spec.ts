import { listContract } from '../../../support/list-contract.ts';
import { resources } from '../../../support/resource.ts';

for (const [name, resource] of Object.entries(resources)) listContract(name, resource);
