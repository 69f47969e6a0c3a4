import { listContract } from '../../../support/list-contract.ts';
import { describeOnBothProducts } from '../../../support/on-both-products.ts';
import { referenceContract } from '../../../support/reference-contract.ts';
import { projects, tasks, uuids } from '../../../support/resource.ts';
import { resourceContract } from '../../../support/resource-contract.ts';

for (const resource of [projects, tasks])
  describeOnBothProducts(`v1 ${resource.path}`, (newUser) => {
    resourceContract(resource, newUser);
    listContract(resource, newUser);
  });

describeOnBothProducts('v1 /tasks', (newUser) => {
  const body = { name: 'Garden' };
  referenceContract(tasks, { field: 'projectId', path: '/projects', body, unknown: uuids.unknownId }, newUser);
});
