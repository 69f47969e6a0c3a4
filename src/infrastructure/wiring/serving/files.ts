import { ContainerModule } from 'inversify';
import { usualIdleTimeout } from '../../../adapters/http/kit/incoming-bytes.ts';
import { fileResource } from '../../../adapters/http/v1/files/resource.ts';
import { providing } from '../binding.ts';
import { files } from '../tokens/file-tokens.ts';
import { http } from '../tokens/tokens.ts';

export const filesServing = new ContainerModule((options) => {
  const provide = providing(options);
  provide(http.v1Resources, [files.useCases, files.publicOrigin], (useCases, originOf) =>
    fileResource(useCases, { originOf, idleTimeout: usualIdleTimeout }),
  );
});
