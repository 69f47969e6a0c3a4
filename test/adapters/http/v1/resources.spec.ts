import { listContract } from '../../../support/list-contract.ts';
import { describeOnBothProducts } from '../../../support/on-both-products.ts';
import { projects, tasks } from '../../../support/resource.ts';
import { resourceContract } from '../../../support/resource-contract.ts';

for (const resource of [projects, tasks])
  describeOnBothProducts(`v1 ${resource.path}`, (newUser) => {
    resourceContract(resource, newUser);
    listContract(resource, newUser);
  });
