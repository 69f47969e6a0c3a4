import { ContainerModule } from 'inversify';
import { contentInspector } from '../../../adapters/files/content-inspector.ts';
import { publicOrigin } from '../../../adapters/http/kit/public-origin.ts';
import { HmacLinkSignatures } from '../../../adapters/security/hmac-link-signatures.ts';
import { DeleteAnyFile } from '../../../application/files/operator/delete-any-file.ts';
import { ShowAnyFile } from '../../../application/files/operator/show-any-file.ts';
import { PurgeFiles } from '../../../application/files/purge-files.ts';
import { RemoveBytesLater, removeBytes, removeBytesJob } from '../../../application/files/remove-bytes-later.ts';
import { SweepFiles, sweepFiles, sweepFilesJob } from '../../../application/files/sweep-files.ts';
import { fileUseCases } from '../../../application/files/use-cases.ts';
import { isActive } from '../../../domain/accounts/user.ts';
import { providing } from '../binding.ts';
import { withFileBytes } from '../stores/personal-files.ts';
import { accounts } from '../tokens/account-tokens.ts';
import { audit } from '../tokens/audit-tokens.ts';
import { files } from '../tokens/file-tokens.ts';
import { housekeeping } from '../tokens/housekeeping-tokens.ts';
import { jobs } from '../tokens/job-tokens.ts';
import { owned } from '../tokens/owned-tokens.ts';
import { kernel } from '../tokens/tokens.ts';

export const filesModule = new ContainerModule((options) => {
  const provide = providing(options);
  provide(
    files.useCases,
    [
      ...[files.files, files.uploads, owned.unitOfWork, files.storage, accounts.accountStatuses],
      ...[files.signatures, kernel.config, kernel.meters, kernel.ids, kernel.clock],
    ] as const,
    (stored, uploads, unitOfWork, storage, statuses, signatures, { files: { limits } }, meters, ids, clock) =>
      fileUseCases({
        ...{ files: stored, uploads, unitOfWork, storage, limits, meters, ids, clock },
        inspector: contentInspector,
        signatures,
        owners: {
          mayAct: async (id) => {
            const status = await statuses.of(id);
            return status !== undefined && isActive(status);
          },
        },
      }),
  );
  provide(files.signatures, [kernel.secret], (secret) => new HmacLinkSignatures(secret));
  provide(files.publicOrigin, [kernel.config], ({ publicUrl, trustedProxies, port }) =>
    publicOrigin(publicUrl, trustedProxies, `http://localhost:${port}`),
  );
  provide(
    files.withBytes,
    [files.removeBytes, files.signatures, files.publicOrigin, kernel.clock],
    (removeBytes, signatures, originOf, clock) => (records) =>
      withFileBytes(records, { removeBytes, signatures, clock, origin: originOf(() => undefined) }),
  );
  provide(housekeeping.purgeable, [files.files, files.storage], (stored, storage) => new PurgeFiles(stored, storage));
  provide(
    files.sweep,
    [files.uploads, files.storage, kernel.clock, kernel.meters],
    (uploads, storage, clock, meters) => new SweepFiles(uploads, storage, clock, meters),
  );
  provide(
    files.maintenance,
    [
      ...[accounts.operatorUseCases, files.files, owned.unitOfWork, files.storage, files.sweep],
      ...[audit.log, kernel.operator, kernel.clock, kernel.ids],
    ] as const,
    ({ find }, stored, unitOfWork, storage, sweep, log, operator, clock, ids) => ({
      ...{ find, lists: stored, sweep, show: new ShowAnyFile(stored) },
      remove: new DeleteAnyFile({ unitOfWork, storage, audit: log, operator, clock, ids }),
    }),
  );
  provide(jobs.kinds, [], () => sweepFiles);
  provide(jobs.handlers, [files.sweep], (sweep) => sweepFilesJob(sweep));
  provide(files.removeBytes, [files.files, jobs.queue], (stored, queue) => new RemoveBytesLater(stored, queue));
  provide(jobs.kinds, [], () => removeBytes);
  provide(jobs.handlers, [files.storage], (storage) => removeBytesJob(storage));
});
