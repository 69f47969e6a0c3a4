import { listContract } from '../../../support/list-contract.ts';
import { describeOnBothProducts } from '../../../support/on-both-products.ts';
import { resources } from '../../../support/resource.ts';
import { resourceContract } from '../../../support/resource-contract.ts';

for (const [name, resource] of Object.entries(resources))
  describeOnBothProducts(`v1 ${name}`, (newUser) => {
    resourceContract(resource, newUser);
    listContract(resource, newUser);
  });
